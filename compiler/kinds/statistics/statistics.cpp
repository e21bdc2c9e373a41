#include "compiler/kinds/statistics/statistics.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/stand_in.h"

namespace ashlar::kinds {

namespace {

/// All after CREATE STATISTICS, on a table of that name.
std::string definition(const std::string& name, const std::string& table, const Statistics& object) {
  std::vector<std::string> items;
  for (const ObjectId& column : object.columns.sorted()) {
    items.push_back(quote_identifier(column.name()));
  }
  for (const SqlText& expression : object.expressions) {
    items.push_back("(" + expression.text() + ")");
  }
  return name + (object.kinds.empty() ? "" : " (" + join(object.kinds, ", ") + ")") + " ON " + join(items, ", ") +
         " FROM " + table;
}

Statement set_target(const ObjectId& id, const Statistics& object) {
  return {.sql = "ALTER STATISTICS " + sql_name(id) + " SET STATISTICS " + std::to_string(object.target.value_or(-1))};
}

std::string oid_of(const std::string& schema, const std::string& name) {
  return "(SELECT oid FROM pg_catalog.pg_statistic_ext WHERE stxname = " + quote_literal(name) +
         " AND stxnamespace = " + schema + ")";
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Statistics& object) {
  Statements statements{{.sql = "CREATE STATISTICS " + definition(sql_name(id), sql_name(object.table), object),
                         .lock = Lock::share_update_exclusive}};
  if (object.target) {
    statements.push_back(set_target(id, object));
  }
  return statements;
}

Alteration alter(const Emit&, const ObjectId& id, const Statistics&, const Statistics& after, const Changed&) {
  return {.statements = {set_target(id, after)}};
}

Statements verify(const Emit& emit, const ObjectId& id, const Statistics& object) {
  const std::string name = display_name(id);
  const std::string real = oid_of(reg_literal(id.parent(), "regnamespace"), id.name());
  const std::string expected = oid_of("pg_catalog.pg_my_temp_schema()", "ashlar_expected");
  const auto columns = [](const std::string& oid) {
    return "(SELECT pg_catalog.array_agg(a.attname ORDER BY a.attname) FROM pg_catalog.pg_statistic_ext AS s JOIN "
           "pg_catalog.pg_attribute AS a ON a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys) WHERE s.oid = " +
           oid + ")";
  };
  std::string same =
      "(SELECT pg_catalog.count(*) = 2\n    AND pg_catalog.count(DISTINCT ARRAY(SELECT k FROM "
      "pg_catalog.unnest(stxkind) AS k ORDER BY k)) = 1";
  if (emit.postgres >= 14) {
    same += "\n    AND pg_catalog.count(DISTINCT coalesce(pg_catalog.pg_get_expr(stxexprs, stxrelid), '')) = 1";
  }
  same += "\n    FROM pg_catalog.pg_statistic_ext WHERE oid IN (" + real + ", " + expected + "))\n    AND " +
          columns(real) + " IS NOT DISTINCT FROM " + columns(expected);
  const std::string target = emit.postgres >= 17 ? "coalesce(stxstattarget, -1)" : "stxstattarget";
  return {verify_that("(SELECT stxrelid FROM pg_catalog.pg_statistic_ext WHERE oid = " + real +
                          ") = " + reg_literal(object.table, "regclass") + " AND (SELECT " + target +
                          " FROM pg_catalog.pg_statistic_ext WHERE oid = " + real +
                          ") = " + std::to_string(object.target.value_or(-1)),
                      name + " is not there, or has another target"),
          make_stand_in(object.table, false),
          {.sql = "CREATE STATISTICS " + definition("pg_temp.ashlar_expected", stand_in_name(object.table), object)},
          verify_that(same, name + " is not as declared"),
          drop_stand_in(object.table, false)};
}

}  // namespace ashlar::kinds
