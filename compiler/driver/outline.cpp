#include "compiler/driver/outline.h"

namespace ashlar::driver {

ObjectId object_around(const Schema& schema, const ObjectId& id) {
  ObjectId at = id;
  while (at.parent() && at.parent().kind() != kind_of<kinds::Namespace>) {
    at = at.parent();
  }
  if (const auto* index = schema.get<kinds::Index>(at)) {
    return index->table;
  }
  if (const auto* owner = schema.get<kinds::SequenceOwner>(ObjectId(kind_of<kinds::SequenceOwner>, "", at))) {
    return owner->column.parent();
  }
  return at.parent() ? at : ObjectId{};
}

Outline outline(const Schema& schema) {
  Outline found;
  for (const ObjectId& id : schema.sorted_ids()) {
    const ObjectId owner = object_around(schema, id);
    if (!owner || !schema.contains(owner) || kind_info(owner.kind()).attribute) {
      continue;
    }
    if (owner == id) {
      found.objects.push_back(id);
    }
    for_each_reference(id, *schema.find(id), [&](const ObjectId& target, bool soft) {
      const ObjectId needed = object_around(schema, target);
      if (needed && needed != owner && schema.contains(needed)) {
        auto& only_named = found.needs[owner].try_emplace(needed, soft).first->second;
        only_named = only_named && soft;
      }
    });
  }
  return found;
}

}  // namespace ashlar::driver
