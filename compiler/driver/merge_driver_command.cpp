// merge-driver: head snapshots merged by git, object by object.

#include <algorithm>

#include "compiler/base/process.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/merge.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

/// Git's own merge, with its marks, which `ashlar rebase` resolves.
int merge_as_text(Context& context, const MergeDriverOptions& options) {
  const auto merged = run_process({"git", "merge-file", options.ours, options.base, options.theirs});
  if (!merged || merged->status > 127) {
    context.diagnostics.report(Code::git_failed, {}, {options.ours, "git merge-file did not run"});
    return finish(context, exit_environment_error);
  }
  context.diagnostics.report_as(Severity::warning, Code::bad_usage, {},
                                {options.path + " is changed on both sides in one place"},
                                "resolve the sources, then run ashlar rebase");
  finish(context, exit_done);
  return exit_input_error;
}

}  // namespace

int run_merge_driver(Context& context, const MergeDriverOptions& options) {
  const auto base = read_state(context, options.base);
  const auto ours = base ? read_state(context, options.ours, &base->loaded.schema) : std::nullopt;
  const auto theirs = ours ? read_state(context, options.theirs, &base->loaded.schema) : std::nullopt;
  if (!theirs) {
    return finish(context, exit_input_error);
  }
  bool conflict = false;
  const Schema merged = merge_schemas(base->loaded.schema, ours->loaded.schema, theirs->loaded.schema,
                                      [&](const ObjectId&) -> const Schema* {
                                        conflict = true;
                                        return nullptr;
                                      });
  const auto state = conflict ? std::nullopt : reread(context, merged);
  if (!state) {
    return merge_as_text(context, options);
  }
  const std::string text = print_snapshot(state->loaded.schema, context.postgres(), context.diagnostics);
  if (!context.diagnostics.has_errors()) {
    write_output(context, options.ours, text);
  }
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
