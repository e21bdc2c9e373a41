#include "compiler/shadow/prove.h"

#include <algorithm>
#include <map>
#include <set>

#include "compiler/apply/apply.h"
#include "compiler/base/text.h"
#include "compiler/catalog/catalog.h"
#include "compiler/catalog/settle.h"
#include "compiler/diff/diff.h"
#include "compiler/kinds/data/rows.h"
#include "compiler/shadow/beside.h"

namespace ashlar::shadow {

namespace {

constexpr std::size_t most_named = 12;

bool has_roles(const Schema& schema) {
  return std::ranges::any_of(schema.entries(),
                             [](const auto& entry) { return entry.first.kind() == kind_of<kinds::Role>; });
}

std::string counted(std::size_t count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

/// The same rows, as far as the columns are in both.
bool same_rows(const TableRows& before, const TableRows& now) {
  std::vector<std::size_t> places;
  for (const TableRows::Column& column : now.columns) {
    const auto at = std::ranges::find(before.columns, column.number, &TableRows::Column::number);
    places.push_back(static_cast<std::size_t>(at - before.columns.begin()));
  }
  std::vector<std::vector<std::optional<std::string>>> expected;
  for (const auto& row : before.rows) {
    auto& values = expected.emplace_back();
    for (const std::size_t place : places) {
      values.push_back(row[place]);
    }
  }
  std::ranges::sort(expected);
  return expected == now.rows;
}

/// What the steps say that they delete: "table data.todo", "column data.todo.title".
std::set<std::string> meant_losses(const std::vector<Step>& steps) {
  std::set<std::string> objects;
  for (const Step& step : steps) {
    if (std::ranges::find(step.hazards, Hazard::DELETES_DATA) != step.hazards.end()) {
      objects.insert(step.object);
    }
  }
  return objects;
}

Finding row_finding(const TableRows& before, const TableRows* now, const std::set<std::string>& meant) {
  const std::string label = before.name + ": ";
  const std::string rows = counted(before.rows.size(), "row");
  if (now == nullptr) {
    const bool said = meant.contains("table " + before.name);
    return {said,
            label + rows + (said ? " gone with the table, as the plan says" : " lost, and the plan does not say so")};
  }
  if (now->rows.size() != before.rows.size()) {
    return {false, label + std::to_string(now->rows.size()) + " of " + rows + " left"};
  }
  if (!same_rows(before, *now)) {
    return {false, label + "the content of its rows changed"};
  }
  std::vector<std::string> without;
  for (const TableRows::Column& column : before.columns) {
    if (std::ranges::find(now->columns, column.number, &TableRows::Column::number) == now->columns.end()) {
      without.push_back(column.name);
    }
  }
  const std::string renamed = now->name == before.name ? "" : " as " + now->name;
  return {true,
          label + rows + " kept" + renamed + (without.empty() ? "" : "; dropped or converted: " + join(without, ", "))};
}

}  // namespace

std::optional<Schema> read_back(Database& database, const ProofOptions& options, SourceManager& sources,
                                Diagnostics& diagnostics) {
  Scope scope;
  scope.roles = options.scope.roles && options.host.url.empty();
  scope.ignore = options.scope.ignore;
  const LoadOptions load{.unmodelled_is_error = options.unmodelled_is_error};
  auto loaded = catalog::read_catalog(database.connection(), scope, load, sources, diagnostics);
  if (!loaded) {
    return std::nullopt;
  }
  apply_scope(loaded->schema, scope, diagnostics);
  return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(loaded->schema));
}

std::vector<std::string> differences(const Schema& found, const Schema& wanted) {
  const Difference difference = diff(found, wanted, {});
  std::vector<std::string> lines;
  for (const Change& change : difference.changes) {
    std::string line = display_name(change.id);
    if (change.before == nullptr) {
      line += " is missing";
    } else if (change.after == nullptr) {
      line += " is too much";
    } else {
      line += " differs";
      for (const std::string_view field : change.fields.names()) {
        line += (line.ends_with("differs") ? " in " : ", ") + std::string(field);
      }
    }
    lines.push_back(std::move(line));
  }
  if (lines.size() > most_named) {
    const std::size_t more = lines.size() - most_named;
    lines.resize(most_named);
    lines.push_back("and " + std::to_string(more) + " more");
  }
  return lines;
}

Findings row_findings(const std::vector<TableRows>& before, const std::vector<TableRows>& now,
                      const std::vector<Step>& steps) {
  std::map<std::string, const TableRows*> present;
  for (const TableRows& table : now) {
    present[table.oid] = &table;
  }
  const std::set<std::string> meant = meant_losses(steps);
  Findings findings;
  for (const TableRows& table : before) {
    if (!table.why_none.empty()) {
      findings.push_back({true, table.name + ": no row could be made for it (" + table.why_none + ")"});
      continue;
    }
    const auto at = present.find(table.oid);
    findings.push_back(row_finding(table, at == present.end() ? nullptr : at->second, meant));
  }
  return findings;
}

namespace {

class Prover {
 public:
  /// `wanted`: what a server makes of the to-state; nothing at first, then kept there.
  Prover(const Plan& plan, const ProofEnds& ends, const ProofOptions& options, std::optional<Schema>& wanted,
         SourceManager& sources, Diagnostics& diagnostics)
      : plan_(plan), ends_(ends), options_(options), wanted_(wanted), sources_(sources), diagnostics_(diagnostics) {}

