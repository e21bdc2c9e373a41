#include "compiler/apply/apply.h"

#include <algorithm>
#include <set>

#include "compiler/apply/monitor.h"
#include "compiler/base/quote.h"
#include "compiler/catalog/wait.h"

namespace ashlar::apply {

namespace {

using catalog::Answer;
using catalog::Connection;
using catalog::Failure;
using std::chrono::milliseconds;

/// The lock of all applies on one database, as two numbers: "ashl", "appl".
constexpr const char* take_lock = "SELECT pg_catalog.pg_try_advisory_lock(1634953324, 1634758764)";
constexpr const char* give_lock = "SELECT pg_catalog.pg_advisory_unlock(1634953324, 1634758764)";

constexpr milliseconds first_pause{500};
constexpr milliseconds longest_pause{30000};
constexpr milliseconds tick{500};

/// What another session did, and what may go well another time (documentation, "PostgreSQL Error Codes").
bool may_pass(const Failure& failure) {
  return failure.sqlstate == "55P03" || failure.sqlstate == "40P01" || failure.sqlstate == "40001";
}

std::string duration(milliseconds time) {
  return quote_literal(std::to_string(time.count()) + "ms");
}

class Run {
 public:
  Run(Connection& connection, const Settings& settings, const std::vector<Step>& steps, const Options& options)
      : connection_(connection),
        settings_(settings),
        options_(options),
        batches_(batches_of(steps)),
        monitor_(options.target) {
    for (const Batch& batch : batches_) {
      outcome_.remaining += batch.work.size();
    }
  }

  Outcome all() {
    const auto locked = keep_others_out(connection_);
    if (!locked) {
      return failed(locked.failure());
    }
    if (!*locked) {
      outcome_.end = End::under_way;
      return outcome_;
    }
    // Where the client is gone nobody wants the rest; servers before 14 do not know the setting.
    if (connection_.major_version() >= 14) {
      connection_.run("SET client_connection_check_interval = '2s'");
    }
    watch();
    if (!check_apart()) {
      leave();
      return outcome_;
    }
    for (const Batch& batch : batches_) {
      if (!(batch.transaction ? with_retries(batch) : alone(batch))) {
        break;
      }
      outcome_.done += batch.work.size();
      outcome_.remaining -= batch.work.size();
    }
    leave();
    return outcome_;
  }

 private:
  void watch() {
    connection_.set_tick(tick, [this] {
      const std::string seen = monitor_.look(connection_.backend_pid());
      if (options_.listener.goes_on && current_.step != nullptr) {
        options_.listener.goes_on(current_, seen);
      }
    });
  }

  void leave() {
    connection_.set_tick(milliseconds{0}, {});
    if (connection_.transaction() == catalog::TransactionState::none) {
      connection_.run(give_lock);
    }
  }

  Outcome& failed(const Failure& failure) {
    outcome_.end = failure.interrupted ? End::interrupted : End::failed;
    outcome_.failure = failure;
    outcome_.blocker = may_pass(failure) ? monitor_.blocker() : "";
    if (current_.step != nullptr) {
      outcome_.work = current_;
    }
    return outcome_;
  }

  /// Whether the plan still fits. True where it does.
  bool check() {
    if (checked_ || !options_.check) {
      return true;
    }
    const auto changed = options_.check(connection_);
    if (!changed) {
      failed(changed.failure());
      return false;
    }
    if (*changed) {
      outcome_.end = End::changed;
      outcome_.reason = **changed;
      return false;
    }
    checked_ = true;
    return true;
  }

  /// A first statement outside of a transaction is checked in one of its own.
  bool check_apart() {
    if (batches_.empty() || batches_.front().transaction || !options_.check) {
      return true;
    }
    const auto begun = connection_.run("BEGIN");
    if (!begun) {
      failed(begun.failure());
      return false;
    }
    const bool good = check();
    connection_.run("ROLLBACK");
    return good;
  }

  /// SET of what holds for a transaction, or for what stands alone.
  std::string settings_script(bool local, milliseconds lock_timeout) const {
    const std::string set = local ? "SET LOCAL " : "SET ";
    std::string script;
    for (const auto& [name, value] : settings_) {
      script += set;
      script += name;
      script += " = ";
      script += value;
      script += ";\n";
    }
    for (const auto& [name, value] : options_.environment) {
      script += set + "env." + quote_identifier(name) + " = " + quote_literal(value) + ";\n";
    }
    script += set + "lock_timeout = " + duration(lock_timeout) + ";\n";
    script += set + "statement_timeout = " + duration(options_.statement_timeout) + ";\n";
    return script;
  }

