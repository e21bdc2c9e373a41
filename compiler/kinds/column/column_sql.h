#pragma once
// Clauses and statements about a column that its CREATE and its changes share.

#include <string>
#include <string_view>

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// ALTER TABLE … ALTER COLUMN … with that action.
Statement altering(const ObjectId& column, const std::string& action);
/// The default of the column; nullptr where it has none, or there is no schema.
const SqlText* default_of(const Schema* schema, const ObjectId& column);
/// The options of an identity column's sequence, each behind `before_each`.
std::string identity_options(const Parameters& options, std::string_view before_each);
/// GENERATED … AS IDENTITY with its options.
std::string identity_clause(const Column& column);
/// Has the new sequence of an identity column go on behind the numbers that the rows have.
Statement continue_identity(const ObjectId& id, const Column& column);

}  // namespace ashlar::kinds
