#include "compiler/kinds/text_search_parser/text_search_parser.h"

#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/text_search.h"

namespace ashlar::kinds {

Statements create(const Emit&, const ObjectId& id, const TextSearchParser& object) {
  std::string sql = "CREATE TEXT SEARCH PARSER " + sql_name(id) + " (START = " + object.start.text() +
                    ", GETTOKEN = " + object.gettoken.text() + ", END = " + object.end.text();
  sql += object.headline.empty() ? "" : ", HEADLINE = " + object.headline.text();
  return {{.sql = sql + ", LEXTYPES = " + object.lextypes.text() + ")"}};
}

Alteration alter(const Emit&, const ObjectId&, const TextSearchParser&, const TextSearchParser&, const Changed&) {
  return {.replace = true};
}

Statements verify(const Emit&, const ObjectId& id, const TextSearchParser& object) {
  return {verify_that(
      "EXISTS (SELECT FROM pg_catalog.pg_ts_parser AS t WHERE t.oid = " + text_search_oid("pg_ts_parser", "prs", id) +
          "\n    AND " + names_function("t.prsstart", object.start) + "\n    AND " +
          names_function("t.prstoken", object.gettoken) + "\n    AND " + names_function("t.prsend", object.end) +
          "\n    AND " + names_function("t.prsheadline", object.headline) + "\n    AND " +
          names_function("t.prslextype", object.lextypes) + ")",
      display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
