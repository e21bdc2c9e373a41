#pragma once
// A second connection that watches a long statement of the first.

#include <optional>
#include <string>

#include "compiler/catalog/connection.h"

namespace ashlar::apply {

class Monitor {
 public:
  /// `target` as for Connection::open; empty: nothing is ever known.
  explicit Monitor(std::string target) : target_(std::move(target)) {}
  /// What is known of the session with that process id: how far its index build is, or who holds the lock that it waits
  /// for. Empty where nothing is.
  std::string look(int process);
  /// Who held the lock that the session was last seen waiting for; empty for none.
  [[nodiscard]] const std::string& blocker() const { return blocker_; }
  void forget_blocker() { blocker_.clear(); }

 private:
  catalog::Connection* connected();
  std::string target_;
  std::optional<catalog::Connection> connection_;
  std::string blocker_;
};

}  // namespace ashlar::apply
