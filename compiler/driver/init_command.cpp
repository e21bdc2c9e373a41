#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/diff/diff.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/history.h"
#include "compiler/driver/migration.h"
#include "compiler/project/session.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

constexpr const char* config_name = "ashlar.toml";
constexpr const char* head_file = "ashlar/head.sql";
constexpr const char* default_backend = "sqitch";

std::string toml_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
    }
    result += c;
  }
  return result + "\"";
}

/// True where a file is one that ties others together.
bool includes_others(Context& context, const std::string& path) {
  std::string reason;
  const auto text = context.files.read(path, reason);
  if (!text) {
    return false;
  }
  const auto lines = split(*text, '\n');
  return std::ranges::any_of(lines, [](const std::string& line) {
    const std::string_view begin = trim(line);
    return begin.starts_with("\\ir ") || begin.starts_with("\\i ") || begin.starts_with("\\include");
  });
}

std::vector<std::string> source_files(Context& context, const std::string& folder) {
  std::vector<std::string> names;
  std::string reason;
  if (const auto entries = context.files.list(folder, reason)) {
    for (const project::DirectoryEntry& entry : *entries) {
      const bool source = entry.name.ends_with(".sql") || project::is_language_path(entry.name);
      if (entry.kind == project::PathKind::file && source && !entry.name.starts_with('.')) {
        names.push_back(entry.name);
      }
    }
  }
  std::ranges::sort(names);
  return names;
}

/// Where the sources seem to be: a usual folder, its entry file if exactly one ties others together, else the
/// files of either language that are here.
std::vector<std::string> guess_sources(Context& context) {
  for (const std::string folder : {"db/src", "sql", "schema"}) {
    if (context.files.kind(folder) != project::PathKind::directory) {
      continue;
    }
    std::vector<std::string> entries;
    for (const std::string& name : source_files(context, folder)) {
      if (includes_others(context, folder + "/" + name)) {
        entries.push_back(folder + "/" + name);
      }
    }
    return entries.size() == 1 ? entries : std::vector<std::string>{folder};
  }
  return source_files(context, "");
}

std::string migrations_table(const std::string& backend, const std::string& directory) {
  return "[migrations]\nbackend = " + toml_string(backend) + "\ndir = " + toml_string(directory) + "\n";
}

/// Where the runner's directory is to be, unless that is said: where its runner is already, or a usual one.
/// `new_project`: nothing says yet how it is laid out.
std::string usual_directory(Context& context, const std::string& backend_name, const std::string& root,
                            bool new_project) {
  const backends::Backend* backend = find_backend(backend_name);
  if (backend != nullptr && backend->usual_directory != nullptr) {
    return backend->usual_directory(read_project_files(context, context.files, root, *backend, ""));
  }
  const bool in_db = new_project && context.files.kind("db") == project::PathKind::directory;
  return in_db ? "db/migrations" : "migrations";
}

/// ashlar.toml as it is to be: the present one, perhaps with [migrations] added, or a new one.
struct NewConfig {
  std::string path = config_name;
  std::string text;
  bool existed = false;
  bool changed = true;
};

std::optional<NewConfig> propose_config(Context& context, const InitOptions& options) {
  NewConfig config;
  const std::string backend = options.backend.empty() ? default_backend : options.backend;
  if (const auto path = context.options.config_path.empty() ? project::find_config("", context.files)
                                                            : std::optional(context.options.config_path)) {
    std::string reason;
    auto text = context.files.read(*path, reason);
    if (!text) {
      context.diagnostics.report(Code::unreadable, {}, {*path, reason});
      return std::nullopt;
    }
    config = {*path, std::move(*text), true, false};
    return config;
  }
  const std::vector<std::string> sources = guess_sources(context);
  if (sources.empty()) {
    context.diagnostics.report(
        Code::no_source_found, {}, {},
        "put them into db/src, sql or schema, or write ashlar.toml: [project] sources = [\"…\"]");
    return std::nullopt;
  }
  std::vector<std::string> quoted;
  for (const std::string& source : sources) {
    quoted.push_back(toml_string(source));
  }
  const std::string directory =
      options.directory.empty() ? usual_directory(context, backend, "", true) : options.directory;
  config.text = "[project]\nsources = [" + join(quoted, ", ") + "]\npostgres = " + std::to_string(context.postgres()) +
                "\n\n" + migrations_table(backend, directory);
  return config;
}

/// Reads the proposed ashlar.toml as if it were on the disk.
bool read_proposed(Context& context, const NewConfig& config) {
  project::FileProvider files = context.files;
  files.read = [&](const std::string& path, std::string& reason) {
    return path == config.path ? std::optional(config.text) : context.files.read(path, reason);
  };
  context.config =
      project::read_config(config.path, project::process_environment(), files, context.sources, context.diagnostics);
  return context.config.has_value();
}

