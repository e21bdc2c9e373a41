#pragma once
// States that are live databases.

#include <optional>
#include <string>

#include "compiler/catalog/connection.h"
#include "compiler/driver/states.h"

namespace ashlar::driver {

/// Connects to what `target` names. Nothing after errors, which are reported.
std::optional<catalog::Connection> connect(Context& context, const std::string& target);

/// Where neither ashlar.toml nor --postgres names a major version and `target` is a database, its server's is the
/// target's from here on: called before declarations are read, which may say only what that server takes. A server
/// that cannot be reached is reported by whoever reads it.
void take_version_of(Context& context, const std::string& target);

/// The declared state with which a database is compared, under the names that the database has still.
Schema in_old_names(const Schema& live, const Schema& declared, const std::vector<kinds::RenameRequest>& requests);

/// A connection whose database is read as a state, once for each set of schemas.
class LiveDatabase {
 public:
  explicit LiveDatabase(catalog::Connection connection) : connection_(std::move(connection)) {}

  /// Reads it. `declared`: the state that it is to be compared with, which settles what is managed where ashlar.toml
  /// does not say ([scope]), and what the database alone knows (catalog/settle.h); nullptr for all of it. Takes the
  /// version as take_version_of() does. Nothing after errors, which are reported.
  std::optional<State> read(Context& context, const Schema* declared);

  catalog::Connection& connection() { return connection_; }

 private:
  catalog::Connection connection_;
  Scope scope_;
  std::optional<LoadedSchema> loaded_;
};

/// Reads it once.
std::optional<State> read_database(Context& context, catalog::Connection& connection, const Schema* declared);
/// Connects and reads.
std::optional<State> read_database(Context& context, const std::string& target, const Schema* declared);

/// What a schema is managed in by other tools: Alembic's table, sqitch's registry. They are in no declaration.
void leave_bookkeeping_out(Schema& schema);

}  // namespace ashlar::driver
