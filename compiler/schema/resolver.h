#pragma once
// Resolution: turns the pending syntax in a Schema's Objects into canonical text with slots.
//
// Canonical form is decided on the tree: names of the project's objects qualified (their slots
// follow renames), full type names, SQL keywords in upper case, redundant parentheses gone, `!=` as `<>`, casts
// as `x::type`, one space between tokens, view queries broken over lines; `*` in select lists is expanded.

#include <optional>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/kinds/definition.h"

namespace ashlar {

/// What of one Schema resolve() left pending, so that the next call looks at that and at what was changed since.
struct Unresolved {
  std::vector<ObjectId> ids;
  std::size_t seen = 0;  // of Schema::touched_so_far
  bool is_known = false;
};

struct ResolveOptions {
  int postgres = 15;
  /// False: texts that name what is not there yet stay pending and nothing is reported.
  /// True: what is not there is an error with a suggestion.
  bool final = true;
  /// True while the project's own names are still being declared: a name that is not there waits, even where an
  /// extension or another schema could have it. Only where `final` is false.
  bool patient = false;
  /// Of the Schema, from earlier calls; without it everything is looked at.
  Unresolved* unresolved = nullptr;
};

/// Resolves every pending text of `schema` in place, and what follows from it: a view's output columns, a foreign key's
/// referenced columns (the primary key where none is written), LIKE and INHERITS columns are there already.
/// Reports to `diagnostics` at the places in the sources.
void resolve(Schema& schema, const ResolveOptions& options, Diagnostics& diagnostics);

/// A query that stands in no Object, with the columns it puts out as things are; nullopt where it names what is not
/// there yet, or (where `options.final`) what has been reported.
std::optional<QueryText> resolve_query(Schema& schema, const PendingSyntax& query,
                                       const std::vector<std::string>& column_names, const ResolveOptions& options,
                                       Diagnostics& diagnostics);

}  // namespace ashlar
