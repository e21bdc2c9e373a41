#pragma once
// A conversion between encodings.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct EncodingConversion {
  std::string source;  // encodings by the names that the server gives them
  std::string target;
  SqlText function;
  bool is_default = false;

  static constexpr KindInfo info{
      .name = "conversion", .keyword = "CONVERSION", .rank = 53, .renamable = true, .owned = true};
  static constexpr auto fields = field_list(Field{"source", &EncodingConversion::source, OnChange::replace},
                                            Field{"target", &EncodingConversion::target, OnChange::replace},
                                            Field{"function", &EncodingConversion::function, OnChange::replace},
                                            Field{"default", &EncodingConversion::is_default, OnChange::replace});
};
/// The name that the server gives an encoding (pg_encoding_to_char): UTF8 of `utf-8`; as written where it is unknown.
std::string encoding_name(std::string_view written);

Statements create(const Emit& emit, const ObjectId& id, const EncodingConversion& object);
Alteration alter(const Emit& emit, const ObjectId& id, const EncodingConversion& before,
                 const EncodingConversion& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const EncodingConversion& object);

}  // namespace ashlar::kinds
