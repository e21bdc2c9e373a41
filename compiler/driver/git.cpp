#include "compiler/driver/git.h"

#include <map>
#include <memory>

#include "compiler/base/process.h"
#include "compiler/base/text.h"

namespace ashlar::driver {

namespace {

using project::DirectoryEntry;
using project::PathKind;

/// What a revision holds, by normal path as seen from the working directory.
struct Tree {
  std::string root;
  std::string revision;
  std::map<std::string, PathKind> kinds;
  std::map<std::string, std::vector<DirectoryEntry>> folders;
};

std::vector<std::string> git_arguments(const std::string& root, std::vector<std::string> rest) {
  std::vector<std::string> arguments{"git"};
  if (!root.empty()) {
    arguments.insert(arguments.end(), {"-C", root});
  }
  arguments.insert(arguments.end(), rest.begin(), rest.end());
  return arguments;
}

void add_file(Tree& tree, std::string path) {
  tree.kinds[path] = PathKind::file;
  PathKind kind = PathKind::file;
  for (;;) {
    const std::string folder = project::parent_path(path);
    const auto slash = path.rfind('/');
    tree.folders[folder].push_back({slash == std::string::npos ? path : path.substr(slash + 1), kind});
    if (folder.empty() || tree.kinds.contains(folder)) {
      return;
    }
    tree.kinds[folder] = PathKind::directory;
    kind = PathKind::directory;
    path = folder;
  }
}

}  // namespace

std::optional<project::FileProvider> git_files(const std::string& root, const std::string& revision,
                                               Diagnostics& diagnostics) {
  const auto listed =
      run_process(git_arguments(root, {"ls-tree", "-r", "-z", "--name-only", "--end-of-options", revision}));
  if (!listed) {
    diagnostics.report(Code::git_failed, {}, {revision, "is git installed?"});
    return std::nullopt;
  }
  if (listed->status != 0) {
    const std::vector<std::string> lines = split(listed->err, '\n');
    std::string_view why = trim(lines.front());
    why.remove_prefix(why.starts_with("fatal: ") ? 7 : 0);
    diagnostics.report(Code::bad_revision, {}, {revision, why});
    return std::nullopt;
  }
  auto tree = std::make_shared<Tree>();
  tree->root = root;
  tree->revision = revision;
  tree->kinds[""] = PathKind::directory;
  for (const std::string& path : split(listed->out, '\0')) {
    if (!path.empty()) {
      add_file(*tree, project::join_path(root, path));
    }
  }
  project::FileProvider files;
  files.kind = [tree](const std::string& path) {
    const auto at = tree->kinds.find(project::normal_path(path));
    return at == tree->kinds.end() ? PathKind::none : at->second;
  };
  files.identity = [](const std::string& path) { return project::normal_path(path); };
  files.list = [tree](const std::string& path, std::string& reason) -> std::optional<std::vector<DirectoryEntry>> {
    const auto at = tree->folders.find(project::normal_path(path));
    if (at == tree->folders.end()) {
      reason = "no such folder in " + tree->revision;
      return std::nullopt;
    }
    return at->second;
  };
  files.read = [tree](const std::string& path, std::string& reason) -> std::optional<std::string> {
    std::string relative = project::normal_path(path);
    const std::string prefix = tree->root.empty() ? "" : project::normal_path(tree->root) + "/";
    if (relative.starts_with(prefix)) {
      relative.erase(0, prefix.size());
    }
    auto shown =
        run_process(git_arguments(tree->root, {"show", "--end-of-options", tree->revision + ":./" + relative}));
    if (!shown || shown->status != 0) {
      reason = "no such file in " + tree->revision;
      return std::nullopt;
    }
    return std::move(shown->out);
  };
  return files;
}

}  // namespace ashlar::driver
