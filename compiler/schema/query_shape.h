#pragma once
// The parts of a query's tree, as the resolver and the comparison of texts take them (grammar/SHAPES.md).

#include "compiler/syntax/tree.h"

namespace ashlar {

/// True for what follows a query's body: ORDER BY, LIMIT, OFFSET, FETCH, FOR UPDATE.
bool is_tail(syntax::Node node);
/// True where a query is more than its body: WITH, ORDER BY, LIMIT, …
bool has_clauses(syntax::Node query);
/// What stands between WITH and the tail; no node where there is none.
syntax::Node body_of(syntax::Node query);
/// The query without parentheses around all of it.
syntax::Node unwrapped(syntax::Node query);

}  // namespace ashlar