/// Options against what ashlar.toml says: with several runners, one of them must be meant.
bool agrees(Context& context, const InitOptions& options) {
  const auto& all = context.config->migrations;
  const std::string dir = options.directory.empty() ? "" : project::normal_path(options.directory);
  const auto meant = [&](const project::MigrationsConfig& one) {
    return (options.backend.empty() || options.backend == one.backend) &&
           (dir.empty() || dir == project::normal_path(one.dir));
  };
  if (std::ranges::any_of(all, meant)) {
    return true;
  }
  const bool backend = !options.backend.empty() && options.backend != all.front().backend;
  context.diagnostics.report(Code::config_conflict, all.front().span,
                             {backend ? "backend" : "dir", backend ? all.front().backend : all.front().dir},
                             "change it there, or add a further [[migrations]]");
  return false;
}

/// ashlar.toml, read; where it has no [migrations], with one added.
std::optional<NewConfig> settle_config(Context& context, const InitOptions& options) {
  auto config = propose_config(context, options);
  if (!config || !read_proposed(context, *config)) {
    return std::nullopt;
  }
  if (context.config->migrations.empty()) {
    const std::string gap = config->text.empty() || config->text.ends_with('\n') ? "\n" : "\n\n";
    const std::string backend = options.backend.empty() ? default_backend : options.backend;
    const std::string root = project::parent_path(config->path);
    config->text +=
        gap + migrations_table(backend, options.directory.empty() ? usual_directory(context, backend, root, false)
                                                                  : options.directory);
    config->changed = true;
    if (!read_proposed(context, *config)) {
      return std::nullopt;
    }
  }
  return agrees(context, options) ? config : std::nullopt;
}

bool is_free(Context& context, const std::string& directory) {
  const project::PathKind kind = context.files.kind(directory);
  std::string reason;
  const auto entries = kind == project::PathKind::directory ? context.files.list(directory, reason) : std::nullopt;
  return kind == project::PathKind::none || (entries && entries->empty());
}

/// True where the directory is of a runner that is set up without Ashlar, and the backend goes on with that.
bool is_taken_over(Context& context, const Migrations& one) {
  return one.backend->usual_directory != nullptr && context.files.kind(one.directory) == project::PathKind::directory &&
         context.files.kind(project::join_path(one.directory, "ashlar")) == project::PathKind::none;
}

/// The runners that are not set up yet; empty (reported) where all are.
std::vector<Migrations> free_ones(Context& context, const std::vector<Migrations>& all) {
  std::vector<Migrations> found;
  for (const Migrations& one : all) {
    if (is_free(context, one.directory) || is_taken_over(context, one)) {
      found.push_back(one);
    }
  }
  if (found.empty() && !all.empty()) {
    context.diagnostics.report(Code::migrations_exist, {}, {all.front().directory},
                               "`ashlar add NAME` makes the next migration; --dir names another directory");
  }
  // A runner that joins others starts where they are: at the first one's head.
  if (found.size() < all.size() && !found.empty() && found.front().directory == all.front().directory) {
    context.diagnostics.report(Code::migrations_exist, {}, {all.back().directory},
                               "put the [[migrations]] that is set up already before the new ones");
    return {};
  }
  return found;
}

constexpr const char* way_in =
    "`ashlar init --from STATE` is told what they lead to: a database that has them all, or a dump of one";

/// Where a runner that is to be set up stands.
struct Start {
  State state;
  std::vector<std::string> adopted;  // the migrations that are not read, since the state was given
};

/// What was given of migrations that are there already. Nothing after errors.
std::optional<Start> given_start(Context& context, const InitOptions& options, const RunnerDirectory* directory) {
  if (directory == nullptr) {
    context.diagnostics.report(Code::bad_usage, {}, {"--from says what migrations lead to, and there are none yet"},
                               "leave it out, or `ashlar import` what is in a database");
    return std::nullopt;
  }
  auto ends = read_ends(context, options.from, "sources");
  if (!ends) {
    return std::nullopt;
  }
  report_undecided(context, reconcile_states(context, ends->from, ends->to));
  Start start{std::move(ends->from), {}};
  for (const backends::Migration& migration : directory->history.migrations) {
    start.adopted.push_back(migration.name);
  }
  return start;
}

