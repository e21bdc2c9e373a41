#pragma once
// Internal to plan: who needs an Object.

#include "compiler/kinds/definition.h"

namespace ashlar::plan {

/// The references of a Schema the other way round. Made by one walk over it, it holds a pointer a reference and is
/// good as long as the Schema is not changed.
class Dependents {
 public:
  explicit Dependents(const Schema& schema);
  /// The Objects that need `id`, hard, in the order of their addresses. What names a column of a view (no Object), or
  /// stands in one, needs the view; what goes along with an Object needs it.
  [[nodiscard]] std::vector<ObjectId> of(const ObjectId& id) const;

 private:
  using Sink = std::function<void(const ObjectId& target)>;
  void for_each_needed(const ObjectId& id, const Object& object, const Sink& sink) const;
  /// False for what is no Object: the columns of views.
  [[nodiscard]] bool is_there(const ObjectId& id) const;

  const Schema& schema_;
  // Dependents by the hash of what they need: those of bucket b are from starts_[b] to starts_[b + 1].
  std::vector<const ObjectId*> dependents_;
  std::vector<std::uint32_t> starts_;
};

/// True where a field that is not among the changed ones refers to `id`, or to what stands in it: altering the Object
/// leaves that reference as it is, whatever the same text means in the state after (another overload of a function).
bool refers_in_unchanged(const Object& object, const Changed& changed, const ObjectId& id);

}  // namespace ashlar::plan
