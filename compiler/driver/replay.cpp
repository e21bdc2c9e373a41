// The state `migrations`: the runner's scripts, replayed offline.

#include <algorithm>
#include <utility>

#include "compiler/base/text.h"
#include "compiler/driver/history.h"
#include "compiler/schema/scope.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

/// The SQL of a script with empty lines put in, so that its lines have the numbers of those they come from.
std::string at_its_lines(const backends::Script& script) {
  std::string text;
  std::uint32_t next = 1;
  std::size_t number = 0;
  for (const std::string& line : split(*script.sql, '\n')) {
    const std::uint32_t wanted = number < script.lines.size() ? script.lines[number] : next;
    text.append(wanted > next ? wanted - next : 0, '\n');
    next = std::max(next, wanted) + 1;
    text += line + "\n";
    ++number;
  }
  return text;
}

constexpr std::string_view adopted_mark = "-- migration: ";

std::optional<Adopted> read_adopted(const Migrations& migrations, const project::FileProvider& files) {
  Adopted adopted{project::join_path(migrations.directory, std::string(adopted_file)), {}, {}};
  std::string reason;
  auto text = files.read(adopted.path, reason);
  if (!text) {
    return std::nullopt;
  }
  for (const std::string& line : split(*text, '\n')) {
    if (line.starts_with(adopted_mark)) {
      adopted.names.insert(line.substr(adopted_mark.size()));
    }
  }
  adopted.snapshot = std::move(*text);
  return adopted;
}

}  // namespace

std::string adopted_text(const std::string& snapshot, const std::vector<std::string>& names) {
  std::string text = snapshot + "\n-- The migrations that lead to this; they are not read:\n";
  for (const std::string& name : names) {
    text += std::string(adopted_mark) + name + "\n";
  }
  return text;
}

void read_history(Context& context, RunnerDirectory& directory) {
  if (directory.migrations.backend->history == nullptr) {
    return;
  }
  backends::BackendRequest request = plain_request(context, directory.migrations);
  request.present = directory.present;
  request.project_files = directory.beside;
  directory.history = directory.migrations.backend->history(request, context.diagnostics);
}

std::optional<RunnerDirectory> read_directory(Context& context, const Migrations& migrations,
                                              const project::FileProvider& files) {
  RunnerDirectory directory{migrations, {}, {}, {}};
  auto present = read_runner_files(context, migrations, files);
  if (!present) {
    return std::nullopt;
  }
  directory.present = std::move(*present);
  directory.beside = read_project_files(context, files, context.root(), *migrations.backend,
                                        project::normal_path(migrations.config->dir));
  read_history(context, directory);
  directory.adopted = read_adopted(migrations, files);
  return context.diagnostics.has_errors() ? std::nullopt : std::optional(std::move(directory));
}

std::optional<RunnerDirectory> read_directory(Context& context, const Migrations& migrations) {
  return read_directory(context, migrations, context.files);
}

/// Where the replay begins: at nothing, or after what was adopted.
bool Replay::start() {
  if (!directory_.adopted) {
    return true;
  }
  const FileId file = context_.sources.add(directory_.adopted->path, directory_.adopted->snapshot);
  const Scope scope = scope_of(context_);
  reached_ = read_snapshot(file, context_.sources,
                           {.postgres = context_.postgres(),
                            .roles = scope.roles,
                            .given_schemas = scope.schemas.value_or(std::vector<std::string>{})},
                           Schema{}, context_.diagnostics)
                 .schema;
  return !context_.diagnostics.has_errors();
}

bool Replay::read(const backends::Migration& migration, project::ReadResult& to) {
  if (!migration.unreadable.empty()) {
    context_.diagnostics.report(Code::unreplayable_migration, migration.unreadable_span(),
                                {migration.name, migration.unreadable});
    return false;
  }
  project::ReadOptions options;
  options.root = directory_.migrations.directory;
  options.postgres = context_.postgres();
  for (const backends::Script& script : migration.up) {
    const FileId file = script.sql
                            ? context_.sources.add(project::join_path(options.root, script.path), at_its_lines(script))
                            : directory_.present.files.at(script.path);
    auto one = project::read_text(file, {}, options, context_.files, context_.sources, context_.diagnostics);
    std::move(one.items.begin(), one.items.end(), std::back_inserter(to.items));
  }
  return true;
}

std::optional<State> Replay::advance(std::size_t count) {
  if (!std::exchange(started_, true) && !start()) {
    return std::nullopt;
  }
  project::ReadResult all;
  for (const backends::Migration& migration : std::span(directory_.history.migrations).subspan(done_, count)) {
    if (!directory_.is_adopted(migration.name)) {
      read(migration, all);
    }
  }
  done_ += count;
  if (context_.diagnostics.has_errors()) {
    return std::nullopt;
  }
  State state = load_items(context_, std::move(all), std::move(reached_));
  if (context_.diagnostics.has_errors()) {
    return std::nullopt;
  }
  reached_ = state.loaded.schema;
  apply_scope(state.loaded.schema, scope_of(context_), context_.diagnostics);
  return context_.diagnostics.has_errors() ? std::nullopt : std::optional(std::move(state));
}

std::optional<State> replay(Context& context, const RunnerDirectory& directory, std::size_t count) {
  return Replay(context, directory).advance(count);
}

namespace {

std::optional<State> read_all(Context& context, const std::optional<Migrations>& migrations) {
  const auto directory = migrations ? read_directory(context, *migrations) : std::nullopt;
  if (!directory) {
    return std::nullopt;
  }
  if (!directory->replayable()) {
    context.diagnostics.report(Code::no_scripts, {}, {migrations->config->backend});
    return std::nullopt;
  }
  if (const auto& heads = directory->history.heads; heads.size() > 1) {
    context.diagnostics.report(
        Code::several_heads, {}, {join(heads, ", ")},
        "`ashlar add NAME --merge` joins them; `ashlar rebase` puts those of two branches in a row");
    return std::nullopt;
  }
  return replay(context, *directory, directory->history.migrations.size());
}

}  // namespace

std::optional<State> read_migrations(Context& context) {
  return read_all(context, find_migrations(context));
}

std::optional<State> read_migrations_of(Context& context, const std::string& directory) {
  auto migrations = find_migrations(context);
  if (migrations) {
    migrations->directory = directory;
  }
  return read_all(context, migrations);
}

}  // namespace ashlar::driver
