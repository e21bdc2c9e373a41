#pragma once
// What the way from one Schema to another means for checks that earlier scripts hold.

#include <string>
#include <vector>

#include "compiler/kinds/definition.h"

namespace ashlar {

/// The checks of one Object.
struct ObjectChecks {
  std::string object;  // as Step::object
  Statements statements;
};

struct VerificationChange {
  /// Objects whose checks read otherwise in the two Schemas, or that only one of them has.
  std::vector<std::string> superseded;
  /// The checks of those that `to` has, also where no step touches them.
  std::vector<ObjectChecks> checks;
};

/// Both in order of the Objects' addresses.
VerificationChange verification_change(const Schema& from, const Schema& to, int postgres);

}  // namespace ashlar
