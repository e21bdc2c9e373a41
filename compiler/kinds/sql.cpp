#include "compiler/kinds/sql.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

namespace {

Statement statement_of(std::string sql) {
  return {.sql = std::move(sql), .lock = Lock::access_exclusive};
}

}  // namespace

Statements plain_rename(const ObjectId& from, const ObjectId& to) {
  const KindInfo& info = kind_info(from.kind());
  const std::string alter = "ALTER " + std::string(info.keyword) + " ";
  const std::string new_name = quote_identifier(to.name());
  Statements statements;
  if (info.name_style == NameStyle::on_parent) {
    statements.push_back(statement_of(alter + quote_identifier(from.name()) + " ON " + sql_name(from.parent()) +
                                      " RENAME TO " + new_name));
    return statements;
  }
  ObjectId at = from;
  if (from.parent() != to.parent()) {
    statements.push_back(statement_of(alter + sql_name(at) + " SET SCHEMA " + quote_identifier(to.parent().name())));
    at = ObjectId(from.kind(), from.name(), to.parent(), from.arguments());
  }
  if (from.name() != to.name()) {
    statements.push_back(statement_of(alter + sql_name(at) + " RENAME TO " + new_name));
  }
  return statements;
}

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

std::string option_name(std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) {
    return quote_identifier(name);
  }
  return quote_identifier(name.substr(0, dot)) + "." + quote_identifier(name.substr(dot + 1));
}

std::string reloption_value(std::string_view text) {
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
  });
  const bool number = plain && text.find_first_not_of("0123456789.-") == std::string_view::npos;
  const bool word = plain && text.find_first_of(".-") == std::string_view::npos && text.front() >= 'a' &&
                    (!is_keyword(text) || text == "on" || text == "off" || text == "true" || text == "false");
  return number || word ? std::string(text) : quote_literal(text);
}

std::string reloption_text(std::string_view value) {
  return value.starts_with('\'') ? unquoted(value) : std::string(value);
}

std::string reloptions_condition(const Parameters& options, std::string_view column) {
  std::vector<std::string> sorted;
  for (const auto& [name, value] : options) {
    if (!name.starts_with("toast.")) {
      sorted.push_back(quote_literal(name + "=" + (value.empty() ? "true" : reloption_text(value))));
    }
  }
  std::sort(sorted.begin(), sorted.end());
  const std::string expected = join(sorted, ", ");
  return "(SELECT pg_catalog.array_agg(o ORDER BY o COLLATE \"C\") FROM pg_catalog.unnest(" + std::string(column) +
         ") AS o WHERE o NOT LIKE 'pg\\_attver=%') IS NOT DISTINCT FROM " +
         (expected.empty() ? "NULL" : "ARRAY[" + expected + "]");
}

std::string quoted_name(const std::vector<std::string>& parts) {
  std::string name;
  for (const std::string& part : parts) {
    name += (name.empty() ? "" : ".") + quote_identifier(part);
  }
  return name;
}

std::string names_function(const std::string& oid, const SqlText& name) {
  if (name.empty()) {
    return oid + " = 0";
  }
  // One of the server, or of an extension, may stand without its schema.
  return "EXISTS (SELECT FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace "
         "WHERE p.oid = " +
         oid + " AND " + quote_literal(name.text()) +
         " IN (pg_catalog.quote_ident(p.proname), pg_catalog.format('%I.%I', n.nspname, p.proname)))";
}

std::string option_list(const Parameters& options) {
  std::string list;
  for (const auto& [name, value] : options) {
    list += (list.empty() ? "" : ", ") + option_name(name);
    if (!value.empty()) {
      list += " = " + value;
    }
  }
  return list;
}

OptionChanges option_changes(const Parameters& before, const Parameters& after) {
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
