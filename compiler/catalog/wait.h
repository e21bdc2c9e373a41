#pragma once
// Waiting on a connection's socket without losing signals.

#include <csignal>

#include <chrono>
#include <functional>

namespace ashlar::catalog {

enum class Woken { ready, interrupted, timeout, failed };

/// Called every `interval` of waiting.
struct Tick {
  std::chrono::milliseconds interval{0};
  std::function<void()> call = {};
};

/// Takes SIGINT and SIGTERM as long as it lives, so that no wait misses one.
class SignalWatch {
 public:
  /// `stop`: a descriptor that is asked instead, of a thread that is told so when it shall end; it can be read then.
  explicit SignalWatch(int stop = -1);
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

  using Deadline = std::chrono::steady_clock::time_point;
  /// Waits until `socket` can be read or, as asked, written.
  Woken wait(int socket, bool read, bool write, const Tick& tick = {}, const Deadline* deadline = nullptr);

 private:
  sigset_t before_{};
  int signals_ = -1;
  int stop_;
};

}  // namespace ashlar::catalog