/// What the migrations of a runner that is taken over lead to, or are said to; `sources` where it has none, or where
/// one of them is beyond reading, which is said. Nothing after errors.
std::optional<Start> start_of(Context& context, const InitOptions& options, const Migrations& one,
                              const State& sources) {
  const auto directory = is_taken_over(context, one) ? read_directory(context, one) : std::nullopt;
  if (context.diagnostics.has_errors()) {
    return std::nullopt;
  }
  const bool some = directory && directory->replayable() && !directory->history.migrations.empty();
  if (!options.from.empty()) {
    return given_start(context, options, some ? &*directory : nullptr);
  }
  if (!some) {
    return Start{sources, {}};
  }
  for (const backends::Migration& migration : directory->history.migrations) {
    if (!migration.unreadable.empty()) {
      Diagnostic& told = context.diagnostics.report_as(
          Severity::warning, Code::unreplayable_migration, migration.unreadable_span(),
          {migration.name, migration.unreadable}, "the migrations are taken to lead to what the sources declare");
      told.notes.push_back({{}, way_in});
      return Start{sources, {}};
    }
  }
  auto state = replay(context, *directory, directory->history.migrations.size());
  if (!state) {
    context.diagnostics.report(Code::unreplayable_migration, {},
                               {"what is in " + one.directory, "its SQL does not compile by itself"}, way_in);
    return std::nullopt;
  }
  return Start{std::move(*state), {}};
}

/// Where the runners that are to be set up stand; with several, all must stand at `present`. Nothing after errors.
std::optional<Start> common_start(Context& context, const InitOptions& options, const std::vector<Migrations>& open,
                                  bool several, const State& present) {
  std::optional<Start> start;
  for (const Migrations& one : open) {
    start = start_of(context, options, one, present);
    if (start && several && !diff(present.loaded.schema, start->state.loaded.schema, {}).changes.empty()) {
      context.diagnostics.report(Code::migrations_exist, {}, {one.directory},
                                 "its migrations do not lead to where the other runners begin; set it up first, alone");
      return std::nullopt;
    }
  }
  return start;
}

/// All that is there, as the first migration of one runner.
std::vector<FileSet> write_first(Context& context, const std::vector<Migrations>& all, const Migrations& one,
                                 const Start& start, const std::string& snapshot, std::vector<std::string>& messages) {
  backends::BackendRequest request = start_request(context, one);
  request.present = no_files(context, one);
  if (is_taken_over(context, one)) {
    auto present = read_runner_files(context, one, context.files);
    if (!present) {
      return {};
    }
    request.present = std::move(*present);
  }
  request.name = "initial";
  plan_change(context, State{}, start.state, request);
  if (context.diagnostics.has_errors()) {
    return {};
  }
  backends::BackendResult result = one.backend->init(request, context.diagnostics);
  FileSet set = runner_files(one, result);
  set.files.push_back({head_file, snapshot, false});
  result.messages.push_back(std::string("Created ") + head_file);
  if (!start.adopted.empty()) {
    set.files.push_back({std::string(adopted_file), adopted_text(snapshot, start.adopted), false});
    result.messages.push_back("Created " + std::string(adopted_file));
  }
  const auto lines = told(all, one, std::move(result.messages));
  messages.insert(messages.end(), lines.begin(), lines.end());
  return {std::move(set), project_files(context, result)};
}

}  // namespace

int run_init(Context& context, const InitOptions& options) {
  const auto config = settle_config(context, options);
  const auto all = config ? find_all_migrations(context) : std::vector<Migrations>{};
  const auto lock = all.empty() ? std::nullopt : DirectoryLock::acquire(context.root(), context.diagnostics);
  const auto open = lock ? free_ones(context, all) : std::vector<Migrations>{};
  if (open.empty()) {
    return finish(context, exit_input_error);
  }
  const auto present = open.size() == all.size() ? read_state(context, "sources") : read_head(context, nullptr);
  const auto start = present ? common_start(context, options, open, all.size() > 1, *present) : std::nullopt;
  if (!start) {
    return finish(context, exit_input_error);
  }
  const std::string snapshot = print_snapshot(start->state.loaded.schema, context.postgres(), context.diagnostics);
  std::vector<std::string> messages;
  std::vector<FileSet> sets;
  if (config->changed) {
    const std::string folder = project::parent_path(config->path);
    sets.push_back(
        {folder, {{config->path.substr(folder.empty() ? 0 : folder.size() + 1), config->text, config->existed}}});
    messages.push_back((config->existed ? "Updated " : "Created ") + config->path);
  }
  for (const Migrations& one : open) {
    for (FileSet& set : write_first(context, all, one, *start, snapshot, messages)) {
      sets.push_back(std::move(set));
    }
    if (context.diagnostics.has_errors()) {
      return finish(context, exit_input_error);
    }
  }
  if (!diff(start->state.loaded.schema, present->loaded.schema, {}).changes.empty()) {
    messages.emplace_back(
        "The sources declare other than the migrations lead to: `ashlar add NAME` writes the difference");
  }
  if (write_files(sets, context.diagnostics)) {
    print_messages(context, messages);
  }
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
