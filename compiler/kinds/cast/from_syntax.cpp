// CREATE CAST.

#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

Outcome interpret_create_cast(Interpreter& interpreter, Node statement) {
  const std::vector<Node> types = statement.child(syntax::Rule::castSignature).children(syntax::Rule::typeName);
  Cast cast;
  for (const bool source : {true, false}) {
    const Node name = source ? types.front() : types.back();
    const auto type = signature_type(interpreter, name);
    if (!type) {
      return interpreter.missing(Code::unknown_type, name);
    }
    (source ? cast.source : cast.target) = *type;
  }
  if (const Node signature = statement.child(syntax::Rule::functionSignature)) {
    const auto function = function_signature(interpreter, signature);
    if (!function) {
      return interpreter.missing(Code::unknown_function, signature);
    }
    cast.method = "FUNCTION";
    cast.function = *function;
  } else {
    cast.method = statement.has(Tok::KW_INOUT) ? "INOUT" : "BINARY";
  }
  cast.context = statement.has(Tok::KW_IMPLICIT) ? "IMPLICIT" : statement.has(Tok::KW_ASSIGNMENT) ? "ASSIGNMENT" : "";
  const ObjectId id(kind_of<Cast>, cast_name(cast));
  return interpreter.put(id, std::move(cast), statement) ? Outcome::done : Outcome::failed;
}

}  // namespace ashlar::kinds
