#include "compiler/plan/actions.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "compiler/plan/dependents.h"

namespace ashlar::plan {

namespace {

class Finder {
 public:
  Finder(const Difference& difference, const PlanOptions& options)
      : difference_(difference),
        from_(*difference.from),
        to_(*difference.to),
        before_{options.postgres, &from_},
        after_{options.postgres, &to_} {}

  Actions run() {
    find_remade();
    for (const Change& change : difference_.changes) {
      if (!remade_.contains(change.id)) {
        look_at(change);
      }
    }
    for (const Change& change : difference_.changes) {
      const bool comes = change.before == nullptr || actions_.lost.contains(change.id);
      if (comes && change.after != nullptr && from_.contains(change.id.parent())) {
        join(change);
      }
    }
    settle_drops();
    settle_creates();
    for (auto& [id, statements] : alters_) {
      if (!actions_.lost.contains(id)) {
        actions_.alters.emplace_back(id, std::move(statements));
      }
    }
    std::ranges::move(joined_, std::back_inserter(actions_.alters));
    std::erase_if(actions_.creates, [this](const ObjectId& id) { return joined_.contains(id); });
    std::erase_if(later_, [&](const auto& one) { return actions_.lost.contains(one.first); });
    actions_.later = std::move(later_);
    std::sort(actions_.alters.begin(), actions_.alters.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return std::move(actions_);
  }

 private:
  /// What stands in an Object of both states that is an Object of its own only in the state after (a grant on the
  /// sequence of an identity that becomes a plain one): it goes with the old one, and is made anew in the new one.
  void find_remade() {
    for (const Change& change : difference_.changes) {
      if (change.before != nullptr) {
        continue;
      }
      for (const ObjectId& child : from_.children(change.id)) {
        if (kind_info(child.kind()).attribute && to_.contains(child)) {
          remade_.insert(child);
        }
      }
    }
  }

  void look_at(const Change& change) {
    if (change.before == nullptr) {
      return;
    }
    if (change.after == nullptr || change.fields.replace) {
      lose(change.id);
      return;
    }
    Alteration alteration = alter(before_to_after(), change.id, *change.before, *change.after, change.fields);
    if (!alteration.refused.empty()) {
      actions_.refused.emplace_back(change.id, std::move(alteration.refused));
      return;
    }
    if (alteration.replace) {
      lose(change.id);
      return;
    }
    for (const ObjectId& other : alteration.rebuild) {
      lose(other);
      actions_.rebuilt.emplace_back(other, change.id);
    }
    if (alteration.rebuild_dependents) {
      for (const ObjectId& dependent : dependents(from_, change.id)) {
        rebuild(dependent, change.id, alteration.replaces_type);
      }
      if (alteration.replaces_type) {
        actions_.exchanged.insert(change.id);
      }
    }
    alters_.emplace_back(change.id, std::move(alteration.statements));
    if (!alteration.later.empty()) {
      later_.emplace_back(change.id, std::move(alteration.later));
    }
  }

  /// What comes into an Object that is there already may take more than its CREATE.
  void join(const Change& change) {
    Alteration alteration = joining(before_to_after(), change.id, *change.after);
    if (!alteration.refused.empty()) {
      actions_.refused.emplace_back(change.id, std::move(alteration.refused));
    }
    if (alteration.statements.empty()) {
      return;
    }
    for (const ObjectId& other : alteration.rebuild) {
      lose(other);
      actions_.rebuilt.emplace_back(other, change.id);
    }
    joined_.emplace(change.id, std::move(alteration.statements));
  }

  /// alter() sees the state after; what it needs of the state before is in its arguments.
  [[nodiscard]] Emit before_to_after() const { return {after_.postgres, &to_, &from_, nullptr, &answers_}; }

  /// Takes off what hangs on an Object that is retyped in place: what refuses that, or, where the type itself is
  /// exchanged, everything that is not data.
  void rebuild(const ObjectId& dependent, const ObjectId& because_of, bool everything) {
    const KindInfo& info = kind_info(dependent.kind());
    const bool refuses = blocks_retyping(*from_.find(dependent));
    if (!dependent.within(because_of) && !info.attribute && (refuses || (everything && !info.holds_data))) {
      lose(dependent);
      actions_.rebuilt.emplace_back(dependent, because_of);
    }
  }

  /// `id` will be dropped: by itself or to be created anew.
  void lose(const ObjectId& id) {
    if (!from_.contains(id) || !actions_.lost.insert(id).second) {
      return;
    }
    for (const ObjectId& child : from_.children(id)) {
      lose(child);
    }
    for (const ObjectId& dependent : dependents(from_, id)) {
      const bool along = goes_with(from_, dependent, *from_.find(dependent)) == id;
      if (along || still_needs(dependent, id)) {
        lose(dependent);
      }
    }
  }

  /// True where the Object needs `id` in the state after as well, so that altering it does not set it free.
  [[nodiscard]] bool still_needs(const ObjectId& dependent, const ObjectId& id) const {
    const auto change = std::lower_bound(difference_.changes.begin(), difference_.changes.end(), dependent,
                                         [](const Change& one, const ObjectId& other) { return one.id < other; });
    if (change == difference_.changes.end() || change->id != dependent) {
      return true;
    }
    if (change->after == nullptr) {
      return false;  // it goes anyway
    }
    bool needs = refers_in_unchanged(*change->before, change->fields, id);
    for_each_reference(dependent, *change->after,
                       [&](const ObjectId& target, bool soft) { needs = needs || (!soft && target.within(id)); });
    return needs;
  }

  /// The nearest Object of the state before around `id`: for what stands in a view's column, the view.
  [[nodiscard]] const ObjectId& present_parent(const ObjectId& id) const {
    const ObjectId* at = &id.parent();
    while (*at && !from_.contains(*at)) {
      at = &at->parent();
    }
    return *at;
  }

  void settle_drops() {
    for (const ObjectId& id : actions_.lost) {
      const ObjectId with = goes_with(from_, id, *from_.find(id));
      const ObjectId& around = present_parent(id);
      const bool goes = with && actions_.lost.contains(with);
      // What is granted on the sequence of an identity column goes with that, before the schema around both.
      if (goes && around != id.parent()) {
        actions_.dropped_along.emplace(id, with);
      } else if (actions_.lost.contains(around) &&
                 (!kind_info(around.kind()).dropped_empty || kind_info(id.kind()).attribute)) {
        actions_.dropped_along.emplace(id, around);
      } else if (goes) {
        actions_.dropped_along.emplace(id, with);
      } else {
        actions_.drops.push_back(id);
      }
    }
    std::sort(actions_.drops.begin(), actions_.drops.end());
  }

  void settle_creates() {
    for (const Change& change : difference_.changes) {
      if (change.before == nullptr) {
        actions_.creates.push_back(change.id);
      }
    }
    for (const ObjectId& id : actions_.lost) {
      if (to_.contains(id)) {
        actions_.creates.push_back(id);
      }
    }
    for (const ObjectId& id : remade_) {
      if (!actions_.lost.contains(id)) {
        actions_.creates.push_back(id);
      }
    }
    if (from_.size() == 0) {
      return;  // in order as the changes are, and nothing can be implied by what was there before
    }
    std::sort(actions_.creates.begin(), actions_.creates.end());
    const auto made_anew = [this](const ObjectId& id) {
      return actions_.lost.contains(id) || actions_.exchanged.contains(id);
    };
    for (const ObjectId& id : actions_.creates) {
      for (const auto& [implied_id, object] : implied(from_, id, *to_.find(id), made_anew)) {
        correct(implied_id, object);
      }
    }
    for (const auto& [id, statements] : alters_) {
      const auto known = actions_.exchanged.contains(id) ? std::vector<std::pair<ObjectId, Object>>{}
                                                         : implied(from_, id, *from_.find(id), made_anew);
      for (const auto& [implied_id, object] : implied(from_, id, *to_.find(id), made_anew)) {
        const bool was_there =
            std::any_of(known.begin(), known.end(), [&](const auto& one) { return one.first == implied_id; });
        if (!was_there) {
          correct(implied_id, object);
        }
      }
    }
  }

  /// Whether the server makes `made` depends on who runs the plan, so what is wanted is written all the same.
  void correct(const ObjectId& id, const Object& made) {
    const Object* wanted = to_.find(id);
    if (wanted == nullptr) {
      actions_.corrections.emplace_back(id, drop(after_, id, made));
      return;
    }
    if (const Changed fields = compare(made, *wanted); !fields.empty()) {
      actions_.corrections.emplace_back(id, alter(after_, id, made, *wanted, fields).statements);
    }
  }

  const Difference& difference_;
  const Schema& from_;
  const Schema& to_;
  Emit before_;
  Emit after_;
  Actions actions_;
  std::unordered_set<ObjectId> remade_;
  std::vector<std::pair<ObjectId, Statements>> alters_;
  std::vector<std::pair<ObjectId, Statements>> later_;
  std::map<ObjectId, Statements> joined_;
  mutable Answers answers_;
};

}  // namespace

Actions find_actions(const Difference& difference, const PlanOptions& options) {
  return Finder(difference, options).run();
}

}  // namespace ashlar::plan
