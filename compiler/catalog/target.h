#pragma once
// Connection strings as text: which they are, and how they are shown.

#include <optional>
#include <string>

namespace ashlar::catalog {

/// Why libpq would not read `target` as it is meant, without a word of its secrets; nothing where it is good.
std::optional<std::string> refused_target(const std::string& target);

}  // namespace ashlar::catalog
