#pragma once
// Which of its members a family has by itself, and which are a class's.

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// The order of members in lists: operators first, by number and types.
bool is_before(const OperatorMember& a, const OperatorMember& b);
/// The class to which a member of `family` belongs: the one for the type that both its types are, the default before
/// others; "no object" where there is none.
ObjectId class_of_member(const Schema& schema, const ObjectId& family, const OperatorMember& member);
/// Puts each member where class_of_member() says. The server keeps a member with the class that declares it or with the
/// family, as its version and the access method have it; what it does with a member is the same. Keys of indexes whose
/// class is the project's default name it.
void settle_operator_members(Schema& schema);

}  // namespace ashlar::kinds
