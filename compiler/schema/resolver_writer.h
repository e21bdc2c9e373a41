#pragma once
// Inside the resolver: tokens to canonical text, one space between them except where none belongs.

#include <string>
#include <string_view>

#include "compiler/ir/sql_text.h"

namespace ashlar::resolution {

class Writer {
 public:
  /// `lines`: line() breaks the line; else it is a space. `indent` is the depth in steps of two spaces.
  explicit Writer(bool lines = false, int indent = 0) : lines_(lines), indent_(indent) {}

  /// A token with a space before it where one is due.
  void word(std::string_view token) {
    gap();
    text_.append(token);
    space_ = true;
  }
  void name(std::string_view identifier);  // quoted where needed
  void slot(const ObjectId& target, SlotStyle style, std::string alias = {}) {
    gap();
    text_.append(target, style, std::move(alias));
    space_ = true;
  }
  /// A dependency that is not named.
  void hidden(const ObjectId& target) { text_.append(target, SlotStyle::hidden); }
  void append(const SqlText& text) {
    if (!text.text().empty()) {
      gap();
      space_ = true;
    }
    text_.append(text);
  }
  void open() {
    gap();
    text_.append("(");
    space_ = false;
  }
  /// "(" of a call, directly after its name.
  void open_call() { tight("(", false); }
  void close() { tight(")", true); }
  void comma() { tight(",", true); }
  /// Text with no space before it, and one after it only where `space`.
  void tight(std::string_view text, bool space) {
    text_.append(text);
    space_ = space;
  }
  /// The next token follows without a space.
  void glue() { space_ = false; }
  void line();
  void set_lines(bool lines) { lines_ = lines; }
  void indent() { ++indent_; }
  void dedent() { --indent_; }
  [[nodiscard]] bool lines() const { return lines_; }
  [[nodiscard]] int depth() const { return indent_; }
  [[nodiscard]] bool empty() const { return text_.text().empty(); }
  [[nodiscard]] std::string_view text() const { return text_.text(); }
  SqlText take() { return std::move(text_); }

 private:
  void gap() {
    if (space_) {
      text_.append(" ");
    }
  }

  SqlText text_;
  bool space_ = false;
  bool lines_ = false;
  int indent_ = 0;
};

}  // namespace ashlar::resolution
