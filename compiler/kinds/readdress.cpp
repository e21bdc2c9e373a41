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

void readdress(Schema& schema, const std::string& old_name) {
  std::vector<std::pair<ObjectId, ObjectId>> readdressed;
  for (const auto& [id, entry] : schema.entries()) {
    if (id.arguments().find(old_name) == std::string::npos && id.kind() != kind_of<Cast>) {
      continue;
    }
    if (ObjectId now = spelled(id, *entry.object); now != id) {
      readdressed.emplace_back(id, std::move(now));
    }
  }
  for (const auto& [from, to] : readdressed) {
    schema.rename(from, to);
  }
}

}  // namespace ashlar::kinds
