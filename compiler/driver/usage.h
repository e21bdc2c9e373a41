#pragma once
// A command line that cannot be read, told as every other error is.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "compiler/driver/context.h"

namespace ashlar::driver {

/// True where the arguments ask for JSON on stdout, whether or not they can be read.
bool wants_json(const std::vector<std::string>& arguments);

/// Reports what is wrong with the command line, with what was perhaps meant, and answers the exit status.
int bad_usage(Context& context, const CLI::App& app, const CLI::ParseError& error,
              const std::vector<std::string>& arguments);

}  // namespace ashlar::driver
