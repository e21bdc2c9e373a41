// CREATE TYPE and ALTER TYPE, for all sorts of type.

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/base_type/from_syntax.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/composite/from_syntax.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/range_type/from_syntax.h"
#include "compiler/kinds/range_type/multirange.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

/// A label as an annotation writes it: bare, or in quotes of either kind where it has spaces.
std::string unquoted(const std::string& label) {
  const bool quoted =
      label.size() > 1 && (label.front() == '"' || label.front() == '\'') && label.front() == label.back();
  return quoted ? label.substr(1, label.size() - 2) : label;
}

Outcome create_enum(Interpreter& interpreter, const ObjectId& id, Node statement, Node definition) {
  EnumType type;
  for (const Node label : definition.children(syntax::Rule::string)) {
    if (std::string text = string_in(label);
        std::find(type.labels.begin(), type.labels.end(), text) == type.labels.end()) {
      type.labels.push_back(std::move(text));
    } else {
      return interpreter.fail(Code::duplicate_object, label, {"label", text});
    }
    if (const auto note = interpreter.take_note(label)) {
      type.renamed_labels.emplace_back(type.labels.back(), unquoted(note->from));
    }
  }
  return interpreter.put(id, std::move(type), statement) ? Outcome::done : Outcome::failed;
}

Outcome add_value(Interpreter& interpreter, EnumType& type, Node action) {
  const std::vector<Node> strings = action.children(syntax::Rule::string);
  const std::string label = string_in(strings.front());
  auto& labels = type.labels;
  if (std::find(labels.begin(), labels.end(), label) != labels.end()) {
    return action.has(syntax::Rule::ifNotExists)
               ? Outcome::done
               : interpreter.fail(Code::duplicate_object, strings.front(), {"label", label});
  }
  auto place = labels.end();
  if (strings.size() > 1) {
    place = std::find(labels.begin(), labels.end(), string_in(strings.back()));
    if (place == labels.end()) {
      return interpreter.missing(Code::unknown_object, strings.back(), "label");
    }
    place += action.has(Tok::KW_AFTER) ? 1 : 0;
  }
  labels.insert(place, label);
  return Outcome::done;
}

Outcome rename_value(Interpreter& interpreter, EnumType& type, Node action) {
  const std::vector<Node> strings = action.children(syntax::Rule::string);
  const auto at = std::find(type.labels.begin(), type.labels.end(), string_in(strings.front()));
  if (at == type.labels.end()) {
    return interpreter.missing(Code::unknown_object, strings.front(), "label");
  }
  *at = string_in(strings.back());
  return Outcome::done;
}

}  // namespace

Outcome interpret_create_type(Interpreter& interpreter, Node statement) {
  const Node name = statement.child(syntax::Rule::qualifiedName);
  if (const Node definition = statement.child(syntax::Rule::enumType)) {
    return create_enum(interpreter, interpreter.new_id(kind_of<EnumType>, name), statement, definition);
  }
  if (const Node definition = statement.child(syntax::Rule::compositeType)) {
    return create_composite(interpreter, interpreter.new_id(kind_of<Composite>, name), statement, definition);
  }
  if (const Node definition = statement.child(syntax::Rule::rangeType)) {
    return create_range(interpreter, interpreter.new_id(kind_of<RangeType>, name), statement, definition);
  }
  return create_base_type(interpreter, interpreter.new_id(kind_of<ShellType>, name), statement);
}

namespace {

/// The multirange keeps its name when its range gets another.
Outcome run_on_range(Interpreter& interpreter, const ObjectId& id, Node action) {
  const ObjectId multirange = multirange_of(interpreter.schema(), id);
  const Outcome outcome = run_shared_action(interpreter, id, action);
  if (outcome != Outcome::done || action.is(syntax::Rule::ownerAction)) {
    return outcome;
  }
  const std::string name = Interpreter::name_parts(action.child(syntax::Rule::identifier)).back();
  const bool renamed = action.is(syntax::Rule::renameAction);
  const ObjectId now(id.kind(), renamed ? name : id.name(), renamed ? id.parent() : ObjectId(kind_of<Namespace>, name),
                     id.arguments());
  Schema& schema = interpreter.schema();
  rename_multirange(schema, now, multirange_of(schema, now), multirange);
  return outcome;
}

/// ALTER TYPE of a multirange, which may be renamed and moved.
Outcome run_on_multirange(Interpreter& interpreter, const ObjectId& range, Node action) {
  Schema& schema = interpreter.schema();
  const ObjectId from = multirange_of(schema, range);
  const std::string name = Interpreter::name_parts(action.child(syntax::Rule::identifier)).back();
  const ObjectId to = action.is(syntax::Rule::renameAction)
                          ? ObjectId(from.kind(), name, from.parent())
                          : ObjectId(from.kind(), from.name(), ObjectId(kind_of<Namespace>, name));
  rename_multirange(schema, range, from, to);
  return Outcome::done;
}

}  // namespace

Outcome interpret_alter_type(Interpreter& interpreter, Node statement) {
  const Node shared = shared_action_in(statement);
  if (shared && !shared.is(syntax::Rule::ownerAction)) {
    if (const ObjectId range = range_with_multirange(interpreter, statement.child(syntax::Rule::qualifiedName))) {
      return run_on_multirange(interpreter, range, shared);
    }
  }
  const Named named = find_own_type(interpreter, statement.child(syntax::Rule::qualifiedName));
  if (!named) {
    return named.outcome;
  }
  if (shared) {
    return named.id.kind() == kind_of<RangeType> ? run_on_range(interpreter, named.id, shared)
                                                 : run_shared_action(interpreter, named.id, shared);
  }
  if (auto* type = interpreter.schema().edit<EnumType>(named.id)) {
    if (const Node action = statement.child(syntax::Rule::addEnumValueAction)) {
      return add_value(interpreter, *type, action);
    }
    if (const Node action = statement.child(syntax::Rule::renameEnumValueAction)) {
      return rename_value(interpreter, *type, action);
    }
  }
  if (interpreter.schema().get<Composite>(named.id) != nullptr) {
    return alter_composite(interpreter, named.id, statement);
  }
  if (named.id.kind() == kind_of<ShellType> && statement.has(syntax::Rule::definition)) {
    return alter_base_type(interpreter, named.id, statement);
  }
  return interpreter.unmodelled(statement, {"this form of ALTER TYPE"});
}

}  // namespace ashlar::kinds
