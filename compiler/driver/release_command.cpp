#include "compiler/driver/commands.h"
#include "compiler/driver/migration.h"

namespace ashlar::driver {

int run_release(Context& context, const ReleaseOptions& options) {
  if (!read_project(context, true)) {
    return finish(context, exit_input_error);
  }
  const auto migrations = find_migrations(context);
  const auto lock = migrations ? DirectoryLock::acquire(context.root(), context.diagnostics) : std::nullopt;
  auto present = lock ? read_runner_files(context, *migrations) : std::nullopt;
  const auto head = present ? head_text(context) : std::nullopt;
  if (!head || !read_head(context, nullptr)) {
    return finish(context, exit_input_error);
  }
  backends::BackendRequest request = start_request(context, *migrations);
  request.present = std::move(*present);
  request.name = options.name;
  request.note = options.note;
  backends::BackendResult result = migrations->backend->release(request, context.diagnostics);
  const std::string path = "ashlar/releases/" + options.name + ".sql";
  if (!context.diagnostics.has_errors() &&
      context.files.kind(release_snapshot_path(context, options.name)) != project::PathKind::none) {
    context.diagnostics.report(Code::duplicate_release, {}, {options.name}, "choose another name");
  }
  if (context.diagnostics.has_errors()) {
    return finish(context, exit_input_error);
  }
  FileSet files = runner_files(*migrations, result);
  files.files.push_back({path, *head, false});
  result.messages.push_back("Created " + path);
  if (write_files({files}, context.diagnostics)) {
    print_messages(context, result.messages);
  }
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
