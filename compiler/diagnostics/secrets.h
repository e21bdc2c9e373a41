#pragma once
// Passwords in what is shown: diagnostics quote the line that they are about.

#include <string>
#include <string_view>

namespace ashlar {

/// `text` with a star for each byte of what follows the word password: a string constant, or a value inside one
/// (`'host=h password=x'`). Everything else stays where it is.
std::string without_secrets(std::string_view text);

}  // namespace ashlar
