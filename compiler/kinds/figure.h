#pragma once
// The names of expressions that nothing names, as the server gives them (FigureColname in its parse_target.c).

#include <string>

#include "compiler/ir/sql_text.h"
#include "compiler/syntax/tree.h"

namespace ashlar::kinds {

/// True for the rules that an expression's tree has at its top.
bool is_expression(syntax::Rule rule);
/// The expression inside `expression` nodes and redundant parentheses.
syntax::Node core_of(syntax::Node node);

/// The name that a select item without AS has, on a server of that major version.
std::string figure_name(syntax::Node expression, int postgres);
/// The name of an index's column that is an expression, before it is made unique.
std::string index_column_name(syntax::Node expression, int postgres);
/// The same of an expression read before.
std::string index_column_name(const SqlText& expression, int postgres);

}  // namespace ashlar::kinds
