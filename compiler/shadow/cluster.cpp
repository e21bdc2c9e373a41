#include "compiler/shadow/cluster.h"

#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <thread>
#include <vector>

#include "compiler/base/text.h"

namespace ashlar::shadow {

namespace {

namespace fs = std::filesystem;

/// Small segments: a new cluster of the usual ones is 16 MB larger.
constexpr std::string_view segment_size = "--wal-segsize=1";

std::string cache_folder() {
  for (const auto& [name, below] : {std::pair{"XDG_CACHE_HOME", ""}, std::pair{"HOME", "/.cache"}}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value == '/') {
      return std::string(value) + below + "/ashlar";
    }
  }
  return {};
}

/// A folder that is the account's from its first moment: should this process end now, the supervisor, who runs as the
/// account, could not look into another's to delete it.
bool make_folder(const fs::path& folder, fs::perms permissions, const Account& account) {
  if (account.other) {
    setfsgid(account.group);
    setfsuid(account.user);
  }
  const bool made = mkdir(folder.c_str(), static_cast<mode_t>(permissions)) == 0;
  const int reason = errno;
  if (account.other) {
    setfsuid(geteuid());
    setfsgid(getegid());
  }
  errno = reason;
  return made;
}

bool copy_file(const fs::path& from, const fs::path& to, const Account& account) {
  std::error_code failed;
  fs::copy_file(from, to, failed);
  errno = failed.value();
  return !failed && (!account.other || lchown(to.c_str(), account.user, account.group) == 0);
}

bool copy_entry(const fs::directory_entry& entry, const fs::path& to, const Account& account, std::error_code& failed) {
  const fs::file_status status = entry.symlink_status(failed);
  if (!failed && !(fs::is_directory(status) ? make_folder(to, status.permissions(), account)
                                            : copy_file(entry.path(), to, account))) {
    failed = std::error_code(errno, std::generic_category());
  }
  return !failed;
}

}  // namespace

std::string kept_cluster(const Programs& programs) {
  const std::string cache = cache_folder();
  if (cache.empty()) {
    return {};
  }
  const std::string what = programs.folder + "\n" + join(initdb_arguments(programs, ""), "\n");
  return cache + "/cluster-" + programs.version + "-" + std::to_string(stable_hash(what));
}

std::vector<std::string> initdb_arguments(const Programs& programs, const std::string& data) {
  return {programs.path("initdb"), "--pgdata=" + data, "--username=postgres",     "--auth=trust",
          "--encoding=UTF8",       "--locale=C",       std::string(segment_size), "--no-sync"};
}

bool copy_cluster(const std::string& from, const std::string& to, const Account& account, std::string& reason) {
  std::error_code failed;
  const fs::directory_entry top(from, failed);
  if (failed || !top.is_directory(failed) || !copy_entry(top, to, account, failed)) {
    reason = failed ? failed.message() : "no such folder";
    return false;
  }
  for (fs::recursive_directory_iterator at(from, failed), end; !failed && at != end; at.increment(failed)) {
    if (!copy_entry(*at, fs::path(to) / at->path().lexically_relative(from), account, failed)) {
      break;
    }
  }
  if (failed) {
    reason = failed.message();
    delete_folder(to);
  }
  return !failed;
}

namespace {

/// Deletes copies beside `kept` whose makers ended before they could rename them.
void delete_unfinished(const fs::path& kept) {
  std::vector<fs::path> unfinished;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(kept.parent_path(), failed)) {
    const std::string name = entry.path().filename().string();
    pid_t maker = 0;
    if (name.starts_with(kept.filename().string() + ".") &&
        std::from_chars(name.data() + kept.filename().string().size() + 1, name.data() + name.size(), maker).ec ==
            std::errc{} &&
        maker > 0 && kill(maker, 0) != 0 && errno == ESRCH) {
      unfinished.push_back(entry.path());
    }
  }
  for (const fs::path& copy : unfinished) {
    delete_folder(copy);
  }
}

}  // namespace

void keep_cluster(const std::string& data, const std::string& kept) {
  std::error_code failed;
  fs::create_directories(fs::path(kept).parent_path(), failed);
  delete_unfinished(kept);
  const std::string beside = kept + "." + std::to_string(getpid());
  std::string reason;
  if (failed || !copy_cluster(data, beside, {}, reason)) {
    return;
  }
  fs::rename(beside, kept, failed);
  if (failed) {
    delete_folder(beside);
  }
}

void delete_folder(const std::string& folder) {
  // A process that was just ended may have written one more file meanwhile.
  constexpr int attempts = 200;
  std::error_code failed;
  for (int i = 0; i < attempts; ++i) {
    fs::remove_all(folder, failed);
    if (failed != std::errc::directory_not_empty) {
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace ashlar::shadow
