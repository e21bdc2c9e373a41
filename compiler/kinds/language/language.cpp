#include "compiler/kinds/language/language.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string definition(const ObjectId& id, const Language& object, std::string_view verb) {
  std::string sql(verb);
  sql += object.trusted ? " TRUSTED LANGUAGE " : " LANGUAGE ";
  sql += sql_name(id) + " HANDLER " + object.handler.text();
  sql += object.inline_handler.empty() ? "" : " INLINE " + object.inline_handler.text();
  sql += object.validator.empty() ? "" : " VALIDATOR " + object.validator.text();
  return sql;
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Language& object) {
  return {{.sql = definition(id, object, "CREATE")}};
}

Alteration alter(const Emit&, const ObjectId& id, const Language&, const Language& after, const Changed& changed) {
  Alteration alteration{.statements = {{.sql = definition(id, after, "CREATE OR REPLACE")}}};
  if (changed.has("trusted")) {
    alteration.statements.front().hazards = {Hazard::AUTHZ_UPDATE};
  }
  return alteration;
}

Statements verify(const Emit&, const ObjectId& id, const Language& object) {
  return {verify_that("EXISTS (SELECT FROM pg_catalog.pg_language AS l WHERE l.lanname = " + quote_literal(id.name()) +
                          " AND l.lanispl AND l.lanpltrusted = " + (object.trusted ? "true" : "false") + "\n    AND " +
                          names_function("l.lanplcallfoid", object.handler) + "\n    AND " +
                          names_function("l.laninline", object.inline_handler) + "\n    AND " +
                          names_function("l.lanvalidator", object.validator) + ")",
                      display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
