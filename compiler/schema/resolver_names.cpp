#include "compiler/schema/resolver_names.h"

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/range_type/multirange.h"

namespace ashlar::resolution {

namespace {

constexpr std::array builtin_functions{
#define ASHLAR_FUNCTION(name, type, returns_set, columns) BuiltinFunction{name, type, returns_set, columns},
#include "compiler/schema/builtin_functions.def"
#undef ASHLAR_FUNCTION
};

/// Extensions of PostgreSQL's own distribution and of wide use that bring functions and types but no relation
/// whose name could be taken for the project's.
constexpr std::array<std::string_view, 22> without_relations{
    "btree_gin", "btree_gist", "citext",    "cube",     "dblink",      "earthdistance", "fuzzystrmatch", "hstore",
    "intarray",  "isn",        "lo",        "ltree",    "pageinspect", "pg_trgm",       "pgcrypto",      "pgjwt",
    "plpgsql",   "seg",        "tablefunc", "unaccent", "uuid-ossp",   "xml2"};

constexpr int max_suggestions = 50;  // looking for one costs a walk over all names

bool is_system_schema(const std::string& schema) {
  return schema == "information_schema" || schema.starts_with("pg_");
}

bool is_relation(Kind kind) {
  return kind == kind_of<kinds::Table> || kind == kind_of<kinds::View> || kind == kind_of<kinds::MaterializedView> ||
         kind == kind_of<kinds::Sequence>;
}

bool is_type(Kind kind) {
  return kind == kind_of<kinds::EnumType> || kind == kind_of<kinds::Composite> || kind == kind_of<kinds::Domain> ||
         kind == kind_of<kinds::RangeType> || kind == kind_of<kinds::ShellType> || kind == kind_of<kinds::Table> ||
         kind == kind_of<kinds::View> || kind == kind_of<kinds::MaterializedView>;
}

}  // namespace

const BuiltinFunction* find_builtin_function(std::string_view name) {
  const auto at = std::lower_bound(builtin_functions.begin(), builtin_functions.end(), name,
                                   [](const BuiltinFunction& a, std::string_view b) { return a.name < b; });
  return at != builtin_functions.end() && at->name == name ? &*at : nullptr;
}

Names::Names(const Schema& schema) : schema_(schema) {
  for (const ObjectId& id : schema.children(ObjectId{}, kind_of<kinds::Extension>)) {
    ++extensions_;
    const auto* extension = schema.get<kinds::Extension>(id);
    if (extension->schema.empty()) {
      extension_without_schema_ = true;
    } else {
      extension_schemas_.insert(extension->schema);
    }
    if (std::find(without_relations.begin(), without_relations.end(), id.name()) == without_relations.end()) {
      extensions_with_relations_ = true;
    }
  }
}

bool Names::of_system(Parts parts) {
  return parts.empty() || is_system_schema(parts.size() > 1 ? parts[parts.size() - 2] : parts.back());
}

bool Names::owns(const std::string& schema) const {
  const ObjectId id(kind_of<kinds::Namespace>, schema);
  return schema_.contains(id) || (schema == "public" && !schema_.children(id).empty());
}

bool Names::owns_functions_of(const std::string& schema) const {
  const ObjectId id(kind_of<kinds::Namespace>, schema);
  if (extension_schemas_.contains(schema)) {
    return false;
  }
  if (schema != "public") {
    return schema_.contains(id);
  }
  const std::vector<ObjectId>& inside = schema_.children(id);
  return extensions_ == 0 && std::any_of(inside.begin(), inside.end(), [](const ObjectId& object) {
           return kind_info(object.kind()).name_space == NameSpace::routine;
         });
}

template <class Wanted>
ObjectId Names::first(Parts parts, Path path, Wanted&& wanted) const {
  const auto in_schema = [&](const std::string& schema) -> ObjectId {
    for (const ObjectId& id : schema_.named(schema, parts.back())) {
      if (wanted(id.kind())) {
        return id;
      }
    }
    return {};
  };
  if (parts.size() > 1) {
    return in_schema(parts[parts.size() - 2]);
  }
  for (const std::string& schema : path) {
    if (ObjectId id = in_schema(schema)) {
      return id;
    }
  }
  return {};
}

Lookup Names::relation(Parts parts, Path path) const {
  if (parts.empty()) {
    return {Verdict::outside, {}};
  }
  if (ObjectId id = first(parts, path, is_relation)) {
    return {Verdict::found, std::move(id)};
  }
  if (parts.size() > 1) {
    const std::string& schema = parts[parts.size() - 2];
    const bool ours = owns(schema) && !is_system_schema(schema) && !extension_schemas_.contains(schema);
    return {ours ? Verdict::missing : Verdict::outside, {}};
  }
  if (extensions_with_relations_ || is_system_schema(parts.back())) {
    return {Verdict::outside, {}};
  }
  for (const std::string& schema : path) {
    if (schema != "public" && schema != "$user" && !is_system_schema(schema) && !owns(schema)) {
      return {Verdict::outside, {}};
    }
  }
  return {Verdict::missing, {}};
}

Lookup Names::type(Parts parts, Path path) const {
  if (parts.empty()) {
    return {Verdict::outside, {}};
  }
  if (ObjectId id = first(parts, path, is_type)) {
    return {Verdict::found, std::move(id)};
  }
  const std::string& name = parts.back();
  if (parts.size() > 1) {
    const std::string& schema = parts[parts.size() - 2];
    const bool ours = owns(schema) && !is_system_schema(schema) && !extension_without_schema_ &&
                      !extension_schemas_.contains(schema) && !name.starts_with('_') &&
                      !kinds::range_of_multirange(schema_, schema, name, true);
    return {ours ? Verdict::missing : Verdict::outside, {}};
  }
  // Array types by their catalog name, row types of the system's relations.
  if (extensions_ != 0 || name.starts_with('_') || name.starts_with("pg_") || kinds::is_built_in_type(name)) {
    return {Verdict::outside, {}};
  }
  for (const std::string& schema : path) {
    if (schema != "public" && schema != "$user" && !is_system_schema(schema) && !owns(schema)) {
      return {Verdict::outside, {}};
    }
  }
  return {constructed(parts, path, true) ? Verdict::outside : Verdict::missing, {}};
}

std::vector<ObjectId> Names::routines(Parts parts, Path path) const {
  std::vector<ObjectId> found;
  const auto collect = [&](const std::string& schema) {
    for (const ObjectId& id : schema_.named(schema, parts.back())) {
      if (kind_info(id.kind()).name_space == NameSpace::routine) {
        found.push_back(id);
      }
    }
  };
  if (parts.size() > 1) {
    collect(parts[parts.size() - 2]);
  } else if (!parts.empty()) {
    for (const std::string& schema : path) {
      collect(schema);
    }
  }
  return found;
}

ObjectId Names::constructed(Parts parts, Path path, bool multirange) const {
  if (parts.empty() || !schema_.has(kind_of<kinds::RangeType>)) {
    return {};
  }
  if (!multirange) {
    return first(parts, path, [](Kind kind) { return kind == kind_of<kinds::RangeType>; });
  }
  const bool qualified = parts.size() > 1;
  const Path schemas = qualified ? parts.subspan(parts.size() - 2, 1) : path;
  const bool ours = qualified ? owns_functions_of(schemas.front()) : extensions_ == 0;
  for (const std::string& schema : schemas) {
    if (ObjectId range = kinds::range_of_multirange(schema_, schema, parts.back(), ours)) {
      return range;
    }
  }
  return {};
}

ShapePtr Names::shape(const ObjectId& relation) const {
  if (relation.kind() == kind_of<kinds::View> || relation.kind() == kind_of<kinds::MaterializedView>) {
    if (resolve_view && !resolve_view(relation)) {
      auto unknown = std::make_shared<Shape>();
      unknown->complete = false;
      return unknown;
    }
  }
  ShapePtr& remembered = shapes_[relation];
  if (remembered == nullptr) {
    remembered = read_shape(relation);
  }
  return remembered;
}

ShapePtr Names::read_shape(const ObjectId& relation) const {
  auto shape = std::make_shared<Shape>();
  const auto from_query = [&](const QueryText& query) {
    for (const OutputColumn& column : query.columns) {
      shape->columns.push_back({column.name, column.type, ObjectId(kind_of<kinds::Column>, column.name, relation)});
    }
    shape->complete = !query.columns.empty();
  };
  if (const auto* composite = schema_.get<kinds::Composite>(relation)) {
    for (const kinds::Attribute& attribute : composite->attributes) {
      shape->columns.push_back({attribute.name, attribute.type, {}});
    }
    return shape;
  }
  if (const auto* view = schema_.get<kinds::View>(relation)) {
    from_query(view->query);
  } else if (const auto* materialized = schema_.get<kinds::MaterializedView>(relation)) {
    from_query(materialized->query);
  } else if (relation.kind() == kind_of<kinds::Sequence>) {
    shape->columns = {{"last_value", SqlText("bigint"), {}},
                      {"log_cnt", SqlText("bigint"), {}},
                      {"is_called", SqlText("boolean"), {}}};
  } else if (schema_.contains(relation)) {
    for (const ObjectId& child : schema_.children(relation)) {
      if (const auto* column = schema_.get<kinds::Column>(child)) {
        shape->columns.push_back({child.name(), column->type, child});
      }
    }
  } else {
    shape->complete = false;
  }
  return shape;
}

ShapePtr Names::row_shape(const SqlText& type) const {
  if (type.slots().size() != 1 || type.slots().front().end != type.text().size()) {
    return nullptr;  // not a user-defined type, or an array of it
  }
  const ObjectId& target = type.slots().front().target;
  const Kind kind = target.kind();
  if (kind == kind_of<kinds::Composite> || kind == kind_of<kinds::Table> || kind == kind_of<kinds::View> ||
      kind == kind_of<kinds::MaterializedView>) {
    return shape(target);
  }
  return nullptr;
}

template <class Wanted>
std::string Names::suggest(const std::string& name, Wanted&& wanted) const {
  if (++suggestions_ > max_suggestions) {
    return {};
  }
  std::vector<std::string> candidates;
  for (const auto& [id, entry] : schema_.entries()) {
    if (wanted(id)) {
      candidates.push_back(id.name());
    }
  }
  std::sort(candidates.begin(), candidates.end());
  const std::string near = closest(name, candidates);
  return near.empty() ? near : "did you mean " + quote_identifier(near) + "?";
}

std::string Names::suggest_relation(const std::string& name) const {
  for (const auto& [id, entry] : schema_.entries()) {
    if (id.name() == name && is_relation(id.kind())) {
      return "there is " + qualified_name(id) + ", but its schema is not in the search_path";
    }
  }
  return suggest(name, [](const ObjectId& id) { return is_relation(id.kind()); });
}

std::string Names::suggest_type(const std::string& name) const {
  return suggest(name, [](const ObjectId& id) { return is_type(id.kind()); });
}

std::string Names::suggest_function(const std::string& schema, const std::string& name) const {
  return suggest(name, [&](const ObjectId& id) {
    return kind_info(id.kind()).name_space == NameSpace::routine && (schema.empty() || id.parent().name() == schema);
  });
}

std::vector<std::string> split_name(std::string_view text) {
  std::vector<std::string> parts;
  std::size_t at = 0;
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  while (at < text.size()) {
    std::string part;
    if (text[at] == '"') {
      for (++at; at < text.size(); ++at) {
        if (text[at] == '"' && (at + 1 >= text.size() || text[at + 1] != '"')) {
          break;
        }
        at += text[at] == '"' ? 1 : 0;
        part += text[at];
      }
      if (at >= text.size()) {
        return {};
      }
      ++at;
      part = truncate_identifier(part);
    } else {
      const std::size_t begin = at;
      while (at < text.size() && is_word(text[at])) {
        ++at;
      }
      part = fold_identifier(text.substr(begin, at - begin));
    }
    if (part.empty() || (at < text.size() && text[at] != '.')) {
      return {};
    }
    parts.push_back(std::move(part));
    at += 1;
    if (at == text.size()) {
      return {};  // ends with a dot
    }
  }
  return parts;
}

}  // namespace ashlar::resolution
