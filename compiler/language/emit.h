#pragma once
// Schemas in Ashlar's language: canonical SQL read back, and said the short way. It works on statements alone, so a
// kind of object that has no form of its own is printed in sql { … } without a word of it here.

#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace ashlar::language {

/// What tables may have taken in.
struct Library {
  struct Mixin {
    std::string module;  // std.timestamps
    std::string name;    // timestamps
  };
  std::vector<Mixin> mixins;
  /// The statements of the snapshot that a text of the language compiles to; none where it has errors.
  std::function<std::vector<std::string>(const std::string& text)> compile;
};

/// The mixins of a module's text that can be taken in without a word about them.
std::vector<Library::Mixin> mixins_without_arguments(const std::string& module, std::string text);

/// The statements of a snapshot (compiler/snapshot/snapshot.h, without semicolons) as one file of the language, which
/// compiles to the same snapshot. `schemas` are those that the project makes, here or in another file, as SQL names
/// them: what stands in others is left to SQL. A table that has exactly what a mixin of `library` adds, and beside it
/// what that makes beside tables, is said to take it in.
std::string emit(std::span<const std::string> statements, const std::set<std::string>& schemas,
                 const Library& library = {});

}  // namespace ashlar::language
