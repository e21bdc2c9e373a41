#pragma once
// What the cluster has and no schema declares: only addresses, on which privileges and comments stand.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Database {
  static constexpr KindInfo info{.name = "database", .keyword = "DATABASE", .rank = 5, .top_level = true};
  static constexpr auto fields = field_list();
};
struct Tablespace {
  static constexpr KindInfo info{.name = "tablespace", .keyword = "TABLESPACE", .rank = 5, .top_level = true};
  static constexpr auto fields = field_list();
};
/// A run-time parameter, whose SET and ALTER SYSTEM can be granted (since 15).
struct ServerParameter {
  static constexpr KindInfo info{.name = "parameter", .keyword = "PARAMETER", .rank = 5, .top_level = true};
  static constexpr auto fields = field_list();
};

/// Nobody creates these: there is nothing to write.
template <class K>
concept OfCluster = std::is_same_v<K, Database> || std::is_same_v<K, Tablespace> || std::is_same_v<K, ServerParameter>;
template <OfCluster K>
Statements create(const Emit&, const ObjectId&, const K&) {
  return {};
}
template <OfCluster K>
Alteration alter(const Emit&, const ObjectId&, const K&, const K&, const Changed&) {
  return {};
}
template <OfCluster K>
Statements verify(const Emit&, const ObjectId&, const K&) {
  return {};
}

}  // namespace ashlar::kinds
