#pragma once
// Sequence options as CREATE SEQUENCE, ALTER SEQUENCE and identity columns write them.

#include <vector>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// A sequence of `type` ("smallint", "integer", "bigint"; an AS option overrides it) with the sequenceOption nodes of
/// `options`. OWNED BY, SEQUENCE NAME and RESTART say nothing about the sequence itself and are passed over.
Sequence read_sequence(std::string_view type, const std::vector<syntax::Node>& options);

/// `sequence` after ALTER … with these options. Limits that were the defaults of the old type become those of the new.
Sequence altered_sequence(const Sequence& sequence, const std::vector<syntax::Node>& options);

}  // namespace ashlar::kinds
