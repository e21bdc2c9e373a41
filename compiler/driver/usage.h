#pragma once
// A command line that cannot be read, told as every other error is.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "compiler/driver/context.h"

namespace ashlar::driver {

/// Notes in `context` the form that the arguments ask for on stdout, whether or not they can be read.
void note_failure_form(Context& context, const std::vector<std::string>& arguments);

/// Reports what is wrong with the command line, with what was perhaps meant, and answers the exit status.
int bad_usage(Context& context, const CLI::App& app, const CLI::ParseError& error,
              const std::vector<std::string>& arguments);

}  // namespace ashlar::driver
