#pragma once
// What PostgreSQL learned with a version from 14 on, as far as the syntax of a statement shows it.

#include <string_view>
#include <vector>

#include "compiler/syntax/tree.h"

namespace ashlar {

struct Feature {
  std::string_view name;       // as a message names it
  int since;                   // the first major version that takes it
  std::string_view way_out;    // what to write for older ones; empty: nothing but to leave it out
  std::string_view functions;  // words that older versions take for a function's name, with blanks between them
  bool spelling = false;       // a matter of how SQL says it: plans say it otherwise
};

struct FeatureUse {
  const Feature* feature;
  syntax::Node at;
};

/// What the statement uses that a server of major version `postgres` lacks, in the order of the text. The source of
/// each row is the version's release notes; tests/live/features_test.py asks servers.
std::vector<FeatureUse> newer_features(const syntax::Tree& statement, int postgres);

}  // namespace ashlar
