// log and status: what the migrations are, and where they stand.

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "compiler/base/text.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/migration.h"
#include "compiler/driver/standing.h"

namespace ashlar::driver {

namespace {

using Json = nlohmann::ordered_json;

/// A migration and what it changes.
struct Entry {
  const backends::Migration* migration = nullptr;
  std::vector<Finding> changes;
  bool known = true;     // false where it cannot be replayed
  bool adopted = false;  // it was there before Ashlar, and is not read
};

/// What each migration changes, in order. Errors are reported.
std::vector<Entry> entries_of(Context& context, const RunnerDirectory& runner) {
  std::vector<Entry> entries;
  Replay states(context, runner);
  State before;
  bool known = true;
  for (std::size_t i = 0; i < runner.history.migrations.size(); ++i) {
    const backends::Migration& migration = runner.history.migrations[i];
    const bool adopted = runner.is_adopted(migration.name);
    known = known && (adopted || migration.unreadable.empty());
    Entry entry{&migration, {}, known, adopted};
    if (known) {
      auto after = states.advance(1);
      if (!after) {
        return entries;
      }
      if (!adopted) {
        backends::BackendRequest request;
        plan_change(context, before, *after, request);
        entry.changes = changed_objects(request.plan, "changed");
      }
      before = std::move(*after);
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string one_line(std::string_view text) {
  std::string result;
  for (const char c : text) {
    result += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  }
  return result;
}

std::string human_entry(const Entry& entry) {
  const backends::Migration& migration = *entry.migration;
  std::string text;
  for (auto release = migration.releases.rbegin(); release != migration.releases.rend(); ++release) {
    text += fmt::format("release {}\n", *release);
  }
  text += migration.name;
  if (!migration.plain_name.empty() && !migration.name.ends_with(migration.plain_name)) {
    text += "  " + one_line(migration.plain_name);
  }
  if (!migration.timestamp.empty()) {
    text += "  " + migration.timestamp;
  }
  if (!migration.planner_name.empty()) {
    text += "  " + one_line(migration.planner_name);
  }
  text += migration.note.empty() ? "\n" : fmt::format("  # {}\n", one_line(migration.note));
  for (const Finding& change : entry.changes) {
    text += fmt::format("    {} {}\n", change.object, change.what);
  }
  if (entry.adopted) {
    text += "    was there before Ashlar, and is not read\n";
  } else if (entry.changes.empty()) {
    text += entry.known ? "    no change of the schema\n" : "    cannot be replayed: " + migration.unreadable + "\n";
  }
  return text;
}

Json json_entry(const Entry& entry) {
  Json changes = Json::array();
  for (const Finding& change : entry.changes) {
    changes.push_back({{"object", change.object}, {"what", change.what}});
  }
  const backends::Migration& migration = *entry.migration;
  return {{"name", migration.name},         {"title", migration.plain_name},    {"note", migration.note},
          {"adopted", entry.adopted},       {"timestamp", migration.timestamp}, {"planner", migration.planner_name},
          {"releases", migration.releases}, {"changes", std::move(changes)},    {"files", migration.files}};
}

std::vector<std::string> releases_of(const Context& context, const RunnerDirectory& runner) {
  std::vector<std::string> names;
  std::string reason;
  if (const auto files = context.files.list(runner.migrations.directory + "/ashlar/releases", reason)) {
    for (const project::DirectoryEntry& file : *files) {
      if (file.name.ends_with(".sql")) {
        names.push_back(file.name.substr(0, file.name.size() - 4));
      }
    }
  }
  std::ranges::sort(names);
  return names;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return count == 1 ? fmt::format("1 {}", one) : fmt::format("{} {}", count, many);
}

std::string human_status(const Context& context, const Standing& standing) {
  std::string text = fmt::format("sources     {}, {}\n", join(context.config->sources, ", "),
                                 counted(standing.sources_size, "object", "objects"));
  const std::size_t pending = standing.count("pending");
  text += fmt::format("head        {}\n",
                      pending == 0
                          ? std::string("has all that the sources declare")
                          : "is behind the sources by " + counted(pending, "object", "objects") + "; run ashlar add");
  for (const RunnerDirectory& runner : standing.runners) {
    const auto& migrations = runner.history.migrations;
    const auto last = std::find_if(migrations.rbegin(), migrations.rend(),
                                   [](const backends::Migration& one) { return !one.releases.empty(); });
    text += fmt::format("migrations  {} ({})", runner.migrations.config->dir, runner.migrations.config->backend);
    if (runner.replayable()) {
      text += ": " + counted(migrations.size(), "migration", "migrations");
    }
    if (last != migrations.rend()) {
      text += fmt::format(", {} since {}", last - migrations.rbegin(), last->releases.back());
    }
    text += '\n';
    const auto releases = releases_of(context, runner);
    text += fmt::format("releases    {}\n", releases.empty() ? "none" : join(releases, ", "));
  }
  for (const Finding& finding : standing.findings) {
    text += "  " + finding.text() + "\n";
  }
  return text;
}

std::string json_status(const Context& context, const Standing& standing) {
  Json runners = Json::array();
  for (const RunnerDirectory& runner : standing.runners) {
    Json names = Json::array();
    for (const backends::Migration& migration : runner.history.migrations) {
      names.push_back(migration.name);
    }
    runners.push_back({{"backend", runner.migrations.config->backend},
                       {"directory", runner.migrations.config->dir},
                       {"migrations", std::move(names)},
                       {"releases", releases_of(context, runner)}});
  }
  Json findings = Json::array();
  for (const Finding& finding : standing.findings) {
    findings.push_back({{"rule", finding.rule}, {"text", finding.text()}});
  }
  const Json document{{"ashlar_status", 1},
                      {"sources", {{"paths", context.config->sources}, {"objects", standing.sources_size}}},
                      {"pending", standing.count("pending")},
                      {"runners", std::move(runners)},
                      {"findings", std::move(findings)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

int run_log(Context& context, const LogOptions& options) {
  context.failure_as_json = options.format == "json";
  const auto all = read_project(context, true) ? find_all_migrations(context) : std::vector<Migrations>{};
  std::string text;
  Json runners = Json::array();
  for (const Migrations& one : all) {
    const auto runner = read_directory(context, one);
    if (runner && !runner->replayable()) {
      context.diagnostics.report(Code::no_scripts, {}, {one.config->backend});
    }
    if (!runner || context.diagnostics.has_errors()) {
      return finish(context, exit_input_error);
    }
    const std::vector<Entry> entries = entries_of(context, *runner);
    Json list = Json::array();
    text += all.size() > 1 ? one.config->dir + " (" + one.config->backend + ")\n" : "";
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
      text += human_entry(*entry);
      list.push_back(json_entry(*entry));
    }
    runners.push_back(
        {{"directory", one.config->dir}, {"backend", one.config->backend}, {"migrations", std::move(list)}});
  }
  if (!context.diagnostics.has_errors()) {
    const Json document{{"ashlar_log", 1}, {"runners", std::move(runners)}};
    write_output(context, "",
                 options.format == "json" ? document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n" : text);
  }
  return finish(context, exit_done);
}

int run_status(Context& context, const LogOptions& options) {
  context.failure_as_json = options.format == "json";
  const Standing standing = read_project(context, true) ? read_standing(context) : Standing{};
  if (!context.diagnostics.has_errors()) {
    write_output(context, "",
                 options.format == "json" ? json_status(context, standing) : human_status(context, standing));
  }
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
