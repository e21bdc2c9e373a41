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
  std::string path;                     // relative to the runner's directory
  FileId file = no_file;
  Span place;  // where the file gives its id
  python::Module module;
};

/// The revisions below `locations`, folders relative to the runner's directory, each after all it needs; the order is
/// the same for the same files. What cannot be read is reported: a file that is no Python or gives no id, an id that
/// two files give, a revision that is needed and missing, a cycle. Nothing is then answered.
std::optional<std::vector<Revision>> read_revisions(const PresentFiles& present, std::span<const std::string> locations,
                                                    Diagnostics& diagnostics);

/// Those that no other follows, in the order of `revisions`.
std::vector<const Revision*> heads(const std::vector<Revision>& revisions);

}  // namespace ashlar::backends::alembic
