#include "compiler/kinds/change_object.h"

#include <algorithm>

#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/operator/operator_name.h"
#include "compiler/kinds/privileges.h"
#include "compiler/kinds/rename_as_server.h"

namespace ashlar::kinds {

using syntax::Node;

namespace {

/// Renames what bears a role's name without being addressed by it.
void rename_role(Interpreter& interpreter, const std::string& from, const std::string& to) {
  Schema& schema = interpreter.schema();
  std::vector<std::pair<ObjectId, ObjectId>> readdressed;
  const auto exchange = [&](std::string& role) { role = role == from ? to : role; };
  for (const ObjectId& id : schema.sorted_ids()) {
    const bool named_after =
        id.kind() == kind_of<Grant> || id.kind() == kind_of<Membership> || id.kind() == kind_of<UserMapping>;
    if (named_after && id.name() == from) {
      readdressed.emplace_back(id, ObjectId(id.kind(), to, id.parent()));
    } else if (const auto* owner = schema.get<Owner>(id); owner != nullptr && owner->role == from) {
      schema.edit<Owner>(id)->role = to;
    } else if (id.kind() == kind_of<Policy>) {
      auto& roles = schema.edit<Policy>(id)->roles;
      std::for_each(roles.begin(), roles.end(), exchange);
      std::sort(roles.begin(), roles.end());
    } else if (id.kind() == kind_of<DefaultPrivilege>) {
      auto* defaults = schema.edit<DefaultPrivilege>(id);
      exchange(defaults->for_role);
      exchange(defaults->grantee);
      readdressed.emplace_back(
          id, ObjectId(id.kind(), defaults->for_role + "/" + defaults->objects + "/" + defaults->grantee, id.parent()));
    }
  }
  for (const auto& [old_id, new_id] : readdressed) {
    if (old_id != new_id) {
      interpreter.rename(old_id, new_id);
    }
  }
}

void rename_with_dependents(Interpreter& interpreter, const ObjectId& from, const ObjectId& to) {
  interpreter.rename(from, to);
  if (from.kind() == kind_of<Operator>) {
    follow_operator(interpreter.schema(), from, to);
  } else if (from.kind() == kind_of<Role>) {
    rename_role(interpreter, from.name(), to.name());
  }
  if (from.kind() == kind_of<Namespace>) {
    for (const ObjectId& id : interpreter.schema().children({}, kind_of<Extension>)) {
      auto* extension = interpreter.schema().edit<Extension>(id);
      extension->schema = extension->schema == from.name() ? to.name() : extension->schema;
    }
  }
}

Outcome rename_to(Interpreter& interpreter, const ObjectId& id, Node name) {
  const std::vector<std::string> parts = Interpreter::name_parts(name);
  const ObjectId to(id.kind(), parts.empty() ? std::string{} : parts.back(), id.parent(), id.arguments());
  if (to != id && interpreter.schema().contains(to)) {
    return interpreter.fail(Code::duplicate_object, name, {kind_info(to.kind()).name, sql_name(to)});
  }
  rename_with_dependents(interpreter, id, to);
  return Outcome::done;
}

Outcome set_schema(Interpreter& interpreter, const ObjectId& id, Node name) {
  const Named schema = find_schema(interpreter, name);
  if (!schema) {
    return schema.outcome;
  }
  rename_with_dependents(interpreter, id, ObjectId(id.kind(), id.name(), schema.id, id.arguments()));
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
