#pragma once
// A base type: the name alone, as a shell, and its definition, which stands in it. Its functions need the one and are
// needed by the other.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

// CREATE TYPE name. Owner, privileges and comment are the shell's as well.
struct ShellType {
  static constexpr KindInfo info{
      .name = "type", .keyword = "TYPE", .rank = 36, .name_space = NameSpace::relation, .renamable = true};
  static constexpr auto fields = field_list();
};

// CREATE TYPE name (INPUT = …).
struct BaseType {
  std::map<std::string, SqlText> functions;  // lower-case option name: input, output, receive, …
  std::map<std::string, SqlText> types;      // element
  Parameters options;                        // the rest, as SQL

  static constexpr KindInfo info{.name = "base type", .keyword = "", .rank = 51};
  static constexpr auto fields = field_list(Field{"functions", &BaseType::functions}, Field{"types", &BaseType::types},
                                            Field{"options", &BaseType::options});
};

Statements create(const Emit& emit, const ObjectId& id, const ShellType& object);
Alteration alter(const Emit& emit, const ObjectId& id, const ShellType& before, const ShellType& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const ShellType& object);

Statements create(const Emit& emit, const ObjectId& id, const BaseType& object);
Alteration alter(const Emit& emit, const ObjectId& id, const BaseType& before, const BaseType& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const BaseType& object);
Statements drop(const Emit& emit, const ObjectId& id, const ShellType& object);
Statements drop(const Emit& emit, const ObjectId& id, const BaseType& object);

}  // namespace ashlar::kinds
