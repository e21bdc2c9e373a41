#pragma once
// The backends of this program, and what a command hands them.

#include <optional>
#include <string>
#include <vector>

#include "backends/backend.h"
#include "compiler/driver/context.h"

namespace ashlar::driver {

/// The visible list. Nothing where no backend has that name.
const backends::Backend* find_backend(std::string_view name);
std::vector<std::string> backend_names();

/// A program ashlar-backend-NAME on PATH.
struct Plugin {
  std::string name;
  std::string path;
};
/// All of them, by name; of several with one name the first on PATH.
std::vector<Plugin> find_plugins();

/// The [migrations] of the project with its backend. Nothing after errors (no such table, no such backend, unknown
/// keys).
struct Migrations {
  const project::MigrationsConfig* config = nullptr;
  const backends::Backend* backend = nullptr;
  std::string directory;  // as seen from the working directory
  std::string program;    // of a plugin
};
std::optional<Migrations> find_migrations(Context& context);

/// All of them, the first first; empty after errors. Two in one directory are an error.
std::vector<Migrations> find_all_migrations(Context& context);

/// No files yet, and who answers for the runner.
backends::PresentFiles no_files(Context& context, const Migrations& migrations);

/// All files of the runner's directory but Ashlar's own (in ashlar/) and hidden ones. `must_exist`: report where there
/// is no directory.
std::optional<backends::PresentFiles> read_runner_files(Context& context, const Migrations& migrations,
                                                        const project::FileProvider& files);

/// The files beside its directory that a backend wants to see, of the project in `root`.
backends::PresentFiles read_project_files(Context& context, const project::FileProvider& files, const std::string& root,
                                          const backends::Backend& backend, const std::string& directory);

/// A request with what ashlar.toml says: project, directory, options.
backends::BackendRequest plain_request(const Context& context, const Migrations& migrations);
/// A request with what does not depend on the plan: project, planner, time, options.
backends::BackendRequest start_request(Context& context, const Migrations& migrations);

/// The steps of `plan` that lose data: errors, or warnings, or nothing, as [gates] and --allow say.
void apply_gates(Context& context, const Plan& plan, const std::vector<std::string>& allowed);
/// False (reported) where one of the names is no hazard.
bool check_hazards(Context& context, const std::vector<std::string>& allowed);

}  // namespace ashlar::driver
