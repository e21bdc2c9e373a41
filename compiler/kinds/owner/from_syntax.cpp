#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"

namespace ashlar::kinds {

Outcome interpret_reassign_owned(Interpreter& interpreter, syntax::Node statement) {
  const std::vector<std::string> from = role_names(interpreter, statement.child(syntax::Rule::roleList));
  const std::string to = role_name(interpreter, statement.child(syntax::Rule::roleSpecification));
  for (const ObjectId& id : interpreter.schema().sorted_ids()) {
    const auto* owner = interpreter.schema().get<Owner>(id);
    if (owner != nullptr && std::find(from.begin(), from.end(), owner->role) != from.end()) {
      set_owner(interpreter, id.parent(), to, statement.span());
    }
  }
  return Outcome::done;
}

}  // namespace ashlar::kinds
