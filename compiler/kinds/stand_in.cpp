#include "compiler/kinds/stand_in.h"

#include "compiler/base/quote.h"
#include "compiler/syntax/parser.h"

namespace ashlar::kinds {

std::string with_stand_in_names(std::string text, int postgres) {
  return postgres >= 15 ? std::move(text)
                        : "pg_catalog.regexp_replace(" + text + R"(, '\mpg_temp_[0-9]+\.', 'pg_temp.', 'g'))";
}

std::string stand_in_name(const ObjectId& relation) {
  return "pg_temp." + quote_identifier(relation.name());
}

Statement make_stand_in(const ObjectId& relation, bool as_view) {
  const std::string name = quote_identifier(relation.name());
  if (as_view) {
    return {.sql = "CREATE TEMPORARY VIEW " + name + " AS SELECT * FROM " + qualified_name(relation)};
  }
  return {.sql = "CREATE TEMPORARY TABLE " + name + " (LIKE " + qualified_name(relation) + ")"};
}

Statement drop_stand_in(const ObjectId& relation, bool as_view) {
  return {.sql = std::string("DROP ") + (as_view ? "VIEW " : "TABLE ") + stand_in_name(relation)};
}

bool uses_whole_row(std::string_view text, std::string_view row) {
  const std::vector<syntax::Token> tokens = syntax::tokenize(text);
  const std::string quoted = quote_identifier(row);
  const auto word = [&](std::size_t at) { return text.substr(tokens[at].begin, tokens[at].end - tokens[at].begin); };
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const bool is_row = word(at) == row || word(at) == quoted;
    const bool stands_after_dot = at > 0 && word(at - 1) == ".";
    const bool leads_to_column = at + 1 < tokens.size() && word(at + 1) == ".";
    if (is_row && !stands_after_dot && !leads_to_column) {
      return true;
    }
  }
  return false;
}

std::string child_oid(std::string_view catalog, std::string_view prefix, std::string_view name,
                      const std::string& relation) {
  std::string sql = "(SELECT oid FROM pg_catalog.";
  sql += catalog;
  sql += " WHERE ";
  sql += prefix;
  sql += "name = ";
  sql += quote_literal(name);
  sql += " AND ";
  sql += prefix == "rule" ? "ev_class" : std::string(prefix) + "relid";
  sql += " = " + relation + ")";
  return sql;
}

}  // namespace ashlar::kinds
