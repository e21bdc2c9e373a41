// rebase: local migrations on top of those that came with a merge; head recompiled.

#include <algorithm>
#include <set>

#include "compiler/base/process.h"
#include "compiler/base/text.h"
#include "compiler/diff/diff.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/git.h"
#include "compiler/driver/merge.h"
#include "compiler/driver/migration.h"
#include "compiler/driver/rewrite.h"
#include "compiler/kinds/definition.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

/// The two revisions that a merge joins.
struct Sides {
  std::string local;  // whose migrations are put anew
  std::string onto;
};

/// The commit that a revision names; empty where there is none.
std::string commit_of(const Context& context, const std::string& revision) {
  const auto asked = run_process({"git", "-C", context.root().empty() ? "." : context.root(), "rev-parse", "--quiet",
                                  "--verify", "--end-of-options", revision + "^{commit}"});
  return asked && asked->status == 0 ? std::string(trim(asked->out)) : "";
}

/// From the merge (or git rebase) that is under way, or the merge that HEAD is. Nothing where there is neither.
std::optional<Sides> find_sides(Context& context, const std::string& onto) {
  std::optional<Sides> sides;
  if (!commit_of(context, "MERGE_HEAD").empty()) {
    sides = {"HEAD", "MERGE_HEAD"};
  } else if (!commit_of(context, "REBASE_HEAD").empty()) {
    sides = {"REBASE_HEAD", "HEAD"};
  } else if (!commit_of(context, "HEAD^2").empty()) {
    sides = {"HEAD^1", "HEAD^2"};
  }
  if (onto.empty()) {
    return sides;
  }
  const std::string wanted = commit_of(context, onto);
  if (wanted.empty()) {
    context.diagnostics.report(Code::bad_revision, {}, {onto, "there is no such commit"});
  } else if (sides && wanted == commit_of(context, sides->local)) {
    std::swap(sides->local, sides->onto);
  } else if (!sides || wanted != commit_of(context, sides->onto)) {
    context.diagnostics.report(Code::bad_usage, {}, {onto + " is neither side of a merge"}, "merge it first");
    return std::nullopt;
  }
  return sides;
}

std::optional<RunnerDirectory> directory_at(Context& context, const Migrations& one, const std::string& revision) {
  const auto tree = git_files(context.root(), revision, context.diagnostics);
  return tree ? read_directory(context, one, *tree) : std::nullopt;
}

bool has_conflict(const std::string& text) {
  return text.starts_with("<<<<<<< ") || text.find("\n<<<<<<< ") != std::string::npos;
}

std::set<std::string> files_of_migrations(const RunnerDirectory& directory) {
  std::set<std::string> files;
  for (const backends::Migration& migration : directory.history.migrations) {
    files.insert(migration.files.begin(), migration.files.end());
  }
  return files;
}

/// One runner's directory on its way.
class Rebase {
 public:
  Rebase(Context& context, const State& sources, const RebaseOptions& options, std::vector<std::string>& messages)
      : context_(context), sources_(sources), options_(options), messages_(messages) {}

  std::optional<FileSet> run(const Migrations& one, const Sides& sides) {
    auto disk = read_runner_files(context_, one, context_.files);
    auto local = disk ? directory_at(context_, one, sides.local) : std::nullopt;
    auto onto = local ? directory_at(context_, one, sides.onto) : std::nullopt;
    if (!onto) {
      return std::nullopt;
    }
    if (!onto->replayable() || !one.backend->movable) {
      refuse_rewrite(context_, *onto, "the backend " + one.config->backend + " cannot move migrations",
                     "add them again on top of the merged head");
      return std::nullopt;
    }
    const std::size_t first = common(*local, *onto);
    take_edits(*disk, *local, first);
    const backends::PresentFiles known_local = local->present;
    const backends::PresentFiles known_onto = onto->present;
    RunnerDirectory result = *onto;
    keep_other_files(*disk, *local, *onto, result);
    backends::PresentFiles joints = *disk;
    if (joined_already(one, *disk, *local, *onto, joints)) {
      return FileSet{one.directory, {}};
    }
    for (const auto& [path, file] : joints.files) {
      result.present.files.erase(path);
    }
    const auto tail = read_tail(context_, std::move(*local), first, sources_.loaded.renames);
    if (!tail || !put_anew(*tail, result, sides)) {
      return std::nullopt;
    }
    return differences(*disk, result, {&known_local, &known_onto, &joints});
  }

