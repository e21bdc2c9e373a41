#include "compiler/kinds/exclusive_room.h"

namespace ashlar::kinds {

ObjectId exclusive_room(const ObjectId& id, const Object& object) {
  if (const auto* member = std::get_if<PublicationMember>(&object)) {
    const bool takes_part = id.parent().kind() == kind_of<Namespace> || !member->columns.empty();
    return takes_part ? member->publication : ObjectId{};
  }
  if (const auto* one = std::get_if<OperatorClass>(&object)) {
    return {id.kind(), one->type.text(), ObjectId{}, id.arguments()};
  }
  const auto* table = std::get_if<Table>(&object);
  return table == nullptr ? ObjectId{} : table->partition_of;
}

}  // namespace ashlar::kinds
