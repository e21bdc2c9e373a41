#include "compiler/language/lowering.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/syntax/parser.h"

namespace ashlar::language {

namespace {

using Kind = Declaration::Kind;

std::string last_name(const Document& document, Run name) {
  return name_value(document.text(name.last - 1));
}

/// The schema that a name says or means.
std::string schema_of(const Scope& scope, Run name) {
  return name.last - name.first >= 3 ? name_value(scope.document->text(name.last - 3)) : scope.schema;
}

/// Whether the word stands in the run, outside of parentheses: a parameter may have any name.
bool has_word(const Scope& scope, Run run, std::string_view lower) {
  int depth = 0;
  for (auto token = run.first; token < run.last; ++token) {
    const std::string_view text = scope.document->text(token);
    depth += text == "(" ? 1 : text == ")" ? -1 : 0;
    if (depth == 0 && scope.document->at(token).kind == Tok::word && same_word(text, lower)) {
      return true;
    }
  }
  return false;
}

}  // namespace

void Lowering::run() {
  std::vector<std::pair<std::size_t, std::vector<const Module*>>> orders;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (const auto* file = std::get_if<project::LanguageFile>(&items_[i])) {
      orders.emplace_back(i, modules_.load(file->file));
      for (const auto* one : orders.back().second) {
        prepare(*one);
      }
    }
  }
  if (orders.empty()) {
    return;
  }
  // Keys of tables of SQL are looked for among the statements, which stay until all is lowered.
  std::vector<std::vector<project::Item>> lowered;
  for (const auto& [at, order] : orders) {
    session_ = std::get<project::LanguageFile>(items_[at]).session;
    for (const auto* one : order) {
      module(*one);
    }
    lowered.push_back(std::exchange(made_, {}));
  }
  std::vector<project::Item> all;
  auto next = lowered.begin();
  for (auto& item : items_) {
    if (std::holds_alternative<project::LanguageFile>(item)) {
      std::ranges::move(*next++, std::back_inserter(all));
    } else {
      all.push_back(std::move(item));
    }
  }
  items_ = std::move(all);
}

/// Notes what a module declares that others may refer to.
void Lowering::prepare(const Module& module) {
  const auto& document = module.document;
  auto& scopes = ready_[&module];
  Scope base;
  base.document = &document;
  base.file = document.tokens.file;
  base.schema = "public";
  scopes_.push_back(base);
  const Scope* scope = &scopes_.back();
  for (const auto& made : document.declarations) {
    if (made.kind == Kind::schema) {
      base.schema = last_name(document, made.name);
      scopes_.push_back(base);
      scope = &scopes_.back();
    }
    scopes.push_back(scope);
    if (made.kind == Kind::table) {
      Table& table = tables_.emplace_back();
      table.declaration = &made;
      table.module = &module;
      table.scope = scope;
      table.name = last_name(document, made.name);
      table_named_.emplace(schema_of(*scope, made.name) + "." + table.name, &table);
      table_declared_[&made] = &table;
    } else if (made.kind == Kind::sql) {
      sql_blocks_.emplace_back(&made, scope);
    } else if (made.kind == Kind::enumeration || made.kind == Kind::domain || made.kind == Kind::composite ||
               made.kind == Kind::range) {
      types_.insert(schema_of(*scope, made.name) + "." + last_name(document, made.name));
    }
  }
}

void Lowering::module(const Module& module) {
  const auto& scopes = ready_[&module];
  for (std::size_t i = 0; i < module.document.declarations.size(); ++i) {
    declaration(module, module.document.declarations[i], *scopes[i]);
  }
}

void Lowering::declaration(const Module& module, const Declaration& made, const Scope& scope) {
  switch (made.kind) {
    case Kind::use:
    case Kind::mixin:
      return;
    case Kind::schema:
      return schema(made, scope);
    case Kind::extension:
      return extension(made, scope);
    case Kind::enumeration:
      return enumeration(made, scope);
    case Kind::composite:
      return composite(made, scope);
    case Kind::data:
      return data(made, scope);
    case Kind::domain:
      return domain(made, scope);
    case Kind::table:
      return table(*table_declared_[&made]);
    case Kind::view:
    case Kind::materialized_view:
      return view(made, scope);
    case Kind::function:
    case Kind::procedure:
    case Kind::aggregate:
      return routine(made, scope, false);
    case Kind::range:
    case Kind::sequence:
      return simple(made, scope);
    case Kind::role:
      return role(made, scope);
    case Kind::grant:
    case Kind::index:
    case Kind::default_privileges:
      return whole(made, scope);
    case Kind::sql:
      return sql_block(made, scope);
  }
  static_cast<void>(module);
}

