// The state `migrations`: the runner's scripts, replayed offline.

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/driver/history.h"
#include "compiler/schema/scope.h"

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

}  // namespace

std::optional<RunnerDirectory> read_directory(Context& context, const Migrations& migrations,
                                              const project::FileProvider& files) {
  RunnerDirectory directory{migrations, {}, {}};
  auto present = read_runner_files(context, migrations, files);
  if (!present) {
    return std::nullopt;
  }
  directory.present = std::move(*present);
  if (migrations.backend->history != nullptr) {
    directory.history = migrations.backend->history(directory.present, context.diagnostics);
  }
  return context.diagnostics.has_errors() ? std::nullopt : std::optional(std::move(directory));
}

std::optional<RunnerDirectory> read_directory(Context& context, const Migrations& migrations) {
  return read_directory(context, migrations, context.files);
}

std::optional<State> replay(Context& context, const RunnerDirectory& directory, std::size_t count) {
  project::ReadOptions options;
  options.root = directory.migrations.directory;
  options.postgres = context.postgres();
  project::ReadResult all;
  for (const backends::Migration& migration : std::span(directory.history.migrations).first(count)) {
    if (!migration.unreadable.empty()) {
      context.diagnostics.report(Code::malformed_runner_file, migration.place, {migration.name, migration.unreadable},
                                 "it cannot be replayed");
    }
    for (const backends::Script& script : migration.up) {
      const FileId file =
          script.sql ? context.sources.add(directory.migrations.directory + "/" + script.path, at_its_lines(script))
                     : directory.present.files.at(script.path);
      auto one = project::read_text(file, {}, options, context.files, context.sources, context.diagnostics);
      std::move(one.items.begin(), one.items.end(), std::back_inserter(all.items));
    }
  }
  if (context.diagnostics.has_errors()) {
    return std::nullopt;
  }
  State state = load_items(context, std::move(all));
  if (context.diagnostics.has_errors()) {
    return std::nullopt;
  }
  apply_scope(state.loaded.schema, scope_of(context), context.diagnostics);
  return context.diagnostics.has_errors() ? std::nullopt : std::optional(std::move(state));
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
