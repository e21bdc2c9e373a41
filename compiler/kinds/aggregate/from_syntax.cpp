// CREATE and ALTER AGGREGATE.

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/signature.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

enum class OptionType : std::uint8_t { function, type, number, text, flag, word, operator_name };

struct OptionInfo {
  std::string_view name;
  OptionType type;
  std::string_view default_word = {};  // what is so without it
};
constexpr std::array<OptionInfo, 21> option_infos{{{"sfunc", OptionType::function},
                                                   {"stype", OptionType::type},
                                                   {"sspace", OptionType::number, "0"},
                                                   {"finalfunc", OptionType::function},
                                                   {"finalfunc_extra", OptionType::flag},
                                                   {"finalfunc_modify", OptionType::word},
                                                   {"combinefunc", OptionType::function},
                                                   {"serialfunc", OptionType::function},
                                                   {"deserialfunc", OptionType::function},
                                                   {"initcond", OptionType::text},
                                                   {"msfunc", OptionType::function},
                                                   {"minvfunc", OptionType::function},
                                                   {"mstype", OptionType::type},
                                                   {"msspace", OptionType::number, "0"},
                                                   {"mfinalfunc", OptionType::function},
                                                   {"mfinalfunc_extra", OptionType::flag},
                                                   {"mfinalfunc_modify", OptionType::word},
                                                   {"minitcond", OptionType::text},
                                                   {"sortop", OptionType::operator_name},
                                                   {"parallel", OptionType::word, "UNSAFE"},
                                                   {"hypothetical", OptionType::flag}}};

/// The option by its name of today: sfunc1, stype1 and initcond1 are of old.
const OptionInfo* option_info(std::string name) {
  if (name == "sfunc1" || name == "stype1" || name == "initcond1") {
    name.pop_back();
  }
  const auto at =
      std::find_if(option_infos.begin(), option_infos.end(), [&](const OptionInfo& info) { return info.name == name; });
  return at == option_infos.end() ? nullptr : &*at;
}

std::string value_text(Node value) {
  return value.has(syntax::Rule::string) ? string_in(value) : std::string(value.text());
}

/// `OPERATOR(pg_catalog.>)` is `>`.
std::string operator_text(Node value) {
  std::string text = value_text(value);
  std::erase(text, ' ');
  constexpr std::string_view written = "operator(pg_catalog.";
  return to_lower(text).starts_with(written) && text.ends_with(")")
             ? text.substr(written.size(), text.size() - written.size() - 1)
             : text;
}

class Reader {
 public:
  explicit Reader(Interpreter& interpreter) : interpreter_(interpreter) {}

  /// False where it has to wait, or failed: see outcome.
  bool read(Node statement) {
    const Node definition = statement.child(syntax::Rule::definition);
    const Node parameters = statement.child(syntax::Rule::aggregateParameters);
    return (parameters ? read_parameters(parameters) : read_base_type(definition)) && read_options(definition);
  }

  Aggregate aggregate;
  std::string arguments;  // of the address
  Outcome outcome = Outcome::failed;

 private:
  bool stop(Outcome result) {
    outcome = result;
    return false;
  }
  bool read_parameters(Node parameters) {
    if (parameters.has(syntax::Rule::star)) {
      aggregate.signature = SqlText("*");
      arguments = "*";
      return true;
    }
    bool ordered = false;
    bool first = true;
    for (const Node child : parameters) {
      if (child.is(Tok::KW_ORDER)) {
        aggregate.signature.append(first ? "ORDER BY " : " ORDER BY ");
        ordered = true;
        first = true;
      }
      if (!child.is(syntax::Rule::functionParameter)) {
        continue;
      }
      if (!add_parameter(child, first, ordered)) {
        return false;
      }
      first = false;
    }
    return true;
  }
  bool add_parameter(Node parameter, bool first, bool ordered) {
    const Node type_name = parameter.child(syntax::Rule::typeName);
    const auto type = signature_type(interpreter_, type_name);
    if (!type) {
      return stop(interpreter_.missing(Code::unknown_type, type_name));
    }
    aggregate.signature.append(first ? "" : ", ");
    if (parameter.child(syntax::Rule::parameterMode).has(Tok::KW_VARIADIC)) {
      aggregate.signature.append("VARIADIC ");
    }
    if (const Node name = parameter.child(syntax::Rule::parameterName)) {
      aggregate.signature.append(quote_identifier(syntax::identifier_value(name.first_child())) + " ");
    }
    aggregate.signature.append(*type);
    arguments += (arguments.empty() ? "" : ", ") + type->text();
    if (!ordered) {
      direct_ += (direct_.empty() ? "" : ", ") + type->text();
    }
    ordered_set_ = ordered_set_ || ordered;
    return true;
  }
  /// The syntax before 8.2: CREATE AGGREGATE name (BASETYPE = …).
  bool read_base_type(Node definition) {
    for (const Node element : definition.children(syntax::Rule::definitionElement)) {
      if (element_name(element) != "basetype") {
        continue;
      }
      const Node value = element.child(syntax::Rule::definitionValue);
      const std::string word = to_lower(value_text(value));
      if (word == "any" || word == "\"any\"" || word == "*") {
        aggregate.signature = SqlText("*");
        arguments = "*";
        return true;
      }
      const auto type = signature_type(interpreter_, value.child(syntax::Rule::typeName));
      if (!type) {
        return stop(interpreter_.missing(Code::unknown_type, value));
      }
      aggregate.signature = *type;
      arguments = type->text();
      return true;
    }
    return stop(interpreter_.fail(Code::syntax_error, definition, {"an aggregate needs its argument types"}));
  }
  static std::string element_name(Node element) {
    return to_lower(syntax::identifier_value(element.child(syntax::Rule::identifier).first_child()));
  }

