#include "compiler/kinds/setting/setting.h"

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string alter_target(const ObjectId& id, const Setting& object) {
  if (!id.parent()) {
    return object.database.empty() ? "ALTER ROLE ALL" : "ALTER DATABASE " + quote_identifier(object.database);
  }
  std::string sql = "ALTER ROLE " + role_sql(id.parent().name());
  if (!object.database.empty()) {
    sql += " IN DATABASE " + quote_identifier(object.database);
  }
  return sql;
}

/// app.tenant: the parts quoted, the dot not.
std::string parameter_sql(const Setting& object) {
  std::vector<std::string> parts = split(object.parameter, '.');
  std::transform(parts.begin(), parts.end(), parts.begin(), [](const auto& part) { return quote_identifier(part); });
  return join(parts, ".");
}

/// The string that pg_db_role_setting keeps: items of these lists are stored as identifiers (GUC_LIST_QUOTE).
std::string stored_value(const Setting& object) {
  constexpr std::array<std::string_view, 5> quoted_lists{"search_path", "temp_tablespaces", "local_preload_libraries",
                                                         "session_preload_libraries", "shared_preload_libraries"};
  const bool quoted = std::find(quoted_lists.begin(), quoted_lists.end(), object.parameter) != quoted_lists.end();
  std::vector<std::string> items = object.values;
  if (quoted) {
    std::transform(items.begin(), items.end(), items.begin(), [](const auto& item) { return quote_identifier(item); });
  }
  return join(items, ", ");
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Setting& object) {
  std::vector<std::string> items = object.values;
  std::transform(items.begin(), items.end(), items.begin(), [](const auto& item) { return quote_literal(item); });
  return {{.sql = alter_target(id, object) + " SET " + parameter_sql(object) + " TO " + join(items, ", ")}};
}

Statements drop(const Emit&, const ObjectId& id, const Setting& object) {
  return {{.sql = alter_target(id, object) + " RESET " + parameter_sql(object)}};
}

Alteration alter(const Emit& emit, const ObjectId& id, const Setting&, const Setting& after, const Changed&) {
  return {.statements = create(emit, id, after)};
}

Statements verify(const Emit&, const ObjectId& id, const Setting& object) {
  const std::string role = id.parent() ? role_oid(id.parent().name()) : "0";
  const std::string database =
      object.database.empty()
          ? "0"
          : "(SELECT oid FROM pg_catalog.pg_database WHERE datname = " + quote_literal(object.database) + ")";
  // The server keeps the parameter's own spelling (TimeZone).
  return {verify_that(
      "EXISTS (SELECT FROM pg_catalog.pg_db_role_setting AS kept, pg_catalog.unnest(kept.setconfig) AS "
      "item WHERE kept.setrole = " +
          role + " AND kept.setdatabase = " + database +
          " AND pg_catalog.lower(pg_catalog.split_part(item, '=', 1)) = " + quote_literal(object.parameter) +
          " AND pg_catalog.substr(item, " + std::to_string(object.parameter.size() + 2) +
          ") = " + quote_literal(stored_value(object)) + ")",
      alter_target(id, object) + " SET " + parameter_sql(object) + " is not in force as declared")};
}

}  // namespace ashlar::kinds
