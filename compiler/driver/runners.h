#pragma once
// The commands of migration runners, for a proof that goes the way that a team goes.

#include <optional>
#include <string>
#include <vector>

#include "compiler/base/process.h"
#include "compiler/driver/history.h"

namespace ashlar::driver {

/// A database that a runner's command is let loose on.
struct RunnerTarget {
  std::string socket_folder;
  std::string database;
  std::string programs;  // the folder of psql
};

class Runner {
 public:
  /// Nothing where this runner has no command, or it is not installed: `why` then says so.
  static std::optional<Runner> find(Context& context, const RunnerDirectory& directory, std::string& why);
  /// "sqitch deploy", for messages.
  [[nodiscard]] std::string name() const { return name_; }
  /// Why the command would not work on the database that it is told, which is no place to try it: an application may
  /// take another one from its files. Nothing where it would.
  [[nodiscard]] std::optional<std::string> goes_elsewhere(RunnerTarget target) const;
  /// Brings the database from the first `done` migrations to the first `wanted`. What the command said where it failed.
  [[nodiscard]] std::optional<std::string> deploy(const RunnerTarget& target, std::size_t done,
                                                  std::size_t wanted) const;
  /// And back to the first `wanted`.
  [[nodiscard]] std::optional<std::string> revert(const RunnerTarget& target, std::size_t done,
                                                  std::size_t wanted) const;

 private:
  using Command = std::vector<std::string>;
  [[nodiscard]] std::vector<Command> up(const RunnerTarget& target, std::size_t done, std::size_t wanted) const;
  [[nodiscard]] std::vector<Command> down(const RunnerTarget& target, std::size_t done, std::size_t wanted) const;
  [[nodiscard]] std::optional<ProcessResult> start(const RunnerTarget& target, const Command& command) const;
  [[nodiscard]] std::optional<std::string> run(const RunnerTarget& target, const std::vector<Command>& commands) const;

  std::string name_;
  std::string backend_;
  std::string root_;       // the project's folder
  std::string directory_;  // the runner's, relative to it
  std::string variable_;   // [migrations] database_variable
  std::vector<backends::Migration> migrations_;
  std::vector<std::string> files_;
};

}  // namespace ashlar::driver
