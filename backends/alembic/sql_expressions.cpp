#include "backends/alembic/sql_expressions.h"

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"

namespace ashlar::backends::alembic {

using python::Value;
using python::ValueKind;

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

char at(const std::string& text, std::size_t place) {
  return place < text.size() ? text[place] : '\0';
}

/// Functions of standard SQL that are written without parentheses.
bool stands_bare(const std::string& function) {
  constexpr std::array<std::string_view, 8> names{"current_date", "current_time",   "current_timestamp", "current_user",
                                                  "localtime",    "localtimestamp", "session_user",      "user"};
  return std::ranges::find(names, function) != names.end();
}

/// How sa.desc(x) and x.desc() end.
std::string_view order_suffix(std::string_view function) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> suffixes{{{"desc", " DESC"},
                                                                                   {"asc", " ASC"},
                                                                                   {"nullsfirst", " NULLS FIRST"},
                                                                                   {"nulls_first", " NULLS FIRST"},
                                                                                   {"nullslast", " NULLS LAST"},
                                                                                   {"nulls_last", " NULLS LAST"}}};
  const auto found = std::ranges::find_if(suffixes, [&](const auto& one) { return one.first == function; });
  return found == suffixes.end() ? std::string_view() : found->second;
}

std::string function_sql(Evaluation& evaluation, const Value& call, std::string name) {
  if (name == "char_length" || stands_bare(to_lower(name))) {
    name = stands_bare(to_lower(name)) ? to_upper(name) : name;
  }
  if (call.items.empty() && stands_bare(to_lower(name))) {
    return name;
  }
  std::vector<std::string> arguments;
  for (const Value& item : call.items) {
    arguments.push_back(expression_sql(evaluation, item, false));
  }
  return name + "(" + join(arguments, ", ") + ")";
}

std::string call_sql(Evaluation& evaluation, const Value& call) {
  const Callee called = evaluation.callee(call);
  const std::string_view order =
      order_suffix(called.subject != nullptr || !called.name.starts_with("sa.") ? called.name : called.name.substr(3));
  if (called.subject != nullptr && !order.empty()) {
    return expression_sql(evaluation, *called.subject, false) + std::string(order);
  }
  if (called.subject != nullptr && called.name == "inline_literal" && !call.items.empty()) {
    return expression_sql(evaluation, call.items.front(), false);
  }
  if (called.subject == nullptr && called.name.starts_with("sa.func.")) {
    return function_sql(evaluation, call, called.name.substr(8));
  }
  if (called.subject == nullptr &&
      (called.name == "sa.true" || called.name == "sa.false" || called.name == "sa.null")) {
    return called.name.substr(3);
  }
  if (called.subject == nullptr && !call.items.empty()) {
    const Value& first = call.items.front();
    if (called.name == "sa.text" || called.name == "sa.DDL") {
      return text_sql(evaluation, call, evaluation.string(first));
    }
    if (called.name == "sa.literal_column") {
      return evaluation.string(first);
    }
    if (called.name == "sa.column") {
      return quote_identifier(evaluation.string(first));
    }
    if (called.name == "op.inline_literal" || called.name == "sa.literal") {
      return expression_sql(evaluation, first, false);
    }
    if (!order.empty()) {
      return expression_sql(evaluation, first, true) + std::string(order);
    }
  }
  evaluation.fail(call, "an expression of SQLAlchemy that is not read: " + called.name + "()");
  return {};
}

}  // namespace

std::string text_sql(Evaluation& evaluation, const Value& where, const std::string& text) {
  std::string sql;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped = text[i] == '\\' && at(text, i + 1) == ':';
    const bool colon = text[i] == ':' && is_word(at(text, i + 1)) &&
                       (i == 0 || (text[i - 1] != ':' && text[i - 1] != '\\' && !is_word(text[i - 1])));
    if (escaped || colon) {
      std::size_t end = i + (escaped ? 2 : 1);
      while (is_word(at(text, end))) {
        ++end;
      }
      if (escaped && at(text, end) != ':' && at(text, end) != '$') {
        continue;  // the backslash is left out
      }
      if (colon && at(text, end) != ':') {
        evaluation.fail(where, "the bound parameter " + text.substr(i, end - i));
        return {};
      }
    }
    sql += text[i];
  }
  return sql;
}

std::string expression_sql(Evaluation& evaluation, const Value& value, bool strings_are_sql) {
  const Value& found = evaluation.resolve(value);
  switch (found.kind) {
    case ValueKind::string:
      return strings_are_sql ? text_sql(evaluation, found, found.text) : quote_literal(found.text);
    case ValueKind::number:
      return found.text;
    case ValueKind::boolean:
      return found.truth ? "true" : "false";
    case ValueKind::none:
      return "NULL";
    case ValueKind::call:
      return call_sql(evaluation, found);
    default:
      evaluation.fail(value, "a value that is no SQL");
      return {};
  }
}

std::string qualified(const std::optional<std::string>& schema, const std::string& name) {
  return (schema ? quote_identifier(*schema) + "." : "") + quote_identifier(name);
}

}  // namespace ashlar::backends::alembic
