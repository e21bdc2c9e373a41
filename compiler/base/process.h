#pragma once
// Running another program, without a shell: arguments are passed as they are.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ashlar {

struct ProcessResult {
  int status = 0;  // exit status; 128 + signal where a signal ended it
  std::string out;
  std::string err;
};

/// Runs `arguments[0]` (looked up on PATH), writes `input` to its standard input and waits for its end.
/// Nothing where it could not be started.
std::optional<ProcessResult> run_process(const std::vector<std::string>& arguments, std::string_view input = {});

}  // namespace ashlar
