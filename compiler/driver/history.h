#pragma once
// The migrations that a runner's directory holds, and what they lead to.

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/driver/backends.h"
#include "compiler/driver/states.h"

namespace ashlar::driver {

/// Migrations that were there before Ashlar, and that are not read: what they lead to was given to `init --from`.
struct Adopted {
  std::string path;
  std::string snapshot;
  std::set<std::string> names;
};

/// The file that holds them, in the runner's directory, and its text: a snapshot, and the names below it.
inline constexpr std::string_view adopted_file = "ashlar/adopted.sql";
std::string adopted_text(const std::string& snapshot, const std::vector<std::string>& names);

/// A runner's directory as it is read.
struct RunnerDirectory {
  Migrations migrations;
  backends::PresentFiles present;
  backends::PresentFiles beside;  // BackendRequest::project_files
  backends::History history;
  std::optional<Adopted> adopted = {};
  [[nodiscard]] bool is_adopted(const std::string& name) const { return adopted && adopted->names.contains(name); }
  [[nodiscard]] bool replayable() const { return migrations.backend->history != nullptr && history.known; }
};

/// The directory on the disk, or as `files` has it. Nothing after errors.
std::optional<RunnerDirectory> read_directory(Context& context, const Migrations& migrations,
                                              const project::FileProvider& files);
std::optional<RunnerDirectory> read_directory(Context& context, const Migrations& migrations);

/// Reads the history anew, of the files that `directory` has now.
void read_history(Context& context, RunnerDirectory& directory);

/// The states along the migrations of a directory, which must outlive it.
class Replay {
 public:
  Replay(Context& context, const RunnerDirectory& directory) : context_(context), directory_(directory) {}

  /// The state after the next `count` migrations. Nothing after errors: a script that does not compile, a migration
  /// that cannot be read.
  std::optional<State> advance(std::size_t count);

 private:
  bool start();
  bool read(const backends::Migration& migration, project::ReadResult& to);

  Context& context_;
  const RunnerDirectory& directory_;
  std::size_t done_ = 0;
  bool started_ = false;
  Schema reached_;  // with what the project does not manage
};

/// What the first `count` migrations lead to, likewise.
std::optional<State> replay(Context& context, const RunnerDirectory& directory, std::size_t count);

}  // namespace ashlar::driver
