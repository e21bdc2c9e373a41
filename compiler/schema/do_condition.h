#pragma once
// What the condition of an IF in a DO block comes to where only the sources are known: whether a type, table or column
// is there, which version the target is. Of what a running server alone knows nothing is assumed.

#include "compiler/schema/catalog_question.h"
#include "compiler/schema/do_block.h"

namespace ashlar {

Answer answer(const DoBranch& branch, const Known& known);

}  // namespace ashlar
