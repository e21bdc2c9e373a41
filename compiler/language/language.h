#pragma once
// Ashlar's language (files that end in .ash; docs/language.md). Front end only: its declarations become statements of
// SQL whose every token has the place in the file, or mixin, that it came from. Nothing after this knows the language.

#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/project/files.h"
#include "compiler/project/session.h"

namespace ashlar::language {

struct Options {
  /// What ${name} stands for, beside the parameters of mixins.
  project::Variables variables;
  /// Folders of the project in which modules are looked for, in this order.
  std::vector<std::string> roots;
  /// The folder of the standard library; empty where there is none.
  std::string standard_library;
};

/// Puts the statements of every file of the language, and of the modules that it uses, in its place among `items`.
/// What is wrong with the files is reported; the statements of what is good are there.
void lower(std::vector<project::Item>& items, const Options& options, const project::FileProvider& files,
           SourceManager& sources, Diagnostics& diagnostics);

}  // namespace ashlar::language
