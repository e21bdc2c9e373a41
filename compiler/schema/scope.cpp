#include "compiler/schema/scope.h"

#include <fnmatch.h>

#include <algorithm>

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

}  // namespace

void apply_scope(Schema& schema, const Scope& scope) {
  std::vector<ObjectId> out;
  for (const auto& [id, entry] : schema.entries()) {
    const bool role = id.kind() == kind_of<kinds::Role>;
    const std::string* schema_name = schema_of(id);
    const bool outside = schema_name != nullptr && scope.schemas &&
                         std::find(scope.schemas->begin(), scope.schemas->end(), *schema_name) == scope.schemas->end();
    bool ignored = false;
    if (!scope.ignore.empty() && !id.name().empty()) {
      const std::string name = pattern_name(id);
      ignored = std::any_of(scope.ignore.begin(), scope.ignore.end(),
                            [&](const std::string& pattern) { return fnmatch(pattern.c_str(), name.c_str(), 0) == 0; });
    }
    if ((role && !scope.roles) || outside || ignored) {
      out.push_back(id);
    }
  }
  for (const ObjectId& id : out) {
    schema.remove(id);
  }
  if (!scope.roles) {
    for (const ObjectId& id : schema.sorted_ids()) {
      if (id.parent() && id.parent().kind() == kind_of<kinds::Role>) {
        schema.remove(id);
      }
    }
  }
}

}  // namespace ashlar
