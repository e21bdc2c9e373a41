#pragma once
// Which errors only follow from others: statements that could not be read, or not be carried out, leave names
// undeclared.

#include <string>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/syntax/tree.h"

namespace ashlar {

/// Statements that say a name which could not be read, and those that say what such a statement declares, and so on.
/// It goes by words alone: rather an error too few than one that is no error.
class FollowUps {
 public:
  /// `unread`: names that broken statements declare or change. `trees`: the statements in their order, nullptr for
  /// one of no interest. `failed`: indexes in it of those that were in error themselves, ascending; of two that name
  /// each other the first is the mistake.
  FollowUps(const std::vector<std::string>& unread, const std::vector<const syntax::Tree*>& trees,
            const std::vector<std::size_t>& failed);
  /// Whether an error at `place` may come of what could not be read. One without a place may.
  [[nodiscard]] bool follows(Span place) const;

 private:
  std::vector<Span> doubtful_;
};

}  // namespace ashlar
