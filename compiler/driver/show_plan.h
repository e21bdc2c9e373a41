#pragma once
// A plan for people and for psql.

#include <string>
#include <vector>

#include "compiler/plan/plan.h"

namespace ashlar::driver {

/// Every step with its place, hazards and statements.
std::string human_plan(const std::vector<Step>& steps, bool color);

/// The statements as a script: settings, then one statement after another.
std::string sql_script(const Plan& plan, const std::vector<Step>& steps);

}  // namespace ashlar::driver
