#pragma once
// Scope: what is managed. The rest is left alone in every State.

#include <optional>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/kinds/definition.h"

namespace ashlar {

struct Scope {
  std::optional<std::vector<std::string>> schemas;  // absent: every schema
  bool roles = false;                               // roles, memberships and role settings
  std::vector<std::string> ignore;                  // patterns of qualified names, `*` and `?` as in a shell
};

/// True where a pattern of `scope.ignore` matches the qualified, unquoted name.
bool is_ignored(const Scope& scope, const std::string& name);

/// Removes what is out of scope. Reports what is left in a schema that nobody declares: neither the sources, nor
/// `scope.schemas`, nor an extension that may bring one.
void apply_scope(Schema& schema, const Scope& scope, Diagnostics& diagnostics);

}  // namespace ashlar
