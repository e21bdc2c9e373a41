#pragma once
// A large catalog is read by two sessions at once: what takes time is the server's.

#include "compiler/catalog/connection.h"

namespace ashlar::catalog {

/// Runs the queries in the transaction that `connection` is in, which is REPEATABLE READ. Those from `second` on are
/// run by a session of their own, in a transaction that sees the same and begins with `settings`; where there can be
/// none (a limit of connections, a pool), by `connection` as well. Fails as Connection::pipeline does.
Answer<std::vector<Rows>> run_on_two(Connection& connection, const std::vector<Query>& queries, std::size_t second,
                                     const std::vector<std::string>& settings);

}  // namespace ashlar::catalog
