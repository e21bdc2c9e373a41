#pragma once
// Changing a type where PostgreSQL has no statement for it: an enum loses or reorders labels, a domain is made of
// another type. Columns keep their rows.

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// The type that takes the place of another of its name.
struct NewType {
  std::string keyword;        // TYPE, DOMAIN
  Statements create;          // as all statements that make it
  bool through_text = false;  // no cast leads from the old type to the new one but that of their texts
};

/// Adds the statements that put a new type in the place of `id`: the old one is renamed aside, every column of it
/// (arrays too) is converted with its default taken off and set again, the old one is dropped, and its owner, grants
/// and comment are written again. Marks what the planner has to rebuild; refuses where other types are built on it.
void convert_type(const Emit& emit, const ObjectId& id, NewType made, Alteration& alteration);

/// The same for a type that can leave nothing behind under another name, since functions and types that come with it
/// have names of their own (a range): columns hold the texts of their values between the old type and the new one.
/// False, and nothing added, where no column would keep its rows so: then the type is to be replaced.
bool convert_through_text(const Emit& emit, const ObjectId& id, Statements create, Alteration& alteration);

/// Adds what a domain's rows are held to where columns have arrays of it: the server cannot look into arrays ("cannot
/// alter type because column uses it", validateDomainConstraint), so those columns leave the domain and come back, and
/// are looked at then. Refuses where rows have it inside a composite. Adds nothing where the server can do it alone.
void constrain_domain(const Emit& emit, const ObjectId& domain, Statements adding, Alteration& alteration);

}  // namespace ashlar::kinds
