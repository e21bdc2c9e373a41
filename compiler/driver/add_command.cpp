#include "compiler/driver/commands.h"
#include "compiler/driver/migration.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

constexpr std::string_view head_file = "ashlar/head.sql";

/// Fills the request with the way from head to the sources; answers the new head snapshot.
std::optional<std::string> plan_from_sources(Context& context, const AddOptions& options,
                                             backends::BackendRequest& request) {
  const auto to = read_state(context, "sources");
  const auto from = to ? read_head(context, &to->loaded.schema) : std::nullopt;
  if (!from) {
    return std::nullopt;
  }
  plan_change(context, *from, *to, request);
  apply_gates(context, request.plan, options.allow);
  if (context.diagnostics.has_errors()) {
    return std::nullopt;
  }
  return print_snapshot(to->loaded.schema, context.postgres(), context.diagnostics);
}

}  // namespace

int run_add(Context& context, const AddOptions& options) {
  if (!read_project(context, true) || !check_hazards(context, options.allow)) {
    return finish(context, exit_input_error);
  }
  const auto migrations = find_migrations(context);
  const auto lock = migrations ? DirectoryLock::acquire(context.root(), context.diagnostics) : std::nullopt;
  auto present = lock ? read_runner_files(context, *migrations) : std::nullopt;
  if (!present) {
    return finish(context, exit_input_error);
  }
  backends::BackendRequest request = start_request(context, *migrations);
  request.present = std::move(*present);
  request.name = options.name;
  request.note = options.note;
  request.empty = options.no_diff;
  std::optional<std::string> snapshot;
  if (options.no_diff) {
    snapshot = head_text(context);
  } else {
    snapshot = plan_from_sources(context, options, request);
  }
  if (!snapshot || context.diagnostics.has_errors()) {
    return finish(context, exit_input_error);
  }
  if (!request.empty && request.plan.empty()) {
    print_messages(context, {"Nothing to do: the migrations have all that the sources declare"});
    return finish(context, exit_done);
  }
  backends::BackendResult result = migrations->backend->add(request, context.diagnostics);
  if (context.diagnostics.has_errors()) {
    return finish(context, exit_input_error);
  }
  FileSet files = runner_files(*migrations, result);
  if (!request.empty) {
    files.files.push_back({std::string(head_file), std::move(*snapshot), true});
    result.messages.push_back("Updated " + std::string(head_file));
  }
  if (write_files({files}, context.diagnostics)) {
    print_messages(context, result.messages);
  }
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
