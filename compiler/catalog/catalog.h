#pragma once
// A live database as a Schema: its catalog, read in one transaction and written as the SQL that makes it, goes through
// the same front end as every other state.

#include <optional>

#include "compiler/catalog/connection.h"
#include "compiler/schema/load.h"
#include "compiler/schema/scope.h"

namespace ashlar::catalog {

/// Reads what is in scope: all schemas of the database, or `scope.schemas`; roles, memberships and settings where
/// `scope.roles` asks for them. What scope leaves out, what extensions own, and temporary objects are not read. Owners
/// and privileges are explicit. `options` are for the loader; the server's major version stands for its own.
///
/// The SQL read is added to `sources` under the database's name. Nothing after errors, which are reported:
/// unsupported_server, database_failed, interrupted, unmodelled_objects (a warning where `options` say so).
/// Where the connection is in a transaction, it is read in that, and left open.
std::optional<LoadedSchema> read_catalog(Connection& connection, const Scope& scope, const LoadOptions& options,
                                         SourceManager& sources, Diagnostics& diagnostics);

/// Reports a failure of `connection` or of opening it: interrupted, cannot_connect or database_failed. `what` names the
/// database without its password.
void report_failure(const Failure& failure, const std::string& what, bool opening, Diagnostics& diagnostics);

}  // namespace ashlar::catalog
