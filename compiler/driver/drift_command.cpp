// ashlar drift: a live database against what it ought to be, and which known state it is.

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <nlohmann/json.hpp>

#include "compiler/driver/commands.h"
#include "compiler/driver/database.h"
#include "compiler/driver/elaboration.h"
#include "compiler/driver/show_plan.h"
#include "compiler/driver/states.h"
#include "compiler/plan/plan_json.h"

namespace ashlar::driver {

namespace {

using Json = nlohmann::ordered_json;

/// Who has what the other lacks.
enum class Ahead { neither, database, other, both };

struct Verdict {
  std::string matches;  // the newest known state that the database is as; empty: none
  Ahead ahead = Ahead::neither;
};

/// All known states of the project, newest first: what the sources declare, the newest migration, the releases.
/// Releases are in the order of their names, numbers in them by their value.
std::vector<std::string> known_states(const Context& context) {
  if (!context.config) {
    return {};
  }
  std::vector<std::string> releases;
  if (!context.config->migrations.empty()) {
    std::string reason;
    std::string directory = release_snapshot_path(context, "x");
    directory.resize(directory.rfind('/'));
    if (const auto files = context.files.list(directory, reason)) {
      for (const project::DirectoryEntry& file : *files) {
        if (file.name.ends_with(".sql")) {
          releases.push_back("release:" + file.name.substr(0, file.name.size() - 4));
        }
      }
    }
  }
  std::ranges::sort(releases, [](const auto& a, const auto& b) { return strverscmp(a.c_str(), b.c_str()) > 0; });
  std::vector<std::string> names{"sources"};
  if (!context.config->migrations.empty()) {
    names.emplace_back("head");
  }
  names.insert(names.end(), releases.begin(), releases.end());
  return names;
}

/// What the differences themselves tell: the database has more, less, or both.
Ahead ahead_by_content(const Plan& plan) {
  const auto all = [&](Action action) {
    return std::ranges::all_of(plan.up, [&](const Step& step) { return step.action == action; });
  };
  return all(Action::drop) ? Ahead::database : all(Action::create) ? Ahead::other : Ahead::both;
}

class Drift {
 public:
  Drift(Context& context, const DriftOptions& options, LiveDatabase& database)
      : context_(context), options_(options), database_(database) {}

  /// The plan from the database to the state that it ought to be in.
  std::optional<Plan> compare() {
    take_version_of(context_, options_.database);
    const auto wanted = read_state(context_, options_.to);
    return wanted ? plan_from_database(context_, *wanted,
                                       [&](Ends& ends) {
                                         return settle_forms(context_, ends, {options_.elaborate, options_.server});
                                       })
                  : std::nullopt;
  }

  /// Looks for the newest known state that the database is as.
  Verdict judge(const Plan& plan) {
    if (plan.empty()) {
      return {options_.to, Ahead::neither};
    }
    const std::vector<std::string> names = known_states(context_);
    const auto wanted = std::find(names.begin(), names.end(), options_.to);
    for (auto name = names.begin(); name != names.end(); ++name) {
      if (name != wanted && matches(*name)) {
        return {*name, wanted == names.end() ? ahead_by_content(plan) : name < wanted ? Ahead::database : Ahead::other};
      }
    }
    return {"", ahead_by_content(plan)};
  }

 private:
  /// `settle` makes both comparable; false after errors.
  template <class Settle>
  std::optional<Plan> plan_from_database(Context& context, State wanted, const Settle& settle) {
    context.renames = &wanted.loaded.renames;
    auto live = database_.read(context, &wanted.loaded.schema);
    context.renames = nullptr;
    if (!live) {
      return std::nullopt;
    }
    Ends ends{std::move(*live), std::move(wanted)};
    if (!settle(ends)) {
      return std::nullopt;
    }
    Plan plan = plan_between(context, ends.from, ends.to);
    return context.diagnostics.has_errors() ? std::nullopt : std::optional(std::move(plan));
  }

  /// In a context of its own: a state that cannot be read is none that the database is as, and no error. Without a
  /// server for each: what only that could decide is taken as equal.
  bool matches(const std::string& name) {
    Context trial;
    trial.options = context_.options;
    trial.config = context_.config;
    trial.rows = context_.rows;
    // The database's Objects come from files that the run knows already.
    std::swap(trial.sources, context_.sources);
    const auto state = read_state(trial, name);
    const auto plan = state ? plan_from_database(trial, *state,
                                                 [&](Ends& ends) {
                                                   reconcile_states(trial, ends.from, ends.to);
                                                   return true;
                                                 })
                            : std::nullopt;
    std::swap(trial.sources, context_.sources);
    return plan && plan->empty();
  }

  Context& context_;
  const DriftOptions& options_;
  LiveDatabase& database_;
};

std::string human_verdict(const Verdict& verdict, const std::string& wanted) {
  if (verdict.matches == wanted) {
    return "The database is as " + wanted + " says.\n";
  }
  if (!verdict.matches.empty()) {
    const std::string is = "The database is as " + verdict.matches + " says";
    switch (verdict.ahead) {
      case Ahead::database:
        return is + ": it is ahead of " + wanted + ".\n";
      case Ahead::other:
        return is + ": " + wanted + " is ahead of it.\n";
      default:
        return is + ", not as " + wanted + ".\n";
    }
  }
  switch (verdict.ahead) {
    case Ahead::database:
      return "The database is as no known state says: it has more than " + wanted + ".\n";
    case Ahead::other:
      return "The database is as no known state says: it lacks some of " + wanted + ".\n";
    default:
      return "The database is as no known state says: it and " + wanted + " each have what the other lacks.\n";
  }
}

std::string shown(const Context& context, const DriftOptions& options, const Plan& plan, const Verdict& verdict) {
  if (options.format == "sql") {
    return sql_script(plan, plan.up);
  }
  if (options.format == "human") {
    return human_plan(plan.up, options.output.empty() && use_color(context, STDOUT_FILENO)) + "\n" +
           human_verdict(verdict, options.to);
  }
  constexpr std::array<const char*, 4> words{"neither", "database", "other", "both"};
  const PlanEnds ends{context.config ? context.config->name : "", shown_state(options.database),
                      shown_state(options.to)};
  const Json document{{"ashlar_drift", 1},
                      {"matches", verdict.matches.empty() ? Json() : Json(verdict.matches)},
                      {"ahead", words.at(static_cast<std::size_t>(verdict.ahead))},
                      {"plan", Json::parse(plan_json(plan, ends))}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

int run_drift(Context& context, const DriftOptions& options) {
  context.failure_as_json = options.format == "json" && options.output.empty();
  if (!catalog::is_target(options.database)) {
    context.diagnostics.report(Code::bad_usage, {}, {options.database + " is no database"},
                               "write postgres://…, service=… or host=… dbname=…");
    return finish(context, exit_input_error);
  }
  if (!read_project(context, !stands_alone(options.to))) {
    return finish(context, exit_input_error);
  }
  context.rows = options.data;
  auto connection = connect(context, options.database);
  if (!connection) {
    return finish(context, exit_environment_error);
  }
  LiveDatabase database(std::move(*connection));
  Drift drift(context, options, database);
  const auto plan = drift.compare();
  if (!plan) {
    return finish(context, exit_input_error);
  }
  const Verdict verdict = drift.judge(*plan);
  if (!write_output(context, options.output, shown(context, options, *plan, verdict))) {
    return finish(context, exit_environment_error);
  }
  return finish(context, plan->empty() ? exit_done : exit_differences);
}

}  // namespace ashlar::driver
