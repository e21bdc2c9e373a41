#include "compiler/driver/proof.h"

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/driver/database.h"
#include "compiler/driver/rewrite.h"
#include "compiler/driver/runners.h"
#include "compiler/kinds/data/rows.h"
#include "compiler/plan/planner.h"

namespace ashlar::driver {

namespace {

shadow::ProofOptions proof_options(const Context& context, const ProofWishes& wishes) {
  shadow::ProofOptions options;
  options.host = {context.postgres(), wishes.server};
  options.scope = scope_of(context);
  options.unmodelled_is_error = !context.config || context.config->scope.unmodelled_is_error;
  options.rows = wishes.rows;
  return options;
}

/// Prints what was found below a heading. False where something speaks against the proof, which is reported.
bool tell(Context& context, const std::string& heading, const shadow::Findings& findings) {
  std::vector<std::string> lines{heading};
  bool good = true;
  for (const shadow::Finding& finding : findings) {
    if (finding.good) {
      lines.push_back("  " + finding.text);
    } else {
      good = false;
    }
  }
  print_messages(context, lines);
  for (const shadow::Finding& finding : findings) {
    if (!finding.good) {
      const auto end = std::min(finding.text.find('\n'), finding.text.size());
      auto& diagnostic =
          context.diagnostics.report(Code::not_proved, {}, {heading + ": " + finding.text.substr(0, end)});
      if (end != finding.text.size()) {
        diagnostic.notes.push_back({{}, std::string(trim(finding.text.substr(end)))});
      }
    }
  }
  return good;
}

/// One runner's directory on one database.
class DirectoryProof {
 public:
  /// `last`: the first of the migrations that the newest `add` made, whose way back is one; `steps`: what they do,
  /// which says what is deleted.
  DirectoryProof(Context& context, const RunnerDirectory& directory, const Runner& runner,
                 const shadow::ProofOptions& options, std::size_t last, std::vector<Step> steps)
      : context_(context),
        directory_(directory),
        runner_(runner),
        options_(options),
        last_(last),
        steps_(std::move(steps)) {}

  /// Nothing after errors, which are reported.
  std::optional<shadow::Findings> run(const Schema& head) {
    const std::size_t count = directory_.history.migrations.size();
    auto host = shadow::Host::open(options_.host, context_.diagnostics);
    // Roles belong to all databases of a server: what is to be equal to another must not see its.
    auto apart = host && options_.scope.roles ? shadow::Host::open(options_.host, context_.diagnostics) : std::nullopt;
    auto empty = host ? host->create(context_.diagnostics) : std::nullopt;
    auto wanted = empty ? (apart ? *apart : *host).create(context_.diagnostics) : std::nullopt;
    auto moved = wanted ? host->create(context_.diagnostics) : std::nullopt;
    declared_ = kinds::tables_with_data(head);
    if (!moved || !shadow::load_schema(*wanted, head, context_.postgres(), "head", context_.diagnostics) ||
        !shadow::make_surroundings(*empty, head, context_.diagnostics) ||
        !shadow::make_surroundings(*moved, head, context_.diagnostics)) {
      return std::nullopt;
    }
    target_ = {host->socket_folder(), moved->name(), host->programs()};
    if (!noted(runner_.goes_elsewhere(target_)) || !deploy(0, last_)) {
      return done();
    }
    const auto before = read(*moved);
    if (!before || !seed(*moved) || !deploy(last_, count) || !compare(*moved, read(*wanted), "deploy", "head") ||
        !rows(*moved, "deploy") || !revert(count, last_) ||
        !compare(*moved, before, "revert", "what was there before " + directory_.history.migrations[last_].name) ||
        !rows(*moved, "revert") || !revert(last_, 0) || !compare(*moved, read(*empty), "revert of all", "nothing")) {
      return done();
    }
    return done();
  }

 private:
  std::optional<shadow::Findings> done() {
    return context_.diagnostics.has_errors() ? std::nullopt : std::optional(std::move(findings_));
  }

