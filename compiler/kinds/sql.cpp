#include "compiler/kinds/sql.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

Statement verify_that(std::string_view condition, std::string_view message) {
  std::string body = "BEGIN\n  IF (";
  body += condition;
  body += ") IS NOT TRUE THEN\n    RAISE EXCEPTION USING MESSAGE = ";
  body += quote_literal(message);
  body += ";\n  END IF;\nEND";
  return {.sql = "DO " + quote_dollar(body)};
}

std::string reg_literal(const ObjectId& id, std::string_view reg_type) {
  std::string literal = quote_literal(sql_name(id));
  literal += "::pg_catalog.";
  literal += reg_type;
  return literal;
}

std::string option_list(const std::map<std::string, std::string>& options) {
  std::string list;
  for (const auto& [name, value] : options) {
    list += (list.empty() ? "" : ", ") + quote_identifier(name);
    if (!value.empty()) {
      list += " = " + value;
    }
  }
  return list;
}

OptionChanges option_changes(const std::map<std::string, std::string>& before,
                             const std::map<std::string, std::string>& after) {
  OptionChanges changes;
  for (const auto& [name, value] : after) {
    const auto at = before.find(name);
    if (at == before.end() || at->second != value) {
      changes.set[name] = value;
    }
  }
  for (const auto& [name, value] : before) {
    if (!after.contains(name)) {
      changes.reset.push_back(name);
    }
  }
  return changes;
}

}  // namespace ashlar::kinds