  std::optional<Findings> run() {
    auto host = Host::open(options_.host, diagnostics_);
    if (!host) {
      return std::nullopt;
    }
    if (!wanted_ && may_work_beside(*host)) {
      return run_beside(*host);
    }
    return load_wanted(*host) ? run_on(*host, [] { return true; }) : std::nullopt;
  }

  /// True where rows kept it from coming to its end.
  [[nodiscard]] bool failed_on_rows() const { return failed_on_rows_; }

 private:
  /// Classes "data exception" and "integrity constraint violation".
  static bool is_of_rows(const std::string& sqlstate) {
    return sqlstate.starts_with("22") || sqlstate.starts_with("23");
  }

  std::optional<Findings> done() {
    return diagnostics_.has_errors() ? std::nullopt : std::optional(std::move(findings_));
  }

  /// What belongs to all databases of a server cannot be made in two transactions at once.
  [[nodiscard]] bool may_work_beside(const Host& host) const {
    return host.own() &&
           (is_wanted_apart() || (!catalog::mentions_roles(*ends_.from) && !catalog::mentions_roles(*ends_.to)));
  }

  /// Where roles are compared, the to-state is loaded on a server of its own.
  [[nodiscard]] bool is_wanted_apart() const {
    return options_.scope.roles && options_.host.url.empty() && (has_roles(*ends_.from) || has_roles(*ends_.to));
  }

  /// The proof while the to-state is loaded elsewhere.
  std::optional<Findings> run_beside(Host& host) {
    auto apart = host_of_wanted();
    auto database = !diagnostics_.has_errors() ? (apart ? *apart : host).create(diagnostics_) : std::nullopt;
    // The roles that both need are made here, before both work at once.
    if (!database || !make_surroundings(*database, *ends_.to, diagnostics_)) {
      return std::nullopt;
    }
    Beside beside(database->connection(), [&](SourceManager& sources, Diagnostics& diagnostics) {
      return load_and_read(*database, apart.has_value(), sources, diagnostics);
    });
    return run_on(host, [&] {
      wanted_ = beside.take(diagnostics_);
      return wanted_ || (!diagnostics_.has_errors() && load_wanted(host));
    });
  }

  /// The proof; `know_wanted` is called when the to-state has to be known, and answers whether it is.
  template <class KnowWanted>
  std::optional<Findings> run_on(Host& host, const KnowWanted& know_wanted) {
    auto moved = host.create(diagnostics_);
    if (!moved || !load_schema(*moved, *ends_.from, options_.host.postgres, ends_.from_name, diagnostics_) ||
        !make_surroundings(*moved, *ends_.to, diagnostics_)) {
      return std::nullopt;
    }
    const auto before = read_back(*moved, options_, sources_, diagnostics_);
    if (!before || !seed(*moved)) {
      return std::nullopt;
    }
    const bool walked = walk(*moved, plan_.up, "up");
    if (diagnostics_.has_errors() || !know_wanted()) {
      return std::nullopt;
    }
    if (!walked || !compare(*moved, *wanted_, "up", ends_.to_name) || !rows(*moved, plan_.up, "up")) {
      return done();
    }
    if (!walk(*moved, plan_.down, "down") || !compare(*moved, *before, "down", ends_.from_name) ||
        !rows(*moved, plan_.up, "down")) {
      return done();
    }
    return done();
  }

  std::optional<Host> host_of_wanted() {
    return is_wanted_apart() ? Host::open(options_.host, diagnostics_) : std::nullopt;
  }

  /// What a server makes of the to-state. False after errors.
  bool load_wanted(Host& host) {
    if (wanted_) {
      return true;
    }
    auto apart = host_of_wanted();
    auto database = !diagnostics_.has_errors() ? (apart ? *apart : host).create(diagnostics_) : std::nullopt;
    wanted_ = database ? load_and_read(*database, apart.has_value(), sources_, diagnostics_) : std::nullopt;
    return wanted_.has_value();
  }

