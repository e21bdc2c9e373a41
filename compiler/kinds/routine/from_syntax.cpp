// CREATE and ALTER of functions and procedures.

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/range_type/multirange.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

std::string parameter_mode(Node parameter) {
  const std::string words = keywords_of(parameter.child(syntax::Rule::parameterMode));
  return words == "IN OUT" ? "INOUT" : words.empty() ? "IN" : words;
}

bool is_input(const Parameter& parameter) {
  return parameter.mode == "IN" || parameter.mode == "INOUT" || parameter.mode == "VARIADIC";
}
bool is_output(const Parameter& parameter) {
  return parameter.mode == "OUT" || parameter.mode == "INOUT";
}

/// COST and ROWS that say what is so without them (documentation, "CREATE FUNCTION").
template <class Routine>
void leave_defaults_out(Routine& routine) {
  const bool compiled = routine.language == "c" || routine.language == "internal";
  if (routine.cost == (compiled ? "1" : "100")) {
    routine.cost.clear();
  }
  if (routine.rows == "1000") {
    routine.rows.clear();
  }
}

/// Reads a CREATE FUNCTION or CREATE PROCEDURE into a Function; a Procedure has the same members.
class Reader {
 public:
  explicit Reader(Interpreter& interpreter) : interpreter_(interpreter) {}

  /// nullopt where it has to wait, or failed: see outcome().
  bool read(Node statement) {
    routine_.session = interpreter_.session();
    return read_parameters(statement.child(syntax::Rule::functionParameters)) &&
           read_returns(statement.child(syntax::Rule::returnsClause), statement.has(Tok::KW_PROCEDURE)) &&
           read_options(statement) && is_whole(statement);
  }
  [[nodiscard]] Outcome outcome() const { return outcome_; }
  Function& routine() { return routine_; }

  [[nodiscard]] std::string argument_types() const {
    std::vector<std::string> types;
    for (const Parameter& parameter : routine_.parameters) {
      if (is_input(parameter)) {
        types.push_back(parameter.type.text());
      }
    }
    return join(types, ", ");
  }

 private:
  bool contradict(Node at, std::string_view what) { return stop(interpreter_.fail(Code::syntax_error, at, {what})); }
  bool stop(Outcome outcome) {
    outcome_ = outcome;
    return false;
  }
  bool add(std::string mode, Node name, Node type_name, Node default_value) {
    const auto type = signature_type(interpreter_, type_name);
    if (!type) {
      return stop(interpreter_.missing(Code::unknown_type, type_name));
    }
    Parameter added{std::move(mode), name ? syntax::identifier_value(name.first_child()) : std::string{}, *type,
                    interpreter_.expression(default_value)};
    if (is_named_already(added)) {
      return contradict(name, "parameter name " + quote_identifier(added.name) + " is used more than once");
    }
    const bool after_default = std::any_of(routine_.parameters.begin(), routine_.parameters.end(),
                                           [](const Parameter& other) { return !other.default_value.empty(); });
    if (is_input(added) && added.default_value.empty() && after_default) {
      return contradict(type_name, "parameters after one with a default need a default too");
    }
    routine_.parameters.push_back(std::move(added));
    return true;
  }
  /// What goes in and what comes out may have one name.
  [[nodiscard]] bool is_named_already(const Parameter& added) const {
    const auto apart = [](const Parameter& one, const Parameter& other) {
      return one.mode != "INOUT" && other.mode != "INOUT" && is_input(one) != is_input(other);
    };
    return !added.name.empty() &&
           std::any_of(routine_.parameters.begin(), routine_.parameters.end(),
                       [&](const Parameter& other) { return other.name == added.name && !apart(other, added); });
  }
  bool read_parameters(Node parameters) {
    for (const Node parameter : parameters.children(syntax::Rule::functionParameter)) {
      if (!add(parameter_mode(parameter), parameter.child(syntax::Rule::parameterName),
               parameter.child(syntax::Rule::typeName),
               parameter.child(syntax::Rule::parameterDefault).child(syntax::Rule::expression))) {
        return false;
      }
    }
    return true;
  }
  bool read_returns(Node clause, bool procedure) {
    for (const Node column : clause.children(syntax::Rule::tableFunctionColumn)) {
      if (!add("TABLE", column.child(syntax::Rule::parameterName), column.child(syntax::Rule::typeName), {})) {
        return false;
      }
    }
    if (const Node type_name = clause.child(syntax::Rule::typeName)) {
      const auto type = signature_type(interpreter_, type_name);
      if (!type) {
        return stop(interpreter_.missing(Code::unknown_type, type_name));
      }
      const SqlText from_outputs = outputs_type();
      if (!from_outputs.empty() && from_outputs.text() != type->text()) {
        return contradict(type_name, "with these OUT parameters the function returns " + from_outputs.text());
      }
      routine_.returns = type_name.has(Tok::KW_SETOF) ? SqlText("SETOF ") : SqlText{};
      routine_.returns.append(*type);
    } else if (!clause && !procedure) {
      routine_.returns = outputs_type();
    }
    return true;
  }
  /// One OUT parameter is the result, several are a record.
  [[nodiscard]] SqlText outputs_type() const {
    const auto& all = routine_.parameters;
    const auto outputs = std::count_if(all.begin(), all.end(), is_output);
    return outputs == 0   ? SqlText{}
           : outputs == 1 ? std::find_if(all.begin(), all.end(), is_output)->type
                          : SqlText("record");
  }
  /// What every function or procedure says of itself.
  bool is_whole(Node statement) {
    const Node name = statement.child(syntax::Rule::qualifiedName);
    if (!statement.has(Tok::KW_PROCEDURE) && !statement.has(syntax::Rule::returnsClause) && routine_.returns.empty()) {
      return contradict(name, "a function says what it RETURNS, or has OUT parameters");
    }
    if (routine_.language.empty() && !statement.has(syntax::Rule::functionBody)) {
      return contradict(name, "this needs LANGUAGE");
    }
    routine_.language = routine_.language.empty() ? "sql" : routine_.language;
    return true;
  }
  bool read_options(Node statement) {
    for (const Node option : statement.children(syntax::Rule::functionOption)) {
      if (const Node attribute = option.child(syntax::Rule::functionAttribute)) {
        if (!apply(attribute, routine_)) {
          return false;
        }
      } else if (option.has(Tok::KW_LANGUAGE)) {
        routine_.language = word_or_string(option.child(syntax::Rule::identifier));
      } else if (option.has(Tok::KW_WINDOW)) {
        routine_.window = true;
      } else if (option.has(Tok::KW_AS)) {
        read_body(option);
      } else if (!read_transforms(option)) {
        return false;
      }
    }
    return true;
  }
  void read_body(Node option) {
    const std::vector<Node> strings = option.children(syntax::Rule::string);
    routine_.body = string_in(strings.back());
    if (strings.size() > 1) {
      routine_.object_file = string_in(strings.front());
    }
  }
  bool read_transforms(Node option) {
    for (const Node transform : option.children(syntax::Rule::transformType)) {
      const auto type = signature_type(interpreter_, transform.child(syntax::Rule::typeName));
      if (!type) {
        return stop(interpreter_.missing(Code::unknown_type, transform.child(syntax::Rule::typeName)));
      }
      routine_.transforms.push_back(type->text());
    }
    return true;
  }

