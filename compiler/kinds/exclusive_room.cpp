#include "compiler/kinds/exclusive_room.h"

namespace ashlar::kinds {

ObjectId exclusive_room(const Object& object) {
  const auto* table = std::get_if<Table>(&object);
  return table == nullptr ? ObjectId{} : table->partition_of;
}

}  // namespace ashlar::kinds
