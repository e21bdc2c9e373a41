#include "compiler/plan/dependents.h"

#include <algorithm>
#include <iterator>

namespace ashlar::plan {

namespace {

/// False for what is no Object: the columns of views.
bool is_there(const Schema& schema, const ObjectId& id) {
  const bool stands_in_schema = !id.parent() || !id.parent().parent();  // most do: not worth a search
  return stands_in_schema || schema.contains(id);
}

bool needs(const Schema& schema, const ObjectId& dependent, const ObjectId& id) {
  const Object& object = *schema.find(dependent);
  bool found = goes_with(schema, dependent, object) == id;
  for_each_reference(dependent, object, [&](const ObjectId& target, bool soft) {
    if (soft || found || (target == dependent.parent() && is_there(schema, target))) {
      return;
    }
    const ObjectId* at = &target;
    while (*at != id && !is_there(schema, *at)) {
      at = &at->parent();
    }
    found = *at == id;
  });
  return found;
}

}  // namespace

std::vector<ObjectId> dependents(const Schema& schema, const ObjectId& id) {
  std::vector<ObjectId> found = schema.may_refer_to(id);
  std::ranges::move(may_go_with(schema, id), std::back_inserter(found));
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase_if(found, [&](const ObjectId& dependent) { return !needs(schema, dependent, id); });
  return found;
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
