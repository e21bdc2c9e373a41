#pragma once
// Internal to plan: what has to happen to which Object, before any order.

#include <unordered_map>
#include <unordered_set>

#include "compiler/plan/planner.h"

namespace ashlar::plan {

/// Everything that has to be done. An Object that is replaced is in `lost` and `creates`.
struct Actions {
  std::unordered_set<ObjectId> lost;                     // of the state before: dropped, by itself or along
  std::unordered_map<ObjectId, ObjectId> dropped_along;  // lost without a statement of its own: with which Object
  std::vector<ObjectId> drops;                           // lost with a statement of its own
  std::vector<ObjectId> creates;                         // of the state after
  std::vector<std::pair<ObjectId, Statements>> alters;
  std::vector<std::pair<ObjectId, Statements>> later;     // what an altered Object takes away at the end
  std::unordered_set<ObjectId> exchanged;                 // altered by a new one under the name: types
  std::vector<std::pair<ObjectId, ObjectId>> rebuilt;     // lost for the time of a change, and what is changed
  std::vector<std::pair<ObjectId, std::string>> refused;  // changes that cannot be made, and why
  /// What the server makes along with a created Object, where the state after wants it otherwise.
  std::vector<std::pair<ObjectId, Statements>> corrections;
};

Actions find_actions(const Difference& difference, const PlanOptions& options);

}  // namespace ashlar::plan
