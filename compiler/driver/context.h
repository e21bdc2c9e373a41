#pragma once
// What every command has: the options all commands take, the sources read so far, the diagnostics.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/project/config.h"

namespace ashlar::kinds {
struct RenameRequest;
}

namespace ashlar::driver {

/// Options that every command takes.
struct GlobalOptions {
  std::string directory;    // -C
  std::string config_path;  // --config
  int postgres = 0;         // --postgres; 0: ashlar.toml's, else 15
  bool quiet = false;
  bool verbose = false;
  std::string color = "auto";  // auto, always, never
};

struct Context {
  GlobalOptions options;
  SourceManager sources;
  Diagnostics diagnostics;
  project::FileProvider files = project::disk_files();
  std::optional<project::Config> config;
  /// Rows of reference data are read from databases as well.
  bool rows = false;
  /// Renames that the state asks for with which a database is compared; its rows are under the old names.
  const std::vector<kinds::RenameRequest>* renames = nullptr;
  /// What was asked for on stdout is JSON: after errors it is a document of the diagnostics.
  bool failure_as_json = false;
  /// The same for the forms of report.h; empty for none.
  std::string failure_report;
  /// What lives as long as the program, which does not take it apart at its end: that takes a tenth of a diff.
  std::vector<std::shared_ptr<void>> kept{};

  template <class T>
  T& keep(T value) {
    auto owned = std::make_shared<T>(std::move(value));
    kept.push_back(owned);
    return *owned;
  }
  [[nodiscard]] int postgres() const;
  /// The folder of ashlar.toml, "" for here.
  [[nodiscard]] std::string root() const { return config ? config->root : std::string{}; }
};

/// Exit statuses of interface.md.
enum ExitStatus : int { exit_done = 0, exit_input_error = 1, exit_differences = 2, exit_environment_error = 3 };

/// Finds and reads ashlar.toml into the context. Where there is none: an error if `required`. False after errors.
bool read_project(Context& context, bool required);

/// Prints all diagnostics (--quiet: the errors) to stderr, and after errors to stdout as well where it is to be JSON.
/// Answers the exit status they ask for, `otherwise` without errors.
int finish(Context& context, int otherwise);

/// True where stderr or stdout should be coloured.
bool use_color(const Context& context, int file_descriptor);

}  // namespace ashlar::driver
