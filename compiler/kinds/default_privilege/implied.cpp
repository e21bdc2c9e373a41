#include "compiler/kinds/definition.h"
#include "compiler/kinds/privileges.h"
#include "compiler/kinds/sequence/identity_sequence.h"

namespace ashlar {

namespace {

using kinds::DefaultPrivilege;
using kinds::Grant;
using kinds::Privileges;

/// Adds what a schema's default privileges give to what those of all schemas left.
void merge(Privileges& into, const Privileges& more) {
  for (const auto& [privilege, grantable] : more) {
    into[privilege] = into[privilege] || grantable;
  }
}

}  // namespace

std::vector<std::pair<ObjectId, Object>> implied(const Schema& schema, const ObjectId& made, const Object& object,
                                                 const std::function<bool(const ObjectId&)>& made_anew) {
  std::vector<std::pair<ObjectId, Object>> grants;
  // An identity column brings a sequence along, which its table's owner has.
  const auto* column = std::get_if<kinds::Column>(&object);
  if (column != nullptr && (column->identity.empty() || column->inherited)) {
    return grants;
  }
  const ObjectId id = column == nullptr ? made : kinds::identity_sequence_id(made, *column);
  const ObjectId identity_column = column == nullptr ? ObjectId() : made;
  const std::string_view objects = kinds::default_class_name(kinds::privilege_class(id.kind()));
  if (objects.empty()) {
    return grants;
  }
  // Default privileges belong to the role that creates; where no SET ROLE names it, to the one that runs.
  const ObjectId owned = kinds::owned_as(schema, column == nullptr ? id : made.parent());
  const std::string creator = made_anew && made_anew(owned) ? std::string{} : kinds::owner_of(schema, owned);
  std::map<std::string, std::pair<const Privileges*, const Privileges*>> by_grantee;  // everywhere, in this schema
  const auto collect = [&](const ObjectId& where, bool everywhere) {
    for (const ObjectId& candidate : schema.children(where, kind_of<DefaultPrivilege>)) {
      const auto* defaults = schema.get<DefaultPrivilege>(candidate);
      if (defaults->objects == objects && defaults->for_role == creator) {
        auto& both = by_grantee[defaults->grantee];
        (everywhere ? both.first : both.second) = &defaults->privileges;
      }
    }
  };
  collect({}, true);
  if (id.parent()) {
    collect(id.parent(), false);
  }
  for (const auto& [grantee, both] : by_grantee) {
    // The version matters for MAINTAIN alone, which no built-in default gives to others than the owner.
    const Privileges built_in = kinds::built_in_privileges(kinds::privilege_class(id.kind()), grantee, {}, 0);
    Privileges privileges = both.first == nullptr ? built_in : *both.first;
    if (both.second != nullptr) {
      merge(privileges, *both.second);
    }
    if (privileges != built_in && grantee != creator) {
      grants.emplace_back(ObjectId(kind_of<Grant>, grantee, id), Grant{std::move(privileges), identity_column});
    }
  }
  return grants;
}

}  // namespace ashlar
