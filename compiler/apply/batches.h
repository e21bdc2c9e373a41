#pragma once
// Steps cut into what runs as one.

#include <vector>

#include "compiler/plan/plan.h"

namespace ashlar::apply {

/// One statement, with the step it belongs to.
struct Work {
  const Step* step = nullptr;
  const Statement* statement = nullptr;
};

/// Statements that share a transaction, or a single one that stands outside of any: CONCURRENTLY cannot be in one, and
/// a new enum value cannot be used before its own has ended.
struct Batch {
  bool transaction = true;
  std::vector<Work> work;
};

/// In order; `steps` must outlive the result.
std::vector<Batch> batches_of(const std::vector<Step>& steps);

}  // namespace ashlar::apply
