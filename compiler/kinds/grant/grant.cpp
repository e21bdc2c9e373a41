#include "compiler/kinds/grant/grant.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/privileges.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

/// The Object that stands in GRANT's ON: a column's relation, else the Object itself.
const ObjectId& granted_object(const ObjectId& target) {
  return target.kind() == kind_of<Column> ? target.parent() : target;
}

std::string on_clause(const ObjectId& target) {
  const ObjectId& object = granted_object(target);
  switch (privilege_class(object.kind())) {
    case PrivilegeClass::table:
      return "ON TABLE " + sql_name(object);
    case PrivilegeClass::routine: {
      // GRANT knows no AGGREGATE; an aggregate is a function to it, f(*) is f().
      const std::string_view keyword = object.kind() == kind_of<Procedure> ? "PROCEDURE" : "FUNCTION";
      const std::string arguments = object.arguments() == "*" ? "" : object.arguments();
      return "ON " + std::string(keyword) + " " + qualified_name(object) + "(" + arguments + ")";
    }
    case PrivilegeClass::server:
      return "ON FOREIGN SERVER " + sql_name(object);
    case PrivilegeClass::parameter:
      return "ON PARAMETER " + quoted_name(split(object.name(), '.'));
    default:
      return "ON " + std::string(kind_info(object.kind()).keyword) + " " + sql_name(object);
  }
}

std::string columns_clause(const ObjectId& target) {
  return target.kind() == kind_of<Column> ? "(" + quote_identifier(target.name()) + ")" : std::string{};
}

Privileges default_for(const Emit& emit, const ObjectId& id) {
  return built_in_privileges(id.parent(), id.name(), owner_of(*emit.schema, id.parent()), emit.postgres);
}

/// REVOKE on a table takes the same privilege on its columns away as well, so that those which are to be there
/// afterwards are granted again. Those that are new have steps of their own, after this one.
Statements columns_again(const Emit& emit, const ObjectId& id, const Privileges& before, const Privileges& after) {
  Statements statements;
  const bool takes_away =
      std::any_of(before.begin(), before.end(), [&](const auto& one) { return !after.contains(one.first); });
  if (!takes_away || privilege_class(id.parent().kind()) != PrivilegeClass::table) {
    return statements;
  }
  const Schema& held = emit.before == nullptr ? *emit.schema : *emit.before;
  const Schema& wanted = emit.after == nullptr ? *emit.schema : *emit.after;
  std::vector<std::pair<ObjectId, Privileges>> lost;
  for (const ObjectId& other : held.within(id.parent())) {
    if (other.kind() != kind_of<Grant> || other.name() != id.name() || other == id || !wanted.contains(other)) {
      continue;
    }
    Privileges again;
    for (const auto& [privilege, grantable] : wanted.get<Grant>(other)->privileges) {
      if (before.contains(privilege) && !after.contains(privilege)) {
        again.emplace(privilege, grantable);
      }
    }
    if (!again.empty()) {
      lost.emplace_back(other, std::move(again));
    }
  }
  std::sort(lost.begin(), lost.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [column_grant, privileges] : lost) {
    const ObjectId& column = column_grant.parent();
    for (Statement& statement :
         privilege_changes({}, privileges, id.name(), on_clause(column), columns_clause(column))) {
      statements.push_back(std::move(statement));
    }
  }
  return statements;
}

Statements changes(const Emit& emit, const ObjectId& id, const Privileges& before, const Privileges& after) {
  Statements statements =
      privilege_changes(before, after, id.name(), on_clause(id.parent()), columns_clause(id.parent()));
  for (Statement& statement : columns_again(emit, id, before, after)) {
    statements.push_back(std::move(statement));
  }
  return statements;
}

}  // namespace

void references(const ObjectId& id, const Grant&, const ReferenceSink& sink) {
  if (id.name() != "public") {
    sink(ObjectId(kind_of<Role>, id.name()), false);
  }
  const ObjectId& object = granted_object(id.parent());
  // OWNER TO merges the new owner's grants and rewrites the grantors of the others.
  sink(ObjectId(kind_of<Owner>, "", object), false);
  if (object != id.parent()) {
    sink(ObjectId(kind_of<Grant>, id.name(), object), false);  // a REVOKE there takes this one along
    sink(object, false);                                       // a view's columns are no Objects
  }
}

Statements create(const Emit& emit, const ObjectId& id, const Grant& object) {
  return changes(emit, id, default_for(emit, id), object.privileges);
}

Statements drop(const Emit& emit, const ObjectId& id, const Grant& object) {
  return changes(emit, id, object.privileges, default_for(emit, id));
}

Alteration alter(const Emit& emit, const ObjectId& id, const Grant& before, const Grant& after, const Changed&) {
  return {.statements = changes(emit, id, before.privileges, after.privileges)};
}

Statements verify(const Emit&, const ObjectId& id, const Grant& object) {
  const CatalogRow row = catalog_row(id.parent());
  std::string acl = "(SELECT coalesce(" + std::string(row.acl) + ", ";
  if (row.column.empty()) {
    acl += "pg_catalog.acldefault('" + std::string(row.default_acl_of) + "', " + std::string(row.owner) +
           ")) FROM pg_catalog." + std::string(row.catalog) + " WHERE oid = " + row.oid + ")";
  } else {
    acl += "'{}') FROM pg_catalog.pg_attribute WHERE attrelid = " + row.oid +
           " AND attname = " + quote_literal(row.column) + ")";
  }
  return {verify_that(
      privileges_are(acl, id.name(), object.privileges),
      "the privileges of " + role_sql(id.name()) + " on " + display_name(id.parent()) + " are not as declared")};
}

}  // namespace ashlar::kinds
