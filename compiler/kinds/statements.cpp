// The list of statements, and those that are no part of a schema.

#include "compiler/base/text.h"
#include "compiler/kinds/handlers.h"

namespace ashlar::kinds {

Handler handler_for(syntax::Rule rule) {
  switch (rule) {
#define ASHLAR_STATEMENT(rule_name, handler) \
  case syntax::Rule::rule_name:              \
    return handler;
#include "compiler/kinds/statements.def"
#undef ASHLAR_STATEMENT
    default:
      return nullptr;
  }
}

namespace {

/// True for SET default_table_access_method to another one than the usual: tables after it would be stored otherwise
/// than they say (pg_dump writes it).
bool sets_access_method(std::string_view statement) {
  const std::string text = to_lower(statement);
  constexpr std::string_view parameter = "default_table_access_method";
  const std::size_t at = text.find(parameter);
  if (at == std::string::npos) {
    return false;
  }
  std::string_view value = trim(std::string_view(text).substr(at + parameter.size()));
  value.remove_prefix(value.starts_with("=") ? 1 : value.starts_with("to") ? 2 : 0);
  value = trim(value);
  return value != "heap" && value != "'heap'" && value != "''" && value != "default" && value != "\"heap\"";
}

}  // namespace

Outcome interpret_not_schema(Interpreter& interpreter, syntax::Node statement) {
  // SELECT … INTO makes a table, whose columns only running the query tells.
  if (statement.is(syntax::Rule::selectStatement) && statement.find(syntax::Rule::intoClause)) {
    return interpreter.unmodelled(statement.find(syntax::Rule::intoClause), {"SELECT INTO"},
                                  "use CREATE TABLE and INSERT … SELECT");
  }
  if (statement.is(syntax::Rule::setStatement) && sets_access_method(statement.text())) {
    return interpreter.unmodelled(statement, {"SET default_table_access_method"},
                                  "write USING behind the columns of the tables that it is for");
  }
  return Outcome::not_schema;
}

}  // namespace ashlar::kinds
