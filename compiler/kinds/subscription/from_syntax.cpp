// CREATE and ALTER SUBSCRIPTION.

#include <algorithm>
#include <array>

#include "compiler/base/text.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/definition_list.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/subscription/options.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

struct OptionInfo {
  std::string_view name;
  bool flag;
  std::string_view usual;
};
constexpr std::array<OptionInfo, 11> option_infos{{{"enabled", true, "true"},
                                                   {"slot_name", false, ""},
                                                   {"binary", true, "false"},
                                                   {"streaming", false, "off"},
                                                   {"synchronous_commit", false, "off"},
                                                   {"two_phase", true, "false"},
                                                   {"disable_on_error", true, "false"},
                                                   {"password_required", true, "true"},
                                                   {"run_as_owner", true, "false"},
                                                   {"origin", false, "any"},
                                                   {"failover", true, "false"}}};

const OptionInfo* option_info(std::string_view name) {
  const auto at =
      std::find_if(option_infos.begin(), option_infos.end(), [&](const OptionInfo& info) { return info.name == name; });
  return at == option_infos.end() ? nullptr : &*at;
}

std::string option_text(const OptionInfo& info, const DefinitionItem& item) {
  const auto flag = definition_flag(item.value);
  if (info.flag) {
    return flag.value_or(true) ? "true" : "false";
  }
  const std::string text = item.value ? definition_text(item.value) : "on";
  if (info.name == "slot_name") {
    return to_lower(text) == "none" ? std::string(no_slot_name) : text;
  }
  if (info.name == "streaming" && flag) {
    return *flag ? "on" : "off";
  }
  return to_lower(text);
}

Outcome set_option(Interpreter& interpreter, const DefinitionItem& item, Subscription& object) {
  const OptionInfo* info = option_info(item.name);
  if (info == nullptr) {
    return unknown_option(interpreter, item, "subscriptions");
  }
  const std::string text = option_text(*info, item);
  if (info->name != "slot_name" && text == usual_subscription_option(info->name, interpreter.postgres())) {
    object.options.erase(item.name);
  } else {
    object.options[item.name] = text;
  }
  return Outcome::done;
}

/// The options of CREATE: some say what of it is done on the other server.
Outcome read_options(Interpreter& interpreter, Node definition, Subscription& object) {
  for (const DefinitionItem& item : read_definition(definition)) {
    const bool flag = definition_flag(item.value).value_or(true);
    if (item.name == "connect") {
      object.connect = flag;
    } else if (item.name == "create_slot") {
      object.create_slot = flag;
    } else if (item.name == "copy_data") {
      object.copy_data = flag;
    } else if (const Outcome outcome = set_option(interpreter, item, object); outcome != Outcome::done) {
      return outcome;
    }
  }
  if (!object.connect) {
    object.options["enabled"] = "false";
  }
  return Outcome::done;
}

void change_publications(Node statement, std::vector<std::string>& publications) {
  if (statement.has(Tok::KW_SET)) {
    publications.clear();
  }
  for (const Node node : statement.child(syntax::Rule::publicationNames).children(syntax::Rule::identifier)) {
    const std::string name = syntax::identifier_value(node.first_child());
    if (statement.has(Tok::KW_DROP)) {
      std::erase(publications, name);
    } else {
      publications.push_back(name);
    }
  }
  std::sort(publications.begin(), publications.end());
  publications.erase(std::unique(publications.begin(), publications.end()), publications.end());
}

}  // namespace

std::string usual_subscription_option(std::string_view name, int postgres) {
  if (name == "streaming" && postgres >= 18) {
    return "parallel";
  }
  const OptionInfo* info = option_info(name);
  return info == nullptr ? std::string{} : std::string(info->usual);
}

Outcome interpret_create_subscription(Interpreter& interpreter, Node statement) {
  const ObjectId id(kind_of<Subscription>, Interpreter::name_parts(statement.child(syntax::Rule::identifier)).back());
  Subscription object{.connection = string_in(statement)};
  object.options["slot_name"] = id.name();
  for (const Node name : statement.child(syntax::Rule::publicationNames).children(syntax::Rule::identifier)) {
    object.publications.push_back(syntax::identifier_value(name.first_child()));
  }
  std::sort(object.publications.begin(), object.publications.end());
  if (const Outcome outcome = read_options(
          interpreter, statement.child(syntax::Rule::withDefinition).child(syntax::Rule::definition), object);
      outcome != Outcome::done) {
    return outcome;
  }
  return interpreter.put(id, std::move(object), statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_subscription(Interpreter& interpreter, Node statement) {
  const Named named =
      find_top_level(interpreter, kind_of<Subscription>, statement.child(syntax::Rule::identifier), false);
  if (!named) {
    return named.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, named.id, action);
  }
  Subscription object = *interpreter.schema().get<Subscription>(named.id);
  Outcome outcome = Outcome::done;
  if (statement.has(Tok::KW_ENABLE)) {
    object.options.erase("enabled");
  } else if (statement.has(Tok::KW_DISABLE)) {
    object.options["enabled"] = "false";
  } else if (statement.has(Tok::KW_CONNECTION)) {
    object.connection = string_in(statement);
  } else if (statement.has(syntax::Rule::publicationNames)) {
    change_publications(statement, object.publications);
  } else if (statement.has(Tok::KW_SET)) {
    for (const DefinitionItem& item : read_definition(statement.child(syntax::Rule::definition))) {
      outcome = set_option(interpreter, item, object);
      if (outcome != Outcome::done) {
        return outcome;
      }
    }
  } else {
    return Outcome::not_schema;  // REFRESH and SKIP are about the data
  }
  *interpreter.schema().edit<Subscription>(named.id) = std::move(object);
  return outcome;
}

}  // namespace ashlar::kinds
