#pragma once
// Type names and their canonical form: what format_type() prints (documentation, "Data Types"):
// int4 is integer, varchar(10) is character varying(10), timestamptz is timestamp with time zone.

#include <string>
#include <vector>

#include "compiler/ir/sql_text.h"

namespace ashlar::kinds {

/// A type name as written, taken apart.
struct TypeName {
  bool setof = false;
  std::vector<std::string> parts;  // {"data", "user_role"}; for built-in types the canonical name without modifiers
  std::string modifiers;           // "(10,2)", canonical spelling; empty: none
  std::string suffix;              // " with time zone", " without time zone"; interval fields " day to second"
  int dimensions = 0;              // array: each prints as []; bounds are not kept by the server
  bool column_type = false;        // name%TYPE; parts end with the column
  bool built_in = false;           // of pg_catalog
};

/// Reads a typeName node (or functionReturn-like node that holds one).
TypeName read_type_name(syntax::Node node);

/// The canonical text; `target` is the user-defined type's address, "no object" for built-in and unknown types.
SqlText canonical_type(const TypeName& name, const ObjectId& target);

/// True for a type of pg_catalog, by any of its spellings (lower case, unqualified).
bool is_built_in_type(std::string_view name);

}  // namespace ashlar::kinds
