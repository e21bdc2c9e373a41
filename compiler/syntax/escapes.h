#pragma once
// Within compiler/syntax: escapes that stand for no character.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ashlar::syntax {

struct BadEscape {
  std::uint32_t begin = 0;  // in the token's text
  std::uint32_t end = 0;
  std::string message;
};

/// The first bad escape of an E'…' constant (documentation, "String Constants with C-Style Escapes"): \u without four
/// digits, \U without eight, no code point, a byte of zero, bytes that are not UTF-8.
std::optional<BadEscape> bad_escape_in_string(std::string_view token);

/// The first bad escape of U&'…' or U&"…" with its UESCAPE, or a bad escape character.
std::optional<BadEscape> bad_unicode_escape(std::string_view token);

}  // namespace ashlar::syntax
