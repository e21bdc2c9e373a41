#include "compiler/base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>

extern char** environ;  // NOLINT: POSIX

namespace ashlar {

namespace {

/// One end of a pipe, closed when it goes.
class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  [[nodiscard]] int get() const { return value_; }
  void set(int value) { value_ = value; }
  void close() {
    if (value_ >= 0) {
      ::close(value_);
      value_ = -1;
    }
  }

 private:
  int value_;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
  bool open() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
      return false;
    }
    read.set(ends[0]);
    write.set(ends[1]);
    return true;
  }
};

/// Appends what is there to read; closes at the end.
void drain(Descriptor& from, std::string& to) {
  std::array<char, 65536> buffer{};
  const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
  if (count > 0) {
    to.append(buffer.data(), static_cast<std::size_t>(count));
  } else if (count == 0 || errno != EINTR) {
    from.close();
  }
}

void feed(Descriptor& to, std::string_view& input) {
  const ssize_t count = ::write(to.get(), input.data(), input.size());
  if (count > 0) {
    input.remove_prefix(static_cast<std::size_t>(count));
  }
  if (input.empty() || (count < 0 && errno != EINTR && errno != EAGAIN)) {
    to.close();
  }
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> result;
  result.reserve(texts.size() + 1);
  for (const std::string& text : texts) {
    result.push_back(const_cast<char*>(text.c_str()));  // NOLINT: posix_spawn does not write to them
  }
  result.push_back(nullptr);
  return result;
}

/// Starts the program with the pipes as its standard streams; with limits, in a process group of its own.
std::optional<pid_t> start(const std::vector<std::string>& arguments, const Pipe& in, const Pipe& out, const Pipe& err,
                           const ProcessLimits* limits) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.write.get(), STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  if (limits != nullptr) {
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
  }
  const std::vector<char*> argv = pointers(arguments);
  const std::vector<char*> variables = limits == nullptr ? std::vector<char*>{} : pointers(limits->environment);
  pid_t child = 0;
  const int failed =
      posix_spawnp(&child, argv[0], &actions, &attributes, argv.data(), limits == nullptr ? environ : variables.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? std::optional(child) : std::nullopt;
}

/// Moves bytes until the program closes its ends, or goes over a limit.
void converse(Pipe& in, Pipe& out, Pipe& err, std::string_view input, const ProcessLimits* limits,
              ProcessResult& result) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::seconds(limits == nullptr ? 0 : limits->seconds);
  while (out.read.get() >= 0 || err.read.get() >= 0) {
    std::array<pollfd, 3> waiting{
        {{out.read.get(), POLLIN, 0}, {err.read.get(), POLLIN, 0}, {in.write.get(), POLLOUT, 0}}};
    int wait = -1;
    if (limits != nullptr) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
      result.timed_out = left <= 0;
      result.too_long = result.out.size() > limits->output || result.err.size() > limits->output;
      if (result.timed_out || result.too_long) {
        return;
      }
      wait = static_cast<int>(left);
    }
    if (poll(waiting.data(), waiting.size(), wait) < 0 && errno != EINTR) {
      return;
    }
    if (waiting[0].revents != 0) {
      drain(out.read, result.out);
    }
    if (waiting[1].revents != 0) {
      drain(err.read, result.err);
    }
    if (waiting[2].revents != 0) {
      feed(in.write, input);
    }
  }
}

std::optional<ProcessResult> run(const std::vector<std::string>& arguments, std::string_view input,
                                 const ProcessLimits* limits) {
  Pipe in;
  Pipe out;
  Pipe err;
  if (arguments.empty() || !in.open() || !out.open() || !err.open()) {
    return std::nullopt;
  }
  const auto child = start(arguments, in, out, err, limits);
  if (!child) {
    return std::nullopt;
  }
  in.read.close();
  out.write.close();
  err.write.close();
  // A program that ends without reading all its input must not end us.
  const auto previous = std::signal(SIGPIPE, SIG_IGN);
  fcntl(in.write.get(), F_SETFL, O_NONBLOCK);
  if (input.empty()) {
    in.write.close();
  }
  ProcessResult result;
  converse(in, out, err, input, limits, result);
  if (limits != nullptr) {
    // Also what it started and left behind.
    kill(-*child, SIGKILL);
  }
  int status = 0;
  while (waitpid(*child, &status, 0) < 0 && errno == EINTR) {
  }
  std::signal(SIGPIPE, previous);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace

std::optional<ProcessResult> run_process(const std::vector<std::string>& arguments, std::string_view input) {
  return run(arguments, input, nullptr);
}

std::optional<ProcessResult> run_process(const std::vector<std::string>& arguments, std::string_view input,
                                         const ProcessLimits& limits) {
  return run(arguments, input, &limits);
}

}  // namespace ashlar
