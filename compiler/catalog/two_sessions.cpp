#include "compiler/catalog/two_sessions.h"

#include <iterator>

#include "compiler/base/quote.h"

namespace ashlar::catalog {

namespace {

constexpr std::chrono::milliseconds between_looks{5};

/// What the other session is told, before the queries.
std::vector<Query> joining(const std::string& snapshot, const std::vector<std::string>& settings) {
  std::vector<Query> queries{{"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"},
                             {"SET TRANSACTION SNAPSHOT " + quote_literal(snapshot)}};
  for (const std::string& setting : settings) {
    queries.push_back({setting});
  }
  return queries;
}

/// The answers of the other session. Nothing where it has not said a word yet: a pool that has one session for us would
/// give it the next when this one has ended.
std::optional<Answer<std::vector<Rows>>> answers_of(Connection& other, std::size_t joined) {
  if (!other.take_in()) {
    return std::nullopt;
  }
  auto answers = other.receive();
  if (answers) {
    answers->erase(answers->begin(), answers->begin() + static_cast<std::ptrdiff_t>(joined));
  } else if (!answers.failure().interrupted) {
    return std::nullopt;
  }
  return answers;
}

}  // namespace

Answer<std::vector<Rows>> run_on_two(Connection& connection, const std::vector<Query>& queries, std::size_t second,
                                     const std::vector<std::string>& settings) {
  const auto middle = queries.begin() + static_cast<std::ptrdiff_t>(second);
  const std::vector<Query> rest(middle, queries.end());
  const auto snapshot = connection.run("SELECT pg_catalog.pg_export_snapshot()");
  if (!snapshot) {
    return snapshot.failure();
  }
  auto other = connection.again();
  if (!other) {
    return other.failure().interrupted ? other.failure() : connection.pipeline(queries);
  }
  std::vector<Query> theirs = joining(std::string(snapshot->text(0, 0)), settings);
  const std::size_t joined = theirs.size();
  theirs.insert(theirs.end(), rest.begin(), rest.end());
  if (const auto failed = other->send(theirs)) {
    return failed->interrupted ? *failed : connection.pipeline(queries);
  }
  // A server waits where nobody takes what it has to say.
  connection.set_tick(between_looks, [&] { other->take_in(); });
  auto answers = connection.pipeline({queries.begin(), middle});
  connection.set_tick({}, {});
  if (!answers) {
    return answers;
  }
  auto more = answers_of(*other, joined);
  if (!more) {
    more = connection.pipeline(rest);
  }
  if (!*more) {
    return *more;
  }
  std::move((**more).begin(), (**more).end(), std::back_inserter(*answers));
  return answers;
}

}  // namespace ashlar::catalog
