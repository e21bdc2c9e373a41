#pragma once
// What alembic.ini, or [tool.alembic] of pyproject.toml, says about where revisions are and how they are named
// (Alembic's documentation, "Editing the .ini File").

#include <optional>
#include <string>
#include <vector>

#include "backends/backend.h"

namespace ashlar::backends::alembic {

struct Settings {
  std::string path;             // of the file, relative to the project's folder; empty where there is none
  std::string script_location;  // the folder of env.py, relative to the project's folder
  std::vector<std::string> version_locations;  // likewise; never empty
  bool recursive = false;                      // the folders below them are looked into as well
  std::string file_template = "%(rev)s_%(slug)s";
  std::size_t truncate_slug_length = 40;
  std::string timezone;                // empty: that of the machine, for which UTC stands here
  std::vector<std::string> databases;  // of the template for several
};

/// Files that may hold the settings, relative to the project's folder, the first being the one that counts.
extern const std::vector<std::string_view> setting_files;

/// The settings of a project whose runner's directory is `directory`; what no file says is Alembic's default. Nothing
/// after a report: of a file that is malformed, or one that says of another folder that the revisions are there.
std::optional<Settings> read_settings(const PresentFiles& project, const std::string& directory,
                                      Diagnostics& diagnostics);

/// The folder of env.py that the first of the files names; empty where there is none.
std::string script_location(const PresentFiles& project);

}  // namespace ashlar::backends::alembic
