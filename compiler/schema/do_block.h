#pragma once
// What a DO block does to a schema. A block is a program, and the compiler runs none; but most blocks in schema sources
// only say "make this unless it is there" or "change that if it is", in one of a few forms, and these can be read.

#include <string>
#include <utility>
#include <vector>

#include "compiler/base/source.h"

namespace ashlar {

struct DoStep;

/// IF, ELSIF or ELSE of a block.
struct DoBranch {
  SourceText condition;  // empty: ELSE
  /// The variables that may stand in it, each with the expression or query it was assigned; empty where that is not
  /// known.
  std::vector<std::pair<std::string, SourceText>> variables;
  std::vector<DoStep> steps;
};

/// What a block does in one place.
struct DoStep {
  enum class Form {
    statement,  // `statement` changes the schema
    branches,   // the first of `branches` whose condition holds
    leave,      // RETURN
  };
  Form form = Form::statement;
  SourceText statement;
  bool of_roles = false;      // the statement is about a role
  bool unless_there = false;  // handlers leave alone what is there already,
  bool if_there = false;      // or what is not
  std::vector<DoBranch> branches;
};

/// A DO block as far as it can be read.
struct DoBlock {
  enum class Effect {
    none,        // data or messages only
    steps,       // `steps`, in their order
    roles,       // it changes roles, in a way that only running it tells
    computed,    // it runs text that it computes, which may do anything
    statements,  // it changes the schema, in a way that only running it tells
  };
  Effect effect = Effect::none;
  std::vector<DoStep> steps;
};

/// Reads the text of a DO statement. Understood is a PL/pgSQL block whose statements are SQL, EXECUTE of a constant,
/// assignments, RAISE, NULL, PERFORM, RETURN and IF, with handlers that do nothing (documentation, "PL/pgSQL: Control
/// Structures", "Trapping Errors"). Of data nothing is kept.
DoBlock read_do_block(const SourceText& statement);

/// True where a step, or one in it, is of that form.
bool has_step(const std::vector<DoStep>& steps, DoStep::Form form);

}  // namespace ashlar
