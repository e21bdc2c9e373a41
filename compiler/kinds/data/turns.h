#pragma once
// Within compiler/kinds/data: unique values that declared rows pass on to each other. The server looks at each row of
// an UPDATE as it comes, so that a row can have a value only after who had it gave it up.

#include <string>
#include <vector>

#include "compiler/kinds/data/data.h"
#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// Columns that have a combination of values once; with an empty name for an expression.
struct UniqueSet {
  std::vector<std::string> columns;
  bool nulls_distinct = true;
};
std::vector<UniqueSet> unique_sets(const Schema& schema, const ObjectId& table);

/// The values of the set as one text; empty where they are not known.
std::string unique_text(const UniqueSet& set, const Rows& rows, const Row& row);

struct RowChange {
  const Row* before = nullptr;
  const Row* after = nullptr;
};

struct Turns {
  /// A value that no row has, for the time in which another takes the value that this one gives up.
  struct Detour {
    std::size_t change = 0;
    std::string column;
    Cell value;
  };
  std::vector<Detour> detours;
  /// Places in the changes, in the order in which they are made after the detours.
  std::vector<std::vector<std::size_t>> turns;
  /// Unique columns that no order and no detour does justice to; empty: there are none.
  std::string stuck;
};

Turns take_turns(const Emit& emit, const ObjectId& table, const Rows& before, const Rows& after,
                 const std::vector<RowChange>& changes);

}  // namespace ashlar::kinds