 private:
  /// Of `joints`, the files of what was made after the merge only to join its two sides stay. True where they lead to
  /// the sources, so that nothing has to be put anew.
  bool joined_already(const Migrations& one, const backends::PresentFiles& disk, const RunnerDirectory& local,
                      const RunnerDirectory& onto, backends::PresentFiles& joints) {
    joints.files.clear();
    RunnerDirectory now{one, disk, onto.beside, {}};
    Diagnostics aside;  // what git left behind need not be readable
    std::swap(context_.diagnostics, aside);
    read_history(context_, now);
    const bool readable = !context_.diagnostics.has_errors();
    std::vector<std::string> names;
    for (const backends::Migration& migration : now.history.migrations) {
      const auto same = [&](const backends::Migration& other) { return other.name == migration.name; };
      if (readable && migration.joins && std::ranges::none_of(local.history.migrations, same) &&
          std::ranges::none_of(onto.history.migrations, same)) {
        names.push_back(migration.name);
        for (const std::string& path : migration.files) {
          joints.files[path] = disk.files.at(path);
        }
      }
    }
    const auto reached = names.empty() || now.history.heads.size() > 1
                             ? std::nullopt
                             : replay(context_, now, now.history.migrations.size());
    const bool good = reached && diff(reached->loaded.schema, sources_.loaded.schema, {}).changes.empty();
    std::swap(context_.diagnostics, aside);
    for (const std::string& name : names) {
      messages_.push_back(name + (good ? " joins both sides already" : " is left out: what it joined is one line now"));
    }
    return good;
  }

  /// How many migrations both sides have.
  static std::size_t common(const RunnerDirectory& a, const RunnerDirectory& b) {
    const auto& x = a.history.migrations;
    const auto& y = b.history.migrations;
    std::size_t count = 0;
    while (count < x.size() && count < y.size() && x[count].name == y[count].name &&
           x[count].identity == y[count].identity) {
      ++count;
    }
    return count;
  }

  /// What was changed in the local migrations since the merge began is meant.
  static void take_edits(const backends::PresentFiles& disk, RunnerDirectory& local, std::size_t first) {
    for (const backends::Migration& migration : std::span(local.history.migrations).subspan(first)) {
      for (const std::string& path : migration.files) {
        if (disk.contains(path) && !has_conflict(disk.content(path))) {
          local.present.files[path] = disk.files.at(path);
        }
      }
    }
  }

  /// Files that are no migration's are those of the merge: sqitch.conf, a README.
  void keep_other_files(const backends::PresentFiles& disk, const RunnerDirectory& local, const RunnerDirectory& onto,
                        RunnerDirectory& result) const {
    std::set<std::string> theirs = files_of_migrations(onto);
    theirs.merge(files_of_migrations(local));
    std::set<std::string> shared;
    if (onto.migrations.backend->forget != nullptr) {
      backends::BackendRequest request;
      request.present = onto.present;
      for (const auto& file : onto.migrations.backend->forget(request, context_.diagnostics).files) {
        shared.insert(file.path);
      }
    }
    for (const auto& [path, file] : disk.files) {
      if (!theirs.contains(path) && !shared.contains(path) && !has_conflict(disk.content(path))) {
        result.present.files[path] = file;
      }
    }
  }

  /// What a group leads to on top of `now`.
  std::optional<State> target_of(const Tail& tail, std::size_t group, const State& now) {
    const Schema& after = tail.states[group + 1].loaded.schema;
    const Schema& last = tail.states.back().loaded.schema;
    const Schema& wanted = sources_.loaded.schema;
    const bool newest = std::none_of(tail.groups.begin() + static_cast<std::ptrdiff_t>(group) + 1, tail.groups.end(),
                                     [](const Group& later) { return later.changes_schema; });
    if (newest) {
      State state;
      state.loaded.schema = wanted;
      state.loaded.renames = sources_.loaded.renames;
      return state;
    }
    const auto choose = [&](const ObjectId& id) -> const Schema* {
      const Object* mine = after.find(id);
      const Object* final_one = last.find(id);
      const bool final_here = mine != nullptr && final_one != nullptr && compare(*mine, *final_one).empty();
      return final_here || wanted.contains(id) ? &wanted : &after;
    };
    return reread(context_, merge_schemas(tail.states[group].loaded.schema, after, now.loaded.schema, choose));
  }

  bool put_anew(const Tail& tail, RunnerDirectory& result, const Sides& sides) {
    auto now = replay(context_, result, result.history.migrations.size());
    if (!now) {
      return false;
    }
    for (std::size_t g = 0; g < tail.groups.size(); ++g) {
      const Group& group = tail.groups[g];
      const auto& like = tail.directory.history.migrations[group.first];
      if (group.joins) {
        messages_.push_back(like.name + " is left out: what it joined is one line now");
        continue;
      }
      if (group.by_hand) {
        tell(like.name, carry(context_, result, tail, group), " as it was written by hand");
        now = replay_all(result);
        if (!now) {
          refuse_rewrite(context_, result, like.name + " was written by hand and does not go on top of " + sides.onto,
                         "change it so that it does, then run ashlar rebase again");
          return false;
        }
        continue;
      }
      auto target = target_of(tail, g, *now);
      if (!target) {
        messages_.push_back(like.name + " is a part of the next one now: it cannot stand alone on top of " +
                            sides.onto);
        continue;
      }
      const auto made =
          append(context_, result, *now, *target, group.name, {like, kept_arguments(group, result)}, &options_.allow);
      if (context_.diagnostics.has_errors()) {
        return false;
      }
      tell(like.name, made, "");
      now = std::move(target);
    }
    return leads_to_sources(tail, result);
  }

