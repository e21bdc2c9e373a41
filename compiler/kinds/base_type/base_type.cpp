#include "compiler/kinds/base_type/base_type.h"

#include <algorithm>
#include <array>
#include <set>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

/// In the order in which the documentation has them. Those of the second part can be changed later (since 13, SUBSCRIPT
/// since 14).
constexpr auto option_order =
    std::to_array<std::string_view>({"input", "output", "receive", "send", "typmod_in", "typmod_out", "analyze",
                                     "subscript", "internallength", "passedbyvalue", "alignment", "storage", "category",
                                     "preferred", "default", "element", "delimiter", "collatable"});
constexpr auto alterable =
    std::to_array<std::string_view>({"receive", "send", "typmod_in", "typmod_out", "analyze", "subscript", "storage"});

/// The options as SQL, by name.
std::map<std::string, std::string> texts(const BaseType& type) {
  std::map<std::string, std::string> all;
  for (const auto& [name, function] : type.functions) {
    all[name] = function.text();
  }
  for (const auto& [name, other] : type.types) {
    all[name] = other.text();
  }
  for (const auto& [name, value] : type.options) {
    all[name] = value;
  }
  return all;
}

std::string item(std::string_view name, const std::string& value) {
  return to_upper(name) + (name == "passedbyvalue" ? "" : " = " + value);
}

/// The column of pg_type that keeps a function.
std::string_view column_of(std::string_view option) {
  constexpr auto columns =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"input", "typinput"},
                                                                    {"output", "typoutput"},
                                                                    {"receive", "typreceive"},
                                                                    {"send", "typsend"},
                                                                    {"typmod_in", "typmodin"},
                                                                    {"typmod_out", "typmodout"},
                                                                    {"analyze", "typanalyze"},
                                                                    {"subscript", "typsubscript"}});
  return std::find_if(columns.begin(), columns.end(), [&](const auto& pair) { return pair.first == option; })->second;
}

/// The letter for a word of ALIGNMENT or STORAGE, as the catalog has it.
std::string letter_of(const std::string& word) {
  const std::string plain = to_lower(word);
  return quote_literal(plain == "int2"       ? "s"
                       : plain == "external" ? "e"
                       : plain == "extended" ? "x"
                                             : plain.substr(0, 1));
}

std::string value_condition(std::string_view name, const std::string& value) {
  if (name == "internallength") {
    return "t.typlen = " + (value == "VARIABLE" ? "-1" : value);
  }
  if (name == "alignment") {
    return "t.typalign = " + letter_of(value);
  }
  if (name == "storage") {
    return "t.typstorage = " + letter_of(value);
  }
  if (name == "passedbyvalue") {
    return "t.typbyval";
  }
  if (name == "category") {
    return "t.typcategory = " + value;
  }
  if (name == "preferred") {
    return std::string("t.typispreferred = ") + value;
  }
  if (name == "default") {
    return "t.typdefault = " + value;
  }
  if (name == "delimiter") {
    return "t.typdelim = " + value;
  }
  return std::string("(t.typcollation <> 0) = ") + value;  // collatable
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const ShellType&) {
  return {{.sql = "CREATE TYPE " + sql_name(id)}};
}

Alteration alter(const Emit&, const ObjectId&, const ShellType&, const ShellType&, const Changed&) {
  return {};
}

Statements verify(const Emit&, const ObjectId& id, const ShellType&) {
  // A shell is no regtype.
  return {verify_that("EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = " + quote_literal(id.name()) +
                          " AND typnamespace = pg_catalog.to_regnamespace(" + quote_literal(sql_name(id.parent())) +
                          ") AND typtype IN ('b', 'p'))",
                      display_name(id) + " is missing")};
}

Statements create(const Emit&, const ObjectId& id, const BaseType& object) {
  const auto all = texts(object);
  std::vector<std::string> items;
  for (const std::string_view name : option_order) {
    if (const auto at = all.find(std::string(name)); at != all.end()) {
      items.push_back(item(name, at->second));
    }
  }
  return {{.sql = "CREATE TYPE " + sql_name(id.parent()) + " (\n  " + join(items, ",\n  ") + "\n)"}};
}

/// The functions of a definition need it and it needs them, so that only CASCADE parts them.
Statements drop(const Emit& emit, const ObjectId& id, const ShellType&) {
  const bool defined = emit.schema->contains(ObjectId(kind_of<BaseType>, "", id));
  return {{.sql = "DROP TYPE " + sql_name(id) + (defined ? " CASCADE" : ""),
           .hazards = defined ? std::vector{Hazard::UNTRACKABLE_DEPENDENCY} : std::vector<Hazard>{},
           .lock = Lock::access_exclusive}};
}

