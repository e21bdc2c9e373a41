#pragma once
// The migrations that a runner's directory holds, and what they lead to.

#include <optional>
#include <span>
#include <vector>

#include "compiler/driver/backends.h"
#include "compiler/driver/states.h"

namespace ashlar::driver {

/// A runner's directory as it is read.
struct RunnerDirectory {
  Migrations migrations;
  backends::PresentFiles present;
  backends::History history;
  [[nodiscard]] bool replayable() const { return migrations.backend->history != nullptr && history.known; }
};

/// The directory on the disk, or as `files` has it. Nothing after errors.
std::optional<RunnerDirectory> read_directory(Context& context, const Migrations& migrations,
                                              const project::FileProvider& files);
std::optional<RunnerDirectory> read_directory(Context& context, const Migrations& migrations);

/// What the first `count` migrations lead to. Nothing after errors: a script that does not compile, a migration
/// that cannot be read.
std::optional<State> replay(Context& context, const RunnerDirectory& directory, std::size_t count);

}  // namespace ashlar::driver
