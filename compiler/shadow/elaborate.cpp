#include "compiler/shadow/elaborate.h"

#include <ranges>

namespace ashlar::shadow {

namespace {

bool agree(const Object* live, const Object* elaborated) {
  if (live == nullptr || elaborated == nullptr) {
    return live == elaborated;
  }
  return compare(*live, *elaborated).empty();
}

}  // namespace

void adopt(Schema& live, Schema elaborated, Schema declared, const std::vector<Rename>& renames) {
  for (const Rename& rename : std::views::reverse(renames)) {
    elaborated.rename(rename.to, rename.from);
    declared.rename(rename.to, rename.from);
  }
  std::vector<ObjectId> extra;
  for (const auto& [id, entry] : live.entries()) {
    if (!declared.contains(id) && agree(entry.object.get(), elaborated.find(id))) {
      extra.push_back(id);
    }
  }
  for (const ObjectId& id : declared.sorted_ids()) {
    if (agree(live.find(id), elaborated.find(id))) {
      live.put(id, *declared.find(id));
    }
  }
  // What stands in an Object goes with it, where that is declared nevertheless it was said above.
  for (const ObjectId& id : extra) {
    if (live.children(id).empty()) {
      live.remove(id);
    }
  }
}

}  // namespace ashlar::shadow
