#include "compiler/kinds/default_privilege/default_privilege.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/privileges.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

/// Those of all schemas start from the built-in defaults; those of one schema add to them and start empty.
Privileges base(const Emit& emit, const ObjectId& id, const DefaultPrivilege& object) {
  return id.parent()
             ? Privileges{}
             : built_in_privileges(default_class(object.objects), object.grantee, object.for_role, emit.postgres);
}

Statements changes(const ObjectId& id, const DefaultPrivilege& object, const Privileges& before,
                   const Privileges& after) {
  std::string lead = "ALTER DEFAULT PRIVILEGES";
  if (!object.for_role.empty()) {
    lead += " FOR ROLE " + role_sql(object.for_role);
  }
  if (id.parent()) {
    lead += " IN SCHEMA " + sql_name(id.parent());
  }
  return privilege_changes(before, after, object.grantee, "ON " + object.objects, {}, lead);
}

/// defaclobjtype, and the letter that acldefault() takes: the same but for sequences.
std::string_view catalog_letter(std::string_view objects, bool of_acldefault) {
  switch (default_class(objects)) {
    case PrivilegeClass::sequence:
      return of_acldefault ? "s" : "S";
    case PrivilegeClass::routine:
      return "f";
    case PrivilegeClass::type:
      return "T";
    case PrivilegeClass::schema:
      return "n";
    default:
      return "r";
  }
}

}  // namespace

void references(const ObjectId&, const DefaultPrivilege& object, const ReferenceSink& sink) {
  if (!object.for_role.empty()) {
    sink(ObjectId(kind_of<Role>, object.for_role), false);
  }
  if (object.grantee != "public") {
    sink(ObjectId(kind_of<Role>, object.grantee), false);
  }
}

Statements create(const Emit& emit, const ObjectId& id, const DefaultPrivilege& object) {
  return changes(id, object, base(emit, id, object), object.privileges);
}

Statements drop(const Emit& emit, const ObjectId& id, const DefaultPrivilege& object) {
  return changes(id, object, object.privileges, base(emit, id, object));
}

Alteration alter(const Emit&, const ObjectId& id, const DefaultPrivilege& before, const DefaultPrivilege& after,
                 const Changed& changed) {
  // The name holds all but the privileges.
  if (!changed.only("privileges")) {
    return {.replace = true};
  }
  return {.statements = changes(id, after, before.privileges, after.privileges)};
}

Statements verify(const Emit&, const ObjectId& id, const DefaultPrivilege& object) {
  const std::string role = role_oid(object.for_role.empty() ? "CURRENT_USER" : object.for_role);
  const std::string schema = id.parent() ? reg_literal(id.parent(), "regnamespace") : "0";
  const std::string otherwise =
      id.parent() ? "'{}'"
                  : "pg_catalog.acldefault('" + std::string(catalog_letter(object.objects, true)) + "', " + role + ")";
  const std::string acl = "coalesce((SELECT defaclacl FROM pg_catalog.pg_default_acl WHERE defaclrole = " + role +
                          " AND defaclnamespace = " + schema + " AND defaclobjtype = '" +
                          std::string(catalog_letter(object.objects, false)) + "'), " + otherwise + ")";
  return {verify_that(
      privileges_are(acl, object.grantee, object.privileges),
      "the default privileges of " + role_sql(object.grantee) + " on " + object.objects + " are not as declared")};
}

}  // namespace ashlar::kinds
