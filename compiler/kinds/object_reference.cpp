#include "compiler/kinds/object_reference.h"

#include "compiler/kinds/language/from_syntax.h"
#include "compiler/kinds/operator/operator_name.h"
#include "compiler/kinds/operator_class/from_syntax.h"
#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/transform/from_syntax.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

/// A table's, view's or composite type's column. Those of views are no Objects, so that they are not looked up.
Named find_column(Interpreter& interpreter, Node name) {
  std::vector<std::string> parts = Interpreter::name_parts(name);
  if (parts.size() < 2) {
    return {.outcome = interpreter.fail(Code::unknown_column, name, {name.text()}, "write table.column")};
  }
  const std::string column = std::move(parts.back());
  parts.pop_back();
  const ObjectId relation = interpreter.find(
      parts, {kind_of<Table>, kind_of<View>, kind_of<MaterializedView>, kind_of<Composite>, kind_of<Index>});
  if (!relation) {
    return {.outcome = interpreter.missing(Code::unknown_relation, name)};
  }
  ObjectId id(kind_of<Column>, column, relation);
  if (relation.kind() == kind_of<Table> && !interpreter.schema().contains(id)) {
    return {.outcome = interpreter.missing(Code::unknown_column, name)};
  }
  return {.id = std::move(id)};
}

Named find_by_kind(Interpreter& interpreter, Node reference, const std::string& words, std::string_view verb) {
  const Node name = reference.child(syntax::Rule::qualifiedName);
  if (words == "ROLE") {
    return {.id = Interpreter::role_id(Interpreter::name_parts(name).back())};
  }
  if (words == "DATABASE" || words == "TABLESPACE") {
    const Kind kind = words == "DATABASE" ? kind_of<Database> : kind_of<Tablespace>;
    return {.id = ObjectId(kind, Interpreter::name_parts(name).back())};
  }
  if (words == "SEQUENCE" && !interpreter.find_relation(name)) {
    if (ObjectId id = find_identity_sequence(interpreter, name)) {
      return {.id = std::move(id)};
    }
  }
  if (const auto named = find_by_keyword(interpreter, words == "FOREIGN TABLE" ? "TABLE" : words, name)) {
    return *named;
  }
  return {.outcome = interpreter.unmodelled(reference, {std::string(verb) + " ON " + words})};
}

}  // namespace

Named find_reference(Interpreter& interpreter, Node reference, std::string_view verb) {
  if (const Node kind = reference.child(syntax::Rule::objectKind)) {
    return find_by_kind(interpreter, reference, keywords_of(kind), verb);
  }
  const Node first = reference.first_child();
  if (first.is(Tok::KW_COLUMN)) {
    return find_column(interpreter, reference.child(syntax::Rule::qualifiedName));
  }
  if (first.is(Tok::KW_TYPE) || first.is(Tok::KW_DOMAIN)) {
    return find_own_type(interpreter, reference.child(syntax::Rule::typeName));
  }
  if (const Node signature = reference.child(syntax::Rule::functionSignature)) {
    return find_routine(interpreter, signature, keywords_of(reference));
  }
  if (const Node signature = reference.child(syntax::Rule::aggregateSignature)) {
    return find_routine(interpreter, signature, "AGGREGATE");
  }
  if (const Node signature = reference.child(syntax::Rule::operatorSignature)) {
    return find_operator(interpreter, signature);
  }
  if (const Node signature = reference.child(syntax::Rule::castSignature)) {
    return find_cast(interpreter, signature);
  }
  if (reference.has(Tok::KW_CLASS) || reference.has(Tok::KW_FAMILY)) {
    const Kind kind = reference.has(Tok::KW_CLASS) ? kind_of<OperatorClass> : kind_of<OperatorFamily>;
    return find_with_method(interpreter, kind, reference);
  }
  if (first.is(Tok::KW_TRANSFORM)) {
    return find_transform(interpreter, reference);
  }
  if (reference.has(Tok::KW_LANGUAGE)) {
    return find_language(interpreter, reference.child(syntax::Rule::identifier));
  }
  for (const auto& [token, kind] :
       {std::pair{Tok::KW_CONSTRAINT, kind_of<Constraint>}, std::pair{Tok::KW_TRIGGER, kind_of<Trigger>},
        std::pair{Tok::KW_RULE, kind_of<kinds::Rule>}, std::pair{Tok::KW_POLICY, kind_of<Policy>}}) {
    if (first.is(token)) {
      return find_in_relation(interpreter, kind, reference.child(syntax::Rule::identifier),
                              reference.child(syntax::Rule::qualifiedName), reference.has(Tok::KW_DOMAIN));
    }
  }
  return {.outcome = interpreter.unmodelled(reference, {std::string(verb) + " ON " + keywords_of(reference)})};
}

}  // namespace ashlar::kinds
