#pragma once
// A number generator. Owned by a column, it goes when that column goes.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Sequence {
  SqlText type;  // smallint, integer or bigint
  std::int64_t start = 1;
  std::int64_t increment = 1;
  std::int64_t minimum = 1;
  std::int64_t maximum = 9223372036854775807;
  std::int64_t cache = 1;
  bool cycle = false;
  bool unlogged = false;

  static constexpr KindInfo info{.name = "sequence",
                                 .keyword = "SEQUENCE",
                                 .rank = 40,
                                 .name_space = NameSpace::relation,
                                 .name_is_label = true,
                                 .renamable = true};
  static constexpr auto fields = field_list(
      Field{"type", &Sequence::type}, Field{"start", &Sequence::start}, Field{"increment", &Sequence::increment},
      Field{"minimum", &Sequence::minimum}, Field{"maximum", &Sequence::maximum}, Field{"cache", &Sequence::cache},
      Field{"cycle", &Sequence::cycle}, Field{"unlogged", &Sequence::unlogged});
};
/// A sequence of that type as the server makes it where nothing else is said; `increment` decides the direction.
Sequence default_sequence(const std::string& type, std::int64_t increment = 1);

Statements create(const Emit& emit, const ObjectId& id, const Sequence& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Sequence& before, const Sequence& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Sequence& object);

/// ALTER SEQUENCE … OWNED BY: an Object of its own that stands in the sequence, because the sequence
/// must exist before the column's default and the column before the ownership.
struct SequenceOwner {
  ObjectId column;

  static constexpr KindInfo info{.name = "sequence ownership", .keyword = "", .rank = 72, .attribute = true};
  static constexpr auto fields = field_list(Field{"column", &SequenceOwner::column});
};
Statements drop(const Emit& emit, const ObjectId& id, const SequenceOwner& object);
void references(const ObjectId& id, const SequenceOwner& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const SequenceOwner& object);
Alteration alter(const Emit& emit, const ObjectId& id, const SequenceOwner& before, const SequenceOwner& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const SequenceOwner& object);

}  // namespace ashlar::kinds
