#include "compiler/driver/backends.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "backends/alembic/alembic.h"
#include "backends/echo/echo.h"
#include "backends/plugin/plugin.h"
#include "backends/psql/psql.h"
#include "backends/sqitch/sqitch.h"
#include "compiler/base/process.h"
#include "compiler/base/text.h"

namespace ashlar::driver {

namespace {

using backends::Backend;

constexpr std::array<const Backend& (*)(), 4> all_backends{
    backends::sqitch_backend,
    backends::alembic_backend,
    backends::psql_backend,
    backends::echo_backend,
};

constexpr std::array<std::string_view, 5> common_options{"planner_name", "planner_email", "time_limit", "notify",
                                                         "database_variable"};
constexpr std::string_view plugin_prefix = "ashlar-backend-";

/// Deeper is no runner's directory, but a loop of links.
constexpr int deepest_folder = 32;

std::string git_setting(const Context& context, const std::string& name) {
  const auto asked = run_process({"git", "-C", context.root().empty() ? "." : context.root(), "config", "--get", name});
  return asked && asked->status == 0 ? std::string(trim(asked->out)) : "";
}

std::string from_environment(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') {
      return value;
    }
  }
  return {};
}

std::string first_of(std::initializer_list<std::string> candidates) {
  for (const std::string& candidate : candidates) {
    if (!candidate.empty()) {
      return candidate;
    }
  }
  return {};
}

std::string option(const Migrations& migrations, const std::string& name) {
  const auto at = migrations.config->options.find(name);
  return at == migrations.config->options.end() ? "" : at->second;
}

/// Now, or SOURCE_DATE_EPOCH for output that can be made again.
std::string timestamp() {
  std::time_t seconds = std::time(nullptr);
  if (const std::string fixed = from_environment({"SOURCE_DATE_EPOCH"}); !fixed.empty()) {
    seconds = static_cast<std::time_t>(std::strtoll(fixed.c_str(), nullptr, 10));
  }
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                     parts.tm_hour, parts.tm_min, parts.tm_sec);
}

/// The time that a plugin may take; 0 where it is set to something else.
int seconds_of(const project::MigrationsConfig& config) {
  constexpr int usual = 30;
  constexpr int most = 3600;
  const auto given = config.options.find("time_limit");
  if (given == config.options.end()) {
    return usual;
  }
  int seconds = 0;
  const auto [end, failed] =
      std::from_chars(given->second.data(), given->second.data() + given->second.size(), seconds);
  const bool good = failed == std::errc{} && end == given->second.data() + given->second.size();
  return good && seconds >= 1 && seconds <= most ? seconds : 0;
}

bool check_options(Context& context, const project::MigrationsConfig& config, const Backend& backend) {
  std::vector<std::string> known(common_options.begin(), common_options.end());
  known.insert(known.end(), backend.options.begin(), backend.options.end());
  bool good = true;
  if (const auto limit = config.options.find("time_limit"); limit != config.options.end() && seconds_of(config) == 0) {
    context.diagnostics.report(Code::config_value, config.option_spans.at("time_limit"),
                               {"time_limit", "a number of seconds from 1 to 3600"});
    good = false;
  }
  for (const auto& [name, value] : config.options) {
    if (backend.any_option) {
      break;
    }
    if (std::ranges::find(known, name) == known.end()) {
      const std::string near = closest(name, known);
      const auto place = config.option_spans.find(name);
      context.diagnostics.report(Code::config_unknown_key, place == config.option_spans.end() ? Span{} : place->second,
                                 {name, "[migrations]"},
                                 near.empty() ? "known here: " + join(known, ", ") : "did you mean " + near + "?");
      good = false;
    }
  }
  return good;
}

bool read_folder(Context& context, const project::FileProvider& files, const std::string& root,
                 const std::string& folder, int depth, backends::PresentFiles& present) {
  std::string reason;
  const std::string path = project::join_path(root, folder);
  const auto entries = files.list(path, reason);
  if (!entries || depth == 0) {
    context.diagnostics.report(Code::unreadable, {}, {path, depth == 0 ? "nested too deeply" : reason});
    return false;
  }
  for (const project::DirectoryEntry& entry : *entries) {
    const std::string relative = folder.empty() ? entry.name : folder + "/" + entry.name;
    if (entry.name.starts_with('.') || relative == "ashlar") {
      continue;
    }
    if (entry.kind == project::PathKind::directory) {
      if (!read_folder(context, files, root, relative, depth - 1, present)) {
        return false;
      }
      continue;
    }
    const std::string file = project::join_path(root, relative);
    auto content = files.read(file, reason);
    if (!content) {
      context.diagnostics.report(Code::unreadable, {}, {file, reason});
      return false;
    }
    present.files[relative] = context.sources.add(file, std::move(*content));
  }
  return true;
}

}  // namespace

