#include "compiler/kinds/row_security/row_security.h"

#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

void change(const ObjectId& table, bool before, bool after, std::string_view on, std::string_view off,
            Statements& statements) {
  if (before != after) {
    statements.push_back({.sql = "ALTER TABLE " + sql_name(table) + " " + std::string(after ? on : off),
                          .hazards = {Hazard::AUTHZ_UPDATE, Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK},
                          .lock = Lock::access_exclusive});
  }
}

Statements changes(const ObjectId& id, const RowSecurity& before, const RowSecurity& after) {
  Statements statements;
  change(id.parent(), before.enabled, after.enabled, "ENABLE ROW LEVEL SECURITY", "DISABLE ROW LEVEL SECURITY",
         statements);
  change(id.parent(), before.forced, after.forced, "FORCE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY",
         statements);
  return statements;
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const RowSecurity& object) {
  return changes(id, {}, object);
}

Statements drop(const Emit&, const ObjectId& id, const RowSecurity& object) {
  return changes(id, object, {});
}

Alteration alter(const Emit&, const ObjectId& id, const RowSecurity& before, const RowSecurity& after, const Changed&) {
  return {.statements = changes(id, before, after)};
}

Statements verify(const Emit&, const ObjectId& id, const RowSecurity& object) {
  const auto is = [](bool value) { return std::string(value ? "true" : "false"); };
  return {verify_that("EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = " + reg_literal(id.parent(), "regclass") +
                          " AND relrowsecurity = " + is(object.enabled) +
                          " AND relforcerowsecurity = " + is(object.forced) + ")",
                      "row-level security of " + display_name(id.parent()) + " is not as declared")};
}

}  // namespace ashlar::kinds
