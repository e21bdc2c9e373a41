#pragma once
// Expressions of Python, as python_reader.h describes them.

#include <string>

#include "backends/alembic/python_cursor.h"
#include "backends/alembic/python_reader.h"

namespace ashlar::backends::python {

class Expressions {
 public:
  explicit Expressions(Cursor& tokens) : tokens_(tokens) {}

  /// One expression, up to what can follow one. What is not understood is passed over.
  Value expression();
  /// a, b: a tuple without parentheses.
  Value expression_list();
  /// A value for what was read since the token at `begin`.
  [[nodiscard]] Value unread(std::string why, std::size_t begin) const;

 private:
  [[nodiscard]] bool at_delimiter() const;
  void skip_to_delimiter();
  void skip_to_bracket(std::string_view closing);
  Value sum();
  Value postfix();
  Value call(Value function, std::size_t begin);
  Value operand();
  Value strings();
  Value number(bool negative);
  Value word();
  Value parenthesised();
  Value list();
  Value dict();

  Cursor& tokens_;
};

}  // namespace ashlar::backends::python
