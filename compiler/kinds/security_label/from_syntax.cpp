// SECURITY LABEL.

#include "compiler/kinds/handlers.h"
#include "compiler/kinds/object_reference.h"

namespace ashlar::kinds {

using syntax::Node;

Outcome interpret_security_label(Interpreter& interpreter, Node statement) {
  const Node provider = statement.child(syntax::Rule::identifier);
  if (!provider) {
    return interpreter.unmodelled(statement, {"SECURITY LABEL of whichever provider is loaded"},
                                  "name it: SECURITY LABEL FOR provider ON …");
  }
  const Named named = find_reference(interpreter, statement.child(syntax::Rule::objectReference), "SECURITY LABEL");
  if (!named) {
    return named.outcome;
  }
  const ObjectId id(kind_of<SecurityLabel>, word_or_string(provider), named.id);
  if (const Node text = statement.child(syntax::Rule::string)) {
    interpreter.schema().put(id, SecurityLabel{string_in(text)}, statement.span());
  } else {
    interpreter.schema().remove(id);
  }
  return Outcome::done;
}

}  // namespace ashlar::kinds