const Backend* find_backend(std::string_view name) {
  for (const auto backend : all_backends) {
    if (backend().name == name) {
      return &backend();
    }
  }
  return nullptr;
}

std::vector<std::string> backend_names() {
  std::vector<std::string> names;
  for (const auto backend : all_backends) {
    names.emplace_back(backend().name);
  }
  return names;
}

namespace {

std::optional<Migrations> resolve(Context& context, const project::MigrationsConfig& config) {
  const Backend* backend = find_backend(config.backend);
  std::string program;
  if (backend == nullptr) {
    const auto plugins = find_plugins();
    const auto plugin = std::ranges::find(plugins, config.backend, &Plugin::name);
    if (plugin != plugins.end()) {
      backend = &backends::plugin_backend();
      program = plugin->path;
    }
  }
  if (backend == nullptr) {
    auto names = backend_names();
    for (const Plugin& plugin : find_plugins()) {
      names.push_back(plugin.name);
    }
    const std::string near = closest(config.backend, names);
    context.diagnostics.report(
        Code::unknown_backend, config.span, {config.backend},
        near.empty() ? "there are " + join(names, ", ") + "; others are programs ashlar-backend-NAME on PATH"
                     : "did you mean " + near + "?");
    return std::nullopt;
  }
  if (!check_options(context, config, *backend)) {
    return std::nullopt;
  }
  return Migrations{&config, backend, project::join_path(context.root(), config.dir), std::move(program)};
}

}  // namespace

std::vector<Migrations> find_all_migrations(Context& context) {
  if (context.config->migrations.empty()) {
    context.diagnostics.report(Code::no_migrations, {context.config->file, 0, 0}, {"[migrations] is missing"},
                               "run `ashlar init`");
    return {};
  }
  std::vector<Migrations> all;
  for (const project::MigrationsConfig& config : context.config->migrations) {
    auto one = resolve(context, config);
    if (!one) {
      return {};
    }
    if (std::ranges::find(all, one->directory, &Migrations::directory) != all.end()) {
      context.diagnostics.report(Code::config_value, config.span, {"dir", "another directory for each runner"});
      return {};
    }
    all.push_back(std::move(*one));
  }
  return all;
}

std::optional<Migrations> find_migrations(Context& context) {
  auto all = find_all_migrations(context);
  return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

backends::PresentFiles no_files(Context& context, const Migrations& migrations) {
  backends::PresentFiles present;
  present.sources = &context.sources;
  present.program = migrations.program;
  present.seconds = migrations.config == nullptr ? 30 : seconds_of(*migrations.config);
  return present;
}

std::vector<Plugin> find_plugins() {
  namespace fs = std::filesystem;
  std::vector<Plugin> plugins;
  for (const std::string& folder : split(from_environment({"PATH"}), ':')) {
    std::error_code failed;
    if (!fs::path(folder).is_absolute()) {
      continue;
    }
    for (fs::directory_iterator at(folder, fs::directory_options::skip_permission_denied, failed), end;
         !failed && at != end; at.increment(failed)) {
      const std::string file = at->path().filename().string();
      if (!file.starts_with(plugin_prefix) || access(at->path().c_str(), X_OK) != 0 || !at->is_regular_file(failed)) {
        continue;
      }
      Plugin plugin{file.substr(plugin_prefix.size()), at->path().string()};
      const bool plain = !plugin.name.empty() && std::ranges::all_of(plugin.name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
      });
      if (plain && find_backend(plugin.name) == nullptr &&
          std::ranges::find(plugins, plugin.name, &Plugin::name) == plugins.end()) {
        plugins.push_back(std::move(plugin));
      }
    }
  }
  std::ranges::sort(plugins, {}, &Plugin::name);
  return plugins;
}

std::optional<backends::PresentFiles> read_runner_files(Context& context, const Migrations& migrations,
                                                        const project::FileProvider& files) {
  backends::PresentFiles present = no_files(context, migrations);
  if (files.kind(migrations.directory) != project::PathKind::directory) {
    context.diagnostics.report(Code::no_migrations, {}, {migrations.directory + " is missing"}, "run `ashlar init`");
    return std::nullopt;
  }
  if (!read_folder(context, files, migrations.directory, "", deepest_folder, present)) {
    return std::nullopt;
  }
  return present;
}

