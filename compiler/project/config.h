#pragma once
// ashlar.toml: what a project is made of. Keys and defaults are documented field by field.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/project/files.h"
#include "compiler/project/session.h"

namespace ashlar::project {

/// What happens to a step that carries a hazard.
enum class Gate : std::uint8_t { deny, warn, allow };

/// One [migrations] table, or one of several [[migrations]].
struct MigrationsConfig {
  /// `backend`: sqitch, alembic, psql, or NAME of a program ashlar-backend-NAME on PATH.
  std::string backend = "sqitch";
  /// `dir`: the runner's directory, relative to ashlar.toml.
  std::string dir = "migrations";
  /// All other keys, for the backend to understand or refuse (planner_name, planner_email, …).
  /// Numbers and booleans are given as written.
  std::map<std::string, std::string> options;
  /// Where the table stands, and each of the other keys, for the backend's diagnostics.
  Span span;
  std::map<std::string, Span> option_spans;
};

struct Config {
  /// ashlar.toml as a user would type it from where they are, and its folder ("" for here).
  std::string path;
  std::string root;
  FileId file = no_file;

  /// [project] `name`: default is the folder's name.
  std::string name;
  /// [project] `sources`: directories and entry files, relative to ashlar.toml. Required; a single
  /// string is read as a list of one.
  std::vector<std::string> sources;
  /// [project] `postgres`: major version of the target, 13 to 18.
  int postgres = 15;
  /// [variables]: NAME = "value" or NAME = { env = "X", default = "y" }.
  Variables variables;
  /// [migrations] or [[migrations]]; empty where there is none.
  std::vector<MigrationsConfig> migrations;

  struct Scope {
    /// `schemas`: names that are managed; absent for every schema that the sources mention.
    std::optional<std::vector<std::string>> schemas;
    /// `roles`: whether cluster-wide roles are managed.
    bool roles = false;
    /// `ignore`: patterns of qualified names ("cron.*") that are left alone.
    std::vector<std::string> ignore;
    /// `unmodelled`: "error" or "warn" for statements that parse but are not modelled.
    bool unmodelled_is_error = true;
  } scope;

  struct Gates {
    /// `data_loss`: "deny", "warn" or "allow".
    Gate data_loss = Gate::deny;
  } gates;
};

/// Looks an environment variable up; nothing where it is not set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;
/// The environment of this process.
Environment process_environment();

/// The ashlar.toml of `folder` or the nearest folder above it, spelled relative to where `folder` is.
std::optional<std::string> find_config(const std::string& folder, const FileProvider& files);

/// Reads ashlar.toml. Nothing after errors, each reported at its line and column.
std::optional<Config> read_config(const std::string& path, const Environment& environment, const FileProvider& files,
                                  SourceManager& sources, Diagnostics& diagnostics);

}  // namespace ashlar::project
