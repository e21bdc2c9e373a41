#pragma once
// An operator class: how an access method deals with a type. The address has the access method in its arguments.

#include "compiler/ir/kind.h"
#include "compiler/kinds/operator_family/operator_family.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

// Without FAMILY the server makes a family of the same name, which stays when the class goes: an Object of its own.
struct OperatorClass {
  SqlText type;
  bool is_default = false;
  SqlText family;
  SqlText storage;                      // empty: as the type
  std::vector<OperatorMember> members;  // in the order of their keys

  static constexpr KindInfo info{.name = "operator class",
                                 .keyword = "OPERATOR CLASS",
                                 .rank = 55,
                                 .name_style = NameStyle::using_method,
                                 .renamable = true,
                                 .owned = true};
  static constexpr auto fields = field_list(Field{"type", &OperatorClass::type, OnChange::replace},
                                            Field{"default", &OperatorClass::is_default, OnChange::replace},
                                            Field{"family", &OperatorClass::family, OnChange::replace},
                                            Field{"storage", &OperatorClass::storage, OnChange::replace},
                                            Field{"members", &OperatorClass::members, OnChange::replace});
};
Statements drop(const Emit& emit, const ObjectId& id, const OperatorClass& object);
void references(const ObjectId& id, const OperatorClass& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const OperatorClass& object);
Alteration alter(const Emit& emit, const ObjectId& id, const OperatorClass& before, const OperatorClass& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const OperatorClass& object);

}  // namespace ashlar::kinds
