#include "compiler/shadow/supervisor.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <utility>
#include <vector>

namespace ashlar::shadow {

namespace {

/// Closes what was inherited: an open pipe of this program would keep others waiting for its end.
void close_all_but(std::array<int, 3> kept) {
  std::vector<int> open;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", failed)) {
    const std::string name = entry.path().filename().string();
    int descriptor = -1;
    std::from_chars(name.data(), name.data() + name.size(), descriptor);
    if (descriptor > STDERR_FILENO && std::ranges::find(kept, descriptor) == kept.end()) {
      open.push_back(descriptor);
    }
  }
  for (const int descriptor : open) {
    close(descriptor);
  }
}

/// A terminal's signals and output are for the program that was started there.
bool detach(const Account& account) {
  setsid();
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGCHLD}) {
    std::signal(signal, SIG_DFL);
  }
  std::signal(SIGPIPE, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    dup2(nothing, stream);
  }
  umask(S_IRWXG | S_IRWXO);
  return !account.other || (setgroups(0, nullptr) == 0 && setgid(account.group) == 0 && setuid(account.user) == 0);
}

[[noreturn]] void serve(const Duties& duties, int control, int answers) {
  for (;;) {
    char command = 0;
    const ssize_t count = read(control, &command, 1);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count != 1) {
      duties.clean_up();
      _exit(0);
    }
    const char answer = duties.serve(command, control);
    if (write(answers, &answer, 1) != 1) {
      duties.clean_up();
      _exit(0);
    }
  }
}

}  // namespace

Account server_account() {
  if (geteuid() != 0) {
    return {false, geteuid(), getegid()};
  }
  for (const char* name : {"postgres", "nobody"}) {
    if (const passwd* entry = getpwnam(name)) {
      return {true, entry->pw_uid, entry->pw_gid};
    }
  }
  constexpr uid_t usual_nobody = 65534;
  return {true, usual_nobody, usual_nobody};
}

bool asker_is_gone(int control) {
  pollfd waiting{control, POLLIN, 0};
  return poll(&waiting, 1, 0) > 0;
}

std::optional<Supervisor> Supervisor::start(const Duties& duties, const Account& account, int kept) {
  std::array<int, 2> control{};
  std::array<int, 2> answers{};
  if (pipe2(control.data(), O_CLOEXEC) != 0) {
    return std::nullopt;
  }
  if (pipe2(answers.data(), O_CLOEXEC) != 0) {
    close(control[0]);
    close(control[1]);
    return std::nullopt;
  }
  const pid_t process = fork();
  if (process == 0) {
    close_all_but({control[0], answers[1], kept});
    if (!detach(account)) {
      _exit(1);
    }
    serve(duties, control[0], answers[1]);
  }
  close(control[0]);
  close(answers[1]);
  if (process < 0) {
    close(control[1]);
    close(answers[0]);
    return std::nullopt;
  }
  return Supervisor(process, control[1], answers[0]);
}

Supervisor::Supervisor(Supervisor&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      control_(std::exchange(other.control_, -1)),
      answers_(std::exchange(other.answers_, -1)) {
}

Supervisor::~Supervisor() {
  if (process_ < 0) {
    return;
  }
  close(control_);
  close(answers_);
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

std::optional<char> Supervisor::ask(char command) {
  const auto previous = std::signal(SIGPIPE, SIG_IGN);
  const bool asked = write(control_, &command, 1) == 1;
  std::signal(SIGPIPE, previous);
  char answer = 0;
  ssize_t count = 0;
  while (asked && (count = read(answers_, &answer, 1)) < 0 && errno == EINTR) {
  }
  return asked && count == 1 ? std::optional(answer) : std::nullopt;
}

}  // namespace ashlar::shadow
