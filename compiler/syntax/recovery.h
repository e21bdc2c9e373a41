#pragma once
// Within compiler/syntax: what to do about a statement that does not parse. Nothing here runs for one that does.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/syntax/scan.h"

namespace ashlar::syntax {

/// Tokens [begin, end) of a statement.
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The element of CREATE TABLE's or CREATE TYPE's list in which a parse failed at `failed`, with one comma
/// beside it, so that what is left is a list again. Nothing where the failure is outside such a list, or the list
/// is not closed.
std::optional<TokenRange> broken_element(const std::vector<RawToken>& tokens, std::size_t failed);

/// Where a statement ends that was read too far because a parenthesis is not closed: the first semicolon before
/// a word that begins statements. tokens.size() where there is none.
std::size_t early_end(const std::vector<RawToken>& tokens);

/// The parenthesis around `at` that nothing closes.
std::optional<std::size_t> unclosed(const std::vector<RawToken>& tokens, std::size_t at);

/// The names in a list element that was left out.
std::vector<std::string> names_in(std::string_view text, const std::vector<RawToken>& tokens, TokenRange range);

/// The names that a statement which cannot be read would have declared or changed.
std::vector<std::string> names_declared(std::string_view text, const std::vector<RawToken>& tokens);

/// Every word of the statement that can be a name, folded as names are.
std::vector<std::string> words_of(std::string_view text, const std::vector<RawToken>& tokens);

}  // namespace ashlar::syntax
