#include "compiler/kinds/domain/domain.h"

#include <algorithm>
#include <iterator>

#include "compiler/base/quote.h"
#include "compiler/kinds/convert_type.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

/// All of CREATE DOMAIN after the name, without constraints.
std::string definition(const Domain& object) {
  std::string sql = " AS " + object.type.text();
  if (!object.collation.empty()) {
    sql += " COLLATE " + object.collation.text();
  }
  if (!object.default_value.empty()) {
    sql += " DEFAULT " + object.default_value.text();
  }
  return sql + (object.not_null ? " NOT NULL" : "");
}

/// The constraints that stay, as they were: those that change have steps of their own.
Parts constraints_that_stay(const Emit& emit, const ObjectId& id) {
  Parts parts;
  for (const ObjectId& constraint : emit.before->children(id, kind_of<Constraint>)) {
    if (emit.schema->contains(constraint)) {
      parts.add(constraint, emit.before->find(constraint));
    }
  }
  return parts;
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Domain& object, const Parts& parts) {
  std::string sql = "CREATE DOMAIN " + sql_name(id) + definition(object);
  for (const auto& [constraint_id, constraint] : parts.of<Constraint>(id)) {
    sql += "\n  " + constraint_clause(constraint_id, *constraint);
  }
  return {{.sql = std::move(sql)}};
}

Alteration alter(const Emit& emit, const ObjectId& id, const Domain&, const Domain& after, const Changed& changed) {
  Alteration alteration;
  if (changed.has("type") || changed.has("collation")) {
    Statements made = create(emit, id, after, constraints_that_stay(emit, id));
    convert_type(emit, id, {.keyword = "DOMAIN", .create = std::move(made)}, alteration);
    return alteration;
  }
  const std::string alter = "ALTER DOMAIN " + sql_name(id);
  if (changed.has("default")) {
    alteration.statements.push_back(
        {.sql =
             alter + (after.default_value.empty() ? " DROP DEFAULT" : " SET DEFAULT " + after.default_value.text())});
  }
  if (changed.has("not_null") && after.not_null) {
    // Reads every table with a column of the domain; rows with NULL make it fail.
    Statement set{.sql = alter + " SET NOT NULL",
                  .hazards = {Hazard::SCANS_TABLE, Hazard::ACQUIRES_SHARE_LOCK, Hazard::CORRECTNESS},
                  .lock = Lock::share};
    Alteration around;
    constrain_domain(emit, id, {set}, around);
    if (around.statements.empty()) {
      alteration.statements.push_back(std::move(set));
    } else {
      std::ranges::move(around.statements, std::back_inserter(alteration.statements));
    }
    alteration.rebuild = std::move(around.rebuild);
    alteration.refused = std::move(around.refused);
  } else if (changed.has("not_null")) {
    alteration.statements.push_back({.sql = alter + " DROP NOT NULL"});
  }
  return alteration;
}

Statements verify(const Emit&, const ObjectId& id, const Domain& object) {
  const std::string same =
      "EXISTS (SELECT FROM pg_catalog.pg_type AS actual, pg_catalog.pg_type AS expected"
      " WHERE actual.oid = " +
      reg_literal(id, "regtype") +
      " AND expected.oid = 'pg_temp.ashlar_expected'::pg_catalog.regtype"
      " AND actual.typtype = 'd' AND actual.typbasetype = expected.typbasetype"
      " AND actual.typtypmod = expected.typtypmod AND actual.typcollation = expected.typcollation"
      " AND actual.typnotnull = expected.typnotnull"
      " AND pg_catalog.pg_get_expr(actual.typdefaultbin, 0) IS NOT DISTINCT FROM"
      " pg_catalog.pg_get_expr(expected.typdefaultbin, 0))";
  return {{.sql = "CREATE DOMAIN pg_temp.ashlar_expected" + definition(object)},
          verify_that(same, display_name(id) + " is not as declared"),
          {.sql = "DROP DOMAIN pg_temp.ashlar_expected"}};
}

}  // namespace ashlar::kinds
