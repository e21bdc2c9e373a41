#include "compiler/catalog/wait.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace ashlar::catalog {

namespace {

using Clock = std::chrono::steady_clock;

/// Milliseconds until `when`, rounded up, as poll() takes them.
int until(Clock::time_point when) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(when - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000));
}

}  // namespace

SignalWatch::SignalWatch(int stop) : stop_(stop) {
  if (stop_ >= 0) {
    return;
  }
  sigset_t taken;
  sigemptyset(&taken);
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction action {};
    // What is ignored (by a shell's background jobs) stays so.
    if (sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) {
      sigaddset(&taken, signal);
    }
  }
  pthread_sigmask(SIG_BLOCK, &taken, &before_);
  signals_ = signalfd(-1, &taken, SFD_CLOEXEC | SFD_NONBLOCK);
}

SignalWatch::~SignalWatch() {
  if (stop_ >= 0) {
    return;
  }
  if (signals_ >= 0) {
    close(signals_);
  }
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

Woken SignalWatch::wait(int socket, bool read, bool write, const Tick& tick, const Deadline* deadline) {
  const bool ticks = tick.call != nullptr && tick.interval.count() > 0;
  Clock::time_point next = Clock::now() + tick.interval;
  const short events = static_cast<short>((read ? POLLIN : 0) | (write ? POLLOUT : 0));
  while (true) {
    int timeout = -1;
    if (ticks) {
      timeout = until(next);
    }
    if (deadline != nullptr) {
      timeout = timeout < 0 ? until(*deadline) : std::min(timeout, until(*deadline));
    }
    std::array<pollfd, 2> watched{{{socket, events, 0}, {stop_ >= 0 ? stop_ : signals_, POLLIN, 0}}};
    const int ready = poll(watched.data(), watched.size(), timeout);
    if (ready < 0 && errno != EINTR) {
      return Woken::failed;
    }
    if (ready > 0 && watched[1].revents != 0 && stop_ >= 0) {
      return Woken::interrupted;
    }
    signalfd_siginfo taken{};
    if (ready > 0 && watched[1].revents != 0 && ::read(signals_, &taken, sizeof taken) == sizeof taken) {
      return Woken::interrupted;
    }
    if (ready > 0 && watched[0].revents != 0) {
      return Woken::ready;
    }
    if (deadline != nullptr && Clock::now() >= *deadline) {
      return Woken::timeout;
    }
    if (ticks && Clock::now() >= next) {
      tick.call();
      next = Clock::now() + tick.interval;
    }
  }
}

}  // namespace ashlar::catalog