 public:
  /// One word or pair of words of CREATE or ALTER; false where it failed.
  template <class Routine>
  bool apply(Node attribute, Routine& routine) {
    if (const Node setting = attribute.child(syntax::Rule::settingAction)) {
      return apply_setting(setting, routine);
    }
    const bool negated = attribute.has(Tok::KW_NOT);
    if (attribute.has(Tok::KW_STRICT) || attribute.has(Tok::KW_CALLED) || attribute.has(Tok::KW_RETURNS)) {
      routine.strict = !attribute.has(Tok::KW_CALLED);
    } else if (attribute.has(Tok::KW_SECURITY)) {
      routine.security_definer = attribute.has(Tok::KW_DEFINER);
    } else if (attribute.has(Tok::KW_LEAKPROOF)) {
      routine.leakproof = !negated;
    } else if (attribute.has(Tok::KW_COST)) {
      routine.cost = std::string(attribute.child(syntax::Rule::signedNumber).text());
    } else if (attribute.has(Tok::KW_ROWS)) {
      routine.rows = std::string(attribute.child(syntax::Rule::signedNumber).text());
    } else if (attribute.has(Tok::KW_PARALLEL)) {
      routine.parallel = to_upper(syntax::identifier_value(attribute.child(syntax::Rule::identifier).first_child()));
    } else if (attribute.has(Tok::KW_SUPPORT)) {
      const auto function = function_name(interpreter_, attribute.child(syntax::Rule::qualifiedName), "internal");
      if (!function) {
        return stop(interpreter_.missing(Code::unknown_function, attribute.child(syntax::Rule::qualifiedName)));
      }
      routine.support = function->text();
    } else {
      routine.volatility = to_upper(attribute.text());
    }
    return true;
  }

