#include "backends/alembic/portable.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ashlar::backends::alembic {

namespace {

constexpr std::string_view postgresql = "postgresql";
constexpr std::string_view sqlite = "sqlite";

constexpr std::array<std::string_view, 20> keywords{
    "AND",     "OR",   "NOT",  "NULL", "IS",   "IN",  "LIKE",  "TRUE",         "true",         "false",
    "BETWEEN", "CASE", "WHEN", "THEN", "ELSE", "END", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP"};
constexpr std::array<std::string_view, 9> functions{"lower", "upper", "length", "coalesce", "COALESCE",
                                                    "abs",   "round", "nullif", "NULLIF"};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

bool is_listed(auto list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string text_of(const Operation& operation, std::string_view argument) {
  const auto* text = operation.find_as<std::string>(argument);
  return text == nullptr ? "" : *text;
}

/// SQL at `argument` that SQLite would not understand.
bool has_foreign_sql(const Operation& operation, std::string_view argument) {
  const auto* sql = operation.find_as<SqlExpression>(argument);
  return sql != nullptr && !is_portable(sql->sql);
}

/// A default that SQLite would not take: it wants one literal or keyword where there are no parentheses.
bool has_foreign_default(const Operation& operation) {
  const auto* sql = operation.find_as<SqlExpression>("server_default");
  if (sql == nullptr || sql->sql == "now()") {
    return false;
  }
  const std::string& text = sql->sql;
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  // Quotes within a literal come in pairs.
  std::size_t end = text.starts_with('\'') ? 1 : text.size();
  while (end < text.size() && (text[end] != '\'' || text.compare(end, 2, "''") == 0)) {
    end += text[end] == '\'' ? 2 : 1;
  }
  const bool literal = end + 1 == text.size();
  const bool word =
      begin < text.size() && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), is_word);
  return !is_portable(text) || (!literal && !word);
}

bool is_foreign_index(const Operation& index) {
  if (index.find("using") != nullptr || index.find("operator_classes") != nullptr || index.find("include") != nullptr ||
      index.find("where") != nullptr) {
    return true;
  }
  const auto* keys = index.find_as<Value::Values>("columns");
  return keys != nullptr && std::any_of(keys->begin(), keys->end(), [](const Value& key) {
           return std::holds_alternative<SqlExpression>(key.value);
         });
}

bool is_foreign(const Operation& operation) {
  const std::string schema = text_of(operation, "schema");
  const std::string& name = operation.name;
  if ((!schema.empty() && schema != "public") || name == "create_table_comment" || name == "drop_table_comment" ||
      name == "create_exclude_constraint" || name == "exclude_constraint" || operation.find("comment") != nullptr) {
    return true;
  }
  // SQLite checks only foreign keys later than at once.
  if (operation.find("deferrable") != nullptr && name.find("foreign_key") == std::string::npos) {
    return true;
  }
  if (name == "create_index") {
    return is_foreign_index(operation);
  }
  if (name == "drop_index" || name == "drop_constraint") {
    const auto* existing = operation.find_as<Value::Operations>("existing");
    return existing == nullptr || is_foreign(existing->front());
  }
  return has_foreign_sql(operation, "condition") || has_foreign_sql(operation, "computed") ||
         (name == "alter_column" && has_foreign_default(operation));
}

/// The default of a column, set by an operation of its own.
Operation set_default(const Operation& table, const Operation& column) {
  Operation operation{"alter_column", {}};
  for (const std::string_view argument : {"table", "schema"}) {
    operation.with_text(std::string(argument), text_of(table, argument));
  }
  operation.with_text("column", text_of(column, "column"));
  for (const auto& [name, value] : column.arguments) {
    if (name == "type" || name == "type_object" || name == "nullable") {
      operation.with("existing_" + name, value);
    } else if (name == "server_default") {
      operation.with(name, value);
    }
  }
  return operation;
}

void remove(Operation& operation, std::string_view argument) {
  std::erase_if(operation.arguments, [&](const auto& one) { return one.name == argument; });
}

/// Takes a default that SQLite would not understand off.
void take_default(const Operation& table, Operation& column, std::vector<PortableOperation>& after) {
  if (has_foreign_default(column)) {
    after.push_back({set_default(table, column), std::string(postgresql)});
    remove(column, "server_default");
  }
}

/// An element of a table as an operation of its own.
Operation own_operation(const Operation& table, const Operation& element) {
  Operation own{(element.name == "column" ? "add_" : "create_") + element.name, {}};
  own.with_text("table", text_of(table, "table")).with_text("schema", text_of(table, "schema"));
  own.arguments.insert(own.arguments.end(), element.arguments.begin(), element.arguments.end());
  return own;
}

PortableOperation without_foreign_elements(const Operation& table, const ServerOnly& server_only,
                                           std::vector<PortableOperation>& after) {
  Operation kept = table;
  Value::Operations elements;
  for (const Operation& element : *table.find_as<Value::Operations>("elements")) {
    Operation own = own_operation(table, element);
    if (is_foreign(element) || server_only.concerns(own)) {
      after.push_back({std::move(own), std::string(postgresql)});
      continue;
    }
    elements.push_back(element);
    if (element.name == "column") {
      take_default(table, elements.back(), after);
    }
  }
  remove(kept, "elements");
  kept.with("elements", Value{std::move(elements)});
  return {std::move(kept)};
}

/// rename_index and rename_constraint.
std::vector<PortableOperation> renamed(const Operation& operation) {
  std::vector<PortableOperation> parts{{operation, std::string(postgresql)}};
  Operation drop = operation;
  drop.name = operation.name == "rename_index" ? "drop_index" : "drop_constraint";
  remove(drop, "new_name");
  const auto* existing = operation.find_as<Value::Operations>("existing");
  if (existing != nullptr && !is_foreign(existing->front())) {
    Operation create = existing->front();
    if (const auto* computes = operation.find_as<bool>("computes")) {
      create.with_flag("computes", *computes);
    }
    remove(create, "name");
    create.with_text("name", text_of(operation, "new_name"));
    parts.push_back({std::move(drop), std::string(sqlite)});
    parts.push_back({std::move(create), std::string(sqlite)});
  }
  return parts;
}

}  // namespace

