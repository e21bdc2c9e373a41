#pragma once
// A foreign-data wrapper that no extension brings.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct ForeignDataWrapper {
  SqlText handler;  // empty: none
  SqlText validator;
  Parameters options;  // plain text

  static constexpr KindInfo info{.name = "foreign-data wrapper",
                                 .keyword = "FOREIGN DATA WRAPPER",
                                 .rank = 55,
                                 .renamable = true,
                                 .owned = true,
                                 .top_level = true};
  static constexpr auto fields =
      field_list(Field{"handler", &ForeignDataWrapper::handler}, Field{"validator", &ForeignDataWrapper::validator},
                 Field{"options", &ForeignDataWrapper::options});
};

Statements create(const Emit& emit, const ObjectId& id, const ForeignDataWrapper& object);
Alteration alter(const Emit& emit, const ObjectId& id, const ForeignDataWrapper& before,
                 const ForeignDataWrapper& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const ForeignDataWrapper& object);

}  // namespace ashlar::kinds
