// CREATE and ALTER CONVERSION.

#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

Outcome interpret_create_conversion(Interpreter& interpreter, Node statement) {
  const std::vector<Node> names = statement.children(syntax::Rule::qualifiedName);
  const std::vector<Node> encodings = statement.children(syntax::Rule::string);
  const std::string more = interpreter.postgres() >= 14 ? ", boolean" : "";
  const auto function = function_name(interpreter, names.back(), "integer, integer, cstring, internal, integer" + more);
  if (!function) {
    return interpreter.missing(Code::unknown_function, names.back());
  }
  EncodingConversion object{.source = encoding_name(string_in(encodings.front())),
                            .target = encoding_name(string_in(encodings.back())),
                            .function = *function,
                            .is_default = statement.has(Tok::KW_DEFAULT)};
  const ObjectId id = interpreter.new_id(kind_of<EncodingConversion>, names.front());
  return interpreter.put(id, std::move(object), statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_conversion(Interpreter& interpreter, Node statement) {
  const Named named = find_named(interpreter, statement.child(syntax::Rule::qualifiedName),
                                 {kind_of<EncodingConversion>}, "conversion");
  return named ? run_shared_action(interpreter, named.id, shared_action_in(statement)) : named.outcome;
}

}  // namespace ashlar::kinds
