#include "compiler/language/scope.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"

namespace ashlar::language {

namespace {

/// The parameter's name in "${name}".
std::string_view splice_name(std::string_view splice) {
  return splice.substr(2, splice.size() - 3);
}

/// The words between the parentheses around a list.
Run without_parentheses(const Document& document, Run run) {
  const bool list = document.at(run.first).kind == Tok::open && document.at(run.last - 1).kind == Tok::close;
  return list ? Run{run.first + 1, run.last - 1} : run;
}

/// True where `at` stands within '…' of the SQL that begins at `begin`.
bool in_string(std::string_view text, std::size_t begin, std::size_t at) {
  bool inside = false;
  for (; begin < at; ++begin) {
    if (text[begin] == '\'') {
      inside = !inside;
    } else if (!inside && text.substr(begin, 2) == "--") {
      begin = std::min(text.find('\n', begin), at);
    }
  }
  return inside;
}

}  // namespace

std::string name_value(std::string_view token) {
  if (token.size() >= 2 && token.front() == '"') {
    return truncate_identifier(unquoted(token));
  }
  return fold_identifier(token);
}

std::string string_content(std::string_view token) {
  const auto quote = token.find('\'');
  return quote == std::string_view::npos || token.size() < quote + 2 ? std::string(token)
                                                                     : unquoted(token.substr(quote));
}

void Sql::space() {
  if (!text_.text.empty()) {
    text_.text += ' ';
  }
}

void Sql::generated(std::string_view text, Span place) {
  const auto length = place.end > place.begin ? place.end - place.begin : 1;
  text_.segments.push_back({size(), place.file, place.begin, length, false});
  text_.text += text;
}

Sql& Sql::say(std::string_view words, Span place) {
  space();
  generated(words, place);
  return *this;
}

Sql& Sql::join(std::string_view words, Span place) {
  generated(words, place);
  return *this;
}

void Sql::verbatim(const Scope& scope, std::uint32_t begin, std::uint32_t end) {
  if (begin < end) {
    text_.segments.push_back({size(), scope.file, begin, end - begin, true});
    text_.text += scope.document->tokens.text.substr(begin, end - begin);
  }
}

Sql& Sql::run(const Scope& scope, Run tokens) {
  if (tokens.empty()) {
    return *this;
  }
  space();
  auto chunk = scope.document->at(tokens.first).begin;
  for (auto index = tokens.first; index < tokens.last; ++index) {
    const Token& token = scope.document->at(index);
    const bool quoted = token.kind == Tok::string || token.kind == Tok::dollar || token.kind == Tok::body;
    if (token.after_comment && index > tokens.first) {
      verbatim(scope, chunk, scope.document->at(index - 1).end);
      text_.text += '\n';
      chunk = token.begin;
    }
    if (token.kind == Tok::splice) {
      verbatim(scope, chunk, token.begin);
      splice(scope, token);
      chunk = token.end;
    } else if (quoted && scope.in_mixin()) {
      verbatim(scope, chunk, token.begin);
      bytes(scope, token.begin, token.end);
      chunk = token.end;
    }
  }
  verbatim(scope, chunk, scope.document->at(tokens.last - 1).end);
  return *this;
}

Sql& Sql::bytes(const Scope& scope, std::uint32_t begin, std::uint32_t end) {
  const auto text = scope.document->tokens.text.substr(0, end);
  const auto start = begin;
  for (auto at = scope.in_mixin() ? text.find("${", begin) : std::string_view::npos; at != std::string_view::npos;
       at = text.find("${", begin)) {
    const auto close = end_of_splice(text, at);
    if (close == std::string_view::npos) {
      break;
    }
    verbatim(scope, begin, static_cast<std::uint32_t>(at));
    const Span place{scope.file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(close)};
    const bool string = in_string(text, start, at);
    if (auto value = part(scope, splice_name(text.substr(at, close - at)), place, string)) {
      if (string) {
        const auto quoted = quote_literal(*value);
        value = quoted.substr(quoted.find('\'') + 1);
        value->pop_back();
      }
      generated(*value, place);
    }
    begin = static_cast<std::uint32_t>(close);
  }
  verbatim(scope, begin, end);
  return *this;
}

/// A word with parameters in it: the parameter itself, or a name put together.
void Sql::splice(const Scope& scope, const Token& token) {
  const auto text = scope.document->tokens.text_of(token);
  const Span place{scope.file, token.begin, token.end};
  if (text.starts_with("${") && end_of_splice(text, 0) == text.size()) {
    const auto found = scope.arguments.find(splice_name(text));
    if (found != scope.arguments.end()) {
      argument(found->second);
      return;
    }
    if (scope.in_mixin() && splice_name(text) == "this") {
      generated(quote_identifier(scope.table_schema) + "." + quote_identifier(scope.table), place);
      return;
    }
  }
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const auto next = std::min(text.find("${", at), text.size());
    made += fold_identifier(text.substr(at, next - at));
    if (next == text.size()) {
      break;
    }
    at = end_of_splice(text, next);
    const auto value = part(scope, splice_name(text.substr(next, at - next)), place, true);
    if (!value) {
      return;
    }
    made += *value;
  }
  generated(quote_identifier(truncate_identifier(made)), place);
}

