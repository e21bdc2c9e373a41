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
bool sets_access_method(syntax::Node statement) {
  const syntax::Node assignment = statement.child(syntax::Rule::settingAssignment);
  const syntax::Node name = assignment.child(syntax::Rule::settingName);
  const syntax::Node value = assignment.child(syntax::Rule::settingValue);
  if (!name || !value || to_lower(name.text()) != "default_table_access_method") {
    return false;
  }
  const std::string method = to_lower(value.text());
  return method != "heap" && method != "'heap'" && method != "\"heap\"" && method != "''";
}

}  // namespace

Outcome interpret_not_schema(Interpreter& interpreter, syntax::Node statement) {
  // SELECT … INTO makes a table, whose columns only running the query tells.
  if (statement.is(syntax::Rule::selectStatement) && statement.find(syntax::Rule::intoClause)) {
    return interpreter.unmodelled(statement.find(syntax::Rule::intoClause), {"SELECT INTO"},
                                  "use CREATE TABLE and INSERT … SELECT");
  }
  if (statement.is(syntax::Rule::setStatement) && sets_access_method(statement)) {
    return interpreter.unmodelled(statement, {"SET default_table_access_method"},
                                  "write USING behind the columns of the tables that it is for");
  }
  return Outcome::not_schema;
}

}  // namespace ashlar::kinds
