#pragma once
// Where and how a relation is stored: USING and TABLESPACE, or what SET made the default for statements without them
// (documentation, "Client Connection Defaults": default_table_access_method, default_tablespace; pg_dump writes both).

#include <string>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// The access method that `USING` names, or DEFAULT; empty for heap, which is what a relation has anyway.
std::string access_method_name(syntax::Node clause);
/// The tablespace that `TABLESPACE` names; empty for pg_default.
std::string tablespace_name(syntax::Node clause);

/// The same for a new relation, whose statement may be without the clause.
std::string new_access_method(const Interpreter& interpreter, syntax::Node clause);
std::string new_tablespace(const Interpreter& interpreter, syntax::Node clause);

}  // namespace ashlar::kinds
