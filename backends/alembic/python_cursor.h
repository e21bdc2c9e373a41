#pragma once
// The tokens of a Python file, read one by one.

#include <algorithm>
#include <string_view>

#include "backends/alembic/python_tokens.h"
#include "compiler/base/source.h"

namespace ashlar::backends::python {

class Cursor {
 public:
  Cursor(Tokens tokens, FileId file) : tokens_(std::move(tokens)), file_(file) {}

  [[nodiscard]] const std::string& error() const { return tokens_.error; }
  [[nodiscard]] const Token& last() const { return tokens_.tokens.back(); }
  [[nodiscard]] std::size_t place() const { return at_; }
  void go_to(std::size_t place) { at_ = place; }

  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const {
    return tokens_.tokens[std::min(at_ + ahead, tokens_.tokens.size() - 1)];
  }
  [[nodiscard]] bool at_end() const { return peek().kind == TokenKind::end; }
  [[nodiscard]] bool at_line_end() const { return peek().kind == TokenKind::line_end || at_end(); }
  const Token& next() {
    const Token& token = peek();
    at_ += at_end() ? 0 : 1;
    return token;
  }
  bool accept(std::string_view symbol) {
    if (!peek().is(symbol)) {
      return false;
    }
    next();
    return true;
  }
  bool accept_word(std::string_view word) {
    if (!peek().is_word(word)) {
      return false;
    }
    next();
    return true;
  }

  [[nodiscard]] Span span_from(const Token& token) const { return {file_, token.begin, token.end}; }
  /// From the token at `begin` to the one read last.
  [[nodiscard]] Span span_since(std::size_t begin) const {
    const Token& last = tokens_.tokens[at_ > begin ? at_ - 1 : begin];
    return {file_, tokens_.tokens[begin].begin, last.end};
  }

 private:
  Tokens tokens_;
  FileId file_;
  std::size_t at_ = 0;
};

}  // namespace ashlar::backends::python
