#include "backends/alembic/server_only.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"

namespace ashlar::backends::alembic {

using python::Statement;
using python::StatementKind;
using PythonValue = python::Value;

namespace {

constexpr std::string_view default_schema = "public";

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Words and names at the begin of a statement.
class Words {
 public:
  explicit Words(std::string_view sql) : rest_(trim(sql)) {}

  /// Takes the keyword `word` where it comes next.
  bool take(std::string_view word) {
    const std::string_view head = rest_.substr(0, word.size());
    if (to_upper(head) != word || (rest_.size() > word.size() && !is_blank(rest_[word.size()]))) {
      return false;
    }
    rest_ = trim(rest_.substr(word.size()));
    return true;
  }

  /// A name as the server folds it; empty where there is none.
  std::string name() {
    std::string text;
    if (rest_.starts_with('"')) {
      std::size_t at = 1;
      for (; at < rest_.size() && (rest_[at] != '"' || rest_.substr(at, 2) == "\"\""); ++at) {
        at += rest_[at] == '"' ? 1 : 0;
        text += rest_[at];
      }
      rest_.remove_prefix(std::min(at + 1, rest_.size()));
      return text;
    }
    const std::size_t end = std::min(rest_.find_first_of(" \t\r\n.(;"), rest_.size());
    text = fold_identifier(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return text;
  }

  bool dot() {
    const bool there = rest_.starts_with('.');
    rest_.remove_prefix(there ? 1 : 0);
    return there;
  }

 private:
  std::string_view rest_;
};

std::string text_of(const Operation& operation, std::string_view argument) {
  const auto* text = operation.find_as<std::string>(argument);
  return text == nullptr ? "" : *text;
}

std::string schema_or_default(std::string schema) {
  return schema.empty() ? std::string(default_schema) : std::move(schema);
}

/// `op.get_context().dialect.name == "postgresql"`.
bool asks_for_server(const PythonValue& condition) {
  return condition.is(python::ValueKind::compare) && condition.text == "==" &&
         std::ranges::any_of(condition.items, [](const PythonValue& side) {
           return side.is(python::ValueKind::string) && side.text == "postgresql";
         });
}

std::string string_at(const PythonValue& call, std::size_t place) {
  const bool there = call.items.size() > place && call.items[place].is(python::ValueKind::string);
  return there ? call.items[place].text : "";
}

}  // namespace

void ServerOnly::add_revision(const python::Module& module) {
  for (const python::Function& function : module.functions) {
    if (function.name.starts_with("upgrade")) {
      add_statements(function.body, false);
    }
  }
}

void ServerOnly::add_statements(const std::vector<Statement>& statements, bool guarded) {
  for (const Statement& statement : statements) {
    if (statement.value.is(python::ValueKind::call)) {
      add_call(statement.value, guarded);
    }
    const bool branch = statement.kind == StatementKind::branch;
    add_statements(statement.body, guarded || (branch && asks_for_server(statement.value)));
    add_statements(statement.otherwise, guarded);
  }
}

void ServerOnly::add_call(const PythonValue& call, bool guarded) {
  if (call.text.ends_with(".execute")) {
    add_sql(string_at(call, 0));
    return;
  }
  const PythonValue* schema = call.argument("schema");
  Operation operation{call.text.substr(call.text.rfind('.') + 1), {}};
  operation.with_text("table", string_at(call, 0));
  operation.with_text("schema", schema == nullptr ? "" : schema->text);
  if (operation.name == "create_table") {
    add(operation);
  } else if (operation.name == "rename_table") {
    operation.with_text("new_name", string_at(call, 1));
    add(operation);
  } else if (operation.name == "add_column" && guarded && call.items.size() > 1) {
    operation.with_text("column", string_at(call.items[1], 0));
    add(operation);
  }
}

void ServerOnly::add_sql(std::string_view sql) {
  Words words(sql);
  if (!words.take("CREATE")) {
    return;
  }
  constexpr std::array<std::string_view, 4> kinds{"UNLOGGED", "FOREIGN", "GLOBAL", "LOCAL"};
  for (const std::string_view kind : kinds) {
    words.take(kind);
  }
  if (!words.take("TABLE")) {
    return;
  }
  if (words.take("IF")) {
    words.take("NOT");
    words.take("EXISTS");
  }
  std::string name = words.name();
  std::string schema(default_schema);
  if (words.dot()) {
    schema = std::exchange(name, words.name());
  }
  names_.insert({schema, name, ""});
}

void ServerOnly::add(const Operation& operation) {
  const std::string schema = schema_or_default(text_of(operation, "schema"));
  if (operation.name == "create_table") {
    const std::string table = text_of(operation, "table");
    std::erase_if(names_, [&](const Name& name) { return name.schema == schema && name.table == table; });
  } else if (operation.name == "add_column") {
    names_.insert({schema, text_of(operation, "table"), text_of(operation, "column")});
  } else if (operation.name == "rename_table" && names_.contains({schema, text_of(operation, "table"), ""})) {
    names_.insert({schema, text_of(operation, "new_name"), ""});
  }
}

bool ServerOnly::has_column(const Operation& operation, const Name& table) const {
  Name column = table;
  column.column = text_of(operation, "column");
  if (!column.column.empty() && operation.name != "add_column" && names_.contains(column)) {
    return true;
  }
  const auto* columns = operation.find_as<Value::Values>("columns");
  return columns != nullptr && std::ranges::any_of(*columns, [&](const Value& one) {
           const auto* name = std::get_if<std::string>(&one.value);
           column.column = name == nullptr ? "" : *name;
           return name != nullptr && names_.contains(column);
         });
}

bool ServerOnly::concerns(const Operation& operation) const {
  const Name table{schema_or_default(text_of(operation, "schema")), text_of(operation, "table"), ""};
  if (operation.name != "create_table" && names_.contains(table)) {
    return true;
  }
  const std::string referent = text_of(operation, "referent_table");
  if (!referent.empty() && names_.contains({schema_or_default(text_of(operation, "referent_schema")), referent, ""})) {
    return true;
  }
  if (has_column(operation, table)) {
    return true;
  }
  const auto* existing = operation.find_as<Value::Operations>("existing");
  return existing != nullptr && !existing->empty() && concerns(existing->front());
}

}  // namespace ashlar::backends::alembic
