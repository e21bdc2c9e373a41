#include "compiler/kinds/column/conversion.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

namespace {

/// A canonical type taken apart: `timestamp(3) with time zone[]`.
struct Parts {
  std::string base;
  std::vector<int> modifiers;
  bool array = false;
};

Parts take_apart(std::string text) {
  Parts parts;
  if (text.ends_with("[]")) {
    parts.array = true;
    text.resize(text.size() - 2);
  }
  const std::size_t open = text.find('(');
  const std::size_t close = text.find(')');
  parts.base = text;
  if (open == std::string::npos || close == std::string::npos || text.find('"') < open) {
    return parts;
  }
  parts.base = text.substr(0, open) + text.substr(close + 1);
  for (const std::string& modifier : split(std::string_view(text).substr(open + 1, close - open - 1), ',')) {
    int value = 0;
    std::from_chars(modifier.data(), modifier.data() + modifier.size(), value);
    parts.modifiers.push_back(value);
  }
  return parts;
}

template <std::size_t N>
bool one_of(const std::string& name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 6> numbers{"smallint", "integer", "bigint",
                                                  "numeric",  "real",    "double precision"};
constexpr std::array<std::string_view, 6> strings{"text", "character varying", "character", "bpchar", "name", "citext"};

using Pair = std::pair<std::string_view, std::string_view>;

/// Casts of pg_cast that are not explicit only, beyond those among numbers and to strings.
constexpr std::array<Pair, 28> assignable{{
    {"date", "timestamp without time zone"},
    {"date", "timestamp with time zone"},
    {"timestamp without time zone", "timestamp with time zone"},
    {"timestamp without time zone", "date"},
    {"timestamp without time zone", "time without time zone"},
    {"timestamp with time zone", "timestamp without time zone"},
    {"timestamp with time zone", "date"},
    {"timestamp with time zone", "time without time zone"},
    {"timestamp with time zone", "time with time zone"},
    {"time without time zone", "time with time zone"},
    {"time without time zone", "interval"},
    {"time with time zone", "time without time zone"},
    {"interval", "time without time zone"},
    {"bit", "bit varying"},
    {"bit varying", "bit"},
    {"json", "jsonb"},
    {"jsonb", "json"},
    {"inet", "cidr"},
    {"cidr", "inet"},
    {"macaddr", "macaddr8"},
    {"macaddr8", "macaddr"},
    {"integer", "money"},
    {"bigint", "money"},
    {"numeric", "money"},
    {"money", "numeric"},
    {"integer", "oid"},
    {"bigint", "oid"},
    {"oid", "bigint"},
}};

bool is_assignable(const std::string& from, const std::string& to) {
  return from == to || one_of(to, strings) || (one_of(from, numbers) && one_of(to, numbers)) ||
         std::find(assignable.begin(), assignable.end(), Pair(from, to)) != assignable.end();
}

/// True where the server is known to have no cast at all, not even an explicit one.
bool has_no_cast(const Parts& from, const Parts& to) {
  constexpr std::array<std::string_view, 10> others{"boolean",
                                                    "date",
                                                    "time without time zone",
                                                    "time with time zone",
                                                    "timestamp without time zone",
                                                    "timestamp with time zone",
                                                    "interval",
                                                    "uuid",
                                                    "inet",
                                                    "macaddr"};
  constexpr std::array<Pair, 2> explicit_only{{{"integer", "boolean"}, {"boolean", "integer"}}};
  const auto known = [&](const std::string& name) { return one_of(name, others) || one_of(name, numbers); };
  return from.array != to.array ||
         (known(from.base) && known(to.base) &&
          std::find(explicit_only.begin(), explicit_only.end(), Pair(from.base, to.base)) == explicit_only.end());
}

/// Casts that keep every value, between different types.
bool widens(const std::string& from, const std::string& to) {
  constexpr std::array<std::string_view, 4> exact{"smallint", "integer", "bigint", "numeric"};
  const auto place = [&](const std::string& name) {
    return std::find(exact.begin(), exact.end(), name) - exact.begin();
  };
  if (one_of(from, exact) && one_of(to, exact)) {
    return place(from) < place(to);
  }
  if (to == "double precision") {
    return from == "real" || from == "integer" || from == "smallint";
  }
  return one_of(to, strings) || (from == "date" && to.starts_with("timestamp")) || to == "jsonb" || to == "json" ||
         (from == "cidr" && to == "inet") ||
         (from == "timestamp without time zone" && to == "timestamp with time zone");
}

/// True where no value of `from` needs to be checked or changed for the modifiers of `to`.
bool modifiers_widen(const Parts& from, const Parts& to) {
  if (to.modifiers.empty() || from.modifiers == to.modifiers) {
    return true;
  }
  if (from.modifiers.empty()) {
    return false;
  }
  if (from.base == "numeric") {
    return from.modifiers.size() == 2 && to.modifiers.size() == 2 && from.modifiers[1] == to.modifiers[1] &&
           from.modifiers[0] <= to.modifiers[0];
  }
  return from.modifiers[0] <= to.modifiers[0];
}

/// The server skips the rewrite where the stored form is the same and no length has to be checked.
bool keeps_storage(const Parts& from, const Parts& to) {
  if (from.array || to.array) {
    return from.base == to.base && from.array == to.array && from.modifiers == to.modifiers;
  }
  if (from.base == to.base) {
    const bool padded = from.base == "character" || from.base == "bit";
    return padded ? from.modifiers == to.modifiers : modifiers_widen(from, to);
  }
  const bool to_open_string = to.base == "text" || (to.base == "character varying" && to.modifiers.empty());
  const bool from_string = from.base == "text" || from.base == "character varying" || from.base == "citext";
  return (from_string && to_open_string) || (from.base == "cidr" && to.base == "inet") ||
         (from.base == "bit" && to.base == "bit varying" && to.modifiers.empty()) ||
         (from.base == "xml" && to_open_string) || (from.base == "integer" && to.base == "oid");
}

/// The project's object that the type is, or is an array of.
ObjectId target_of(const SqlText& type) {
  return type.slots().empty() ? ObjectId{} : type.slots().front().target;
}

const Domain* domain_of(const Schema* schema, const SqlText& type) {
  const ObjectId target = target_of(type);
  if (schema == nullptr || !target || target.kind() != kind_of<Domain> || type.text().ends_with("[]")) {
    return nullptr;
  }
  return schema->get<Domain>(target);
}

bool has_checks(const Schema& schema, const ObjectId& domain, const Domain& definition) {
  return definition.not_null || !schema.children(domain, kind_of<Constraint>).empty();
}

}  // namespace

Conversion conversion(const Emit& emit, const SqlText& before, const SqlText& after) {
  if (before == after) {
    return {};
  }
  const Schema* old_schema = emit.before != nullptr ? emit.before : emit.schema;
  if (const Domain* domain = domain_of(old_schema, before)) {
    return conversion(emit, domain->type, after);
  }
  if (const Domain* domain = domain_of(emit.schema, after)) {
    Conversion to_base = conversion(emit, before, domain->type);
    if (!to_base.cast.empty()) {
      to_base.cast += "::" + after.text();
    }
    if (has_checks(*emit.schema, target_of(after), *domain)) {
      to_base.rewrites = true;
      to_base.may_fail = true;
    }
    return to_base;
  }
  const Parts from = take_apart(before.text());
  const Parts to = take_apart(after.text());
  Conversion result;
  result.rewrites = !keeps_storage(from, to);
  const bool assigned =
      from.array == to.array ? is_assignable(from.base, to.base) : one_of(to.base, strings) && !to.array;
  if (!assigned) {
    // Between two types of the project, from built-in ones to them, and where there is no cast, the way leads over
    // their text. Of text there is a cast to everything.
    const bool of_text = one_of(from.base, strings) && (from.array == to.array || !from.array);
    const bool over_text = !of_text && (target_of(before) || target_of(after) || has_no_cast(from, to));
    result.cast = over_text ? std::string("::text") + (from.array && to.array ? "[]" : "") : "";
    result.cast += "::" + after.text();
    result.may_fail = true;
    return result;
  }
  const bool same = from.base == to.base;
  const bool fits = to.modifiers.empty() || (same && modifiers_widen(from, to));
  result.may_fail = !fits || (!same && !widens(from.base, to.base));
  return result;
}

bool is_volatile_default(const std::string& expression) {
  // Functions that give every row of one statement the same value.
  constexpr std::array<std::string_view, 14> steady{"now",
                                                    "transaction_timestamp",
                                                    "statement_timestamp",
                                                    "current_setting",
                                                    "lower",
                                                    "upper",
                                                    "md5",
                                                    "make_date",
                                                    "make_interval",
                                                    "to_timestamp",
                                                    "jsonb_build_object",
                                                    "jsonb_build_array",
                                                    "date_trunc",
                                                    "timezone"};
  bool quoted = false;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    quoted = expression[i] == '\'' ? !quoted : quoted;
    if (quoted || expression[i] != '(') {
      continue;
    }
    std::size_t begin = i;
    while (begin > 0 && (std::isalnum(static_cast<unsigned char>(expression[begin - 1])) != 0 ||
                         expression[begin - 1] == '_' || expression[begin - 1] == '"')) {
      --begin;
    }
    const std::string name = expression.substr(begin, i - begin);
    // Type modifiers and keywords in capitals (COALESCE, CURRENT_TIMESTAMP) are no functions.
    const bool is_word = !name.empty() && (std::islower(static_cast<unsigned char>(name.front())) != 0 ||
                                           name.front() == '"' || name.front() == '_');
    const bool is_type = name == "numeric" || name == "varying" || name == "character" || name == "bit" ||
                         name == "timestamp" || name == "time" || name == "interval";
    if (is_word && !is_type && !one_of(name, steady)) {
      return true;
    }
  }
  return false;
}

}  // namespace ashlar::kinds
