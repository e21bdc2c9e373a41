#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "compiler/apply/apply.h"
#include "compiler/base/text.h"
#include "compiler/catalog/catalog.h"
#include "compiler/driver/backends.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/database.h"
#include "compiler/driver/elaboration.h"
#include "compiler/driver/live.h"
#include "compiler/driver/migration.h"
#include "compiler/driver/show_plan.h"
#include "compiler/plan/planner.h"

namespace ashlar::driver {

namespace {

using std::chrono::milliseconds;

bool on_terminal() {
  return isatty(STDERR_FILENO) != 0;
}

/// The lines on stderr about what is under way. On a terminal a statement that runs long has a line that changes.
class Progress {
 public:
  explicit Progress(const Context& context) : quiet_(context.options.quiet), terminal_(on_terminal()) {}

  apply::Listener listener() {
    return {.begins = [this](const apply::Work&) { end_line(); },
            .goes_on = [this](const apply::Work& work, const std::string& seen) { show(work, seen); },
            .tries_again =
                [this](const std::string& reason, milliseconds pause) {
                  end_line();
                  if (!quiet_) {
                    std::fputs(fmt::format("{}; trying again in {:.1f} s\n", reason,
                                           static_cast<double>(pause.count()) / 1000.0)
                                   .c_str(),
                               stderr);
                  }
                }};
  }

  void end_line() {
    if (open_) {
      std::fputs("\r\033[K", stderr);
      open_ = false;
    }
    begun_ = std::chrono::steady_clock::now();
  }

 private:
  void show(const apply::Work& work, const std::string& seen) {
    if (quiet_ || !terminal_) {
      return;
    }
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - begun_).count();
    std::fputs(fmt::format("\r\033[K{}: {} s{}{}", work.step->object, seconds, seen.empty() ? "" : ", ", seen).c_str(),
               stderr);
    std::fflush(stderr);
    open_ = true;
  }

  bool quiet_;
  bool terminal_;
  bool open_ = false;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

/// What is to be done to one database.
struct Task {
  LiveState live;  // as it was read
  Ends ends;       // the same in the words of what it is to become, and that
  Plan plan;
  std::vector<Step> steps;  // the plan's, after those that clear up
  std::string name;         // of the database, without password
  std::map<std::string, std::string> environment;
};

/// Values that come from the environment, before anything is done. False where one is not there, which is reported.
bool take_environment(Context& context, Task& task) {
  bool complete = true;
  for (const std::string& name : apply::environment_of(task.steps)) {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr) {
      context.diagnostics.report(Code::environment_unset, {}, {name});
      complete = false;
    } else {
      task.environment[name] = value;
    }
  }
  return complete;
}

/// Says why nothing is run where nobody agreed to it.
bool agreed(Context& context, const Task& task, const ApplyOptions& options) {
  if (options.yes) {
    return true;
  }
  if (isatty(STDIN_FILENO) == 0 || !on_terminal()) {
    context.diagnostics.report(Code::not_applied, {}, {"nobody is there to be asked"}, "--yes answers beforehand");
    return false;
  }
  std::fputs(fmt::format("Apply this to {}? [y/N] ", task.name).c_str(), stderr);
  std::string answer;
  std::getline(std::cin, answer);
  if (const std::string given = to_lower(trim(answer)); given == "y" || given == "yes") {
    return true;
  }
  context.diagnostics.report(Code::not_applied, {}, {"the answer was no"});
  return false;
}

/// What of the database is no longer as it was when the plan was made.
catalog::Answer<std::optional<std::string>> changed_since(Context& context, const Task& task,
                                                          catalog::Connection& connection) {
  // Reading sets the session's ways of printing, which must not reach what runs next.
  if (const auto saved = connection.run("SAVEPOINT ashlar_check"); !saved) {
    return saved.failure();
  }
  const auto now = read_live(context, connection, task.ends.to.loaded.schema);
  if (!now) {
    return catalog::Failure{.message = "the database could not be read again"};
  }
  if (const auto back = connection.run("ROLLBACK TO SAVEPOINT ashlar_check"); !back) {
    return back.failure();
  }
  const Difference difference = diff(task.live.state.loaded.schema, now->state.loaded.schema, {});
  if (!difference.changes.empty()) {
    return std::optional<std::string>(display_name(difference.changes.front().id));
  }
  if (now->leftovers != task.live.leftovers) {
    return std::optional<std::string>("its invalid indexes");
  }
  return std::optional<std::string>{};
}

std::string statements(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " statement" : " statements");
}

/// Where the database stands after a failure.
std::string standing(const apply::Outcome& outcome) {
  if (outcome.uncertain) {
    return "the connection was lost while it was committed: `ashlar apply` again plans what is not in place";
  }
  std::string text = outcome.rolled_back != 0 ? statements(outcome.rolled_back) + " before it rolled back; " : "";
  if (outcome.done == 0) {
    return text + "the database is as it was";
  }
  return text + statements(outcome.done) + " in place, " + statements(outcome.remaining) +
         " not: `ashlar apply` again plans the rest";
}

