#include "backends/sqitch/plan_file.h"

#include <algorithm>

#include "backends/names.h"
#include "compiler/base/text.h"

namespace ashlar::backends::sqitch {

namespace {

constexpr std::string_view timestamp_shape = "dddd-dd-ddTdd:dd:ddZ";

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

std::string_view skip_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  return text;
}

bool is_timestamp(std::string_view text) {
  return text.size() == timestamp_shape.size() &&
         std::equal(text.begin(), text.end(), timestamp_shape.begin(),
                    [](char c, char shape) { return shape == 'd' ? c >= '0' && c <= '9' : c == shape; });
}

/// The reverse of escaped_note().
std::string unescaped_note(std::string_view text) {
  std::string note;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (text[i] != '\\' || (next != 'n' && next != 'r' && next != '\\')) {
      note += text[i];
      continue;
    }
    note += next == 'n' ? '\n' : next == 'r' ? '\r' : '\\';
    ++i;
  }
  return note;
}

/// Takes the lines of a plan in turn. Each function answers what is wrong with the line, empty where nothing is.
class Reader {
 public:
  std::string line(std::string_view text, Span place) {
    line_ = {.text = std::string(text), .place = place};
    const std::string_view content = text.substr(0, text.find('#'));
    if (trim(content).empty()) {
      in_pragmas_ = in_pragmas_ && (!seen_pragma_ || content.size() != text.size());
      return {};
    }
    if (in_pragmas_) {
      return pragma(trim(content));
    }
    if (content.size() != text.size()) {
      line_.note = unescaped_note(trim(text.substr(content.size() + 1)));
    }
    return entry(trim(content));
  }
  PlanFile plan;

 private:
  std::string pragma(std::string_view text) {
    if (text.front() != '%') {
      return "a blank line must stand between the pragmas and the changes";
    }
    seen_pragma_ = true;
    text = skip_blanks(text.substr(1));
    const auto equals = text.find('=');
    const std::string_view name = trim(text.substr(0, equals));
    const std::string_view value = equals == std::string_view::npos ? "" : trim(text.substr(equals + 1));
    if (name == "project") {
      plan.project = value;
      const std::string why = why_refused(value, NameUse::project);
      return why.empty() ? "" : "sqitch refuses the project name " + std::string(value) + ": " + why;
    }
    return name.empty() ? "a pragma without a name" : "";
  }

  std::string entry(std::string_view text) {
    const bool tag = text.front() == '@';
    if (tag) {
      text.remove_prefix(1);
    } else if (text.front() == '+' || text.front() == '-') {
      text = skip_blanks(text.substr(1));
    }
    const std::string name(text.substr(0, text.find_first_of(" \t")));
    text = skip_blanks(text.substr(name.size()));
    if (why_refused(name, tag ? NameUse::tag : NameUse::project) == "it is empty" || is_refused(name, tag)) {
      return "this is no change and no tag";
    }
    if (text.starts_with('[')) {
      const auto end = text.find(']');
      if (tag || end == std::string_view::npos) {
        return tag ? "a tag has no dependencies" : "this list of dependencies does not end";
      }
      text = skip_blanks(text.substr(end + 1));
    }
    if (!is_timestamp(text.substr(0, timestamp_shape.size()))) {
      return "the timestamp is missing, as in 2026-11-21T05:54:26Z";
    }
    line_.timestamp = text.substr(0, timestamp_shape.size());
    text = skip_blanks(text.substr(timestamp_shape.size()));
    const auto open = text.find('<');
    if (open == std::string_view::npos || trim(text.substr(0, open)).empty() || !text.ends_with('>') ||
        text.find('>') != text.size() - 1 || open + 2 >= text.size()) {
      return "the planner is missing, as in Ann Other <ann@example.com>";
    }
    line_.tag = tag;
    line_.name = name;
    line_.planner_name = trim(text.substr(0, open));
    line_.planner_email = text.substr(open + 1, text.size() - open - 2);
    const std::string wrong = tag ? add_tag(name) : add_change(name);
    plan.lines.push_back(line_);
    return wrong;
  }

  /// sqitch allows folders in the names of changes.
  static bool is_refused(const std::string& name, bool tag) {
    return name == "HEAD" || name == "ROOT" || !why_refused(name, tag ? NameUse::tag : NameUse::project).empty();
  }

  std::string add_tag(const std::string& name) {
    if (plan.changes.empty()) {
      return "the tag @" + name + " stands before any change";
    }
    if (std::ranges::find(plan.tags, name) != plan.tags.end()) {
      return "the tag @" + name + " is there twice";
    }
    plan.tags.push_back(name);
    first_since_tag_ = plan.changes.size();
    return {};
  }

  std::string add_change(const std::string& name) {
    const auto since = plan.changes.begin() + static_cast<std::ptrdiff_t>(first_since_tag_);
    if (std::find(since, plan.changes.end(), name) != plan.changes.end()) {
      return "the change " + name + " is there twice";
    }
    plan.changes.push_back(name);
    return {};
  }

  PlanLine line_;
  bool in_pragmas_ = true;
  bool seen_pragma_ = false;
  std::size_t first_since_tag_ = 0;
};

/// What would end the planner's name, its address or the line.
std::string planner_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f && c != '<' && c != '>' && c != '#') {
      result += c;
    }
  }
  result = trim(result);
  return result.empty() ? "unknown" : result;
}

std::string escaped_note(std::string_view note) {
  std::string result;
  for (const char c : trim(note)) {
    switch (c) {
      case '\n':
        result += "\\n";
        break;
      case '\r':
        result += "\\r";
        break;
      case '\\':
        result += "\\\\";
        break;
      case '\0':
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string line_end(const LineEnd& end) {
  std::string text =
      std::string(end.timestamp) + " " + planner_text(end.planner_name) + " <" + planner_text(end.planner_email) + ">";
  if (const std::string note = escaped_note(end.note); !note.empty()) {
    text += " # " + note;
  }
  return text + "\n";
}

}  // namespace

bool PlanFile::has_change(std::string_view name) const {
  return std::ranges::find(changes, name) != changes.end();
}

std::optional<PlanFile> read_plan_file(FileId file, const SourceManager& sources, Diagnostics& diagnostics) {
  const SourceFile& source = sources.file(file);
  const std::string_view content = source.content;
  Reader reader;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    std::string_view line = content.substr(begin, end - begin);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    const Span place{file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + line.size())};
    if (is_conflict_marker(line)) {
      diagnostics.report(Code::malformed_runner_file, place, {source.path, "git left a merge conflict here"},
                         "`ashlar rebase` resolves it");
      return std::nullopt;
    }
    if (const std::string wrong = reader.line(line, place); !wrong.empty()) {
      diagnostics.report(Code::malformed_runner_file, place, {source.path, wrong});
      return std::nullopt;
    }
    begin = end + 1;
  }
  if (reader.plan.project.empty()) {
    diagnostics.report(Code::malformed_runner_file, {file, 0, 0}, {source.path, "%project is missing"});
    return std::nullopt;
  }
  return std::move(reader.plan);
}

std::string change_line(std::string_view name, std::string_view requires_change, const LineEnd& end) {
  std::string text(name);
  if (!requires_change.empty()) {
    text += " [" + std::string(requires_change) + "]";
  }
  return text + " " + line_end(end);
}

std::string tag_line(std::string_view name, const LineEnd& end) {
  return "@" + std::string(name) + " " + line_end(end);
}

}  // namespace ashlar::backends::sqitch
