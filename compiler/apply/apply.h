#pragma once
// Runs a plan on a live database: in one transaction where possible, never waiting long for a lock.

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compiler/apply/batches.h"
#include "compiler/catalog/connection.h"

namespace ashlar::apply {

using Settings = std::vector<std::pair<std::string, std::string>>;

/// What is told while it runs.
struct Listener {
  /// A statement begins.
  std::function<void(const Work& work)> begins = {};
  /// The same one still runs; `progress` is what is known of it: "building index: 43%", "waiting for a lock held by …".
  std::function<void(const Work& work, const std::string& progress)> goes_on = {};
  /// A transaction is tried again after `pause`, because `reason`.
  std::function<void(const std::string& reason, std::chrono::milliseconds pause)> tries_again = {};
};

struct Options {
  /// Time that a statement may wait for a lock before its transaction is given up and tried again; other sessions
  /// queue behind it meanwhile. Statements outside of a transaction wait as long as they must, nobody queues for them.
  std::chrono::milliseconds lock_timeout{3000};
  int retries = 8;
  std::chrono::milliseconds statement_timeout{0};  // 0: none
  /// Asked in the first transaction, before anything is done: why the plan no longer fits, nothing where it does. A
  /// Failure where that could not be found out.
  std::function<catalog::Answer<std::optional<std::string>>(catalog::Connection&)> check = {};
  /// For a second connection, on which a long statement is watched; empty: none.
  std::string target;
  Listener listener;
  /// Values that statements take by current_setting('env.NAME'), by NAME.
  std::map<std::string, std::string> environment;
  /// False: nobody wants to know which statement runs, so that they are sent without waiting for answers.
  bool watched = true;
};

enum class End {
  done,
  changed,      // `check` says so: nothing was done
  under_way,    // another apply has the database: nothing was done
  failed,       // `failure` of `work`
  interrupted,  // by a signal
};

struct Outcome {
  End end = End::done;
  std::string reason;           // changed
  catalog::Failure failure;     // failed
  std::optional<Work> work;     // failed, interrupted: the statement, nothing where it was COMMIT or a setting
  std::string blocker;          // failed: who held the lock that it waited for; empty where that is not known
  std::size_t done = 0;         // statements that are in place for good
  std::size_t rolled_back = 0;  // statements that had been run and are undone
  std::size_t remaining = 0;    // statements that are not in place
  /// The connection was lost in COMMIT: what its transaction did may or may not be in place.
  bool uncertain = false;
};

/// The environment variables that the steps take values from, sorted.
std::vector<std::string> environment_of(const std::vector<Step>& steps);

/// Takes the advisory lock of all applies on this database, until the session ends. False where another has it.
catalog::Answer<bool> keep_others_out(catalog::Connection& connection);

/// Does so for the time that it runs.
Outcome run(catalog::Connection& connection, const Settings& settings, const std::vector<Step>& steps,
            const Options& options);

}  // namespace ashlar::apply
