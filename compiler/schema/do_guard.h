#pragma once
// What the branches of a DO block are about, as far as it matters for a condition that cannot be answered.

#include "compiler/schema/do_block.h"

namespace ashlar {

/// True where the step changes the schema in a branch, or may end the block.
bool decides(const DoStep& step);

/// True where the condition says in one of the usual forms that something is not there: what it guards is made unless
/// it is there, even where the condition itself cannot be answered.
bool is_guard(const SourceText& condition);

/// True where all that the step may do is to make what is not there.
bool only_guards(const DoStep& step);

/// True where all statements are about roles.
bool only_of_roles(const std::vector<DoBranch>& branches);

/// What is there already is left alone in a branch that a guard leads to.
void mark_guarded(DoBranch& branch);

}  // namespace ashlar
