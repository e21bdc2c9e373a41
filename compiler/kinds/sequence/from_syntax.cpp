#include <charconv>

#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/sequence/sequence_options.h"
#include "compiler/kinds/table/table_elements.h"
#include "compiler/kinds/type_name.h"

namespace ashlar::kinds {

namespace {

using syntax::Node;
using syntax::Tok;

std::int64_t number_of(Node option) {
  std::string text;
  for (const char c : option.child(syntax::Rule::signedNumber).text()) {
    if (c != '_' && c != '+' && c != ' ') {
      text += c;
    }
  }
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Applies what is written; what is not written stays.
void apply(Sequence& sequence, const std::vector<Node>& options, const Sequence& defaults) {
  bool start_written = false;
  for (const Node option : options) {
    const bool no = option.has(Tok::KW_NO);
    if (option.has(Tok::KW_CACHE)) {
      sequence.cache = number_of(option);
    } else if (option.has(Tok::KW_CYCLE)) {
      sequence.cycle = !no;
    } else if (option.has(Tok::KW_MINVALUE)) {
      sequence.minimum = no ? defaults.minimum : number_of(option);
    } else if (option.has(Tok::KW_MAXVALUE)) {
      sequence.maximum = no ? defaults.maximum : number_of(option);
    } else if (option.has(Tok::KW_START)) {
      sequence.start = number_of(option);
      start_written = true;
    } else if (option.has(Tok::KW_UNLOGGED)) {
      sequence.unlogged = true;
    } else if (option.has(Tok::KW_LOGGED)) {
      sequence.unlogged = false;
    }
  }
  if (!start_written && sequence.start == 0) {
    sequence.start = sequence.increment > 0 ? sequence.minimum : sequence.maximum;
  }
}

/// What keeps the numbers of a sequence from being one (documentation, "CREATE SEQUENCE"); empty for nothing.
std::string fault_of(const Sequence& sequence) {
  const auto shown = [](const char* name, std::int64_t value) {
    return std::string(name) + " (" + std::to_string(value) + ")";
  };
  if (sequence.increment == 0) {
    return "INCREMENT must not be zero";
  }
  if (sequence.minimum >= sequence.maximum) {
    return shown("MINVALUE", sequence.minimum) + " must be less than " + shown("MAXVALUE", sequence.maximum);
  }
  if (sequence.start < sequence.minimum || sequence.start > sequence.maximum) {
    return shown("START", sequence.start) + " must be between " + shown("MINVALUE", sequence.minimum) + " and " +
           shown("MAXVALUE", sequence.maximum);
  }
  return {};
}

std::string type_written(const std::vector<Node>& options, std::string_view otherwise) {
  for (const Node option : options) {
    if (const Node type = option.child(syntax::Rule::typeName)) {
      return canonical_type(read_type_name(type), {}).text();
    }
  }
  return std::string(otherwise);
}

std::int64_t increment_written(const std::vector<Node>& options, std::int64_t otherwise) {
  for (const Node option : options) {
    if (option.has(Tok::KW_INCREMENT)) {
      return number_of(option);
    }
  }
  return otherwise;
}

/// OWNED BY: what it asks for. `column` is "no object" for NONE.
struct Ownership {
  bool written = false;
  ObjectId column;
  Node missing;  // the name that is not there
};

Ownership read_ownership(Interpreter& interpreter, const std::vector<Node>& options) {
  Ownership ownership;
  for (const Node option : options) {
    if (!option.has(Tok::KW_OWNED)) {
      continue;
    }
    ownership.written = true;
    const Node name = option.child(syntax::Rule::qualifiedName);
    std::vector<std::string> parts = Interpreter::name_parts(name);
    if (parts.size() < 2) {
      return ownership;  // NONE
    }
    const std::string column = parts.back();
    parts.pop_back();
    const ObjectId table = interpreter.find(parts, {kind_of<Table>});
    ownership.column = ObjectId(kind_of<Column>, column, table);
    if (!table || !interpreter.schema().contains(ownership.column)) {
      ownership.missing = name;
    }
  }
  return ownership;
}

void set_ownership(Interpreter& interpreter, const ObjectId& sequence, const ObjectId& column, Span at) {
  const ObjectId id(kind_of<SequenceOwner>, "", sequence);
  if (column) {
    interpreter.schema().put(id, SequenceOwner{column}, at);
  } else {
    interpreter.schema().remove(id);
  }
}

}  // namespace

Sequence read_sequence(std::string_view type, const std::vector<Node>& options) {
  const Sequence defaults = default_sequence(type_written(options, type), increment_written(options, 1));
  Sequence sequence = defaults;
  sequence.start = 0;
  apply(sequence, options, defaults);
  return sequence;
}

Sequence altered_sequence(const Sequence& sequence, const std::vector<Node>& options) {
  const Sequence former = default_sequence(sequence.type.text(), sequence.increment);
  const Sequence defaults =
      default_sequence(type_written(options, sequence.type.text()), increment_written(options, sequence.increment));
  Sequence altered = sequence;
  altered.type = defaults.type;
  altered.increment = defaults.increment;
  if (sequence.minimum == former.minimum) {
    altered.minimum = defaults.minimum;
  }
  if (sequence.maximum == former.maximum) {
    altered.maximum = defaults.maximum;
  }
  apply(altered, options, defaults);
  return altered;
}

Outcome interpret_create_sequence(Interpreter& interpreter, Node statement) {
  if (const Node persistence = statement.child(syntax::Rule::persistence);
      persistence && !persistence.has(Tok::KW_UNLOGGED)) {
    return Outcome::not_schema;  // TEMPORARY
  }
  const ObjectId id = interpreter.new_id(kind_of<Sequence>, statement.child(syntax::Rule::qualifiedName));
  if (statement.has(syntax::Rule::ifNotExists) && interpreter.schema().contains(id)) {
    return Outcome::done;
  }
  const std::vector<Node> options = statement.children(syntax::Rule::sequenceOption);
  const Ownership ownership = read_ownership(interpreter, options);
  if (ownership.missing) {
    return interpreter.missing(Code::unknown_column, ownership.missing);
  }
  Sequence sequence = read_sequence("bigint", options);
  if (const std::string fault = fault_of(sequence); !fault.empty()) {
    return interpreter.fail(Code::syntax_error, statement.child(syntax::Rule::qualifiedName), {fault});
  }
  sequence.unlogged = sequence.unlogged || statement.child(syntax::Rule::persistence).has(Tok::KW_UNLOGGED);
  if (!interpreter.put(id, sequence, statement)) {
    return Outcome::failed;
  }
  if (ownership.column) {
    set_ownership(interpreter, id, ownership.column, statement.span());
  }
  return Outcome::done;
}

namespace {

/// ALTER SEQUENCE on the sequence of an identity column: the column's options change.
Outcome alter_identity_sequence(Interpreter& interpreter, const ObjectId& id, Node statement) {
  const ObjectId owner = identity_column_of(interpreter.schema(), id);
  Column& column = *interpreter.schema().edit<Column>(owner);
  const Node action = shared_action_in(statement);
  if (action.is(syntax::Rule::renameAction)) {
    const ObjectId to(id.kind(), Interpreter::name_parts(action.child(syntax::Rule::identifier)).back(), id.parent());
    name_identity_sequence(owner, column, to);
    interpreter.schema().rename(id, to);  // what was granted on it
    return Outcome::done;
  }
  const std::vector<Node> options = statement.children(syntax::Rule::sequenceOption);
  if (options.empty() || read_ownership(interpreter, options).written) {
    return interpreter.fail(Code::change_refused, statement,
                            {display_name(id), "it belongs to the identity " + display_name(owner)});
  }
  column.identity_options = identity_options(altered_sequence(identity_sequence(column), options));
  name_identity_sequence(owner, column, id);
  return Outcome::done;
}

}  // namespace

Outcome interpret_alter_sequence(Interpreter& interpreter, Node statement) {
  const Node name = statement.child(syntax::Rule::qualifiedName);
  if (const ObjectId id = interpreter.find_relation(name) ? ObjectId{} : find_identity_sequence(interpreter, name)) {
    return alter_identity_sequence(interpreter, id, statement);
  }
  const Named named =
      find_named(interpreter, name, {kind_of<Sequence>}, "sequence", statement.has(syntax::Rule::ifExists));
  if (!named) {
    return named.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, named.id, action);
  }
  if (const Node action = statement.child(syntax::Rule::setLoggedAction)) {
    interpreter.schema().edit<Sequence>(named.id)->unlogged = action.has(Tok::KW_UNLOGGED);
    return Outcome::done;
  }
  const std::vector<Node> options = statement.children(syntax::Rule::sequenceOption);
  const Ownership ownership = read_ownership(interpreter, options);
  if (ownership.missing) {
    return interpreter.missing(Code::unknown_column, ownership.missing);
  }
  Sequence* sequence = interpreter.schema().edit<Sequence>(named.id);
  Sequence altered = altered_sequence(*sequence, options);
  if (const std::string fault = fault_of(altered); !fault.empty()) {
    return interpreter.fail(Code::syntax_error, name, {fault});
  }
  *sequence = std::move(altered);
  if (ownership.written) {
    set_ownership(interpreter, named.id, ownership.column, statement.span());
  }
  return Outcome::done;
}

}  // namespace ashlar::kinds
