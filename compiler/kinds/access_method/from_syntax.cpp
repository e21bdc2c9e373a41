// CREATE ACCESS METHOD.

#include "compiler/kinds/handlers.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

Outcome interpret_create_access_method(Interpreter& interpreter, Node statement) {
  const Node handler = statement.child(syntax::Rule::qualifiedName);
  const auto function = function_name(interpreter, handler, "internal");
  if (!function) {
    return interpreter.missing(Code::unknown_function, handler);
  }
  AccessMethod object{.type = statement.has(Tok::KW_TABLE) ? "TABLE" : "INDEX", .handler = *function};
  const ObjectId id(kind_of<AccessMethod>, Interpreter::name_parts(statement.child(syntax::Rule::identifier)).back());
  return interpreter.put(id, std::move(object), statement) ? Outcome::done : Outcome::failed;
}

}  // namespace ashlar::kinds
