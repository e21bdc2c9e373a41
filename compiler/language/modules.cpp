#include "compiler/language/modules.h"

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/language/scope.h"

namespace ashlar::language {

namespace {

constexpr std::string_view extension = ".ash";
constexpr std::string_view standard = "std.";

/// "std/timestamps.ash" of "std.timestamps".
std::string path_of(std::string_view module) {
  std::string path(module);
  std::ranges::replace(path, '.', '/');
  return path + std::string(extension);
}

}  // namespace

std::vector<const Module*> Modules::load(FileId file) {
  std::vector<const Module*> order;
  read(file, order);
  return order;
}

Module* Modules::read(FileId file, std::vector<const Module*>& order) {
  const auto path = sources_.file(file).path;
  const auto identity = files_.identity(path);
  if (const auto known = by_identity_.find(identity); known != by_identity_.end()) {
    if (given_.insert(known->second).second) {
      order.push_back(known->second);
    }
    return known->second;
  }
  Module& module = modules_.emplace_back();
  by_identity_[identity] = &module;
  module.document = parse(file, sources_, diagnostics_);
  open_.emplace_back(identity, path);
  for (const auto& declaration : module.document.declarations) {
    if (declaration.kind == Declaration::Kind::mixin) {
      const auto token = declaration.name.first;
      const auto name = name_value(module.document.text(token));
      if (!module.mixins.emplace(name, &declaration).second) {
        diagnostics_.report(Code::duplicate_object, module.document.tokens.span(module.document.at(token)),
                            {"mixin", name});
      }
    } else if (declaration.kind == Declaration::Kind::use) {
      follow(module, declaration, order);
    }
  }
  open_.pop_back();
  given_.insert(&module);
  order.push_back(&module);
  return &module;
}

void Modules::follow(Module& module, const Declaration& use, std::vector<const Module*>& order) {
  const auto& document = module.document;
  const Span span = document.span(use.name);
  std::string name;
  for (auto token = use.name.first; token < use.name.last; ++token) {
    name += document.text(token);
  }
  const auto path = find(name);
  if (path.empty()) {
    const auto near = closest(name, known_modules());
    diagnostics_.report(Code::unknown_module, span, {name},
                        !near.empty()                ? "did you mean " + near + "?"
                        : name.starts_with(standard) ? "the standard library has no such module"
                                                     : path_of(name) + " is in no folder of the sources");
    module.complete = false;
    return;
  }
  const auto identity = files_.identity(path);
  const auto outer = std::ranges::find(open_, identity, &std::pair<std::string, std::string>::first);
  if (outer != open_.end()) {
    std::string chain;
    for (auto at = outer; at != open_.end(); ++at) {
      chain += at->second + " → ";
    }
    diagnostics_.report(Code::include_cycle, span, {outer->second, chain + outer->second});
    return;
  }
  if (const auto known = by_identity_.find(identity); known != by_identity_.end()) {
    known->second->name = name;
    module.uses.push_back(known->second);
    return;
  }
  std::string reason;
  auto content = files_.read(path, reason);
  if (content && project::first_not_text(*content)) {
    diagnostics_.report(Code::not_text, span, {path}, "save it as UTF-8");
    module.complete = false;
    return;
  }
  if (!content) {
    content = project::disk_files().read(path, reason);  // the standard library is no part of a git revision
  }
  if (!content) {
    diagnostics_.report(Code::unreadable, span, {path, reason});
    module.complete = false;
    return;
  }
  auto* used = read(sources_.add(path, std::move(*content)), order);
  used->name = name;
  module.uses.push_back(used);
}

/// A module of the project comes before one of the standard library: so a project can have its own std/NAME.ash.
std::string Modules::find(const std::string& name) const {
  for (const auto& root : options_.roots) {
    auto path = project::join_path(root, path_of(name));
    if (files_.kind(path) == project::PathKind::file) {
      return path;
    }
  }
  if (name.starts_with(standard) && !options_.standard_library.empty()) {
    auto path = project::join_path(options_.standard_library, path_of(name.substr(standard.size())));
    if (project::disk_files().kind(path) == project::PathKind::file) {
      return path;
    }
  }
  return {};
}

std::vector<std::string> Modules::known_modules() const {
  std::vector<std::string> names;
  const auto add = [&](const project::FileProvider& files, const std::string& folder, std::string_view prefix) {
    std::string reason;
    for (const auto& entry : files.list(folder, reason).value_or(std::vector<project::DirectoryEntry>())) {
      if (entry.name.ends_with(extension)) {
        names.push_back(std::string(prefix) + entry.name.substr(0, entry.name.size() - extension.size()));
      }
    }
  };
  for (const auto& root : options_.roots) {
    add(files_, root, "");
  }
  if (!options_.standard_library.empty()) {
    add(project::disk_files(), options_.standard_library, standard);
  }
  return names;
}

std::pair<const Declaration*, const Module*> Modules::mixin(const Module& module, std::string_view name) const {
  if (const auto own = module.mixins.find(name); own != module.mixins.end()) {
    return {own->second, &module};
  }
  for (const auto* used : module.uses) {
    if (const auto found = used->mixins.find(name); found != used->mixins.end()) {
      return {found->second, used};
    }
  }
  return {nullptr, nullptr};
}

std::vector<std::string> Modules::mixin_names(const Module& module) const {
  std::vector<std::string> names;
  const auto add = [&](const Module& one) {
    for (const auto& [name, declaration] : one.mixins) {
      names.push_back(name);
    }
  };
  add(module);
  for (const auto* used : module.uses) {
    add(*used);
  }
  return names;
}

std::string Modules::module_with(std::string_view mixin) {
  for (const auto& module : modules_) {
    if (module.mixins.contains(mixin) && !module.name.empty()) {
      return module.name;
    }
  }
  auto standard_one = std::string(standard) + std::string(mixin);
  return find(standard_one).empty() ? std::string() : standard_one;
}

}  // namespace ashlar::language
