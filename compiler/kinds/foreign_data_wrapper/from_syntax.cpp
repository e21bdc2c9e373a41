// CREATE and ALTER FOREIGN DATA WRAPPER.

#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

Outcome read_clauses(Interpreter& interpreter, Node statement, ForeignDataWrapper& object) {
  for (const Node clause : statement.children(syntax::Rule::wrapperFunction)) {
    SqlText& to = clause.has(Tok::KW_HANDLER) ? object.handler : object.validator;
    const Node name = clause.child(syntax::Rule::qualifiedName);
    if (!name) {
      to = {};  // NO HANDLER
      continue;
    }
    const auto function = function_name(interpreter, name, clause.has(Tok::KW_HANDLER) ? "" : "text[], oid");
    if (!function) {
      return interpreter.missing(Code::unknown_function, name);
    }
    to = *function;
  }
  return change_foreign_options(interpreter, statement.child(syntax::Rule::foreignOptions), object.options);
}

}  // namespace

Outcome interpret_create_foreign_data_wrapper(Interpreter& interpreter, Node statement) {
  ForeignDataWrapper object;
  if (const Outcome outcome = read_clauses(interpreter, statement, object); outcome != Outcome::done) {
    return outcome;
  }
  const ObjectId id(kind_of<ForeignDataWrapper>,
                    Interpreter::name_parts(statement.child(syntax::Rule::identifier)).back());
  return interpreter.put(id, std::move(object), statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_foreign_data_wrapper(Interpreter& interpreter, Node statement) {
  const Named named =
      find_top_level(interpreter, kind_of<ForeignDataWrapper>, statement.child(syntax::Rule::identifier), false);
  if (!named) {
    return named.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, named.id, action);
  }
  ForeignDataWrapper object = *interpreter.schema().get<ForeignDataWrapper>(named.id);
  const Outcome outcome = read_clauses(interpreter, statement, object);
  if (outcome == Outcome::done) {
    *interpreter.schema().edit<ForeignDataWrapper>(named.id) = std::move(object);
  }
  return outcome;
}

}  // namespace ashlar::kinds