  std::optional<Schema> load_and_read(Database& database, bool apart, SourceManager& sources,
                                      Diagnostics& diagnostics) const {
    if (!load_schema(database, *ends_.to, options_.host.postgres, ends_.to_name, diagnostics) ||
        (apart && !make_surroundings(database, *ends_.from, diagnostics))) {
      return std::nullopt;
    }
    return read_back(database, options_, sources, diagnostics);
  }

  bool seed(Database& database) {
    if (!options_.rows) {
      return true;
    }
    // Where rows are declared these are the plan's to bring.
    std::set<std::string> declared = kinds::tables_with_data(*ends_.from);
    declared.merge(kinds::tables_with_data(*ends_.to));
    auto seeded = seed_rows(database.connection(), [&](const std::string& table) { return declared.contains(table); });
    if (!seeded) {
      report_failure(seeded.failure(), diagnostics_);
      return false;
    }
    seeded_ = std::move(*seeded);
    return true;
  }

  /// False where that is the end of it.
  bool walk(Database& database, const std::vector<Step>& steps, const std::string& way) {
    apply::Options options;
    options.retries = 0;
    options.watched = false;
    options.lock_timeout = std::chrono::minutes(10);
    options.environment = trial_environment(apply::environment_of(steps));
    const apply::Outcome outcome = apply::run(database.connection(), plan_.settings, steps, options);
    if (outcome.end == apply::End::done) {
      return true;
    }
    if (outcome.failure.lost || outcome.failure.interrupted || outcome.end == apply::End::interrupted ||
        outcome.failure.sqlstate.starts_with("53")) {
      report_failure(outcome.failure, diagnostics_);
      return false;
    }
    const std::string what = outcome.work ? outcome.work->step->object : "the transaction";
    failed_on_rows_ = options_.rows && is_of_rows(outcome.failure.sqlstate);
    // A new column that is NOT NULL fails on any rows; NOT NULL of one that is there, a CHECK, a key or a conversion on
    // some.
    const bool new_column = outcome.work && outcome.work->statement->sql.find(" ADD COLUMN ") != std::string::npos;
    const bool on_some = failed_on_rows_ && (outcome.failure.sqlstate != "23502" || !new_column);
    findings_.push_back({on_some, way + ": " + what + (on_some ? " fails where rows stand against it: " : " failed: ") +
                                      outcome.failure.text() +
                                      (outcome.work ? "\n  " + outcome.work->statement->sql : "")});
    return false;
  }

  bool compare(Database& database, const Schema& wanted, const std::string& way, const std::string& name) {
    const auto found = read_back(database, options_, sources_, diagnostics_);
    if (!found) {
      return false;
    }
    const auto lines = differences(*found, wanted);
    findings_.push_back(lines.empty() ? Finding{true, way + ": leads to " + name}
                                      : Finding{false, way + ": does not lead to " + name + ": " + join(lines, "; ")});
    return true;
  }

  bool rows(Database& database, const std::vector<Step>& steps, const std::string& way) {
    if (!options_.rows) {
      return true;
    }
    const auto now = rows_now(database.connection(), seeded_);
    if (!now) {
      report_failure(now.failure(), diagnostics_);
      return false;
    }
    for (Finding& finding : row_findings(seeded_, *now, steps)) {
      findings_.push_back({finding.good, way + ": " + finding.text});
    }
    return true;
  }

  const Plan& plan_;
  const ProofEnds& ends_;
  const ProofOptions& options_;
  std::optional<Schema>& wanted_;
  SourceManager& sources_;
  Diagnostics& diagnostics_;
  std::vector<TableRows> seeded_;
  Findings findings_;
  bool failed_on_rows_ = false;
};

}  // namespace

std::optional<Findings> prove(const Plan& plan, const ProofEnds& ends, const ProofOptions& options,
                              SourceManager& sources, Diagnostics& diagnostics) {
  std::optional<Schema> wanted;
  Prover prover(plan, ends, options, wanted, sources, diagnostics);
  auto findings = prover.run();
  if (!findings || !prover.failed_on_rows()) {
    return findings;
  }
  // The rest of the plan on empty tables.
  ProofOptions without_rows = options;
  without_rows.rows = false;
  auto more = Prover(plan, ends, without_rows, wanted, sources, diagnostics).run();
  if (!more) {
    return std::nullopt;
  }
  for (Finding& finding : *more) {
    finding.text = "without rows: " + finding.text;
    findings->push_back(std::move(finding));
  }
  return findings;
}

}  // namespace ashlar::shadow
