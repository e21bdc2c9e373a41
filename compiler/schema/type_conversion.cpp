#include "compiler/schema/type_conversion.h"

#include <algorithm>
#include <array>

#include "compiler/base/text.h"

namespace ashlar {

namespace {

struct BuiltinType {
  std::string_view name;
  char category;
  bool preferred;
};
constexpr std::array builtin_types{
#define ASHLAR_TYPE(name, category, preferred) BuiltinType{name, category, preferred},
#include "compiler/schema/builtin_types.def"
#undef ASHLAR_TYPE
};

struct BuiltinCast {
  std::string_view from;
  std::string_view to;
  bool implicit;
};
constexpr std::array builtin_casts{
#define ASHLAR_CAST(from, to, implicit) BuiltinCast{from, to, implicit},
#include "compiler/schema/builtin_types.def"
#undef ASHLAR_CAST
};

struct BuiltinOperator {
  std::string_view name;
  std::string_view left;
  std::string_view right;
  std::string_view result;
};
constexpr std::array builtin_operators{
#define ASHLAR_OPERATOR(name, left, right, result) BuiltinOperator{name, left, right, result},
#include "compiler/schema/builtin_types.def"
#undef ASHLAR_OPERATOR
};

struct BuiltinSignature {
  std::string_view name;
  std::string_view arguments;
  std::size_t needed;
  bool variadic;
  std::string_view result;
};
constexpr std::array builtin_signatures{
#define ASHLAR_SIGNATURE(name, arguments, needed, variadic, result) \
  BuiltinSignature{name, arguments, needed, variadic, result},
#include "compiler/schema/builtin_types.def"
#undef ASHLAR_SIGNATURE
};

template <class Table>
auto named(const Table& table, std::string_view name) {
  const auto less = [](const auto& a, const auto& b) {
    if constexpr (std::is_convertible_v<decltype(a), std::string_view>) {
      return std::string_view(a) < b.name;
    } else {
      return a.name < std::string_view(b);
    }
  };
  const auto begin = std::lower_bound(table.begin(), table.end(), name,
                                      [](const auto& entry, std::string_view wanted) { return entry.name < wanted; });
  const auto end = std::upper_bound(begin, table.end(), name, less);
  return std::span(begin, end);
}

const BuiltinType* builtin(std::string_view type) {
  const auto at =
      std::find_if(builtin_types.begin(), builtin_types.end(), [&](const BuiltinType& t) { return t.name == type; });
  return at == builtin_types.end() ? nullptr : &*at;
}

bool is_polymorphic(std::string_view type) {
  return type.starts_with("any");
}

bool takes_anything(std::string_view type) {
  return type == "\"any\"";
}

/// The subtypes of the ranges of pg_catalog.
std::string_view range_subtype(std::string_view range) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> ranges{
      {{"int4range", "integer"},
       {"int8range", "bigint"},
       {"numrange", "numeric"},
       {"daterange", "date"},
       {"tsrange", "timestamp without time zone"},
       {"tstzrange", "timestamp with time zone"}}};
  for (const auto& [name, subtype] : ranges) {
    if (name == range) {
      return subtype;
    }
  }
  return {};
}

bool is_range(std::string_view type) {
  return !range_subtype(type).empty();
}

bool is_compatible_family(std::string_view type) {
  return type.starts_with("anycompatible");
}

/// What stands for `anyelement` (or `anycompatible`) where `parameter` takes an argument of `type`.
std::string element_of_parameter(std::string_view parameter, const std::string& type) {
  if (parameter == "anyarray" || parameter == "anycompatiblearray") {
    return element_type(type);
  }
  if (parameter == "anyrange" || parameter == "anycompatiblerange") {
    return std::string(range_subtype(type));
  }
  return parameter.find("multirange") == std::string_view::npos ? type : std::string{};
}

std::string parameter_of_element(std::string_view parameter, const std::string& element) {
  if (element.empty()) {
    return {};
  }
  if (parameter == "anyarray" || parameter == "anycompatiblearray") {
    return element + "[]";
  }
  if (parameter == "anyelement" || parameter == "anynonarray" || parameter == "anyenum" ||
      parameter == "anycompatible" || parameter == "anycompatiblenonarray") {
    return element;
  }
  for (const std::string_view range : {"int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange"}) {
    if ((parameter == "anyrange" || parameter == "anycompatiblerange") && range_subtype(range) == element) {
      return std::string(range);
    }
  }
  return {};
}

}  // namespace

bool is_default_operator_class(std::string_view method, std::string_view name) {
  using Class = std::pair<std::string_view, std::string_view>;
  constexpr std::array classes{
#define ASHLAR_OPERATOR_CLASS(of_method, class_name) Class{of_method, class_name},
#include "compiler/schema/builtin_types.def"
#undef ASHLAR_OPERATOR_CLASS
  };
  return std::find(classes.begin(), classes.end(), Class(method, name)) != classes.end();
}

