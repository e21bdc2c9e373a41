#pragma once
// The commands, one file each. Every one answers the exit status of interface.md and prints its
// diagnostics itself (finish()).

#include <string>
#include <vector>

#include "compiler/driver/context.h"

namespace ashlar::driver {

struct DiffOptions {
  std::string from = "head";
  std::string to = "sources";
  std::string format = "human";  // human, sql, json
  std::string output;            // -o; empty: stdout
  bool reverse = false;
};
int run_diff(Context& context, const DiffOptions& options);

struct CompileOptions {
  std::string emit = "sql";  // sql, json, deps
  std::string state = "sources";
  std::string output;
};
int run_compile(Context& context, const CompileOptions& options);

/// Writes to `path`, or to stdout where it is empty. False (reported) where that failed.
bool write_output(Context& context, const std::string& path, const std::string& text);

}  // namespace ashlar::driver
