#pragma once
// sqitch.plan, read to append to it (sqitch's documentation, "sqitchplan"). What is there is never rewritten.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"

namespace ashlar::backends::sqitch {

/// A change's or a tag's line.
struct PlanLine {
  bool tag = false;
  std::string name;  // of a tag without '@'
  std::string timestamp;
  std::string planner_name;
  std::string planner_email;
  std::string note;
  std::string text;  // the whole line, without its line break
  Span place;
};

struct PlanFile {
  std::string project;
  std::vector<std::string> changes = {};  // names, in order
  std::vector<std::string> tags = {};     // without '@'
  std::vector<PlanLine> lines = {};       // of both, in order
  [[nodiscard]] bool has_change(std::string_view name) const;
};

/// Nothing after the first line that sqitch would refuse, which is reported at its place.
std::optional<PlanFile> read_plan_file(FileId file, const SourceManager& sources, Diagnostics& diagnostics);

/// Who writes a line, when and why.
struct LineEnd {
  std::string_view timestamp;
  std::string_view planner_name;
  std::string_view planner_email;
  std::string_view note;
};

/// Lines to append, with their line break. `requires_change` may be empty.
std::string change_line(std::string_view name, std::string_view requires_change, const LineEnd& end);
std::string tag_line(std::string_view name, const LineEnd& end);

}  // namespace ashlar::backends::sqitch
