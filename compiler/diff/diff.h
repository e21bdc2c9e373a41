#pragma once
// Two Schemas to Changes. Names no kind.

#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/kinds/interpreter.h"

namespace ashlar {

/// One Object that is to have another address. `from` is as it stands when this rename's turn comes
/// (earlier renames are done).
struct Rename {
  ObjectId from;
  ObjectId to;
};

/// One Object that differs. `before` is empty for a new one, `after` for one that goes.
struct Change {
  ObjectId id;
  const Object* before = nullptr;
  const Object* after = nullptr;
  Changed fields;  // where both are there
};

/// What leads from one Schema to another: first the renames, in order, then the changes. The pointers in
/// `changes` are into `from` and `to`.
struct Difference {
  std::vector<Rename> renames;
  std::vector<std::shared_ptr<const Object>> renamed;  // parallel to renames: the Object when it has its new address
  std::shared_ptr<const Schema> own_from;              // the state before, where renames made it another
  const Schema* from = nullptr;                        // with the renames done
  const Schema* to = nullptr;
  std::vector<Change> changes;  // by address
};

/// Which renames apply between the two states: those asked for, and those of Objects whose name is only a label and
/// that are equal otherwise. One that matches nothing is an error; one that is done already
/// is reported as removable. Chains and exchanges of names are put into an order that works.
std::vector<Rename> applicable_renames(const Schema& from, const Schema& to,
                                       const std::vector<kinds::RenameRequest>& requests, Diagnostics& diagnostics);

/// `from` and `to` must outlive the result.
Difference diff(const Schema& from, const Schema& to, std::vector<Rename> renames);

/// What leads back.
Difference reversed(const Difference& difference, const Schema& from);

}  // namespace ashlar
