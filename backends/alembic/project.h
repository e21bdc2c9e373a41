#pragma once
// An Alembic project as its files show it: where revisions are, which there are, and how the next one is written.

#include <optional>
#include <string>
#include <vector>

#include "backends/alembic/revision_file.h"
#include "backends/alembic/revisions.h"
#include "backends/alembic/settings.h"

namespace ashlar::backends::alembic {

struct Project {
  Settings settings;
  PresentFiles files;  // by path relative to the project's folder
  std::vector<Revision> revisions;
  FileStyle style;
};

/// The project of the request. Nothing after a report.
std::optional<Project> read_project(const BackendRequest& request, Diagnostics& diagnostics);

/// The revisions that the next one follows: those that the request names, or the only head, or none. `merges` is
/// filled with all heads where the request asks to join them first. Nothing after a report.
std::optional<std::vector<std::string>> next_parents(const BackendRequest& request, const Project& project,
                                                     std::vector<std::string>& merges, Diagnostics& diagnostics);

/// The ids of the heads.
std::vector<std::string> head_ids(const Project& project);

/// An argument of the command, or an option of [migrations]; empty where it is not given.
std::string argument(const BackendRequest& request, const std::string& name);
std::string option(const BackendRequest& request, const std::string& name);
/// "a, b" as a and b.
std::vector<std::string> words_of(const std::string& text);

}  // namespace ashlar::backends::alembic
