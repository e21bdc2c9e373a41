#pragma once
// ALTER TYPE … RENAME VALUE: the server keeps labels in expressions and queries by what they are, not by their text.

#include <string>

#include "compiler/kinds/definition.h"

namespace ashlar {

/// Writes the label `to` for `from` of the enum `type` wherever a resolved text of `schema` has it as a value of that
/// type. Which constants are of the type is found out as for equivalence. String bodies are left alone, as on a server.
void follow_renamed_label(Schema& schema, const ObjectId& type, const std::string& from, const std::string& to,
                          int postgres);

}  // namespace ashlar
