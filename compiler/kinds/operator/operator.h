#pragma once
// An operator. Named by its symbol; the arguments of its address are its operand types, NONE for the one that a prefix
// operator has not.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Operator {
  SqlText left;  // empty: a prefix operator
  SqlText right;
  SqlText function;
  SqlText commutator;  // OPERATOR(data.=)
  SqlText negator;
  SqlText restrict_function;
  SqlText join_function;
  bool hashes = false;
  bool merges = false;

  static constexpr KindInfo info{
      .name = "operator", .keyword = "OPERATOR", .rank = 53, .name_style = NameStyle::operator_name, .owned = true};
  static constexpr auto fields = field_list(
      Field{"left", &Operator::left}, Field{"right", &Operator::right},
      Field{"function", &Operator::function, OnChange::replace}, Field{"commutator", &Operator::commutator},
      Field{"negator", &Operator::negator}, Field{"restrict", &Operator::restrict_function},
      Field{"join", &Operator::join_function}, Field{"hashes", &Operator::hashes}, Field{"merges", &Operator::merges});
};
/// The arguments of the address: `integer, text`, `NONE, integer`.
std::string operand_types(const Operator& object);

Statements create(const Emit& emit, const ObjectId& id, const Operator& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Operator& before, const Operator& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Operator& object);

}  // namespace ashlar::kinds
