#include <nlohmann/json.hpp>

#include "compiler/driver/commands.h"
#include "compiler/driver/report.h"
#include "compiler/driver/standing.h"

namespace ashlar::driver {

namespace {

using Json = nlohmann::ordered_json;

std::string human_text(const Standing& standing) {
  std::string text;
  for (const Finding& finding : standing.findings) {
    text += finding.text() + "\n";
  }
  if (standing.good()) {
    text += "The migrations have all that the sources declare, and lead to it.\n";
  }
  return text;
}

Json findings_json(const Standing& standing, std::initializer_list<std::string_view> rules) {
  Json list = Json::array();
  for (const Finding& finding : standing.findings) {
    if (std::find(rules.begin(), rules.end(), finding.rule) == rules.end()) {
      continue;
    }
    Json one{{"rule", finding.rule}, {"object", finding.object}, {"what", finding.what}};
    if (!finding.advice.empty()) {
      one["advice"] = finding.advice;
    }
    if (!finding.path.empty()) {
      one["path"] = finding.path;
      one["line"] = finding.line;
    }
    list.push_back(std::move(one));
  }
  return list;
}

std::string json_text(const Standing& standing) {
  const Json document{{"ashlar_check", 1},
                      {"good", standing.good()},
                      {"pending", findings_json(standing, {"pending"})},
                      {"migrations", findings_json(standing, {"migrations", "head"})},
                      {"files", findings_json(standing, {"files"})},
                      {"unreadable", findings_json(standing, {"unreadable"})}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string report_text(const Standing& standing, std::string_view format) {
  std::vector<Report> reports;
  for (const Finding& finding : standing.findings) {
    reports.push_back({.severity = finding.good ? Severity::note : Severity::error,
                       .rule = finding.rule,
                       .message = finding.text(),
                       .path = finding.path,
                       .line = finding.line});
  }
  return render_reports(format, reports, false);
}

std::string shown(const Standing& standing, const std::string& format) {
  if (format == "human") {
    return human_text(standing);
  }
  return format == "json" ? json_text(standing) : report_text(standing, format);
}

}  // namespace

int run_check(Context& context, const CheckOptions& options) {
  context.failure_as_json = options.format == "json";
  context.failure_report = options.format == "human" || options.format == "json" ? "" : options.format;
  const Standing standing = read_project(context, true) ? read_standing(context) : Standing{};
  if (!context.diagnostics.has_errors()) {
    write_output(context, "", shown(standing, options.format));
  }
  return finish(context, standing.good() ? exit_done : exit_differences);
}

}  // namespace ashlar::driver
