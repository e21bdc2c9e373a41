#include "compiler/kinds/text_search_configuration/text_search_configuration.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/text_search.h"

namespace ashlar::kinds {

namespace {

using Mappings = std::map<std::string, std::vector<SqlText>>;

std::string dictionaries(const std::vector<SqlText>& list) {
  std::vector<std::string> names;
  for (const SqlText& name : list) {
    names.push_back(name.text());
  }
  return join(names, ", ");
}

/// One statement for all token types that have the same dictionaries. `verb` is ADD or ALTER.
void map_tokens(const std::string& name, std::string_view verb, const Mappings& mappings, Statements& statements) {
  std::map<std::string, std::vector<std::string>> tokens;
  for (const auto& [token, list] : mappings) {
    tokens[dictionaries(list)].push_back(quote_identifier(token));
  }
  for (const auto& [list, names] : tokens) {
    statements.push_back({.sql = "ALTER TEXT SEARCH CONFIGURATION " + name + "\n  " + std::string(verb) +
                                 " MAPPING FOR " + join(names, ", ") + " WITH " + list});
  }
}

Statements definition(const std::string& name, const TextSearchConfiguration& object) {
  Statements statements{
      {.sql = "CREATE TEXT SEARCH CONFIGURATION " + name + " (PARSER = " + object.parser.text() + ")"}};
  map_tokens(name, "ADD", object.mappings, statements);
  return statements;
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const TextSearchConfiguration& object) {
  return definition(sql_name(id), object);
}

Alteration alter(const Emit&, const ObjectId& id, const TextSearchConfiguration& before,
                 const TextSearchConfiguration& after, const Changed&) {
  Mappings added;
  Mappings changed;
  std::vector<std::string> gone;
  for (const auto& [token, list] : after.mappings) {
    const auto at = before.mappings.find(token);
    if (at == before.mappings.end()) {
      added.emplace(token, list);
    } else if (at->second != list) {
      changed.emplace(token, list);
    }
  }
  for (const auto& [token, list] : before.mappings) {
    if (!after.mappings.contains(token)) {
      gone.push_back(quote_identifier(token));
    }
  }
  Alteration alteration;
  const std::string name = sql_name(id);
  if (!gone.empty()) {
    alteration.statements.push_back(
        {.sql = "ALTER TEXT SEARCH CONFIGURATION " + name + "\n  DROP MAPPING FOR " + join(gone, ", ")});
  }
  map_tokens(name, "ALTER", changed, alteration.statements);
  map_tokens(name, "ADD", added, alteration.statements);
  for (Statement& statement : alteration.statements) {
    statement.hazards = {Hazard::CORRECTNESS};
  }
  return alteration;
}

Statements verify(const Emit&, const ObjectId& id, const TextSearchConfiguration& object) {
  const std::string real = text_search_oid("pg_ts_config", "cfg", id);
  const std::string expected = "'pg_temp.ashlar_expected'::pg_catalog.regconfig";
  const auto mappings = [](const std::string& oid) {
    return "ARRAY(SELECT ROW(maptokentype, mapdict)::pg_catalog.text FROM pg_catalog.pg_ts_config_map WHERE mapcfg = " +
           oid + " ORDER BY maptokentype, mapseqno)";
  };
  Statements statements = definition("pg_temp.ashlar_expected", object);
  statements.push_back(
      verify_that("(SELECT pg_catalog.count(*) = 2 AND pg_catalog.count(DISTINCT cfgparser) = 1 FROM "
                  "pg_catalog.pg_ts_config WHERE oid IN (" +
                      real + ", " + expected + "))\n    AND " + mappings(real) + " = " + mappings(expected),
                  display_name(id) + " is missing or defined otherwise"));
  statements.push_back({.sql = "DROP TEXT SEARCH CONFIGURATION pg_temp.ashlar_expected"});
  return statements;
}

}  // namespace ashlar::kinds
