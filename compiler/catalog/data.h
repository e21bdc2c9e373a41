#pragma once
// Rows of a live database, where reference data is declared.

#include "compiler/catalog/connection.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/kinds/definition.h"

namespace ashlar::catalog {

/// Puts into `live` the rows of the database that have the keys which `declared` has rows for, with the columns that it
/// declares; what else stands in the tables is not looked at. The server compares, so that two spellings of one value
/// are the same; values from the environment are taken as declared. The connection is in the transaction in which
/// `live` was read. False after errors, which are reported (database_failed).
bool read_data(Connection& connection, const Schema& declared, Schema& live, Diagnostics& diagnostics);

}  // namespace ashlar::catalog
