#pragma once
// Changes to ordered Steps. Names no kind: what an Object needs, how it changes and what it takes along is
// asked of compiler/kinds/definition.h.

#include <functional>

#include "compiler/diff/diff.h"
#include "compiler/plan/plan.h"

namespace ashlar {

struct PlanOptions {
  int postgres = 15;
  /// Where the sources are; for Step::origin. May be null.
  const SourceManager* sources = nullptr;
  /// False: what string bodies name does not decide the order.
  bool bodies_decide = true;
};

/// The statements that make one Object complete, with the Objects that they make.
struct CreateStep {
  std::vector<std::string> statements;  // without semicolons; empty for what its parent's statements say already
  std::vector<ObjectId> creates;
  std::vector<std::uint32_t> needs;  // places of earlier steps
};

/// Orders what `difference` asks for. A cycle that no known split breaks is reported (plan_cycle, naming it)
/// and gives no steps.
std::vector<Step> plan_steps(const Difference& difference, const PlanOptions& options, Diagnostics& diagnostics);

/// The plan from nothing to `schema`, its SQL alone.
std::vector<CreateStep> creating_steps(const Schema& schema, const PlanOptions& options, Diagnostics& diagnostics);

/// The plan from `from` to `to` and back.
Plan make_plan(const Schema& from, const Schema& to, const std::vector<Rename>& renames, const PlanOptions& options,
               Diagnostics& diagnostics);

}  // namespace ashlar
