#include "compiler/project/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "compiler/base/text.h"

namespace ashlar::project {

namespace {

namespace fs = std::filesystem;

/// Offsets in source files are 32 bits wide, and a span's end must fit as well.
constexpr std::uintmax_t max_file_bytes = 0x7fffffff;

std::string system_reason(int error) {
  std::string text = std::strerror(error);
  if (!text.empty()) {
    text.front() = to_lower(text.substr(0, 1)).front();
  }
  return text;
}

/// What a shell hands over instead of a file, `<(…)` and standard input: it is written to, or ends.
bool is_handed_over(const std::string& path) {
  return path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

std::optional<std::string> read_stream(int descriptor, std::string& reason) {
  constexpr std::size_t piece = std::size_t{1} << 16U;
  std::string content;
  for (std::size_t done = 0;;) {
    if (content.size() > max_file_bytes) {
      reason = "it is larger than 2 GB";
      return std::nullopt;
    }
    content.resize(done + piece);
    const auto count = ::read(descriptor, content.data() + done, piece);
    if (count < 0 && errno != EINTR) {
      reason = system_reason(errno);
      return std::nullopt;
    }
    done += count > 0 ? static_cast<std::size_t>(count) : 0;
    content.resize(done);
    if (count == 0) {
      return content;
    }
  }
}

std::optional<std::string> read_descriptor(int descriptor, bool handed_over, std::string& reason) {
  struct stat info {};
  if (fstat(descriptor, &info) != 0) {
    reason = system_reason(errno);
    return std::nullopt;
  }
  if (handed_over && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)) {
    return read_stream(descriptor, reason);
  }
  if (!S_ISREG(info.st_mode)) {
    reason = S_ISDIR(info.st_mode) ? "it is a folder" : "it is not a regular file";
    return std::nullopt;
  }
  if (static_cast<std::uintmax_t>(info.st_size) > max_file_bytes) {
    reason = "it is larger than 2 GB";
    return std::nullopt;
  }
  std::string content(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t done = 0;
  while (done < content.size()) {
    const auto count = ::read(descriptor, content.data() + done, content.size() - done);
    if (count < 0 && errno != EINTR) {
      reason = system_reason(errno);
      return std::nullopt;
    }
    if (count == 0) {
      break;
    }
    done += count > 0 ? static_cast<std::size_t>(count) : 0;
  }
  content.resize(done);
  return content;
}

std::optional<std::string> read_disk(const std::string& path, std::string& reason) {
  // Not blocking: a pipe that nobody writes to must not hang the compiler.
  const bool handed_over = is_handed_over(path);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | (handed_over ? 0 : O_NONBLOCK));
  if (descriptor < 0) {
    reason = system_reason(errno);
    return std::nullopt;
  }
  auto content = read_descriptor(descriptor, handed_over, reason);
  ::close(descriptor);
  return content;
}

std::string or_here(const std::string& path) {
  return path.empty() ? "." : path;
}

PathKind disk_kind(const std::string& path) {
  std::error_code error;
  const auto status = fs::status(or_here(path), error);
  if (error || !fs::exists(status)) {
    return PathKind::none;
  }
  return fs::is_directory(status) ? PathKind::directory : PathKind::file;
}

std::optional<std::vector<DirectoryEntry>> list_disk(const std::string& path, std::string& reason) {
  std::error_code error;
  std::vector<DirectoryEntry> entries;
  fs::directory_iterator at(or_here(path), error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    entries.push_back(
        {at->path().filename().string(), at->is_directory(ignored) ? PathKind::directory : PathKind::file});
  }
  if (error) {
    reason = to_lower(error.message());
    return std::nullopt;
  }
  return entries;
}

std::string disk_identity(const std::string& path) {
  std::error_code error;
  const auto canonical = fs::weakly_canonical(fs::absolute(or_here(path), error), error);
  return error ? path : canonical.string();
}

}  // namespace

FileProvider disk_files() {
  return {read_disk, list_disk, disk_kind, disk_identity};
}

FileProvider memory_files(std::map<std::string, std::string> files) {
  const auto tree = std::make_shared<const std::map<std::string, std::string>>(std::move(files));
  const auto prefix_of = [](const std::string& path) { return path.empty() ? std::string() : path + "/"; };
  FileProvider provider;
  provider.read = [tree](const std::string& path, std::string& reason) -> std::optional<std::string> {
    const auto found = tree->find(path);
    if (found == tree->end()) {
      reason = "no such file or directory";
      return std::nullopt;
    }
    return found->second;
  };
  provider.list = [tree, prefix_of](const std::string& path,
                                    std::string&) -> std::optional<std::vector<DirectoryEntry>> {
    const auto prefix = prefix_of(path);
    std::vector<DirectoryEntry> entries;
    for (auto at = tree->lower_bound(prefix); at != tree->end() && at->first.starts_with(prefix); ++at) {
      const auto rest = at->first.substr(prefix.size());
      const auto slash = rest.find('/');
      const auto name = rest.substr(0, slash);
      if (entries.empty() || entries.back().name != name) {
        entries.push_back({name, slash == std::string::npos ? PathKind::file : PathKind::directory});
      }
    }
    return entries;
  };
  provider.kind = [tree, prefix_of](const std::string& path) {
    if (tree->contains(path)) {
      return PathKind::file;
    }
    const auto prefix = prefix_of(path);
    const auto next = tree->lower_bound(prefix);
    return next != tree->end() && next->first.starts_with(prefix) ? PathKind::directory : PathKind::none;
  };
  provider.identity = [](const std::string& path) { return normal_path(path); };
  return provider;
}

std::string normal_path(std::string_view path) {
  std::vector<std::string> kept;
  const bool absolute = path.starts_with('/');
  for (auto& part : split(path, '/')) {
    if (part.empty() || part == ".") {
      continue;
    }
    if (part == ".." && !kept.empty() && kept.back() != "..") {
      kept.pop_back();
    } else if (part != ".." || !absolute) {
      kept.push_back(std::move(part));
    }
  }
  return (absolute ? "/" : "") + join(kept, "/");
}

std::string join_path(std::string_view base, std::string_view path) {
  if (path.starts_with('/') || base.empty()) {
    return normal_path(path);
  }
  return normal_path(std::string(base) + '/' + std::string(path));
}

std::string parent_path(std::string_view path) {
  const auto slash = path.rfind('/');
  if (slash == std::string_view::npos) {
    return {};
  }
  return std::string(path.substr(0, std::max<std::size_t>(slash, 1)));
}

std::optional<std::size_t> first_not_text(std::string_view content) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  constexpr std::uint64_t ones = 0x0101010101010101U;
  std::size_t at = 0;
  while (at < content.size()) {
    if (content.size() - at >= sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, content.data() + at, sizeof word);
      // Eight bytes at once where all are ASCII and none is NUL.
      if ((word & high_bits) == 0 && ((word - ones) & high_bits) == 0) {
        at += sizeof word;
        continue;
      }
    }
    const auto byte = static_cast<unsigned char>(content[at]);
    const auto length = byte >= 0x80 ? utf8_length(content, at) : (byte == 0 ? 0 : 1);
    if (length == 0) {
      return at;
    }
    at += length;
  }
  return std::nullopt;
}

}  // namespace ashlar::project
