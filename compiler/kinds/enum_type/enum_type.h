#pragma once
// An enum type.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct EnumType {
  std::vector<std::string> labels;  // in order, unquoted
  /// Labels with `-- @renamed from=old` above them: new name, old name. Not a difference by itself.
  std::vector<std::pair<std::string, std::string>> renamed_labels;

  static constexpr KindInfo info{
      .name = "type", .keyword = "TYPE", .rank = 30, .name_space = NameSpace::relation, .renamable = true};
  static constexpr auto fields = field_list(Field{"labels", &EnumType::labels},
                                            Field{"renamed_labels", &EnumType::renamed_labels, OnChange::ignore});
};

Statements create(const Emit& emit, const ObjectId& id, const EnumType& object);
Alteration alter(const Emit& emit, const ObjectId& id, const EnumType& before, const EnumType& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const EnumType& object);

}  // namespace ashlar::kinds
