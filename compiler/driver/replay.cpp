// The state `migrations`: the runner's deploy scripts, replayed offline.

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/driver/backends.h"
#include "compiler/driver/states.h"
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

std::optional<State> read_migrations(Context& context) {
  const auto migrations = find_migrations(context);
  const auto present = migrations ? read_runner_files(context, *migrations) : std::nullopt;
  if (!present) {
    return std::nullopt;
  }
  if (migrations->backend->history == nullptr) {
    context.diagnostics.report(Code::no_scripts, {}, {migrations->backend->name});
    return std::nullopt;
  }
  const backends::History history = migrations->backend->history(*present, context.diagnostics);
  project::ReadOptions options;
  options.root = migrations->directory;
  options.postgres = context.postgres();
  project::ReadResult all;
  for (const backends::Migration& migration : history.migrations) {
    if (!migration.unreadable.empty()) {
      context.diagnostics.report(Code::malformed_runner_file, migration.place, {migration.name, migration.unreadable},
                                 "it cannot be replayed");
    }
    for (const backends::Script& script : migration.up) {
      const FileId file = script.sql
                              ? context.sources.add(migrations->directory + "/" + script.path, at_its_lines(script))
                              : present->files.at(script.path);
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
  apply_scope(state.loaded.schema, scope_of(context));
  return state;
}

}  // namespace ashlar::driver
