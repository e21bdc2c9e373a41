#include "compiler/catalog/connection.h"

#include <libpq-fe.h>

#include <array>
#include <cstdlib>
#include <cstring>

#include "compiler/base/text.h"
#include "compiler/catalog/target.h"
#include "compiler/catalog/wait.h"

namespace ashlar::catalog {

namespace {

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// libpq's messages end with line breaks and hold some.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : trim(text)) {
    if (c != '\n' && c != '\t') {
      line += c;
    } else if (!line.ends_with(' ')) {
      line += ' ';
    }
  }
  return line;
}

std::string field(const PGresult* result, int code) {
  const char* value = PQresultErrorField(result, code);
  return value == nullptr ? std::string{} : std::string(value);
}

Failure interruption() {
  return {.message = "interrupted", .interrupted = true};
}

bool good(const PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
}

/// Raw pointers to parameters, as libpq takes them.
std::vector<const char*> pointers(const std::vector<std::optional<std::string>>& parameters) {
  std::vector<const char*> values;
  values.reserve(parameters.size());
  for (const auto& parameter : parameters) {
    values.push_back(parameter ? parameter->c_str() : nullptr);
  }
  return values;
}

}  // namespace

std::string Failure::text() const {
  std::string more = one_line(detail);
  if (!hint.empty()) {
    more += (more.empty() ? "" : "; ") + one_line(hint);
  }
  return one_line(message) + (more.empty() ? "" : " (" + more + ")");
}

Rows::Rows(pg_result* result)
    : result_(result, PQclear),
      rows_(static_cast<std::size_t>(PQntuples(result))),
      columns_(static_cast<std::size_t>(PQnfields(result))) {
}

std::optional<std::string_view> Rows::value(std::size_t row, std::size_t column) const {
  const int r = static_cast<int>(row);
  const int c = static_cast<int>(column);
  if (row >= rows_ || column >= columns_ || PQgetisnull(result_.get(), r, c) != 0) {
    return std::nullopt;
  }
  return std::string_view(PQgetvalue(result_.get(), r, c), static_cast<std::size_t>(PQgetlength(result_.get(), r, c)));
}

std::string_view Rows::text(std::size_t row, std::size_t column) const {
  return value(row, column).value_or(std::string_view{});
}

struct Connection::State {
  PGconn* connection = nullptr;
  std::vector<Notice> notices;
  Tick tick;
  int stop = -1;
  std::string target;
  std::size_t awaited = 0;  // queries that receive() has to wait for

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { close(); }

  void close() {
    PQfinish(connection);
    connection = nullptr;
  }

  [[nodiscard]] bool lost() const { return connection == nullptr || PQstatus(connection) != CONNECTION_OK; }

  /// What libpq says of the connection itself.
  [[nodiscard]] Failure connection_failure() const {
    if (connection == nullptr) {
      return {.message = "the connection is closed", .lost = true};
    }
    return {.message = one_line(PQerrorMessage(connection)), .lost = lost()};
  }

  [[nodiscard]] Failure failure(const PGresult* result) const {
    Failure made;
    made.message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    made.sqlstate = field(result, PG_DIAG_SQLSTATE);
    made.detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    made.hint = field(result, PG_DIAG_MESSAGE_HINT);
    made.context = field(result, PG_DIAG_CONTEXT);
    made.position = std::strtoul(field(result, PG_DIAG_STATEMENT_POSITION).c_str(), nullptr, 10);
    if (made.message.empty()) {
      made.message = one_line(PQresultErrorMessage(result));
    }
    made.lost = lost() || made.sqlstate.starts_with("57P0");  // shut down, crashed, cannot connect now, dropped
    return made;
  }

  std::optional<Failure> open();
  std::optional<Failure> connect(SignalWatch& signals);
  std::optional<Failure> flush(SignalWatch& signals);
  Answer<Result> next(SignalWatch& signals);
  std::optional<Failure> cancel(SignalWatch& signals);
  Answer<Rows> collect(SignalWatch& signals);
  Answer<std::vector<Rows>> collect_pipeline(SignalWatch& signals, std::size_t count);
  std::optional<Failure> send(const std::vector<Query>& queries);
  Answer<std::vector<Rows>> receive(SignalWatch& signals);
};

namespace {

void keep_notice(void* state, const PGresult* result) {
  static_cast<std::vector<Notice>*>(state)->push_back({field(result, PG_DIAG_SEVERITY_NONLOCALIZED),
                                                       field(result, PG_DIAG_SQLSTATE),
                                                       field(result, PG_DIAG_MESSAGE_PRIMARY)});
}

/// PQconnectPoll leaves connect_timeout to its caller.
std::optional<SignalWatch::Deadline> connect_deadline(PGconn* connection) {
  std::optional<SignalWatch::Deadline> deadline;
  PQconninfoOption* options = PQconninfo(connection);
  for (const PQconninfoOption* option = options; option != nullptr && option->keyword != nullptr; ++option) {
    if (std::strcmp(option->keyword, "connect_timeout") == 0 && option->val != nullptr) {
      if (const int seconds = std::atoi(option->val); seconds > 0) {
        deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
      }
    }
  }
  PQconninfoFree(options);
  return deadline;
}

}  // namespace

