#pragma once
// A cast between two types. Its address spells them: "text AS data.colour".

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Cast {
  SqlText source;
  SqlText target;
  std::string method;   // FUNCTION, INOUT or BINARY (WITHOUT FUNCTION)
  SqlText function;     // with its argument types
  std::string context;  // empty (explicit), ASSIGNMENT or IMPLICIT

  static constexpr KindInfo info{
      .name = "cast", .keyword = "CAST", .rank = 54, .name_style = NameStyle::in_parentheses, .top_level = true};
  static constexpr auto fields = field_list(
      Field{"source", &Cast::source}, Field{"target", &Cast::target}, Field{"method", &Cast::method, OnChange::replace},
      Field{"function", &Cast::function, OnChange::replace}, Field{"context", &Cast::context, OnChange::replace});
};
/// The name of the address.
std::string cast_name(const Cast& object);

Statements create(const Emit& emit, const ObjectId& id, const Cast& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Cast& before, const Cast& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Cast& object);

}  // namespace ashlar::kinds
