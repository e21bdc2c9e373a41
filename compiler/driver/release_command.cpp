#include "compiler/driver/commands.h"
#include "compiler/driver/migration.h"

namespace ashlar::driver {

namespace {

/// The release in one runner's directory: its tag and the snapshot.
FileSet write_release(Context& context, const std::vector<Migrations>& all, const Migrations& one,
                      const std::string& head, const ReleaseOptions& options, std::vector<std::string>& messages) {
  auto present = read_runner_files(context, one, context.files);
  if (!present) {
    return {};
  }
  backends::BackendRequest request = start_request(context, one);
  request.present = std::move(*present);
  request.name = options.name;
  request.note = options.note;
  backends::BackendResult result = one.backend->release(request, context.diagnostics);
  const std::string path = "ashlar/releases/" + options.name + ".sql";
  if (!context.diagnostics.has_errors() && context.files.kind(one.directory + "/" + path) != project::PathKind::none) {
    context.diagnostics.report(Code::duplicate_release, {}, {options.name}, "choose another name");
  }
  FileSet files = runner_files(one, result);
  files.files.push_back({path, head, false});
  result.messages.push_back("Created " + path);
  const auto lines = told(all, one, std::move(result.messages));
  messages.insert(messages.end(), lines.begin(), lines.end());
  return files;
}

}  // namespace

int run_release(Context& context, const ReleaseOptions& options) {
  if (!read_project(context, true)) {
    return finish(context, exit_input_error);
  }
  const auto all = find_all_migrations(context);
  const auto lock = all.empty() ? std::nullopt : DirectoryLock::acquire(context.root(), context.diagnostics);
  const auto head = lock && heads_agree(context, all) ? head_text(context) : std::nullopt;
  if (!head || !read_head(context, nullptr)) {
    return finish(context, exit_input_error);
  }
  std::vector<FileSet> sets;
  std::vector<std::string> messages;
  for (const Migrations& one : all) {
    sets.push_back(write_release(context, all, one, *head, options, messages));
    if (context.diagnostics.has_errors()) {
      return finish(context, exit_input_error);
    }
  }
  if (write_files(sets, context.diagnostics)) {
    print_messages(context, messages);
  }
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
