#pragma once
// A composite type (CREATE TYPE … AS (…)).

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Attribute {
  std::string name;
  SqlText type;
  SqlText collation;
  friend bool operator==(const Attribute&, const Attribute&) = default;
  static constexpr auto fields = field_list(Field{"name", &Attribute::name}, Field{"type", &Attribute::type},
                                            Field{"collation", &Attribute::collation});
};

struct Composite {
  std::vector<Attribute> attributes;
  /// Attributes with `-- @renamed from=old` above them: new name, old name. Not a difference by itself.
  std::vector<std::pair<std::string, std::string>> renamed_attributes;

  static constexpr KindInfo info{
      .name = "type", .keyword = "TYPE", .rank = 32, .name_space = NameSpace::relation, .renamable = true};
  static constexpr auto fields =
      field_list(Field{"attributes", &Composite::attributes},
                 Field{"renamed_attributes", &Composite::renamed_attributes, OnChange::ignore});
};

Statements create(const Emit& emit, const ObjectId& id, const Composite& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Composite& before, const Composite& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Composite& object);

}  // namespace ashlar::kinds
