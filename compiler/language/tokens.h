#pragma once
// Within compiler/language: a file of the language as tokens. What SQL decides (types, expressions, queries, bodies)
// stays as it is written: only its extent is found here.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostics.h"

namespace ashlar::language {

enum class Tok : std::uint8_t {
  word,    // a name or keyword, unquoted
  quoted,  // "…", U&"…"
  splice,  // a word with ${…} in it
  string,  // '…' with any prefix
  dollar,  // $$…$$
  number,
  sign,      // an operator, or a character that SQL will judge
  arrow,     // ->
  equals,    // =
  question,  // ? directly behind a type
  dot,
  colon,
  comma,
  semicolon,
  open,   // ( and [
  close,  // ) and ]
  brace,
  end_brace,
  body,  // { … } around SQL, as one token
  doc,   // /// …
  end,
};

struct Token {
  Tok kind = Tok::end;
  bool starts_line = false;
  bool after_comment = false;  // a // comment stands between it and the token before
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t indent = 0;  // of its line
};

/// A comment that is kept for the formatter only.
struct Comment {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A text of the language, taken apart. Always ends with a Tok::end.
struct Tokens {
  FileId file = no_file;
  std::string_view text;
  std::vector<Token> all;
  std::vector<Comment> comments;
  std::vector<std::uint32_t> broken;  // places where something could not be read

  [[nodiscard]] std::string_view text_of(const Token& token) const {
    return text.substr(token.begin, token.end - token.begin);
  }
  [[nodiscard]] Span span(const Token& token) const { return {file, token.begin, token.end}; }
};

/// Words that begin a declaration, at the beginning of a line.
bool is_declaration_word(std::string_view lower_word);

/// Reads the whole file. What cannot be read is reported and passed over; a brace that is not closed ends before the
/// next declaration.
Tokens tokenize(FileId file, const SourceManager& sources, Diagnostics& diagnostics);

/// `word` is written like this, in any case.
bool same_word(std::string_view word, std::string_view lower);

/// Where the part of a splice that begins at `at` with "${" ends, behind its brace; npos where it does not.
std::size_t end_of_splice(std::string_view text, std::size_t at);

}  // namespace ashlar::language
