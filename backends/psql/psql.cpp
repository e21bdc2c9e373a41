#include "backends/psql/psql.h"

#include <algorithm>

#include "backends/names.h"
#include "backends/script.h"
#include "compiler/base/text.h"

namespace ashlar::backends {

namespace {

constexpr std::size_t number_digits = 4;
constexpr std::string_view first_line = "\\set ON_ERROR_STOP on\n\n";

std::string file_name(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

std::uint64_t next_number(const PresentFiles& present) {
  std::uint64_t highest = 0;
  for (const auto& [path, file] : present.files) {
    highest = std::max(highest, number_of(file_name(path), number_digits));
  }
  return highest + 1;
}

void create(BackendResult& result, std::string path, const std::string& title, const std::string& text) {
  result.messages.push_back("Created " + path);
  result.files.push_back({std::move(path), "-- " + title + "\n" + std::string(first_line) + text, false});
}

void write_empty(BackendResult& result, const std::string& name) {
  create(result, "up/" + name + ".sql", name, "BEGIN;\n\n-- Write here what this migration does.\n\nCOMMIT;\n");
  create(result, "down/" + name + ".sql", name + ", the way back",
         "BEGIN;\n\n-- Write here what undoes this migration.\n\nCOMMIT;\n");
}

void write_plan(BackendResult& result, const std::string& name, const BackendRequest& request) {
  const Settings& settings = request.plan.settings;
  std::vector<Unit> in_transaction;
  std::vector<Unit> then;
  std::vector<Check> checks;
  std::vector<Check> checks_before_then;
  for (const Part& part : split_plan(request)) {
    const bool first = part.transaction && then.empty();
    std::vector<Unit>& to = first ? in_transaction : then;
    to.insert(to.end(), part.up.begin(), part.up.end());
    checks.insert(checks.end(), part.checks.begin(), part.checks.end());
    if (first) {
      checks_before_then.insert(checks_before_then.end(), part.checks.begin(), part.checks.end());
    }
  }
  if (in_transaction.empty()) {
    std::swap(in_transaction, then);
  }
  // What the way back leaves behind is what the way there starts from.
  create(result, "up/" + name + ".sql", name,
         statements_text(in_transaction, settings, guard_text(checks_of(request.plan.down), name)));
  if (!then.empty()) {
    create(result, "up/" + name + ".then.sql", name + ", what cannot be in its transaction",
           statements_text(then, settings, guard_text(checks_before_then, name + ".then")));
  }
  const std::vector<Unit> down = units_of(request.plan.down);
  create(result, "down/" + name + ".sql", name + ", the way back",
         down.empty() ? "SELECT 1;\n"
                      : statements_text(down, settings, guard_text(checks_of(request.plan.up), "down/" + name)));
  create(result, "verify/" + name + ".sql", name + ", as it left the database", verify_text(checks, settings));
}

/// A migration written by hand, below a new number.
BackendResult carry(const BackendRequest& request) {
  BackendResult result;
  const std::string& old = request.carried->name;
  const std::string plain = number_of(old, number_digits) == 0 ? old : old.substr(number_digits + 1);
  const std::string name = numbered(next_number(request.present), number_digits) + "-" + plain;
  for (const auto& [path, content] : request.carried->files) {
    const auto at = path.find(old);
    std::string text = content;
    if (text.starts_with("-- " + old)) {
      text.replace(3, old.size(), name);
    }
    result.files.push_back({path.substr(0, at) + name + path.substr(at + old.size()), std::move(text), false});
  }
  result.changes.push_back(name);
  return result;
}

BackendResult add(const BackendRequest& request, Diagnostics& diagnostics) {
  if (request.carried) {
    return carry(request);
  }
  BackendResult result;
  if (request.plan.empty() && !request.empty) {
    return result;
  }
  const std::string name = numbered(next_number(request.present), number_digits) + "-" + request.name;
  if (const std::string why = why_refused(name, NameUse::change); !why.empty()) {
    diagnostics.report(Code::refused_name, {}, {"change", request.name, why}, "choose another name");
    return result;
  }
  if (request.empty) {
    write_empty(result, name);
  } else {
    write_plan(result, name, request);
  }
  std::string note;
  for (const char c : comment_text(request.note)) {
    note += c;
  }
  if (!note.empty()) {
    for (OutputFile& file : result.files) {
      file.content.insert(file.content.find('\n') + 1, "-- " + note + "\n");
    }
  }
  result.changes.push_back(name);
  return result;
}

BackendResult release(const BackendRequest& request, Diagnostics& diagnostics) {
  if (const std::string why = why_refused(request.name, NameUse::tag); !why.empty()) {
    diagnostics.report(Code::refused_name, {}, {"release", request.name, why}, "choose another name");
  }
  return {};
}

/// "0003-todos" of "up/0003-todos.then.sql".
std::string migration_of(const std::string& path) {
  std::string name = file_name(path);
  name.resize(name.size() - std::string_view(".sql").size());
  if (name.ends_with(".then")) {
    name.resize(name.size() - std::string_view(".then").size());
  }
  return name;
}

History history(const BackendRequest& request, Diagnostics&) {
  const PresentFiles& present = request.present;
  // "0003-todos.sql" sorts before "0003-todos.then.sql".
  History history;
  std::uint64_t last_number = 0;
  for (const auto& [path, file] : present.files) {
    if (!path.starts_with("up/") || !path.ends_with(".sql")) {
      continue;
    }
    const std::string name = migration_of(path);
    if (history.migrations.empty() || history.migrations.back().name != name) {
      const std::uint64_t number = number_of(name, number_digits);
      if (number != 0 && number == last_number) {
        history.oddities.push_back(
            {Oddity::Kind::branched, path, {file, 0, 0}, "has the number of " + history.migrations.back().name});
      }
      last_number = number;
      history.migrations.push_back({.name = name, .up = {}, .files = {}, .place = {file, 0, 0}});
    }
    Migration& migration = history.migrations.back();
    const auto lines = split(std::string_view(present.content(path)).substr(0, 4096), '\n');
    if (lines.size() > 1 && lines[1].starts_with("-- ")) {
      migration.note = lines[1].substr(3);
    }
    migration.up.push_back({path});
    migration.plain_name = number_of(name, number_digits) == 0 ? name : name.substr(number_digits + 1);
    migration.identity += name + "\n" + present.content(path);
  }
  for (const auto& [path, file] : present.files) {
    const bool own =
        path.ends_with(".sql") && (path.starts_with("up/") || path.starts_with("down/") || path.starts_with("verify/"));
    if (!own) {
      continue;
    }
    const auto owner = std::ranges::find(history.migrations, migration_of(path), &Migration::name);
    if (owner != history.migrations.end()) {
      owner->files.push_back(path);
    } else {
      history.oddities.push_back({Oddity::Kind::unplanned, path, {file, 0, 0}, "belongs to no script in up/"});
    }
  }
  return history;
}

}  // namespace

const Backend& psql_backend() {
  static constexpr Backend backend{
      .name = "psql", .options = {}, .init = add, .add = add, .release = release, .history = history, .movable = true};
  return backend;
}

}  // namespace ashlar::backends
