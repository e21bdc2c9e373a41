#pragma once
// Which errors only follow from others: statements that could not be read leave names undeclared.

#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/syntax/tree.h"

namespace ashlar {

/// Statements that say a name which could not be read, and those that say what such a statement declares, and so on.
/// It goes by words alone: rather an error too few than one that is no error.
class FollowUps {
 public:
  FollowUps(std::vector<std::string> unread, const std::vector<const syntax::Tree*>& trees);
  /// Whether an error at `place` may come of what could not be read. One without a place may.
  [[nodiscard]] bool follows(Span place) const;

 private:
  std::vector<Span> doubtful_;
};

}  // namespace ashlar
