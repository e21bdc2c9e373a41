#pragma once
// Names of several parts, as SQL writes them.

#include <string>
#include <string_view>
#include <vector>

namespace ashlar {

/// The parts of `app."My Table"`, without their quotes: {"app", "My Table"}. Case is kept as it is written.
std::vector<std::string> name_parts(std::string_view written);

}  // namespace ashlar
