#include "compiler/driver/migration.h"

#include <cstdio>
#include <span>

#include "compiler/plan/planner.h"
#include "compiler/plan/verification.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

/// The version that a snapshot's first line names; it is printed again for that one.
int snapshot_version(std::string_view text, int otherwise) {
  constexpr std::string_view mark = "PostgreSQL ";
  const auto at = text.substr(0, text.find('\n')).find(mark);
  if (at == std::string_view::npos) {
    return otherwise;
  }
  int version = 0;
  for (const char c : text.substr(at + mark.size(), 2)) {
    if (c < '0' || c > '9') {
      break;
    }
    version = version * 10 + (c - '0');
  }
  return version == 0 ? otherwise : version;
}

/// Where git's marks of a conflict begin: no snapshot has both on lines of their own.
std::optional<std::uint32_t> conflict_in(std::string_view text) {
  const auto begin = text.starts_with("<<<<<<< ") ? 0 : text.find("\n<<<<<<< ");
  if (begin == std::string_view::npos || text.find("\n>>>>>>> ") == std::string_view::npos) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(begin == 0 ? 0 : begin + 1);
}

}  // namespace

std::optional<std::string> head_text(Context& context) {
  const std::string path = head_snapshot_path(context);
  std::string reason;
  auto text = context.files.read(path, reason);
  if (!text) {
    context.diagnostics.report(Code::no_such_state, {}, {"head", path},
                               "restore it from version control, or run `ashlar init` where there are no migrations");
    return std::nullopt;
  }
  if (const auto conflict = conflict_in(*text)) {
    const FileId file = context.sources.add(path, *text);
    context.diagnostics.report(Code::malformed_runner_file, {file, *conflict, *conflict + 7},
                               {path, "git left a merge conflict here"}, "`ashlar rebase` resolves it");
    return std::nullopt;
  }
  return text;
}

bool heads_agree(Context& context, const std::vector<Migrations>& all) {
  const std::string first = head_snapshot_path(all.front().directory);
  std::string reason;
  const auto expected = context.files.read(first, reason);
  for (const Migrations& other : std::span(all).subspan(1)) {
    const std::string path = head_snapshot_path(other.directory);
    const auto text = context.files.read(path, reason);
    if (!text) {
      context.diagnostics.report(Code::no_such_state, {}, {"head", path}, "`ashlar init` sets a further runner up");
    } else if (text != expected) {
      context.diagnostics.report(Code::head_edited, {}, {path}, "it says other than " + first);
    }
  }
  return !context.diagnostics.has_errors();
}

std::vector<std::string> told(const std::vector<Migrations>& all, const Migrations& one,
                              std::vector<std::string> messages) {
  if (all.size() > 1) {
    for (std::string& message : messages) {
      message = one.config->dir + ": " + message;
    }
  }
  return messages;
}

std::optional<State> read_head(Context& context, const Schema* like) {
  const auto text = head_text(context);
  if (!text) {
    return std::nullopt;
  }
  const std::string way_out = "restore it from version control; the next migration starts from it";
  if (!is_snapshot(*text)) {
    context.diagnostics.report(Code::head_edited, {}, {head_snapshot_path(context)}, way_out);
    return std::nullopt;
  }
  auto head = read_state(context, "head", like);
  if (head &&
      print_snapshot(head->loaded.schema, snapshot_version(*text, context.postgres()), context.diagnostics) != *text) {
    context.diagnostics.report(Code::head_edited, {}, {head_snapshot_path(context)}, way_out);
    return std::nullopt;
  }
  return head;
}

void plan_change(Context& context, const State& from, const State& to, backends::BackendRequest& request) {
  const auto renames = applicable_renames(from.loaded.schema, to.loaded.schema, to.loaded.renames, context.diagnostics);
  request.plan = make_plan(from.loaded.schema, to.loaded.schema, renames,
                           {.postgres = context.postgres(), .sources = &context.sources}, context.diagnostics);
  VerificationChange change = verification_change(from.loaded.schema, to.loaded.schema, context.postgres());
  request.superseded = std::move(change.superseded);
  for (const ObjectChecks& checks : change.checks) {
    backends::Check check{checks.object, {}};
    for (const Statement& statement : checks.statements) {
      check.sql.push_back(statement.sql);
    }
    request.checks.push_back(std::move(check));
  }
}

namespace {

FileSet files_in(std::string directory, const backends::BackendResult& result, bool in_project) {
  FileSet set{std::move(directory), {}};
  for (const backends::OutputFile& file : result.files) {
    if (file.in_project == in_project) {
      set.files.push_back({file.path, file.content, file.existed});
    }
  }
  return set;
}

}  // namespace

FileSet runner_files(const Migrations& migrations, const backends::BackendResult& result) {
  return files_in(migrations.directory, result, false);
}

FileSet project_files(const Context& context, const backends::BackendResult& result) {
  return files_in(context.root(), result, true);
}

void print_messages(const Context& context, const std::vector<std::string>& messages) {
  if (context.options.quiet) {
    return;
  }
  for (const std::string& message : messages) {
    std::fputs((message + "\n").c_str(), stdout);
  }
  std::fflush(stdout);
}

}  // namespace ashlar::driver
