#include "compiler/language/parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/base/text.h"

namespace ashlar::language {

namespace {

using Kind = Declaration::Kind;

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 40;
  auto cut = std::min(std::min(text.size(), longest), text.find('\n'));
  while (cut > 0 && cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
    --cut;
  }
  return cut < text.size() ? std::string(text.substr(0, cut)) + "…" : std::string(text);
}

const std::vector<std::string>& declaration_names() {
  static const std::vector<std::string> names{"aggregate",
                                              "data",
                                              "default privileges",
                                              "domain",
                                              "enum",
                                              "extension",
                                              "function",
                                              "grant",
                                              "index",
                                              "materialized view",
                                              "mixin",
                                              "policy",
                                              "procedure",
                                              "range",
                                              "revoke",
                                              "role",
                                              "schema",
                                              "sequence",
                                              "sql",
                                              "table",
                                              "trigger",
                                              "type",
                                              "unlogged table",
                                              "use",
                                              "view"};
  return names;
}

}  // namespace

Parser::Parser(FileId file, const SourceManager& sources, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
  document_.tokens = tokenize(file, sources, diagnostics);
  limit_ = static_cast<std::uint32_t>(document_.tokens.all.size() - 1);
}

const Token& Parser::token(std::uint32_t ahead) const {
  static const Token none;
  return at_ + ahead < limit_ ? document_.at(at_ + ahead) : none;
}

bool Parser::word(std::string_view lower, std::uint32_t ahead) const {
  return is(Tok::word, ahead) && same_word(text(ahead), lower);
}

bool Parser::any_word(std::initializer_list<std::string_view> lower, std::uint32_t ahead) const {
  for (const auto one : lower) {
    if (word(one, ahead)) {
      return true;
    }
  }
  return false;
}

bool Parser::is_name(std::uint32_t ahead) const {
  return is(Tok::word, ahead) || is(Tok::quoted, ahead) || is(Tok::splice, ahead);
}

bool Parser::take(Tok kind) {
  if (!at_end() && is(kind)) {
    ++at_;
    return true;
  }
  return false;
}

bool Parser::take_word(std::string_view lower) {
  if (word(lower)) {
    ++at_;
    return true;
  }
  return false;
}

bool Parser::expected(std::string_view what, std::string suggestion) {
  if (at_end()) {
    const Token& last = document_.at(at_ == 0 ? 0 : at_ - 1);
    return error({document_.tokens.file, last.end == 0 ? 0 : last.end - 1, last.end},
                 "this ends too early, expected " + std::string(what), std::move(suggestion));
  }
  const auto found = is(Tok::comma) ? std::string("comma") : is(Tok::doc) ? "doc comment" : shown(text());
  return error(document_.tokens.span(token()), "unexpected " + found + ", expected " + std::string(what),
               std::move(suggestion));
}

bool Parser::broken() const {
  const auto from = document_.at(begin_).begin;
  const auto to = document_.at(end_).begin;
  return std::ranges::any_of(document_.tokens.broken, [&](auto at) { return at >= from && at <= to; });
}

bool Parser::error(Span span, std::string_view message, std::string suggestion) {
  if (broken()) {
    return false;
  }
  diagnostics_.report(Code::syntax_error, span, {message}, std::move(suggestion));
  return false;
}

Run Parser::docs() {
  Run run{at_, at_};
  while (take(Tok::doc)) {
    run.last = at_;
  }
  return run;
}

void Parser::pass() {
  if (is(Tok::open) || is(Tok::brace)) {
    std::size_t depth = 0;
    do {
      depth += is(Tok::open) || is(Tok::brace) ? 1 : 0;
      depth -= is(Tok::close) || is(Tok::end_brace) ? 1 : 0;
      ++at_;
    } while (depth > 0 && !at_end());
  } else {
    ++at_;
  }
}

bool Parser::name(Run& out, std::string_view what) {
  out.first = at_;
  do {
    if (!is_name()) {
      return expected(what);
    }
    ++at_;
  } while (take(Tok::dot));
  out.last = at_;
  return true;
}

Document Parser::run() {
  const auto end = limit_;
  while (at_ < end) {
    limit_ = end;
    const auto doc = docs();
    if (at_end()) {
      if (!doc.empty()) {
        diagnostics_.report(Code::stray_doc_comment, document_.span(doc), {"stands above nothing"});
      }
      break;
    }
    auto last = at_ + 1;
    const auto begins = [&](const Token& next) {
      return next.starts_line && next.indent == 0 && (next.kind == Tok::word || next.kind == Tok::doc);
    };
    for (std::size_t depth = document_.at(at_).kind == Tok::open ? 1 : 0; last < end; ++last) {
      const auto kind = document_.at(last).kind;
      depth += kind == Tok::open || kind == Tok::brace ? 1 : 0;
      depth -= (kind == Tok::close || kind == Tok::end_brace) && depth > 0 ? 1 : 0;
      if (depth == 0 && begins(document_.at(last))) {
        break;
      }
    }
    declaration(last, doc);
    at_ = last;
  }
  return std::move(document_);
}

void Parser::declaration(std::uint32_t last, Run doc) {
  limit_ = last;
  begin_ = at_;
  end_ = last;
  in_mixin_ = false;
  in_role_ = word("role");
  Declaration made;
  made.doc = doc;
  made.keyword = at_;
  if (token().indent != 0) {
    error(document_.tokens.span(token()), "a declaration begins at the start of its line");
    return;
  }
  if (declare(made)) {
    need_nothing(made);
    document_.declarations.push_back(std::move(made));
  }
}

