#pragma once
// OPTIONS (…) of what foreign data is about: wrappers, servers, user mappings, foreign tables and their columns. Values
// are kept as plain text, and may be secrets.

#include <string>
#include <string_view>

#include "compiler/ir/parameters.h"
#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// Does what a foreignOptions node says: what a CREATE lists, or ADD, SET and DROP of an ALTER. `failed` where one is
/// added that is there, or changed that is not.
Outcome change_foreign_options(Interpreter& interpreter, syntax::Node foreign_options, Parameters& options);

/// ` OPTIONS (host 'a', port '1')`, with the space before; empty where there are none.
std::string foreign_options_clause(const Parameters& options);
/// `OPTIONS (SET host 'b', ADD port '1', DROP user)`; empty where both are the same.
std::string foreign_option_changes(const Parameters& before, const Parameters& after);
/// An SQL condition: the options in the catalog's column are just these.
std::string foreign_options_condition(const Parameters& options, const std::string& column);

}  // namespace ashlar::kinds
