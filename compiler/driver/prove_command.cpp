#include <cstdio>

#include "compiler/base/text.h"
#include "compiler/catalog/settle.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/proof.h"
#include "compiler/plan/planner.h"

namespace ashlar::driver {

namespace {

/// The plan from one state to the other.
bool prove_states(Context& context, const ProveOptions& options, const std::string& from, const std::string& to,
                  bool even_if_empty) {
  auto ends = read_ends(context, from, to);
  if (!ends) {
    return false;
  }
  report_undecided(context, reconcile_states(context, ends->from, ends->to));
  const Schema& from_schema = ends->from.loaded.schema;
  const Schema& to_schema = ends->to.loaded.schema;
  // A server that exists has its own roles: the plan for what is in the database, which may name them.
  const bool shared = !options.server.empty();
  const Schema before = shared ? catalog::without_roles(from_schema) : from_schema;
  const Schema after = shared ? catalog::without_roles(to_schema) : to_schema;
  if (shared && (catalog::mentions_roles(from_schema) || catalog::mentions_roles(to_schema))) {
    print_messages(context, {"roles and what is set for them: not tried, those of the server stay as they are"});
  }
  const auto renames = applicable_renames(before, after, ends->to.loaded.renames, context.diagnostics);
  const Plan plan = make_plan(before, after, renames, {.postgres = context.postgres()}, context.diagnostics);
  if (context.diagnostics.has_errors()) {
    return false;
  }
  if (plan.empty() && !even_if_empty) {
    return true;
  }
  return prove_plan(context, plan, {&from_schema, &to_schema, shown_state(from), shown_state(to)},
                    {options.server, !options.no_rows});
}

}  // namespace

int run_prove(Context& context, const ProveOptions& options) {
  const bool of_states = !options.from.empty() || !options.to.empty();
  const std::string from = options.from.empty() ? "head" : options.from;
  const std::string to = options.to.empty() ? "sources" : options.to;
  if (!read_project(context, !(stands_alone(from) && stands_alone(to)))) {
    return finish(context, exit_input_error);
  }
  if (of_states || context.config->migrations.empty()) {
    prove_states(context, options, of_states ? from : "empty", to, true);
  } else if (const auto all = find_all_migrations(context); !all.empty()) {
    for (const Migrations& one : all) {
      if (!prove_migrations(context, one, {options.server, !options.no_rows})) {
        break;
      }
    }
    if (!context.diagnostics.has_errors()) {
      prove_states(context, options, from, to, false);
    }
  }
  if (!context.diagnostics.has_errors()) {
    print_messages(context, {"Proved."});
  }
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
