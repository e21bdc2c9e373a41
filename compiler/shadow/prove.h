#pragma once
// Proving a plan: on throw-away databases it is run there and back, with rows in the tables, and what the server then
// has is compared with what it has where the state was loaded directly. Both are read from catalogs, so that only what
// is the same is equal.

#include <optional>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"
#include "compiler/schema/load.h"
#include "compiler/schema/scope.h"
#include "compiler/shadow/database.h"
#include "compiler/shadow/seed.h"

namespace ashlar::shadow {

/// One thing that a proof found.
struct Finding {
  bool good = true;
  std::string text;
};
using Findings = std::vector<Finding>;

struct ProofOptions {
  HostOptions host;
  Scope scope;  // only `roles` and `ignore` are looked at: a throw-away database holds nothing else
  bool unmodelled_is_error = true;
  bool rows = true;
};

/// Reads what a throw-away database holds. Nothing after errors, which are reported.
std::optional<Schema> read_back(Database& database, const ProofOptions& options, SourceManager& sources,
                                Diagnostics& diagnostics);

/// What has to be said of a difference that should not be there: an object a line, a dozen at most. Empty for none.
std::vector<std::string> differences(const Schema& found, const Schema& wanted);

/// What became of the rows: a finding a table, those without a row together. `plan` says which losses are meant.
Findings row_findings(const std::vector<TableRows>& before, const std::vector<TableRows>& now,
                      const std::vector<Step>& steps);

/// The two ends of a plan.
struct ProofEnds {
  const Schema* from = nullptr;
  const Schema* to = nullptr;
  std::string from_name;
  std::string to_name;
};

/// Proves `plan`. Nothing after errors of the environment, which are reported; what speaks against the plan is a
/// finding that is not good.
std::optional<Findings> prove(const Plan& plan, const ProofEnds& ends, const ProofOptions& options,
                              SourceManager& sources, Diagnostics& diagnostics);

}  // namespace ashlar::shadow
