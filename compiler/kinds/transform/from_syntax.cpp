#include "compiler/kinds/transform/from_syntax.h"

#include "compiler/kinds/handlers.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

Named find_transform(Interpreter& interpreter, Node node, bool if_exists) {
  const Node name = node.child(syntax::Rule::typeName);
  const auto type = signature_type(interpreter, name);
  if (!type) {
    return {.outcome = if_exists ? Outcome::done : interpreter.missing(Code::unknown_type, name)};
  }
  const std::string language = Interpreter::name_parts(node.child(syntax::Rule::identifier)).back();
  ObjectId id(kind_of<Transform>, language, {}, type->text());
  if (interpreter.schema().contains(id)) {
    return {.id = std::move(id)};
  }
  return {.outcome =
              if_exists ? Outcome::done : interpreter.missing(Code::unknown_object, node, kind_info(id.kind()).name)};
}

Outcome interpret_create_transform(Interpreter& interpreter, Node statement) {
  const Node name = statement.child(syntax::Rule::typeName);
  const auto type = signature_type(interpreter, name);
  if (!type) {
    return interpreter.missing(Code::unknown_type, name);
  }
  Transform object{.type = *type};
  for (const Node element : statement.children(syntax::Rule::transformElement)) {
    const Node signature = element.child(syntax::Rule::functionSignature);
    const auto function = function_signature(interpreter, signature);
    if (!function) {
      return interpreter.missing(Code::unknown_function, signature);
    }
    (element.has(Tok::KW_FROM) ? object.from_sql : object.to_sql) = *function;
  }
  const std::string language = Interpreter::name_parts(statement.child(syntax::Rule::identifier)).back();
  const ObjectId id(kind_of<Transform>, language, {}, type->text());
  return interpreter.put(id, std::move(object), statement, statement.has(syntax::Rule::orReplace)) ? Outcome::done
                                                                                                   : Outcome::failed;
}

}  // namespace ashlar::kinds
