#pragma once
// A collation. Its version is the machine's that made it, and no part of it.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Collation {
  std::string provider = "libc";  // libc, icu, builtin
  std::string lc_collate;         // of libc
  std::string lc_ctype;
  std::string locale;  // of the other two
  std::string rules;   // icu, 16 and later
  bool deterministic = true;

  static constexpr KindInfo info{
      .name = "collation", .keyword = "COLLATION", .rank = 28, .renamable = true, .owned = true};
  static constexpr auto fields =
      field_list(Field{"provider", &Collation::provider}, Field{"lc_collate", &Collation::lc_collate},
                 Field{"lc_ctype", &Collation::lc_ctype}, Field{"locale", &Collation::locale},
                 Field{"rules", &Collation::rules}, Field{"deterministic", &Collation::deterministic});
};

Statements create(const Emit& emit, const ObjectId& id, const Collation& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Collation& before, const Collation& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Collation& object);

}  // namespace ashlar::kinds
