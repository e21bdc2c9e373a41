#include "compiler/driver/standard_library.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "compiler/driver/states.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

std::string standard_library() {
  if (const char* given = std::getenv("ASHLAR_STDLIB"); given != nullptr && *given != '\0') {
    return given;
  }
  std::error_code failed;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (failed) {
    return {};
  }
  const auto folder = program.parent_path();
  for (const auto& candidate :
       {folder / "stdlib", folder.parent_path() / "stdlib", folder.parent_path() / "share" / "ashlar" / "stdlib"}) {
    if (std::filesystem::is_directory(candidate, failed)) {
      return candidate.string();
    }
  }
  return {};
}

namespace {

/// True where the project has a module std.NAME of its own, which says something else.
bool is_overridden(const Context& context, const std::string& file) {
  const auto sources = context.config ? context.config->sources : std::vector<std::string>{};
  return std::ranges::any_of(sources, [&](const std::string& source) {
    const std::string path = project::join_path(context.root(), source);
    const bool folder = context.files.kind(path) == project::PathKind::directory;
    const std::string own = project::join_path(folder ? path : project::parent_path(path), "std/" + file);
    return context.files.kind(own) == project::PathKind::file;
  });
}

}  // namespace

language::Library known_modules(const Context& context) {
  language::Library library;
  const std::string folder = standard_library();
  std::string reason;
  const auto entries = folder.empty() ? std::nullopt : context.files.list(folder, reason);
  for (const auto& entry : entries.value_or(std::vector<project::DirectoryEntry>{})) {
    constexpr std::string_view extension = ".ash";
    if (!entry.name.ends_with(extension) || is_overridden(context, entry.name)) {
      continue;
    }
    if (auto text = context.files.read(project::join_path(folder, entry.name), reason)) {
      const std::string module = "std." + entry.name.substr(0, entry.name.size() - extension.size());
      library.modules.push_back({module, std::move(*text)});
    }
  }
  library.compile = [&context](const std::string& text) {
    Context probe;
    probe.options.postgres = context.postgres();
    const auto state = read_language(probe, text);
    return state ? snapshot_statements(state->loaded.schema, probe.postgres(), probe.diagnostics)
                 : std::vector<std::string>{};
  };
  return library;
}

}  // namespace ashlar::driver
