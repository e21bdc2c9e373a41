#include "compiler/language/format.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include "compiler/language/document.h"

namespace ashlar::language {

namespace {

constexpr std::size_t widest_name = 30;

/// A token or a comment.
struct Atom {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Tok kind = Tok::end;
  bool comment = false;
};

/// One line of the file, as written and as it is to be.
struct Line {
  std::size_t first = 0;  // atoms
  std::size_t last = 0;
  bool blank_before = false;
  std::uint32_t written_indent = 0;
  std::uint32_t indent = 0;
  bool column = false;    // begins with the name of a column
  std::size_t block = 0;  // lines of one block are padded alike
};

class Formatter {
 public:
  explicit Formatter(const Document& document) : document_(document), text_(document.tokens.text) {}

  std::string run() {
    gather();
    cut();
    indent();
    pad();
    return print();
  }

 private:
  [[nodiscard]] std::string_view text_of(const Atom& atom) const {
    return text_.substr(atom.begin, atom.end - atom.begin);
  }

  void gather() {
    for (const auto& token : document_.tokens.all) {
      if (token.kind != Tok::end && token.begin < token.end) {
        atoms_.push_back({token.begin, token.end, token.kind, false});
      }
    }
    for (const auto& comment : document_.tokens.comments) {
      atoms_.push_back({comment.begin, comment.end, Tok::end, true});
    }
    std::ranges::sort(atoms_, {}, &Atom::begin);
    const auto note = [&](const Declaration& made) {
      for (const Run& row : made.rows) {
        if (document_.at(row.last).kind == Tok::comma && document_.at(row.last + 1).starts_line) {
          dropped_.insert(document_.at(row.last).begin);
        }
      }
      for (const auto& item : made.items) {
        for (auto at = item.doc.first; at < item.doc.last; ++at) {
          begins_.insert(document_.at(at).begin);
          begins_.insert(document_.at(item.run.first).begin);
        }
        const bool named = item.kind == Item::Kind::column && item.name != 0;
        if (named) {
          columns_.insert(document_.at(item.name).begin);
        }
        const auto next = item.run.last;
        const bool line = item.kind == Item::Kind::column || item.kind == Item::Kind::constraint;
        if (line && document_.at(next).kind == Tok::comma && document_.at(next + 1).starts_line &&
            document_.at(next + 1).indent <= document_.at(item.run.first).indent) {
          dropped_.insert(document_.at(next).begin);  // a comma that the end of the line stands for
        }
      }
    };
    std::ranges::for_each(document_.declarations, note);
  }

  /// Cuts the atoms into lines, as they are written.
  void cut() {
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
      const auto gap = text_.substr(end, atoms_[i].begin - end);
      const auto breaks = std::ranges::count(gap, '\n');
      if (i == 0 || breaks > 0) {
        if (!lines_.empty()) {
          lines_.back().last = i;
        }
        const auto line_begin = text_.rfind('\n', atoms_[i].begin == 0 ? 0 : atoms_[i].begin - 1);
        const auto from = line_begin == std::string_view::npos || atoms_[i].begin == 0 ? 0 : line_begin + 1;
        lines_.push_back({i, atoms_.size(), i > 0 && breaks > 1, atoms_[i].begin - static_cast<std::uint32_t>(from)});
        lines_.back().column = columns_.contains(atoms_[i].begin);
      }
      end = atoms_[i].end;
    }
  }

  struct Level {
    bool brace = false;
    bool has_base = false;
    std::uint32_t base = 0;  // how far its first item is indented as written
  };

  /// Items stand one step in from what they are in; what goes on from the line before one step more.
  void indent() {
    std::vector<Level> open{{true, false, 0}};  // the file itself
    for (auto& line : lines_) {
      const auto first = atoms_[line.first].kind;
      const bool comment = is_remark(line);
      std::size_t closing = 0;
      for (auto at = line.first; at < line.last && closes(atoms_[at]); ++at) {
        ++closing;
      }
      const auto depth = open.size() - 1;
      if (closing > 0) {
        line.indent = static_cast<std::uint32_t>(2 * (depth - std::min(closing, depth))) + extra_;
      } else if (depth == 0) {
        line.indent = top_indent(open.front(), line, comment || first == Tok::doc);
      } else {
        line.indent = inner_indent(open, line, comment);
      }
      for (auto at = line.first; at < line.last; ++at) {
        step(open, atoms_[at]);
      }
    }
  }

  /// Comments and nothing else.
  [[nodiscard]] bool is_remark(const Line& line) const {
    return std::all_of(atoms_.begin() + static_cast<std::ptrdiff_t>(line.first),
                       atoms_.begin() + static_cast<std::ptrdiff_t>(line.last),
                       [](const Atom& atom) { return atom.comment; });
  }

  static bool closes(const Atom& atom) {
    return !atom.comment && (atom.kind == Tok::close || atom.kind == Tok::end_brace);
  }

