#include "compiler/shadow/server.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>
#include <utility>
#include <vector>

#include "compiler/base/text.h"
#include "compiler/base/uri.h"
#include "compiler/shadow/cluster.h"
#include "compiler/shadow/programs.h"
#include "compiler/shadow/supervisor.h"

namespace ashlar::shadow {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::string_view folder_prefix = "ashlar-server-";
/// A socket's path must stay under 108 bytes (sun_path); what we add to the folder is shorter than this.
constexpr std::size_t longest_temporary = 50;
constexpr const char* memory_folder = "/dev/shm";
constexpr std::uint64_t enough_memory = std::uint64_t{4} << 30U;
constexpr auto start_limit = std::chrono::seconds(60);
constexpr auto stop_limit = std::chrono::seconds(8);

// Commands to the supervisor.
constexpr char make_folder = 'f';
constexpr char make_cluster = 'i';
constexpr char start_server = 's';
constexpr char done = 'y';

/// Durability is of no use to a cluster that is deleted soon. A schema of thousands of tables is made in one
/// transaction, which holds a lock on each.
constexpr std::array<std::string_view, 18> settings{
    "listen_addresses=",
    "port=5432",  // whatever PGPORT says
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "checkpoint_timeout=1h",
    "max_connections=30",
    "jit=off",
    "timezone=UTC",
    "unix_socket_permissions=0777",
    "max_locks_per_transaction=2048",
    "shared_buffers=64MB",
    "log_timezone=UTC",
    "logging_collector=off",
    "track_counts=off",
};

/// Files in memory are made several times sooner, and each table is some. Containers have little of it.
bool has_room_in_memory() {
  struct statvfs found {};
  return statvfs(memory_folder, &found) == 0 && access(memory_folder, W_OK | X_OK) == 0 &&
         found.f_bavail >= enough_memory / found.f_frsize;
}

std::string temporary_folder() {
  const char* value = std::getenv("TMPDIR");
  const std::string folder = value == nullptr ? "" : value;
  if (folder.empty() && has_room_in_memory()) {
    return memory_folder;
  }
  return folder.starts_with('/') && folder.size() <= longest_temporary ? folder : "/tmp";
}

std::string new_folder() {
  std::random_device random;
  return temporary_folder() + "/" + std::string(folder_prefix) + std::to_string(getpid()) + "-" +
         std::to_string(random() % 1000000);
}

std::string data_of(const std::string& folder) {
  return folder + "/data";
}

std::string lock_of(const std::string& folder) {
  return folder + "/lock";
}

/// Runs in the supervisor: a program whose output goes to the folder's log.
pid_t spawn(const std::vector<std::string>& arguments, const std::string& folder) {
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child != 0) {
    return child;
  }
  // A group of its own: what it starts is ended with it.
  setpgid(0, 0);
  // Should the supervisor be killed, nothing stays that runs.
  prctl(PR_SET_PDEATHSIG, SIGQUIT);
  const int log = open((folder + "/log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
  dup2(log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument.c_str()));  // NOLINT: execv does not write to them
  }
  argv.push_back(nullptr);
  if (getppid() == parent && chdir(folder.c_str()) == 0) {
    unsetenv("PGDATA");
    execv(argv[0], argv.data());
  }
  _exit(127);
}

/// The file's lines; none where it cannot be read.
std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path);
  return split(std::string(std::istreambuf_iterator<char>(file), {}), '\n');
}

/// As pg_ctl knows it (src/include/utils/pidfile.h: the eighth line is the status).
bool is_ready(const std::string& folder) {
  const auto lines = lines_of(data_of(folder) + "/postmaster.pid");
  return lines.size() > 7 && trim(lines[7]) == "ready";
}

