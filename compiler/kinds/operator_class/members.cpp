#include "compiler/kinds/operator_class/members.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace ashlar::kinds {

bool is_before(const OperatorMember& a, const OperatorMember& b) {
  return std::tuple(a.function, a.number, a.left.text(), a.right.text()) <
         std::tuple(b.function, b.number, b.left.text(), b.right.text());
}

ObjectId class_of_member(const Schema& schema, const ObjectId& family, const OperatorMember& member) {
  ObjectId found;
  if (member.left != member.right) {
    return found;
  }
  bool found_default = false;
  for (const auto& [id, entry] : schema.entries()) {
    const auto* one = std::get_if<OperatorClass>(entry.object.get());
    if (one == nullptr || one->type != member.left || goes_with(schema, id, *entry.object) != family) {
      continue;
    }
    if (!found || (one->is_default && !found_default) || (one->is_default == found_default && id < found)) {
      found = id;
      found_default = one->is_default;
    }
  }
  return found;
}

void settle_operator_members(Schema& schema) {
  std::map<ObjectId, std::vector<OperatorMember>> held;
  for (const auto& [id, entry] : schema.entries()) {
    const auto* one = std::get_if<OperatorClass>(entry.object.get());
    const auto* family = std::get_if<OperatorFamily>(entry.object.get());
    const ObjectId holder = one == nullptr ? id : goes_with(schema, id, *entry.object);
    if ((one == nullptr && family == nullptr) || !holder) {
      continue;
    }
    const auto& members = one == nullptr ? family->members : one->members;
    held[id];
    for (const OperatorMember& member : members) {
      const ObjectId by = class_of_member(schema, holder, member);
      held[by ? by : holder].push_back(member);
    }
  }
  for (auto& [id, members] : held) {
    std::sort(members.begin(), members.end(), is_before);
    if (auto* one = schema.get<OperatorClass>(id) == nullptr ? nullptr : schema.edit<OperatorClass>(id)) {
      one->members = std::move(members);
    } else if (schema.get<OperatorFamily>(id) != nullptr) {
      schema.edit<OperatorFamily>(id)->members = std::move(members);
    }
  }
}

}  // namespace ashlar::kinds
