#pragma once
// Where comments stand: without a name in what they are on; the comment on the index of a key or an exclusion
// constraint, which may have one of its own besides, in that constraint as "index".

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// Where the comment on `target` is; with `of_index`, that on the index of `target`, a constraint.
ObjectId comment_id(const ObjectId& target, bool of_index = false);
/// True for the comment on the index of the constraint that it stands in.
bool is_on_index(const ObjectId& comment);

}  // namespace ashlar::kinds