std::string element_type(std::string_view type) {
  return type.ends_with("[]") ? std::string(type.substr(0, type.size() - 2)) : std::string{};
}

std::string without_type_modifier(std::string_view type) {
  std::string name(type);
  if (name.find('"') == std::string::npos) {
    if (const std::size_t open = name.find('('); open != std::string::npos) {
      const std::size_t close = name.find(')', open);
      name.erase(open, close == std::string::npos ? close : close - open + 1);
    }
  }
  std::string suffix;
  while (name.ends_with("[]")) {  // the server knows no dimensions
    name.resize(name.size() - 2);
    suffix = "[]";
  }
  if (name == "bpchar") {
    name = "character";
  } else if (name == "\"bit\"") {
    name = "bit";
  } else if (name.starts_with("interval ")) {
    name = "interval";
  }
  return name + suffix;
}

std::string TypeConversion::base_of(const std::string& type) const {
  std::string base = type;
  for (int depth = 0; depth < 32 && !base.empty() && builtin(base) == nullptr; ++depth) {
    std::string next = facts_.domain_base(base);
    if (next.empty()) {
      break;
    }
    base = std::move(next);
  }
  return base;
}

char TypeConversion::category(const std::string& type) const {
  if (type == untyped_constant) {
    return 'X';
  }
  if (const BuiltinType* found = builtin(type)) {
    return found->category;
  }
  if (type.ends_with("[]")) {
    return 'A';
  }
  if (facts_.is_enum(type)) {
    return 'E';
  }
  return facts_.is_row(type) || type == "record" ? 'C' : is_polymorphic(type) || takes_anything(type) ? 'P' : 'U';
}

bool TypeConversion::preferred(std::string_view type) const {
  const BuiltinType* found = builtin(type);
  return found != nullptr && found->preferred;
}

bool TypeConversion::implicit(const std::string& from, std::string_view to) const {
  if (from == to || from == untyped_constant || takes_anything(to)) {
    return true;
  }
  if (is_polymorphic(to)) {
    const std::string base = base_of(from);
    if (to == "anyarray" || to == "anycompatiblearray") {
      return base.ends_with("[]");
    }
    if (to == "anyenum") {
      return facts_.is_enum(from);
    }
    if (to.find("multirange") != std::string_view::npos) {
      return from.find("multirange") != std::string::npos;
    }
    if (to.find("range") != std::string_view::npos) {
      return is_range(base);
    }
    return to.find("nonarray") == std::string_view::npos || !base.ends_with("[]");
  }
  const std::string source = base_of(from);
  const std::string target = base_of(std::string(to));
  if (source == target) {
    return true;
  }
  if (source.ends_with("[]") && target.ends_with("[]")) {
    return implicit(element_type(source), element_type(target));
  }
  if (target == "record") {
    return facts_.is_row(source);
  }
  return std::any_of(builtin_casts.begin(), builtin_casts.end(), [&](const BuiltinCast& cast) {
    return cast.implicit && cast.from == source && cast.to == target;
  });
}

std::string TypeConversion::common(std::span<const std::string> types) const {
  std::string chosen;
  bool all_same = true;
  for (const std::string& type : types) {
    if (type.empty()) {
      return {};
    }
    all_same = all_same && type == types.front();
  }
  if (all_same && !types.empty() && types.front() != untyped_constant) {
    return types.front();
  }
  for (const std::string& type : types) {
    if (type == untyped_constant) {
      continue;
    }
    const std::string next = base_of(type);
    if (chosen.empty()) {
      chosen = next;
      continue;
    }
    if (chosen == next) {
      continue;
    }
    if (category(chosen) != category(next)) {
      return {};
    }
    if (!preferred(chosen) && implicit(chosen, next) && !implicit(next, chosen)) {
      chosen = next;
    }
  }
  return chosen.empty() ? "text" : chosen;
}

/// The call, polymorphic types put in.
std::optional<ResolvedCall> TypeConversion::settled(const Signature& chosen, std::span<const std::string> types) const {
  std::vector<std::string> declared = chosen.arguments;
  declared.resize(std::min(declared.size(), types.size()));
  std::string element;
  std::vector<std::string> compatible;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    if (!is_polymorphic(declared[i]) || types[i] == untyped_constant) {
      continue;
    }
    std::string found = element_of_parameter(declared[i], base_of(types[i]));
    if (declared[i] == "anyelement" || declared[i] == "anyenum" || declared[i] == "anynonarray") {
      found = types[i];
    }
    if (is_compatible_family(declared[i])) {
      compatible.push_back(std::move(found));
    } else if (element.empty()) {
      element = std::move(found);
    }
  }
  const bool all_unknown = std::all_of(types.begin(), types.end(), [](const auto& t) { return t == untyped_constant; });
  if (element.empty() && all_unknown) {
    element = "text";
  }
  const std::string common_element = compatible.empty() ? (all_unknown ? "text" : "") : common(compatible);
  const auto actual = [&](const std::string& type) -> std::string {
    if (!is_polymorphic(type)) {
      return takes_anything(type) ? std::string{} : type;
    }
    return parameter_of_element(type, is_compatible_family(type) ? common_element : element);
  };
  ResolvedCall call;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    call.arguments.push_back(actual(declared[i]));
    if (is_polymorphic(declared[i]) && call.arguments.back().empty() && types[i] == untyped_constant) {
      return std::nullopt;
    }
  }
  call.result = actual(chosen.result);
  call.gathered = chosen.gathered;
  return call;
}

