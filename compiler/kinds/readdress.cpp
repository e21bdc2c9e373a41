#include "compiler/kinds/readdress.h"

namespace ashlar::kinds {

namespace {

template <class Routine>
std::string input_types(const Routine& routine) {
  std::string list;
  for (const Parameter& parameter : routine.parameters) {
    if (parameter.mode != "OUT" && parameter.mode != "TABLE") {
      list += (list.empty() ? "" : ", ") + parameter.type.text();
    }
  }
  return list;
}

/// The address that the Object ought to have.
ObjectId spelled(const ObjectId& id, const Object& object) {
  if (const auto* cast = std::get_if<Cast>(&object)) {
    return {id.kind(), cast_name(*cast)};
  }
  std::string arguments = id.arguments();
  if (const auto* function = std::get_if<Function>(&object)) {
    arguments = input_types(*function);
  } else if (const auto* procedure = std::get_if<Procedure>(&object)) {
    arguments = input_types(*procedure);
  } else if (const auto* one = std::get_if<Operator>(&object)) {
    arguments = operand_types(*one);
  } else if (const auto* transform = std::get_if<Transform>(&object)) {
    arguments = transform->type.text();
  }
  return {id.kind(), id.name(), id.parent(), arguments};
}

}  // namespace

void readdress(Schema& schema, const std::vector<ObjectId>& changed) {
  for (const ObjectId& id : changed) {
    const Object* object = schema.find(id);
    const ObjectId now = object == nullptr ? id : spelled(id, *object);
    if (now != id) {
      schema.rename(id, now);
    }
  }
}

}  // namespace ashlar::kinds
