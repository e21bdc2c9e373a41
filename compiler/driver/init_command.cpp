#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/migration.h"
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

std::vector<std::string> sql_files(Context& context, const std::string& folder) {
  std::vector<std::string> names;
  std::string reason;
  if (const auto entries = context.files.list(folder, reason)) {
    for (const project::DirectoryEntry& entry : *entries) {
      if (entry.kind == project::PathKind::file && entry.name.ends_with(".sql") && !entry.name.starts_with('.')) {
        names.push_back(entry.name);
      }
    }
  }
  std::ranges::sort(names);
  return names;
}

/// Where the sources seem to be: a usual folder, its entry file if exactly one ties others together, else the
/// SQL files that are here.
std::vector<std::string> guess_sources(Context& context) {
  for (const std::string folder : {"db/src", "sql", "schema"}) {
    if (context.files.kind(folder) != project::PathKind::directory) {
      continue;
    }
    std::vector<std::string> entries;
    for (const std::string& name : sql_files(context, folder)) {
      if (includes_others(context, folder + "/" + name)) {
        entries.push_back(folder + "/" + name);
      }
    }
    return entries.size() == 1 ? entries : std::vector<std::string>{folder};
  }
  return sql_files(context, "");
}

std::string migrations_table(const std::string& backend, const std::string& directory) {
  return "[migrations]\nbackend = " + toml_string(backend) + "\ndir = " + toml_string(directory) + "\n";
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
  const bool in_db = context.files.kind("db") == project::PathKind::directory;
  const std::string directory = !options.directory.empty() ? options.directory : in_db ? "db/migrations" : "migrations";
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

/// Options against what ashlar.toml says.
bool agrees(Context& context, const InitOptions& options) {
  const project::MigrationsConfig& migrations = context.config->migrations.front();
  const auto check = [&](const std::string& given, const std::string& written, std::string_view name) {
    if (!given.empty() && given != written) {
      context.diagnostics.report(Code::config_conflict, migrations.span, {name, written}, "change it there");
      return false;
    }
    return true;
  };
  return check(options.backend, migrations.backend, "backend") &&
         check(options.directory.empty() ? "" : project::normal_path(options.directory),
               project::normal_path(migrations.dir), "dir");
}

/// ashlar.toml, read; where it has no [migrations], with one added.
std::optional<NewConfig> settle_config(Context& context, const InitOptions& options) {
  auto config = propose_config(context, options);
  if (!config || !read_proposed(context, *config)) {
    return std::nullopt;
  }
  if (context.config->migrations.empty()) {
    const std::string gap = config->text.empty() || config->text.ends_with('\n') ? "\n" : "\n\n";
    config->text += gap + migrations_table(options.backend.empty() ? default_backend : options.backend,
                                           options.directory.empty() ? "migrations" : options.directory);
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
  if (kind == project::PathKind::none || (entries && entries->empty())) {
    return true;
  }
  context.diagnostics.report(Code::migrations_exist, {}, {directory},
                             "`ashlar add NAME` makes the next migration; --dir names another directory");
  return false;
}

}  // namespace

int run_init(Context& context, const InitOptions& options) {
  const auto config = settle_config(context, options);
  const auto migrations = config ? find_migrations(context) : std::nullopt;
  const auto lock = migrations ? DirectoryLock::acquire(context.root(), context.diagnostics) : std::nullopt;
  if (!lock || !is_free(context, migrations->directory)) {
    return finish(context, exit_input_error);
  }
  const auto sources = read_state(context, "sources");
  if (!sources) {
    return finish(context, exit_input_error);
  }
  backends::BackendRequest request = start_request(context, *migrations);
  request.present.sources = &context.sources;
  request.name = "initial";
  plan_change(context, State{}, *sources, request);
  std::string snapshot = print_snapshot(sources->loaded.schema, context.postgres(), context.diagnostics);
  backends::BackendResult result = context.diagnostics.has_errors()
                                       ? backends::BackendResult{}
                                       : migrations->backend->init(request, context.diagnostics);
  if (context.diagnostics.has_errors()) {
    return finish(context, exit_input_error);
  }
  std::vector<std::string> messages;
  std::vector<FileSet> sets{runner_files(*migrations, result)};
  sets.front().files.push_back({head_file, std::move(snapshot), false});
  if (config->changed) {
    const std::string folder = project::parent_path(config->path);
    sets.push_back(
        {folder, {{config->path.substr(folder.empty() ? 0 : folder.size() + 1), config->text, config->existed}}});
    messages.push_back((config->existed ? "Updated " : "Created ") + config->path);
  }
  messages.insert(messages.end(), result.messages.begin(), result.messages.end());
  messages.push_back(std::string("Created ") + head_file);
  if (write_files(sets, context.diagnostics)) {
    print_messages(context, messages);
  }
  return finish(context, exit_done);
}

}  // namespace ashlar::driver
