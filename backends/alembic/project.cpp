#include "backends/alembic/project.h"

#include <algorithm>
#include <set>

#include "compiler/base/text.h"

namespace ashlar::backends::alembic {

namespace {

/// All files that the request has, by path relative to the project's folder.
PresentFiles files_of(const BackendRequest& request) {
  PresentFiles files = request.project_files;
  files.sources = request.present.sources;
  const std::string folder = request.directory.empty() ? "" : request.directory + "/";
  for (const auto& [path, file] : request.present.files) {
    files.files.emplace(folder + path, file);
  }
  return files;
}

std::string content(const PresentFiles& files, const std::string& path) {
  return files.contains(path) ? files.content(path) : std::string{};
}

/// The databases that have functions of their own in the present revisions: upgrade_<name>().
std::set<std::string> binds_in(const std::vector<Revision>& revisions) {
  constexpr std::string_view prefix = "upgrade_";
  std::set<std::string> binds;
  for (const Revision& revision : revisions) {
    const python::Function* upgrade = revision.module.function("upgrade");
    if (upgrade == nullptr || upgrade->parameters.empty()) {
      continue;
    }
    for (const python::Function& function : revision.module.functions) {
      if (function.name.starts_with(prefix)) {
        binds.insert(function.name.substr(prefix.size()));
      }
    }
  }
  return binds;
}

/// False (reported) where it is not clear which of several databases is meant.
bool choose_bind(const BackendRequest& request, const Project& project, FileStyle& style, Diagnostics& diagnostics) {
  std::set<std::string> binds = binds_in(project.revisions);
  binds.insert(project.settings.databases.begin(), project.settings.databases.end());
  for (const std::string& one : words_of(option(request, "binds"))) {
    binds.insert(one);
  }
  const bool given = request.options.contains("bind");
  if (!given && binds.size() != 1) {
    const std::vector<std::string> names(binds.begin(), binds.end());
    diagnostics.report(
        Code::config_value, {}, {"bind", "the database of these sources, of those that upgrade() is called for"},
        names.empty() ? "write bind = \"NAME\" into [migrations]" : "there are \"" + join(names, "\", \"") + "\"");
    return false;
  }
  style.bind = given ? option(request, "bind") : *binds.begin();
  binds.erase(*style.bind);
  style.other_binds.assign(binds.begin(), binds.end());
  return true;
}

bool is_several(const Project& project, const std::string& mako) {
  return mako.find("engine_name") != std::string::npos || !project.settings.databases.empty() ||
         (!project.revisions.empty() && !binds_in(project.revisions).empty());
}

/// `text` as a revision: an id, the beginning of one, a branch label, or label@head. nullptr (reported) where it is
/// none.
const Revision* find_revision(const Project& project, const std::string& text, Diagnostics& diagnostics) {
  const std::string name = text.substr(0, text.find('@'));
  std::vector<const Revision*> found;
  for (const Revision& revision : project.revisions) {
    if (revision.id == name) {
      return &revision;
    }
    if (revision.id.starts_with(name)) {
      found.push_back(&revision);
    }
  }
  for (const Revision& revision : project.revisions) {
    if (std::ranges::find(revision.labels, name) == revision.labels.end()) {
      continue;
    }
    // The head of the branch: the newest revision that comes from the labelled one.
    std::set<std::string> branch{revision.id};
    const Revision* head = &revision;
    for (const Revision& later : project.revisions) {
      if (std::ranges::any_of(later.down, [&](const std::string& id) { return branch.contains(id); })) {
        branch.insert(later.id);
        head = &later;
      }
    }
    return head;
  }
  if (found.size() == 1) {
    return found.front();
  }
  diagnostics.report(Code::unknown_revision, {}, {text},
                     found.empty() ? "give an id, the beginning of one, or a branch label" : "give more of its id");
  return nullptr;
}

}  // namespace

std::vector<std::string> head_ids(const Project& project) {
  std::vector<std::string> ids;
  for (const Revision* head : heads(project.revisions)) {
    ids.push_back(head->id);
  }
  return ids;
}

std::string argument(const BackendRequest& request, const std::string& name) {
  const auto at = request.arguments.find(name);
  return at == request.arguments.end() ? "" : at->second;
}

std::string option(const BackendRequest& request, const std::string& name) {
  const auto at = request.options.find(name);
  return at == request.options.end() ? "" : at->second;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (const std::string& one : split(text, ',')) {
    if (!trim(one).empty()) {
      words.emplace_back(trim(one));
    }
  }
  return words;
}

std::optional<Project> read_project(const BackendRequest& request, Diagnostics& diagnostics) {
  Project project;
  project.files = files_of(request);
  auto settings = read_settings(project.files, request.directory, diagnostics);
  if (!settings) {
    return std::nullopt;
  }
  project.settings = std::move(*settings);
  auto revisions =
      read_revisions(project.files, project.settings.version_locations, diagnostics, project.settings.recursive);
  if (!revisions) {
    return std::nullopt;
  }
  project.revisions = std::move(*revisions);
  const std::string folder = project.settings.script_location.empty() ? "" : project.settings.script_location + "/";
  const std::string mako = content(project.files, folder + "script.py.mako");
  const std::string env = content(project.files, folder + "env.py");
  project.style.annotated_functions = mako.empty() || mako.find("-> None") != std::string::npos;
  project.style.annotated_names = mako.find("revision: str") != std::string::npos;
  project.style.doubles_percents = !env.empty() && env.find("paramstyle") == std::string::npos;
  if (is_several(project, mako) && !choose_bind(request, project, project.style, diagnostics)) {
    return std::nullopt;
  }
  return project;
}

std::optional<std::vector<std::string>> next_parents(const BackendRequest& request, const Project& project,
                                                     std::vector<std::string>& merges, Diagnostics& diagnostics) {
  const std::string wanted = argument(request, "head");
  if (wanted == "base") {
    return std::vector<std::string>{};
  }
  if (!wanted.empty()) {
    const Revision* revision = find_revision(project, wanted, diagnostics);
    return revision == nullptr ? std::nullopt : std::optional(std::vector<std::string>{revision->id});
  }
  std::vector<std::string> present = head_ids(project);
  if (present.size() > 1 && argument(request, "merge").empty()) {
    diagnostics.report(Code::several_heads, {}, {join(present, ", ")},
                       "--merge joins them; --head REVISION goes on with one of them");
    return std::nullopt;
  }
  if (present.size() > 1) {
    merges = std::move(present);
    return std::vector<std::string>{};
  }
  return present;
}

}  // namespace ashlar::backends::alembic
