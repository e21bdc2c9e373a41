// The type of a column that references a table: that of the key it points to.

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/language/lowering.h"
#include "compiler/syntax/parser.h"

namespace ashlar::language {

namespace {

using ItemKind = Item::Kind;
using syntax::Node;
using syntax::Rule;

/// What a column of a serial type has.
std::string stored_type(std::string type) {
  constexpr auto serials = std::to_array<std::pair<std::string_view, std::string_view>>({{"serial", "integer"},
                                                                                         {"serial4", "integer"},
                                                                                         {"bigserial", "bigint"},
                                                                                         {"serial8", "bigint"},
                                                                                         {"smallserial", "smallint"},
                                                                                         {"serial2", "smallint"}});
  const auto lower = to_lower(type);
  for (const auto& [serial, plain] : serials) {
    if (lower == serial) {
      return std::string(plain);
    }
  }
  return type;
}

/// The names between the parentheses of a list of columns.
std::vector<std::string> listed(const Scope& scope, Run run) {
  std::vector<std::string> names;
  for (auto at = run.first; at < run.last; ++at) {
    const auto kind = scope.document->at(at).kind;
    if (kind == Tok::word || kind == Tok::quoted) {
      names.push_back(name_value(scope.document->text(at)));
    }
  }
  return names;
}

/// The columns of PRIMARY KEY (…), empty where the constraint is another.
std::vector<std::string> primary_columns(const Scope& scope, Run run) {
  for (auto at = run.first; at + 2 < run.last; ++at) {
    if (same_word(scope.document->text(at), "primary") && scope.document->at(at + 2).kind == Tok::open) {
      auto close = at + 2;
      while (close < run.last && scope.document->at(close).kind != Tok::close) {
        ++close;
      }
      return listed(scope, {at + 2, close});
    }
  }
  return {};
}

std::vector<std::string> names_in(Node list) {
  std::vector<std::string> names;
  for (const Node& column : list.children(Rule::columnName)) {
    names.push_back(syntax::identifier_value(column));
  }
  return names;
}

void read_create(Node statement, Key& key) {
  const Node elements = statement.child(Rule::tableElements);
  for (const Node& column : elements.children(Rule::columnDefinition)) {
    const auto name = syntax::identifier_value(column.child(Rule::columnName));
    key.columns.push_back({name, stored_type(std::string(column.child(Rule::typeName).text()))});
    for (const Node& constraint : column.children(Rule::columnConstraint)) {
      if (constraint.has(Rule::primaryKeyConstraint)) {
        key.primary = {name};
      }
    }
  }
  for (const Node& constraint : elements.children(Rule::tableConstraint)) {
    if (const Node primary = constraint.child(Rule::primaryKeyConstraint)) {
      key.primary = names_in(primary.child(Rule::keyColumns));
    }
  }
}

void read_alter(Node statement, Key& key) {
  if (const Node primary = statement.find(Rule::primaryKeyConstraint)) {
    key.primary = names_in(primary.child(Rule::keyColumns));
  }
}

/// What statements of SQL say of a table's columns and key.
Key key_of_statements(const std::vector<SourceText>& statements) {
  Key key;
  for (const auto& statement : statements) {
    Diagnostics ignored;  // they are reported when the statement is loaded
    const auto tree = syntax::parse(statement, syntax::Start::statement, ignored);
    const Node root = tree == nullptr ? Node{} : tree->root();
    if (const Node create = root.find(Rule::createTableStatement)) {
      read_create(create, key);
    } else if (const Node alter = root.find(Rule::alterTableStatement)) {
      read_alter(alter, key);
    }
  }
  return key;
}

}  // namespace

void Lowering::reference_type(Sql& sql, const Table& table, const Placed& placed, const ColumnClause& clause) {
  const Scope& scope = *placed.scope;
  const Span at = scope.span(clause.run);
  std::vector<std::string> target;
  Sql name = start();
  name.run(scope, clause.run);
  for (const auto& token : syntax::tokenize(name.text())) {
    const auto text = std::string_view(name.text()).substr(token.begin, token.end - token.begin);
    if (text != ".") {
      target.push_back(name_value(text));
    }
  }
  if (!name.good() || target.empty()) {
    sql.say("integer", at);
    return;
  }
  const auto shown = join(target, ".");
  const std::string column(name_value(scope.document->text(placed.item->name)));
  const auto hint = "write the type of the column: " + column + " bigint -> " + shown;
  const auto* key = key_of(target, scope.in_mixin() ? scope.table_schema : scope.schema, at);
  const auto wanted = listed(scope, clause.rest);
  sql.say("", at);
  if (key == nullptr) {
    const auto near = closest(shown, known_tables());
    diagnostics_.report(Code::unknown_relation, at, {shown}, near.empty() ? hint : "did you mean " + near + "?");
  } else if (key->reported) {
    // Once is enough.
  } else if (wanted.empty() && key->primary.empty()) {
    diagnostics_.report(Code::no_primary_key, at, {shown}, hint);
  } else if (wanted.empty() && key->primary.size() > 1) {
    diagnostics_.report(Code::key_length_differs, at, {column, "1", "a key of " + std::to_string(key->primary.size())},
                        "write the columns with their types, and foreign key (…) -> " + shown);
  } else {
    const auto& column_name = wanted.empty() ? key->primary.front() : wanted.front();
    const auto found = std::ranges::find(key->columns, column_name, &Key::Column::name);
    if (found != key->columns.end() && !found->type.empty()) {
      sql.join(found->type, at);
      return;
    }
    diagnostics_.report(Code::unknown_column, wanted.empty() ? at : scope.span(clause.rest),
                        {shown + "." + column_name}, hint);
  }
  static_cast<void>(table);
  sql.join("integer", at);  // reported: nothing is loaded
}

std::vector<std::string> Lowering::known_tables() const {
  std::vector<std::string> names;
  for (const auto& [name, table] : table_named_) {
    names.push_back(name);
    names.push_back(table->name);
  }
  std::ranges::sort(names);
  return names;
}

/// Nothing where the table is unknown. Unqualified names are looked for in `schema` and then in public.
const Key* Lowering::key_of(const std::vector<std::string>& target, const std::string& schema, Span at) {
  const bool qualified = target.size() > 1;
  for (const auto& where : {qualified ? target[target.size() - 2] : schema, std::string("public")}) {
    const auto name = where + "." + target.back();
    if (const auto known = keys_.find(name); known != keys_.end()) {
      return known->second.get();
    }
    if (const auto found = table_named_.find(name); found != table_named_.end()) {
      if (!keys_open_.insert(name).second) {
        diagnostics_.report(Code::definition_cycle, at, {"the type of the key of " + name, name + " → " + name},
                            "write the type of one of the columns");
        return &broken_key_;
      }
      auto key = key_of_table(*found->second);
      keys_open_.erase(name);
      return keys_.emplace(name, std::make_unique<Key>(std::move(key))).first->second.get();
    }
    read_sql_tables();
    if (const auto found = sql_tables_.find(name); found != sql_tables_.end()) {
      auto key = key_of_statements(found->second);
      return keys_.emplace(name, std::make_unique<Key>(std::move(key))).first->second.get();
    }
    if (qualified) {
      break;
    }
  }
  return nullptr;
}

/// Only the types of key columns and of columns with a type of their own are known: what a reference may need.
Key Lowering::key_of_table(Table& table) {
  expand(table);
  Key key;
  for (const auto& placed : table.items) {
    if (placed.item->kind == ItemKind::constraint) {
      if (auto columns = primary_columns(*placed.scope, placed.item->run); !columns.empty()) {
        key.primary = std::move(columns);
      }
      continue;
    }
    if (placed.item->kind != ItemKind::column) {
      continue;
    }
    Sql sql = start();
    const auto name = sql.name(*placed.scope, placed.item->name).value_or("");
    for (const auto& clause : placed.item->clauses) {
      if (clause.kind == ColumnClause::Kind::plain &&
          same_word(placed.scope->document->text(clause.run.first), "primary")) {
        key.primary = {name};
      }
    }
    key.columns.push_back({name, ""});
  }
  for (const auto& placed : table.items) {
    if (placed.item->kind != ItemKind::column) {
      continue;
    }
    Sql sql = start();
    const auto name = sql.name(*placed.scope, placed.item->name).value_or("");
    const bool needed = !placed.item->type.empty() || std::ranges::find(key.primary, name) != key.primary.end();
    if (const auto column = std::ranges::find(key.columns, name, &Key::Column::name);
        needed && column != key.columns.end()) {
      column->type = type_of(placed, table);
    }
  }
  return key;
}

std::string Lowering::type_of(const Placed& placed, Table& table) {
  const auto& item = *placed.item;
  Sql sql = start();
  if (item.type.empty()) {
    for (const auto& clause : item.clauses) {
      if (clause.kind == ColumnClause::Kind::reference) {
        reference_type(sql, table, placed, clause);
        break;
      }
    }
    return std::string(trim(sql.text()));
  }
  sql.run(*placed.scope, item.type);
  const bool bare = item.type.last - item.type.first == 1;
  const auto& schema = placed.scope->in_mixin() ? placed.scope->table_schema : placed.scope->schema;
  if (bare && types_.contains(schema + "." + name_value(sql.text()))) {
    return quote_identifier(schema) + "." + quote_identifier(name_value(sql.text()));
  }
  return bare ? stored_type(sql.text()) : sql.text();
}

/// Which statements of SQL make or change which table, in files of SQL and in sql { … }.
void Lowering::read_sql_tables() {
  if (std::exchange(sql_tables_read_, true)) {
    return;
  }
  for (const auto& item : items_) {
    if (const auto* statement = std::get_if<project::SqlStatement>(&item)) {
      note_sql_table(statement->text, statement->search_path.empty() ? "public" : statement->search_path.front());
    }
  }
  for (const auto& [made, scope] : sql_blocks_) {
    const Token& body = scope->document->at(made->body);
    const auto text = scope->document->tokens.text.substr(body.begin + 1, body.end - body.begin - 2);
    for (const auto& piece : syntax::split_statements(text)) {
      note_sql_table(SourceText::verbatim(std::string(text.substr(piece.begin, piece.end - piece.begin)), scope->file,
                                          body.begin + 1 + piece.begin),
                     scope->schema);
    }
  }
}

/// CREATE TABLE and ALTER TABLE are known by their first words.
void Lowering::note_sql_table(const SourceText& statement, const std::string& schema) {
  constexpr std::size_t enough = 400;
  const auto text = std::string_view(statement.text).substr(0, enough);
  if (!same_word(text.substr(0, 6), "create") && !same_word(text.substr(0, 5), "alter")) {
    return;
  }
  const auto tokens = syntax::tokenize(text);
  const auto word = [&](std::size_t at) {
    return at < tokens.size() ? text.substr(tokens[at].begin, tokens[at].end - tokens[at].begin) : std::string_view{};
  };
  std::size_t at = 1;
  while (same_word(word(at), "unlogged") || same_word(word(at), "global") || same_word(word(at), "local")) {
    ++at;
  }
  if (!same_word(word(at), "table")) {
    return;
  }
  ++at;
  while (same_word(word(at), "if") || same_word(word(at), "not") || same_word(word(at), "exists") ||
         same_word(word(at), "only")) {
    ++at;
  }
  const bool qualified = word(at + 1) == ".";
  sql_tables_[(qualified ? name_value(word(at)) : schema) + "." + name_value(word(at + (qualified ? 2 : 0)))].push_back(
      statement);
}

}  // namespace ashlar::language