std::optional<Failure> Connection::State::connect(SignalWatch& signals) {
  if (PQstatus(connection) == CONNECTION_BAD) {
    return connection_failure();
  }
  const auto deadline = connect_deadline(connection);
  PostgresPollingStatusType status = PGRES_POLLING_WRITING;
  while (status != PGRES_POLLING_OK) {
    if (status == PGRES_POLLING_FAILED) {
      Failure failed = connection_failure();
      failed.wants_password = PQconnectionNeedsPassword(connection) != 0;
      return failed;
    }
    switch (signals.wait(PQsocket(connection), status == PGRES_POLLING_READING, status == PGRES_POLLING_WRITING, {},
                         deadline ? &*deadline : nullptr)) {
      case Woken::interrupted:
        return interruption();
      case Woken::timeout:
        return Failure{.message = "timeout expired", .lost = true};
      default:
        break;
    }
    status = PQconnectPoll(connection);
  }
  PQsetNoticeReceiver(connection, keep_notice, &notices);
  return std::nullopt;
}

std::optional<Failure> Connection::State::open() {
  if (auto refused = refused_target(target)) {
    return Failure{.message = *refused};
  }
  // Later ones win; `dbname` is expanded where it stands.
  const std::array<const char*, 4> keywords{"fallback_application_name", "dbname", "client_encoding", nullptr};
  const std::array<const char*, 4> values{"ashlar", target.c_str(), "UTF8", nullptr};
  SignalWatch signals(stop);
  connection = PQconnectStartParams(keywords.data(), values.data(), 1);
  return connection == nullptr ? Failure{.message = "out of memory"} : connect(signals);
}

Answer<Connection> Connection::open(const std::string& target) {
  auto state = std::make_unique<State>();
  state->target = target;
  if (auto failed = state->open()) {
    return *failed;
  }
  return Connection(std::move(state));
}

Answer<Connection> Connection::again() const {
  auto state = std::make_unique<State>();
  state->target = state_->target;
  state->stop = state_->stop;
  if (auto failed = state->open()) {
    return *failed;
  }
  return Connection(std::move(state));
}

std::optional<Failure> Connection::State::cancel(SignalWatch& signals) {
  std::array<char, 256> error{};
  PGcancel* request = PQgetCancel(connection);
  const bool sent = request != nullptr && PQcancel(request, error.data(), error.size()) != 0;
  PQfreeCancel(request);
  // Reads what still comes, so that the connection can be used again: to roll back.
  while (sent && !lost()) {
    if (PQisBusy(connection) == 0) {
      const Result result(PQgetResult(connection), PQclear);
      if (result == nullptr && PQpipelineStatus(connection) == PQ_PIPELINE_OFF) {
        return interruption();
      }
      if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) {
        PQexitPipelineMode(connection);
        return interruption();
      }
      continue;
    }
    if (signals.wait(PQsocket(connection), true, false) != Woken::ready || PQconsumeInput(connection) == 0) {
      break;
    }
  }
  close();
  Failure failed = interruption();
  failed.lost = true;
  return failed;
}

std::optional<Failure> Connection::State::flush(SignalWatch& signals) {
  for (int left = PQflush(connection); left != 0; left = PQflush(connection)) {
    if (left < 0) {
      return connection_failure();
    }
    switch (signals.wait(PQsocket(connection), true, true, tick)) {
      case Woken::interrupted:
        close();  // Half a message is out: nothing can be said on this connection any more.
        return Failure{.message = "interrupted", .lost = true, .interrupted = true};
      case Woken::ready:
        // Read too: the server stops taking more while nobody takes its answers.
        if (PQconsumeInput(connection) == 0) {
          return connection_failure();
        }
        break;
      default:
        return connection_failure();
    }
  }
  return std::nullopt;
}

/// The next result; one that holds nothing at the end of a statement's.
Answer<Result> Connection::State::next(SignalWatch& signals) {
  while (PQisBusy(connection) != 0) {
    const Woken woken = signals.wait(PQsocket(connection), true, false, tick);
    if (woken == Woken::interrupted) {
      return *cancel(signals);
    }
    if (woken != Woken::ready || PQconsumeInput(connection) == 0) {
      return connection_failure();
    }
  }
  return Result(PQgetResult(connection), PQclear);
}

Answer<Rows> Connection::State::collect(SignalWatch& signals) {
  if (auto failed = flush(signals)) {
    return *failed;
  }
  Rows rows;
  std::optional<Failure> first;
  while (true) {
    Answer<Result> result = next(signals);
    if (!result) {
      return first ? *first : result.failure();
    }
    if (*result == nullptr) {
      break;
    }
    const ExecStatusType status = PQresultStatus(result->get());
    if (status == PGRES_COPY_IN) {
      PQputCopyEnd(connection, "COPY FROM STDIN has no rows here");
    } else if (status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
      close();
      return Failure{.message = "COPY TO STDOUT cannot be run here", .lost = true};
    } else if (good(result->get())) {
      rows = Rows(result->release());
    } else if (!first) {
      first = failure(result->get());
    }
  }
  if (first) {
    first->lost = first->lost || lost();
    return *first;
  }
  return rows;
}

