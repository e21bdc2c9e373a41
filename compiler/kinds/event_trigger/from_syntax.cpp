// CREATE and ALTER EVENT TRIGGER.

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

Outcome interpret_create_event_trigger(Interpreter& interpreter, Node statement) {
  const std::vector<Node> names = statement.children(syntax::Rule::identifier);
  EventTrigger object{.event = syntax::identifier_value(names.back().first_child())};
  for (const Node filter : statement.children(syntax::Rule::eventFilter)) {
    for (const Node tag : filter.children(syntax::Rule::string)) {
      object.tags.push_back(to_upper(string_in(tag)));
    }
  }
  const Node call = statement.child(syntax::Rule::triggerFunction).child(syntax::Rule::qualifiedName);
  const auto function = function_name(interpreter, call, "");
  if (!function) {
    return interpreter.missing(Code::unknown_function, call);
  }
  object.function = *function;
  const ObjectId id(kind_of<EventTrigger>, syntax::identifier_value(names.front().first_child()));
  return interpreter.put(id, std::move(object), statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_event_trigger(Interpreter& interpreter, Node statement) {
  const Named named =
      find_top_level(interpreter, kind_of<EventTrigger>, statement.child(syntax::Rule::identifier), false);
  if (!named) {
    return named.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, named.id, action);
  }
  interpreter.schema().edit<EventTrigger>(named.id)->enabled = statement.has(Tok::KW_DISABLE)   ? "DISABLE"
                                                               : statement.has(Tok::KW_REPLICA) ? "REPLICA"
                                                               : statement.has(Tok::KW_ALWAYS)  ? "ALWAYS"
                                                                                                : "";
  return Outcome::done;
}

}  // namespace ashlar::kinds
