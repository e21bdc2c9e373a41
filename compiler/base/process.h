#pragma once
// Running another program, without a shell: arguments are passed as they are.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ashlar {

struct ProcessResult {
  bool timed_out = false;  // it was ended after ProcessLimits::seconds
  bool too_long = false;   // it was ended because it wrote more than ProcessLimits::output
  int status = 0;          // exit status; 128 + signal where a signal ended it
  std::string out;
  std::string err;
};

/// Runs `arguments[0]` (looked up on PATH), writes `input` to its standard input and waits for its end.
/// Nothing where it could not be started.
std::optional<ProcessResult> run_process(const std::vector<std::string>& arguments, std::string_view input = {});

/// What another program gets, and how long it may take.
struct ProcessLimits {
  std::vector<std::string> environment;  // NAME=value; nothing else
  int seconds = 60;
  std::size_t output = std::size_t{64} << 20U;  // bytes on standard output, and on standard error
};
/// The same for a program that is not trusted to end: it and what it started are ended at the limits.
std::optional<ProcessResult> run_process(const std::vector<std::string>& arguments, std::string_view input,
                                         const ProcessLimits& limits);

}  // namespace ashlar
