#include "compiler/plan/dependents.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace ashlar::plan {

Dependents::Dependents(const Schema& schema) : schema_(schema) {
  std::vector<std::pair<std::size_t, const ObjectId*>> found;
  found.reserve(schema.size() * 4);
  for (const auto& [id, entry] : schema.entries()) {
    const auto note = [&found, dependent = &id](const ObjectId& target) {
      found.emplace_back(target.hash(), dependent);
    };
    for_each_needed(id, *entry.object, note);
  }
  const std::size_t buckets = std::bit_ceil(found.size() + 1);
  starts_.resize(buckets + 1);
  for (auto& [bucket, dependent] : found) {
    bucket &= buckets - 1;
    ++starts_[bucket + 1];
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  dependents_.resize(found.size());
  for (const auto& [bucket, dependent] : found) {
    dependents_[next[bucket]++] = dependent;
  }
}

std::vector<ObjectId> Dependents::of(const ObjectId& id) const {
  const std::size_t bucket = id.hash() & (starts_.size() - 2);
  std::vector<ObjectId> found;
  for (std::uint32_t at = starts_[bucket]; at < starts_[bucket + 1]; ++at) {
    const ObjectId& dependent = *dependents_[at];
    bool needs = false;
    for_each_needed(dependent, *schema_.find(dependent), [&](const auto& target) { needs = needs || target == id; });
    if (needs) {
      found.push_back(dependent);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool Dependents::is_there(const ObjectId& id) const {
  const bool stands_in_schema = !id.parent() || !id.parent().parent();  // most do: not worth a search
  return stands_in_schema || schema_.contains(id);
}

void Dependents::for_each_needed(const ObjectId& id, const Object& object, const Sink& sink) const {
  for_each_reference(id, object, [&](const ObjectId& target, bool soft) {
    if (soft || (target == id.parent() && is_there(target))) {
      return;
    }
    sink(target);
    for (const ObjectId* at = &target; !is_there(*at); at = &at->parent()) {
      sink(at->parent());
    }
  });
  if (const ObjectId with = goes_with(schema_, id, object)) {
    sink(with);
  }
}

bool refers_in_unchanged(const Object& object, const Changed& changed, const ObjectId& id) {
  bool refers = false;
  const auto look = [&](const auto& reference) {
    if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, ObjectId>) {
      refers = refers || reference.within(id);
    } else {
      refers =
          refers || std::ranges::any_of(reference.slots(), [&](const Slot& slot) { return slot.target.within(id); });
    }
  };
  const auto look_in = [&](const auto& value) {
    for_each_field(value, [&](const auto& field, const auto& member) {
      if (field.on_change != OnChange::ignore && !changed.has(field.name)) {
        for_each_reference(member, look);
      }
    });
  };
  std::visit(look_in, object);
  return refers;
}

}  // namespace ashlar::plan
