#pragma once
// Throw-away databases: on a throw-away server, or on one that the user names.

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "compiler/catalog/connection.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/kinds/definition.h"

namespace ashlar::shadow {

struct HostOptions {
  int postgres = 15;
  std::string url;  // of the user's server (a database there to connect to first); empty: one of our own is started
};

class Host;

/// An empty database at first. Dropped, where its server stays, at the end of its life, or when this program ends in
/// whatever way. Roles that were made there for it go at the end of its life.
class Database {
 public:
  Database(Database&&) noexcept;
  Database& operator=(Database&&) = delete;
  ~Database();
  [[nodiscard]] catalog::Connection& connection();
  /// A connection string.
  [[nodiscard]] const std::string& target() const;
  [[nodiscard]] const std::string& name() const;

 private:
  friend class Host;
  friend bool load_schema(Database&, const Schema&, int, const std::string&, Diagnostics&);
  friend bool make_surroundings(Database&, const Schema&, Diagnostics&);
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class Host {
 public:
  /// Reports no_server and server_failed.
  static std::optional<Host> open(const HostOptions& options, Diagnostics& diagnostics);
  Host(Host&&) noexcept;
  Host& operator=(Host&&) = delete;
  ~Host();
  /// Reports server_failed. The Host must outlive the database.
  std::optional<Database> create(Diagnostics& diagnostics);
  /// True where the server is ours: roles can be made and nobody else is there.
  [[nodiscard]] bool own() const;
  /// The folder of the server's programs, empty where the server is the user's.
  [[nodiscard]] std::string programs() const;
  /// The folder of the socket, likewise.
  [[nodiscard]] std::string socket_folder() const;
  [[nodiscard]] int postgres() const;

 private:
  struct State;
  explicit Host(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Values for declared rows that take them from the environment: those that are set, a harmless one for the rest.
std::map<std::string, std::string> trial_environment(const std::vector<std::string>& names);

/// Makes everything in `schema`, in one transaction, and first the roles and schemas that it names without having them.
/// On the user's server roles are left as they are, and only those that are missing are made. Reports not_loadable with
/// `what` ("sources") and the object that failed. False after errors.
bool load_schema(Database& database, const Schema& schema, int postgres, const std::string& what,
                 Diagnostics& diagnostics);
/// Only the roles and schemas that it names without having them.
bool make_surroundings(Database& database, const Schema& schema, Diagnostics& diagnostics);

/// The failure of something that ought to work, as server_failed; interrupted where it was that.
void report_failure(const catalog::Failure& failure, Diagnostics& diagnostics);

}  // namespace ashlar::shadow