 private:
  /// FROM CURRENT of what the session is known to have; the path of a session that set none is the server's default.
  [[nodiscard]] std::optional<SettingValue> current_value(Node assignment) const {
    const auto& session = interpreter_.session();
    const bool path =
        to_lower(join(Interpreter::name_parts(assignment.child(syntax::Rule::settingName)), ".")) == "search_path";
    if (!path || session == nullptr) {
      return std::nullopt;
    }
    std::vector<std::string> quoted;
    if (session->search_path == std::vector<std::string>{"public"}) {
      quoted.push_back(quote_literal("$user"));
    }
    for (const std::string& schema : session->search_path) {
      quoted.push_back(quote_literal(schema));
    }
    return SettingValue{"search_path", quoted.empty() ? quote_literal("") : join(quoted, ", ")};
  }

  template <class Routine>
  bool apply_setting(Node action, Routine& routine) {
    if (const Node assignment = action.child(syntax::Rule::settingAssignment)) {
      auto setting = setting_value(assignment);
      if (!setting && assignment.has(Tok::KW_CURRENT)) {
        setting = current_value(assignment);
      }
      if (!setting) {
        const std::string text = to_upper(action.text());
        return stop(interpreter_.fail(Code::unsupported_statement, action, {text}, "write the value"));
      }
      if (setting->value.empty()) {
        routine.settings.erase(setting->name);
      } else {
        routine.settings[setting->name] = setting->value;
      }
    } else if (action.has(Tok::KW_ALL)) {
      routine.settings.clear();
    } else if (const Node name = action.child(syntax::Rule::settingName)) {
      routine.settings.erase(to_lower(join(Interpreter::name_parts(name), ".")));
    } else {
      routine.settings.erase("timezone");
    }
    return true;
  }

  Interpreter& interpreter_;
  Function routine_;
  Outcome outcome_ = Outcome::failed;
};

Procedure as_procedure(Function function) {
  Procedure procedure;
  procedure.parameters = std::move(function.parameters);
  procedure.language = std::move(function.language);
  procedure.body = std::move(function.body);
  procedure.object_file = std::move(function.object_file);
  procedure.atomic_body = std::move(function.atomic_body);
  procedure.security_definer = function.security_definer;
  procedure.transforms = std::move(function.transforms);
  procedure.settings = std::move(function.settings);
  procedure.session = std::move(function.session);
  return procedure;
}

std::string keyword_of(Node statement) {
  return statement.has(Tok::KW_FUNCTION) ? "FUNCTION" : statement.has(Tok::KW_PROCEDURE) ? "PROCEDURE" : "ROUTINE";
}

}  // namespace

Outcome interpret_create_routine(Interpreter& interpreter, Node statement) {
  Reader reader(interpreter);
  if (!reader.read(statement)) {
    return reader.outcome();
  }
  const bool procedure = statement.has(Tok::KW_PROCEDURE);
  const Kind kind = procedure ? kind_of<Procedure> : kind_of<Function>;
  const ObjectId id = interpreter.new_id(kind, statement.child(syntax::Rule::qualifiedName), reader.argument_types());
  Function& routine = reader.routine();
  leave_defaults_out(routine);
  routine.atomic_body = interpreter.commands(statement.child(syntax::Rule::functionBody), {}, false, id);
  const bool replace = statement.has(syntax::Rule::orReplace);
  const bool put = procedure ? interpreter.put(id, as_procedure(std::move(routine)), statement, replace)
                             : interpreter.put(id, std::move(routine), statement, replace);
  return put ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_routine(Interpreter& interpreter, Node statement) {
  const Node signature = statement.child(syntax::Rule::functionSignature);
  const Node action = shared_action_in(statement);
  const bool constructor =
      action && !action.is(syntax::Rule::ownerAction) && joins_range_type(interpreter, signature, action);
  const Named found = find_routine(interpreter, signature, keyword_of(statement), constructor);
  if (!found) {
    return found.outcome;
  }
  if (action) {
    return run_shared_action(interpreter, found.id, action);
  }
  if (const Node depends = statement.child(syntax::Rule::dependsOnExtensionAction)) {
    return interpreter.unmodelled(depends, {"DEPENDS ON EXTENSION"});
  }
  Reader reader(interpreter);
  const std::vector<Node> attributes = statement.children(syntax::Rule::functionAttribute);
  if (found.id.kind() == kind_of<Aggregate>) {
    return interpreter.unmodelled(statement, {"ALTER ROUTINE of an aggregate"});
  }
  // All of them on a copy first: a statement that has to wait changes nothing.
  const auto apply_all = [&](auto routine) {
    for (const Node attribute : attributes) {
      if (!reader.apply(attribute, routine)) {
        return reader.outcome();
      }
    }
    leave_defaults_out(routine);
    interpreter.schema().put(found.id, std::move(routine));
    return Outcome::done;
  };
  if (const auto* procedure = interpreter.schema().get<Procedure>(found.id)) {
    return apply_all(*procedure);
  }
  return apply_all(*interpreter.schema().get<Function>(found.id));
}

}  // namespace ashlar::kinds
