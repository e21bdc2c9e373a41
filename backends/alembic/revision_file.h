#pragma once
// One revision, as Alembic's own templates lay it out and black formats it.

#include <optional>
#include <string>
#include <vector>

#include "backends/alembic/server_only.h"
#include "backends/split.h"

namespace ashlar::backends::alembic {

/// The ways in which the files of a project differ, as its script.py.mako shows.
struct FileStyle {
  bool annotated_functions = false;  // def upgrade() -> None:
  bool annotated_names = false;      // revision: str = "…"
  /// Of the template for several databases: upgrade(engine_name) calls upgrade_<name>().
  std::optional<std::string> bind{};
  std::vector<std::string> other_binds{};  // whose functions do nothing
  bool sqlite = false;                     // the revision must run on SQLite as well
  ServerOnly server_only{};                // what SQLite does not have of the project
  bool doubles_percents = false;           // env.py lets --sql double percents
};

struct RevisionFile {
  std::string message;
  std::string id;
  std::vector<std::string> down;
  std::vector<std::string> labels;
  std::vector<std::string> depends_on;
  std::string date;
  std::vector<Unit> upgrade;
  std::vector<Unit> downgrade;
};

/// The text of the file. `settings` are set while statements run that only SQL can say, and put back after them.
std::string revision_text(const RevisionFile& revision,
                          const std::vector<std::pair<std::string, std::string>>& settings, const FileStyle& style);

}  // namespace ashlar::backends::alembic
