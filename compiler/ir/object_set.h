#pragma once
// Addresses whose order means nothing: equal where both hold the same ones. A rename changes their order by name, so
// that it is none to compare by.

#include <algorithm>
#include <vector>

#include "compiler/ir/field.h"

namespace ashlar {

struct ObjectSet {
  std::vector<ObjectId> ids;

  [[nodiscard]] bool empty() const { return ids.empty(); }
  [[nodiscard]] std::vector<ObjectId> sorted() const {
    std::vector<ObjectId> copy = ids;
    std::sort(copy.begin(), copy.end());
    return copy;
  }

  static constexpr auto fields = field_list(Field{"ids", &ObjectSet::ids});
  friend bool operator==(const ObjectSet& one, const ObjectSet& other) { return one.sorted() == other.sorted(); }
};

}  // namespace ashlar
