#include "compiler/kinds/view/view.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/view/output_columns.h"

namespace ashlar::kinds {

namespace {

/// `VIEW data.v (a, b) WITH (security_barrier = true) AS` and the query.
std::string definition(const std::string& name, const View& view) {
  std::string sql = "VIEW " + name + column_name_list(view.column_names);
  if (!view.options.empty()) {
    sql += " WITH (" + option_list(view.options) + ")";
  }
  sql += " AS\n" + view.query.text.text();
  if (!view.check_option.empty()) {
    sql += "\nWITH " + view.check_option + " CHECK OPTION";
  }
  return sql;
}

Statement exclusive(std::string sql) {
  return {.sql = std::move(sql), .hazards = {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK}, .lock = Lock::access_exclusive};
}

/// All reloptions, the check option among them, as ALTER VIEW SET takes them.
Parameters all_options(const View& view) {
  Parameters options = view.options;
  if (!view.check_option.empty()) {
    options["check_option"] = to_lower(view.check_option);
  }
  return options;
}

/// SQL: the option of pg_class row `c`, or null.
std::string option_sql(std::string_view name) {
  return "(SELECT option_value FROM pg_catalog.pg_options_to_table(c.reloptions) WHERE option_name = " +
         quote_literal(name) + ")";
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const View& object) {
  return {{.sql = "CREATE " + definition(sql_name(id), object)}};
}

Alteration alter(const Emit&, const ObjectId& id, const View& before, const View& after, const Changed& changed) {
  Alteration alteration;
  if (changed.has("query") || changed.has("column_names")) {
    if (const auto renames = column_renames(before.query, before.column_names, after.query, after.column_names);
        !renames.empty() && !changed.has("options") && !changed.has("check_option")) {
      for (const auto& [from, to] : renames) {
        alteration.statements.push_back(exclusive("ALTER VIEW " + sql_name(id) + " RENAME COLUMN " +
                                                  quote_identifier(from) + " TO " + quote_identifier(to)));
      }
      return alteration;
    }
    if (!only_appends_columns(before.query, after.query)) {
      alteration.replace = true;
      return alteration;
    }
    // OR REPLACE without WITH would reset the options: the definition always has them.
    alteration.statements.push_back(exclusive("CREATE OR REPLACE " + definition(sql_name(id), after)));
  } else {
    const OptionChanges changes = option_changes(all_options(before), all_options(after));
    const std::string alter_view = "ALTER VIEW " + sql_name(id);
    if (!changes.reset.empty()) {
      alteration.statements.push_back(exclusive(alter_view + " RESET (" + join(changes.reset, ", ") + ")"));
    }
    if (!changes.set.empty()) {
      alteration.statements.push_back(exclusive(alter_view + " SET (" + option_list(changes.set) + ")"));
    }
  }
  if (changed.has("options")) {
    // security_invoker and security_barrier decide whose rights and which rows count.
    for (Statement& statement : alteration.statements) {
      statement.hazards.push_back(Hazard::AUTHZ_UPDATE);
    }
  }
  return alteration;
}

Statements verify(const Emit&, const ObjectId& id, const View& object) {
  const std::string name = display_name(id);
  const std::string real = "pg_catalog.to_regclass(" + quote_literal(sql_name(id)) + ")";
  std::string options = "EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = " + real + " AND c.relkind = 'v'";
  for (const std::string_view option : {"security_barrier", "security_invoker"}) {
    const auto at = object.options.find(std::string(option));
    options += "\n    AND coalesce(" + option_sql(option) +
               "::pg_catalog.bool, false) = " + (at == object.options.end() ? "false" : at->second);
  }
  options += "\n    AND coalesce(" + option_sql("check_option") +
             ", '') = " + quote_literal(to_lower(object.check_option)) + ")";
  return {verify_that(options, name + " is not there, or its options are not as declared"),
          {.sql = "CREATE TEMPORARY VIEW ashlar_expected" + column_name_list(object.column_names) + " AS\n" +
                  object.query.text.text()},
          verify_that("pg_catalog.pg_get_viewdef(" + real +
                          ") = pg_catalog.pg_get_viewdef('pg_temp.ashlar_expected'::pg_catalog.regclass)",
                      "the query of " + name + " is not as declared"),
          {.sql = "DROP VIEW pg_temp.ashlar_expected"}};
}

}  // namespace ashlar::kinds
