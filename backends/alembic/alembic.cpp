#include "backends/alembic/alembic.h"

#include <algorithm>
#include <array>

#include "backends/alembic/file_name.h"
#include "backends/alembic/history.h"
#include "backends/alembic/portable.h"
#include "backends/alembic/project.h"
#include "backends/alembic/templates.h"
#include "compiler/base/text.h"

namespace ashlar::backends {

namespace {

using namespace alembic;

constexpr std::array<std::string_view, 3> option_names{"bind", "binds", "dialects"};
constexpr std::array<std::string_view, 5> argument_names{"rev-id", "head", "branch-label", "depends-on", "merge"};
constexpr std::array<std::string_view, 3> project_file_names{"alembic.ini", "migrations/alembic.ini", "pyproject.toml"};
constexpr std::size_t longest_id = 32;  // of the column in Alembic's version table

std::string why_id_refused(const std::string& id) {
  if (id.empty() || id.size() > longest_id) {
    return "it must have 1 to 32 characters";
  }
  const auto bad = std::ranges::find_if(id, [](char c) {
    return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.');
  });
  return bad == id.end() ? "" : std::string("it holds \"") + *bad + "\"";
}

/// 12 hexadecimal digits, as Alembic's own ids have.
std::string hash_text(const std::string& text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::uint64_t hash = stable_hash(text);
  std::string id;
  for (int i = 0; i < 12; ++i, hash >>= 4U) {
    id += digits[hash & 0xfU];
  }
  return id;
}

/// Writes the new revisions of a request.
class Writer {
 public:
  Writer(const BackendRequest& request, Project& project, Diagnostics& diagnostics)
      : request_(request), project_(project), diagnostics_(diagnostics) {}

  /// False after a report.
  bool run() {
    if (request_.carried && joins_heads(*request_.carried)) {
      put_as_it_is(*request_.carried);
      return true;
    }
    std::vector<std::string> merged;
    auto parents = next_parents(request_, project_, merged, diagnostics_);
    if (!parents || !check_arguments()) {
      return false;
    }
    parents_ = std::move(*parents);
    if (!merged.empty()) {
      parents_ = merged;
      add(nullptr, "merge " + join(merged, ", "));
    }
    if (request_.carried) {
      carry(*request_.carried);
      return true;
    }
    if (request_.empty) {
      add(nullptr, request_.name);
      return true;
    }
    const std::vector<Part> parts = split_plan(request_);
    add_server_only_of(parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      add(&parts[i], i == 0 ? request_.name : request_.name + " " + std::to_string(i + 1));
    }
    return true;
  }

  BackendResult take() { return std::move(result_); }

 private:
  /// What of the plan SQLite will not have.
  void add_server_only_of(const std::vector<Part>& parts) {
    for (const Part& part : parts) {
      for (const Unit& unit : part.up) {
        if (unit.statement->operation) {
          add_server_only(*unit.statement->operation, project_.style.server_only);
        } else {
          project_.style.server_only.add_sql(unit.statement->sql);
        }
      }
    }
  }

