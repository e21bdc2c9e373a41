#pragma once
// Python as black formats it: line length 88, double quotes, magic trailing commas.

#include <string>
#include <string_view>
#include <vector>

namespace ashlar::backends::python {

/// A call, a list or anything that is written as it is, with what it holds.
struct Expression {
  std::string text;   // a whole atom, or what stands before `open`
  std::string open;   // "(", "[", "{" or empty for an atom
  std::string close;  // the matching bracket and what follows
  std::vector<Expression> items;
  std::string name{};  // `name=` of a keyword argument
  /// What a method is called of, one at most; `text` begins with the dot then.
  std::vector<Expression> receiver{};

  [[nodiscard]] bool atom() const { return open.empty(); }
};

Expression atom(std::string text);
Expression call(std::string function, std::vector<Expression> arguments = {});
Expression list(std::vector<Expression> items);
Expression keyword(std::string name, Expression value);
Expression boolean(bool value);
/// A string constant on one line, with double quotes unless that needs more backslashes.
Expression string(std::string_view value);
Expression strings(const std::vector<std::string>& values);

/// A string constant of any length: SQL with line breaks is triple-quoted, and indented by `indent` where `may_indent`
/// says that line breaks mean nothing.
Expression text_block(std::string_view value, std::size_t indent, bool may_indent);

/// An expression as a statement, indented, with a line break at its end.
std::string statement(const Expression& expression, std::size_t indent);

/// What stands inside a docstring.
std::string docstring_text(std::string_view text);

}  // namespace ashlar::backends::python
