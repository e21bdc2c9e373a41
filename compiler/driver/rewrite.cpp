#include "compiler/driver/rewrite.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "compiler/base/text.h"
#include "compiler/diff/diff.h"
#include "compiler/driver/migration.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

using backends::Migration;

void apply(Context& context, RunnerDirectory& directory, const backends::BackendResult& result) {
  for (const backends::OutputFile& file : result.files) {
    directory.present.files[file.path] =
        context.sources.add(directory.migrations.directory + "/" + file.path, file.content);
  }
}

backends::BackendRequest request_like(Context& context, const RunnerDirectory& directory, const Migration& like) {
  backends::BackendRequest request = start_request(context, directory.migrations);
  request.present = directory.present;
  request.note = like.note;
  if (!like.timestamp.empty()) {
    request.timestamp = like.timestamp;
    request.planner_name = like.planner_name;
    request.planner_email = like.planner_email;
  }
  return request;
}

/// The names of the migrations that a call of Backend::add made.
std::vector<std::string> add(Context& context, RunnerDirectory& directory, const backends::BackendRequest& request) {
  const backends::BackendResult result = directory.migrations.backend->add(request, context.diagnostics);
  if (!context.diagnostics.has_errors()) {
    apply(context, directory, result);
  }
  return result.changes;
}

/// One `add` may have made several: todos, todos-2 (or, where names may have blanks, todos 2), ….
bool continues(const Group& group, const std::vector<Migration>& all, const Migration& next) {
  const Migration& first = all[group.first];
  const std::string number = std::to_string(group.count + 1);
  return !next.timestamp.empty() && next.timestamp == first.timestamp && next.note == first.note &&
         (next.plain_name == group.name + "-" + number || next.plain_name == group.name + " " + number);
}

bool is_released(Context& context, const RunnerDirectory& directory, const Migration& migration, const State& state) {
  if (!migration.releases.empty()) {
    return true;
  }
  const std::string folder = directory.migrations.directory + "/ashlar/releases";
  std::string reason;
  const auto files = context.files.list(folder, reason);
  if (!files || directory.migrations.backend->forget != nullptr) {
    return false;
  }
  // A runner without tags: by the snapshot.
  const std::string snapshot = print_snapshot(state.loaded.schema, context.postgres(), context.diagnostics);
  return std::ranges::any_of(*files, [&](const project::DirectoryEntry& file) {
    return context.files.read(folder + "/" + file.name, reason) == snapshot;
  });
}

/// A group as it was, on top of those that `again` has.
void put_back(Context& context, RunnerDirectory& again, const Tail& tail, const Group& group) {
  if (again.migrations.backend->forget != nullptr) {
    carry(context, again, tail, group);  // a file of all migrations must name it, too
    return;
  }
  for (const Migration& migration : std::span(tail.directory.history.migrations).subspan(group.first, group.count)) {
    for (const std::string& path : migration.files) {
      again.present.files[path] = tail.directory.present.files.at(path);
    }
  }
}

/// Makes a group once more where it stands; false where that gives other names.
bool made_alike(Context& context, RunnerDirectory& again, const Tail& tail, std::size_t number,
                const std::map<std::string, std::string>& arguments) {
  const Group& group = tail.groups[number];
  const auto all = std::span(tail.directory.history.migrations).subspan(group.first, group.count);
  Likeness like{all.front(), all.front().place_arguments};
  like.arguments.insert(arguments.begin(), arguments.end());
  const auto made = append(context, again, tail.states[number], tail.states[number + 1], group.name, like, nullptr);
  return std::ranges::equal(made, all, {}, {}, &Migration::name);
}

/// Makes every group once more where it stands, and compares: what is otherwise was written by hand.
void find_hand_written(Context& context, Tail& tail) {
  RunnerDirectory again = tail.directory;
  forget(context, again, tail.first);
  const auto& all = tail.directory.history.migrations;
  for (std::size_t g = 0; g < tail.groups.size(); ++g) {
    Group& group = tail.groups[g];
    if (!group.changes_schema) {
      group.by_hand = true;
      group.joins = all[group.first].joins;
      put_back(context, again, tail, group);
      continue;
    }
    const RunnerDirectory before = again;
    if (made_alike(context, again, tail, g, {})) {
      continue;
    }
    again = before;
    group.arguments = all[group.first].name_arguments;
    if (group.arguments.empty() || !made_alike(context, again, tail, g, group.arguments)) {
      group.by_hand = true;
      again = before;
      put_back(context, again, tail, group);
    }
  }
  for (Group& group : tail.groups) {
    for (std::size_t i = group.first; i < group.first + group.count; ++i) {
      for (const std::string& path : all[i].files) {
        group.by_hand = group.by_hand || !again.present.contains(path) ||
                        again.present.content(path) != tail.directory.present.content(path);
      }
    }
  }
}

}  // namespace

