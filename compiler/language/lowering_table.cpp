// Tables.

#include <algorithm>
#include <utility>

#include "compiler/base/quote.h"
#include "compiler/language/lowering.h"

namespace ashlar::language {

namespace {

using ItemKind = Item::Kind;

}  // namespace

void Lowering::table(Table& table) {
  expand(table);
  const Declaration& made = *table.declaration;
  const Scope& scope = *table.scope;
  const Subject subject{"TABLE", "TABLE", scope.schema, &scope, made.name, {}, table.name};
  const Span place = scope.span(made.keyword);
  Sql sql = start();
  sql.say(same_word(scope.document->text(made.keyword), "unlogged") ? "CREATE UNLOGGED TABLE" : "CREATE TABLE", place);
  qualified(sql, subject);
  sql.run(scope, made.head);
  std::vector<project::Annotation> annotations;
  if (made.body != 0) {
    sql.say("(", place);
    bool first = true;
    for (const auto& placed : table.items) {
      const bool element = placed.item->kind == ItemKind::column || placed.item->kind == ItemKind::constraint;
      if (element && !std::exchange(first, false)) {
        sql.say(",", place);
      }
      if (placed.item->kind == ItemKind::column) {
        column(sql, table, placed, annotations);
      } else if (element) {
        constraint(sql, placed);
      }
    }
    sql.say(")", place);
  }
  sql.run(scope, made.tail);
  create(sql, scope, made.items, std::move(annotations));
  comment(subject, scope, made.doc);
  row_security(table, subject);
  for (const auto& [item, where] : table.items) {
    if (item->kind == ItemKind::column) {
      comment_on_part(subject, "COLUMN", *item, *where);
    } else if (item->kind == ItemKind::constraint && item->name != 0) {
      comment_on_part(subject, "CONSTRAINT", *item, *where);
    } else if (item->kind == ItemKind::constraint || item->kind == ItemKind::row_security) {
      stray(*where, item->doc, "stands above what has no name");
    } else {
      hang(subject, *item, *where);
    }
  }
}

/// A table with a policy has row security, unless it says otherwise.
void Lowering::row_security(const Table& table, const Subject& subject) {
  std::string_view mode;
  Span place = subject.scope->span(subject.name);
  bool policies = false;
  for (const auto& [item, scope] : table.items) {
    policies = policies || item->kind == ItemKind::policy;
    if (item->kind == ItemKind::row_security) {
      mode = item->name == 0 ? "on" : scope->document->text(item->name);
      place = scope->span(item->run);
    }
  }
  const auto say = [&](std::string_view words) {
    Sql sql = start();
    sql.say("ALTER TABLE", place);
    qualified(sql, subject);
    sql.say(words, place);
    finish(sql, *subject.scope);
  };
  if (same_word(mode, "forced")) {
    say("FORCE ROW LEVEL SECURITY");
  }
  if ((policies && mode.empty()) || same_word(mode, "on") || same_word(mode, "forced")) {
    say("ENABLE ROW LEVEL SECURITY");
  }
}

void Lowering::column(Sql& sql, const Table& table, const Placed& placed,
                      std::vector<project::Annotation>& annotations) {
  const auto& [item, scope] = placed;
  if (!item->renamed.empty()) {
    annotations.push_back(renamed(*scope, item->renamed, sql.size() + 1));
  }
  sql.token(*scope, item->name);
  if (!item->type.empty()) {
    sql.run(*scope, item->type);
  } else {
    for (const auto& clause : item->clauses) {
      if (clause.kind == ColumnClause::Kind::reference) {
        reference_type(sql, table, placed, clause);
        break;
      }
    }
  }
  column_clauses(sql, *item, *scope);
  if (!item->nullable) {
    sql.say("NOT NULL", scope->span(item->name));
  }
}

void Lowering::column_clauses(Sql& sql, const Item& item, const Scope& scope) {
  for (const auto& clause : item.clauses) {
    const Span place = scope.span(clause.run);
    switch (clause.kind) {
      case ColumnClause::Kind::plain:
        sql.run(scope, clause.run);
        break;
      case ColumnClause::Kind::value:
        sql.say("DEFAULT (", place).run(scope, clause.run).say(")", place);
        break;
      case ColumnClause::Kind::reference: {
        const Subject target{"TABLE", "", scope.schema, &scope, clause.run, {}, ""};
        sql.say("REFERENCES", place).run(scope, target.name).run(scope, clause.rest);
        break;
      }
    }
  }
}

/// As SQL has it; `foreign key (a, b) -> t` is short for REFERENCES.
void Lowering::constraint(Sql& sql, const Placed& placed) {
  const auto& [item, scope] = placed;
  auto from = item->run.first;
  for (auto at = from; at < item->run.last; ++at) {
    if (scope->document->at(at).kind == Tok::arrow && at > from && scope->document->at(at - 1).kind == Tok::close &&
        (same_word(scope->document->text(item->run.first), "foreign") ||
         same_word(scope->document->text(item->run.first + 2), "foreign"))) {
      sql.run(*scope, {from, at}).say("REFERENCES", scope->span(at));
      from = at + 1;
      break;
    }
  }
  sql.run(*scope, {from, item->run.last});
}

}  // namespace ashlar::language
