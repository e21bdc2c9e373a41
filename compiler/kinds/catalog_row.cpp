#include "compiler/kinds/catalog_row.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

template <class... K>
bool is_one_of(Kind kind) {
  return ((kind == kind_of<K>) || ...);
}

/// The oid of what has a name only within its relation (or domain), or none at all.
std::string named_oid(std::string_view catalog, std::string_view name_column, const std::string& name,
                      std::string_view parent_column = {}, const std::string& parent = {}) {
  std::string sql = "(SELECT oid FROM pg_catalog." + std::string(catalog) + " WHERE " + std::string(name_column) +
                    " = " + quote_literal(name);
  if (!parent.empty()) {
    sql += " AND " + std::string(parent_column) + " = " + parent;
  }
  return sql + ")";
}

/// As regprocedure reads it: an aggregate over any row, written f(*), is f() there.
std::string procedure_literal(const ObjectId& id) {
  const std::string arguments = id.arguments() == "*" ? "" : id.arguments();
  return quote_literal(qualified_name(id) + "(" + arguments + ")") + "::pg_catalog.regprocedure";
}

CatalogRow row_in_relation(const ObjectId& id) {
  const ObjectId& parent = id.parent();
  const bool of_domain = parent.kind() == kind_of<Domain>;
  const std::string relation = reg_literal(parent, of_domain ? "regtype" : "regclass");
  if (id.kind() == kind_of<Constraint>) {
    return {.catalog = "pg_constraint",
            .oid = named_oid("pg_constraint", "conname", id.name(), of_domain ? "contypid" : "conrelid", relation)};
  }
  if (id.kind() == kind_of<Trigger>) {
    return {.catalog = "pg_trigger", .oid = named_oid("pg_trigger", "tgname", id.name(), "tgrelid", relation)};
  }
  if (id.kind() == kind_of<Rule>) {
    return {.catalog = "pg_rewrite", .oid = named_oid("pg_rewrite", "rulename", id.name(), "ev_class", relation)};
  }
  if (id.kind() == kind_of<Policy>) {
    return {.catalog = "pg_policy", .oid = named_oid("pg_policy", "polname", id.name(), "polrelid", relation)};
  }
  return {};
}

}  // namespace

CatalogRow catalog_row(const ObjectId& id) {
  const Kind kind = id.kind();
  if (is_one_of<Table, View, MaterializedView>(kind)) {
    return {"pg_class", reg_literal(id, "regclass"), {}, "relowner", "relacl", "r"};
  }
  if (kind == kind_of<Sequence>) {
    return {"pg_class", reg_literal(id, "regclass"), {}, "relowner", "relacl", "s"};
  }
  if (kind == kind_of<Index>) {
    return {.catalog = "pg_class", .oid = reg_literal(id, "regclass")};
  }
  if (kind == kind_of<Column>) {
    return {"pg_attribute", reg_literal(id.parent(), "regclass"), id.name(), {}, "attacl", "c"};
  }
  if (is_one_of<Function, Procedure, Aggregate>(kind)) {
    return {"pg_proc", procedure_literal(id), {}, "proowner", "proacl", "f"};
  }
  if (is_one_of<EnumType, Composite, RangeType, Domain>(kind)) {
    return {"pg_type", reg_literal(id, "regtype"), {}, "typowner", "typacl", "T"};
  }
  if (kind == kind_of<Namespace>) {
    return {"pg_namespace", reg_literal(id, "regnamespace"), {}, "nspowner", "nspacl", "n"};
  }
  if (kind == kind_of<Role>) {
    return {.catalog = "pg_authid", .oid = role_oid(id.name())};
  }
  if (kind == kind_of<Extension>) {
    return {.catalog = "pg_extension", .oid = named_oid("pg_extension", "extname", id.name())};
  }
  return row_in_relation(id);
}

bool is_role_keyword(std::string_view role) {
  return role == "CURRENT_USER" || role == "CURRENT_ROLE" || role == "SESSION_USER";
}

std::string role_oid(std::string_view role) {
  if (role == "public") {
    return "0";
  }
  if (is_role_keyword(role)) {
    // CURRENT_ROLE is the same role, and PostgreSQL 13 knows it in expressions as well.
    return "(SELECT oid FROM pg_catalog.pg_roles WHERE rolname = " + std::string(role) + ")";
  }
  return quote_literal(quote_identifier(role)) + "::pg_catalog.regrole";
}

std::string role_sql(std::string_view role) {
  if (role == "public") {
    return "PUBLIC";
  }
  return is_role_keyword(role) ? std::string(role) : quote_identifier(role);
}

}  // namespace ashlar::kinds
