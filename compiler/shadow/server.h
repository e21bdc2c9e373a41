#pragma once
// Throw-away PostgreSQL servers: on a unix socket in a private folder, without TCP and without fsync, gone with their
// files when this program ends in whatever way.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/diagnostics/diagnostics.h"

namespace ashlar::shadow {

class Server {
 public:
  /// A server of major version `postgres` where one is installed, else of the newest that is. A cluster made once is
  /// kept in the user's cache folder, so that only the first start takes longer. Reports no_server and server_failed.
  static std::optional<Server> start(int postgres, Diagnostics& diagnostics);
  Server(Server&& other) noexcept;
  Server& operator=(Server&&) = delete;
  Server(const Server&) = delete;
  /// Ends the server and deletes its files.
  ~Server();

  /// A connection string: the database of that name, as the superuser.
  [[nodiscard]] std::string url(std::string_view database) const;
  [[nodiscard]] const std::string& folder() const;
  /// The folder of the server's own programs (psql among them).
  [[nodiscard]] const std::string& programs() const;
  [[nodiscard]] int postgres() const;

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Name of the superuser.
inline constexpr std::string_view superuser = "postgres";

}  // namespace ashlar::shadow
