#include "compiler/schema/scope.h"

#include <fnmatch.h>

#include <algorithm>
#include <map>

#include "compiler/base/text.h"

namespace ashlar {

namespace {

/// The schema that an Object stands in or is; nullptr for what has none.
const std::string* schema_of(const ObjectId& id) {
  const ObjectId* at = &id;
  while (at->parent()) {
    at = &at->parent();
  }
  return at->kind() == kind_of<kinds::Namespace> ? &at->name() : nullptr;
}

std::string pattern_name(const ObjectId& id) {
  return id.parent() ? pattern_name(id.parent()) + "." + id.name() : id.name();
}

/// The first Object of each schema that is not there.
void check_schemas(const Schema& schema, const Scope& scope, Diagnostics& diagnostics) {
  struct First {
    std::uint32_t ordinal;
    Span origin;
  };
  std::map<std::string, First> undeclared;
  std::vector<std::string> declared{"public"};
  ObjectId there;  // most stand in the same schema as the one before
  const auto is_there = [&](const ObjectId& id) {
    if (id != there && schema.contains(id)) {
      there = id;
    }
    return id == there;
  };
  for (const auto& [id, entry] : schema.entries()) {
    const bool stands_in_schema = id.parent() && id.parent().kind() == kind_of<kinds::Namespace>;
    if (id.kind() == kind_of<kinds::Namespace>) {
      declared.push_back(id.name());
    } else if (id.kind() == kind_of<kinds::Extension> && kinds::may_bring_schemas(id.name())) {
      return;
    } else if (stands_in_schema && !kind_info(id.kind()).attribute && !is_there(id.parent())) {
      First& first = undeclared.try_emplace(id.parent().name(), First{entry.ordinal, entry.origin}).first->second;
      if (entry.ordinal < first.ordinal) {
        first = {entry.ordinal, entry.origin};
      }
    }
  }
  if (scope.schemas) {
    declared.insert(declared.end(), scope.schemas->begin(), scope.schemas->end());
  }
  for (const auto& [name, first] : undeclared) {
    if (std::find(declared.begin(), declared.end(), name) == declared.end()) {
      const std::string near = closest(name, declared);
      diagnostics.report(Code::unknown_schema, first.origin, {name},
                         near.empty() ? "write CREATE SCHEMA, or list it under schemas of [scope] in ashlar.toml"
                                      : "did you mean " + near + "?");
    }
  }
}

}  // namespace

bool is_ignored(const Scope& scope, const std::string& name) {
  return std::any_of(scope.ignore.begin(), scope.ignore.end(),
                     [&](const std::string& pattern) { return fnmatch(pattern.c_str(), name.c_str(), 0) == 0; });
}

void apply_scope(Schema& schema, const Scope& scope, Diagnostics& diagnostics) {
  std::vector<ObjectId> out;
  const bool everything = !scope.schemas && scope.ignore.empty();
  for (const auto& [id, entry] : schema.entries()) {
    const bool role = id.kind() == kind_of<kinds::Role> || (id.parent() && id.parent().kind() == kind_of<kinds::Role>);
    if (everything && !role) {
      continue;
    }
    const std::string* schema_name = schema_of(id);
    const bool outside = schema_name != nullptr && scope.schemas &&
                         std::find(scope.schemas->begin(), scope.schemas->end(), *schema_name) == scope.schemas->end();
    // What is in a publication goes with it.
    const bool member = id.kind() == kind_of<kinds::PublicationMember>;
    const bool ignored = !scope.ignore.empty() && !id.name().empty() &&
                         (is_ignored(scope, pattern_name(id)) || (member && is_ignored(scope, id.name())));
    if ((role && !scope.roles) || outside || ignored) {
      out.push_back(id);
    }
  }
  for (const ObjectId& id : out) {
    schema.remove(id);
  }
  check_schemas(schema, scope, diagnostics);
}

}  // namespace ashlar
