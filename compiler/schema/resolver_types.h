#pragma once
// Inside the resolver: the types of expressions, as far as they are certain. Nothing here guesses: where a
// result depends on more than is known the answer is the empty type.

#include <span>
#include <string_view>

#include "compiler/ir/sql_text.h"

namespace ashlar::resolution {

/// What is known of an expression.
struct Typed {
  SqlText type;          // empty: not certain
  bool untyped = false;  // a string constant or NULL, whose type the context gives
};

/// The type that CASE, COALESCE, ARRAY, VALUES and the like give these alternatives.
Typed common_type(std::span<const Typed> alternatives);
/// The result of a binary operator of pg_catalog.
Typed operator_type(std::string_view name, const Typed& left, const Typed& right);
/// The result of a function of pg_catalog.
Typed function_type(std::string_view name, std::span<const Typed> arguments);
/// `type[]`; empty for the empty type.
SqlText array_of(const SqlText& type);
/// An array type's element; empty where it is none.
SqlText element_of(const SqlText& type);
/// Without its modifier: `numeric(10,2)` is `numeric`.
SqlText without_modifier(const SqlText& type);

}  // namespace ashlar::resolution
