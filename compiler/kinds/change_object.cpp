#include "compiler/kinds/change_object.h"

#include <algorithm>

#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/privileges.h"
#include "compiler/kinds/rename_as_server.h"
#include "compiler/kinds/sequence/identity_sequence.h"

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

/// The server puts the new owner in the place of the old one in a list of privileges, and merges what he was granted
/// before: he has all that the old one had, with the right to grant where either had it.
void exchange_owner(Interpreter& interpreter, const ObjectId& target, const std::string& from, const std::string& to,
                    Span at) {
  Schema& schema = interpreter.schema();
  const ObjectId of_old(kind_of<Grant>, from, target);
  const ObjectId of_new(kind_of<Grant>, to, target);
  const Grant* old_grant = from.empty() ? nullptr : schema.get<Grant>(of_old);
  const Grant* new_grant = schema.get<Grant>(of_new);
  if (old_grant == nullptr && new_grant == nullptr) {
    return;
  }
  const int postgres = interpreter.postgres();
  const Privileges own = built_in_privileges(target, to, to, postgres);
  Grant merged{old_grant == nullptr ? own : old_grant->privileges,
               (old_grant == nullptr ? new_grant : old_grant)->identity_column};
  if (new_grant != nullptr) {
    for (const auto& [privilege, grantable] : new_grant->privileges) {
      merged.privileges[privilege] = merged.privileges[privilege] || grantable;
    }
  }
  schema.remove(of_old);
  schema.remove(of_new);
  // Of whoever runs the script no name is known.
  if (!is_role_keyword(to) && merged.privileges != own) {
    schema.put(of_new, std::move(merged), at);
  }
}

}  // namespace

void set_owner(Interpreter& interpreter, const ObjectId& id, const std::string& role, Span at) {
  Schema& schema = interpreter.schema();
  const std::string old_owner = owner_of(schema, id);
  const ObjectId owner(kind_of<Owner>, "", id);
  if (old_owner != role) {
    exchange_owner(interpreter, id, old_owner, role, at);
    for (const ObjectId& column : schema.children(id, kind_of<Column>)) {
      exchange_owner(interpreter, column, old_owner, role, at);
    }
    for (const auto& [sequence, column] : identity_sequences(schema, id)) {
      exchange_owner(interpreter, sequence, old_owner, role, at);
    }
  }
  if (is_role_keyword(role)) {
    schema.remove(owner);  // whoever runs the script, as where no owner was ever declared
  } else {
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
