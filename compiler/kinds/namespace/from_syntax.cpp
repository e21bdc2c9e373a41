#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"

namespace ashlar::kinds {

using syntax::Node;

namespace {

/// The elements of CREATE SCHEMA run with the schema first in the search_path, as its owner.
Outcome run_elements(Interpreter& interpreter, Node statement, const ObjectId& schema) {
  auto session = interpreter.session() == nullptr ? SessionState{} : *interpreter.session();
  session.search_path.insert(session.search_path.begin(), schema.name());
  session.role = std::string();
  if (const auto* owner = interpreter.schema().get<Owner>(ObjectId(kind_of<Owner>, "", schema))) {
    session.role = owner->role;
  }
  const auto inside = std::make_shared<const SessionState>(std::move(session));
  Outcome outcome = Outcome::done;
  for (const Node element : statement.children(syntax::Rule::schemaElement)) {
    const Outcome one = interpreter.run_element(element.first_child(), inside);
    if (one == Outcome::failed) {
      return one;
    }
    outcome = one == Outcome::deferred ? one : outcome;
  }
  return outcome;
}

}  // namespace

Outcome interpret_create_schema(Interpreter& interpreter, Node statement) {
  const Node name = statement.child(syntax::Rule::identifier);
  const Node role = statement.child(syntax::Rule::roleSpecification);
  const std::string owner = role ? role_name(interpreter, role) : std::string{};
  const ObjectId id = Interpreter::schema_id(name ? Interpreter::name_parts(name).back() : owner);
  Schema& schema = interpreter.schema();
  // Every database has the schema public, so that it is no Object: writing it again says nothing new.
  const bool always_there = id.name() == "public";
  const auto* entry = schema.entry(id);
  const bool tried_before = entry != nullptr && entry->origin == statement.span();
  if (!always_there && !tried_before) {
    if (entry != nullptr && statement.has(syntax::Rule::ifNotExists)) {
      return Outcome::done;
    }
    if (!interpreter.put(id, Namespace{}, statement)) {
      return Outcome::failed;
    }
  }
  if (!owner.empty()) {
    set_owner(interpreter, id, owner, statement.span());
  }
  return run_elements(interpreter, statement, id);
}

Outcome interpret_alter_schema(Interpreter& interpreter, Node statement) {
  const Named named = find_schema(interpreter, statement.child(syntax::Rule::identifier));
  return named ? run_shared_action(interpreter, named.id, shared_action_in(statement)) : named.outcome;
}

}  // namespace ashlar::kinds