/// True where a statement of SQL makes the schema: then naming it here only says where names belong.
bool Lowering::declared_in_sql(const std::string& schema) {
  for (const auto& item : items_) {
    const auto* statement = std::get_if<project::SqlStatement>(&item);
    if (statement == nullptr || !same_word(std::string_view(statement->text.text).substr(0, 6), "create")) {
      continue;
    }
    const auto words = syntax::words_of(std::string_view(statement->text.text).substr(0, 200));
    if (words.size() > 2 && words[1] == "schema" && std::ranges::find(words, schema) != words.end()) {
      return true;
    }
  }
  return false;
}

void Lowering::schema(const Declaration& made, const Scope& scope) {
  const Span place = scope.span(made.keyword);
  const auto name = last_name(*scope.document, made.name);
  if (made.name.last - made.name.first != 1 || !made.head.empty()) {
    const auto bad = made.head.empty() ? made.name : made.head;
    diagnostics_.report(Code::syntax_error, scope.span(bad), {"a schema has one name and nothing behind it"});
    return;
  }
  if (name != "public" && !schemas_done_.contains(name) && !declared_in_sql(name)) {
    Sql sql = start();
    sql.say("CREATE SCHEMA", place).run(scope, made.name);
    create(sql, scope, made.items);
  }
  schemas_done_.insert(name);
  const Subject subject{"SCHEMA", "SCHEMA", "", &scope, made.name, {}, ""};
  comment(subject, scope, made.doc);
  hang(subject, made.items, scope);
}

void Lowering::extension(const Declaration& made, const Scope& scope) {
  Sql sql = start();
  const bool unless_there = made.name.first - made.keyword > 1;
  sql.say(unless_there ? "CREATE EXTENSION IF NOT EXISTS" : "CREATE EXTENSION", scope.span(made.keyword));
  sql.run(scope, made.name).run(scope, made.head);
  finish(sql, scope);
  const Subject subject{"EXTENSION", "", "", &scope, made.name, {}, ""};
  comment(subject, scope, made.doc);
  hang(subject, made.items, scope);
}

void Lowering::enumeration(const Declaration& made, const Scope& scope) {
  const Subject subject{"TYPE", "TYPE", scope.schema, &scope, made.name, {}, ""};
  const Span place = scope.span(made.keyword);
  Sql sql = start();
  sql.say("CREATE TYPE", place);
  qualified(sql, subject);
  sql.say("AS ENUM (", place);
  bool first = true;
  for (const auto& label : made.labels) {
    if (!std::exchange(first, false)) {
      sql.say(",", place);
    }
    if (scope.document->at(label.first).kind == Tok::string) {
      sql.run(scope, label);
    } else if (const auto value = sql.name(scope, label.first)) {
      sql.say(quote_literal(*value), scope.span(label));
    }
  }
  sql.say(")", place);
  create(sql, scope, made.items);
  comment(subject, scope, made.doc);
  hang(subject, made.items, scope);
}

/// Rows become an INSERT with `@data` above it.
void Lowering::data(const Declaration& made, const Scope& scope) {
  const Subject subject{"TABLE", "", scope.schema, &scope, made.name, {}, ""};
  const Document& document = *scope.document;
  const Span place = scope.span(made.keyword);
  const auto list = [&](Sql& sql, const std::vector<Run>& columns) {
    sql.say("(", place);
    for (const Run& column : columns) {
      if (&column != &columns.front()) {
        sql.join(",", place);
      }
      sql.run(scope, column);
    }
    sql.say(")", place);
  };
  Sql sql = start();
  sql.say("INSERT INTO", place);
  qualified(sql, subject);
  if (!made.columns.empty()) {
    list(sql, made.columns);
  }
  sql.say("VALUES", place);
  for (const Run& row : made.rows) {
    if (&row != &made.rows.front()) {
      sql.join(",", scope.span(row));
    }
    // `'NAME' from env` is a value that comes when the migration runs.
    std::uint32_t from = row.first;
    for (std::uint32_t at = row.first; at + 2 < row.last; ++at) {
      if (document.at(at).kind == Tok::string && same_word(document.text(at + 1), "from") &&
          same_word(document.text(at + 2), "env")) {
        const Span name = scope.span(at);
        sql.run(scope, {from, at});
        sql.say("current_setting(" + quote_literal("env." + string_content(document.text(at))) + ")", name);
        from = at + 3;
      }
    }
    sql.run(scope, {from, row.last});
  }
  Sql key = start();
  list(key, made.key);
  const Span named = scope.span({made.key.front().first, made.key.back().last});
  finish(sql, scope, {{"data", {{"key", std::string(trim(key.text()))}}, named, 0}});
}

