#pragma once
// Python source as tokens (The Python Language Reference, "Lexical analysis"), for python_reader.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ashlar::backends::python {

enum class TokenKind : std::uint8_t { name, number, string, unread_string, symbol, line_end, indent, dedent, end };

struct Token {
  TokenKind kind = TokenKind::end;
  /// A name, number or symbol as written; a string's value; why a string's value is not known (f-strings, bytes).
  std::string text;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool is(std::string_view symbol) const { return kind == TokenKind::symbol && text == symbol; }
  [[nodiscard]] bool is_word(std::string_view word) const { return kind == TokenKind::name && text == word; }
};

/// `tokens` ends with an `end`. Where the text is no Python, `error` says why and the last token stands there.
struct Tokens {
  std::vector<Token> tokens;
  std::string error;
};

Tokens tokenize(std::string_view source);

}  // namespace ashlar::backends::python
