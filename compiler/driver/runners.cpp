#include "compiler/driver/runners.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "compiler/base/process.h"
#include "compiler/base/text.h"
#include "compiler/base/uri.h"

extern char** environ;  // NOLINT: POSIX

namespace ashlar::driver {

namespace {

constexpr int longest_run = 600;  // seconds

bool installed(const std::string& program) {
  const char* path = std::getenv("PATH");
  const auto folders = split(path == nullptr ? "" : path, ':');
  return std::ranges::any_of(folders, [&](const std::string& folder) {
    return !folder.empty() && access((folder + "/" + program).c_str(), X_OK) == 0;
  });
}

std::string sqitch_uri(const RunnerTarget& target) {
  return "db:pg://postgres@" + percent_encoded(target.socket_folder) + "/" + target.database;
}

std::string url(const RunnerTarget& target) {
  return "postgresql://postgres@/" + target.database + "?host=" + percent_encoded(target.socket_folder);
}

/// This program's variables, without those that name another database.
std::vector<std::string> environment_for(const RunnerTarget& target, const std::string& variable) {
  std::vector<std::string> result;
  std::string path = target.programs;
  bool named = false;
  for (char** at = environ; *at != nullptr; ++at) {
    const std::string_view entry = *at;
    named = named || entry.starts_with("SQITCH_FULLNAME=");
    if (entry.starts_with("PATH=")) {
      path += ":" + std::string(entry.substr(5));
    } else if (!entry.starts_with("PG") && !entry.starts_with("DATABASE_URL=")) {
      result.emplace_back(entry);
    }
  }
  result.insert(result.end(),
                {"PATH=" + path, "PGHOST=" + target.socket_folder, "PGUSER=postgres", "PGDATABASE=" + target.database,
                 "DATABASE_URL=" + url(target), "SQLALCHEMY_DATABASE_URI=" + url(target)});
  if (!variable.empty()) {
    result.push_back(variable + "=" + url(target));
  }
  if (!named) {
    result.insert(result.end(), {"SQITCH_FULLNAME=Ashlar", "SQITCH_EMAIL=ashlar@localhost"});
  }
  return result;
}

std::string program_of(const RunnerDirectory& directory) {
  const std::string_view backend = directory.migrations.backend->name;
  if (backend == "sqitch" || backend == "psql") {
    return std::string(backend);
  }
  if (backend == "alembic") {
    const bool flask =
        directory.present.contains("env.py") && directory.present.content("env.py").find("flask") != std::string::npos;
    return flask ? "flask" : "alembic";
  }
  return {};
}

/// The last lines of what a command said, which hold the reason.
std::string reason(const ProcessResult& result) {
  std::string said(trim(result.err.empty() ? result.out : result.err));
  constexpr std::size_t longest = 2000;
  if (said.size() > longest) {
    said = "…" + said.substr(said.size() - longest);
  }
  return result.timed_out ? "it took more than ten minutes" : said;
}

}  // namespace

std::optional<Runner> Runner::find(Context& context, const RunnerDirectory& directory, std::string& why) {
  Runner runner;
  runner.backend_ = program_of(directory);
  if (runner.backend_.empty()) {
    why = "no command of " + directory.migrations.config->backend + " is known";
    return std::nullopt;
  }
  // A server brings its own psql.
  if (runner.backend_ != "psql" && !installed(runner.backend_)) {
    why = runner.backend_ + " is not installed";
    return std::nullopt;
  }
  runner.name_ = runner.backend_ == "flask" ? "flask db" : runner.backend_;
  std::error_code failed;
  runner.root_ = std::filesystem::absolute(context.root().empty() ? "." : context.root(), failed).string();
  runner.directory_ = directory.migrations.config->dir;
  if (const auto at = directory.migrations.config->options.find("database_variable");
      at != directory.migrations.config->options.end()) {
    runner.variable_ = at->second;
  }
  runner.migrations_ = directory.history.migrations;
  for (const auto& [path, file] : directory.present.files) {
    runner.files_.push_back(path);
  }
  return runner;
}

std::vector<Runner::Command> Runner::up(const RunnerTarget& target, std::size_t done, std::size_t wanted) const {
  std::vector<Command> commands;
  if (backend_ == "sqitch") {
    return {{"sqitch", "--chdir", directory_, "deploy", "--verify", "--to-change", migrations_[wanted - 1].name,
             sqitch_uri(target)}};
  }
  if (backend_ == "alembic") {
    return {{"alembic", "upgrade", migrations_[wanted - 1].name}};
  }
  if (backend_ == "flask") {
    return {{"flask", "db", "upgrade", "--directory", directory_, migrations_[wanted - 1].name}};
  }
  for (std::size_t i = done; i < wanted; ++i) {
    for (const backends::Script& script : migrations_[i].up) {
      commands.push_back({"psql", "--no-psqlrc", "--quiet", "--file", directory_ + "/" + script.path});
    }
    const std::string check = "verify/" + migrations_[i].name + ".sql";
    if (std::ranges::find(files_, check) != files_.end()) {
      commands.push_back({"psql", "--no-psqlrc", "--quiet", "--file", directory_ + "/" + check});
    }
  }
  return commands;
}

std::vector<Runner::Command> Runner::down(const RunnerTarget& target, std::size_t done, std::size_t wanted) const {
  std::vector<Command> commands;
  if (backend_ == "sqitch") {
    Command command{"sqitch", "--chdir", directory_, "revert", "-y"};
    if (wanted != 0) {
      command.insert(command.end(), {"--to-change", migrations_[wanted - 1].name});
    }
    command.push_back(sqitch_uri(target));
    return {command};
  }
  const std::string revision = wanted == 0 ? "base" : migrations_[wanted - 1].name;
  if (backend_ == "alembic") {
    return {{"alembic", "downgrade", revision}};
  }
  if (backend_ == "flask") {
    return {{"flask", "db", "downgrade", "--directory", directory_, revision}};
  }
  for (std::size_t i = done; i > wanted; --i) {
    commands.push_back(
        {"psql", "--no-psqlrc", "--quiet", "--file", directory_ + "/down/" + migrations_[i - 1].name + ".sql"});
  }
  return commands;
}

std::optional<std::string> Runner::run(const RunnerTarget& target, const std::vector<Command>& commands) const {
  const ProcessLimits limits{environment_for(target, variable_), longest_run};
  for (const Command& command : commands) {
    Command in_root{"env", "-C", root_};
    in_root.insert(in_root.end(), command.begin(), command.end());
    const auto result = run_process(in_root, {}, limits);
    if (!result || result->status != 0) {
      return "`" + join(command, " ") + "` failed: " + (result ? reason(*result) : "it could not be started");
    }
  }
  return std::nullopt;
}

std::optional<std::string> Runner::deploy(const RunnerTarget& target, std::size_t done, std::size_t wanted) const {
  return wanted == done ? std::nullopt : run(target, up(target, done, wanted));
}

std::optional<std::string> Runner::revert(const RunnerTarget& target, std::size_t done, std::size_t wanted) const {
  return wanted == done ? std::nullopt : run(target, down(target, done, wanted));
}

}  // namespace ashlar::driver
