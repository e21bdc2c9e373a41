#include "compiler/schema/do_block.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "compiler/base/text.h"
#include "compiler/syntax/parser.h"

namespace ashlar {

namespace {

using syntax::Token;

bool changes_schema(std::string_view word) {
  constexpr std::array words{"CREATE", "ALTER", "DROP", "GRANT", "REVOKE", "COMMENT", "SECURITY", "REASSIGN", "IMPORT"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_of_roles(std::string_view statement) {
  constexpr std::array starts{"CREATE ROLE", "CREATE USER", "CREATE GROUP", "ALTER ROLE", "ALTER USER",
                              "ALTER GROUP", "DROP ROLE",   "DROP USER",    "DROP GROUP"};
  return std::any_of(starts.begin(), starts.end(), [&](const char* start) { return statement.starts_with(start); });
}

bool changes_data(std::string_view word) {
  constexpr std::array words{"INSERT", "UPDATE", "DELETE", "MERGE", "SELECT", "WITH", "TRUNCATE", "ANALYZE", "SET"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

void append(SourceText& text, const SourceText& more) {
  for (SourceText::Segment segment : more.segments) {
    segment.at += static_cast<std::uint32_t>(text.text.size());
    text.segments.push_back(segment);
  }
  text.text += more.text;
}

/// What a dollar-quoted or plain string says; none for those with escapes of other kinds.
std::optional<SourceText> content(const SourceText& source, const Token& string) {
  const std::string_view written = std::string_view(source.text).substr(string.begin, string.end - string.begin);
  if (written.starts_with('$')) {
    const auto delimiter = static_cast<std::uint32_t>(written.find('$', 1) + 1);
    return syntax::part(source, string.begin + delimiter, string.end - delimiter);
  }
  if (!written.starts_with('\'')) {
    return std::nullopt;
  }
  SourceText content;
  std::uint32_t begin = string.begin + 1;
  for (std::uint32_t at = begin; at + 1 < string.end; ++at) {
    if (source.text[at] == '\'') {  // the first of two
      append(content, syntax::part(source, begin, at));
      begin = ++at;
    }
  }
  append(content, syntax::part(source, begin, string.end - 1));
  return content;
}

/// Reads a block by its words. Each function stands at its first token, goes past what it reads, and answers whether it
/// was understood.
class BlockReader {
 public:
  explicit BlockReader(const SourceText& body) : body_(body), tokens_(syntax::tokenize(body.text)) {}

  DoBlock read() {
    DoBlock result;
    if (block() && (is(";") || at_ == tokens_.size())) {
      result.effect = statements_.empty() ? DoBlock::Effect::none : DoBlock::Effect::guarded;
      result.statements = std::move(statements_);
      return result;
    }
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      if (at_ == 0 || begins_statement(at_ - 1)) {
        result.effect = std::max(result.effect, effect());
      }
    }
    return result;
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t i) const {
    return i < tokens_.size() ? std::string_view(body_.text).substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin)
                              : std::string_view{};
  }
  [[nodiscard]] std::string word() const { return to_upper(text(at_)); }
  [[nodiscard]] bool is(std::string_view what) const { return word() == what; }
  bool take(std::string_view what) {
    const bool there = is(what);
    at_ += there ? 1 : 0;
    return there;
  }
  [[nodiscard]] bool begins_statement(std::size_t before) const {
    constexpr std::array words{";", "BEGIN", "THEN", "ELSE", "LOOP"};
    return std::find(words.begin(), words.end(), to_upper(text(before))) != words.end();
  }

  /// What the statement here does, as far as its first words say.
  [[nodiscard]] DoBlock::Effect effect() const {
    const std::string first = word();
    if (changes_schema(first)) {
      return is_of_roles(first + " " + to_upper(text(at_ + 1))) ? DoBlock::Effect::roles : DoBlock::Effect::statements;
    }
    if (first != "EXECUTE") {
      return DoBlock::Effect::none;
    }
    const bool format = to_upper(text(at_ + 1)) == "FORMAT" && text(at_ + 2) == "(";
    const std::string_view constant = text(at_ + (format ? 3 : 1));
    return constant.starts_with('\'') && is_of_roles(to_upper(constant.substr(1))) ? DoBlock::Effect::roles
                                                                                   : DoBlock::Effect::computed;
  }

  /// Past the closing parenthesis of the opening one here.
  bool parentheses() {
    if (!is("(")) {
      return false;
    }
    int depth = 0;
    for (; at_ < tokens_.size(); ++at_) {
      depth += is("(") ? 1 : is(")") ? -1 : 0;
      if (depth == 0) {
        ++at_;
        return true;
      }
    }
    return false;
  }

  bool to_semicolon() {
    while (at_ < tokens_.size() && !is(";")) {
      if (!is("(")) {
        ++at_;
      } else if (!parentheses()) {
        return false;
      }
    }
    return take(";");
  }

  bool block() {
    if (!take("BEGIN")) {
      return false;
    }
    while (!is("END") && !is("EXCEPTION")) {
      if (!statement()) {
        return false;
      }
    }
    return (!take("EXCEPTION") || handlers()) && take("END");
  }

  /// WHEN condition OR condition THEN …: what is there already is left as it is.
  bool handlers() {
    while (take("WHEN")) {
      do {
        if (!word().starts_with("DUPLICATE_") && !is("OTHERS")) {
          return false;
        }
        ++at_;
      } while (take("OR"));
      if (!take("THEN")) {
        return false;
      }
      while (is("NULL") || is("RAISE")) {
        if (!to_semicolon()) {
          return false;
        }
      }
    }
    return true;
  }

  bool condition() {
    if (take("(")) {
      return condition() && take(")");
    }
    if (take("NOT")) {
      return take("EXISTS") && parentheses();
    }
    if (is("PG_CATALOG") && at_ + 1 < tokens_.size() && text(at_ + 1) == ".") {
      at_ += 2;
    }
    if (!word().starts_with("TO_REG")) {
      return false;
    }
    ++at_;
    return parentheses() && take("IS") && take("NULL");
  }

  bool conditional() {
    if (!take("IF") || !condition() || !take("THEN")) {
      return false;
    }
    while (!is("END")) {
      if (!statement()) {
        return false;
      }
    }
    return take("END") && take("IF") && take(";");
  }

  bool execute() {
    ++at_;
    auto constant = at_ < tokens_.size() ? content(body_, tokens_[at_]) : std::nullopt;
    if (!constant) {
      return false;
    }
    ++at_;
    statements_.push_back(std::move(*constant));
    return take(";");
  }

  bool statement() {
    const std::string first = word();
    if (first == "IF") {
      return conditional();
    }
    if (first == "BEGIN") {
      return block() && take(";");
    }
    if (first == "EXECUTE") {
      return execute();
    }
    if (first == "NULL" || first == "RAISE" || first == "PERFORM" || changes_data(first)) {
      return to_semicolon();
    }
    if (!changes_schema(first)) {
      return false;
    }
    const std::uint32_t begin = tokens_[at_].begin;
    if (!to_semicolon()) {
      return false;
    }
    statements_.push_back(syntax::part(body_, begin, tokens_[at_ - 1].begin));
    return true;
  }

  const SourceText& body_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::vector<SourceText> statements_;
};

}  // namespace

DoBlock read_do_block(const SourceText& statement) {
  for (const Token& token : syntax::tokenize(statement.text)) {
    const char first = statement.text[token.begin];
    if (first != '$' && first != '\'') {
      continue;
    }
    const auto body = content(statement, token);
    return body ? BlockReader(*body).read() : DoBlock{DoBlock::Effect::computed, {}};
  }
  return {};
}

}  // namespace ashlar
