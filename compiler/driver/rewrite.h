#pragma once
// Unreleased migrations put anew: what rebase and squash share. All happens in memory; differences() is then written.

#include <string>
#include <vector>

#include "compiler/driver/history.h"
#include "compiler/driver/write_files.h"

namespace ashlar::driver {

/// Migrations that one `add` made, or one made by hand.
struct Group {
  std::size_t first = 0;  // of the history
  std::size_t count = 1;
  std::string name;      // as it was given to `add`
  bool by_hand = false;  // changes no schema, or is not as Ashlar writes it
  bool changes_schema = false;
};

/// The migrations from number `first` on, as they were made.
std::vector<Group> groups_of(const std::vector<backends::Migration>& all, std::size_t first);

/// The newest migrations of a directory, with the states between them.
struct Tail {
  RunnerDirectory directory;
  std::size_t first = 0;
  std::vector<Group> groups;
  std::vector<State> states;  // before the first group, then after each
};

/// Reports a reason that migrations cannot be rewritten.
void refuse_rewrite(Context& context, const RunnerDirectory& directory, const std::string& why, std::string hint);

/// The migrations from number `first` on: grouped, replayed, and told from those written by hand. `renames` are what
/// the sources ask for. Nothing after errors; one that is released is an error.
std::optional<Tail> read_tail(Context& context, RunnerDirectory directory, std::size_t first,
                              const std::vector<kinds::RenameRequest>& renames);

/// Takes the migrations from number `first` on out of a directory.
void forget(Context& context, RunnerDirectory& directory, std::size_t first);

/// Makes the next migration of `directory`, from one state to another, with name, note, time and planner of
/// `like`. Answers the names; none where there is nothing to do.
std::vector<std::string> append(Context& context, RunnerDirectory& directory, const State& from, const State& to,
                                const std::string& name, const backends::Migration& like,
                                const std::vector<std::string>* allow);

/// Makes a group of `tail` the next migrations of `directory`, as they are.
std::vector<std::string> carry(Context& context, RunnerDirectory& directory, const Tail& tail, const Group& group);

/// What leads from the files on the disk to those of `directory`. Files that neither `directory` nor `known` has stay.
FileSet differences(const backends::PresentFiles& disk, const RunnerDirectory& directory,
                    const std::vector<const backends::PresentFiles*>& known);

}  // namespace ashlar::driver
