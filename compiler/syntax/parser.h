#pragma once
// SQL text to plain trees. The only way into ANTLR (parser.cpp is the one translation unit that
// includes it).

#include <memory>
#include <string_view>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/syntax/tree.h"

namespace ashlar::syntax {

/// What the text is to be read as.
enum class Start : std::uint8_t {
  statement,   // one SQL statement, with or without its semicolon
  expression,  // one a_expr and nothing else
  type,        // one type name
};

/// Parses one statement. Reports syntax errors to `diagnostics` at their places (a statement with
/// errors gives nullptr; a few errors a statement at most, no cascade). Empty text and text with only comments
/// give a tree without entries. Bounded in depth: deep nesting is `nesting_too_deep`, never a crash.
std::unique_ptr<Tree> parse(SourceText source, Start start, Diagnostics& diagnostics);

/// One token of a text, for tools that need no tree (formatting, body scanning).
struct Token {
  Tok kind = Tok::none;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
/// The tokens of `text` without white space and comments; stops at the first that cannot be read.
std::vector<Token> tokenize(std::string_view text);

/// Splits the SQL text of a function body or snapshot (no psql commands) at its top-level
/// semicolons, as psql does: quotes, dollar quotes, comments, parentheses and BEGIN ATOMIC … END
/// are respected. Pieces hold byte offsets [begin, end) without the semicolon, leading white space and comments cut.
struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
std::vector<Piece> split_statements(std::string_view sql);

}  // namespace ashlar::syntax
