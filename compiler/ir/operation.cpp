#include "compiler/ir/operation.h"

namespace ashlar {

Operation& Operation::with(std::string argument, Value value) {
  arguments.push_back({std::move(argument), std::move(value)});
  return *this;
}

Operation& Operation::with_text(std::string argument, const std::string& value) {
  return value.empty() ? *this : with(std::move(argument), Value{value});
}

Operation& Operation::with_sql(std::string argument, const std::string& sql) {
  return sql.empty() ? *this : with(std::move(argument), Value{SqlExpression{sql}});
}

Operation& Operation::with_flag(std::string argument, bool value) {
  return value ? with(std::move(argument), Value{true}) : *this;
}

Operation& Operation::with_names(std::string argument, const std::vector<std::string>& names) {
  if (names.empty()) {
    return *this;
  }
  Value::Values list;
  for (const std::string& one : names) {
    list.push_back(Value{one});
  }
  return with(std::move(argument), Value{std::move(list)});
}

const Value* Operation::find(std::string_view argument) const {
  for (const auto& [key, value] : arguments) {
    if (key == argument) {
      return &value;
    }
  }
  return nullptr;
}

}  // namespace ashlar
