#pragma once
// Internal to plan: the graph of actions and its order.

#include "compiler/plan/actions.h"

namespace ashlar::plan {

/// One thing to do, in its place.
struct Node {
  Action action = Action::create;
  ObjectId id;
  ObjectId renamed_from;             // rename
  Statements statements;             // alter
  std::vector<ObjectId> parts;       // create: what is written inside it
  std::vector<std::uint32_t> needs;  // places of earlier nodes in the ordered list
  bool takes_away = false;           // alter: the part of a change that takes away, at the end
  bool is_last = true;               // alter: nothing more of the change comes after
};

/// All actions, each after what it needs. A cycle is broken by giving up soft references and then by writing
/// parts (defaults, constraints) after their parents; one that remains is reported and gives an empty list.
std::vector<Node> order(const Difference& difference, const Actions& actions, const PlanOptions& options,
                        Diagnostics& diagnostics);

}  // namespace ashlar::plan
