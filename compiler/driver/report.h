#pragma once
// Findings in the forms that continuous integration reads.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"

namespace ashlar::driver {

/// One thing that a reader of the report should look at.
struct Report {
  Severity severity = Severity::error;
  std::string rule;  // stable: "pending", "unknown-relation", …
  std::string message;
  std::string path;  // empty: no place
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// The diagnostics of a run, in order; the code is the rule.
std::vector<Report> reports_of(const Diagnostics& diagnostics, const SourceManager& sources);

/// `format` is github (workflow commands, https://docs.github.com/actions, "Workflow commands"), sarif (OASIS
/// SARIF 2.1.0) or junit (the XML that test reports are read from). `failed`: the run itself did not end well.
std::string render_reports(std::string_view format, const std::vector<Report>& reports, bool failed);

}  // namespace ashlar::driver