void Lowering::composite(const Declaration& made, const Scope& scope) {
  const Subject subject{"TYPE", "TYPE", scope.schema, &scope, made.name, {}, ""};
  const Span place = scope.span(made.keyword);
  Sql sql = start();
  sql.say("CREATE TYPE", place);
  qualified(sql, subject);
  sql.say("AS (", place);
  std::vector<project::Annotation> annotations;
  bool first = true;
  for (const auto& item : made.items) {
    if (item.kind != Item::Kind::column) {
      continue;
    }
    if (!std::exchange(first, false)) {
      sql.say(",", place);
    }
    if (!item.renamed.empty()) {
      annotations.push_back(renamed(scope, item.renamed, sql.size() + 1));
    }
    if (item.nullable) {
      diagnostics_.report(Code::syntax_error, scope.span(item.run), {"an attribute of a type may always be null"},
                          "leave ? out");
    }
    sql.token(scope, item.name).run(scope, item.type);
    column_clauses(sql, item, scope);
  }
  sql.say(")", place);
  create(sql, scope, made.items, std::move(annotations));
  comment(subject, scope, made.doc);
  for (const auto& item : made.items) {
    if (item.kind == Item::Kind::column) {
      comment_on_part(subject, "COLUMN", item, scope);
    }
  }
  hang(subject, made.items, scope);
}

void Lowering::domain(const Declaration& made, const Scope& scope) {
  const Subject subject{"DOMAIN", "DOMAIN", scope.schema, &scope, made.name, {}, ""};
  const auto& type = made.items.front();
  Sql sql = start();
  sql.say("CREATE DOMAIN", scope.span(made.keyword));
  qualified(sql, subject);
  sql.say("AS", scope.span(made.keyword)).run(scope, type.type);
  column_clauses(sql, type, scope);
  create(sql, scope, made.items);
  comment(subject, scope, made.doc);
  hang(subject, made.items, scope);
}

void Lowering::simple(const Declaration& made, const Scope& scope) {
  const bool range = made.kind == Kind::range;
  const Subject subject{
      range ? "TYPE" : "SEQUENCE", range ? "TYPE" : "SEQUENCE", scope.schema, &scope, made.name, {}, ""};
  const Span place = scope.span(made.keyword);
  Sql sql = start();
  sql.say(range ? "CREATE TYPE" : "CREATE SEQUENCE", place);
  qualified(sql, subject);
  if (range) {
    sql.say("AS RANGE", place);
  }
  sql.run(scope, made.head);
  create(sql, scope, made.items);
  comment(subject, scope, made.doc);
  hang(subject, made.items, scope);
}

void Lowering::role(const Declaration& made, const Scope& scope) {
  const Subject subject{"ROLE", "", "", &scope, made.name, {}, ""};
  Sql sql = start();
  sql.say("CREATE ROLE", scope.span(made.keyword)).run(scope, made.name).run(scope, made.head);
  create(sql, scope, made.items);
  comment(subject, scope, made.doc);
  hang(subject, made.items, scope);
}

void Lowering::view(const Declaration& made, const Scope& scope) {
  const bool stored = made.kind == Kind::materialized_view;
  const Subject subject{stored ? "MATERIALIZED VIEW" : "VIEW", "TABLE", scope.schema, &scope, made.name, {}, ""};
  const Span place = scope.span(made.keyword);
  const auto& body = scope.document->at(made.body);
  const bool recursive = same_word(scope.document->text(made.keyword), "recursive");
  Sql sql = start();
  sql.say(stored ? "CREATE MATERIALIZED VIEW" : recursive ? "CREATE RECURSIVE VIEW" : "CREATE VIEW", place);
  qualified(sql, subject);
  sql.run(scope, made.head).say("AS", place);
  const auto query = scope.document->tokens.text.substr(body.begin + 1, body.end - body.begin - 2);
  const auto pieces = syntax::split_statements(query);
  if (pieces.size() != 1) {
    diagnostics_.report(Code::syntax_error, scope.span(made.body),
                        {pieces.empty() ? "a view needs a query" : "a view has one query"});
    return;
  }
  sql.say("", place).bytes(scope, body.begin + 1 + pieces[0].begin, body.begin + 1 + pieces[0].end).say("\n", place);
  sql.run(scope, made.tail);
  create(sql, scope, made.items);
  comment(subject, scope, made.doc);
  hang(subject, made.items, scope);
}

