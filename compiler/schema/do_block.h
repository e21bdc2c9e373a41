#pragma once
// What a DO block does to a schema. A block is a program, and the compiler runs none; but most blocks in schema sources
// only say "make this unless it is there", in one of a few forms, and these can be read.

#include <vector>

#include "compiler/base/source.h"

namespace ashlar {

/// A DO block as far as it can be read.
struct DoBlock {
  enum class Effect {
    none,        // data or messages only
    guarded,     // `statements`, each done unless what it makes is there
    roles,       // it changes roles, in a way that only running it tells
    computed,    // it runs text that it computes, which may do anything
    statements,  // it changes the schema, in a way that only running it tells
  };
  Effect effect = Effect::none;
  std::vector<SourceText> statements;
};

/// Reads the text of a DO statement. Understood is a PL/pgSQL block without variables whose statements are SQL, EXECUTE
/// of a constant, RAISE, NULL and PERFORM; under IF NOT EXISTS (…) or IF to_regtype(…) IS NULL, or with handlers that
/// do nothing (documentation, "PL/pgSQL: Control Structures", "Trapping Errors").
DoBlock read_do_block(const SourceText& statement);

}  // namespace ashlar
