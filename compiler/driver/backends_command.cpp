// backends: which there are, and whether one does what a backend has to do.

#include <fmt/format.h>

#include <algorithm>

#include "backends/plugin/plugin.h"
#include "compiler/diff/diff.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/history.h"
#include "compiler/driver/migration.h"

namespace ashlar::driver {

namespace {

using backends::BackendRequest;
using backends::BackendResult;

constexpr std::string_view first_sample = R"(
CREATE SCHEMA data;
CREATE TYPE data.state AS ENUM ('open', 'done');
CREATE TABLE data.todo (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "odd ""name" text NOT NULL DEFAULT 'it''s; %s :x {y} <z> \n',
  state data.state NOT NULL DEFAULT 'open'
);
CREATE FUNCTION data.count() RETURNS bigint LANGUAGE sql AS $f$ SELECT count(*) FROM data.todo; $f$;
)";

constexpr std::string_view second_sample = R"(
CREATE SCHEMA data;
CREATE TYPE data.state AS ENUM ('open', 'waiting', 'done');
CREATE TABLE data.todo (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "odd ""name" text NOT NULL DEFAULT 'it''s; %s :x {y} <z> \n',
  state data.state NOT NULL DEFAULT 'open',
  due date
);
CREATE VIEW data.due AS SELECT id, due FROM data.todo WHERE due < CURRENT_DATE;
COMMENT ON VIEW data.due IS 'überfällig — late';
)";

/// A directory that a backend writes to, in memory.
class Trial {
 public:
  Trial(Context& context, const Migrations& migrations) : context_(context), directory_{migrations, {}, {}} {
    directory_.present = no_files(context, migrations);
  }

  /// Asks twice, expects no errors and the same answer, and keeps the files. False where that went wrong.
  bool step(std::string_view what, BackendResult (*ask)(const BackendRequest&, Diagnostics&), const State* from,
            const State* to, std::string name) {
    BackendRequest request;
    request.project = "sample";
    request.name = std::move(name);
    request.note = "a note\nof two lines, \"quoted\"";
    request.planner_name = "Ann Other";
    request.planner_email = "ann@example.com";
    request.timestamp = "2026-11-21T05:54:26Z";
    request.empty = from == nullptr && what == "add --no-diff";
    if (from != nullptr) {
      plan_change(context_, *from, *to, request);
    }
    request.present = directory_.present;
    const BackendResult first = ask(request, context_.diagnostics);
    if (context_.diagnostics.has_errors()) {
      return note(what, false, "see the error");
    }
    const BackendResult second = ask(request, context_.diagnostics);
    const auto same = [](const backends::OutputFile& a, const backends::OutputFile& b) {
      return a.path == b.path && a.content == b.content;
    };
    const bool deterministic = std::ranges::equal(first.files, second.files, same) && first.changes == second.changes;
    if (first.files.empty() && ask != directory_.migrations.backend->release) {
      return note(what, false, "it wrote no file");
    }
    for (const backends::OutputFile& file : first.files) {
      directory_.present.files[file.path] = context_.sources.add(file.path, file.content);
    }
    return note(what, deterministic, deterministic ? "" : "the same question was answered in two ways");
  }

  /// The migrations must lead to the last state, where the backend can tell them.
  bool lead_to(const State& state) {
    if (directory_.migrations.backend->history == nullptr) {
      return note("history", true, "not kept: `ashlar check` cannot replay");
    }
    BackendRequest request;
    request.present = directory_.present;
    directory_.history = directory_.migrations.backend->history(request, context_.diagnostics);
    if (context_.diagnostics.has_errors()) {
      return note("history", false, "see the error");
    }
    if (!directory_.history.known) {
      return note("history", true, "not kept: `ashlar check` cannot replay");
    }
    const auto replayed = replay(context_, directory_, directory_.history.migrations.size());
    const bool good = replayed && diff(replayed->loaded.schema, state.loaded.schema, {}).changes.empty();
    return note("history", good, good ? "" : "its migrations do not lead to the state that they were made for");
  }

  bool versions() {
    if (directory_.migrations.program.empty()) {
      return true;
    }
    const std::string wrong = backends::accepts_any_version(directory_.present);
    return note("a version of the protocol that it cannot know", wrong.empty(), wrong);
  }

  bool note(std::string_view what, bool good, std::string_view more) {
    lines_.push_back(fmt::format("{}  {}{}{}", good ? "ok    " : "wrong ", what, more.empty() ? "" : ": ", more));
    return good;
  }
  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

 private:
  Context& context_;
  RunnerDirectory directory_;
  std::vector<std::string> lines_;
};

State sample(Context& context, std::string_view sql) {
  const FileId file = context.sources.add("sample.sql", std::string(sql));
  return load_items(context, project::read_text(file, {}, {}, context.files, context.sources, context.diagnostics));
}

std::optional<Migrations> backend_named(Context& context, project::MigrationsConfig& config) {
  Migrations migrations{&config, find_backend(config.backend), "sample", {}};
  const auto plugins = find_plugins();
  const auto plugin = std::ranges::find(plugins, config.backend, &Plugin::name);
  if (migrations.backend == nullptr && plugin != plugins.end()) {
    migrations.backend = &backends::plugin_backend();
    migrations.program = plugin->path;
  }
  if (migrations.backend == nullptr) {
    context.diagnostics.report(Code::unknown_backend, {}, {config.backend}, "`ashlar backends` lists what there is");
    return std::nullopt;
  }
  return migrations;
}

int check_backend(Context& context, const BackendsOptions& options) {
  project::MigrationsConfig config;
  config.backend = options.check;
  config.options["time_limit"] = std::to_string(options.time_limit);
  const auto migrations = backend_named(context, config);
  if (!migrations) {
    return finish(context, exit_input_error);
  }
  const State first = sample(context, first_sample);
  const State second = sample(context, second_sample);
  const backends::Backend& backend = *migrations->backend;
  Trial trial(context, *migrations);
  const State nothing;
  const bool good = trial.versions() && trial.step("init", backend.init, &nothing, &first, "initial") &&
                    trial.step("add", backend.add, &first, &second, "more") &&
                    trial.step("add --no-diff", backend.add, nullptr, nullptr, "rows") &&
                    trial.step("release", backend.release, nullptr, nullptr, "v1") && trial.lead_to(second);
  print_messages(context, trial.lines());
  const int status = finish(context, exit_done);
  return good && status == exit_done ? exit_done : exit_environment_error;
}

}  // namespace

int run_backends(Context& context, const BackendsOptions& options) {
  if (!options.check.empty()) {
    return check_backend(context, options);
  }
  std::string text;
  for (const std::string& name : backend_names()) {
    text += fmt::format("{:<16} built in\n", name);
  }
  for (const Plugin& plugin : find_plugins()) {
    text += fmt::format("{:<16} {}\n", plugin.name, plugin.path);
  }
  write_output(context, "", text);
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
