#pragma once
// What single bytes mean to psql's scanner; shared by the two halves of Scanner.

#include <array>
#include <cstdint>
#include <string_view>

namespace ashlar::project {

/// What a byte may begin outside of quotes and comments.
enum class Byte : std::uint8_t { plain, space, word, quote, dash, slash, dollar, colon, semicolon, backslash, bracket };

constexpr std::array<Byte, 256> make_bytes() {
  std::array<Byte, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    table[c] = letter ? Byte::word : Byte::plain;
  }
  for (const char c : {' ', '\t', '\n', '\r', '\f', '\v'}) {
    table[static_cast<unsigned char>(c)] = Byte::space;
  }
  table['\''] = table['"'] = Byte::quote;
  table['-'] = Byte::dash;
  table['/'] = Byte::slash;
  table['$'] = Byte::dollar;
  table[':'] = Byte::colon;
  table[';'] = Byte::semicolon;
  table['\\'] = Byte::backslash;
  for (const char c : {'(', ')', '[', ']'}) {
    table[static_cast<unsigned char>(c)] = Byte::bracket;
  }
  return table;
}
inline constexpr auto bytes = make_bytes();

inline Byte byte_of(char c) {
  return bytes[static_cast<unsigned char>(c)];
}
inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
/// Also what a variable's name is made of.
inline bool is_tag(char c) {
  return byte_of(c) == Byte::word || is_digit(c);
}
inline bool is_identifier(char c) {
  return is_tag(c) || c == '$';
}
inline char at_or_nul(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

}  // namespace ashlar::project
