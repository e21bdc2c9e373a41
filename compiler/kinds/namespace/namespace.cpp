#include "compiler/kinds/namespace/namespace.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

Statements create(const Emit&, const ObjectId& id, const Namespace&) {
  return {{.sql = "CREATE SCHEMA " + sql_name(id)}};
}

Alteration alter(const Emit&, const ObjectId&, const Namespace&, const Namespace&, const Changed&) {
  return {};  // it has nothing but its name
}

Statements verify(const Emit&, const ObjectId& id, const Namespace&) {
  return {verify_that("EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = " + quote_literal(id.name()) + ")",
                      display_name(id) + " does not exist")};
}

}  // namespace ashlar::kinds