/// Waits for the end of `process`, at most so long. True where it ended.
bool wait_for(pid_t process, std::chrono::seconds limit, int& status) {
  const auto end = Clock::now() + limit;
  pid_t ended = 0;
  while ((ended = waitpid(process, &status, WNOHANG)) == 0 && Clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return ended == process || (ended < 0 && errno == ECHILD);
}

/// A server whose supervisor was killed: found by the process that stands in the data folder.
void end_orphan(const std::string& folder) {
  const auto lines = lines_of(data_of(folder) + "/postmaster.pid");
  pid_t process = 0;
  if (lines.empty() || std::from_chars(lines[0].data(), lines[0].data() + lines[0].size(), process).ec != std::errc{} ||
      process <= 1) {
    return;
  }
  const fs::path stands_in = "/proc/" + std::to_string(process) + "/cwd";
  std::error_code failed;
  const auto here = fs::read_symlink(stands_in, failed);
  if (failed || here != data_of(folder)) {
    return;
  }
  kill(process, SIGQUIT);
  const auto end = Clock::now() + std::chrono::seconds(2);
  while (kill(process, 0) == 0 && Clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

/// Deletes what servers left behind whose supervisors were killed: their folders, that nobody has locked.
void sweep(const std::string& temporary) {
  std::vector<fs::path> found;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(temporary, fs::directory_options::skip_permission_denied, failed)) {
    if (entry.path().filename().string().starts_with(folder_prefix)) {
      found.push_back(entry.path());
    }
  }
  for (const fs::path& folder : found) {
    struct stat status {};
    if (lstat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode) || status.st_uid != geteuid()) {
      continue;
    }
    const int lock = open(lock_of(folder).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0) {
      end_orphan(folder);
      delete_folder(folder);
    }
    if (lock >= 0) {
      close(lock);
    }
  }
}

/// What the supervisor of one server does.
class Keeper {
 public:
  Keeper(Programs programs, std::string folder) : programs_(std::move(programs)), folder_(std::move(folder)) {}

  char serve(char command, int control) {
    if (command == make_folder) {
      return make() ? done : 'n';
    }
    if (command == make_cluster) {
      const pid_t process = spawn(initdb_arguments(programs_, data_of(folder_)), folder_);
      int status = 0;
      while (process > 0 && !asker_is_gone(control) && !wait_for(process, std::chrono::seconds(0), status)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      }
      if (process > 0 && asker_is_gone(control)) {
        kill(-process, SIGKILL);  // initdb and the server that it runs
        kill(process, SIGKILL);   // or the child that is not yet one of them
        wait_for(process, stop_limit, status);
      }
      return process > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? done : 'n';
    }
    return start(control) ? done : 'n';
  }

  void clean_up() {
    stop();
    if (made_) {
      delete_folder(folder_);
    }
  }

 private:
  /// A private folder. The file "lock" in it is locked while its server is looked after; it gets the name that sweep()
  /// looks for when it is.
  bool make() {
    if (mkdir(folder_.c_str(), S_IRWXU) != 0) {
      return false;
    }
    made_ = true;
    const std::string unlocked = folder_ + "/lock.new";
    lock_ = open(unlocked.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    return lock_ >= 0 && flock(lock_, LOCK_EX | LOCK_NB) == 0 &&
           rename(unlocked.c_str(), lock_of(folder_).c_str()) == 0;
  }

  bool start(int control) {
    std::vector<std::string> arguments{programs_.path("postgres"), "-D", data_of(folder_), "-k", folder_};
    for (const std::string_view setting : settings) {
      arguments.insert(arguments.end(), {"-c", std::string(setting)});
    }
    server_ = spawn(arguments, folder_);
    const auto end = Clock::now() + start_limit;
    int status = 0;
    while (!is_ready(folder_)) {
      if (server_ <= 0 || waitpid(server_, &status, WNOHANG) != 0 || asker_is_gone(control) || Clock::now() > end) {
        return false;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(3));
    }
    sweep(fs::path(folder_).parent_path());
    return true;
  }

  void stop() {
    if (server_ <= 0) {
      return;
    }
    // Its files are deleted: there is nothing to write out.
    int status = 0;
    kill(server_, SIGQUIT);
    if (!wait_for(server_, stop_limit, status)) {
      kill(server_, SIGKILL);
      wait_for(server_, stop_limit, status);
    }
  }

  Programs programs_;
  std::string folder_;
  bool made_ = false;
  int lock_ = -1;  // open to the end: who holds it lives
  pid_t server_ = 0;
};

/// The end of what initdb and the server said.
std::string last_words(const std::string& folder) {
  std::string last;
  for (const std::string& line : lines_of(folder + "/log")) {
    const bool tells = line.find("FATAL") != std::string::npos || line.find("PANIC") != std::string::npos ||
                       line.find("error") != std::string::npos || line.find("ERROR") != std::string::npos;
    if (tells || (last.empty() && !trim(line).empty())) {
      last = trim(line);
    }
  }
  return last.empty() ? "it said nothing" : last;
}

}  // namespace

struct Server::State {
  Programs programs;
  std::string folder;
  Supervisor supervisor;
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {
}
Server::Server(Server&& other) noexcept = default;
Server::~Server() = default;

std::optional<Server> Server::start(int postgres, Diagnostics& diagnostics) {
  auto programs = find_programs(postgres, diagnostics);
  if (!programs) {
    return std::nullopt;
  }
  const Account account = server_account();
  const std::string folder = new_folder();
  Keeper keeper(*programs, folder);
  const Duties duties{[&](char command, int control) { return keeper.serve(command, control); },
                      [&] { keeper.clean_up(); }};
  // It makes the folder itself, so that there is none which nobody looks after.
  auto supervisor = Supervisor::start(duties, account, -1);
  if (!supervisor || supervisor->ask(make_folder) != done) {
    diagnostics.report(Code::server_failed, {},
                       {supervisor ? folder + " cannot be made" : "no process could be started"});
    return std::nullopt;
  }
  std::string reason;
  const std::string data = data_of(folder);
  const std::string kept = kept_cluster(*programs);
  if (!kept.empty() && copy_cluster(kept, data, account, reason) && supervisor->ask(start_server) == done) {
    return Server(std::make_unique<State>(State{std::move(*programs), folder, std::move(*supervisor)}));
  }
  // Nothing kept yet, or what was kept does not start.
  delete_folder(data);
  const bool made = supervisor->ask(make_cluster) == done;
  if (made && !kept.empty()) {
    delete_folder(kept);
    keep_cluster(data, kept);
  }
  if (!made || supervisor->ask(start_server) != done) {
    diagnostics.report(Code::server_failed, {}, {last_words(folder)});
    return std::nullopt;
  }
  return Server(std::make_unique<State>(State{std::move(*programs), folder, std::move(*supervisor)}));
}

std::string Server::url(std::string_view database) const {
  // PG* variables and a service are the user's, of another server: PGHOSTADDR would lead there in spite of `host`.
  return "postgresql://" + std::string(superuser) + "@/" + percent_encoded(database) +
         "?host=" + percent_encoded(folder()) +
         "&hostaddr=&port=5432&options=&sslmode=disable&gssencmode=disable&channel_binding=disable&requirepeer="
         "&target_session_attrs=any";
}

const std::string& Server::folder() const {
  return state_->folder;
}
const std::string& Server::programs() const {
  return state_->programs.folder;
}
int Server::postgres() const {
  return state_->programs.major;
}

}  // namespace ashlar::shadow
