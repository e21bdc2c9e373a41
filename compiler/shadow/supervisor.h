#pragma once
// A process that outlives this one to clean up after it, however this one ends: by itself, by a signal, by a crash.

#include <sys/types.h>

#include <functional>
#include <optional>

namespace ashlar::shadow {

/// The user that PostgreSQL runs as. It refuses root, so that root starts it as `postgres`, or else `nobody`.
struct Account {
  bool other = false;  // than the user of this process
  uid_t user = 0;
  gid_t group = 0;
};
Account server_account();

/// What the process does. Both run in it, as the account, in a session of its own; they must not return to the caller's
/// code.
struct Duties {
  /// Answers a command. `control` becomes readable when the asking process has ended: a long duty looks at it.
  std::function<char(char command, int control)> serve;
  std::function<void()> clean_up;
};

class Supervisor {
 public:
  Supervisor(Supervisor&& other) noexcept;
  Supervisor& operator=(Supervisor&&) = delete;
  Supervisor(const Supervisor&) = delete;
  /// Has it clean up, and waits until that is done.
  ~Supervisor();
  /// Starts it. All descriptors but `kept` are closed there; -1 for none. Nothing where no process could be started.
  static std::optional<Supervisor> start(const Duties& duties, const Account& account, int kept);
  /// Gives a command and waits for the answer; nothing where the process is gone.
  [[nodiscard]] std::optional<char> ask(char command);

 private:
  Supervisor(pid_t process, int control, int answers) : process_(process), control_(control), answers_(answers) {}
  pid_t process_;
  int control_;
  int answers_;
};

/// True where the asking process has ended.
bool asker_is_gone(int control);

}  // namespace ashlar::shadow