  bool read_options(Node definition) {
    const std::vector<Node> elements = definition.children(syntax::Rule::definitionElement);
    for (const bool functions : {false, true}) {  // the types first: functions are told apart by them
      for (const Node element : elements) {
        const std::string name = element_name(element);
        if (name == "basetype") {
          continue;
        }
        const OptionInfo* info = option_info(name);
        if (info == nullptr) {
          const std::string text = "aggregate option " + name;
          return stop(interpreter_.fail(Code::unsupported_statement, element, {text}));
        }
        if ((info->type == OptionType::function) == functions && !read_option(*info, element)) {
          return false;
        }
      }
    }
    // Of a final function, without which they mean nothing.
    for (const std::string function : {"finalfunc", "mfinalfunc"}) {
      if (!aggregate.options.contains(function)) {
        aggregate.options.erase(function + "_extra");
        aggregate.options.erase(function + "_modify");
      }
    }
    return true;
  }
  bool read_option(const OptionInfo& info, Node element) {
    const Node value = element.child(syntax::Rule::definitionValue);
    const std::string name(info.name);
    const bool named = info.type == OptionType::type || info.type == OptionType::function;
    if (named && !value.has(syntax::Rule::typeName)) {  // an operator, a number: they parse as well
      const auto code = info.type == OptionType::type ? Code::unknown_type : Code::unknown_function;
      return stop(interpreter_.fail(code, element, {value ? value.text() : element.text()}));
    }
    switch (info.type) {
      case OptionType::type: {
        const auto type = signature_type(interpreter_, value.child(syntax::Rule::typeName));
        if (!type) {
          return stop(interpreter_.missing(Code::unknown_type, value));
        }
        aggregate.options[name] = *type;
        return true;
      }
      case OptionType::function: {
        const auto function = function_name(interpreter_, value.child(syntax::Rule::typeName), argument_types_of(name));
        if (!function) {
          return stop(interpreter_.missing(Code::unknown_function, value));
        }
        aggregate.options[name] = *function;
        return true;
      }
      case OptionType::flag: {
        const std::string word = value ? to_lower(value_text(value)) : "true";
        if (word == "true" || word == "on" || word == "1") {
          aggregate.options[name] = SqlText{};
        }
        return true;
      }
      case OptionType::text:
        aggregate.options[name] = SqlText(quote_literal(value_text(value)));
        return true;
      case OptionType::word:
      case OptionType::number:
        if (const std::string word = to_upper(value_text(value)); word != info.default_word) {
          aggregate.options[name] = SqlText(word);
        }
        return true;
      case OptionType::operator_name:
        aggregate.options[name] = SqlText(operator_text(value));
        return true;
    }
    return true;
  }
  [[nodiscard]] std::string type_option(const std::string& name) const {
    const auto at = aggregate.options.find(name);
    return at == aggregate.options.end() ? std::string{} : at->second.text();
  }
  /// The types that a support function takes (documentation, "CREATE AGGREGATE").
  [[nodiscard]] std::string argument_types_of(const std::string& option) const {
    std::string state = type_option(option.front() == 'm' ? "mstype" : "stype");
    if (option == "combinefunc") {
      return state + ", " + state;
    }
    if (option == "serialfunc") {
      return state;
    }
    if (option == "deserialfunc") {
      return "bytea, internal";
    }
    const bool is_final = option == "finalfunc" || option == "mfinalfunc";
    const bool extra = aggregate.options.contains(option + "_extra");
    std::string rest = is_final && !extra ? (ordered_set_ ? direct_ : "") : arguments == "*" ? "" : arguments;
    if (ordered_set_ && !is_final) {
      rest = arguments.substr(std::min(arguments.size(), direct_.empty() ? 0 : direct_.size() + 2));
    }
    return rest.empty() ? state : state + ", " + rest;
  }

  Interpreter& interpreter_;
  std::string direct_;  // types before ORDER BY
  bool ordered_set_ = false;
};

}  // namespace

Outcome interpret_create_aggregate(Interpreter& interpreter, Node statement) {
  Reader reader(interpreter);
  if (!reader.read(statement)) {
    return reader.outcome;
  }
  const ObjectId id =
      interpreter.new_id(kind_of<Aggregate>, statement.child(syntax::Rule::qualifiedName), reader.arguments);
  return interpreter.put(id, std::move(reader.aggregate), statement, statement.has(syntax::Rule::orReplace))
             ? Outcome::done
             : Outcome::failed;
}

Outcome interpret_alter_aggregate(Interpreter& interpreter, Node statement) {
  const Named found = find_routine(interpreter, statement.child(syntax::Rule::aggregateSignature), "AGGREGATE");
  return found ? run_shared_action(interpreter, found.id, shared_action_in(statement)) : found.outcome;
}

}  // namespace ashlar::kinds
