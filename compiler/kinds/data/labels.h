#pragma once
// Declared rows whose enum loses labels: the server converts every row that is there, so they give the labels up
// before.

#include "compiler/kinds/data/data.h"
#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// What comes before the enum `type` is converted: rows that keep their key get the declared value, or a label that is
/// in both states until they get it; those whose key itself has a label that goes are deleted.
Statements give_up_labels(const Emit& emit, const ObjectId& type, const EnumType& before, const EnumType& after);

/// True where give_up_labels() deletes the row of `table`, which is in the state `before` and is not to be deleted
/// again.
bool goes_with_label(const Schema& before, const Schema& after, const ObjectId& table, const Rows& rows,
                     const Row& row);

}  // namespace ashlar::kinds
