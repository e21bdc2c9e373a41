#include "compiler/kinds/membership/membership.h"

#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string_view boolean(bool value) {
  return value ? "TRUE" : "FALSE";
}

Statement membership_sql(std::string_view verb, const ObjectId& id, std::string_view link,
                         const std::string& tail = {}) {
  std::string sql(verb);
  sql += ' ' + role_sql(id.parent().name()) + ' ';
  sql += link;
  sql += ' ' + role_sql(id.name()) + tail;
  return {.sql = std::move(sql), .hazards = {Hazard::AUTHZ_UPDATE}};
}

/// What a membership has where nothing is said (documentation, "GRANT"): the member's own INHERIT, and SET.
bool default_inherit(const Emit& emit, const ObjectId& id) {
  const Role* member = emit.schema->get<Role>(ObjectId(kind_of<Role>, id.name()));
  return member == nullptr || member->inherit;
}

}  // namespace

void references(const ObjectId& id, const Membership&, const ReferenceSink& sink) {
  sink(ObjectId(kind_of<Role>, id.name()), false);
}

Statements create(const Emit&, const ObjectId& id, const Membership& object) {
  std::string options;
  const auto add = [&](std::string_view name, bool value) {
    options += options.empty() ? " WITH " : ", ";
    options += name;
    options += ' ';
    options += boolean(value);
  };
  if (!object.inherit_option && !object.set_option) {
    options = object.admin ? " WITH ADMIN OPTION" : "";
    return {membership_sql("GRANT", id, "TO", options)};
  }
  if (object.admin) {
    add("ADMIN", true);
  }
  if (object.inherit_option) {
    add("INHERIT", *object.inherit_option);
  }
  if (object.set_option) {
    add("SET", *object.set_option);
  }
  return {membership_sql("GRANT", id, "TO", options)};
}

Statements drop(const Emit&, const ObjectId& id, const Membership&) {
  return {membership_sql("REVOKE", id, "FROM")};
}

Alteration alter(const Emit& emit, const ObjectId& id, const Membership&, const Membership& after,
                 const Changed& changed) {
  Alteration alteration;
  if (changed.has("admin")) {
    alteration.statements.push_back(after.admin ? membership_sql("GRANT", id, "TO", " WITH ADMIN OPTION")
                                                : membership_sql("REVOKE ADMIN OPTION FOR", id, "FROM"));
  }
  if (changed.has("inherit")) {
    const bool value = after.inherit_option.value_or(default_inherit(emit, id));
    alteration.statements.push_back(membership_sql("GRANT", id, "TO", " WITH INHERIT " + std::string(boolean(value))));
  }
  if (changed.has("set")) {
    const bool value = after.set_option.value_or(true);
    alteration.statements.push_back(membership_sql("GRANT", id, "TO", " WITH SET " + std::string(boolean(value))));
  }
  return alteration;
}

Statements verify(const Emit& emit, const ObjectId& id, const Membership& object) {
  std::string condition = "(SELECT pg_catalog.bool_or(admin_option)";
  condition += object.admin ? "" : " = false";
  if (emit.postgres >= 16) {
    if (object.inherit_option) {
      condition += " AND pg_catalog.bool_or(inherit_option) = " + std::string(boolean(*object.inherit_option));
    }
    if (object.set_option) {
      condition += " AND pg_catalog.bool_or(set_option) = " + std::string(boolean(*object.set_option));
    }
  }
  condition += " FROM pg_catalog.pg_auth_members WHERE roleid = " + role_oid(id.parent().name()) +
               " AND member = " + role_oid(id.name()) + ")";
  return {verify_that(condition,
                      role_sql(id.name()) + " is not a member of " + role_sql(id.parent().name()) + " as declared")};
}

}  // namespace ashlar::kinds
