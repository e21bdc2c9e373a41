#include <algorithm>
#include <set>
#include <tuple>

#include "compiler/base/text.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/diagnostics/secrets.h"

namespace ashlar {

namespace {

constexpr std::size_t max_columns = 160;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

struct Style {
  bool color;

  [[nodiscard]] std::string operator()(std::string_view code, std::string_view text) const {
    return color ? "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m" : std::string(text);
  }
};

/// Control characters and bytes that are not UTF-8 could drive or confuse the reader's terminal.
std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto length = utf8_length(text, at);
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool control = (byte < 0x20 && byte != '\t') || byte == 0x7f;
    result += length == 0 || control ? std::string_view("?") : text.substr(at, length);
    at += std::max<std::size_t>(length, 1);
  }
  return result;
}

std::string one_line(std::string_view text) {
  std::string result(text);
  std::ranges::replace(result, '\n', ' ');
  return printable(result);
}

/// The part of a line that is shown, and where the marked bytes are in it.
struct Excerpt {
  std::string_view text;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool cut_before = false;
  bool cut_after = false;
};

/// Looks at no more than max_columns code points (four bytes each) around `span.begin`, so that the length of the line
/// does not matter.
Excerpt excerpt(std::string_view content, const Span& span) {
  const auto at = std::min<std::size_t>(span.begin, content.size());
  auto first = at;
  for (std::size_t columns = 0; first > 0 && content[first - 1] != '\n' && columns < max_columns; --first) {
    columns += is_continuation(content[first - 1]) ? 0 : 1;
    if (at - first >= 4 * max_columns) {
      break;
    }
  }
  auto last = at;
  for (std::size_t columns = 0; last < content.size() && content[last] != '\n' && columns < max_columns; ++last) {
    columns += is_continuation(content[last]) ? 0 : 1;
    if (last - at >= 4 * max_columns) {
      break;
    }
  }
  // Half of the room goes to either side where both need it.
  const auto narrow = [&] {
    const auto before = at - first;
    const auto after = last - at;
    if (before + after <= max_columns) {
      return;
    }
    const auto room_before = std::max(max_columns / 2, after < max_columns / 2 ? max_columns - after : 0);
    first = at - std::min(before, room_before);
    last = std::min(last, first + max_columns);
    while (first < at && is_continuation(content[first])) {
      ++first;
    }
    while (last > at && last < content.size() && is_continuation(content[last])) {
      --last;
    }
  };
  narrow();
  Excerpt result;
  result.cut_before = first > 0 && content[first - 1] != '\n';
  result.cut_after = last < content.size() && content[last] != '\n';
  if (!result.cut_after && last > first && last > at && content[last - 1] == '\r') {
    --last;
  }
  result.text = content.substr(first, last - first);
  result.begin = at - first;
  result.end = std::clamp<std::size_t>(span.end, at, last) - first;
  return result;
}

void show_place(std::string& out, const Span& span, const SourceManager& sources, const Style& style) {
  const auto part = excerpt(sources.file(span.file).content, span);
  const std::string_view dots = "...";
  out += part.cut_before ? dots : "";
  out += printable(without_secrets(part.text));
  out += part.cut_after ? dots : "";
  out += '\n';
  std::string mark = part.cut_before ? "   " : "";
  for (const char c : part.text.substr(0, part.begin)) {
    if (!is_continuation(c)) {
      mark += c == '\t' ? '\t' : ' ';
    }
  }
  std::string caret = "^";
  for (std::size_t i = part.begin + 1; i < part.end; ++i) {
    caret += is_continuation(part.text[i]) ? "" : "~";
  }
  out += mark + style("1;32", caret) + '\n';
}

void show(std::string& out, std::string_view word, std::string_view color, const Span& span, std::string_view text,
          const SourceManager& sources, const Style& style) {
  if (span.valid()) {
    const auto place = sources.line_column(span.file, span.begin);
    out += style("1", one_line(sources.file(span.file).path) + ':' + std::to_string(place.line) + ':' +
                          std::to_string(place.column) + ':');
    out += ' ';
  }
  out += style(color, word);
  out += ' ';
  out += style("1", text);
  out += '\n';
  if (span.valid() && !sources.file(span.file).content.empty()) {
    show_place(out, span, sources, style);
  }
}

auto sort_key(const Diagnostic& diagnostic, const SourceManager& sources) {
  const auto& span = diagnostic.span;
  const std::string_view path = span.valid() ? std::string_view(sources.file(span.file).path) : std::string_view();
  return std::tuple(!span.valid(), path, sources.original(span.file), span.begin, span.end);
}

}  // namespace

std::vector<Note> notes_of(const Diagnostic& diagnostic, const SourceManager& sources) {
  std::vector<Note> notes = diagnostic.notes;
  for (const auto* use = sources.use(diagnostic.span.file); use != nullptr; use = sources.use(use->place.file)) {
    notes.push_back({use->place, "in " + use->name + ", used here"});
  }
  return notes;
}

std::vector<const Diagnostic*> in_order(const Diagnostics& diagnostics, const SourceManager& sources) {
  std::vector<const Diagnostic*> sorted;
  for (const auto& diagnostic : diagnostics.all()) {
    sorted.push_back(&diagnostic);
  }
  std::ranges::stable_sort(
      sorted, [&](const Diagnostic* a, const Diagnostic* b) { return sort_key(*a, sources) < sort_key(*b, sources); });
  std::set<std::tuple<Code, Severity, FileId, std::uint32_t, std::uint32_t, std::string_view>> shown;
  std::erase_if(sorted, [&](const Diagnostic* next) {
    const auto& span = next->span;
    return !shown.emplace(next->code, next->severity, sources.original(span.file), span.begin, span.end, next->text)
                .second;
  });
  return sorted;
}

std::string render(const Diagnostics& diagnostics, const SourceManager& sources, const RenderOptions& options) {
  const Style style{options.color};
  std::string out;
  for (const auto* next : in_order(diagnostics, sources)) {
    const auto& diagnostic = *next;
    if (options.errors_only && diagnostic.severity != Severity::error) {
      continue;
    }
    const bool error = diagnostic.severity == Severity::error;
    const bool warning = diagnostic.severity == Severity::warning;
    show(out,
         error     ? "error:"
         : warning ? "warning:"
                   : "note:",
         error     ? "1;31"
         : warning ? "1;35"
                   : "1;36",
         diagnostic.span, one_line(diagnostic.text) + " [" + code_name(diagnostic.code) + ']', sources, style);
    for (const auto& note : notes_of(diagnostic, sources)) {
      show(out, "note:", "1;36", note.span, one_line(note.text), sources, style);
    }
  }
  return out;
}

}  // namespace ashlar
