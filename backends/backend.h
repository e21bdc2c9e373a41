#pragma once
// The contract between the compiler and what writes migrations for a runner. A backend is a table of
// functions: a request in, files out. It has no clock and no randomness, reads nothing but its request, writes
// nothing, and knows no kind of object.

#include <cstdint>
#include <map>
#include <optional>
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
  /// The program that answers for the runner, where it is no backend of this program (plugin/plugin.h).
  std::string program = {};
  int seconds = 30;  // that it may take

  [[nodiscard]] bool contains(const std::string& path) const { return files.contains(path); }
  [[nodiscard]] const std::string& content(const std::string& path) const {
    return sources->file(files.at(path)).content;
  }
};

/// A migration that was written by hand, or changed so, on its way to another place in the order.
struct Carried {
  std::string name;                          // that it had, with its number
  std::map<std::string, std::string> files;  // by the paths that it had
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
  std::string timestamp;                           // YYYY-MM-DDThh:mm:ssZ
  std::vector<std::string> forgotten{};            // for Backend::forget: names of the newest migrations
  std::optional<Carried> carried{};                // add: make this one, as it is, the next; `plan` is empty
  bool empty = false;                              // to be filled in by hand; `plan` is empty
  std::map<std::string, std::string> options;      // those of [migrations] that Backend::options lists; lists as "a, b"
  std::map<std::string, std::string> arguments{};  // of the command line, those that Backend::arguments lists
  std::string directory{};                         // the runner's, relative to the project's folder; empty: that folder
  PresentFiles project_files{};                    // what Backend::project_files and project_folders ask for
};

struct OutputFile {
  std::string path;  // relative to the runner's directory
  std::string content;
  bool existed = false;     // replaces a present file
  bool in_project = false;  // `path` is relative to the project's folder instead
};

struct BackendResult {
  std::vector<OutputFile> files;
  std::vector<std::string> messages;  // one a line, for the user
  std::vector<std::string> changes;   // names of the changes made, in order
};

/// SQL that a migration runs, as psql would be given it.
struct Script {
  std::string path;  // of the file that holds it, relative to the runner's directory
  /// The SQL, where it is not the file's own text: a reader of another language (Alembic's revisions) puts here the
  /// statements it took out, each ended by a semicolon, and in `lines` the line of the file (from 1) that each line
  /// of `sql` comes from (rising), so that diagnostics point into the file. Absent: the file is run as it stands.
  std::optional<std::string> sql = {};
  std::vector<std::uint32_t> lines = {};
};

/// One migration that the runner knows.
struct Migration {
  std::string name;                   // as the runner calls it: "0000000003-todos", a revision id
  std::vector<Script> up;             // in order of execution
  std::vector<std::string> files;     // of `present`, those that are this migration's alone, with those of `up`
  std::string identity;               // what is equal in two directories exactly where it is the same migration
  std::string note;                   // where it has one
  std::string timestamp;              // as BackendRequest::timestamp, where it has one
  std::string planner_name;           // likewise
  std::string planner_email;          // likewise
  std::vector<std::string> releases;  // set after it, for runners that know tags
  Span place;                         // where the runner's plan names it
  std::string unreadable;             // why what it does cannot be told from its files; empty where it can
  Span unreadable_place = {};         // what of its files that is, where there is such a place
  std::string plain_name = {};        // that `add` was given: "todos"
  /// Of Backend::arguments: those that put it where it stands, so that it can be made there once more, and those that
  /// give it the name that it has, with which it may have been made.
  std::map<std::string, std::string> place_arguments = {};
  std::map<std::string, std::string> name_arguments = {};
  bool joins = false;  // joins branches and does nothing else

  [[nodiscard]] Span unreadable_span() const { return unreadable_place.valid() ? unreadable_place : place; }
};

/// Something in the runner's directory that the runner would stumble over or not see.
struct Oddity {
  enum class Kind : std::uint8_t { unplanned, missing, branched };
  Kind kind = Kind::unplanned;
  std::string path;  // relative to the runner's directory
  Span place;
  std::string text;  // "is not in sqitch.plan, so sqitch does not run it"
};

/// What a runner's directory holds.
struct History {
  bool known = true;                  // false: this runner's directory cannot be read
  std::vector<Migration> migrations;  // in order of execution
  std::vector<Oddity> oddities;
  std::vector<std::string> heads{};  // several, where the runner could not tell which one is the newest
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
  /// The migrations that lead to the newest state; nullptr where nothing could be replayed. Of the request, the files,
  /// the directory and the options are given. What keeps the directory from being read is reported; what only ought not
  /// to be is an oddity.
  History (*history)(const BackendRequest& request, Diagnostics& diagnostics);
  /// Arguments of `ashlar add` that it understands, without dashes.
  std::span<const std::string_view> arguments = {};
  /// Files that it wants to see beside its directory, relative to the project's folder, where they are there.
  std::span<const std::string_view> project_files = {};
  /// The directory of a runner that is set up here already, else its usual one; nullptr where any will do. A directory
  /// that holds such a runner is taken over by init; all others must be empty.
  std::string (*usual_directory)(const PresentFiles& project_files) = nullptr;
  /// Further folders that it wants to see, relative to the project's folder; nullptr: none.
  std::vector<std::string> (*project_folders)(const PresentFiles& project_files,
                                              const std::string& directory) = nullptr;
  /// Takes migrations out of the files that they share with others (sqitch.plan); nullptr where they share none.
  /// Their own files are deleted by the caller.
  BackendResult (*forget)(const BackendRequest& request, Diagnostics& diagnostics) = nullptr;
  /// True where Migration::files and BackendRequest::carried are understood, so that migrations can be put anew.
  bool movable = false;
  /// True where all keys of [migrations] are its own.
  bool any_option = false;
};

}  // namespace ashlar::backends
