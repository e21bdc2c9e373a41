// One function a declaration.

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/language/parser.h"

namespace ashlar::language {

namespace {

using Kind = Declaration::Kind;

}  // namespace

bool Parser::use(Declaration& made) {
  made.kind = Kind::use;
  ++at_;
  if (!made.doc.empty()) {
    diagnostics_.report(Code::stray_doc_comment, document_.span(made.doc), {"stands above a use"});
  }
  return name(made.name, "the name of a module");
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
  made.tail = behind_body();
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

/// `(a, b)`.
bool Parser::columns(std::vector<Run>& out) {
  if (!take(Tok::open)) {
    return expected("( and names of columns");
  }
  do {
    if (!is_name()) {
      return expected("the name of a column");
    }
    out.push_back({at_, at_ + 1});
    ++at_;
  } while (take(Tok::comma));
  return take(Tok::close) || expected("a comma or )");
}

bool Parser::data(Declaration& made) {
  made.kind = Kind::data;
  ++at_;
  if (!made.doc.empty()) {
    diagnostics_.report(Code::stray_doc_comment, document_.span(made.doc), {"stands above data"},
                        "write // for a plain comment");
  }
  if (!name(made.name, "the name of the table") || (is(Tok::open) && !columns(made.columns))) {
    return false;
  }
  if (!take_word("key")) {
    return expected("key and the columns that tell the rows apart", "write key (id)");
  }
  if (!columns(made.key)) {
    return false;
  }
  if (!take(Tok::brace)) {
    return expected("{ and the rows");
  }
  while (!at_end() && !is(Tok::end_brace)) {
    if (!is(Tok::open)) {
      return expected("( and the values of a row");
    }
    Run row{at_, at_};
    pass();
    row.last = at_;
    made.rows.push_back(row);
    if (!take(Tok::comma) && !is(Tok::end_brace) && !token().starts_line) {
      return expected("a comma or }");
    }
  }
  take(Tok::end_brace);
  return !made.rows.empty() || error(document_.span(made.name), "data without rows says nothing");
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
    made.tail = behind_body();
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
  if (same_word(document_.text(one.name), "table") || same_word(document_.text(one.name), "schema") ||
      same_word(document_.text(one.name), "this")) {
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
    made.tail = behind_body();
  } else if (made.head.empty()) {
    return expected("{ and the columns");
  }
  return attached(made);
}

}  // namespace ashlar::language
