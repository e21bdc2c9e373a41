#pragma once
// What init, add, release and check share: the head snapshot, and a change on its way to the disk.

#include <optional>
#include <string>
#include <vector>

#include "compiler/driver/backends.h"
#include "compiler/driver/states.h"
#include "compiler/driver/write_files.h"

namespace ashlar::driver {

/// The head snapshot. Nothing (reported) where it is missing, does not compile or was edited by hand. `like` as in
/// read_state().
std::optional<State> read_head(Context& context, const Schema* like);

/// The text of the head snapshot as it is on the disk. Nothing (reported) where it is missing, or git left a merge
/// conflict in it.
std::optional<std::string> head_text(Context& context);

/// False (reported) where the head snapshot of one of the other runners is not the first one's.
bool heads_agree(Context& context, const std::vector<Migrations>& all);

/// The plan between two states, into `request`, with what it means for earlier checks. Errors are reported.
void plan_change(Context& context, const State& from, const State& to, backends::BackendRequest& request);

/// What a backend answered, as files below the runner's directory, and those below the project's folder.
FileSet runner_files(const Migrations& migrations, const backends::BackendResult& result);
FileSet project_files(const Context& context, const backends::BackendResult& result);

/// `messages` as they are told where there are several runners: with the directory before each.
std::vector<std::string> told(const std::vector<Migrations>& all, const Migrations& one,
                              std::vector<std::string> messages);

/// Prints lines to stdout, unless --quiet.
void print_messages(const Context& context, const std::vector<std::string>& messages);

}  // namespace ashlar::driver
