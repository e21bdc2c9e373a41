// What hangs on an object: privileges, owner, comments, indexes, policies, triggers.

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/language/lowering.h"

namespace ashlar::language {

namespace {

using ItemKind = Item::Kind;

/// The first token of the run, outside of brackets, that is one of the words; the run's end where none is.
template <std::size_t n>
std::uint32_t find_word(const Document& document, Run run, const std::array<std::string_view, n>& words) {
  std::size_t depth = 0;
  for (auto at = run.first; at < run.last; ++at) {
    const Token& token = document.at(at);
    depth += token.kind == Tok::open ? 1 : 0;
    depth -= token.kind == Tok::close && depth > 0 ? 1 : 0;
    const bool found = depth == 0 && token.kind == Tok::word &&
                       std::ranges::any_of(words, [&](auto word) { return same_word(document.text(at), word); });
    if (found) {
      return at;
    }
  }
  return run.last;
}

}  // namespace

void Lowering::finish(Sql& sql, const Scope& scope, std::vector<project::Annotation> annotations) {
  if (!sql.good()) {
    return;
  }
  project::SqlStatement statement;
  statement.text = sql.take();
  statement.search_path.push_back(scope.in_mixin() ? scope.table_schema : scope.schema);
  if (statement.search_path.front() != "public") {
    statement.search_path.emplace_back("public");
  }
  statement.annotations = std::move(annotations);
  statement.session = session_;
  made_.emplace_back(std::move(statement));
}

/// The statement that makes an object, with the old name that one of its items gives.
void Lowering::create(Sql& sql, const Scope& scope, const std::vector<Item>& items,
                      std::vector<project::Annotation> annotations) {
  for (const auto& item : items) {
    if (item.kind == ItemKind::renamed) {
      annotations.insert(annotations.begin(), renamed(scope, item.renamed, 0));
    }
  }
  finish(sql, scope, std::move(annotations));
}

project::Annotation Lowering::renamed(const Scope& scope, Run from, std::uint32_t at) {
  Sql name = start();
  name.run(scope, from);
  return {"renamed", {{"from", name.text()}}, scope.span(from), at};
}

void Lowering::qualified(Sql& sql, const Subject& subject) {
  const bool bare = subject.name.last - subject.name.first == 1 && !subject.schema.empty();
  if (bare) {
    sql.say(quote_identifier(subject.schema) + ".", subject.scope->span(subject.name));
  }
  sql.run(*subject.scope, subject.name);
}

/// An aggregate as GRANT names it, which takes it for a function: f() for f(*), f(a, b) for f(a ORDER BY b).
void Lowering::plain_signature(Sql& sql, const Subject& subject) {
  qualified(sql, subject);
  const Scope& scope = *subject.scope;
  const auto& document = *scope.document;
  const Span place = scope.span(subject.parameters);
  sql.say("(", place);
  Run kept{subject.parameters.first + 1, subject.parameters.first + 1};
  for (auto at = kept.first; at + 1 < subject.parameters.last; ++at) {
    if (same_word(document.text(at), "order") && same_word(document.text(at + 1), "by")) {
      sql.run(scope, kept).say(kept.empty() ? "" : ",", place);
      kept = {at + 2, at + 2};
      ++at;
    } else if (document.text(at) != "*") {
      kept.last = at + 1;
    }
  }
  sql.run(scope, kept).say(")", place);
}

/// The name with, for a routine, the types of its parameters: as in CREATE, less the defaults.
void Lowering::signature(Sql& sql, const Subject& subject) {
  qualified(sql, subject);
  if (subject.parameters.empty()) {
    return;
  }
  const Scope& scope = *subject.scope;
  const auto& document = *scope.document;
  const Span place = scope.span(subject.parameters);
  sql.say("(", place);
  bool skipping = false;
  Run kept{subject.parameters.first + 1, subject.parameters.first + 1};
  std::size_t depth = 0;
  for (auto at = kept.first; at + 1 < subject.parameters.last; ++at) {
    const auto kind = document.at(at).kind;
    depth += kind == Tok::open ? 1 : 0;
    depth -= kind == Tok::close && depth > 0 ? 1 : 0;
    if (depth == 0 && kind == Tok::comma) {
      sql.run(scope, kept).say(",", place);
      kept = {at + 1, at + 1};
      skipping = false;
    } else if (depth == 0 && (kind == Tok::equals || document.text(at) == ":=" ||
                              (kind == Tok::word && same_word(document.text(at), "default")))) {
      skipping = true;
    } else if (!skipping) {
      kept.last = at + 1;
    }
  }
  sql.run(scope, kept).say(")", place);
}

void Lowering::hang(const Subject& subject, const std::vector<Item>& items, const Scope& scope) {
  for (const auto& item : items) {
    hang(subject, item, scope);
  }
}

void Lowering::hang(const Subject& subject, const Item& item, const Scope& scope) {
  switch (item.kind) {
    case ItemKind::grant:
    case ItemKind::revoke:
      stray(scope, item.doc, "stands above privileges");
      return privileges(subject, item, scope);
    case ItemKind::index:
      return index(subject, item, scope);
    case ItemKind::policy:
      return policy(subject, item, scope);
    case ItemKind::trigger:
      return trigger(subject, item, scope);
    case ItemKind::declaration:
      return routine(scope.document->nested[item.declaration], scope, true);
    case ItemKind::owner: {
      Sql sql = start();
      const Span place = scope.span(item.run);
      sql.say("ALTER", place).say(subject.keyword, place);
      signature(sql, subject);
      sql.say("OWNER TO", place).token(scope, item.name);
      return finish(sql, scope);
    }
    case ItemKind::setting: {
      Sql sql = start();
      sql.say("ALTER ROLE", scope.span(item.run)).run(*subject.scope, subject.name).run(scope, item.run);
      return finish(sql, scope);
    }
    case ItemKind::membership: {
      Sql sql = start();
      sql.say("GRANT", scope.span(item.run)).run(scope, {item.run.first + 2, item.run.last});
      sql.say("TO", scope.span(item.run)).run(*subject.scope, subject.name);
      return finish(sql, scope);
    }
    case ItemKind::row_security:
      if (subject.keyword != "TABLE") {
        diagnostics_.report(Code::syntax_error, scope.span(item.run), {"row security belongs to a table"});
      }
      return;
    case ItemKind::column:
    case ItemKind::constraint:
    case ItemKind::renamed:
    case ItemKind::mixin:
      return;
  }
}

/// GRANT and REVOKE without their ON: it is the object they stand in.
void Lowering::privileges(const Subject& subject, const Item& item, const Scope& scope) {
  const auto& document = *scope.document;
  const bool grant = item.kind == ItemKind::grant;
  const auto to = find_word(document, item.run, std::array<std::string_view, 1>{grant ? "to" : "from"});
  const auto on = find_word(document, item.run, std::array<std::string_view, 1>{"on"});
  if (on < to) {
    diagnostics_.report(Code::syntax_error, scope.span(on), {"unexpected on, what it stands in is meant"},
                        "leave ON out, or declare it at the start of a line");
    return;
  }
  if (to == item.run.last) {
    diagnostics_.report(Code::syntax_error, scope.span(item.run),
                        {grant ? "grant needs to and roles" : "revoke needs from and roles"});
    return;
  }
  if (subject.privileges.empty()) {
    diagnostics_.report(Code::syntax_error, scope.span(item.run),
                        {"there are no privileges on " + to_lower(subject.keyword) + "s"});
    return;
  }
  Sql sql = start();
  const Span place = scope.span(item.run.first);
  sql.run(scope, {item.run.first, to}).say("ON", place).say(subject.privileges, place);
  if (subject.keyword == "AGGREGATE") {
    plain_signature(sql, subject);
  } else {
    signature(sql, subject);
  }
  sql.run(scope, {to, item.run.last});
  finish(sql, scope);
}

void Lowering::index(const Subject& subject, const Item& item, const Scope& scope) {
  const bool unique = same_word(scope.document->text(item.run.first), "unique");
  const auto head = item.run.first + (unique ? 2 : 1) + (item.name != 0 ? 1 : 0);
  Sql sql = start();
  sql.say("CREATE", scope.span(item.run.first))
      .run(scope, {item.run.first, head})
      .say("ON", scope.span(item.run.first));
  qualified(sql, subject);
  sql.run(scope, {head, item.run.last});
  finish(sql, scope);
  if (item.doc.empty()) {
    return;
  }
  if (item.name == 0) {
    return stray(scope, item.doc, "stands above an index without a name");
  }
  Sql about = start();
  about.say("COMMENT ON INDEX", scope.span(item.doc));
  const auto name = about.name(scope, item.name);
  const auto& table = subject.name;
  const auto schema =
      table.last - table.first >= 3 ? name_value(subject.scope->document->text(table.last - 3)) : subject.schema;
  about.say(quote_identifier(schema) + "." + quote_identifier(name.value_or("")), scope.span(item.name));
  comment_text(about, scope, item.doc);
  finish(about, scope);
}

void Lowering::policy(const Subject& subject, const Item& item, const Scope& scope) {
  Sql sql = start();
  sql.say("CREATE", scope.span(item.run.first)).run(scope, {item.run.first, item.name + 1});
  sql.say("ON", scope.span(item.run.first));
  qualified(sql, subject);
  sql.run(scope, {item.name + 1, item.run.last});
  finish(sql, scope);
  comment_on_part(subject, "POLICY", item, scope);
}

void Lowering::trigger(const Subject& subject, const Item& item, const Scope& scope) {
  constexpr std::array<std::string_view, 9> behind{"from", "not",  "deferrable", "initially", "referencing",
                                                   "for",  "when", "execute",    "on"};
  const auto on = find_word(*scope.document, {item.name + 1, item.run.last}, behind);
  if (on < item.run.last && same_word(scope.document->text(on), "on")) {
    diagnostics_.report(Code::syntax_error, scope.span(on), {"unexpected on, what it stands in is meant"},
                        "leave ON and the name of the table out");
    return;
  }
  Sql sql = start();
  sql.say("CREATE", scope.span(item.run.first)).run(scope, {item.run.first, on}).say("ON", scope.span(item.run.first));
  qualified(sql, subject);
  sql.run(scope, {on, item.run.last});
  finish(sql, scope);
  comment_on_part(subject, "TRIGGER", item, scope);
}

void Lowering::stray(const Scope& scope, Run doc, std::string_view where) {
  if (!doc.empty()) {
    diagnostics_.report(Code::stray_doc_comment, scope.span(doc), {where}, "write // for a plain comment");
  }
}

/// IS 'text': the lines of the doc comment without their slashes and one space.
void Lowering::comment_text(Sql& sql, const Scope& scope, Run doc) {
  std::string text;
  for (auto line = doc.first; line < doc.last; ++line) {
    auto words = scope.document->text(line).substr(3);
    words.remove_prefix(words.starts_with(' ') ? 1 : 0);
    while (!words.empty() && (words.back() == ' ' || words.back() == '\t' || words.back() == '\r')) {
      words.remove_suffix(1);
    }
    text += line == doc.first ? "" : "\n";
    if (const auto at = scope.in_mixin() ? words.find("${") : std::string_view::npos; at != std::string_view::npos) {
      Sql inner = start();
      const auto begin = scope.document->at(line).end - static_cast<std::uint32_t>(words.size());
      inner.bytes(scope, begin, scope.document->at(line).end);
      text += inner.text();
    } else {
      text += words;
    }
  }
  sql.say("IS", scope.span(doc)).say(quote_literal(text), scope.span(doc));
}

void Lowering::comment(const Subject& subject, const Scope& scope, Run doc) {
  if (doc.empty()) {
    return;
  }
  Sql sql = start();
  sql.say("COMMENT ON", scope.span(doc)).say(subject.keyword, scope.span(doc));
  signature(sql, subject);
  comment_text(sql, scope, doc);
  finish(sql, scope);
}

/// COMMENT ON COLUMN t.c, POLICY p ON t, …
void Lowering::comment_on_part(const Subject& subject, std::string_view kind, const Item& item, const Scope& scope) {
  if (item.doc.empty()) {
    return;
  }
  Sql sql = start();
  const Span place = scope.span(item.doc);
  sql.say("COMMENT ON", place).say(kind, place);
  if (kind == "COLUMN") {
    qualified(sql, subject);
    sql.say(".", place).token(scope, item.name);
  } else {
    sql.token(scope, item.name).say("ON", place);
    qualified(sql, subject);
  }
  comment_text(sql, scope, item.doc);
  finish(sql, scope);
}

}  // namespace ashlar::language
