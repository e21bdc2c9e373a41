// The state `migrations`: the runner's deploy scripts, replayed offline.

#include "compiler/driver/backends.h"
#include "compiler/driver/states.h"
#include "compiler/schema/scope.h"

namespace ashlar::driver {

std::optional<State> read_migrations(Context& context) {
  const auto migrations = find_migrations(context);
  const auto present = migrations ? read_runner_files(context, *migrations) : std::nullopt;
  if (!present) {
    return std::nullopt;
  }
  if (migrations->backend->scripts == nullptr) {
    context.diagnostics.report(Code::no_scripts, {}, {migrations->backend->name});
    return std::nullopt;
  }
  const std::vector<std::string> scripts = migrations->backend->scripts(*present, context.diagnostics);
  project::ReadOptions options;
  options.root = migrations->directory;
  options.postgres = context.postgres();
  project::ReadResult all;
  for (const std::string& script : scripts) {
    auto one =
        project::read_text(present->files.at(script), {}, options, context.files, context.sources, context.diagnostics);
    std::move(one.items.begin(), one.items.end(), std::back_inserter(all.items));
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
