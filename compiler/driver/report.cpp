#include "compiler/driver/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "compiler/base/text.h"
#include "compiler/base/uri.h"

namespace ashlar::driver {

namespace {

using Json = nlohmann::ordered_json;

std::string_view level(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

/// Bytes that are not UTF-8, and characters that no XML document may hold, become U+FFFD.
std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    const bool control = length == 1 && static_cast<unsigned char>(text[at]) < 0x20 && text[at] != '\n' &&
                         text[at] != '\t' && text[at] != '\r';
    const bool noncharacter =
        length == 3 && (text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF");
    if (length == 0 || control || noncharacter) {
      result += "\xEF\xBF\xBD";
      at += std::max<std::size_t>(length, 1);
      continue;
    }
    result += text.substr(at, length);
    at += length;
  }
  return result;
}

std::string replaced(std::string_view text, const std::vector<std::pair<char, std::string_view>>& table) {
  std::string result;
  for (const char c : text) {
    const auto found = std::ranges::find(table, c, &std::pair<char, std::string_view>::first);
    if (found == table.end()) {
      result += c;
    } else {
      result += found->second;
    }
  }
  return result;
}

std::string xml(std::string_view text) {
  return replaced(printable(text), {{'&', "&amp;"},
                                    {'<', "&lt;"},
                                    {'>', "&gt;"},
                                    {'"', "&quot;"},
                                    {'\n', "&#10;"},
                                    {'\r', "&#13;"},
                                    {'\t', "&#9;"}});
}

std::string github_text(std::string_view text, bool property) {
  std::vector<std::pair<char, std::string_view>> table{{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}};
  if (property) {
    table.insert(table.end(), {{':', "%3A"}, {',', "%2C"}});
  }
  return replaced(printable(text), table);
}

std::string github(const std::vector<Report>& reports) {
  std::string text;
  for (const Report& report : reports) {
    std::string properties;
    if (!report.path.empty()) {
      properties = fmt::format("file={},line={},", github_text(report.path, true), std::max(report.line, 1U));
    }
    text += fmt::format("::{} {}title={}::{}\n", report.severity == Severity::note ? "notice" : level(report.severity),
                        properties, github_text(report.rule, true), github_text(report.message, false));
  }
  return text;
}

/// A path as a relative reference (RFC 3986, section 4.2); bytes as UTF-8 has them.
std::string uri_of(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    uri += c == '/' || c == '.' || c == '~' ? std::string(1, c) : percent_encoded(std::string_view(&c, 1));
  }
  return uri;
}

/// A rule with all that code scanning of GitHub wants of one ("SARIF support for code scanning").
Json sarif_rule(const std::string& id) {
  struct About {
    std::string_view id;
    std::string_view what;
    std::string_view help;
  };
  constexpr std::array<About, 5> known{{
      {"pending", "The sources declare what no migration has", "`ashlar add NAME` writes the next migration."},
      {"migrations", "The migrations do not lead to head",
       "Change the migration so that it leads there, or the sources, and run `ashlar rebase`."},
      {"head", "The head snapshot is not what the migrations lead to", "`ashlar rebase` writes it anew."},
      {"files", "The runner's plan and its files do not fit each other", "Restore the file, plan it, or delete it."},
      {"unreadable", "A migration cannot be replayed", "The head snapshot is taken for what it leads to."},
  }};
  const auto* about = std::ranges::find(known, id, &About::id);
  const std::string what = about != known.end() ? std::string(about->what) : "Ashlar's diagnostic " + id;
  const std::string help =
      about != known.end() ? std::string(about->help) : "The message says what is wrong and names a way out.";
  return {{"id", id},
          {"shortDescription", {{"text", what}}},
          {"fullDescription", {{"text", what + ". " + help}}},
          {"help", {{"text", help}}}};
}

std::string sarif(const std::vector<Report>& reports, bool failed) {
  Json rules = Json::array();
  Json results = Json::array();
  for (const Report& report : reports) {
    if (std::ranges::none_of(rules, [&](const Json& rule) { return rule["id"] == report.rule; })) {
      rules.push_back(sarif_rule(report.rule));
    }
    Json one{{"ruleId", report.rule}, {"level", level(report.severity)}, {"message", {{"text", report.message}}}};
    Json region{{"startLine", std::max(report.line, 1U)}};
    if (report.column != 0) {
      region["startColumn"] = report.column;
    }
    // A result without a place is not shown, so what has none is told of the project.
    const std::string uri = report.path.empty() ? "ashlar.toml" : uri_of(report.path);
    one["locations"] =
        Json::array({{{"physicalLocation", {{"artifactLocation", {{"uri", uri}}}, {"region", std::move(region)}}}}});
    results.push_back(std::move(one));
  }
  const Json run{{"tool", {{"driver", {{"name", "ashlar"}, {"rules", std::move(rules)}}}}},
                 {"columnKind", "unicodeCodePoints"},
                 {"invocations", Json::array({{{"executionSuccessful", !failed}}})},
                 {"results", std::move(results)}};
  const Json document{
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({run})}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string junit(const std::vector<Report>& reports, bool failed) {
  std::string cases;
  std::size_t failures = 0;
  for (const Report& report : reports) {
    if (report.severity != Severity::error) {
      continue;
    }
    ++failures;
    const std::string place =
        report.path.empty() ? "" : fmt::format(" file=\"{}\" line=\"{}\"", xml(report.path), std::max(report.line, 1U));
    const std::string_view tag = failed ? "error" : "failure";
    cases += fmt::format(
        "    <testcase classname=\"ashlar.check\" name=\"{}\"{}>\n      <{} type=\"{}\" message=\"{}\"/>\n"
        "    </testcase>\n",
        xml(report.message), place, tag, xml(report.rule), xml(report.message));
  }
  const std::size_t count = std::max<std::size_t>(failures, 1);
  if (failures == 0) {
    cases = "    <testcase classname=\"ashlar.check\" name=\"the migrations lead to what the sources declare\"/>\n";
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"ashlar check\" "
      "tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}  </testsuite>\n</testsuites>\n",
      count, failed ? 0 : failures, failed ? failures : 0, cases);
}

}  // namespace

std::vector<Report> reports_of(const Diagnostics& diagnostics, const SourceManager& sources) {
  std::vector<Report> reports;
  for (const Diagnostic* one : in_order(diagnostics, sources)) {
    Report report{.severity = one->severity, .rule = code_name(one->code), .message = one->text, .path = {}};
    for (const Note& note : notes_of(*one, sources)) {
      report.message += "; " + note.text;
    }
    if (one->span.valid()) {
      const LineColumn place = sources.line_column(one->span.file, one->span.begin);
      report.path = sources.file(one->span.file).path;
      report.line = place.line;
      report.column = place.column;
    }
    reports.push_back(std::move(report));
  }
  return reports;
}

std::string render_reports(std::string_view format, const std::vector<Report>& reports, bool failed) {
  if (format == "sarif") {
    return sarif(reports, failed);
  }
  return format == "junit" ? junit(reports, failed) : github(reports);
}

}  // namespace ashlar::driver
