// ashlar fmt: files of Ashlar's language in one style.

#include <algorithm>
#include <set>

#include "compiler/driver/commands.h"
#include "compiler/driver/write_files.h"
#include "compiler/language/format.h"
#include "compiler/project/files.h"
#include "compiler/project/session.h"

namespace ashlar::driver {

namespace {

/// All files of the language that `path` is or holds; each folder once, by whatever links it is reached.
void find_files(Context& context, const std::string& path, std::set<std::string>& folders,
                std::vector<std::string>& found) {
  if (context.files.kind(path) != project::PathKind::directory) {
    found.push_back(path);
    return;
  }
  std::string reason;
  auto entries = folders.insert(context.files.identity(path)).second
                     ? context.files.list(path, reason)
                     : std::optional(std::vector<project::DirectoryEntry>());
  if (!entries) {
    context.diagnostics.report(Code::unreadable, {}, {path, reason});
    return;
  }
  std::ranges::sort(*entries, {}, &project::DirectoryEntry::name);
  for (const auto& entry : *entries) {
    const auto inner = path.empty() ? entry.name : project::join_path(path, entry.name);
    const bool wanted = entry.kind == project::PathKind::directory || project::is_language_path(entry.name);
    if (wanted && !entry.name.starts_with('.')) {
      find_files(context, inner, folders, found);
    }
  }
}

std::vector<std::string> files_of(Context& context, const FormatOptions& options) {
  std::vector<std::string> paths = options.paths;
  if (paths.empty()) {
    for (const auto& source : context.config->sources) {
      paths.push_back(project::join_path(context.root(), source));
    }
  }
  std::vector<std::string> found;
  std::set<std::string> folders;
  for (const auto& path : paths) {
    find_files(context, path, folders, found);
  }
  if (options.paths.empty()) {
    std::erase_if(found, [](const auto& path) { return !project::is_language_path(path); });
  }
  return found;
}

FileSet one_file(const std::string& path, std::string content) {
  const auto folder = project::parent_path(path);
  return {folder, {{folder.empty() ? path : path.substr(path.rfind('/') + 1), std::move(content), true}}};
}

}  // namespace

int run_format(Context& context, const FormatOptions& options) {
  if (!read_project(context, options.paths.empty())) {
    return finish(context, exit_input_error);
  }
  std::vector<FileSet> changed;
  std::string told;
  for (const auto& path : files_of(context, options)) {
    std::string reason;
    auto content = context.files.read(path, reason);
    if (!content) {
      context.diagnostics.report(Code::unreadable, {}, {path, reason});
      continue;
    }
    if (!project::is_language_path(path)) {
      context.diagnostics.report(Code::bad_usage, {}, {path + " is no file of Ashlar's language"},
                                 "its files end in .ash");
      continue;
    }
    if (project::first_not_text(*content)) {
      context.diagnostics.report(Code::not_text, {}, {path}, "save it as UTF-8");
      continue;
    }
    const FileId file = context.sources.add(path, *content);
    auto formatted = language::format(file, context.sources, context.diagnostics);
    if (formatted && *formatted != *content) {
      told += (options.check ? "Would change " : "Changed ") + path + "\n";
      changed.push_back(one_file(path, std::move(*formatted)));
    }
  }
  if (context.diagnostics.has_errors() ||
      (!options.check && !changed.empty() && !write_files(changed, context.diagnostics))) {
    return finish(context, exit_input_error);
  }
  write_output(context, "", context.options.quiet ? "" : told);
  return finish(context, options.check && !changed.empty() ? exit_differences : exit_done);
}

}  // namespace ashlar::driver