  std::optional<Schema> read(shadow::Database& database) {
    auto schema = shadow::read_back(database, options_, context_.sources, context_.diagnostics);
    if (schema) {
      leave_bookkeeping_out(*schema);
    }
    return schema;
  }

  bool deploy(std::size_t done, std::size_t wanted) { return noted(runner_.deploy(target_, done, wanted)); }
  bool revert(std::size_t done, std::size_t wanted) { return noted(runner_.revert(target_, done, wanted)); }
  bool noted(const std::optional<std::string>& failure) {
    if (failure) {
      findings_.push_back({false, *failure});
    }
    return !failure;
  }

  bool compare(shadow::Database& database, const std::optional<Schema>& wanted, const std::string& way,
               const std::string& name) {
    const auto found = wanted ? read(database) : std::nullopt;
    if (!found) {
      return false;
    }
    const auto lines = shadow::differences(*found, *wanted);
    findings_.push_back(lines.empty()
                            ? shadow::Finding{true, way + ": leads to " + name}
                            : shadow::Finding{false, way + ": does not lead to " + name + ": " + join(lines, "; ")});
    return true;
  }

  bool seed(shadow::Database& database) {
    if (!options_.rows) {
      return true;
    }
    // A row in the runner's own tables would be a migration that nobody wrote.
    auto seeded = shadow::seed_rows(database.connection(), [&](const std::string& table) {
      return table.starts_with("sqitch.") || table == "public.alembic_version" || declared_.contains(table);
    });
    if (!seeded) {
      shadow::report_failure(seeded.failure(), context_.diagnostics);
      return false;
    }
    seeded_ = std::move(*seeded);
    return true;
  }

  bool rows(shadow::Database& database, const std::string& way) {
    const auto now = shadow::rows_now(database.connection(), seeded_);
    if (!now) {
      shadow::report_failure(now.failure(), context_.diagnostics);
      return false;
    }
    for (shadow::Finding& finding : shadow::row_findings(seeded_, *now, steps_)) {
      findings_.push_back({finding.good, way + ": " + finding.text});
    }
    return true;
  }

  Context& context_;
  const RunnerDirectory& directory_;
  const Runner& runner_;
  const shadow::ProofOptions& options_;
  std::size_t last_;
  std::vector<Step> steps_;
  RunnerTarget target_;
  std::set<std::string> declared_;  // tables whose rows are declared, which the migrations bring
  std::vector<shadow::TableRows> seeded_;
  shadow::Findings findings_;
};

}  // namespace

bool prove_plan(Context& context, const Plan& plan, const shadow::ProofEnds& ends, const ProofWishes& wishes) {
  const auto findings = shadow::prove(plan, ends, proof_options(context, wishes), context.sources, context.diagnostics);
  return findings && tell(context, "plan from " + ends.from_name + " to " + ends.to_name, *findings);
}

bool prove_migrations(Context& context, const Migrations& migrations, const ProofWishes& wishes) {
  const auto directory = read_directory(context, migrations);
  if (!directory || directory->history.migrations.empty()) {
    return !context.diagnostics.has_errors();
  }
  const std::string heading = "migrations in " + migrations.config->dir;
  std::string why;
  const auto runner = Runner::find(context, *directory, why);
  if (!runner || !wishes.server.empty()) {
    print_messages(context, {heading + ": not run, " + (runner ? "a runner works on a throw-away server only" : why)});
    return true;
  }
  const auto head = read_state(context, "head");
  const std::size_t last = groups_of(directory->history.migrations, 0).back().first;
  const auto earlier = head ? replay(context, *directory, last) : std::nullopt;
  if (!earlier) {
    return false;
  }
  Plan plan =
      make_plan(earlier->loaded.schema, head->loaded.schema, {}, {.postgres = context.postgres()}, context.diagnostics);
  const shadow::ProofOptions options = proof_options(context, wishes);
  const auto findings =
      DirectoryProof(context, *directory, *runner, options, last, std::move(plan.up)).run(head->loaded.schema);
  return findings && tell(context, heading + ", by " + runner->name(), *findings);
}

}  // namespace ashlar::driver
