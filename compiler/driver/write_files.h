#pragma once
// Files that a command writes: all of them or none.

#include <optional>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"

namespace ashlar::driver {

/// Files below one directory, which is made where it is missing.
struct FileSet {
  struct File {
    std::string path;  // relative to `directory`, never out of it
    std::string content;
    bool replaces = false;  // a present file; where false, there must be none
  };
  std::string directory;  // empty: here
  std::vector<File> files;
  std::vector<std::string> removed = {};  // present files that go
};

/// Writes all files, or reports why not and leaves everything as it was: each is written beside its place and
/// flushed first, then all take their places. A crash between two renames is the one case that leaves some.
bool write_files(const std::vector<FileSet>& sets, Diagnostics& diagnostics);

/// Held while a command reads what it will replace, and until it has. One a directory.
class DirectoryLock {
 public:
  DirectoryLock(DirectoryLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;
  ~DirectoryLock();
  /// Reports where another process holds it, or the directory cannot be opened.
  static std::optional<DirectoryLock> acquire(const std::string& directory, Diagnostics& diagnostics);

 private:
  explicit DirectoryLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace ashlar::driver