void report_failure(Context& context, const apply::Outcome& outcome) {
  const std::string what = outcome.work ? outcome.work->step->object : "the transaction";
  auto& diagnostic = context.diagnostics.report(Code::step_failed, {}, {what, outcome.failure.text()});
  if (outcome.work) {
    diagnostic.notes.push_back({{}, "the statement: " + outcome.work->statement->sql});
  }
  if (!outcome.blocker.empty()) {
    diagnostic.notes.push_back({{}, "the lock was held by " + outcome.blocker});
  }
  diagnostic.notes.push_back({{}, standing(outcome)});
}

void report_outcome(Context& context, const apply::Outcome& outcome) {
  switch (outcome.end) {
    case apply::End::done:
      return;
    case apply::End::changed:
      context.diagnostics.report(Code::database_changed, {}, {outcome.reason}, "`ashlar apply` again plans anew");
      return;
    case apply::End::under_way:
      context.diagnostics.report(Code::apply_under_way, {});
      return;
    case apply::End::interrupted:
      context.diagnostics.report(Code::apply_interrupted, {}, {standing(outcome)});
      return;
    case apply::End::failed:
      // What could not be read again has been reported.
      if (!context.diagnostics.has_errors()) {
        report_failure(context, outcome);
      }
      return;
  }
}

/// Tells those who keep what they know of the schema (PostgREST) to look again.
void announce(Context& context, catalog::Connection& connection) {
  if (!context.config || context.config->migrations.empty()) {
    return;
  }
  const auto& options = context.config->migrations.front().options;
  const auto notify = options.find("notify");
  if (notify == options.end()) {
    return;
  }
  const auto told = connection.run("SELECT pg_catalog.pg_notify($1, 'reload schema')", {notify->second});
  if (!told) {
    context.diagnostics.report(Code::not_announced, {}, {told.failure().text()});
  }
}

int execute(Context& context, const Task& task, catalog::Connection& connection, const ApplyOptions& options) {
  Progress progress(context);
  apply::Options how;
  how.lock_timeout = milliseconds(options.lock_timeout);
  how.statement_timeout = milliseconds(options.statement_timeout);
  how.retries = options.retries;
  how.target = options.to;
  how.listener = progress.listener();
  how.environment = task.environment;
  how.check = [&](catalog::Connection& same) { return changed_since(context, task, same); };
  const auto begun = std::chrono::steady_clock::now();
  const apply::Outcome outcome = apply::run(connection, task.plan.settings, task.steps, how);
  progress.end_line();
  report_outcome(context, outcome);
  if (outcome.end == apply::End::done) {
    announce(context, connection);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    print_messages(context,
                   {fmt::format("Applied {} to {} in {:.1f} s.", statements(outcome.done), task.name, took.count())});
  }
  return finish(context, exit_done);
}

}  // namespace

int run_apply(Context& context, const ApplyOptions& options) {
  if (!check_hazards(context, options.allow) || !read_project(context, !stands_alone(options.state))) {
    return finish(context, exit_input_error);
  }
  if (!catalog::is_target(options.to)) {
    context.diagnostics.report(Code::bad_usage, {}, {"--to takes a database: postgres://… or service=…"});
    return finish(context, exit_input_error);
  }
  context.rows = options.data;
  Task task;
  take_version_of(context, options.to);
  auto target = read_state(context, options.state);
  if (!target) {
    return finish(context, exit_input_error);
  }
  task.ends.to = std::move(*target);
  task.name = catalog::shown_target(options.to);
  auto connection = connect(context, options.to);
  if (!connection) {
    return finish(context, exit_environment_error);
  }
  // Another one's waiting for a lock would make us wait as well.
  const auto alone = apply::keep_others_out(*connection);
  if (!alone || !*alone) {
    if (alone) {
      context.diagnostics.report(Code::apply_under_way, {});
    } else {
      catalog::report_failure(alone.failure(), task.name, false, context.diagnostics);
    }
    return finish(context, exit_environment_error);
  }
  context.renames = &task.ends.to.loaded.renames;
  auto live = read_live(context, *connection, task.ends.to.loaded.schema);
  if (!live) {
    return finish(context, exit_environment_error);
  }
  task.live = std::move(*live);
  task.ends.from = task.live.state;
  if (!settle_forms(context, task.ends, {options.elaborate, options.server})) {
    return finish(context, exit_environment_error);
  }
  task.plan = plan_between(context, task.ends.from, task.ends.to);
  task.steps = drop_leftovers(task.live);
  task.steps.insert(task.steps.end(), task.plan.up.begin(), task.plan.up.end());
  if (context.diagnostics.has_errors()) {
    return finish(context, exit_input_error);
  }
  if (task.steps.empty()) {
    print_messages(context, {"Nothing to do: " + task.name + " has all that is declared"});
    return finish(context, exit_done);
  }
  if (!context.options.quiet) {
    std::fputs(human_plan(task.steps, use_color(context, STDOUT_FILENO)).c_str(), stdout);
    std::fflush(stdout);
  }
  apply_gates(context, task.plan, options.allow);
  const bool complete = take_environment(context, task);
  if (!complete || context.diagnostics.has_errors() || !agreed(context, task, options)) {
    return finish(context, exit_input_error);
  }
  return execute(context, task, *connection, options);
}

}  // namespace ashlar::driver
