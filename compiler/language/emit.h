#pragma once
// Schemas in Ashlar's language: canonical SQL read back, and said the short way. It works on statements alone, so a kind of
// object that has no form of its own is printed in sql { … } without a word of it here.

#include <span>
#include <string>

namespace ashlar::language {

/// The statements of a snapshot (compiler/snapshot/snapshot.h, without semicolons) as one file of the language, which
/// compiles to the same snapshot.
std::string emit(std::span<const std::string> statements);

}  // namespace ashlar::language
