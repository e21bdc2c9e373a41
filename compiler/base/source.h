#pragma once
// Source files and places in them. Everything that can carry a diagnostic carries a Span; lines and
// columns are computed only when a diagnostic is shown.

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace ashlar {

using FileId = std::uint32_t;
inline constexpr FileId no_file = 0xffffffff;

/// A half-open range of bytes in one source file. `file == no_file` means "no place".
struct Span {
  FileId file = no_file;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool valid() const { return file != no_file; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// A place as people write it. Both count from 1; columns count UTF-8 code points.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One source text. `path` is what the user typed or would type (relative to where they are).
struct SourceFile {
  std::string path;
  std::string content;
};

/// A file's text read once more for another place: a mixin of Ashlar's language where a table takes it in.
struct SourceUse {
  FileId original = no_file;
  Span place;        // where it is used; itself in another use where uses are nested
  std::string name;  // of what is used: "mixin timestamps"
};

/// Owns all source texts of one run. References to files stay valid for its lifetime.
/// Places are looked up through checkpoints made at the first question about a file, so a look-up
/// costs the same anywhere in a file of any size or line length; they make it unfit for sharing
/// between threads.
class SourceManager {
 public:
  FileId add(std::string path, std::string content);
  /// A name of its own for a use of `use.original`: spans in it are shown in the original, with the place of use.
  FileId add_use(SourceUse use);
  /// How the text with that id came to be read once more; nullptr for a file itself.
  [[nodiscard]] const SourceUse* use(FileId id) const {
    return id != no_file && (id & use_bit) != 0 ? &uses_[id & ~use_bit] : nullptr;
  }
  /// The file itself.
  [[nodiscard]] FileId original(FileId id) const {
    const auto* used = use(id);
    return used == nullptr ? id : used->original;
  }
  [[nodiscard]] const SourceFile& file(FileId id) const { return files_[original(id)]; }
  [[nodiscard]] std::size_t size() const { return files_.size(); }
  [[nodiscard]] LineColumn line_column(FileId id, std::uint32_t offset) const;
  /// The whole line that holds `offset`, without its line break.
  [[nodiscard]] std::string_view line_text(FileId id, std::uint32_t offset) const;

 private:
  /// What is known at one offset: its line, and its column there.
  struct Checkpoint {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
  };
  static constexpr FileId use_bit = 0x80000000;

  const std::vector<Checkpoint>& checkpoints(FileId id) const;

  std::deque<SourceFile> files_;
  std::deque<SourceUse> uses_;
  mutable std::deque<std::vector<Checkpoint>> checkpoints_;
};

/// A piece of text that was assembled from source files: psql variables are already put in, so
/// offsets in `text` differ from offsets in the files. `segments` are sorted by `at`; text from
/// `at` up to the next segment comes from `file` starting at `offset`. A segment that is not
/// `verbatim` is the value of a variable: every byte of it maps to the whole `[offset, offset + length)`.
struct SourceText {
  struct Segment {
    std::uint32_t at = 0;
    FileId file = no_file;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    bool verbatim = true;
  };

  std::string text;
  std::vector<Segment> segments;

  /// Text that comes from one file as it stands there.
  static SourceText verbatim(std::string text, FileId file, std::uint32_t offset);
  /// Maps `[begin, end)` of `text` to the source file.
  [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const;
};

}  // namespace ashlar
