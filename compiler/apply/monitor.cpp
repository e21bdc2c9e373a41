#include "compiler/apply/monitor.h"

#include <csignal>

namespace ashlar::apply {

namespace {

/// Documentation, "CREATE INDEX Progress Reporting".
constexpr const char* progress_query =
    "SELECT phase, CASE WHEN blocks_total > 0 THEN 100 * blocks_done / blocks_total "
    "WHEN tuples_total > 0 THEN 100 * tuples_done / tuples_total END "
    "FROM pg_catalog.pg_stat_progress_create_index WHERE pid = $1::pg_catalog.int4";

constexpr const char* blocker_query =
    "SELECT pid, usename, application_name, state FROM pg_catalog.pg_stat_activity "
    "WHERE pid = ANY (pg_catalog.pg_blocking_pids($1::pg_catalog.int4)) ORDER BY pid LIMIT 1";

std::string described(const catalog::Rows& rows) {
  std::string text = "process " + std::string(rows.text(0, 0));
  std::string more;
  for (const std::size_t column : {1U, 2U, 3U}) {
    const std::string_view value = rows.text(0, column);
    if (!value.empty()) {
      more += (more.empty() ? "" : ", ") + std::string(value);
    }
  }
  return more.empty() ? text : text + " (" + more + ")";
}

}  // namespace

catalog::Connection* Monitor::connected() {
  if (!connection_ && !target_.empty()) {
    auto opened = catalog::Connection::open(target_);
    if (!opened) {
      // The one that is watched must hear of it.
      if (opened.failure().interrupted) {
        std::raise(SIGINT);
      }
      target_.clear();
      return nullptr;
    }
    connection_.emplace(std::move(*opened));
  }
  return connection_ ? &*connection_ : nullptr;
}

std::string Monitor::look(int process) {
  catalog::Connection* connection = connected();
  if (connection == nullptr) {
    return {};
  }
  const auto answers =
      connection->pipeline({{progress_query, {std::to_string(process)}}, {blocker_query, {std::to_string(process)}}});
  if (!answers) {
    if (answers.failure().interrupted) {
      std::raise(SIGINT);
    }
    if (answers.failure().lost) {
      connection_.reset();
      target_.clear();
    }
    return {};
  }
  const catalog::Rows& progress = (*answers)[0];
  const catalog::Rows& blockers = (*answers)[1];
  if (blockers.size() != 0) {
    blocker_ = described(blockers);
    return "waiting for a lock of " + blocker_;
  }
  if (progress.size() != 0) {
    const auto percent = progress.text(0, 1);
    return std::string(progress.text(0, 0)) + (percent.empty() ? "" : ", " + std::string(percent) + " %");
  }
  return {};
}

}  // namespace ashlar::apply
