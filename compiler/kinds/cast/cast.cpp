#include "compiler/kinds/cast/cast.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

std::string cast_name(const Cast& object) {
  return object.source.text() + " AS " + object.target.text();
}

Statements create(const Emit&, const ObjectId& id, const Cast& object) {
  std::string sql = "CREATE CAST " + sql_name(id) + " ";
  if (object.method == "FUNCTION") {
    sql += "WITH FUNCTION " + object.function.text();
  } else {
    sql += object.method == "INOUT" ? "WITH INOUT" : "WITHOUT FUNCTION";
  }
  sql += object.context.empty() ? "" : " AS " + object.context;
  return {{.sql = std::move(sql), .hazards = {Hazard::CORRECTNESS}}};
}

Alteration alter(const Emit&, const ObjectId&, const Cast&, const Cast&, const Changed&) {
  return {.replace = true};
}

Statements verify(const Emit&, const ObjectId& id, const Cast& object) {
  const std::string context = object.context.empty() ? "e" : object.context == "IMPLICIT" ? "i" : "a";
  const std::string method = object.method == "FUNCTION" ? "f" : object.method == "INOUT" ? "i" : "b";
  const std::string function =
      object.function.empty() ? "0" : "pg_catalog.to_regprocedure(" + quote_literal(object.function.text()) + ")";
  return {verify_that("EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype(" +
                          quote_literal(object.source.text()) + ") AND casttarget = pg_catalog.to_regtype(" +
                          quote_literal(object.target.text()) + ") AND castcontext = " + quote_literal(context) +
                          " AND castmethod = " + quote_literal(method) + " AND castfunc = " + function + ")",
                      display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
