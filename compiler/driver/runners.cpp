#include "compiler/driver/runners.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>

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

/// This program's variables, without those that name another database: of two with one name the first would count.
std::vector<std::string> environment_for(const RunnerTarget& target, const std::string& variable) {
  std::map<std::string, std::string> values;
  for (char** at = environ; *at != nullptr; ++at) {
    const std::string_view entry = *at;
    const std::size_t equals = std::min(entry.find('='), entry.size());
    if (!entry.starts_with("PG") && equals != entry.size()) {
      values.emplace(entry.substr(0, equals), entry.substr(equals + 1));
    }
  }
  values["PATH"] = target.programs + ":" + values["PATH"];
  values["PGHOST"] = target.socket_folder;
  values["PGUSER"] = "postgres";
  values["PGDATABASE"] = target.database;
  for (const std::string& name : {std::string("DATABASE_URL"), std::string("SQLALCHEMY_DATABASE_URI"), variable}) {
    if (!name.empty()) {
      values[name] = url(target);
    }
  }
  if (!values.contains("SQITCH_FULLNAME")) {
    values["SQITCH_FULLNAME"] = "Ashlar";
    values["SQITCH_EMAIL"] = "ashlar@localhost";
  }
  std::vector<std::string> result;
  for (const auto& [name, value] : values) {
    result.push_back(name + "=" + value);
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

/// Revisions whose functions take the name of a database are run on all of them, and only one is ours.
bool is_of_several_databases(const RunnerDirectory& directory) {
  return directory.present.contains("env.py") &&
         directory.present.content("env.py").find("engine_name") != std::string::npos;
}

/// What Python says after the frames of its last traceback; all where there is none.
std::string_view without_frames(std::string_view said) {
  const std::size_t frame = said.rfind("\n  File \"");
  for (std::size_t end = frame; end != std::string_view::npos;) {
    end = said.find('\n', end + 1);
    if (end != std::string_view::npos && end + 1 < said.size() && said[end + 1] != ' ') {
      return said.substr(end + 1);
    }
  }
  return said;
}

/// The last lines of what a command said, which hold the reason.
std::string reason(const ProcessResult& result) {
  std::string said(without_frames(trim(result.err.empty() ? result.out : result.err)));
  constexpr std::size_t longest = 2000;
  if (said.size() > longest) {
    said = "…" + said.substr(said.size() - longest);
  }
  return result.timed_out ? "it took more than ten minutes" : said;
}

std::string failure(const std::vector<std::string>& command, const std::optional<ProcessResult>& result) {
  return "`" + join(command, " ") + "` failed: " + (result ? reason(*result) : "it could not be started");
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
  if (is_of_several_databases(directory)) {
    why = "its revisions are run on several databases";
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

std::optional<ProcessResult> Runner::start(const RunnerTarget& target, const Command& command) const {
  Command in_root{"env", "-C", root_};
  in_root.insert(in_root.end(), command.begin(), command.end());
  return run_process(in_root, {}, {environment_for(target, variable_), longest_run});
}

std::optional<std::string> Runner::run(const RunnerTarget& target, const std::vector<Command>& commands) const {
  for (const Command& command : commands) {
    if (const auto result = start(target, command); !result || result->status != 0) {
      return failure(command, result);
    }
  }
  return std::nullopt;
}

std::optional<std::string> Runner::goes_elsewhere(RunnerTarget target) const {
  // The others are told the database by arguments and PG* variables.
  if (backend_ != "alembic" && backend_ != "flask") {
    return std::nullopt;
  }
  target.database += "_not_there";
  const Command command = backend_ == "flask" ? Command{"flask", "db", "current", "--directory", directory_}
                                              : Command{"alembic", "current"};
  const auto result = start(target, command);
  if (result && result->status != 0) {
    const bool ours = (result->err + result->out).find('"' + target.database + '"') != std::string::npos;
    return ours ? std::nullopt : std::optional(failure(command, result));
  }
  return result ? "the application takes its database from elsewhere than " +
                      (variable_.empty() ? std::string("DATABASE_URL") : variable_) +
                      ", so that nothing was run: name its variable as database_variable under [migrations]"
                : failure(command, result);
}

std::optional<std::string> Runner::deploy(const RunnerTarget& target, std::size_t done, std::size_t wanted) const {
  return wanted == done ? std::nullopt : run(target, up(target, done, wanted));
}

std::optional<std::string> Runner::revert(const RunnerTarget& target, std::size_t done, std::size_t wanted) const {
  return wanted == done ? std::nullopt : run(target, down(target, done, wanted));
}

}  // namespace ashlar::driver
