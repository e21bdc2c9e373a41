// CREATE and ALTER USER MAPPING.

#include "compiler/kinds/find_object.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/handlers.h"

namespace ashlar::kinds {

using syntax::Node;

Outcome interpret_create_user_mapping(Interpreter& interpreter, Node statement) {
  const Named server = find_top_level(interpreter, kind_of<Server>, statement.child(syntax::Rule::identifier), false);
  if (!server) {
    return server.outcome;
  }
  const ObjectId id(kind_of<UserMapping>, mapped_role(interpreter, statement.child(syntax::Rule::userMappingRole)),
                    server.id);
  if (statement.has(syntax::Rule::ifNotExists) && interpreter.schema().contains(id)) {
    return Outcome::done;
  }
  UserMapping object;
  if (const Outcome outcome =
          change_foreign_options(interpreter, statement.child(syntax::Rule::foreignOptions), object.options);
      outcome != Outcome::done) {
    return outcome;
  }
  return interpreter.put(id, std::move(object), statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_user_mapping(Interpreter& interpreter, Node statement) {
  const Named named = find_user_mapping(interpreter, statement, false);
  if (!named) {
    return named.outcome;
  }
  UserMapping object = *interpreter.schema().get<UserMapping>(named.id);
  const Outcome outcome =
      change_foreign_options(interpreter, statement.child(syntax::Rule::foreignOptions), object.options);
  if (outcome == Outcome::done) {
    *interpreter.schema().edit<UserMapping>(named.id) = std::move(object);
  }
  return outcome;
}

}  // namespace ashlar::kinds
