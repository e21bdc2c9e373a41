#include "compiler/driver/backends.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/elaboration.h"
#include "compiler/driver/show_plan.h"
#include "compiler/driver/states.h"
#include "compiler/plan/plan_json.h"

#include <unistd.h>

namespace ashlar::driver {

namespace {

std::string shown(const Context& context, const DiffOptions& options, const Plan& plan) {
  const std::vector<Step>& steps = options.reverse ? plan.down : plan.up;
  if (options.format == "sql") {
    return sql_script(plan, steps);
  }
  if (options.format == "json") {
    const PlanEnds ends{context.config ? context.config->name : "", shown_state(options.from), shown_state(options.to)};
    if (!options.reverse) {
      return plan_json(plan, ends);
    }
    return plan_json(Plan{plan.settings, plan.down, plan.up}, {ends.project, ends.to, ends.from});
  }
  return human_plan(steps, options.output.empty() && use_color(context, STDOUT_FILENO));
}

}  // namespace

int run_diff(Context& context, const DiffOptions& options) {
  context.failure_as_json = options.format == "json" && options.output.empty();
  if (!check_hazards(context, options.allow)) {
    return finish(context, exit_input_error);
  }
  if (!read_project(context, !(stands_alone(options.from) && stands_alone(options.to)))) {
    return finish(context, exit_input_error);
  }
  context.rows = options.data;
  auto read = read_ends(context, options.from, options.to);
  if (!read) {
    return finish(context, exit_input_error);
  }
  Ends& ends = context.keep(std::move(*read));
  if (!settle_forms(context, ends, {options.elaborate, options.server})) {
    return finish(context, exit_input_error);
  }
  const Plan plan = plan_between(context, ends.from, ends.to);
  if (context.diagnostics.has_errors()) {
    return finish(context, exit_input_error);
  }
  if (!write_output(context, options.output, shown(context, options, plan))) {
    return finish(context, exit_environment_error);
  }
  return finish(context, plan.empty() ? exit_done : exit_differences);
}

}  // namespace ashlar::driver
