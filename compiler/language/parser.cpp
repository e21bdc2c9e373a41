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
  static const std::vector<std::string> names{
      "aggregate", "default privileges", "domain", "enum",   "extension", "function", "grant",    "index",
      "materialized view", "mixin",      "policy", "procedure", "range",  "revoke",   "role",     "schema",
      "sequence",  "sql",                "table",  "trigger", "type",     "unlogged table", "use", "view"};
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

bool Parser::error(Span span, std::string_view message, std::string suggestion) {
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

bool Parser::use(Declaration& made) {
  made.kind = Kind::use;
  ++at_;
  if (!made.doc.empty()) {
    diagnostics_.report(Code::stray_doc_comment, document_.span(made.doc), {"stands above a use"});
  }
  return name(made.name, "the name of a module");
}

bool Parser::whole(Declaration& made, Kind kind) {
  made.kind = kind;
  made.head = head(false);
  return attached(made);
}

bool Parser::plain(Declaration& made, std::string_view what) {
  ++at_;
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
    const bool code = is(Tok::dollar) || (is(Tok::string) && at_ > run.first && [&] {
                        return same_word(document_.text(at_ - 1), "as");
                      }());
    if (until_body && code) {
      break;
    }
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
      return token().starts_line ? expected("an item such as owner, grant or revoke") : true;
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

bool Parser::sql(Declaration& made) {
  made.kind = Kind::sql;
  ++at_;
  if (!made.doc.empty()) {
    diagnostics_.report(Code::stray_doc_comment, document_.span(made.doc), {"stands above sql"},
                        "write COMMENT ON in it");
  }
  if (!is(Tok::body)) {
    return expected("{ and statements of SQL");
  }
  made.body = at_++;
  return true;
}

bool Parser::view(Declaration& made) {
  made.kind = word("materialized") ? Kind::materialized_view : Kind::view;
  const bool two_words = !word("view");
  ++at_;
  if (two_words && !take_word("view")) {
    return expected("view");
  }
  if (!name(made.name, "the name of the view")) {
    return false;
  }
  made.head = head(false);
  if (!is(Tok::body)) {
    return expected("{ and a query");
  }
  made.body = at_++;
  made.tail = head(false);
  return attached(made);
}

bool Parser::enumeration(Declaration& made) {
  made.kind = Kind::enumeration;
  ++at_;
  if (!name(made.name, "the name of the enum")) {
    return false;
  }
  if (!take(Tok::brace)) {
    return expected("{ and the labels");
  }
  while (!at_end() && !is(Tok::end_brace)) {
    if (!is_name() && !is(Tok::string)) {
      return expected("a label");
    }
    made.labels.push_back({at_, at_ + 1});
    ++at_;
    if (!take(Tok::comma) && !is(Tok::end_brace) && !token().starts_line) {
      return expected("a comma or }");
    }
  }
  take(Tok::end_brace);
  return attached(made);
}

bool Parser::composite(Declaration& made) {
  made.kind = Kind::composite;
  ++at_;
  if (!name(made.name, "the name of the type")) {
    return false;
  }
  if (!is(Tok::brace)) {
    return expected("{ and the attributes",
                    word("as") ? "an enum is written enum NAME { a, b }, a range range NAME (subtype = …)" : "");
  }
  braces(made, true);
  return attached(made);
}

bool Parser::domain(Declaration& made) {
  made.kind = Kind::domain;
  ++at_;
  if (!name(made.name, "the name of the domain")) {
    return false;
  }
  take_word("as");
  const auto end = limit_;
  Item type;
  type.run = {at_, at_};
  limit_ = head(false).last;
  at_ = type.run.first;
  type.run.last = limit_;
  const bool good = column(type, true);
  at_ = std::max(at_, type.run.last);
  limit_ = end;
  made.items.push_back(std::move(type));
  return good && attached(made);
}

bool Parser::routine(Declaration& made) {
  made.kind = word("function") ? Kind::function : word("procedure") ? Kind::procedure : Kind::aggregate;
  const std::string what(text());
  ++at_;
  if (!name(made.name, "the name of the " + what)) {
    return false;
  }
  if (!is(Tok::open)) {
    return expected("( and the parameters");
  }
  made.parameters.first = at_;
  pass();
  made.parameters.last = at_;
  made.head = head(true);
  if (is(Tok::body) || is(Tok::dollar) || is(Tok::string)) {
    made.body = at_++;
    made.tail = head(false);
  } else if (is(Tok::brace)) {
    return expected("a body");
  }
  return attached(made);
}

bool Parser::mixin(Declaration& made) {
  made.kind = Kind::mixin;
  in_mixin_ = true;
  ++at_;
  if (!is(Tok::word)) {
    return expected("the name of the mixin");
  }
  made.name = {at_, at_ + 1};
  ++at_;
  if (take(Tok::open)) {
    while (!at_end() && !is(Tok::close)) {
      if (!parameter(made)) {
        return false;
      }
      if (!take(Tok::comma) && !is(Tok::close)) {
        return expected("a comma or )");
      }
    }
    take(Tok::close);
  }
  if (take_word("with") && !mixin_uses(made.mixins)) {
    return false;
  }
  if (!is(Tok::brace)) {
    return expected("{ and what the mixin adds");
  }
  braces(made, false);
  return true;
}

bool Parser::parameter(Declaration& made) {
  static constexpr auto types = std::to_array<std::pair<std::string_view, Parameter::Type>>({
      {"name", Parameter::Type::name},
      {"names", Parameter::Type::names},
      {"type", Parameter::Type::type},
      {"expression", Parameter::Type::expression},
      {"string", Parameter::Type::string},
      {"boolean", Parameter::Type::boolean},
  });
  Parameter one;
  if (!is(Tok::word)) {
    return expected("the name of a parameter");
  }
  one.name = at_++;
  if (same_word(document_.text(one.name), "table") ||
      same_word(document_.text(one.name), "schema") || same_word(document_.text(one.name), "this")) {
    return error(document_.tokens.span(document_.at(one.name)),
                 std::string(document_.text(one.name)) + " is there in every mixin and cannot be a parameter");
  }
  if (!take(Tok::colon)) {
    return expected(": and the type of the parameter");
  }
  const auto* found = std::find_if(types.begin(), types.end(), [&](const auto& type) { return word(type.first); });
  if (found == types.end()) {
    return expected("name, names, type, expression, string or boolean");
  }
  one.type = found->second;
  ++at_;
  if (take(Tok::equals)) {
    one.value.first = at_;
    while (!at_end() && !is(Tok::comma) && !is(Tok::close)) {
      pass();
    }
    one.value.last = at_;
    if (one.value.empty()) {
      return expected("a default");
    }
  }
  made.formal.push_back(one);
  return true;
}

bool Parser::mixin_uses(std::vector<MixinUse>& out) {
  do {
    MixinUse one;
    if (!mixin_use(one)) {
      return false;
    }
    out.push_back(std::move(one));
  } while (take(Tok::comma));
  return true;
}

bool Parser::mixin_use(MixinUse& use) {
  if (!is(Tok::word)) {
    return expected("the name of a mixin");
  }
  use.name = at_++;
  if (!take(Tok::open)) {
    return true;
  }
  while (!at_end() && !is(Tok::close)) {
    MixinUse::Argument argument;
    if (!is(Tok::word) || !is(Tok::colon, 1)) {
      return expected("an argument as name: value");
    }
    argument.name = at_;
    at_ += 2;
    argument.value.first = at_;
    while (!at_end() && !is(Tok::comma) && !is(Tok::close)) {
      pass();
    }
    argument.value.last = at_;
    if (argument.value.empty()) {
      return expected("a value");
    }
    use.arguments.push_back(argument);
    if (!take(Tok::comma) && !is(Tok::close)) {
      return expected("a comma or )");
    }
  }
  take(Tok::close);
  return true;
}

bool Parser::table(Declaration& made) {
  made.kind = Kind::table;
  if (take_word("unlogged")) {
    if (!word("table")) {
      return expected("table");
    }
  }
  ++at_;
  if (!name(made.name, "the name of the table")) {
    return false;
  }
  if (word("with") && !is(Tok::open, 1)) {
    ++at_;
    if (!mixin_uses(made.mixins)) {
      return false;
    }
  }
  if (is(Tok::open)) {
    return expected("{", "what a table is made of stands in braces");
  }
  made.head = head(false);
  if (is(Tok::brace)) {
    made.body = at_;
    braces(made, false);
    made.tail = head(false);
  } else if (made.head.empty()) {
    return expected("{ and the columns");
  }
  return attached(made);
}

Document parse(FileId file, const SourceManager& sources, Diagnostics& diagnostics) {
  return Parser(file, sources, diagnostics).run();
}

}  // namespace ashlar::language
