#include "compiler/shadow/beside.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <system_error>
#include <thread>
#include <utility>

#include "compiler/catalog/wait.h"

namespace ashlar::shadow {

namespace {

void raise_event(int event) {
  eventfd_write(event, 1);
}

/// A thread begun meanwhile takes no signals: they are for the one that waits for it.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all;
    sigemptyset(&all);
    sigaddset(&all, SIGINT);
    sigaddset(&all, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace

struct Beside::State {
  catalog::Connection& connection;
  Work work;
  SourceManager sources;
  Diagnostics diagnostics;
  std::optional<Schema> made;
  int stop = eventfd(0, EFD_CLOEXEC);
  int done = eventfd(0, EFD_CLOEXEC);
  std::thread thread;

  State(catalog::Connection& its, Work what) : connection(its), work(std::move(what)) {
    if (stop < 0 || done < 0) {
      return;
    }
    connection.set_stop(stop);
    const SignalsBlocked blocked;
    try {
      thread = std::thread([this] { run(); });
    } catch (const std::system_error&) {
      connection.set_stop(-1);  // then it is the caller's to do
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    end();
    close(stop);
    close(done);
  }

  void run() {
    try {
      made = work(sources, diagnostics);
    } catch (const std::exception&) {
      made.reset();
    }
    raise_event(done);
  }

  void end() {
    if (thread.joinable()) {
      raise_event(stop);
      thread.join();
      connection.set_stop(-1);
    }
  }
};

Beside::Beside(catalog::Connection& connection, Work work)
    : state_(std::make_unique<State>(connection, std::move(work))) {
}
Beside::Beside(Beside&&) noexcept = default;
Beside::~Beside() = default;

std::optional<Schema> Beside::take(Diagnostics& diagnostics) {
  if (state_->thread.joinable()) {
    catalog::SignalWatch signals;
    if (signals.wait(state_->done, true, false) == catalog::Woken::interrupted) {
      diagnostics.report(Code::interrupted, {});
    }
  }
  state_->end();
  return state_->diagnostics.all().empty() ? std::move(state_->made) : std::nullopt;
}

}  // namespace ashlar::shadow
