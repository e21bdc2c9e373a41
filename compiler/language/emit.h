#pragma once
// Schemas in Ashlar's language: canonical SQL read back, and said the short way. It works on statements alone, so a
// kind of object that has no form of its own is printed in sql { … } without a word of it here.

#include <set>
#include <span>
#include <string>

namespace ashlar::language {

/// The statements of a snapshot (compiler/snapshot/snapshot.h, without semicolons) as one file of the language, which
/// compiles to the same snapshot. `schemas` are those that the project makes, here or in another file, as SQL names
/// them: what stands in others is left to SQL.
std::string emit(std::span<const std::string> statements, const std::set<std::string>& schemas);

}  // namespace ashlar::language