Answer<std::vector<Rows>> Connection::State::collect_pipeline(SignalWatch& signals, std::size_t count) {
  if (auto failed = flush(signals)) {
    return *failed;
  }
  std::vector<Rows> all;
  std::optional<Failure> first;
  while (true) {
    Answer<Result> result = next(signals);
    if (!result) {
      return first ? *first : result.failure();
    }
    if (*result == nullptr) {
      if (lost()) {
        return first ? *first : connection_failure();
      }
      continue;
    }
    const ExecStatusType status = PQresultStatus(result->get());
    if (status == PGRES_PIPELINE_SYNC) {
      break;
    }
    if (good(result->get())) {
      all.emplace_back(result->release());
    } else if (!first && status != PGRES_PIPELINE_ABORTED) {
      first = failure(result->get());
      first->statement = all.size();
    }
  }
  PQexitPipelineMode(connection);
  if (first) {
    return *first;
  }
  if (all.size() != count) {
    return Failure{.message = "the server answered " + std::to_string(all.size()) + " of " + std::to_string(count) +
                              " queries"};
  }
  return all;
}

std::optional<Failure> Connection::State::send(const std::vector<Query>& queries) {
  if (lost() || PQsetnonblocking(connection, 1) != 0 || PQenterPipelineMode(connection) == 0) {
    return connection_failure();
  }
  for (const Query& query : queries) {
    const std::vector<const char*> values = pointers(query.parameters);
    if (PQsendQueryParams(connection, query.sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(),
                          nullptr, nullptr, 0) == 0) {
      Failure failed = connection_failure();
      close();
      failed.lost = true;
      return failed;
    }
  }
  PQpipelineSync(connection);
  awaited = queries.size();
  return std::nullopt;
}

Answer<std::vector<Rows>> Connection::State::receive(SignalWatch& signals) {
  auto answers = collect_pipeline(signals, awaited);
  if (connection != nullptr) {
    PQsetnonblocking(connection, 0);
  }
  return answers;
}

Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {
}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Answer<Rows> Connection::run(const std::string& sql, const std::vector<std::optional<std::string>>& parameters) {
  SignalWatch signals(state_->stop);
  const std::vector<const char*> values = pointers(parameters);
  if (state_->lost() || PQsendQueryParams(state_->connection, sql.c_str(), static_cast<int>(values.size()), nullptr,
                                          values.data(), nullptr, nullptr, 0) == 0) {
    return state_->connection_failure();
  }
  return state_->collect(signals);
}

Answer<Rows> Connection::execute(const std::string& script) {
  SignalWatch signals(state_->stop);
  if (state_->lost() || PQsendQuery(state_->connection, script.c_str()) == 0) {
    return state_->connection_failure();
  }
  return state_->collect(signals);
}

Answer<std::vector<Rows>> Connection::pipeline(const std::vector<Query>& queries) {
  SignalWatch signals(state_->stop);
  if (const auto failed = state_->send(queries)) {
    return *failed;
  }
  return state_->receive(signals);
}

std::optional<Failure> Connection::send(const std::vector<Query>& queries) {
  SignalWatch signals(state_->stop);
  auto failed = state_->send(queries);
  return failed ? failed : state_->flush(signals);
}

Answer<std::vector<Rows>> Connection::receive() {
  SignalWatch signals(state_->stop);
  return state_->receive(signals);
}

bool Connection::take_in() {
  return !state_->lost() && PQconsumeInput(state_->connection) != 0 && PQisBusy(state_->connection) == 0;
}

std::vector<Notice> Connection::take_notices() {
  return std::exchange(state_->notices, {});
}

void Connection::set_tick(std::chrono::milliseconds interval, std::function<void()> tick) {
  state_->tick = {interval, std::move(tick)};
}

void Connection::set_stop(int descriptor) {
  state_->stop = descriptor;
}

int Connection::server_version() const {
  return PQserverVersion(state_->connection);
}

std::string Connection::database() const {
  const char* name = PQdb(state_->connection);
  return name == nullptr ? "" : name;
}

std::string Connection::user() const {
  const char* name = PQuser(state_->connection);
  return name == nullptr ? "" : name;
}

std::string Connection::parameter(const std::string& name) const {
  const char* value = PQparameterStatus(state_->connection, name.c_str());
  return value == nullptr ? "" : value;
}

int Connection::backend_pid() const {
  return PQbackendPID(state_->connection);
}

TransactionState Connection::transaction() const {
  switch (state_->lost() ? PQTRANS_UNKNOWN : PQtransactionStatus(state_->connection)) {
    case PQTRANS_IDLE:
      return TransactionState::none;
    case PQTRANS_INERROR:
      return TransactionState::failed;
    case PQTRANS_UNKNOWN:
      return TransactionState::lost;
    default:
      return TransactionState::open;
  }
}

}  // namespace ashlar::catalog
