#pragma once
// Within compiler/language: the files of a project and the modules they use.

#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compiler/language/document.h"
#include "compiler/language/language.h"

namespace ashlar::language {

/// A file of the language, parsed, with the modules that it uses.
struct Module {
  Document document;
  std::string name;                 // as `use` has it; empty for a source that nothing uses
  std::vector<const Module*> uses;  // in order
  std::map<std::string, const Declaration*, std::less<>> mixins;
  bool complete = true;  // every module that it uses was found
};

class Modules {
 public:
  Modules(const Options& options, const project::FileProvider& files, SourceManager& sources, Diagnostics& diagnostics)
      : options_(options), files_(files), sources_(sources), diagnostics_(diagnostics) {}

  /// The module of a source file, and before it those it uses that were not asked for yet, in order of need.
  std::vector<const Module*> load(FileId file);
  /// The mixin of that name that `module` sees: its own, or one of a module that it uses.
  [[nodiscard]] std::pair<const Declaration*, const Module*> mixin(const Module& module, std::string_view name) const;
  /// The names of the mixins it sees.
  [[nodiscard]] std::vector<std::string> mixin_names(const Module& module) const;
  /// A module that has the mixin, though it is not used; empty where none is known.
  [[nodiscard]] std::string module_with(std::string_view mixin);

 private:
  Module* read(FileId file, std::vector<const Module*>& order);
  void follow(Module& module, const Declaration& use, std::vector<const Module*>& order);
  std::string find(const std::string& name) const;
  std::vector<std::string> known_modules() const;

  const Options& options_;
  const project::FileProvider& files_;
  SourceManager& sources_;
  Diagnostics& diagnostics_;
  std::deque<Module> modules_;
  std::map<std::string, Module*> by_identity_;
  std::set<const Module*> given_;                          // handed out already
  std::vector<std::pair<std::string, std::string>> open_;  // identity and path of the files being read
};

}  // namespace ashlar::language
