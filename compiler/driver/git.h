#pragma once
// The files of a project as of a git revision, read through the git program.

#include <optional>
#include <string>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/project/files.h"

namespace ashlar::driver {

/// The tree of `revision` below folder `root` ("" for here), with the same paths that the disk would have.
/// Reports git_failed where there is no git, bad_revision where there is no repository or no such revision.
std::optional<project::FileProvider> git_files(const std::string& root, const std::string& revision,
                                               Diagnostics& diagnostics);

}  // namespace ashlar::driver