backends::PresentFiles read_project_files(Context& context, const project::FileProvider& files, const std::string& root,
                                          const Backend& backend, const std::string& directory) {
  backends::PresentFiles present{&context.sources, {}};
  for (const std::string_view name : backend.project_files) {
    const std::string path = project::join_path(root, name);
    std::string reason;
    if (files.kind(path) != project::PathKind::file) {
      continue;
    }
    if (auto content = files.read(path, reason)) {
      present.files[std::string(name)] = context.sources.add(path, std::move(*content));
    } else {
      context.diagnostics.report(Code::unreadable, {}, {path, reason});
    }
  }
  const auto folders =
      backend.project_folders == nullptr ? std::vector<std::string>{} : backend.project_folders(present, directory);
  for (const std::string& folder : folders) {
    if (files.kind(project::join_path(root, folder)) == project::PathKind::directory) {
      read_folder(context, files, root, folder, deepest_folder, present);
    }
  }
  return present;
}

backends::BackendRequest plain_request(const Context& context, const Migrations& migrations) {
  backends::BackendRequest request;
  request.project = context.config->name;
  request.postgres = context.postgres();
  request.directory = project::normal_path(migrations.config->dir);
  for (const auto& [name, value] : migrations.config->options) {
    if (std::ranges::find(common_options, name) == common_options.end()) {
      request.options[name] = value;
    }
  }
  return request;
}

backends::BackendRequest start_request(Context& context, const Migrations& migrations) {
  backends::BackendRequest request = plain_request(context, migrations);
  request.planner_name = first_of({option(migrations, "planner_name"), from_environment({"SQITCH_FULLNAME"}),
                                   git_setting(context, "user.name"), from_environment({"USER"}), "unknown"});
  request.planner_email = first_of({option(migrations, "planner_email"), from_environment({"SQITCH_EMAIL"}),
                                    git_setting(context, "user.email"), from_environment({"EMAIL"}), "unknown"});
  request.timestamp = timestamp();
  request.project_files =
      read_project_files(context, context.files, context.root(), *migrations.backend, request.directory);
  return request;
}

bool check_hazards(Context& context, const std::vector<std::string>& allowed) {
  for (const std::string& name : allowed) {
    if (hazard_named(name)) {
      continue;
    }
    std::vector<std::string> names;
    for (auto hazard = Hazard::DELETES_DATA; hazard <= Hazard::EXTENSION_VERSION_UPGRADE;
         hazard = static_cast<Hazard>(static_cast<int>(hazard) + 1)) {
      names.emplace_back(hazard_name(hazard));
    }
    const std::string near = closest(to_upper(name), names);
    context.diagnostics.report(Code::unknown_hazard, {}, {name},
                               near.empty() ? "there are " + join(names, ", ") : "did you mean " + near + "?");
    return false;
  }
  return true;
}

void apply_gates(Context& context, const Plan& plan, const std::vector<std::string>& allowed) {
  const project::Gate gate = context.config ? context.config->gates.data_loss : project::Gate::deny;
  const std::string name(hazard_name(Hazard::DELETES_DATA));
  if (gate == project::Gate::allow || std::ranges::find(allowed, name) != allowed.end()) {
    return;
  }
  const Severity severity = gate == project::Gate::warn ? Severity::warning : Severity::error;
  for (const Step& step : plan.up) {
    if (std::ranges::find(step.hazards, Hazard::DELETES_DATA) == step.hazards.end()) {
      continue;
    }
    auto& diagnostic =
        context.diagnostics.report_as(severity, Code::data_loss, {}, {step.object},
                                      "--allow " + name + " lets it pass once; `[gates] data_loss` decides for good");
    const bool comes_back = std::ranges::any_of(
        plan.up, [&](const Step& other) { return other.action == Action::create && other.object == step.object; });
    if (comes_back) {
      diagnostic.notes.push_back({{},
                                  "it is made anew; to keep its rows declare the old one beside it under another name, "
                                  "with -- @renamed from=" +
                                      step.name +
                                      ", copy them in a migration of your own (ashlar add --no-diff), "
                                      "and then drop it"});
    }
  }
}

}  // namespace ashlar::driver