Statements drop(const Emit&, const ObjectId& id, const BaseType&) {
  return {{.sql = "DROP TYPE " + sql_name(id.parent()) + " CASCADE", .hazards = {Hazard::UNTRACKABLE_DEPENDENCY}}};
}

namespace {

/// Columns keep the storage that their type had when they were made.
void store_columns(const Emit& emit, const ObjectId& type, const std::string& storage, Statements& statements) {
  for (const ObjectId& user : emit.before->users(type)) {
    const auto* domain = emit.before->get<Domain>(user);
    if (domain != nullptr && domain->type.text() == qualified_name(type)) {
      store_columns(emit, user, storage, statements);  // a domain has that of its type
    }
    const auto* was = emit.before->get<Column>(user);
    const auto* is = emit.schema->get<Column>(user);
    if (was != nullptr && is != nullptr && was->type == is->type && was->type.text() == qualified_name(type) &&
        was->storage.empty() && is->storage.empty()) {
      statements.push_back({.sql = "ALTER TABLE ONLY " + sql_name(user.parent()) + " ALTER COLUMN " +
                                   quote_identifier(user.name()) + " SET STORAGE " + to_upper(storage),
                            .lock = Lock::access_exclusive});
    }
  }
}

/// What shows values of the type: made anew they are stored as it says now.
void find_materialized_views(const Schema& schema, const ObjectId& used, std::set<ObjectId>& seen,
                             std::vector<ObjectId>& found) {
  constexpr std::array passing{kind_of<Column>, kind_of<Domain>, kind_of<Function>, kind_of<Aggregate>, kind_of<View>};
  for (const ObjectId& user : schema.users(used)) {
    const bool holds = user.kind() == kind_of<MaterializedView>;
    if ((!holds && std::ranges::find(passing, user.kind()) == passing.end()) || !seen.insert(user).second) {
      continue;
    }
    if (holds) {
      found.push_back(user);
    }
    find_materialized_views(schema, user, seen, found);
  }
}

}  // namespace

Alteration alter(const Emit& emit, const ObjectId& id, const BaseType& before, const BaseType& after, const Changed&) {
  const auto was = texts(before);
  const auto is = texts(after);
  std::vector<std::string> items;
  for (const std::string_view name : option_order) {
    const auto old_value = was.find(std::string(name));
    const auto new_value = is.find(std::string(name));
    const bool had = old_value != was.end();
    const bool has = new_value != is.end();
    if (had == has && (!had || old_value->second == new_value->second)) {
      continue;
    }
    const bool can = emit.postgres >= 13 && std::find(alterable.begin(), alterable.end(), name) != alterable.end() &&
                     (has || name != "storage");
    if (!can) {
      return {.refused = to_upper(name) +
                         " of a base type cannot be changed: drop it in one change and create it in "
                         "another"};
    }
    items.push_back(to_upper(name) + " = " + (has ? new_value->second : "NONE"));
  }
  if (items.empty()) {
    return {};
  }
  Alteration alteration{
      .statements = {{.sql = "ALTER TYPE " + sql_name(id.parent()) + " SET (" + join(items, ", ") + ")",
                      .hazards = {Hazard::CORRECTNESS}}}};
  if (const auto storage = is.find("storage");
      storage != is.end() && was.find("storage") != was.end() && was.at("storage") != storage->second) {
    store_columns(emit, id.parent(), storage->second, alteration.statements);
    std::set<ObjectId> seen;
    find_materialized_views(*emit.before, id.parent(), seen, alteration.rebuild);
  }
  return alteration;
}

Statements verify(const Emit& emit, const ObjectId& id, const BaseType& object) {
  std::string condition = "EXISTS (SELECT FROM pg_catalog.pg_type AS t WHERE t.oid = pg_catalog.to_regtype(" +
                          quote_literal(sql_name(id.parent())) + ") AND t.typisdefined";
  for (const std::string_view name : option_order) {
    if (const auto function = object.functions.find(std::string(name)); function != object.functions.end()) {
      condition += "\n    AND " + names_function("t." + std::string(column_of(name)), function->second);
    } else if (const auto value = object.options.find(name); value != object.options.end()) {
      condition += "\n    AND " + value_condition(name, value->second);
    }
  }
  for (const std::string_view name : {"receive", "send", "typmod_in", "typmod_out", "analyze"}) {
    if (!object.functions.contains(std::string(name))) {
      condition += "\n    AND t." + std::string(column_of(name)) + " = 0";
    }
  }
  static_cast<void>(emit);
  return {verify_that(condition + ")", display_name(id.parent()) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
