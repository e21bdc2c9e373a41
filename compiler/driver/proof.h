#pragma once
// Proofs as commands ask for them: what they found is printed, what speaks against the plan is an error.

#include <string>

#include "compiler/driver/history.h"
#include "compiler/driver/migration.h"
#include "compiler/shadow/prove.h"

namespace ashlar::driver {

struct ProofWishes {
  std::string server;  // a server that exists; empty: one of our own
  bool rows = true;
};

/// False where it is not proved, which is reported.
bool prove_plan(Context& context, const Plan& plan, const shadow::ProofEnds& ends, const ProofWishes& wishes);

/// The runner's directory, by the runner's own command where it is installed: all migrations lead to head, the newest
/// leads there and back with rows in place, and all lead back to nothing. False where not, which is reported.
bool prove_migrations(Context& context, const Migrations& migrations, const ProofWishes& wishes);

}  // namespace ashlar::driver
