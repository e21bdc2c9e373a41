#include "backends/alembic/history.h"

#include <algorithm>

#include "backends/alembic/project.h"
#include "backends/alembic/replay.h"
#include "compiler/base/text.h"

namespace ashlar::backends::alembic {

namespace {

/// `path`, which is relative to the project's folder, as seen from the runner's directory.
std::string from_directory(const std::string& path, const std::string& directory) {
  if (directory.empty() || path.starts_with(directory + "/")) {
    return directory.empty() ? path : path.substr(directory.size() + 1);
  }
  std::string up;
  for (std::size_t i = 0; i < split(directory, '/').size(); ++i) {
    up += "../";
  }
  return up + path;
}

}  // namespace

History history(const BackendRequest& request, Diagnostics& diagnostics) {
  History history;
  const auto project = read_project(request, diagnostics);
  if (!project) {
    return history;
  }
  const std::vector<Revision>& revisions = project->revisions;
  auto scripts = replay(revisions, *request.present.sources, project->style.bind.value_or(""));
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    const Revision& revision = revisions[i];
    const std::string path = from_directory(revision.path, request.directory);
    Migration& migration = history.migrations.emplace_back();
    migration.name = revision.id;
    migration.plain_name = revision.name;
    migration.note = revision.note;
    migration.timestamp = revision.timestamp;
    // Two branches may have chosen one id.
    migration.identity = revision.id + "\n" + revision.timestamp + "\n" + revision.name;
    migration.name_arguments["rev-id"] = revision.id;
    migration.joins = is_joint(revision);
    if (revision.down.size() < 2) {
      migration.place_arguments["head"] = revision.down.empty() ? "base" : revision.down.front();
    }
    migration.place = revision.place;
    migration.up.push_back({path, std::move(scripts[i].sql), std::move(scripts[i].lines)});
    migration.unreadable = std::move(scripts[i].unreadable);
    migration.unreadable_place = scripts[i].place;
    if (request.present.contains(path)) {
      migration.files.push_back(path);
    }
  }
  const auto ends = heads(revisions);
  for (const Revision* end : ends) {
    history.heads.push_back(end->id);
    if (end != ends.front()) {
      history.oddities.push_back({Oddity::Kind::branched, from_directory(end->path, request.directory), end->place,
                                  "is a second head beside " + ends.front()->id});
    }
  }
  return history;
}

}  // namespace ashlar::backends::alembic
