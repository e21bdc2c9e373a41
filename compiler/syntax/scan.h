#pragma once
// Within compiler/syntax: the tokens between lexer and parser, and what is known about them without ANTLR.

#include <cstdint>
#include <string_view>
#include <vector>

#include "rules.h"
#include "tokens.h"

namespace ashlar::syntax {

#include "names.inc"

/// A token as ANTLR's parser will see it: `type` is one of raw::….
struct RawToken {
  std::uint16_t type = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A rule or token as the parser met it, in preorder.
struct Event {
  std::uint16_t rule = 0;
  bool is_token = false;
  std::uint32_t token_index = 0;
  std::uint32_t next = 0;
};

struct Blank {
  std::uint32_t end = 0;      // where the text goes on
  bool unterminated = false;  // a comment that does not close, beginning at `end`
};
/// Passes over white space, -- comments and nested block comments from `at`.
Blank skip_blank(std::string_view text, std::uint32_t at);

/// How much of a run of operator characters is one operator: a comment ends it, and so do trailing
/// + and - unless one of ~ ! @ # % ^ & | ` ? stands in it.
std::uint32_t operator_length(std::string_view run);

/// The type of the keyword, raw::IDENTIFIER where the word (in any case) is none.
std::uint16_t keyword_type(std::string_view word);

/// Gives tokens the types that depend on their neighbours (raw::…_LA, raw::LPAREN_QUERY), and joins
/// U&'…' with its UESCAPE. Answers how deep parentheses are nested.
std::size_t look_ahead(std::vector<RawToken>& tokens);

}  // namespace ashlar::syntax
