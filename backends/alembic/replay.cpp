#include "backends/alembic/replay.h"

#include <algorithm>

#include "backends/alembic/operations.h"
#include "backends/script.h"
#include "compiler/base/text.h"

namespace ashlar::backends::alembic {

namespace {

std::string_view trimmed(std::string_view sql) {
  sql = trim(sql);
  while (sql.ends_with(';')) {
    sql = trim(sql.substr(0, sql.size() - 1));
  }
  return sql;
}

/// Appends a statement and the lines it comes from.
void append(ReplayedScript& script, const ReplayedStatement& statement, const SourceManager& sources) {
  const std::string_view trimmed_sql = trimmed(statement.sql);
  if (trimmed_sql.empty()) {
    return;
  }
  std::string sql = without_variables(trimmed_sql);
  // A comment at the end would hide the semicolon.
  sql += sql.find("--", sql.rfind('\n') + 1) == std::string::npos ? ";\n" : "\n;\n";
  std::uint32_t line = 1;
  std::uint32_t last = 1;
  if (statement.place.valid()) {
    line = sources.line_column(statement.place.file, statement.place.begin).line;
    last = sources.line_column(statement.place.file, statement.place.end).line;
    const std::string_view before(statement.sql.data(),
                                  static_cast<std::size_t>(trimmed_sql.data() - statement.sql.data()));
    line = std::min(last, line + static_cast<std::uint32_t>(std::ranges::count(before, '\n')));
  }
  for (auto count = std::ranges::count(sql, '\n'); count > 0; --count) {
    script.lines.push_back(line);
    line = std::min(last, line + 1);
  }
  script.sql += sql;
}

/// The function that leads up; of a project with several databases, the one of `bind`.
std::string way_up(const python::Module& module, const std::string& bind) {
  const python::Function* upgrade = module.function("upgrade");
  const bool several = upgrade != nullptr && !upgrade->parameters.empty();
  return several && !bind.empty() ? "upgrade_" + bind : "upgrade";
}

}  // namespace

std::vector<ReplayedScript> replay(const std::vector<Revision>& revisions, const SourceManager& sources,
                                   const std::string& bind) {
  std::vector<ReplayedScript> scripts;
  Replay state;
  for (const Revision& revision : revisions) {
    const ReplayedRevision run = state.run(revision.module, way_up(revision.module, bind));
    ReplayedScript script;
    for (const ReplayedStatement& statement : run.statements) {
      append(script, statement, sources);
    }
    script.unreadable = run.unreadable;
    script.place = run.place.valid() ? run.place : revision.place;
    scripts.push_back(std::move(script));
  }
  return scripts;
}

}  // namespace ashlar::backends::alembic
