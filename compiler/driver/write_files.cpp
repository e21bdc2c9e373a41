#include "compiler/driver/write_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace ashlar::driver {

namespace {

namespace fs = std::filesystem;

std::string shown(const fs::path& path) {
  return path.lexically_normal().string();
}

/// One file on its way to its place.
struct Pending {
  fs::path target;
  fs::path temporary;  // beside the target; empty once it took its place
  fs::path backup;     // another name of what the target was, to put it back
  bool replaces = false;
  bool removes = false;  // the target goes; the temporary is only there for its name
  bool placed = false;
};

class Transaction {
 public:
  explicit Transaction(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (!committed_) {
      roll_back();
    }
    std::error_code ignored;
    for (const Pending& file : files_) {
      if (!file.backup.empty()) {
        fs::remove(file.backup, ignored);
      }
    }
  }

  /// Checks the place of a file, and writes it beside that.
  bool prepare(const fs::path& directory, const FileSet::File& file, bool removes = false) {
    const fs::path relative = fs::path(file.path).lexically_normal();
    if (file.path.empty() || relative.is_absolute() || *relative.begin() == ".." || !relative.has_filename()) {
      return outside(file.path, directory);
    }
    Pending pending{
        .target = directory / relative, .temporary = {}, .backup = {}, .replaces = file.replaces, .removes = removes};
    if (!make_directories(pending.target.parent_path())) {
      return false;
    }
    if (!is_below(pending.target.parent_path(), directory)) {
      return outside(file.path, directory);
    }
    std::error_code failed;
    const fs::file_status status = fs::symlink_status(pending.target, failed);
    if (fs::exists(status) && (!file.replaces || !fs::is_regular_file(status))) {
      diagnostics_.report(Code::file_in_the_way, {}, {shown(pending.target)});
      return false;
    }
    files_.push_back(std::move(pending));
    return write_temporary(files_.back(), file.content);
  }

  bool commit() {
    for (Pending& file : files_) {
      if (!place(file)) {
        return false;
      }
    }
    for (const Pending& file : files_) {
      flush_directory(file.target.parent_path());
    }
    committed_ = true;
    return true;
  }

 private:
  bool outside(const std::string& path, const fs::path& directory) {
    diagnostics_.report(Code::outside_directory, {}, {path, shown(directory)});
    return false;
  }

  bool failed_at(const fs::path& path) {
    const int reason = errno;
    diagnostics_.report(Code::write_failed, {}, {shown(path), std::strerror(reason)});
    return false;
  }

  /// Links may lead out of the directory.
  static bool is_below(const fs::path& path, const fs::path& directory) {
    std::error_code failed;
    const fs::path inner = fs::canonical(path.empty() ? fs::path(".") : path, failed);
    const fs::path outer = fs::canonical(directory.empty() ? fs::path(".") : directory, failed);
    const auto [at_outer, at_inner] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    return !failed && at_outer == outer.end();
  }

  bool make_directories(const fs::path& path) {
    if (path.empty() || fs::is_directory(path)) {
      return true;
    }
    if (!make_directories(path.parent_path())) {
      return false;
    }
    if (mkdir(path.c_str(), 0777) != 0) {
      return failed_at(path);
    }
    made_.push_back(path);
    return true;
  }

  bool write_temporary(Pending& file, const std::string& content) {
    const fs::path folder = file.target.parent_path();
    std::string name = (folder / (".ashlar-" + std::to_string(files_.size()) + "-XXXXXX")).string();
    const int descriptor = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) {
      return failed_at(file.target);
    }
    file.temporary = name;
    bool good = true;
    for (std::size_t done = 0; good && done < content.size();) {
      const ssize_t count = ::write(descriptor, content.data() + done, content.size() - done);
      good = count >= 0 || errno == EINTR;
      done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    good = good && fchmod(descriptor, mode_of(file.target)) == 0 && fsync(descriptor) == 0;
    if (!good) {
      failed_at(file.target);
    }
    if (::close(descriptor) != 0 && good) {
      good = failed_at(file.target);
    }
    return good;
  }

  /// Of the file that is replaced, else what a new file gets.
  static mode_t mode_of(const fs::path& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) == 0) {
      return status.st_mode & 07777U;
    }
    const mode_t mask = umask(0);
    umask(mask);
    return 0666U & ~mask;
  }

  bool place(Pending& file) {
    std::error_code failed;
    if (file.replaces && fs::exists(file.target, failed)) {
      file.backup = file.temporary;
      file.backup += ".before";
      if (link(file.target.c_str(), file.backup.c_str()) != 0) {
        file.backup.clear();
        return failed_at(file.target);
      }
      if (file.removes) {
        unlink(file.temporary.c_str());
      }
      if (file.removes ? unlink(file.target.c_str()) != 0 : rename(file.temporary.c_str(), file.target.c_str()) != 0) {
        return failed_at(file.target);
      }
    } else if (file.removes) {
      unlink(file.temporary.c_str());
    } else if (link(file.temporary.c_str(), file.target.c_str()) != 0) {
      // A link does not replace what somebody else put there in the meantime.
      return failed_at(file.target);
    } else {
      unlink(file.temporary.c_str());
    }
    file.temporary.clear();
    file.placed = true;
    return true;
  }

  void roll_back() {
    std::error_code ignored;
    for (auto file = files_.rbegin(); file != files_.rend(); ++file) {
      if (!file->temporary.empty()) {
        fs::remove(file->temporary, ignored);
      }
      if (file->placed && !file->backup.empty()) {
        fs::rename(file->backup, file->target, ignored);
        file->backup.clear();
      } else if (file->placed) {
        fs::remove(file->target, ignored);
      }
    }
    for (auto directory = made_.rbegin(); directory != made_.rend(); ++directory) {
      fs::remove(*directory, ignored);
    }
  }

  static void flush_directory(const fs::path& path) {
    const int descriptor = open(path.empty() ? "." : path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
      fsync(descriptor);
      ::close(descriptor);
    }
  }

  Diagnostics& diagnostics_;
  std::vector<Pending> files_;
  std::vector<fs::path> made_;
  bool committed_ = false;
};

}  // namespace

bool write_files(const std::vector<FileSet>& sets, Diagnostics& diagnostics) {
  Transaction transaction(diagnostics);
  for (const FileSet& set : sets) {
    for (const FileSet::File& file : set.files) {
      if (!transaction.prepare(set.directory, file)) {
        return false;
      }
    }
    for (const std::string& path : set.removed) {
      if (!transaction.prepare(set.directory, {path, {}, true}, true)) {
        return false;
      }
    }
  }
  return transaction.commit();
}

DirectoryLock::~DirectoryLock() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

std::optional<DirectoryLock> DirectoryLock::acquire(const std::string& directory, Diagnostics& diagnostics) {
  const std::string path = directory.empty() ? "." : directory;
  DirectoryLock lock(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (lock.descriptor_ < 0) {
    diagnostics.report(Code::write_failed, {}, {path, std::strerror(errno)});
    return std::nullopt;
  }
  if (flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
    diagnostics.report(Code::locked, {}, {path}, "wait until it is done");
    return std::nullopt;
  }
  return lock;
}

}  // namespace ashlar::driver
