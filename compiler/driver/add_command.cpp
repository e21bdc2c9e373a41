#include <algorithm>

#include "compiler/driver/commands.h"
#include "compiler/driver/git.h"
#include "compiler/driver/migration.h"
#include "compiler/driver/proof.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

constexpr std::string_view head_file = "ashlar/head.sql";

/// What all runners share of one `add`.
struct Change {
  backends::BackendRequest request;
  std::string snapshot;  // the new head
};

/// The way from head, or from the state that was asked for, to the sources.
std::optional<Change> plan_from_sources(Context& context, const AddOptions& options) {
  const auto to = read_state(context, "sources");
  const auto from = !to                    ? std::nullopt
                    : options.from.empty() ? read_head(context, &to->loaded.schema)
                                           : read_state(context, options.from, &to->loaded.schema);
  if (!from) {
    return std::nullopt;
  }
  Change change;
  plan_change(context, *from, *to, change.request);
  apply_gates(context, change.request.plan, options.allow);
  if (context.diagnostics.has_errors()) {
    return std::nullopt;
  }
  const std::string start = options.from.empty() ? "head" : shown_state(options.from);
  if (options.prove && !change.request.plan.empty() &&
      !prove_plan(context, change.request.plan, {&from->loaded.schema, &to->loaded.schema, start, "sources"},
                  {options.server, true})) {
    return std::nullopt;
  }
  change.snapshot = print_snapshot(to->loaded.schema, context.postgres(), context.diagnostics);
  return change;
}

std::optional<Change> plan_nothing(Context& context) {
  auto snapshot = head_text(context);
  if (!snapshot) {
    return std::nullopt;
  }
  Change change;
  change.request.empty = true;
  change.snapshot = std::move(*snapshot);
  return change;
}

/// The runner's files: here, or, where the directory is kept in the place that `--from` names only, there.
std::optional<backends::PresentFiles> present_files(Context& context, const Migrations& migrations,
                                                    const std::string& from) {
  // A folder that git left behind for files that it ignores is none.
  const bool here = context.files.kind(head_snapshot_path(migrations.directory)) == project::PathKind::file;
  if (!here && from.starts_with("git:")) {
    std::string revision = from.substr(4);
    if (revision.ends_with(":head")) {
      revision.resize(revision.size() - 5);
    }
    const auto tree = git_files(context.root(), revision, context.diagnostics);
    return tree ? read_runner_files(context, migrations, *tree) : std::nullopt;
  }
  if (!here && !from.empty() && context.files.kind(head_snapshot_path(from)) == project::PathKind::file) {
    Migrations there = migrations;
    there.directory = from;
    return read_runner_files(context, there, context.files);
  }
  return read_runner_files(context, migrations, context.files);
}

bool understands(const Migrations& one, const std::string& argument) {
  return std::ranges::find(one.backend->arguments, argument) != one.backend->arguments.end();
}

/// False (reported) where an argument is for none of the runners.
bool check_arguments(Context& context, const std::vector<Migrations>& all, const AddOptions& options) {
  for (const auto& [name, value] : options.arguments) {
    if (std::ranges::none_of(all, [&](const Migrations& one) { return understands(one, name); })) {
      context.diagnostics.report(Code::bad_usage, {},
                                 {"--" + name + " is not for the backend " + std::string(all.front().backend->name)});
      return false;
    }
  }
  return true;
}

/// The new change of one runner.
std::vector<FileSet> write_change(Context& context, const std::vector<Migrations>& all, const Migrations& one,
                                  const Change& change, const AddOptions& options, std::vector<std::string>& messages) {
  auto present = present_files(context, one, options.from);
  if (!present) {
    return {};
  }
  backends::BackendRequest request = start_request(context, one);
  request.plan = change.request.plan;
  request.superseded = change.request.superseded;
  request.checks = change.request.checks;
  request.empty = change.request.empty;
  request.present = std::move(*present);
  request.name = options.name;
  request.note = options.note;
  for (const auto& [name, value] : options.arguments) {
    if (understands(one, name)) {
      request.arguments[name] = value;
    }
  }
  backends::BackendResult result = one.backend->add(request, context.diagnostics);
  FileSet files = runner_files(one, result);
  if (request.plan.empty() && result.files.empty()) {
    result.messages.emplace_back("Nothing to do: there are no two heads, and the migrations have all that is declared");
  } else if (!request.empty) {
    files.files.push_back({std::string(head_file), change.snapshot, true});
    result.messages.push_back("Updated " + std::string(head_file));
  }
  const auto lines = told(all, one, std::move(result.messages));
  messages.insert(messages.end(), lines.begin(), lines.end());
  return {std::move(files), project_files(context, result)};
}

}  // namespace

int run_add(Context& context, const AddOptions& options) {
  if (!read_project(context, true) || !check_hazards(context, options.allow)) {
    return finish(context, exit_input_error);
  }
  const auto all = find_all_migrations(context);
  const auto lock = all.empty() ? std::nullopt : DirectoryLock::acquire(context.root(), context.diagnostics);
  if (!lock || !check_arguments(context, all, options) || (options.from.empty() && !heads_agree(context, all))) {
    return finish(context, exit_input_error);
  }
  const auto change = options.no_diff ? plan_nothing(context) : plan_from_sources(context, options);
  if (!change || context.diagnostics.has_errors()) {
    return finish(context, exit_input_error);
  }
  if (!change->request.empty && change->request.plan.empty() && !options.arguments.contains("merge")) {
    print_messages(context, {"Nothing to do: the migrations have all that the sources declare"});
    return finish(context, exit_done);
  }
  std::vector<FileSet> sets;
  std::vector<std::string> messages;
  for (const Migrations& one : all) {
    for (FileSet& set : write_change(context, all, one, *change, options, messages)) {
      sets.push_back(std::move(set));
    }
    if (context.diagnostics.has_errors()) {
      return finish(context, exit_input_error);
    }
  }
  if (write_files(sets, context.diagnostics)) {
    print_messages(context, messages);
  }
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
