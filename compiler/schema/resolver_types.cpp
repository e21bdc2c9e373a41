#include "compiler/schema/resolver_types.h"

#include <algorithm>
#include <array>
#include <string>

#include "compiler/schema/resolver_names.h"

namespace ashlar::resolution {

namespace {

bool one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool is_integer(std::string_view type) {
  return one_of(type, {"smallint", "integer", "bigint"});
}

std::string base_name(const SqlText& type) {
  return without_modifier(type).text();
}

bool is_text(std::string_view type) {
  return one_of(type, {"text", "character varying", "character", "bpchar", "name"});
}

Typed known(std::string_view type) {
  return {SqlText(std::string(type)), false};
}

Typed sum_type(std::string_view argument) {
  if (one_of(argument, {"smallint", "integer"})) {
    return known("bigint");
  }
  if (argument == "bigint") {
    return known("numeric");
  }
  return one_of(argument, {"numeric", "real", "double precision", "interval", "money"}) ? known(argument) : Typed{};
}

Typed average_type(std::string_view argument) {
  if (is_integer(argument) || argument == "numeric") {
    return known("numeric");
  }
  if (one_of(argument, {"real", "double precision"})) {
    return known("double precision");
  }
  return argument == "interval" ? known("interval") : Typed{};
}

/// min and max exist for these; character varying has none of its own and takes that of text.
Typed extreme_type(std::string_view argument) {
  if (argument == "character varying" || argument == "name") {
    return known("text");
  }
  const bool has_one = is_integer(argument) ||
                       one_of(argument, {"numeric", "real", "double precision", "text", "date", "interval", "money",
                                         "inet", "oid", "timestamp with time zone", "timestamp without time zone",
                                         "time with time zone", "time without time zone"});
  return has_one ? known(argument) : Typed{};
}

}  // namespace

SqlText array_of(const SqlText& type) {
  SqlText result = type;
  if (!result.empty()) {
    result.append("[]");
  }
  return result;
}

SqlText element_of(const SqlText& type) {
  if (!type.text().ends_with("[]")) {
    return {};
  }
  SqlText result;
  std::string_view name = type.text();
  while (name.ends_with("[]")) {  // the server knows no dimensions
    name.remove_suffix(2);
  }
  if (type.slots().empty()) {
    result.append(name);
  } else if (type.slots().size() == 1 && type.slots().front().end == name.size()) {
    result.append(type.slots().front().target, type.slots().front().style);
  }
  return result;
}

SqlText without_modifier(const SqlText& type) {
  if (!type.slots().empty()) {
    return type;
  }
  std::string name = type.text();
  const std::size_t open = name.find('(');
  if (open == std::string::npos) {
    return type;
  }
  const std::size_t close = name.find(')', open);
  name.erase(open, close - open + 1);
  return SqlText(name == "character" ? "bpchar" : name);
}

namespace {

/// Of two types of one category the one that the other turns into by itself (documentation, "UNION, CASE, and Related
/// Constructs"); empty where neither is known to.
std::string_view wider(const std::string& a, const std::string& b) {
  constexpr std::array<std::string_view, 6> numbers{"smallint", "integer", "bigint",
                                                    "numeric",  "real",    "double precision"};
  constexpr std::array<std::string_view, 3> times{"date", "timestamp without time zone", "timestamp with time zone"};
  constexpr std::array<std::string_view, 2> strings{"character varying", "text"};
  for (const std::span<const std::string_view> ladder :
       {std::span<const std::string_view>(numbers), std::span<const std::string_view>(times),
        std::span<const std::string_view>(strings)}) {
    const auto at_a = std::find(ladder.begin(), ladder.end(), a);
    const auto at_b = std::find(ladder.begin(), ladder.end(), b);
    if (at_a != ladder.end() && at_b != ladder.end()) {
      return *std::max(at_a, at_b);
    }
  }
  return {};
}

}  // namespace

Typed common_type(std::span<const Typed> alternatives) {
  Typed result{{}, true};
  bool mixed = false;
  for (const Typed& alternative : alternatives) {
    if (alternative.untyped) {
      mixed = true;
      continue;
    }
    if (alternative.type.empty()) {
      return {};
    }
    if (result.untyped) {
      result = alternative;
    } else if (!(result.type == alternative.type)) {
      const std::string a = base_name(result.type);
      const std::string b = base_name(alternative.type);
      const std::string_view common = a == b ? std::string_view(a) : wider(a, b);
      if (common.empty()) {
        return {};
      }
      result = a == common ? result : alternative;
      mixed = true;
    }
  }
  if (mixed && !result.untyped) {
    result.type = without_modifier(result.type);
  }
  return result;
}

Typed operator_type(std::string_view name, const Typed& left, const Typed& right) {
  if (one_of(name, {"=", "<>", "<", ">", "<=", ">=", "~", "~*", "!~", "!~*", "~~", "~~*", "!~~", "!~~*"})) {
    return known("boolean");
  }
  const std::string l = base_name(left.type);
  const std::string r = base_name(right.type);
  if (name == "||") {
    const bool text = (is_text(l) || left.untyped) && (is_text(r) || right.untyped) && !(left.untyped && right.untyped);
    if (text) {
      return known("text");
    }
    return l == r && one_of(l, {"jsonb", "bytea", "tsvector"}) ? known(l) : Typed{};
  }
  if (one_of(l, {"json", "jsonb"})) {
    if (one_of(name, {"->>", "#>>"})) {
      return known("text");
    }
    if (one_of(name, {"->", "#>"})) {
      return known(l);
    }
    if (l == "jsonb" && one_of(name, {"@>", "<@", "?", "?|", "?&"})) {
      return known("boolean");
    }
    return {};
  }
  if (name.size() == 1 && one_of(name, {"+", "-", "*", "/", "%"}) && l == r &&
      (is_integer(l) || one_of(l, {"numeric", "double precision", "real"}))) {
    return name == "%" && one_of(l, {"double precision", "real"}) ? Typed{} : known(l);
  }
  return {};
}

Typed function_type(std::string_view name, std::span<const Typed> arguments) {
  const SqlText first = arguments.empty() ? SqlText{} : arguments.front().type;
  const std::string base = base_name(first);
  if (name == "sum") {
    return sum_type(base);
  }
  if (name == "avg") {
    return average_type(base);
  }
  if (one_of(name, {"min", "max"})) {
    return extreme_type(base);
  }
  if (one_of(name, {"lower", "upper", "initcap", "substr", "substring", "replace", "reverse", "left", "right", "lpad",
                    "rpad", "repeat", "trim", "btrim", "ltrim", "rtrim"}) &&
      is_text(base)) {
    return known("text");
  }
  if (one_of(name, {"length", "char_length", "character_length"}) && is_text(base)) {
    return known("integer");
  }
  if (name == "array_agg" && first.slots().empty() && !base.empty() && !base.ends_with("[]")) {
    return {array_of(without_modifier(first)), false};
  }
  if (name == "unnest" && arguments.size() == 1) {
    return {element_of(first), false};
  }
  if (name == "generate_series" && !arguments.empty() && arguments.size() > 1 && base == base_name(arguments[1].type) &&
      (is_integer(base) || base == "numeric")) {
    return known(base);
  }
  if (one_of(name, {"first_value", "last_value", "any_value"}) && arguments.size() == 1) {
    return first.slots().empty() && !base.empty() ? known(base) : Typed{first, false};
  }
  if (one_of(name, {"abs", "round", "ceil", "floor"}) && one_of(base, {"numeric", "double precision"})) {
    return known(arguments.size() > 1 ? "numeric" : base);
  }
  if (name == "string_agg" && is_text(base)) {
    return known("text");
  }
  if (name == "date_trunc" && arguments.size() == 2 &&
      one_of(base_name(arguments[1].type), {"timestamp with time zone", "timestamp without time zone", "interval"})) {
    return known(base_name(arguments[1].type));
  }
  const BuiltinFunction* function = find_builtin_function(name);
  return function != nullptr && !function->type.empty() ? known(function->type) : Typed{};
}

}  // namespace ashlar::resolution
