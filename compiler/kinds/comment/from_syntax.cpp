#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/object_reference.h"

namespace ashlar::kinds {

using syntax::Node;

Outcome interpret_comment(Interpreter& interpreter, Node statement) {
  const Named named = find_reference(interpreter, statement.child(syntax::Rule::objectReference), "COMMENT");
  if (!named) {
    return named.outcome;
  }
  const ObjectId id(kind_of<Comment>, "", named.id);
  const std::string text = string_in(statement);
  // The server keeps an empty comment as none.
  if (text.empty()) {
    interpreter.schema().remove(id);
  } else {
    interpreter.schema().put(id, Comment{text}, statement.span());
  }
  return Outcome::done;
}

}  // namespace ashlar::kinds
