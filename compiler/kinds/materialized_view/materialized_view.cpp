#include "compiler/kinds/materialized_view/materialized_view.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/table/index_marks.h"
#include "compiler/kinds/view/output_columns.h"

namespace ashlar::kinds {

namespace {

Statement exclusive(std::string sql, std::vector<Hazard> more = {}) {
  more.push_back(Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK);
  return {.sql = std::move(sql), .hazards = std::move(more), .lock = Lock::access_exclusive};
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const MaterializedView& object) {
  std::string sql = "CREATE MATERIALIZED VIEW " + sql_name(id) + column_name_list(object.column_names);
  if (!object.access_method.empty()) {
    sql += " USING " + quote_identifier(object.access_method);
  }
  if (!object.storage_parameters.empty()) {
    sql += " WITH (" + option_list(object.storage_parameters) + ")";
  }
  if (!object.tablespace.empty()) {
    sql += " TABLESPACE " + quote_identifier(object.tablespace);
  }
  sql += " AS\n" + object.query.text.text();
  if (!object.with_data) {
    sql += "\nWITH NO DATA";
  }
  return {{.sql = std::move(sql)}};
}

Alteration alter(const Emit& emit, const ObjectId& id, const MaterializedView& before, const MaterializedView& after,
                 const Changed& changed) {
  Alteration alteration;
  const std::string alter_view = "ALTER MATERIALIZED VIEW " + sql_name(id);
  if (changed.has("access_method")) {
    if (emit.postgres < 15) {
      alteration.replace = true;  // SET ACCESS METHOD came in 15
      return alteration;
    }
    const std::string method = after.access_method.empty() ? "heap" : quote_identifier(after.access_method);
    alteration.statements.push_back(exclusive(alter_view + " SET ACCESS METHOD " + method, {Hazard::REWRITES_TABLE}));
  }
  if (changed.has("tablespace")) {
    const std::string tablespace = after.tablespace.empty() ? "pg_default" : quote_identifier(after.tablespace);
    alteration.statements.push_back(exclusive(alter_view + " SET TABLESPACE " + tablespace, {Hazard::REWRITES_TABLE}));
  }
  if (changed.has("storage_parameters")) {
    const OptionChanges changes = option_changes(before.storage_parameters, after.storage_parameters);
    // Documentation, "ALTER TABLE": storage parameters take SHARE UPDATE EXCLUSIVE.
    if (!changes.reset.empty()) {
      alteration.statements.push_back(
          {.sql = alter_view + " RESET (" + join(changes.reset, ", ") + ")", .lock = Lock::share_update_exclusive});
    }
    if (!changes.set.empty()) {
      alteration.statements.push_back(
          {.sql = alter_view + " SET (" + option_list(changes.set) + ")", .lock = Lock::share_update_exclusive});
    }
  }
  if (changed.has("cluster_on") && (after.cluster_on.empty() || index_stays(emit, id, after.cluster_on))) {
    alteration.statements.push_back(
        exclusive(alter_view + (after.cluster_on.empty() ? " SET WITHOUT CLUSTER"
                                                         : " CLUSTER ON " + quote_identifier(after.cluster_on))));
  }
  return alteration;
}

Statements drop(const Emit&, const ObjectId& id, const MaterializedView&) {
  // Its rows are a query's answer: they can be had again, but until then nobody reads them.
  return {exclusive("DROP MATERIALIZED VIEW " + sql_name(id))};
}

Statements verify(const Emit&, const ObjectId& id, const MaterializedView& object) {
  const std::string name = display_name(id);
  const std::string real = "pg_catalog.to_regclass(" + quote_literal(sql_name(id)) + ")";
  std::string there = "EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = " + real + " AND c.relkind = 'm'";
  for (const auto& [option, value] : object.storage_parameters) {
    there += "\n    AND EXISTS (SELECT FROM pg_catalog.pg_options_to_table(c.reloptions) WHERE option_name = " +
             quote_literal(option) + ")";
  }
  there += std::string("\n    AND ") + (object.cluster_on.empty() ? "NOT EXISTS" : "EXISTS") +
           " (SELECT FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid WHERE "
           "i.indrelid = c.oid AND i.indisclustered";
  there += object.cluster_on.empty() ? "))" : " AND x.relname = " + quote_literal(object.cluster_on) + "))";
  return {verify_that(there, name + " is not there as declared"),
          {.sql = "CREATE TEMPORARY VIEW ashlar_expected" + column_name_list(object.column_names) + " AS\n" +
                  object.query.text.text()},
          verify_that("pg_catalog.pg_get_viewdef(" + real +
                          ") = pg_catalog.pg_get_viewdef('pg_temp.ashlar_expected'::pg_catalog.regclass)",
                      "the query of " + name + " is not as declared"),
          {.sql = "DROP VIEW pg_temp.ashlar_expected"}};
}

}  // namespace ashlar::kinds
