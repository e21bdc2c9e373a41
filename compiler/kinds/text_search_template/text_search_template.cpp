#include "compiler/kinds/text_search_template/text_search_template.h"

#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/text_search.h"

namespace ashlar::kinds {

Statements create(const Emit&, const ObjectId& id, const TextSearchTemplate& object) {
  const std::string init = object.init.empty() ? "" : "INIT = " + object.init.text() + ", ";
  return {
      {.sql = "CREATE TEXT SEARCH TEMPLATE " + sql_name(id) + " (" + init + "LEXIZE = " + object.lexize.text() + ")"}};
}

Alteration alter(const Emit&, const ObjectId&, const TextSearchTemplate&, const TextSearchTemplate&, const Changed&) {
  return {.replace = true};
}

Statements verify(const Emit&, const ObjectId& id, const TextSearchTemplate& object) {
  return {verify_that("EXISTS (SELECT FROM pg_catalog.pg_ts_template AS t WHERE t.oid = " +
                          text_search_oid("pg_ts_template", "tmpl", id) + "\n    AND " +
                          names_function("t.tmplinit", object.init) + "\n    AND " +
                          names_function("t.tmpllexize", object.lexize) + ")",
                      display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
