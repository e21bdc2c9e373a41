#pragma once
// Unreleased migrations put anew: what rebase and squash share. All happens in memory; differences() is then written.

#include <map>
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
  bool joins = false;  // the migration joins branches and does nothing else: needless where all stand in a row
  std::map<std::string, std::string> arguments = {};  // that it was made with, beside its name
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

/// What a migration is to have of an earlier one that it stands for.
struct Likeness {
  const backends::Migration& of;                 // note, time and planner
  std::map<std::string, std::string> arguments;  // of Backend::arguments
};

/// Makes the next migration of `directory`, from one state to another. Answers the names; none where there is nothing
/// to do. `allow`: hazards that pass the gates; nullptr: only to see what comes out, all is passed over.
std::vector<std::string> append(Context& context, RunnerDirectory& directory, const State& from, const State& to,
                                const std::string& name, const Likeness& like, const std::vector<std::string>* allow);

/// Makes a group of `tail` the next migrations of `directory`, as they are.
std::vector<std::string> carry(Context& context, RunnerDirectory& directory, const Tail& tail, const Group& group);

/// What leads from the files on the disk to those of `directory`. Files that neither `directory` nor `known` has stay.
FileSet differences(const backends::PresentFiles& disk, const RunnerDirectory& directory,
                    const std::vector<const backends::PresentFiles*>& known);

}  // namespace ashlar::driver
