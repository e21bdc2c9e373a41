#include "compiler/plan/verification.h"

#include <algorithm>

namespace ashlar {

VerificationChange verification_change(const Schema& from, const Schema& to, int postgres) {
  const Emit before{postgres, &from, nullptr};
  const Emit after{postgres, &to, nullptr};
  const auto same = [](const Statements& a, const Statements& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Statement& x, const Statement& y) { return x.sql == y.sql; });
  };
  VerificationChange change;
  for (const ObjectId& id : to.sorted_ids()) {
    Statements now = verify(after, id, *to.find(id));
    const Object* old = from.find(id);
    if (old == nullptr || !same(verify(before, id, *old), now)) {
      change.superseded.push_back(display_name(id));
      if (!now.empty()) {
        change.checks.push_back({display_name(id), std::move(now)});
      }
    }
  }
  for (const ObjectId& id : from.sorted_ids()) {
    if (!to.contains(id)) {
      change.superseded.push_back(display_name(id));
    }
  }
  return change;
}

}  // namespace ashlar
