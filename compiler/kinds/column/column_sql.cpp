#include "compiler/kinds/column/column_sql.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

Statement altering(const ObjectId& column, const std::string& action) {
  return {.sql = "ALTER TABLE " + sql_name(column.parent()) + " ALTER COLUMN " + quote_identifier(column.name()) + " " +
                 action,
          .lock = Lock::access_exclusive};
}

const SqlText* default_of(const Schema* schema, const ObjectId& column) {
  const auto* value =
      schema == nullptr ? nullptr : schema->get<DefaultValue>(ObjectId(kind_of<DefaultValue>, "", column));
  return value == nullptr ? nullptr : &value->expression;
}

std::string identity_options(const Parameters& options, std::string_view before_each) {
  std::string sql;
  for (const auto& [name, value] : options) {
    sql += sql.empty() ? "" : " ";
    sql += before_each;
    sql += name + (value.empty() ? "" : " " + value);
  }
  return sql;
}

std::string identity_clause(const Column& column) {
  std::string sql = "GENERATED " + column.identity + " AS IDENTITY";
  if (!column.identity_options.empty()) {
    sql += " (" + identity_options(column.identity_options, "") + ")";
  }
  return sql;
}

Statement continue_identity(const ObjectId& id, const Column& column) {
  const auto start = column.identity_options.find("START WITH");
  const std::string name = quote_identifier(id.name());
  const std::string table = sql_name(id.parent());
  return {.sql = "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence(" + quote_literal(table) + ", " +
                 quote_literal(id.name()) + "), COALESCE(pg_catalog.max(" + name + ") + 1, " +
                 (start == column.identity_options.end() ? "1" : start->second) + "), false) FROM " + table,
          .hazards = {Hazard::SCANS_TABLE}};
}

Statements column_settings(const ObjectId& id, const Column& column) {
  Statements statements;
  if (!column.storage.empty()) {
    statements.push_back(altering(id, "SET STORAGE " + column.storage));
  }
  if (!column.compression.empty()) {
    statements.push_back(altering(id, "SET COMPRESSION " + quote_identifier(column.compression)));
  }
  if (column.statistics) {
    statements.push_back(altering(id, "SET STATISTICS " + std::to_string(*column.statistics)));
    statements.back().lock = Lock::share_update_exclusive;
  }
  if (!column.options.empty()) {
    statements.push_back(altering(id, "SET (" + option_list(column.options) + ")"));
    statements.back().lock = Lock::share_update_exclusive;
  }
  return statements;
}

}  // namespace ashlar::kinds