bool is_portable(const std::string& sql) {
  for (std::size_t i = 0; i < sql.size();) {
    const char c = sql[i];
    if (c == '\'' || c == '"') {
      const auto end = sql.find(c, i + 1);
      i = end == std::string::npos ? sql.size() : end + 1;
      continue;
    }
    if (!is_word(c)) {
      if (std::string_view(" (),<>=+-*/%|").find(c) == std::string_view::npos) {
        return false;
      }
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < sql.size() && is_word(sql[end])) {
      ++end;
    }
    const std::string_view word = std::string_view(sql).substr(i, end - i);
    const bool called = end < sql.size() && sql[end] == '(';
    const bool escapes = end < sql.size() && sql[end] == '\'';
    const bool capitals = std::all_of(word.begin(), word.end(), [](char one) { return one >= 'A' && one <= 'Z'; });
    if (escapes || (called && !is_listed(functions, word) && !is_listed(keywords, word)) ||
        (capitals && !called && !is_listed(keywords, word))) {
      return false;
    }
    i = end;
  }
  return true;
}

void add_server_only(const Operation& operation, ServerOnly& to) {
  if (operation.name != "add_column" || is_foreign(operation)) {
    to.add(operation);
  }
  if (const auto* elements = operation.find_as<Value::Operations>("elements")) {
    for (const Operation& element : *elements) {
      if (element.name == "column" && is_foreign(element)) {
        to.add(own_operation(operation, element));
      }
    }
  }
}

std::vector<PortableOperation> portable_operations(const Operation& operation, const ServerOnly& server_only) {
  if (is_foreign(operation) || server_only.concerns(operation)) {
    return {{operation, std::string(postgresql)}};
  }
  if (operation.name == "rename_index" || operation.name == "rename_constraint") {
    return renamed(operation);
  }
  std::vector<PortableOperation> after;
  if (operation.name == "create_table") {
    PortableOperation table = without_foreign_elements(operation, server_only, after);
    after.insert(after.begin(), std::move(table));
  } else if (operation.name == "add_column") {
    Operation kept = operation;
    take_default(operation, kept, after);
    after.insert(after.begin(), {std::move(kept)});
  } else {
    after.push_back({operation});
  }
  return after;
}

bool needs_batch(const std::string& operation) {
  constexpr std::array<std::string_view, 8> names{"add_column",
                                                  "drop_column",
                                                  "alter_column",
                                                  "create_primary_key",
                                                  "create_foreign_key",
                                                  "create_unique_constraint",
                                                  "create_check_constraint",
                                                  "drop_constraint"};
  return is_listed(names, operation);
}

}  // namespace ashlar::backends::alembic
