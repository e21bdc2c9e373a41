#pragma once
// Within compiler/syntax: what the parser met, made into the tree that is handed on.

#include <optional>
#include <span>
#include <vector>

#include "compiler/syntax/scan.h"
#include "compiler/syntax/tree.h"

namespace ashlar::syntax {

/// Fills `tree` from the events of one parse, `root` being the entry rule. Gives operators their precedence
/// (documentation, "Operator Precedence"), nests set operations, tells columns, calls and typed literals apart.
/// Where something is wrong, `tree` is without entries.
struct Shaped {
  bool too_deep = false;
  std::optional<std::uint32_t> misplaced;  // index of a token that belongs to nothing: an operator without operand
};
Shaped shape(std::span<const Event> events, std::span<const RawToken> tokens, Tree& tree);

}  // namespace ashlar::syntax
