#pragma once
// Operators by name: as statements and options write them.

#include <optional>
#include <string>
#include <vector>

#include "compiler/kinds/find_object.h"

namespace ashlar::kinds {

/// The parts of the operator's name in a node that has one: {"data", "==="}. `!=` is `<>`, as to the server.
std::vector<std::string> operator_parts(syntax::Node node);
/// The operator of the project that an operatorSignature means.
Named find_operator(Interpreter& interpreter, syntax::Node signature, bool if_exists = false);
/// `OPERATOR(data.===)`: how options name an operator.
SqlText operator_reference(const ObjectId& schema, const std::string& symbol);
/// Makes what two operators say of each other (commutator, negator) known to both, as the server does.
void link_operators(Schema& schema, const ObjectId& id);
/// Gives those that name the operator `from` its new address.
void follow_operator(Schema& schema, const ObjectId& from, const ObjectId& to);

}  // namespace ashlar::kinds