  std::uint32_t top_indent(Level& level, const Line& line, bool remark) {
    extra_ = 0;
    if (line.written_indent == 0) {
      level.has_base = false;
      return 0;
    }
    if (!level.has_base || line.written_indent <= level.base) {
      if (!remark || !level.has_base) {
        level.has_base = true;
        level.base = line.written_indent;
      }
      extra_ = 2;
      return 2;
    }
    extra_ = 4;
    return 4;
  }

  std::uint32_t inner_indent(std::vector<Level>& open, const Line& line, bool comment) {
    Level& level = open.back();
    const auto step = static_cast<std::uint32_t>(2 * (open.size() - 1) + extra_);
    if (!level.brace) {
      return step;
    }
    if (!level.has_base || line.written_indent <= level.base || begins_.contains(atoms_[line.first].begin)) {
      if (!comment || !level.has_base) {
        level.has_base = true;
        level.base = line.written_indent;
      }
      return step;
    }
    return step + 2;
  }

  static void step(std::vector<Level>& open, const Atom& atom) {
    if (atom.comment) {
      return;
    }
    if (atom.kind == Tok::open || atom.kind == Tok::brace) {
      open.push_back({atom.kind == Tok::brace, false, 0});
    } else if (closes(atom) && open.size() > 1) {
      open.pop_back();
    }
  }

  /// Columns on neighbouring lines have their types below each other.
  void pad() {
    std::size_t block = 0;
    for (auto& line : lines_) {
      const bool remark = is_remark(line) || atoms_[line.first].kind == Tok::doc;
      if (!line.column && !remark) {
        ++block;
      }
      block += line.blank_before ? 1 : 0;
      line.block = block;
      const auto length = text_of(atoms_[line.first]).size();
      if (line.column && length <= widest_name) {
        auto& width = widths_[block];
        width = std::max(width, length);
      }
    }
  }

  [[nodiscard]] std::string print() const {
    std::string out;
    for (const auto& line : lines_) {
      const bool after_open = out.ends_with("{\n");
      const bool closing = closes(atoms_[line.first]);
      out += line.blank_before && !after_open && !closing && !out.empty() ? "\n" : "";
      std::string words = print(line);
      if (!words.empty()) {
        out += std::string(line.indent, ' ') + words + "\n";
      }
    }
    return out;
  }

  [[nodiscard]] std::string print(const Line& line) const {
    std::string out;
    for (auto at = line.first; at < line.last; ++at) {
      const Atom& atom = atoms_[at];
      if (dropped_.contains(atom.begin)) {
        continue;
      }
      if (!out.empty()) {
        out += gap(line, at, out.size());
      }
      auto words = text_of(atom);
      if (atom.comment || atom.kind == Tok::doc) {
        words = words.substr(0, words.find_last_not_of(" \t\r") + 1);
      }
      out += words;
    }
    return out;
  }

  [[nodiscard]] std::string gap(const Line& line, std::size_t at, std::size_t written) const {
    const Atom& before = atoms_[at - 1];
    const Atom& atom = atoms_[at];
    if (line.column && at == line.first + 1 && !atom.comment) {
      const auto width = widths_.find(line.block);
      const auto wanted = width == widths_.end() ? 0 : width->second;
      return std::string(written < wanted ? wanted - written + 1 : 1, ' ');
    }
    if (atom.comment && text_of(atom).substr(0, 2) != "/*") {
      return "  ";
    }
    const bool was_apart = atom.begin > before.end || dropped_.contains(before.begin);
    const bool inside_braces = (before.kind == Tok::brace && !before.comment && atom.kind != Tok::end_brace) ||
                               (atom.kind == Tok::end_brace && before.kind != Tok::brace);
    if (atom.kind == Tok::brace || atom.kind == Tok::body || inside_braces || before.kind == Tok::comma ||
        atom.kind == Tok::arrow || atom.kind == Tok::equals || before.kind == Tok::arrow ||
        before.kind == Tok::equals) {
      return tight(before, atom) ? "" : " ";
    }
    return was_apart && !tight(before, atom) ? " " : "";
  }

  /// Signs that stand close to what they belong to.
  static bool tight(const Atom& before, const Atom& atom) {
    if (before.comment || atom.comment) {
      return false;
    }
    return before.kind == Tok::open || atom.kind == Tok::close || atom.kind == Tok::comma || atom.kind == Tok::colon ||
           atom.kind == Tok::semicolon || atom.kind == Tok::question || before.kind == Tok::dot ||
           atom.kind == Tok::dot;
  }

  const Document& document_;
  std::string_view text_;
  std::vector<Atom> atoms_;
  std::vector<Line> lines_;
  std::set<std::uint32_t> columns_;  // where names of columns begin
  /// Where items with a doc comment begin: that ends what stands above it, however far it is indented.
  std::set<std::uint32_t> begins_;
  std::set<std::uint32_t> dropped_;  // commas that are left out
  std::map<std::size_t, std::size_t> widths_;
  std::uint32_t extra_ = 0;  // where the line that opened the outermost bracket stands
};

}  // namespace

std::optional<std::string> format(FileId file, const SourceManager& sources, Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  const auto document = parse(file, sources, diagnostics);
  if (diagnostics.error_count() != errors) {
    return std::nullopt;
  }
  return Formatter(document).run();
}

}  // namespace ashlar::language
