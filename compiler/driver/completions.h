#pragma once
// The script by which a shell completes command lines of ashlar.

#include <string>

namespace CLI {
class App;
}

namespace ashlar::driver {

/// For bash, zsh or fish; made from the commands and options that `app` has.
std::string completions(const CLI::App& app, const std::string& shell);

}  // namespace ashlar::driver
