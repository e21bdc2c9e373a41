#pragma once
// The graph of a project's revisions (Alembic's documentation, "Working with Branches"), from their files alone.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "backends/alembic/python_reader.h"
#include "backends/backend.h"

namespace ashlar::backends::alembic {

struct Revision {
  std::string id;
  std::vector<std::string> down;  // revisions that it follows; several where it merges branches
  std::vector<std::string> labels;
  std::vector<std::string> depends_on;  // revisions, or labels of branches, that must be run before
  std::string name;                     // the first part of the message, and the rest of it
  std::string note;
  std::string timestamp;  // when it was made; empty where it does not say
  std::string path;       // relative to the project's folder
  FileId file = no_file;
  Span place;  // where the file gives its id
  python::Module module;
};

/// The revisions in `locations`, folders relative to the project's folder (`recursive`: and below them), each after all
/// it needs; the order is
/// the same for the same files: by date where there is a choice. What cannot be read is reported: a file that is no
/// Python or gives no id, an id that two files give, a revision that is needed and missing, a cycle. Nothing is then
/// answered.
std::optional<std::vector<Revision>> read_revisions(const PresentFiles& present, std::span<const std::string> locations,
                                                    Diagnostics& diagnostics, bool recursive = false);

/// The text of a revision's file as one that follows `parent` alone (empty: none): what it says of its parents is
/// written anew, all else stays.
std::string with_parent(std::string_view text, const std::string& parent);

/// The revisions that the text of a revision's file says it follows, as written there.
std::vector<std::string> parents_in(std::string_view text);

/// True where a revision joins several and does nothing else: all its functions are empty, but for those that call the
/// ones of several databases.
bool is_joint(const Revision& revision);

/// Those that no other follows, in the order of `revisions`.
std::vector<const Revision*> heads(const std::vector<Revision>& revisions);

}  // namespace ashlar::backends::alembic
