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
  for (const ObjectId& id : schema.of_kind(kind_of<OperatorClass>)) {
    const auto* one = schema.get<OperatorClass>(id);
    if (one->type != member.left || goes_with(schema, id, *schema.find(id)) != family) {
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
  for (const ObjectId& id : schema.of_kind(kind_of<OperatorClass>)) {
    if (const auto* one = schema.get<OperatorClass>(id); one->is_default) {
      defaults.emplace(std::pair(id.arguments(), one->type.text()), id);
    }
  }
  return defaults;
}

/// A type as indexes know it: behind the domains over it.
const SqlText& underlying(const Schema& schema, const SqlText& type) {
  const bool plain = type.slots().size() == 1 && type.slots().front().end == type.text().size();
  const auto* domain = plain ? schema.get<Domain>(type.slots().front().target) : nullptr;
  return domain == nullptr ? type : underlying(schema, domain->type);
}

/// The class that values of a type have where none is named; "no object" where that is none of the project's.
ObjectId default_class(const Schema& schema, const Defaults& defaults, const SqlText& type, const std::string& method) {
  const auto at = defaults.find(std::pair(method, underlying(schema, type).text()));
  return at == defaults.end() ? ObjectId{} : at->second;
}

/// A key's default class is named, though the server does not show it: it is needed, and with another one the index
/// would be another.
void settle_key(const Schema& schema, const Defaults& defaults, const std::string& method, IndexElement& key) {
  const auto* column = schema.get<Column>(key.column);
  if (column == nullptr || !key.operator_class.empty()) {
    return;
  }
  if (const ObjectId usual = default_class(schema, defaults, column->type, method)) {
    key.operator_class.append(usual, SlotStyle::qualified);
  }
}

/// PRIMARY KEY and UNIQUE cannot name classes, but have them.
void settle_unique(const Schema& schema, const Defaults& defaults, Constraint& constraint) {
  constraint.elements.clear();
  for (const ObjectId& column : constraint.columns) {
    ExcludeElement element;
    element.key.column = column;
    settle_key(schema, defaults, "btree", element.key);
    if (!element.key.operator_class.empty()) {
      constraint.elements.push_back(std::move(element));
    }
  }
}

void settle_constraint(const Schema& schema, const Defaults& defaults, Constraint& constraint) {
  if (constraint.type == ConstraintType::primary_key || constraint.type == ConstraintType::unique) {
    settle_unique(schema, defaults, constraint);
    return;
  }
  for (ExcludeElement& element : constraint.elements) {
    settle_key(schema, defaults, constraint.method, element.key);
  }
}

void settle_range(const Schema& schema, const Defaults& defaults, RangeType& range) {
  const ObjectId usual = default_class(schema, defaults, range.subtype, "btree");
  if (SqlText& named = range.options["subtype_opclass"]; named.empty() && usual) {
    named.append(usual, SlotStyle::qualified);
  }
  std::erase_if(range.options, [](const auto& option) { return option.second.empty(); });
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
        settle_key(schema, defaults, index->method, key);
      }
    } else if (schema.get<Table>(id) != nullptr) {
      auto* table = schema.edit<Table>(id);
      for (IndexElement& key : table->partition_key) {
        settle_key(schema, defaults, table->partition_strategy == "HASH" ? "hash" : "btree", key);
      }
    } else if (schema.get<Constraint>(id) != nullptr) {
      settle_constraint(schema, defaults, *schema.edit<Constraint>(id));
    } else if (schema.get<RangeType>(id) != nullptr) {
      settle_range(schema, defaults, *schema.edit<RangeType>(id));
    }
  }
}

}  // namespace

void settle_operator_members(Schema& schema) {
  std::map<ObjectId, std::vector<OperatorMember>> held;
  const auto hold = [&](const ObjectId& id, const ObjectId& family, const std::vector<OperatorMember>& members) {
    held[id];
    for (const OperatorMember& member : members) {
      const ObjectId by = class_of_member(schema, family, member);
      held[by ? by : family].push_back(member);
    }
  };
  for (const ObjectId& id : schema.of_kind(kind_of<OperatorFamily>)) {
    hold(id, id, schema.get<OperatorFamily>(id)->members);
  }
  for (const ObjectId& id : schema.of_kind(kind_of<OperatorClass>)) {
    if (const ObjectId family = goes_with(schema, id, *schema.find(id))) {
      hold(id, family, schema.get<OperatorClass>(id)->members);
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
