#include "compiler/driver/standing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compiler/driver/migration.h"
#include "compiler/kinds/definition.h"
#include "compiler/plan/planner.h"

namespace ashlar::driver {

namespace {

constexpr std::array<std::string_view, 4> done_words{"is new", "changed", "is gone", "is renamed"};

void set_place(Finding& finding, const Context& context, Span span) {
  if (span.valid()) {
    finding.path = context.sources.file(span.file).path;
    finding.line = context.sources.line_column(span.file, span.begin).line;
  }
}

/// How what the migrations lead to differs from head, with the places in the migrations.
std::vector<Finding> astray(const Context& context, const Schema& head, const Schema& replayed) {
  std::vector<Finding> findings;
  for (const Change& change : diff(head, replayed, {}).changes) {
    Finding finding{.rule = "migrations", .object = display_name(change.id), .what = {}, .path = {}, .advice = {}};
    finding.what = change.before == nullptr  ? "is made by the migrations, and head has none"
                   : change.after == nullptr ? "is in head, and no migration makes it"
                                             : "is otherwise in head than the migrations make it";
    if (const auto* entry = replayed.entry(change.id); entry != nullptr) {
      set_place(finding, context, entry->origin);
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

Finding finding_of(const Context& context, const RunnerDirectory& runner, const backends::Oddity& oddity) {
  Finding finding{.rule = "files",
                  .object = runner.migrations.directory + "/" + oddity.path,
                  .what = oddity.text,
                  .path = {},
                  .advice = {}};
  set_place(finding, context, oddity.place);
  switch (oddity.kind) {
    case backends::Oddity::Kind::unplanned:
      finding.advice = "add it there or delete it";
      break;
    case backends::Oddity::Kind::missing:
      finding.advice = "restore it from version control";
      break;
    case backends::Oddity::Kind::branched:
      finding.advice = std::string("two branches both added one; run ashlar rebase") +
                       (runner.history.heads.size() > 1 ? ", or ashlar add NAME --merge" : "");
      break;
  }
  return finding;
}

void check_runner(Context& context, const RunnerDirectory& runner, const Schema& head, const Schema& sources,
                  Standing& standing) {
  for (const backends::Oddity& oddity : runner.history.oddities) {
    standing.findings.push_back(finding_of(context, runner, oddity));
  }
  if (!runner.replayable()) {
    return;
  }
  if (runner.adopted) {
    standing.findings.push_back({.rule = "unreadable",
                                 .object = runner.adopted->path,
                                 .what = "is taken for what the migrations lead to that were there before Ashlar",
                                 .path = runner.adopted->path,
                                 .line = 1,
                                 .advice = {},
                                 .good = true});
  }
  for (const backends::Migration& migration : runner.history.migrations) {
    if (!migration.unreadable.empty() && !runner.is_adopted(migration.name)) {
      Finding finding{.rule = "unreadable",
                      .object = migration.name,
                      .what = "cannot be replayed: " + migration.unreadable,
                      .path = {},
                      .advice = "the head snapshot is taken for what the migrations lead to",
                      .good = true};
      set_place(finding, context, migration.unreadable_span());
      standing.findings.push_back(std::move(finding));
      return;
    }
  }
  const auto replayed = replay(context, runner, runner.history.migrations.size());
  if (!replayed) {
    return;
  }
  auto differences = astray(context, head, replayed->loaded.schema);
  if (!differences.empty() && diff(sources, replayed->loaded.schema, {}).changes.empty()) {
    const std::string path = head_snapshot_path(runner.migrations.directory);
    std::erase_if(standing.findings, [](const Finding& finding) { return finding.rule == "pending"; });
    standing.findings.push_back({.rule = "head",
                                 .object = path,
                                 .what = "is not what the migrations lead to, though the sources are",
                                 .path = path,
                                 .line = 1,
                                 .advice = "run ashlar rebase"});
    return;
  }
  standing.findings.insert(standing.findings.end(), differences.begin(), differences.end());
}

}  // namespace

std::string Finding::text() const {
  const bool own_place = path.empty() || (path == object && line <= 1);
  return fmt::format("{} {}{}{}{}", object, what, own_place ? "" : fmt::format(" at {}:{}", path, line),
                     advice.empty() ? "" : "; ", advice);
}

bool Standing::good() const {
  return std::ranges::all_of(findings, &Finding::good);
}

std::size_t Standing::count(std::string_view rule) const {
  return static_cast<std::size_t>(std::ranges::count(findings, rule, &Finding::rule));
}

std::vector<Finding> changed_objects(const Plan& plan, const std::string& rule) {
  std::vector<Finding> findings;
  for (const Step& step : plan.up) {
    const std::string_view word = done_words.at(static_cast<std::size_t>(step.action));
    const auto same = std::ranges::find(findings, step.object, &Finding::object);
    if (same == findings.end()) {
      findings.push_back({.rule = rule,
                          .object = step.object,
                          .what = std::string(word),
                          .path = step.origin_path,
                          .line = step.origin_line,
                          .advice = {}});
    } else {
      // Dropped and created again.
      same->what = "changed";
      same->path = same->path.empty() ? step.origin_path : same->path;
      same->line = same->line == 0 ? step.origin_line : same->line;
    }
  }
  return findings;
}

Standing read_standing(Context& context) {
  Standing standing;
  const auto all = find_all_migrations(context);
  auto read = all.empty() ? std::nullopt : read_state(context, "sources");
  if (!read) {
    return standing;
  }
  const State& sources = context.keep(std::move(*read));
  for (const Migrations& migrations : all) {
    auto runner = read_directory(context, migrations);
    if (!runner) {
      return standing;
    }
    standing.runners.push_back(std::move(*runner));
  }
  auto read_back = heads_agree(context, all) ? read_head(context, &sources.loaded.schema) : std::nullopt;
  if (!read_back) {
    return standing;
  }
  const State& head = context.keep(std::move(*read_back));
  standing.sources_size = sources.loaded.schema.size();
  standing.findings = changed_objects(plan_between(context, head, sources), "pending");
  for (Finding& finding : standing.findings) {
    finding.advice = "no migration has it; run ashlar add";
  }
  for (const RunnerDirectory& runner : standing.runners) {
    check_runner(context, runner, head.loaded.schema, sources.loaded.schema, standing);
  }
  return standing;
}

}  // namespace ashlar::driver
