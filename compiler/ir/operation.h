#pragma once
// What a statement does, in the terms of runners that have an API of their own: an operation by name, with named
// arguments. Operations and arguments are named after Alembic's; docs/plan.md has the vocabulary.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ashlar {

struct Argument;
struct Operation;

/// A value that is SQL, where a plain string would be a name or a text.
struct SqlExpression {
  std::string sql;
};

/// An argument's value: null, a flag, a number, a name or text, SQL, a list, or nested operations (a table's elements).
struct Value {
  using Values = std::vector<Value>;
  using Operations = std::vector<Operation>;
  std::variant<std::monostate, bool, std::int64_t, std::string, SqlExpression, Values, Operations> value;
};

/// An operation says all that its statement does, or is not there: what a runner makes of it must leave the same
/// database behind as the SQL.
struct Operation {
  std::string name;
  std::vector<Argument> arguments;

  Operation& with(std::string argument, Value value);
  /// The same, where `value` is not empty or not false: what is left out has the runner's default.
  Operation& with_text(std::string argument, const std::string& value);
  Operation& with_sql(std::string argument, const std::string& sql);
  Operation& with_flag(std::string argument, bool value);
  Operation& with_names(std::string argument, const std::vector<std::string>& names);

  /// The argument's value; nullptr where it is not there (find_as: or of another type).
  [[nodiscard]] const Value* find(std::string_view argument) const;
  template <class T>
  [[nodiscard]] const T* find_as(std::string_view argument) const;
};

struct Argument {
  std::string name;
  Value value;
};

template <class T>
const T* Operation::find_as(std::string_view argument) const {
  const Value* value = find(argument);
  return value == nullptr ? nullptr : std::get_if<T>(&value->value);
}

}  // namespace ashlar