  bool check_arguments() {
    if (request_.arguments.contains("rev-id")) {
      const std::string id = argument(request_, "rev-id");
      if (const std::string why = why_id_refused(id); !why.empty()) {
        diagnostics_.report(Code::refused_name, {}, {"revision", id, why}, "choose another one");
        return false;
      }
      if (is_known(id)) {
        diagnostics_.report(Code::duplicate_object, {}, {"revision", id}, "choose another one");
        return false;
      }
    }
    for (const std::string& needed : words_of(argument(request_, "depends-on"))) {
      const bool label = std::ranges::any_of(project_.revisions, [&](const Revision& revision) {
        return std::ranges::find(revision.labels, needed) != revision.labels.end();
      });
      if (!is_known(needed) && !label) {
        diagnostics_.report(Code::unknown_revision, {}, {needed}, "give the whole id, or a branch label");
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool is_known(const std::string& id) const {
    return std::ranges::any_of(project_.revisions, [&](const Revision& revision) { return revision.id == id; });
  }

  /// The same for the same project, place in the graph, name and statements.
  [[nodiscard]] std::string new_id(const Part* part, const std::string& message) const {
    if (const std::string chosen = argument(request_, "rev-id"); !chosen.empty() && result_.changes.empty()) {
      return chosen;
    }
    std::string text = request_.project + '\n' + join(parents_, ",") + '\n' + message + '\n';
    if (part != nullptr) {
      for (const auto* units : {&part->up, &part->down}) {
        for (const Unit& unit : *units) {
          text += unit.statement->sql + ";\n";
        }
        text += '\n';
      }
    }
    std::string id = hash_text(text);
    while (is_known(id) || std::ranges::find(result_.changes, id) != result_.changes.end()) {
      text += 'x';
      id = hash_text(text);
    }
    return id;
  }

  void add(const Part* part, const std::string& message) {
    RevisionFile revision;
    revision.message = message + (request_.note.empty() ? "" : "\n\n" + request_.note);
    revision.id = new_id(part, message);
    revision.down = parents_;
    if (result_.changes.empty()) {
      revision.labels = words_of(argument(request_, "branch-label"));
      revision.depends_on = words_of(argument(request_, "depends-on"));
    }
    const Moment moment = moment_of(request_.timestamp, project_.settings.timezone);
    revision.date = date_text(moment);
    if (part != nullptr) {
      revision.upgrade = part->up;
      revision.downgrade = part->down;
    }
    const auto name = file_name(project_.settings.file_template, revision.id,
                                slug_of(message, project_.settings.truncate_slug_length), moment);
    if (!name) {
      diagnostics_.report(Code::malformed_runner_file, {},
                          {project_.settings.path, "file_template " + project_.settings.file_template +
                                                       " has another token than those of Alembic"});
      return;
    }
    if (!project_.settings.recursive && name->find('/') != std::string::npos) {
      diagnostics_.report(Code::malformed_runner_file, {},
                          {project_.settings.path, "file_template makes folders, and Alembic looks into none"},
                          "set recursive_version_locations = true, which Alembic has since 1.10");
      return;
    }
    put(location() + "/" + *name + ".py", revision_text(revision, request_.plan.settings, project_.style));
    result_.changes.push_back(revision.id);
    parents_ = {revision.id};
  }

  /// True where a revision follows just those that are heads here, and they are several.
  [[nodiscard]] bool joins_heads(const Carried& old) const {
    std::vector<std::string> present = head_ids(project_);
    std::vector<std::string> parents =
        old.files.empty() ? std::vector<std::string>{} : parents_in(old.files.begin()->second);
    std::ranges::sort(present);
    std::ranges::sort(parents);
    return present.size() > 1 && present == parents;
  }

  void put_as_it_is(const Carried& old) {
    for (const auto& [path, content] : old.files) {
      put(in_directory(path), content);
    }
    result_.changes.push_back(old.name);
  }

  /// A revision written by hand: it keeps its id, its file and all it does, and follows another one.
  void carry(const Carried& old) {
    for (const auto& [path, content] : old.files) {
      put(in_directory(path), with_parent(content, parents_.empty() ? "" : parents_.front()));
    }
    result_.changes.push_back(old.name);
  }

  [[nodiscard]] std::string in_directory(const std::string& path) const {
    return request_.directory.empty() ? path : request_.directory + "/" + path;
  }

  /// Beside the revision before, as Alembic does where there are several folders.
  [[nodiscard]] std::string location() const {
    for (const Revision& revision : project_.revisions) {
      if (!parents_.empty() && revision.id == parents_.front()) {
        for (const std::string& folder : project_.settings.version_locations) {
          if (revision.path.starts_with(folder + "/")) {
            return folder;
          }
        }
      }
    }
    return project_.settings.version_locations.front();
  }

  void put(const std::string& path, std::string text) {
    if (project_.files.contains(path)) {
      diagnostics_.report(Code::file_in_the_way, {}, {path}, "move it away");
      return;
    }
    const std::string folder = request_.directory.empty() ? "" : request_.directory + "/";
    const bool inside = path.starts_with(folder);
    result_.messages.push_back("Created " + path);
    result_.files.push_back({inside ? path.substr(folder.size()) : path, std::move(text), false, !inside});
  }

  const BackendRequest& request_;
  Project& project_;
  Diagnostics& diagnostics_;
  std::vector<std::string> parents_;
  BackendResult result_;
};

/// `dialects` of [migrations]: postgresql, and perhaps sqlite.
bool read_dialects(const BackendRequest& request, Project& project, Diagnostics& diagnostics) {
  for (const std::string& one : words_of(option(request, "dialects"))) {
    if (one != "postgresql" && one != "sqlite") {
      diagnostics.report(Code::config_value, {}, {"dialects", "a list of \"postgresql\" and \"sqlite\""});
      return false;
    }
    project.style.sqlite = project.style.sqlite || one == "sqlite";
  }
  for (const Revision& revision : project.revisions) {
    project.style.server_only.add_revision(revision.module);
  }
  return true;
}

BackendResult add(const BackendRequest& request, Diagnostics& diagnostics) {
  auto project = alembic::read_project(request, diagnostics);
  if (!project || !read_dialects(request, *project, diagnostics)) {
    return {};
  }
  if (project->settings.path.empty()) {
    diagnostics.report(Code::runner_file_missing, {}, {"alembic.ini"}, "run `ashlar init` first");
    return {};
  }
  Writer writer(request, *project, diagnostics);
  return writer.run() ? writer.take() : BackendResult{};
}

BackendResult init(const BackendRequest& request, Diagnostics& diagnostics) {
  auto project = alembic::read_project(request, diagnostics);
  if (!project || !read_dialects(request, *project, diagnostics)) {
    return {};
  }
  BackendResult made;
  const auto create = [&](const std::string& path, std::string text, bool in_project) {
    const std::string shown = in_project || request.directory.empty() ? path : request.directory + "/" + path;
    if (!project->files.contains(shown)) {
      made.messages.push_back("Created " + shown);
      made.files.push_back({path, std::move(text), false, in_project});
    }
  };
  if (project->settings.path.empty()) {
    create("alembic.ini", ini_text(request.directory.empty() ? "." : request.directory), true);
  }
  create("env.py", std::string(env_text), false);
  create("script.py.mako", std::string(mako_text), false);
  if (!project->revisions.empty()) {
    made.messages.push_back("Kept " + std::to_string(project->revisions.size()) +
                            (project->revisions.size() == 1 ? " revision" : " revisions"));
    return made;
  }
  project->style.annotated_functions = true;
  Writer writer(request, *project, diagnostics);
  if (!writer.run()) {
    return {};
  }
  BackendResult written = writer.take();
  if (written.files.empty() && project->settings.path.empty()) {
    // Alembic wants the folder to be there, and git keeps none that is empty.
    create("versions/.gitkeep", "", false);
  }
  written.files.insert(written.files.begin(), made.files.begin(), made.files.end());
  written.messages.insert(written.messages.begin(), made.messages.begin(), made.messages.end());
  return written;
}

/// Alembic knows no tags: the snapshot is all.
BackendResult release(const BackendRequest& /*request*/, Diagnostics& /*diagnostics*/) {
  BackendResult result;
  result.messages.emplace_back("Alembic has no tags: the release is the snapshot alone");
  return result;
}

std::string usual_directory(const PresentFiles& project) {
  const std::string present = alembic::script_location(project);
  return present.empty() ? "migrations" : present;
}

/// The folders of revisions that are not below the runner's directory.
std::vector<std::string> project_folders(const PresentFiles& project, const std::string& directory) {
  std::vector<std::string> folders;
  Diagnostics ignored;  // add reports it
  if (const auto settings = read_settings(project, directory, ignored)) {
    for (const std::string& folder : settings->version_locations) {
      if (!directory.empty() && !folder.starts_with(directory + "/") && !folder.starts_with("..") &&
          !folder.starts_with("/")) {
        folders.push_back(folder);
      }
    }
  }
  return folders;
}

}  // namespace

const Backend& alembic_backend() {
  static constexpr Backend backend{.name = "alembic",
                                   .options = option_names,
                                   .init = init,
                                   .add = add,
                                   .release = release,
                                   .history = alembic::history,
                                   .arguments = argument_names,
                                   .project_files = project_file_names,
                                   .usual_directory = usual_directory,
                                   .project_folders = project_folders,
                                   .movable = true};
  return backend;
}

}  // namespace ashlar::backends
