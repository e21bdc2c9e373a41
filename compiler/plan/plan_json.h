#pragma once
// The plan as JSON: `ashlar diff --format json`, the echo backend and the plugin request (docs/plan-json.md).

#include <string>

#include "compiler/plan/plan.h"

namespace ashlar {

/// What the document says about the plan's two ends.
struct PlanEnds {
  std::string project;
  std::string from;
  std::string to;
};

/// One JSON document, pretty-printed, with a line break at its end.
std::string plan_json(const Plan& plan, const PlanEnds& ends);

}  // namespace ashlar
