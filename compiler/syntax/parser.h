#pragma once
// SQL text to plain trees. The only way into ANTLR (parser.cpp is the one translation unit that
// includes it).

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// Parses one statement. Reports the first syntax error to `diagnostics` at its place (a statement with
/// an error gives nullptr). Empty text and text with only comments
/// give a tree without entries. Bounded in depth: deep nesting is `nesting_too_deep`, never a crash.
std::unique_ptr<Tree> parse(SourceText source, Start start, Diagnostics& diagnostics);

/// A statement that is read as far as it can be.
struct Reading {
  std::unique_ptr<Tree> tree;  // nullptr where nothing of the statement can be used
  bool sound = true;           // whether all of it was read
  /// Names that what could not be read declares or changes: other statements that say them cannot be judged.
  /// Empty where not even that is known.
  std::vector<std::string> names;
  /// Statements that an unclosed parenthesis had taken in.
  std::optional<SourceText> rest;
};
/// As parse() of a statement, going on after an error: elements of CREATE TABLE and CREATE TYPE that are broken are
/// reported, each once, and left out of the tree.
Reading read_statement(SourceText source, Diagnostics& diagnostics);

/// Every word of `text` that can be a name, folded as names are.
std::vector<std::string> words_of(std::string_view text);

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

/// The bytes [begin, end) of `source`, which keep their places.
SourceText part(const SourceText& source, std::uint32_t begin, std::uint32_t end);

}  // namespace ashlar::syntax
