#pragma once
// A plan cut where a transaction must end.

#include <cstdint>
#include <vector>

#include "backends/backend.h"

namespace ashlar::backends {

/// One statement, with the step it belongs to.
struct Unit {
  const Step* step = nullptr;
  const Statement* statement = nullptr;
  /// Where it cannot share a transaction with others: CONCURRENTLY cannot run in one, a new enum value
  /// cannot be used before its own has ended.
  [[nodiscard]] bool alone() const { return !statement->transactional || statement->ends_transaction; }
};

/// Statements that run in one transaction, or a single one that stands alone.
struct Part {
  bool transaction = true;
  std::vector<Unit> up;
  std::vector<Unit> down;  // what undoes `up`; may mix what stands alone with what does not
  std::vector<Check> checks;
};

/// The steps of one direction as statements, in order.
std::vector<Unit> units_of(const std::vector<Step>& steps);

/// What the steps leave behind, an object once.
std::vector<Check> checks_of(const std::vector<Step>& steps);

/// The parts of a plan, in order; none for an empty plan. The `down` of all parts, the last part's first, is
/// `plan.down` in its order. Each way-back statement is in the part that holds what it undoes, where that order allows;
/// else in a later part, so that reverting a part never leaves behind what it made.
std::vector<Part> split_plan(const BackendRequest& request);

}  // namespace ashlar::backends
