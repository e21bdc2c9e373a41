#pragma once
// Connections to PostgreSQL servers. The only file group that includes libpq: URIs, services, PG* variables, passfiles
// and TLS are its own (documentation, "libpq - C Library"). Failures are values; a password is in none of them.
//
// While an answer is waited for, SIGINT and SIGTERM cancel what runs on the server, and the call fails with
// `Failure::interrupted`; a second one gives the connection up. Outside of calls signals are left as they are.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct pg_result;

namespace ashlar::catalog {

/// Why something did not work.
struct Failure {
  std::string message;   // the server's primary message, or libpq's
  std::string sqlstate;  // empty where the server said nothing
  std::string detail;    // empty where there is none; so is what follows
  std::string hint;
  std::string context;
  std::size_t position = 0;     // of the statement's or script's character at fault, from 1; 0 where unknown
  std::size_t statement = 0;    // Connection::pipeline: the index of the query
  bool lost = false;            // there is no connection any more
  bool interrupted = false;     // SIGINT or SIGTERM
  bool wants_password = false;  // the server asked for a password and none was given

  /// `message (detail; hint)` on one line.
  [[nodiscard]] std::string text() const;
};

/// A value, or why there is none.
template <class T>
class Answer {
 public:
  Answer(T value) : value_(std::move(value)) {}
  Answer(Failure failure) : failure_(std::move(failure)) {}
  explicit operator bool() const { return value_.has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  /// Only where there is no value.
  [[nodiscard]] const Failure& failure() const { return failure_; }

 private:
  std::optional<T> value_;
  Failure failure_;
};

/// The rows of one query, as text. The views it hands out live as long as it does.
class Rows {
 public:
  Rows() = default;
  explicit Rows(pg_result* result);
  [[nodiscard]] std::size_t size() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  /// Nothing for NULL, and outside of the rows.
  [[nodiscard]] std::optional<std::string_view> value(std::size_t row, std::size_t column) const;
  /// The value, empty for NULL.
  [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const;
  /// True for a boolean that is true.
  [[nodiscard]] bool flag(std::size_t row, std::size_t column) const { return text(row, column) == "t"; }

 private:
  std::shared_ptr<pg_result> result_;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
};

/// One statement, with values for $1, $2, … (nothing: NULL).
struct Query {
  std::string sql;
  std::vector<std::optional<std::string>> parameters = {};
};

/// What the server said beside the answer.
struct Notice {
  std::string severity;  // NOTICE, WARNING, …: not translated
  std::string sqlstate;
  std::string message;
};

enum class TransactionState : std::uint8_t { none, open, failed, lost };

/// An open connection. Closed at the end of its life, which ends an open transaction without effect.
class Connection {
 public:
  /// `target` is a URI or a conninfo string; what it leaves out comes from its service, PG* variables and libpq's
  /// defaults. connect_timeout bounds the whole attempt. The application_name is ashlar unless one is given.
  static Answer<Connection> open(const std::string& target);

  /// Another one, made as this one was.
  [[nodiscard]] Answer<Connection> again() const;

  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  /// Runs one statement.
  Answer<Rows> run(const std::string& sql, const std::vector<std::optional<std::string>>& parameters = {});
  /// Runs one statement each, sent without waiting for answers, outside of a transaction as one. Fails with the first
  /// that fails.
  Answer<std::vector<Rows>> pipeline(const std::vector<Query>& queries);
  /// The two halves of pipeline(), for a server that works meanwhile: nothing else in between.
  std::optional<Failure> send(const std::vector<Query>& queries);
  Answer<std::vector<Rows>> receive();
  /// Takes in what the server has sent, without waiting; true where an answer is among it.
  bool take_in();
  /// Runs any number of statements separated by semicolons, outside of a transaction as one; the rows of the last.
  /// COPY from or to the client fails.
  Answer<Rows> execute(const std::string& script);

  /// What was said since the last call.
  std::vector<Notice> take_notices();
  /// Has `tick` called about every `interval` while an answer is waited for; an empty one ends that.
  void set_tick(std::chrono::milliseconds interval, std::function<void()> tick);

  /// Has calls end as interrupted when `descriptor` can be read, and not at signals; -1: at signals again. For a thread
  /// that another one ends.
  void set_stop(int descriptor);

  /// 150004 for 15.4.
  [[nodiscard]] int server_version() const;
  [[nodiscard]] int major_version() const { return server_version() / 10000; }
  [[nodiscard]] std::string database() const;
  [[nodiscard]] std::string user() const;
  /// A parameter that the server reports (documentation, PQparameterStatus), empty where it does not.
  [[nodiscard]] std::string parameter(const std::string& name) const;
  [[nodiscard]] int backend_pid() const;
  [[nodiscard]] TransactionState transaction() const;

 private:
  struct State;
  explicit Connection(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// True where `text` is meant as a database: postgres://…, postgresql://…, or a conninfo string (service=…, host=…).
bool is_target(std::string_view text);
/// `target` without its password, for messages; a general word where it cannot be read.
std::string shown_target(const std::string& target);

/// A connection string for another database, with all else as `target` says; empty where that cannot be read.
std::string with_database(const std::string& target, const std::string& database);

/// The values as one parameter of type text[].
std::string array_parameter(const std::vector<std::string>& values);

}  // namespace ashlar::catalog
