#pragma once
// An operator family, and what it holds beyond its classes. The address has the access method in its arguments.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

/// An operator or a support function of a family or class (pg_amop, pg_amproc).
struct OperatorMember {
  bool function = false;
  std::int64_t number = 0;  // the strategy, or that of the support function
  SqlText left;
  SqlText right;
  ObjectId own;         // the operator or function, where it is the project's …
  std::string name;     // … else as SQL names it, without the operands of an operator
  SqlText sort_family;  // FOR ORDER BY; empty: FOR SEARCH

  static constexpr auto fields = field_list(
      Field{"function", &OperatorMember::function}, Field{"number", &OperatorMember::number},
      Field{"left", &OperatorMember::left}, Field{"right", &OperatorMember::right}, Field{"own", &OperatorMember::own},
      Field{"name", &OperatorMember::name}, Field{"sort_family", &OperatorMember::sort_family});
  friend bool operator==(const OperatorMember&, const OperatorMember&) = default;
};
/// `OPERATOR 1 data.< (data.c, data.c)`, `FUNCTION 1 (data.c, data.c) data.compare(data.c, data.c)`.
std::string operator_member(const OperatorMember& member);
/// `FUNCTION 1 (data.c, data.c)`: by what a family tells its members apart, and drops them.
std::string operator_member_key(const OperatorMember& member);
/// An SQL condition: the family of that oid has exactly `members` of its own (`of_class` empty), or the class of that
/// oid has.
std::string has_members(const std::vector<OperatorMember>& members, const std::string& family,
                        const std::string& of_class);

struct OperatorFamily {
  std::vector<OperatorMember> members;  // in the order of their keys

  static constexpr KindInfo info{.name = "operator family",
                                 .keyword = "OPERATOR FAMILY",
                                 .rank = 54,
                                 .name_style = NameStyle::using_method,
                                 .renamable = true,
                                 .owned = true};
  static constexpr auto fields = field_list(Field{"members", &OperatorFamily::members});
};
void references(const ObjectId& id, const OperatorFamily& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const OperatorFamily& object);
Alteration alter(const Emit& emit, const ObjectId& id, const OperatorFamily& before, const OperatorFamily& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const OperatorFamily& object);

}  // namespace ashlar::kinds