  /// What a migration was made with and is made with again: nothing where its name is taken.
  static std::map<std::string, std::string> kept_arguments(const Group& group, const RunnerDirectory& result) {
    const bool taken = std::ranges::any_of(result.history.migrations,
                                           [&](const auto& one) { return one.name_arguments == group.arguments; });
    return taken ? std::map<std::string, std::string>{} : group.arguments;
  }

  std::optional<State> replay_all(RunnerDirectory& directory) {
    read_history(context_, directory);
    return replay(context_, directory, directory.history.migrations.size());
  }

  bool leads_to_sources(const Tail& tail, RunnerDirectory& result) {
    const auto reached = replay_all(result);
    if (!reached) {
      return false;
    }
    const auto left = diff(reached->loaded.schema, sources_.loaded.schema, {}).changes;
    if (left.empty()) {
      return true;
    }
    const auto hand = std::ranges::find_if(tail.groups, &Group::by_hand);
    const std::string who =
        hand == tail.groups.end() ? "they" : tail.directory.history.migrations[hand->first].name + ", written by hand,";
    refuse_rewrite(context_, result,
                   "put together, " + who +
                       " would not lead to what the sources declare: " + display_name(left.front().id) + " differs",
                   "resolve the merge in the sources, or change that migration, then run ashlar rebase again");
    return false;
  }

  void tell(const std::string& old, const std::vector<std::string>& made, const std::string& how) {
    messages_.push_back(made.empty() ? old + " is left out: nothing of it is still to do"
                                     : old + " is now " + join(made, ", ") + how);
  }

  Context& context_;
  const State& sources_;
  const RebaseOptions& options_;
  std::vector<std::string>& messages_;
};

/// Without a merge: head is written anew where the migrations lead to the sources.
std::optional<FileSet> check_in_place(Context& context, const Migrations& one, const State& sources) {
  const auto directory = read_directory(context, one);
  const auto reached = directory && directory->replayable()
                           ? replay(context, *directory, directory->history.migrations.size())
                           : std::nullopt;
  if (!reached) {
    return std::nullopt;
  }
  if (const auto& heads = directory->history.heads; heads.size() > 1) {
    refuse_rewrite(context, *directory, "there is no merge, and there are several heads: " + join(heads, ", "),
                   "`ashlar add NAME --merge` joins them");
    return std::nullopt;
  }
  if (!diff(reached->loaded.schema, sources.loaded.schema, {}).changes.empty()) {
    refuse_rewrite(context, *directory, "there is no merge, and they do not lead to what the sources declare",
                   "`ashlar check` lists what differs");
    return std::nullopt;
  }
  return FileSet{one.directory, {}};
}

}  // namespace

int run_rebase(Context& context, const RebaseOptions& options) {
  const auto all = read_project(context, true) && check_hazards(context, options.allow) ? find_all_migrations(context)
                                                                                        : std::vector<Migrations>{};
  const auto lock = all.empty() ? std::nullopt : DirectoryLock::acquire(context.root(), context.diagnostics);
  const auto sources = lock ? read_state(context, "sources") : std::nullopt;
  const auto sides = sources ? find_sides(context, options.onto) : std::nullopt;
  if (!sources || context.diagnostics.has_errors()) {
    return finish(context, exit_input_error);
  }
  const std::string snapshot = print_snapshot(sources->loaded.schema, context.postgres(), context.diagnostics);
  std::vector<FileSet> sets;
  std::vector<std::string> messages;
  for (const Migrations& one : all) {
    std::vector<std::string> lines;
    Rebase rebase(context, *sources, options, lines);
    auto set = sides ? rebase.run(one, *sides) : check_in_place(context, one, *sources);
    if (!set || context.diagnostics.has_errors()) {
      return finish(context, exit_input_error);
    }
    std::string reason;
    if (context.files.read(head_snapshot_path(one.directory), reason) != snapshot) {
      set->files.push_back({"ashlar/head.sql", snapshot, true});
      lines.emplace_back("Updated ashlar/head.sql");
    }
    if (lines.empty()) {
      lines.emplace_back("Nothing to do");
    }
    lines = told(all, one, std::move(lines));
    messages.insert(messages.end(), lines.begin(), lines.end());
    sets.push_back(std::move(*set));
  }
  if (write_files(sets, context.diagnostics)) {
    print_messages(context, messages);
  }
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
