#pragma once
// Within ir/schema.h: the references of a Schema the other way round.

#include <functional>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "compiler/ir/kind.h"

namespace ashlar {

class Schema;

/// Which Objects may name an address. The walk over all references is made when somebody first asks, once for a state
/// and all copies of it; what each of them changed since is looked at by itself. So an answer may have Objects that are
/// gone, or name the address no more: whoever asks looks at them.
class Users {
 public:
  Users();
  Users(const Users& other);
  Users(Users&&) noexcept = default;
  Users& operator=(const Users& other);
  Users& operator=(Users&&) noexcept = default;
  ~Users();

  /// `id` was added or removed, or may have been changed.
  void touched(const ObjectId& id);
  /// All that was touched since this state, or the one that it is a copy of, was first asked or copied, in order; some
  /// twice. Grows from then on.
  [[nodiscard]] const std::vector<ObjectId>& touched_so_far();
  /// Calls `visit` with the Objects of `schema`, whose Users these are, that may have a reference (for_each_reference
  /// of kinds/definition.h) to `id` or to what stands in it; some more than once. Not for a schema as `id`, which is
  /// around most of what is named.
  void for_each(const Schema& schema, const ObjectId& id, const std::function<void(const ObjectId&)>& visit);

 private:
  struct Walk;
  void note(const Schema& schema, std::span<const ObjectId> touched);

  std::shared_ptr<Walk> walk_;  // shared with copies
  std::vector<ObjectId> touched_;
  // Of this state alone.
  std::unordered_map<ObjectId, std::vector<ObjectId>> recent_;
  std::size_t noted_ = 0;  // of touched_
  bool knows_walk_ = false;
};

}  // namespace ashlar
