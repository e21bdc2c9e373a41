#pragma once
// Types, values and names as they stand in the signatures and options of routines and aggregates.

#include <optional>
#include <string>
#include <vector>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// The type of a parameter or result as the server keeps it: without modifiers (documentation, "CREATE FUNCTION":
/// varchar(10) is taken as character varying), name%TYPE as the column's type, SETOF left out. nullopt where the type
/// is not there yet.
std::optional<SqlText> signature_type(Interpreter& interpreter, syntax::Node type_name);

/// The function that a trigger, an aggregate or an option names. `arguments` are the types it must take, in the form of
/// an address; where no overload has just these, the only function of that name is meant. nullopt where it is not there
/// yet; in the last round a name outside the project's schemas is taken as it stands.
std::optional<SqlText> function_name(Interpreter& interpreter, syntax::Node name, const std::string& arguments);

/// A functionSignature as an option that names one function: `data.f(integer)`. Without an argument list it must be the
/// only one of its name. nullopt where it, or one of its types, is not there yet.
std::optional<SqlText> function_signature(Interpreter& interpreter, syntax::Node signature);

/// What SET name TO value says, as in pg_proc.proconfig: the name in lower case, the value as SQL; an empty value for
/// DEFAULT; nullopt for what cannot be known (FROM CURRENT).
struct SettingValue {
  std::string name;
  std::string value;
};
std::optional<SettingValue> setting_value(syntax::Node setting_assignment);

}  // namespace ashlar::kinds
