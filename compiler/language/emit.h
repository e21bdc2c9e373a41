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
  struct Module {
    std::string name;  // std.timestamps
    std::string text;
  };
  std::vector<Module> modules;
  /// The statements of the snapshot that a text of the language compiles to; none where it has errors.
  std::function<std::vector<std::string>(const std::string& text)> compile;
};

/// A statement of a snapshot (compiler/snapshot/snapshot.h), without its semicolon.
struct SnapshotStatement {
  std::string text;
  std::size_t file = 0;  // into which it goes
};

/// The statements, in the order of the snapshot, as `files` files of the language, which together compile to the same
/// snapshot. `schemas` are those that the project makes, here or elsewhere, as SQL names them: what stands in others is
/// left to SQL. A table that has exactly what a mixin of `library` adds, and beside it what that makes beside tables,
/// is said to take it in; a file of which that leaves nothing is empty.
std::vector<std::string> emit(std::span<const SnapshotStatement> statements, std::size_t files,
                              const std::set<std::string>& schemas, const Library& library = {});

}  // namespace ashlar::language
