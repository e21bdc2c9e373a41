#pragma once
// A range type (CREATE TYPE … AS RANGE).

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct RangeType {
  SqlText subtype;
  std::map<std::string, SqlText>
      options;  // lower-case option name to its SQL: subtype_opclass, multirange_type_name, …

  static constexpr KindInfo info{
      .name = "type", .keyword = "TYPE", .rank = 33, .name_space = NameSpace::relation, .renamable = true};
  static constexpr auto fields =
      field_list(Field{"subtype", &RangeType::subtype}, Field{"options", &RangeType::options});
};

Statements create(const Emit& emit, const ObjectId& id, const RangeType& object);
Alteration alter(const Emit& emit, const ObjectId& id, const RangeType& before, const RangeType& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const RangeType& object);

}  // namespace ashlar::kinds
