#include "compiler/kinds/text_search_dictionary/text_search_dictionary.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/text_search.h"

namespace ashlar::kinds {

namespace {

std::string definition(const std::string& name, const TextSearchDictionary& object) {
  std::string sql = "CREATE TEXT SEARCH DICTIONARY " + name + " (TEMPLATE = " + object.of_template.text();
  for (const auto& [option, value] : object.options) {
    sql += ", " + quote_identifier(option) + " = " + value;
  }
  return sql + ")";
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const TextSearchDictionary& object) {
  return {{.sql = definition(sql_name(id), object)}};
}

Alteration alter(const Emit&, const ObjectId& id, const TextSearchDictionary& before, const TextSearchDictionary& after,
                 const Changed&) {
  const OptionChanges changes = option_changes(before.options, after.options);
  std::vector<std::string> items;
  for (const auto& [option, value] : changes.set) {
    items.push_back(quote_identifier(option) + " = " + value);
  }
  for (const std::string& option : changes.reset) {
    items.push_back(quote_identifier(option));
  }
  return {.statements = {{.sql = "ALTER TEXT SEARCH DICTIONARY " + sql_name(id) + " (" + join(items, ", ") + ")",
                          .hazards = {Hazard::CORRECTNESS}}}};
}

Statements verify(const Emit&, const ObjectId& id, const TextSearchDictionary& object) {
  const std::string real = text_search_oid("pg_ts_dict", "dict", id);
  const std::string expected = "'pg_temp.ashlar_expected'::pg_catalog.regdictionary";
  return {{.sql = definition("pg_temp.ashlar_expected", object)},
          verify_that("(SELECT pg_catalog.count(*) = 2 AND pg_catalog.count(DISTINCT dicttemplate) = 1\n"
                      "    AND pg_catalog.count(DISTINCT ARRAY(SELECT o FROM pg_catalog.regexp_split_to_table("
                      "coalesce(dictinitoption, ''), ', ') AS o ORDER BY o COLLATE \"C\")) = 1\n"
                      "    FROM pg_catalog.pg_ts_dict WHERE oid IN (" +
                          real + ", " + expected + "))",
                      display_name(id) + " is missing or defined otherwise"),
          {.sql = "DROP TEXT SEARCH DICTIONARY pg_temp.ashlar_expected"}};
}

}  // namespace ashlar::kinds
