#include "compiler/kinds/comment/comment_id.h"
#include "compiler/kinds/extension/of_every_database.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/index/constraint_index.h"
#include "compiler/kinds/object_reference.h"

namespace ashlar::kinds {

using syntax::Node;

namespace {

/// The constraint whose index the comment is on; "no object" where it is on anything else.
ObjectId constraint_of_index(Interpreter& interpreter, Node reference) {
  const Node name = reference.child(syntax::Rule::qualifiedName);
  const Node kind = reference.child(syntax::Rule::objectKind);
  const bool index = kind && keywords_of(kind) == "INDEX" && !interpreter.find<Index>(name);
  return index ? constraint_with_index(interpreter, name) : ObjectId{};
}

/// Every database has it from the first, with a comment of its own.
bool is_of_server(Node reference) {
  const Node kind = reference.child(syntax::Rule::objectKind);
  return kind && keywords_of(kind) == "EXTENSION" &&
         is_of_every_database(Interpreter::name_parts(reference.child(syntax::Rule::qualifiedName)).back());
}

}  // namespace

Outcome interpret_comment(Interpreter& interpreter, Node statement) {
  const Node reference = statement.child(syntax::Rule::objectReference);
  if (is_of_server(reference)) {
    return Outcome::not_schema;
  }
  const ObjectId constraint = constraint_of_index(interpreter, reference);
  const Named named = constraint ? Named{.id = constraint} : find_reference(interpreter, reference, "COMMENT");
  if (!named) {
    return named.outcome;
  }
  const ObjectId id = comment_id(named.id, static_cast<bool>(constraint));
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