void Parser::need_nothing(Declaration& made) {
  if (!at_end()) {
    expected(made.kind == Kind::table && made.items.empty() ? "{" : "the end of the declaration");
  }
}

bool Parser::declare(Declaration& made) {
  using Method = bool (Parser::*)(Declaration&);
  static constexpr auto methods = std::to_array<std::pair<std::string_view, Method>>({
      {"use", &Parser::use},
      {"table", &Parser::table},
      {"unlogged", &Parser::table},
      {"view", &Parser::view},
      {"recursive", &Parser::view},
      {"materialized", &Parser::view},
      {"enum", &Parser::enumeration},
      {"data", &Parser::data},
      {"type", &Parser::composite},
      {"domain", &Parser::domain},
      {"function", &Parser::routine},
      {"procedure", &Parser::routine},
      {"aggregate", &Parser::routine},
      {"mixin", &Parser::mixin},
      {"sql", &Parser::sql},
  });
  static constexpr auto plain_ones = std::to_array<std::pair<std::string_view, Kind>>({
      {"schema", Kind::schema},
      {"extension", Kind::extension},
      {"sequence", Kind::sequence},
      {"role", Kind::role},
      {"range", Kind::range},
  });
  for (const auto& [keyword, method] : methods) {
    if (word(keyword)) {
      return (this->*method)(made);
    }
  }
  for (const auto& [keyword, kind] : plain_ones) {
    if (word(keyword)) {
      made.kind = kind;
      return plain(made, "the name of the " + std::string(keyword));
    }
  }
  if (any_word({"grant", "revoke"})) {
    return whole(made, Kind::grant);
  }
  if (any_word({"index", "unique", "trigger", "policy"})) {
    return whole(made, Kind::index);
  }
  if (word("default")) {
    return word("privileges", 1) ? whole(made, Kind::default_privileges) : (++at_, expected("privileges"));
  }
  if (any_word({"create", "alter", "drop", "comment"})) {
    return error(document_.tokens.span(token()), shown(text()) + " begins a statement of SQL",
                 "put statements of SQL into sql { … }");
  }
  const auto guess = closest(to_lower(text()), declaration_names());
  return expected("a declaration", guess.empty() ? "" : "did you mean " + guess + "?");
}

bool Parser::whole(Declaration& made, Kind kind) {
  made.kind = kind;
  made.head = head(false);
  return attached(made);
}

bool Parser::plain(Declaration& made, std::string_view what) {
  ++at_;
  if (made.kind == Kind::extension && word("if") && word("not", 1) && word("exists", 2)) {
    at_ += 3;
  }
  if (!name(made.name, what)) {
    return false;
  }
  made.head = head(false);
  return attached(made);
}

/// What stands before the body, or the items below.
Run Parser::head(bool until_body) {
  Run run{at_, at_};
  while (!at_end() && !is(Tok::doc) && !is(Tok::brace) && !is(Tok::body) &&
         !(token().starts_line && token().indent > 0 && begins_item(false))) {
    const bool code = is(Tok::dollar) || (is(Tok::string) && at_ > run.first &&
                                          [&] { return same_word(document_.text(at_ - 1), "as"); }());
    if (until_body && code) {
      break;
    }
    pass();
  }
  run.last = at_;
  return run;
}

/// On the line where the body ends, or on the next where SQL goes on.
Run Parser::behind_body() {
  Run run{at_, at_};
  const auto goes_on = [&] {
    return any_word({"with",      "inherits",  "partition", "using",  "tablespace", "for",     "language",
                     "immutable", "stable",    "volatile",  "strict", "called",     "returns", "security",
                     "parallel",  "leakproof", "window",    "cost",   "rows",       "set",     "support",
                     "transform", "external",  "not",       "on"});
  };
  while (!at_end() && !is(Tok::doc) && !is(Tok::brace) && !is(Tok::body) &&
         !(token().starts_line && (begins_item(false) || !goes_on()))) {
    pass();
  }
  run.last = at_;
  return run;
}

/// Items on the lines below, indented.
bool Parser::attached(Declaration& made) {
  const auto end = limit_;
  while (at_ < end) {
    limit_ = end;
    Item one;
    one.doc = docs();
    if (at_end()) {
      diagnostics_.report(Code::stray_doc_comment, document_.span(one.doc), {"stands above nothing"});
      break;
    }
    if (!token().starts_line || !begins_item(false)) {
      const auto guess =
          closest(to_lower(text()), std::vector<std::string>{"owner", "grant", "revoke", "renamed", "index", "policy",
                                                             "trigger", "member", "set"});
      return token().starts_line ? expected("an item such as owner, grant or revoke",
                                            guess.empty() ? "" : "did you mean " + guess + "?")
                                 : true;
    }
    const auto last = item_end(at_, false);
    limit_ = last;
    one.run = {at_, last};
    if (item(one, false)) {
      if (!at_end()) {
        expected("the end of the line");
      } else {
        made.items.push_back(std::move(one));
      }
    }
    at_ = last;
  }
  limit_ = end;
  return true;
}

Document parse(FileId file, const SourceManager& sources, Diagnostics& diagnostics) {
  return Parser(file, sources, diagnostics).run();
}

}  // namespace ashlar::language
