#pragma once
// Where source files are read from: the disk, a git revision, a test's table. Paths are spelled with
// '/' and are what a user would type; nobody but a FileProvider knows what is behind them.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ashlar::project {

enum class PathKind : std::uint8_t { none, file, directory };

struct DirectoryEntry {
  std::string name;
  PathKind kind = PathKind::file;
};

/// A tree of files. Functions that fail return nothing and say why in `reason` (lower case, no full stop).
struct FileProvider {
  std::function<std::optional<std::string>(const std::string& path, std::string& reason)> read;
  std::function<std::optional<std::vector<DirectoryEntry>>(const std::string& path, std::string& reason)> list;
  std::function<PathKind(const std::string& path)> kind;
  /// One spelling for all paths that lead to the same file (links resolved), to recognise cycles.
  std::function<std::string(const std::string& path)> identity;
};

/// The files of this machine; relative paths start at the working directory.
FileProvider disk_files();
/// A tree held in memory: path -> content, paths in normal form. For git revisions and tests.
FileProvider memory_files(std::map<std::string, std::string> files);

/// `path` as seen from folder `base`; absolute paths stay. The result is in normal form.
std::string join_path(std::string_view base, std::string_view path);
/// The folder a path lies in; empty for the working directory.
std::string parent_path(std::string_view path);
/// Without "." and "..", where they can be taken out, and without doubled or trailing slashes.
std::string normal_path(std::string_view path);

/// The offset of the first byte that is not UTF-8 text (NUL counts as such), if there is one.
std::optional<std::size_t> first_not_text(std::string_view content);

}  // namespace ashlar::project