  bool alone(const Batch& batch) {
    current_ = {};
    if (const auto set = connection_.execute(settings_script(false, milliseconds{0})); !set) {
      failed(set.failure());
      return false;
    }
    return statement(batch.work.front());
  }

  bool statement(const Work& work) {
    current_ = work;
    if (options_.listener.begins) {
      options_.listener.begins(work);
    }
    const auto ran = connection_.run(work.statement->sql);
    if (!ran) {
      failed(ran.failure());
      return false;
    }
    return true;
  }

  bool one_by_one(const Batch& batch) {
    for (const Work& work : batch.work) {
      if (!statement(work)) {
        return false;
      }
      ++outcome_.rolled_back;
    }
    return true;
  }

  /// Without waiting for each answer.
  bool at_once(const Batch& batch) {
    constexpr std::size_t piece = 500;
    for (std::size_t first = 0; first < batch.work.size(); first += piece) {
      const std::size_t end = std::min(batch.work.size(), first + piece);
      std::vector<catalog::Query> queries;
      for (std::size_t at = first; at < end; ++at) {
        queries.push_back({batch.work[at].statement->sql});
      }
      const auto ran = connection_.pipeline(queries);
      if (!ran) {
        current_ = batch.work[std::min(first + ran.failure().statement, end - 1)];
        failed(ran.failure());
        return false;
      }
      outcome_.rolled_back = end;
    }
    return true;
  }

  /// One transaction, once.
  bool transaction(const Batch& batch) {
    current_ = {};
    outcome_.rolled_back = 0;
    if (const auto begun = connection_.run("BEGIN"); !begun) {
      failed(begun.failure());
      return false;
    }
    if (!check()) {
      return false;
    }
    if (const auto set = connection_.execute(settings_script(true, options_.lock_timeout)); !set) {
      failed(set.failure());
      return false;
    }
    if (!(options_.watched ? one_by_one(batch) : at_once(batch))) {
      return false;
    }
    // Deferred constraints are checked here.
    current_ = {};
    const auto committed = connection_.run("COMMIT");
    if (!committed) {
      failed(committed.failure());
      outcome_.uncertain = committed.failure().lost;
      return false;
    }
    outcome_.rolled_back = 0;
    return true;
  }

  bool with_retries(const Batch& batch) {
    milliseconds pause = first_pause;
    for (int left = options_.retries;; --left) {
      if (transaction(batch)) {
        return true;
      }
      if (!outcome_.failure.lost) {
        connection_.run("ROLLBACK");
      }
      if (outcome_.end != End::failed || !may_pass(outcome_.failure) || left == 0) {
        return false;
      }
      if (options_.listener.tries_again) {
        const std::string held = outcome_.blocker.empty() ? "" : ", held by " + outcome_.blocker;
        options_.listener.tries_again(outcome_.failure.message + held, pause);
      }
      if (!rest(pause)) {
        return false;
      }
      pause = std::min(2 * pause, longest_pause);
      outcome_.end = End::done;
      outcome_.failure = {};
      outcome_.work.reset();
      monitor_.forget_blocker();
    }
  }

  /// False where a signal came.
  bool rest(milliseconds pause) {
    const auto until = std::chrono::steady_clock::now() + pause;
    if (signals_.wait(-1, false, false, {}, &until) == catalog::Woken::interrupted) {
      outcome_.end = End::interrupted;
      return false;
    }
    return true;
  }

  /// From the lock to the end: a signal between two statements waits for the next.
  catalog::SignalWatch signals_;
  Connection& connection_;
  const Settings& settings_;
  const Options& options_;
  std::vector<Batch> batches_;
  Monitor monitor_;
  Outcome outcome_;
  Work current_;
  bool checked_ = false;
};

}  // namespace

std::vector<std::string> environment_of(const std::vector<Step>& steps) {
  std::set<std::string> names;
  for (const Step& step : steps) {
    for (const Statement& statement : step.up) {
      names.insert(statement.environment.begin(), statement.environment.end());
    }
  }
  return {names.begin(), names.end()};
}

Answer<bool> keep_others_out(Connection& connection) {
  const auto locked = connection.run(take_lock);
  return locked ? Answer<bool>(locked->flag(0, 0)) : Answer<bool>(locked.failure());
}

Outcome run(Connection& connection, const Settings& settings, const std::vector<Step>& steps, const Options& options) {
  return Run(connection, settings, steps, options).all();
}

}  // namespace ashlar::apply
