#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "compiler/driver/commands.h"
#include "compiler/driver/migration.h"
#include "compiler/kinds/definition.h"
#include "compiler/plan/planner.h"

namespace ashlar::driver {

namespace {

using Json = nlohmann::ordered_json;

/// One object that is not where it should be.
struct Finding {
  std::string object;
  std::string what;  // "is new", "changed", "is gone", …
  std::string path;
  std::uint32_t line = 0;
};

constexpr std::array<std::string_view, 4> done_words{"is new", "changed", "is gone", "is renamed"};

std::vector<Finding> pending_changes(const Plan& plan) {
  std::vector<Finding> findings;
  for (const Step& step : plan.up) {
    const std::string_view word = done_words.at(static_cast<std::size_t>(step.action));
    const auto same = std::ranges::find_if(findings, [&](const Finding& one) { return one.object == step.object; });
    if (same == findings.end()) {
      findings.push_back({step.object, std::string(word), step.origin_path, step.origin_line});
    } else {
      // Dropped and created again.
      same->what = "changed";
      same->path = same->path.empty() ? step.origin_path : same->path;
      same->line = same->line == 0 ? step.origin_line : same->line;
    }
  }
  return findings;
}

/// How what the migrations lead to differs from head.
std::vector<Finding> astray(const Schema& head, const Schema& replayed) {
  std::vector<Finding> findings;
  for (const Change& change : diff(head, replayed, {}).changes) {
    const std::string what = change.before == nullptr  ? "is made by the migrations, and head has none"
                             : change.after == nullptr ? "is in head, and no migration makes it"
                                                       : "is otherwise in head than the migrations make it";
    findings.push_back({display_name(change.id), what, {}, 0});
  }
  return findings;
}

Json findings_json(const std::vector<Finding>& findings) {
  Json list = Json::array();
  for (const Finding& finding : findings) {
    Json one{{"object", finding.object}, {"what", finding.what}};
    if (!finding.path.empty()) {
      one["path"] = finding.path;
      one["line"] = finding.line;
    }
    list.push_back(std::move(one));
  }
  return list;
}

struct Outcome {
  std::vector<Finding> pending;
  std::vector<Finding> astray;
  [[nodiscard]] bool good() const { return pending.empty() && astray.empty(); }
};

std::string human_text(const Outcome& outcome) {
  if (outcome.good()) {
    return "The migrations have all that the sources declare, and lead to it.\n";
  }
  std::string text;
  for (const Finding& finding : outcome.pending) {
    const std::string place = finding.path.empty() ? "" : fmt::format(" at {}:{}", finding.path, finding.line);
    text += fmt::format("{} {}{}; no migration has it; run ashlar add\n", finding.object, finding.what, place);
  }
  for (const Finding& finding : outcome.astray) {
    text += fmt::format("{} {}\n", finding.object, finding.what);
  }
  return text;
}

std::string json_text(const Outcome& outcome) {
  const Json document{{"ashlar_check", 1},
                      {"good", outcome.good()},
                      {"pending", findings_json(outcome.pending)},
                      {"migrations", findings_json(outcome.astray)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// Compares sources, head and migrations. Errors are reported.
Outcome compare_states(Context& context) {
  Outcome outcome;
  const auto migrations = find_migrations(context);
  const auto sources = migrations ? read_state(context, "sources") : std::nullopt;
  const auto head = sources ? read_head(context, &sources->loaded.schema) : std::nullopt;
  if (!head) {
    return outcome;
  }
  backends::BackendRequest request;
  plan_change(context, *head, *sources, request);
  outcome.pending = pending_changes(request.plan);
  if (migrations->backend->history != nullptr) {
    if (const auto replayed = read_migrations(context)) {
      outcome.astray = astray(head->loaded.schema, replayed->loaded.schema);
    }
  }
  return outcome;
}

}  // namespace

int run_check(Context& context, const CheckOptions& options) {
  context.failure_as_json = options.format == "json";
  const Outcome outcome = read_project(context, true) ? compare_states(context) : Outcome{};
  if (!context.diagnostics.has_errors()) {
    write_output(context, "", options.format == "json" ? json_text(outcome) : human_text(outcome));
  }
  return finish(context, outcome.good() ? exit_done : exit_differences);
}

}  // namespace ashlar::driver