/// A function of a mixin that comes out the same for several tables is made `once`.
void Lowering::routine(const Declaration& made, const Scope& scope, bool once) {
  const bool aggregate = made.kind == Kind::aggregate;
  const std::string_view keyword = aggregate ? "AGGREGATE" : made.kind == Kind::function ? "FUNCTION" : "PROCEDURE";
  const Subject subject{keyword, aggregate ? "FUNCTION" : keyword, scope.schema, &scope, made.name, made.parameters,
                        ""};
  const Span place = scope.span(made.keyword);
  Sql sql = start();
  sql.say("CREATE", place).say(keyword, place);
  qualified(sql, subject);
  sql.run(scope, made.parameters);
  if (made.body == 0) {
    sql.run(scope, made.head);
  } else {
    body(sql, made, scope);
  }
  if (once) {
    Sql name = start();
    qualified(name, subject);
    const auto [known, fresh] = once_.emplace(name.text() + scope.mixin, sql.text());
    if (!fresh && known->second == sql.text()) {
      return;
    }
  }
  create(sql, scope, made.items);
  comment(subject, scope, made.doc);
  hang(subject, made.items, scope);
}

/// The options and the body of a routine: in a string, between braces, or of standard SQL.
void Lowering::body(Sql& sql, const Declaration& made, const Scope& scope) {
  const Token& code = scope.document->at(made.body);
  const Span place = scope.span(made.body);
  Run head = made.head;
  const auto last = head.empty() ? std::string_view{} : scope.document->text(head.last - 1);
  const bool atomic = code.kind == Tok::body && same_word(last, "atomic");
  if (atomic || same_word(last, "as")) {
    --head.last;
  }
  sql.run(scope, head);
  if (!atomic && !has_word(scope, head, "language") && !has_word(scope, made.tail, "language")) {
    sql.say("LANGUAGE sql", place);
  }
  if (code.kind != Tok::body) {
    sql.say("AS", place).token(scope, made.body);
  } else if (atomic) {
    sql.say("BEGIN ATOMIC", place).bytes(scope, code.begin + 1, code.end - 1).say("END", place);
  } else {
    // A tag that does not occur in the body; $$ where it can be.
    const auto quoted = quote_dollar(scope.document->tokens.text.substr(code.begin + 1, code.end - code.begin - 2));
    const auto tag = quoted.substr(0, quoted.find('$', 1) + 1);
    sql.say("AS", place).say(tag, place).bytes(scope, code.begin + 1, code.end - 1).join(tag, place);
  }
  sql.run(scope, made.tail);
}

/// Statements that are as in SQL, but for words that every reader can supply.
void Lowering::whole(const Declaration& made, const Scope& scope) {
  const Span place = scope.span(made.keyword);
  Sql sql = start();
  if (made.kind == Kind::index) {
    sql.say("CREATE", place);
  } else if (made.kind == Kind::default_privileges) {
    sql.say("ALTER", place);
  }
  sql.run(scope, made.head);
  finish(sql, scope);
  stray(scope, made.doc, "stands above a statement that carries none; write COMMENT ON in sql { … }");
  for (const auto& item : made.items) {
    diagnostics_.report(Code::syntax_error, scope.span(item.run), {"nothing belongs below this"});
  }
}

void Lowering::sql_block(const Declaration& made, const Scope& scope) {
  const Token& body = scope.document->at(made.body);
  const auto begin = body.begin + 1;
  const auto text = scope.document->tokens.text.substr(begin, body.end - body.begin - 2);
  std::uint32_t before = 0;
  for (const auto& piece : syntax::split_statements(text)) {
    Sql sql = start();
    sql.bytes(scope, begin + piece.begin, begin + piece.end);
    const auto gap = text.substr(before, piece.begin - before);
    if (const auto note = gap.find("-- @"); note != std::string_view::npos) {
      const auto at = begin + before + static_cast<std::uint32_t>(note);
      diagnostics_.report(
          Code::syntax_error, {scope.file, at, at + static_cast<std::uint32_t>(gap.find('\n', note) - note)},
          {"annotations have no meaning in sql { … }"}, "renames are declared with renamed from, or in a file of SQL");
    }
    before = piece.end;
    finish(sql, scope);
  }
}

void lower(std::vector<project::Item>& items, const Options& options, const project::FileProvider& files,
           SourceManager& sources, Diagnostics& diagnostics) {
  Lowering(items, options, files, sources, diagnostics).run();
}

}  // namespace ashlar::language
