#pragma once
// The contract between the compiler and what writes migrations for a runner. A backend is a table of
// functions: a request in, files out. It has no clock and no randomness, reads nothing but its request, writes
// nothing, and knows no kind of object.

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/plan/plan.h"

namespace ashlar::backends {

/// SQL that fails where an Object is not as a script left it.
struct Check {
  std::string object;  // as Step::object
  std::vector<std::string> sql;
};

/// What stands in the runner's directory, by path relative to it ('/' between folders). Ashlar's own snapshots are
/// not among them.
struct PresentFiles {
  const SourceManager* sources = nullptr;
  std::map<std::string, FileId> files;

  [[nodiscard]] bool contains(const std::string& path) const { return files.contains(path); }
  [[nodiscard]] const std::string& content(const std::string& path) const {
    return sources->file(files.at(path)).content;
  }
};

struct BackendRequest {
  std::string project;
  int postgres = 15;
  PresentFiles present;
  Plan plan;
  /// Objects of which checks in earlier scripts no longer hold once this change is deployed (Step::object).
  std::vector<std::string> superseded;
  /// Checks that this change must add to those of its steps (what changed without a step of its own).
  std::vector<Check> checks;
  std::string name;  // of the change, or of the release
  std::string note;  // may have several lines
  std::string planner_name;
  std::string planner_email;
  std::string timestamp;                       // YYYY-MM-DDThh:mm:ssZ
  bool empty = false;                          // to be filled in by hand; `plan` is empty
  std::map<std::string, std::string> options;  // those of [migrations] that Backend::options lists
};

struct OutputFile {
  std::string path;  // relative to the runner's directory
  std::string content;
  bool existed = false;  // replaces a present file
};

struct BackendResult {
  std::vector<OutputFile> files;
  std::vector<std::string> messages;  // one a line, for the user
  std::vector<std::string> changes;   // names of the changes made, in order
};

/// A runner that Ashlar writes for. Functions report what is wrong to `diagnostics`; their result is then not used.
struct Backend {
  std::string_view name;
  /// Keys of [migrations] that it understands beside those of every backend.
  std::span<const std::string_view> options;
  /// The runner's own files in an empty directory, and the first change where the plan is not empty.
  BackendResult (*init)(const BackendRequest& request, Diagnostics& diagnostics);
  BackendResult (*add)(const BackendRequest& request, Diagnostics& diagnostics);
  /// Marks the newest change as release `name`; nothing for runners that know no tags.
  BackendResult (*release)(const BackendRequest& request, Diagnostics& diagnostics);
  /// Paths of the scripts that lead to the newest state, in order of execution; nullptr where it keeps no scripts.
  std::vector<std::string> (*scripts)(const PresentFiles& present, Diagnostics& diagnostics);
};

}  // namespace ashlar::backends