std::vector<Group> groups_of(const std::vector<Migration>& all, std::size_t first) {
  std::vector<Group> groups;
  for (std::size_t i = first; i < all.size(); ++i) {
    if (!groups.empty() && continues(groups.back(), all, all[i])) {
      ++groups.back().count;
    } else {
      groups.push_back({.first = i, .name = all[i].plain_name});
    }
  }
  return groups;
}

void refuse_rewrite(Context& context, const RunnerDirectory& directory, const std::string& why, std::string hint) {
  context.diagnostics.report(Code::cannot_rewrite, {}, {directory.migrations.directory, why}, std::move(hint));
}

std::optional<Tail> read_tail(Context& context, RunnerDirectory directory, std::size_t first,
                              const std::vector<kinds::RenameRequest>& renames) {
  Tail tail{std::move(directory), first, {}, {}};
  const auto& all = tail.directory.history.migrations;
  for (const Migration& migration : std::span(all).subspan(first)) {
    if (tail.directory.is_adopted(migration.name)) {
      refuse_rewrite(context, tail.directory, migration.name + " was there before Ashlar, and is not read",
                     "what stands after it can be");
      return std::nullopt;
    }
  }
  tail.groups = groups_of(all, first);
  Replay states(context, tail.directory);
  auto state = states.advance(first);
  if (!state) {
    return std::nullopt;
  }
  tail.states.push_back(std::move(*state));
  for (Group& group : tail.groups) {
    state = states.advance(group.count);
    if (!state) {
      return std::nullopt;
    }
    const Migration& last = all[group.first + group.count - 1];
    group.changes_schema = !diff(tail.states.back().loaded.schema, state->loaded.schema, {}).changes.empty();
    if (is_released(context, tail.directory, last, *state)) {
      refuse_rewrite(context, tail.directory, last.name + " is released", "released migrations stay as they are");
      return std::nullopt;
    }
    state->loaded.renames = renames;
    tail.states.push_back(std::move(*state));
  }
  find_hand_written(context, tail);
  return context.diagnostics.has_errors() ? std::nullopt : std::optional(std::move(tail));
}

void forget(Context& context, RunnerDirectory& directory, std::size_t first) {
  backends::BackendRequest request = start_request(context, directory.migrations);
  request.present = directory.present;
  for (const Migration& migration : std::span(directory.history.migrations).subspan(first)) {
    request.forgotten.push_back(migration.name);
    for (const std::string& path : migration.files) {
      directory.present.files.erase(path);
    }
  }
  if (directory.migrations.backend->forget != nullptr && !request.forgotten.empty()) {
    apply(context, directory, directory.migrations.backend->forget(request, context.diagnostics));
  }
}

std::vector<std::string> append(Context& context, RunnerDirectory& directory, const State& from, const State& to,
                                const std::string& name, const Likeness& like, const std::vector<std::string>* allow) {
  backends::BackendRequest request = request_like(context, directory, like.of);
  request.name = name;
  request.arguments = like.arguments;
  if (allow == nullptr) {
    // Only to see what comes out.
    Diagnostics aside;
    std::swap(context.diagnostics, aside);
    plan_change(context, from, to, request);
    std::swap(context.diagnostics, aside);
  } else {
    plan_change(context, from, to, request);
    apply_gates(context, request.plan, *allow);
  }
  if (request.plan.empty() || context.diagnostics.has_errors()) {
    return {};
  }
  return add(context, directory, request);
}

std::vector<std::string> carry(Context& context, RunnerDirectory& directory, const Tail& tail, const Group& group) {
  std::vector<std::string> names;
  for (std::size_t i = group.first; i < group.first + group.count && !context.diagnostics.has_errors(); ++i) {
    const Migration& migration = tail.directory.history.migrations[i];
    backends::BackendRequest request = request_like(context, directory, migration);
    request.name = migration.plain_name;
    request.carried = backends::Carried{migration.name, {}};
    for (const std::string& path : migration.files) {
      request.carried->files[path] = tail.directory.present.content(path);
    }
    const auto made = add(context, directory, request);
    names.insert(names.end(), made.begin(), made.end());
  }
  return names;
}

FileSet differences(const backends::PresentFiles& disk, const RunnerDirectory& directory,
                    const std::vector<const backends::PresentFiles*>& known) {
  FileSet set{directory.migrations.directory, {}};
  for (const auto& [path, file] : directory.present.files) {
    const std::string& content = directory.present.content(path);
    if (!disk.contains(path) || disk.content(path) != content) {
      set.files.push_back({path, content, disk.contains(path)});
    }
  }
  for (const auto& [path, file] : disk.files) {
    const bool ours =
        std::ranges::any_of(known, [&](const backends::PresentFiles* one) { return one->contains(path); });
    if (ours && !directory.present.contains(path)) {
      set.removed.push_back(path);
    }
  }
  return set;
}

}  // namespace ashlar::driver
