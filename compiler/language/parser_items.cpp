// What tables, types and mixins are made of.

#include <algorithm>

#include "compiler/language/parser.h"

namespace ashlar::language {

using ItemKind = Item::Kind;

/// All items between the braces; a broken one is left out.
void Parser::braces(Declaration& made, bool columns_only) {
  const auto end = limit_;
  take(Tok::brace);
  while (at_ < end && document_.at(at_).kind != Tok::end_brace) {
    limit_ = end;
    Item one;
    one.doc = docs();
    if (is(Tok::end_brace)) {
      diagnostics_.report(Code::stray_doc_comment, document_.span(one.doc), {"stands above nothing"});
      break;
    }
    if (is(Tok::comma) || is(Tok::semicolon)) {
      expected("a column, a constraint or another item");
      ++at_;
      continue;
    }
    const bool line = !columns_only && begins_item(true) && !begins_constraint();
    const auto last = std::max(item_end(at_, !line), at_ + 1);
    limit_ = last;
    one.run = {at_, last};
    if (columns_only ? column(one, false) : item(one, true)) {
      if (!at_end()) {
        expected("the end of the line", is(Tok::semicolon) ? "items need no sign at their end" : "");
      } else {
        made.items.push_back(std::move(one));
      }
    }
    at_ = last;
    limit_ = end;
    if (!line) {
      take(Tok::comma);
    }
  }
  limit_ = end;
  take(Tok::end_brace);
}

/// An item goes on over lines that are indented more than its first.
std::uint32_t Parser::item_end(std::uint32_t first, bool commas) const {
  const Token& begin = document_.at(first);
  std::size_t depth = 0;
  for (auto at = first; at < limit_; ++at) {
    const Token& next = document_.at(at);
    if (depth == 0 && at > first) {
      const bool line = next.starts_line && (!begin.starts_line || next.indent <= begin.indent);
      if (line || next.kind == Tok::doc || next.kind == Tok::end_brace || (commas && next.kind == Tok::comma)) {
        return at;
      }
    }
    depth += next.kind == Tok::open || next.kind == Tok::brace ? 1 : 0;
    depth -= (next.kind == Tok::close || next.kind == Tok::end_brace) && depth > 0 ? 1 : 0;
  }
  return limit_;
}

bool Parser::begins_constraint() const {
  if (any_word({"check", "primary", "foreign", "like"})) {
    return true;
  }
  if (word("unique")) {
    return !word("index", 1);
  }
  if (word("exclude")) {
    return is(Tok::open, 1) || word("using", 1);
  }
  return word("constraint") && !begins_trigger();
}

bool Parser::begins_index() const {
  const std::uint32_t ahead = word("unique") && word("index", 1) ? 1 : 0;
  if (!word("index", ahead)) {
    return false;
  }
  const auto opens = [&](std::uint32_t next) {
    return is(Tok::open, ahead + next) || word("using", ahead + next) || word("nulls", ahead + next);
  };
  return opens(1) || (is_name(ahead + 1) && opens(2));
}

bool Parser::begins_trigger() const {
  const std::uint32_t ahead = word("constraint") ? 1 : 0;
  return word("trigger", ahead) && is_name(ahead + 1) && any_word({"before", "after", "instead"}, ahead + 2);
}

bool Parser::line_has(std::string_view lower) const {
  for (std::uint32_t ahead = 1; at_ + ahead < limit_ && !token(ahead).starts_line; ++ahead) {
    if (word(lower, ahead)) {
      return true;
    }
  }
  return false;
}

/// Words that begin an item may be names of columns as well: what follows decides, inside of braces.
bool Parser::begins_item(bool in_braces) const {
  if (word("grant") || (word("revoke") && line_has("from")) || begins_index() || begins_trigger()) {
    return true;
  }
  if (word("policy")) {
    return is_name(1) && any_word({"as", "for", "to", "using", "with"}, 2);
  }
  if ((word("renamed") && word("from", 1)) || (word("row") && word("security", 1)) ||
      (word("owner") && (word("to", 1) || !in_braces))) {
    return true;
  }
  if (in_braces) {
    return begins_constraint() || word("with") ||
           (in_mixin_ && any_word({"function", "procedure"}) && is_name(1) && (is(Tok::open, 2) || is(Tok::dot, 2)));
  }
  return in_role_ && (word("set") || (word("member") && word("of", 1)));
}

bool Parser::item(Item& made, bool in_braces) {
  if (in_braces && !begins_item(true)) {
    return column(made, false);
  }
  if (begins_constraint()) {
    made.kind = ItemKind::constraint;
    made.name = word("constraint") && is_name(1) ? at_ + 1 : 0;
  } else if (begins_index()) {
    made.kind = ItemKind::index;
    const std::uint32_t ahead = word("unique") ? 2 : 1;
    made.name = is(Tok::open, ahead) || word("using", ahead) || word("nulls", ahead) ? 0 : at_ + ahead;
  } else if (begins_trigger()) {
    made.kind = ItemKind::trigger;
    made.name = at_ + (word("constraint") ? 2 : 1);
  } else if (word("policy")) {
    made.kind = ItemKind::policy;
    made.name = at_ + 1;
  } else {
    return simple_item(made, in_braces);
  }
  at_ = limit_;
  return true;
}

bool Parser::simple_item(Item& made, bool in_braces) {
  if (in_mixin_ && in_braces && any_word({"function", "procedure"})) {
    made.kind = ItemKind::declaration;
    Declaration nested;
    nested.doc = made.doc;
    nested.keyword = at_;
    if (!declare(nested)) {
      return false;
    }
    made.declaration = static_cast<std::uint32_t>(document_.nested.size());
    document_.nested.push_back(std::move(nested));
    return true;
  }
  if (take_word("with")) {
    made.kind = ItemKind::mixin;
    return mixin_uses(made.mixins);
  }
  if (take_word("owner")) {
    made.kind = ItemKind::owner;
    take_word("to");
    return is_name() ? (made.name = at_++, true) : expected("the name of a role");
  }
  if (take_word("renamed")) {
    made.kind = ItemKind::renamed;
    ++at_;
    return name(made.renamed, "the old name");
  }
  if (take_word("row")) {
    made.kind = ItemKind::row_security;
    ++at_;
    if (at_end()) {
      return true;
    }
    return any_word({"on", "off", "forced"}) ? (made.name = at_++, true) : expected("on, off or forced");
  }
  made.kind = word("grant")    ? ItemKind::grant
              : word("revoke") ? ItemKind::revoke
              : word("set")    ? ItemKind::setting
                               : ItemKind::membership;
  at_ = limit_;
  return true;
}

bool Parser::stops_type() const {
  return is(Tok::question) || is(Tok::equals) || is(Tok::arrow) || word("collate") || word("default") ||
         stops_value() || word("null");
}

/// What ends an expression: the words that begin another part of a column.
bool Parser::stops_value() const {
  return is(Tok::semicolon) ||
         any_word({"primary", "unique", "check", "references", "constraint", "generated", "deferrable", "initially",
                   "storage", "compression"}) ||
         (word("renamed") && word("from", 1)) || (word("not") && any_word({"null", "deferrable", "valid"}, 1));
}

/// NAME TYPE? parts; a domain has no name and says itself whether it may be null.
bool Parser::column(Item& made, bool domain) {
  made.kind = ItemKind::column;
  if (!domain) {
    if (!is_name()) {
      return expected("the name of a column");
    }
    made.name = at_++;
  }
  made.type = {at_, at_};
  while (!at_end() && !stops_type()) {
    pass();
  }
  made.type.last = at_;
  if (made.type.empty() && !is(Tok::arrow)) {
    return expected(domain ? "a type" : "the type of column " + std::string(document_.text(made.name)));
  }
  if (!domain && take(Tok::question)) {
    made.nullable = true;
  }
  return clauses(made, domain);
}

bool Parser::clauses(Item& made, bool domain) {
  while (!at_end()) {
    const bool has_null = !domain && (word("null") || (word("not") && word("null", 1)));
    if (has_null) {
      return error(document_.tokens.span(token()),
                   word("not") ? "a column is not null unless its type is marked with ?"
                               : "a column that may be null has a type marked with ?",
                   word("not") ? "leave NOT NULL out" : "write ? behind the type");
    }
    if (!clause(made, domain)) {
      return false;
    }
  }
  return true;
}

bool Parser::clause(Item& made, bool domain) {
  if (!domain && word("renamed") && word("from", 1)) {
    at_ += 2;
    return name(made.renamed, "the old name");
  }
  if (!domain && is(Tok::arrow)) {
    return reference(made);
  }
  ColumnClause one;
  if (take(Tok::equals) || take_word("default")) {
    one.kind = ColumnClause::Kind::value;
    one.run = {at_, at_};
    while (!at_end() &&
           !(stops_value() && !(at_ > one.run.first && word("not") && same_word(document_.text(at_ - 1), "is")))) {
      pass();
    }
    one.run.last = at_;
    if (one.run.empty()) {
      return expected("a default");
    }
    const auto last = document_.at(at_ - 1).kind;
    if (last == Tok::sign || last == Tok::equals || last == Tok::arrow || last == Tok::question || last == Tok::dot) {
      return error(document_.tokens.span(document_.at(at_ - 1)), "the expression ends too early");
    }
    made.clauses.push_back(one);
    return true;
  }
  if (is(Tok::semicolon) || (!stops_value() && !word("collate") && !(domain && word("null")))) {
    return expected(domain ? "a default or a check" : "a default, a reference, a constraint or the end of the line",
                    is(Tok::question)    ? "? stands directly behind the type"
                    : is(Tok::semicolon) ? "items need no sign at their end"
                                         : "");
  }
  one.run = {at_, at_};
  pass_clause();
  one.run.last = at_;
  made.clauses.push_back(one);
  return true;
}

/// One part of a column as SQL has it: until the next begins.
void Parser::pass_clause() {
  if (word("generated")) {
    while (!at_end() && !word("as")) {
      pass();
    }
  }
  if (word("constraint")) {
    ++at_;
  }
  pass();
  while (!at_end()) {
    const bool inner = same_word(document_.text(at_ - 1), "set");  // on delete set null, set default
    if (!inner &&
        (stops_value() || is(Tok::equals) || is(Tok::arrow) || word("default") || word("null") || word("collate"))) {
      return;
    }
    pass();
  }
}

/// -> TABLE (column)? on delete …
bool Parser::reference(Item& made) {
  ColumnClause one;
  one.kind = ColumnClause::Kind::reference;
  ++at_;
  if (!name(one.run, "the name of a table")) {
    return false;
  }
  const auto may_be_null = [&] {
    if (take(Tok::question)) {
      made.nullable = true;
      return true;
    }
    return false;
  };
  bool marked = may_be_null();
  one.rest = {at_, at_};
  if (is(Tok::open)) {
    pass();
    one.rest.last = at_;
    marked = marked || may_be_null();
  }
  made.clauses.push_back(one);
  ColumnClause actions;
  actions.run = {at_, at_};
  while (!at_end()) {
    const bool inner = same_word(document_.text(at_ - 1), "set") || any_word({"deferrable", "initially"}) ||
                       (word("not") && word("deferrable", 1));
    if (!inner && (stops_value() || is(Tok::equals) || is(Tok::arrow) || word("default") || word("null"))) {
      break;
    }
    if (is(Tok::question)) {
      return expected("the end of the line", "? stands directly behind the table");
    }
    pass();
  }
  actions.run.last = at_;
  if (!actions.run.empty()) {
    made.clauses.push_back(actions);
  }
  return true;
}

}  // namespace ashlar::language
