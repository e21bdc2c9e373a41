// CREATE and ALTER TRIGGER.

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

/// A value of a trigger's argument list; whatever it looks like, the trigger gets it as a string.
std::string argument_sql(Node argument) {
  if (argument.has(syntax::Rule::string)) {
    return quote_literal(string_in(argument));
  }
  if (const Node word = argument.child(syntax::Rule::identifier)) {
    return quote_literal(syntax::identifier_value(word.first_child()));
  }
  return quote_literal(argument.text());
}

void read_events(Node statement, const ObjectId& relation, Trigger& trigger) {
  constexpr std::array<std::pair<Tok, std::string_view>, 4> events{{{Tok::KW_INSERT, "INSERT"},
                                                                    {Tok::KW_UPDATE, "UPDATE"},
                                                                    {Tok::KW_DELETE, "DELETE"},
                                                                    {Tok::KW_TRUNCATE, "TRUNCATE"}}};
  const std::vector<Node> written = statement.children(syntax::Rule::triggerEvent);
  for (const auto& [token, word] : events) {
    for (const Node event : written) {
      if (!event.has(token)) {
        continue;
      }
      trigger.events.emplace_back(word);
      for (const Node column : event.children(syntax::Rule::columnName)) {
        trigger.update_of.emplace_back(kind_of<Column>, syntax::identifier_value(column.first_child()), relation);
      }
    }
  }
}

void read_timing(Node statement, Trigger& trigger) {
  trigger.timing = keywords_of(statement.child(syntax::Rule::triggerTiming));
  trigger.for_each_row = statement.child(syntax::Rule::triggerForEach).has(Tok::KW_ROW);
  for (const Node attribute : statement.children(syntax::Rule::constraintAttribute)) {
    if (attribute.has(Tok::KW_DEFERRABLE)) {
      trigger.deferrable = !attribute.has(Tok::KW_NOT);
    } else if (attribute.has(Tok::KW_DEFERRED)) {
      trigger.deferrable = true;
      trigger.initially_deferred = true;
    }
  }
  for (const Node table : statement.child(syntax::Rule::referencingClause).children(syntax::Rule::transitionTable)) {
    (table.has(Tok::KW_OLD) ? trigger.old_table : trigger.new_table) =
        syntax::identifier_value(table.child(syntax::Rule::identifier).first_child());
  }
}

/// What keeps a trigger of this sort from the relation; empty for nothing (documentation, "CREATE TRIGGER").
std::string misfit(const Trigger& trigger, const ObjectId& relation) {
  const bool instead = trigger.timing == "INSTEAD OF";
  const bool truncates = std::find(trigger.events.begin(), trigger.events.end(), "TRUNCATE") != trigger.events.end();
  if (instead && relation.kind() == kind_of<Table>) {
    return "INSTEAD OF triggers are for views";
  }
  if (instead && !trigger.for_each_row) {
    return "INSTEAD OF triggers are FOR EACH ROW";
  }
  if (!instead && trigger.for_each_row && relation.kind() == kind_of<View>) {
    return "a view has no BEFORE or AFTER trigger FOR EACH ROW";
  }
  if (truncates && (trigger.for_each_row || relation.kind() == kind_of<View>)) {
    return trigger.for_each_row ? "triggers for TRUNCATE are FOR EACH STATEMENT" : "a view is never truncated";
  }
  return {};
}

}  // namespace

Outcome interpret_create_trigger(Interpreter& interpreter, Node statement) {
  const std::vector<Node> relations = statement.children(syntax::Rule::qualifiedName);
  ObjectId relation = interpreter.find<Table, View>(relations.front());
  relation = relation ? relation : find_outside(interpreter, relations.front());
  if (!relation) {
    return interpreter.missing(Code::unknown_relation, relations.front());
  }
  Trigger trigger;
  trigger.constraint = statement.has(Tok::KW_CONSTRAINT);
  if (relations.size() > 1) {
    trigger.constraint_from = interpreter.find<Table>(relations[1]);
    trigger.constraint_from =
        trigger.constraint_from ? trigger.constraint_from : find_outside(interpreter, relations[1]);
    if (!trigger.constraint_from) {
      return interpreter.missing(Code::unknown_relation, relations[1]);
    }
  }
  const Node call = statement.child(syntax::Rule::triggerFunction);
  const auto function = function_name(interpreter, call.child(syntax::Rule::qualifiedName), "");
  if (!function) {
    return interpreter.missing(Code::unknown_function, call.child(syntax::Rule::qualifiedName));
  }
  trigger.function = *function;
  for (const Node argument : call.children(syntax::Rule::triggerArgument)) {
    trigger.arguments.push_back(argument_sql(argument));
  }
  read_events(statement, relation, trigger);
  if (interpreter.schema().contains(relation) && relation.kind() == kind_of<Table>) {
    for (const Node event : statement.children(syntax::Rule::triggerEvent)) {
      for (const Node column : event.children(syntax::Rule::columnName)) {
        const ObjectId id(kind_of<Column>, syntax::identifier_value(column.first_child()), relation);
        if (!interpreter.schema().contains(id)) {
          return interpreter.missing(Code::unknown_column, column);
        }
      }
    }
  }
  read_timing(statement, trigger);
  if (const std::string why = misfit(trigger, relation); !why.empty()) {
    return interpreter.fail(Code::syntax_error, statement.child(syntax::Rule::triggerTiming), {why});
  }
  if (const Node when = statement.child(syntax::Rule::triggerWhen)) {
    trigger.when = interpreter.expression(when.child(syntax::Rule::expression), relation, true);
  }
  const ObjectId id(kind_of<Trigger>, syntax::identifier_value(statement.child(syntax::Rule::identifier).first_child()),
                    relation);
  return interpreter.put(id, std::move(trigger), statement, statement.has(syntax::Rule::orReplace)) ? Outcome::done
                                                                                                    : Outcome::failed;
}

Outcome interpret_alter_trigger(Interpreter& interpreter, Node statement) {
  const Named found = find_in_relation(interpreter, kind_of<Trigger>, statement.child(syntax::Rule::identifier),
                                       statement.child(syntax::Rule::qualifiedName));
  if (!found) {
    return found.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, found.id, action);
  }
  return interpreter.unmodelled(statement, {"ALTER TRIGGER … DEPENDS ON EXTENSION"});
}

}  // namespace ashlar::kinds
