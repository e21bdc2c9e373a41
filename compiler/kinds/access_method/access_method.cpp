#include "compiler/kinds/access_method/access_method.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

Statements create(const Emit&, const ObjectId& id, const AccessMethod& object) {
  return {
      {.sql = "CREATE ACCESS METHOD " + sql_name(id) + " TYPE " + object.type + " HANDLER " + object.handler.text()}};
}

Alteration alter(const Emit&, const ObjectId&, const AccessMethod&, const AccessMethod&, const Changed&) {
  return {.replace = true};
}

Statements verify(const Emit&, const ObjectId& id, const AccessMethod& object) {
  return {verify_that("EXISTS (SELECT FROM pg_catalog.pg_am AS m WHERE m.amname = " + quote_literal(id.name()) +
                          " AND m.amtype = " + (object.type == "TABLE" ? "'t'" : "'i'") + "\n    AND " +
                          names_function("m.amhandler", object.handler) + ")",
                      display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
