// squash: the unreleased migrations become one; those written by hand keep their place.

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/diff/diff.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/migration.h"
#include "compiler/driver/rewrite.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

/// The first migration that no release holds.
std::optional<std::size_t> first_unreleased(Context& context, const RunnerDirectory& directory) {
  const auto& all = directory.history.migrations;
  std::vector<std::string> snapshots;
  std::string reason;
  const std::string folder = directory.migrations.directory + "/ashlar/releases";
  if (const auto files = context.files.list(folder, reason); files && directory.migrations.backend->forget == nullptr) {
    for (const project::DirectoryEntry& file : *files) {
      snapshots.push_back(context.files.read(folder + "/" + file.name, reason).value_or(""));
    }
  }
  Replay states(context, directory);
  std::size_t first = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool released = !all[i].releases.empty() || directory.is_adopted(all[i].name);
    if (!snapshots.empty()) {
      const auto state = states.advance(1);
      if (!state) {
        return std::nullopt;
      }
      const std::string text = print_snapshot(state->loaded.schema, context.postgres(), context.diagnostics);
      released = released || std::ranges::find(snapshots, text) != snapshots.end();
    }
    first = released ? i + 1 : first;
  }
  return first;
}

/// Each run of generated migrations as one. Nothing after errors.
std::optional<FileSet> squash(Context& context, const Migrations& one, const State& head, const SquashOptions& options,
                              std::vector<std::string>& messages) {
  auto directory = read_directory(context, one);
  if (!directory) {
    return std::nullopt;
  }
  if (!directory->replayable() || !one.backend->movable) {
    refuse_rewrite(context, *directory, "the backend " + one.config->backend + " cannot move migrations", "");
    return std::nullopt;
  }
  if (const auto& heads = directory->history.heads; heads.size() > 1) {
    refuse_rewrite(context, *directory, "there are several heads: " + join(heads, ", "),
                   "`ashlar add NAME --merge` joins them");
    return std::nullopt;
  }
  const auto first = first_unreleased(context, *directory);
  const backends::PresentFiles disk = directory->present;
  const auto tail = first ? read_tail(context, std::move(*directory), *first, {}) : std::nullopt;
  if (!tail) {
    return std::nullopt;
  }
  if (tail->groups.size() < 2) {
    messages.emplace_back("Nothing to do: there are no two unreleased migrations");
    return FileSet{one.directory, {}};
  }
  RunnerDirectory result = tail->directory;
  forget(context, result, tail->first);
  const auto& all = tail->directory.history.migrations;
  for (std::size_t g = 0; g < tail->groups.size() && !context.diagnostics.has_errors();) {
    read_history(context, result);
    const bool in_a_row = result.history.heads.size() < 2;
    if (in_a_row && tail->groups[g].joins) {
      messages.push_back(all[tail->groups[g].first].name + " is left out: what it joined is one line now");
      ++g;
      continue;
    }
    if (tail->groups[g].by_hand) {
      messages.push_back(all[tail->groups[g].first].name + " is now " +
                         join(carry(context, result, *tail, tail->groups[g]), ", ") + " as it was written by hand");
      ++g;
      continue;
    }
    std::size_t end = g;
    std::vector<std::string> old;
    std::size_t newest = g;
    for (; end < tail->groups.size() && (!tail->groups[end].by_hand || (in_a_row && tail->groups[end].joins)); ++end) {
      newest = tail->groups[end].joins ? newest : end;
      for (std::size_t i = 0; i < tail->groups[end].count; ++i) {
        old.push_back(all[tail->groups[end].first + i].name);
      }
    }
    const Group& last = tail->groups[newest];
    const std::string name = options.name.empty() ? last.name : options.name;
    const auto made = append(context, result, tail->states[g], tail->states[end], name,
                             {all[last.first], last.arguments}, &options.allow);
    messages.push_back(join(old, ", ") + (made.empty()      ? " undo each other and are left out"
                                          : old.size() == 1 ? " is now " + join(made, ", ")
                                                            : " are now " + join(made, ", ")));
    g = end;
  }
  if (context.diagnostics.has_errors()) {
    return std::nullopt;
  }
  read_history(context, result);
  const auto reached = replay(context, result, result.history.migrations.size());
  if (!reached) {
    return std::nullopt;
  }
  if (!diff(reached->loaded.schema, head.loaded.schema, {}).changes.empty()) {
    refuse_rewrite(context, result, "one in place of them would not lead to head", "`ashlar check` lists what differs");
    return std::nullopt;
  }
  return differences(disk, result, {&disk});
}

}  // namespace

int run_squash(Context& context, const SquashOptions& options) {
  const auto all = read_project(context, true) && check_hazards(context, options.allow) ? find_all_migrations(context)
                                                                                        : std::vector<Migrations>{};
  const auto lock = all.empty() ? std::nullopt : DirectoryLock::acquire(context.root(), context.diagnostics);
  const auto head = lock && heads_agree(context, all) ? read_head(context, nullptr) : std::nullopt;
  if (!head) {
    return finish(context, exit_input_error);
  }
  std::vector<FileSet> sets;
  std::vector<std::string> messages;
  for (const Migrations& one : all) {
    std::vector<std::string> lines;
    auto set = squash(context, one, *head, options, lines);
    if (!set || context.diagnostics.has_errors()) {
      return finish(context, exit_input_error);
    }
    sets.push_back(std::move(*set));
    lines = told(all, one, std::move(lines));
    messages.insert(messages.end(), lines.begin(), lines.end());
  }
  if (write_files(sets, context.diagnostics)) {
    print_messages(context, messages);
  }
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
