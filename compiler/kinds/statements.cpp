// The list of statements, and those that are no part of a schema.

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

Outcome interpret_not_schema(Interpreter& interpreter, syntax::Node statement) {
  // SELECT … INTO makes a table, whose columns only running the query tells.
  if (statement.is(syntax::Rule::selectStatement) && statement.find(syntax::Rule::intoClause)) {
    return interpreter.unmodelled(statement.find(syntax::Rule::intoClause), {"SELECT INTO"},
                                  "use CREATE TABLE and INSERT … SELECT");
  }
  return Outcome::not_schema;
}

}  // namespace ashlar::kinds
