#include "compiler/kinds/text_search.h"

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

/// Languages with a stemmer (documentation, "Snowball Dictionary"; pg_ts_config). Estonian is of 18.
constexpr auto languages = std::to_array<std::string_view>(
    {"arabic",  "armenian",   "basque", "catalan",   "danish",     "dutch",     "english",    "estonian",
     "finnish", "french",     "german", "greek",     "hindi",      "hungarian", "indonesian", "irish",
     "italian", "lithuanian", "nepali", "norwegian", "portuguese", "romanian",  "russian",    "serbian",
     "spanish", "swedish",    "tamil",  "turkish",   "yiddish"});

bool is_language(std::string_view name) {
  return std::find(languages.begin(), languages.end(), name) != languages.end();
}

/// True for what pg_catalog has of that kind: it is found before anything of the same name.
bool is_of_system(Kind kind, const std::string& name) {
  constexpr std::string_view stem = "_stem";
  if (kind == kind_of<TextSearchParser>) {
    return name == "default";
  }
  if (kind == kind_of<TextSearchTemplate>) {
    return name == "simple" || name == "synonym" || name == "ispell" || name == "thesaurus" || name == "snowball";
  }
  if (kind == kind_of<TextSearchDictionary>) {
    return name == "simple" ||
           (name.ends_with(stem) && is_language(std::string_view(name).substr(0, name.size() - stem.size())));
  }
  return name == "simple" || is_language(name);
}

}  // namespace

std::optional<SqlText> text_search_name(Interpreter& interpreter, Kind kind, const std::vector<std::string>& parts) {
  const bool qualified = parts.size() > 1;
  if ((qualified && parts[parts.size() - 2] == "pg_catalog") || (!qualified && is_of_system(kind, parts.back()))) {
    return SqlText(quote_identifier(parts.back()));
  }
  if (const ObjectId id = interpreter.find(parts, {kind})) {
    SqlText text;
    text.append(id, SlotStyle::qualified);
    return text;
  }
  if (!interpreter.last_round()) {
    return std::nullopt;
  }
  const Schema& schema = interpreter.schema();
  if (qualified) {
    const bool own = schema.contains(Interpreter::schema_id(parts[parts.size() - 2])) &&
                     schema.children({}, kind_of<Extension>).empty();
    return own ? std::nullopt : std::optional(SqlText(quoted_name(parts)));
  }
  // An extension's dictionary and template mostly bear its name.
  if (const auto* extension = schema.get<Extension>(ObjectId(kind_of<Extension>, parts.back()))) {
    return SqlText(quoted_name({extension->schema.empty() ? "public" : extension->schema, parts.back()}));
  }
  return schema.children({}, kind_of<Extension>).empty() ? std::nullopt
                                                         : std::optional(SqlText(quote_identifier(parts.back())));
}

std::optional<std::map<std::string, std::vector<SqlText>>> system_mappings(const std::string& configuration) {
  if (configuration != "simple" && !is_language(configuration)) {
    return std::nullopt;
  }
  std::map<std::string, std::vector<SqlText>> mappings;
  for (const char* token : {"email", "file", "float", "host", "hword_numpart", "int", "numhword", "numword", "sfloat",
                            "uint", "url", "url_path", "version"}) {
    mappings[token] = {SqlText("simple")};
  }
  const bool simple = configuration == "simple";
  const bool other_script = configuration == "hindi" || configuration == "russian";
  const std::string stem = simple ? "simple" : configuration + "_stem";
  for (const char* token : {"hword", "hword_part", "word"}) {
    mappings[token] = {SqlText(stem)};
  }
  for (const char* token : {"asciihword", "asciiword", "hword_asciipart"}) {
    mappings[token] = {SqlText(other_script ? "english_stem" : stem)};
  }
  return mappings;
}

std::string text_search_oid(std::string_view catalog, std::string_view prefix, const ObjectId& id) {
  std::string sql = "(SELECT oid FROM pg_catalog.";
  sql += catalog;
  sql += " WHERE ";
  sql += prefix;
  sql += "name = " + quote_literal(id.name()) + " AND ";
  sql += prefix;
  sql += "namespace = pg_catalog.to_regnamespace(" + quote_literal(quote_identifier(id.parent().name())) + "))";
  return sql;
}

}  // namespace ashlar::kinds