/// What was given, in parentheses where it would otherwise run into what stands around it.
void Sql::argument(const Bound& bound) {
  const bool wrapped = bound.type == Parameter::Type::expression && bound.run.last - bound.run.first > 1;
  const auto tokens =
      bound.type == Parameter::Type::names ? without_parentheses(*bound.scope->document, bound.run) : bound.run;
  const Span place = bound.scope->span(bound.run);
  if (wrapped) {
    generated("(", place);
  }
  run(*bound.scope, tokens);
  if (wrapped) {
    generated(")", place);
  }
}

std::optional<std::string> Sql::part(const Scope& scope, std::string_view parameter, Span place, bool as_name) {
  if (const auto found = scope.arguments.find(parameter); found != scope.arguments.end()) {
    const auto& bound = found->second;
    const auto& document = *bound.scope->document;
    const bool single = bound.run.last - bound.run.first == 1;
    const auto text = document.text(bound.run.first);
    if (single && document.at(bound.run.first).kind == Tok::splice) {
      return name(*bound.scope, bound.run.first);
    }
    if (single && as_name && bound.type == Parameter::Type::string) {
      return string_content(text);
    }
    if (single && as_name) {
      return name_value(text);
    }
    if (as_name && bound.type == Parameter::Type::name) {
      return name_value(document.text(bound.run.last - 1));  // the last of a.b.c
    }
    Sql inner(variables_, diagnostics_);
    inner.argument(bound);
    return inner.take().text;
  }
  if (scope.in_mixin() && parameter == "table") {
    return as_name ? scope.table : quote_identifier(scope.table);
  }
  if (scope.in_mixin() && parameter == "schema") {
    return as_name ? scope.table_schema : quote_identifier(scope.table_schema);
  }
  if (scope.in_mixin() && parameter == "this") {
    return quote_identifier(scope.table_schema) + "." + quote_identifier(scope.table);
  }
  if (const auto variable = variables_.find(parameter); variable != variables_.end()) {
    if (variable->second.value) {
      return *variable->second.value;
    }
    fail(Code::unset_variable, place, parameter, "set the environment variable " + variable->second.env);
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const auto& [known, bound] : scope.arguments) {
    names.push_back(known);
  }
  for (const auto& [known, variable] : variables_) {
    names.push_back(known);
  }
  const auto near = closest(parameter, names);
  fail(Code::unset_variable, place, parameter,
       !near.empty()      ? "did you mean ${" + near + "}?"
       : scope.in_mixin() ? "it is no parameter of mixin " + scope.mixin + " either"
                          : "give it a value in ashlar.toml under [variables]");
  return std::nullopt;
}

void Sql::fail(Code code, Span place, std::string_view what, std::string suggestion) {
  good_ = false;
  diagnostics_.report(code, place, {what}, std::move(suggestion));
}

std::optional<std::string> Sql::name(const Scope& scope, std::uint32_t index) {
  const Token& token = scope.document->at(index);
  if (token.kind != Tok::splice) {
    return name_value(scope.document->text(index));
  }
  Sql inner(variables_, diagnostics_);
  inner.splice(scope, token);
  good_ = good_ && inner.good_;
  return inner.good_ ? std::optional(name_value(inner.take().text)) : std::nullopt;
}

}  // namespace ashlar::language
