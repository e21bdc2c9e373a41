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

namespace {

/// The default classes, by access method and type.
using Defaults = std::map<std::pair<std::string, std::string>, ObjectId>;

Defaults default_classes(const Schema& schema) {
  Defaults defaults;
  for (const auto& [id, entry] : schema.entries()) {
    if (const auto* one = std::get_if<OperatorClass>(entry.object.get()); one != nullptr && one->is_default) {
      defaults.emplace(std::pair(id.arguments(), one->type.text()), id);
    }
  }
  return defaults;
}

/// The class that a key would have if it named none; "no object" where that is none of the project's.
ObjectId default_class(const Schema& schema, const Defaults& defaults, const IndexElement& key,
                       const std::string& method) {
  const auto* column = schema.get<Column>(key.column);
  const auto at = column == nullptr ? defaults.end() : defaults.find(std::pair(method, column->type.text()));
  return at == defaults.end() ? ObjectId{} : at->second;
}

/// A key's default class is needed and not named, as the server shows it.
void settle_key(IndexElement& key, const ObjectId& usual) {
  const auto& slots = key.operator_class.slots();
  if (usual && (key.operator_class.empty() || (!slots.empty() && slots.front().target == usual))) {
    key.operator_class = {};
    key.operator_class.append(usual, SlotStyle::hidden);
  }
}

void settle_default_classes(Schema& schema) {
  const Defaults defaults = default_classes(schema);
  if (defaults.empty()) {
    return;
  }
  for (const ObjectId& id : schema.sorted_ids()) {
    if (schema.get<Index>(id) != nullptr) {
      auto* index = schema.edit<Index>(id);
      for (IndexElement& key : index->elements) {
        settle_key(key, default_class(schema, defaults, key, index->method));
      }
    } else if (schema.get<Table>(id) != nullptr) {
      auto* table = schema.edit<Table>(id);
      for (IndexElement& key : table->partition_key) {
        settle_key(key, default_class(schema, defaults, key, table->partition_strategy == "HASH" ? "hash" : "btree"));
      }
    } else if (schema.get<Constraint>(id) != nullptr) {
      auto* constraint = schema.edit<Constraint>(id);
      for (ExcludeElement& element : constraint->elements) {
        settle_key(element.key, default_class(schema, defaults, element.key, constraint->method));
      }
    }
  }
}

}  // namespace

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
  settle_default_classes(schema);
}

}  // namespace ashlar::kinds
