#pragma once
// Lists of options in parentheses: `(PROCEDURE = f, LEFTARG = integer, MERGES)`.

#include <optional>
#include <string>
#include <vector>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

struct DefinitionItem {
  std::string name;    // in lower case unless it was quoted
  syntax::Node value;  // definitionValue; none where only the name stands
  syntax::Node at;     // the whole item
};
/// The items of a `definition` node, in their order.
std::vector<DefinitionItem> read_definition(syntax::Node definition);

/// What a value says: a string's contents, or the words as they stand.
std::string definition_text(syntax::Node value);
/// TRUE, ON, 1 and nothing at all are true, FALSE, OFF and 0 false; nullopt for anything else.
std::optional<bool> definition_flag(syntax::Node value);
/// For an option that the statement does not know: reports it.
Outcome unknown_option(Interpreter& interpreter, const DefinitionItem& item, std::string_view of);

}  // namespace ashlar::kinds
