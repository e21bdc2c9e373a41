#include "compiler/kinds/policy/policy.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/stand_in.h"

namespace ashlar::kinds {

namespace {

Statement exclusive(std::string sql) {
  return {.sql = std::move(sql),
          .hazards = {Hazard::AUTHZ_UPDATE, Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK},
          .lock = Lock::access_exclusive};
}

std::string using_clause(const Policy& policy) {
  return policy.using_expression.empty() ? std::string{} : "\n  USING (" + policy.using_expression.text() + ")";
}
std::string check_clause(const Policy& policy) {
  return policy.check_expression.empty() ? std::string{} : "\n  WITH CHECK (" + policy.check_expression.text() + ")";
}

std::string definition(const std::string& name, const std::string& table, const Policy& policy) {
  std::string sql = "POLICY " + quote_identifier(name) + " ON " + table;
  if (!policy.permissive) {
    sql += "\n  AS RESTRICTIVE";
  }
  if (policy.command != "ALL") {
    sql += "\n  FOR " + policy.command;
  }
  return sql + "\n  TO " + join(policy.roles, ", ") + using_clause(policy) + check_clause(policy);
}

/// The role's name behind its SQL; empty for the words that name none for good.
std::string role_name(const std::string& sql) {
  if (sql == "PUBLIC" || sql == "CURRENT_USER" || sql == "CURRENT_ROLE" || sql == "SESSION_USER") {
    return {};
  }
  return sql.starts_with('"') ? unquoted(sql) : sql;
}

std::string command_letter(const std::string& command) {
  return command == "ALL"      ? "*"
         : command == "SELECT" ? "r"
         : command == "INSERT" ? "a"
         : command == "UPDATE" ? "w"
                               : "d";
}

}  // namespace

void references(const ObjectId&, const Policy& object, const ReferenceSink& sink) {
  for (const std::string& role : object.roles) {
    if (const std::string name = role_name(role); !name.empty()) {
      sink(ObjectId(kind_of<Role>, name), false);
    }
  }
}

Statements create(const Emit&, const ObjectId& id, const Policy& object) {
  return {exclusive("CREATE " + definition(id.name(), sql_name(id.parent()), object))};
}

Alteration alter(const Emit&, const ObjectId& id, const Policy& before, const Policy& after, const Changed& changed) {
  // ALTER POLICY can set an expression, not take it away.
  if ((!before.using_expression.empty() && after.using_expression.empty()) ||
      (!before.check_expression.empty() && after.check_expression.empty())) {
    return {.statements = {}, .replace = true};
  }
  std::string sql = "ALTER POLICY " + sql_name(id);
  if (changed.has("roles")) {
    sql += "\n  TO " + join(after.roles, ", ");
  }
  if (changed.has("using")) {
    sql += using_clause(after);
  }
  if (changed.has("check")) {
    sql += check_clause(after);
  }
  return {.statements = {exclusive(std::move(sql))}};
}

Statements drop(const Emit&, const ObjectId& id, const Policy&) {
  return {exclusive("DROP POLICY " + sql_name(id))};
}

Statements verify(const Emit&, const ObjectId& id, const Policy& object) {
  const std::string name = display_name(id);
  const ObjectId& table = id.parent();
  const std::string real = child_oid("pg_policy", "pol", id.name(), reg_literal(table, "regclass"));
  const bool whole_row = uses_whole_row(object.using_expression.text(), table.name()) ||
                         uses_whole_row(object.check_expression.text(), table.name());
  const std::string expected_name = whole_row ? "ashlar_expected" : id.name();
  const std::string expected_table = whole_row ? sql_name(table) : stand_in_name(table);
  const std::string expected =
      child_oid("pg_policy", "pol", expected_name, quote_literal(expected_table) + "::pg_catalog.regclass");
  Statements statements{
      verify_that("(SELECT polcmd FROM pg_catalog.pg_policy WHERE oid = " + real +
                      ") = " + quote_literal(command_letter(object.command)),
                  name + " is not there, or not for " + (object.command == "ALL" ? "all commands" : object.command))};
  if (!whole_row) {
    statements.push_back(make_stand_in(table, false));
  }
  statements.push_back({.sql = "CREATE " + definition(expected_name, expected_table, object),
                        .lock = whole_row ? Lock::access_exclusive : Lock::none});
  statements.push_back(verify_that(
      "(SELECT pg_catalog.count(*) = 2\n"
      "    AND pg_catalog.count(DISTINCT ARRAY(SELECT pg_catalog.unnest(polroles) ORDER BY 1)) = 1\n"
      "    AND pg_catalog.count(DISTINCT polpermissive) = 1\n"
      "    AND pg_catalog.count(DISTINCT coalesce(pg_catalog.pg_get_expr(polqual, polrelid), '')) = 1\n"
      "    AND pg_catalog.count(DISTINCT coalesce(pg_catalog.pg_get_expr(polwithcheck, polrelid), '')) = 1\n"
      "    FROM pg_catalog.pg_policy WHERE oid IN (" +
          real + ", " + expected + "))",
      name + " is not as declared"));
  statements.push_back(whole_row ? Statement{.sql = "DROP POLICY ashlar_expected ON " + sql_name(table)}
                                 : drop_stand_in(table, false));
  return statements;
}

}  // namespace ashlar::kinds
