// CREATE and ALTER SERVER, and the import of what a server has.

#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/handlers.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

/// The string after VERSION; empty for NULL and where it is not said.
std::optional<std::string> version_in(Node statement) {
  bool version = false;
  for (const Node child : statement) {
    if (version) {
      return child.is(syntax::Rule::string) ? string_in(child) : std::string{};
    }
    version = child.is(Tok::KW_VERSION);
  }
  return std::nullopt;
}

}  // namespace

Outcome interpret_create_server(Interpreter& interpreter, Node statement) {
  const std::vector<Node> names = statement.children(syntax::Rule::identifier);
  const ObjectId id(kind_of<Server>, syntax::identifier_value(names.front().first_child()));
  if (statement.has(syntax::Rule::ifNotExists) && interpreter.schema().contains(id)) {
    return Outcome::done;
  }
  const Named wrapper = find_wrapper(interpreter, names.back());
  if (!wrapper) {
    return wrapper.outcome;
  }
  Server object{.wrapper = wrapper.id};
  if (statement.has(Tok::KW_TYPE)) {
    object.type = string_in(statement);
  }
  object.version = version_in(statement).value_or(std::string{});
  if (const Outcome outcome =
          change_foreign_options(interpreter, statement.child(syntax::Rule::foreignOptions), object.options);
      outcome != Outcome::done) {
    return outcome;
  }
  return interpreter.put(id, std::move(object), statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_server(Interpreter& interpreter, Node statement) {
  const Named named = find_top_level(interpreter, kind_of<Server>, statement.child(syntax::Rule::identifier), false);
  if (!named) {
    return named.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, named.id, action);
  }
  Server object = *interpreter.schema().get<Server>(named.id);
  object.version = version_in(statement).value_or(object.version);
  const Outcome outcome =
      change_foreign_options(interpreter, statement.child(syntax::Rule::foreignOptions), object.options);
  if (outcome == Outcome::done) {
    *interpreter.schema().edit<Server>(named.id) = std::move(object);
  }
  return outcome;
}

Outcome interpret_import_foreign_schema(Interpreter& interpreter, Node statement) {
  return interpreter.unmodelled(statement, {"IMPORT FOREIGN SCHEMA, whose tables only the other server knows,"},
                                "write the tables: CREATE FOREIGN TABLE");
}

}  // namespace ashlar::kinds