std::optional<ResolvedCall> TypeConversion::choose(std::span<const Signature> candidates,
                                                   std::span<const std::string> types) const {
  if (std::any_of(types.begin(), types.end(), [](const std::string& type) { return type.empty(); })) {
    // One candidate needs no choice.
    if (candidates.size() != 1) {
      return std::nullopt;
    }
  }
  std::vector<Signature> fitting;
  for (const Signature& candidate : candidates) {
    Signature one = candidate;
    const bool expands = one.variadic && types.size() >= one.arguments.size() && !one.arguments.empty() &&
                         !(types.size() == one.arguments.size() && types.back().ends_with("[]") &&
                           !takes_anything(one.arguments.back()));
    if (expands) {
      const std::string element = takes_anything(one.arguments.back())           ? one.arguments.back()
                                  : one.arguments.back() == "anyarray"           ? "anyelement"
                                  : one.arguments.back() == "anycompatiblearray" ? "anycompatible"
                                                                                 : element_type(one.arguments.back());
      if (!takes_anything(one.arguments.back())) {
        one.gathered = one.arguments.size() - 1;
      }
      one.arguments.back() = element;
      one.arguments.resize(types.size(), element);
    }
    if (types.size() > one.arguments.size() || types.size() < one.needed) {
      continue;
    }
    one.arguments.resize(types.size());
    bool exact = true;
    bool takes = true;
    for (std::size_t i = 0; i < types.size(); ++i) {
      exact = exact && one.arguments[i] == types[i];
      takes = takes && (types[i].empty() || implicit(types[i], one.arguments[i]));
    }
    if (exact) {
      return settled(one, types);
    }
    if (takes) {
      fitting.push_back(std::move(one));
    }
  }
  return select(std::move(fitting), types);
}

std::optional<ResolvedCall> TypeConversion::binary(std::string_view name, const std::string& left,
                                                   const std::string& right) const {
  if (left.empty() || right.empty()) {
    return std::nullopt;
  }
  const auto all = named(builtin_operators, name);
  const auto exact = [&](const std::string& a, const std::string& b) -> const BuiltinOperator* {
    for (const BuiltinOperator& one : all) {
      if (one.left == a && one.right == b) {
        return &one;
      }
    }
    return nullptr;
  };
  const std::string& a = left == untyped_constant ? right : left;
  const std::string& b = right == untyped_constant ? left : right;
  const BuiltinOperator* found = exact(a, b);
  if (found == nullptr && a == b) {
    found = exact(base_of(a), base_of(b));
  }
  const std::vector<std::string> types{left, right};
  if (found != nullptr && a != untyped_constant) {
    return settled({{std::string(found->left), std::string(found->right)}, 2, false, std::string(found->result)},
                   types);
  }
  std::vector<Signature> fitting;
  for (const BuiltinOperator& one : all) {
    if (!one.left.empty() && implicit(left, one.left) && implicit(right, one.right)) {
      fitting.push_back({{std::string(one.left), std::string(one.right)}, 2, false, std::string(one.result)});
    }
  }
  return select(std::move(fitting), types);
}

std::optional<ResolvedCall> TypeConversion::prefix(std::string_view name, const std::string& operand) const {
  if (operand.empty()) {
    return std::nullopt;
  }
  const std::vector<std::string> types{operand};
  std::vector<Signature> fitting;
  for (const BuiltinOperator& one : named(builtin_operators, name)) {
    if (one.left.empty() && implicit(operand, one.right)) {
      if (one.right == operand) {
        return ResolvedCall{{operand}, std::string(one.result)};
      }
      fitting.push_back({{std::string(one.right)}, 1, false, std::string(one.result)});
    }
  }
  return select(std::move(fitting), types);
}

std::optional<ResolvedCall> TypeConversion::function(std::string_view name, std::span<const std::string> types) const {
  std::vector<Signature> candidates;
  for (const BuiltinSignature& one : named(builtin_signatures, name)) {
    candidates.push_back({one.arguments.empty() ? std::vector<std::string>{} : split(one.arguments, ','), one.needed,
                          one.variadic, std::string(one.result)});
  }
  return choose(candidates, types);
}

}  // namespace ashlar
