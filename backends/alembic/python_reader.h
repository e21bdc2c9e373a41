#pragma once
// Revision files of Alembic, read without running them. What revisions are made of is understood: assignments, strings,
// numbers, lists, calls, `with` and `if`. All else is a value or a statement that is "unread", with its place; nothing
// is guessed. Grammar: The Python Language Reference, "Full Grammar specification".

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/source.h"

namespace ashlar::backends::python {

enum class ValueKind : std::uint8_t {
  none,
  boolean,
  number,  // as written, '-' in front where negative
  string,
  list,
  tuple,
  dict,
  name,  // `op.f`, or `.dialect.name` of another value
  call,
  compare,  // two values and an operator
  unread,
};

struct NamedValue;

/// An expression. What it is made of depends on its kind.
struct Value {
  ValueKind kind = ValueKind::unread;
  /// A string's value, a number; a dotted name; a call's function, dotted; the operator of a comparison; why unread.
  std::string text;
  bool truth = false;
  /// Elements; a dict's keys and values in turn; a call's positional arguments; the two sides of a comparison.
  std::vector<Value> items;
  std::vector<NamedValue> named;  // arguments of a call by name
  /// What a name or call is taken of, where that is no plain name: `sa.column("x")` of `sa.column("x").desc()`.
  std::vector<Value> receiver;
  Span span;

  [[nodiscard]] bool is(ValueKind which) const { return kind == which; }
  /// The argument `name` of a call; nullptr where it is not given.
  [[nodiscard]] const Value* argument(std::string_view name) const;
};

struct NamedValue {
  std::string name;
  Value value;
};

enum class StatementKind : std::uint8_t { expression, assignment, with, branch, unread };

struct Statement {
  StatementKind kind = StatementKind::unread;
  /// The name that an assignment, or `with … as`, binds. Why it is unread; "return" where it leaves the function.
  std::string target;
  /// The expression, the assigned value, the context, the condition.
  Value value;
  std::vector<Statement> body;       // of with and branch
  std::vector<Statement> otherwise;  // of branch
  Span span;
};

struct Function {
  std::string name;
  std::vector<std::string> parameters;
  std::vector<Statement> body;
  Span span;
};

struct Module {
  std::vector<Statement> statements;
  std::vector<Function> functions;
  /// What imported names stand for: "sa" for "sqlalchemy", "op" for "alembic.op".
  std::map<std::string, std::string> imports;
  /// Where and why the file is no Python; empty where it is.
  std::string error;
  Span error_span;

  [[nodiscard]] const Function* function(std::string_view name) const;
  /// What a module-level name was assigned last; nullptr where it was not.
  [[nodiscard]] const Value* variable(std::string_view name) const;
};

/// `source` is the text of `file`, which the places of all values name.
Module read_module(std::string_view source, FileId file);

}  // namespace ashlar::backends::python
