#include "compiler/kinds/change_object.h"

#include <algorithm>

#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/privileges.h"
#include "compiler/kinds/rename_as_server.h"

namespace ashlar::kinds {

using syntax::Node;

namespace {

Outcome rename_to(Interpreter& interpreter, const ObjectId& id, Node name) {
  const std::vector<std::string> parts = Interpreter::name_parts(name);
  const ObjectId to(id.kind(), parts.empty() ? std::string{} : parts.back(), id.parent(), id.arguments());
  if (to != id && interpreter.schema().contains(to)) {
    return interpreter.fail(Code::duplicate_object, name, {kind_info(to.kind()).name, sql_name(to)});
  }
  interpreter.rename(id, to);
  return Outcome::done;
}

Outcome set_schema(Interpreter& interpreter, const ObjectId& id, Node name) {
  const Named schema = find_schema(interpreter, name);
  if (!schema) {
    return schema.outcome;
  }
  interpreter.rename(id, ObjectId(id.kind(), id.name(), schema.id, id.arguments()));
  return Outcome::done;
}

}  // namespace

void set_owner(Interpreter& interpreter, const ObjectId& id, const std::string& role, Span at) {
  Schema& schema = interpreter.schema();
  const std::string old_owner = owner_of(schema, id);
  // The server exchanges the owner in the list of privileges and merges what the new one was granted.
  schema.remove(ObjectId(kind_of<Grant>, role, id));
  const ObjectId owner(kind_of<Owner>, "", id);
  const ObjectId old_grant(kind_of<Grant>, old_owner, id);
  if (is_role_keyword(role)) {
    // Whoever runs the script, as where no owner was ever declared.
    schema.remove(owner);
    schema.remove(old_grant);
  } else {
    if (!old_owner.empty() && old_owner != role && schema.contains(old_grant)) {
      schema.rename(old_grant, ObjectId(kind_of<Grant>, role, id));
    }
    schema.put(owner, Owner{role}, at);
  }
  for (const ObjectId& other : companions(schema, id)) {
    if (other.kind() == kind_of<Sequence>) {
      set_owner(interpreter, other, role, at);
    }
  }
}

bool is_shared_action(Node action) {
  return action.is(syntax::Rule::renameAction) || action.is(syntax::Rule::setSchemaAction) ||
         action.is(syntax::Rule::ownerAction);
}

Node shared_action_in(Node statement) {
  for (const Node child : statement) {
    if (is_shared_action(child)) {
      return child;
    }
  }
  return {};
}

Outcome run_shared_action(Interpreter& interpreter, const ObjectId& id, Node action) {
  if (action.is(syntax::Rule::renameAction)) {
    return rename_to(interpreter, id, action.child(syntax::Rule::identifier));
  }
  if (action.is(syntax::Rule::setSchemaAction)) {
    return set_schema(interpreter, id, action.child(syntax::Rule::identifier));
  }
  set_owner(interpreter, id, role_name(interpreter, action.child(syntax::Rule::roleSpecification)), action.span());
  return Outcome::done;
}

}  // namespace ashlar::kinds
