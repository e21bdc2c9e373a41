#include "compiler/kinds/transform/transform.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string definition(const ObjectId& id, const Transform& object, std::string_view verb) {
  std::string sql(verb);
  sql += " TRANSFORM " + sql_name(id) + " (";
  sql += object.from_sql.empty() ? "" : "FROM SQL WITH FUNCTION " + object.from_sql.text();
  sql += object.from_sql.empty() || object.to_sql.empty() ? "" : ", ";
  sql += object.to_sql.empty() ? "" : "TO SQL WITH FUNCTION " + object.to_sql.text();
  return sql + ")";
}

std::string function_oid(const SqlText& signature) {
  return signature.empty() ? "0" : "pg_catalog.to_regprocedure(" + quote_literal(signature.text()) + ")";
}

}  // namespace

void references(const ObjectId& id, const Transform&, const ReferenceSink& sink) {
  sink(ObjectId(kind_of<Language>, id.name()), false);
  sink(ObjectId(kind_of<Extension>, id.name()), false);  // most languages are an extension's
}

Statements create(const Emit&, const ObjectId& id, const Transform& object) {
  return {{.sql = definition(id, object, "CREATE"), .hazards = {Hazard::CORRECTNESS}}};
}

Alteration alter(const Emit&, const ObjectId& id, const Transform&, const Transform& after, const Changed&) {
  return {.statements = {{.sql = definition(id, after, "CREATE OR REPLACE"), .hazards = {Hazard::CORRECTNESS}}}};
}

Statements verify(const Emit&, const ObjectId& id, const Transform& object) {
  return {
      verify_that("EXISTS (SELECT FROM pg_catalog.pg_transform AS t JOIN pg_catalog.pg_language AS l ON l.oid = "
                  "t.trflang\n    WHERE t.trftype = pg_catalog.to_regtype(" +
                      quote_literal(object.type.text()) + ") AND l.lanname = " + quote_literal(id.name()) +
                      "\n    AND t.trffromsql = " + function_oid(object.from_sql) +
                      "\n    AND t.trftosql = " + function_oid(object.to_sql) + ")",
                  display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
