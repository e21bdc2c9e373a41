#include "compiler/kinds/setting/from_syntax.h"

#include "compiler/base/text.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

ObjectId setting_id(const ObjectId& role, const std::string& parameter, const std::string& database) {
  return {kind_of<Setting>, database.empty() ? parameter : parameter + "@" + database, role};
}

/// Parameter names are not case-sensitive.
std::string parameter_name(Node name) {
  return to_lower(join(Interpreter::name_parts(name), "."));
}

/// One value as the server keeps it: strings without their quotes, words as they are.
std::string value_text(Node value) {
  if (value.has(syntax::Rule::string)) {
    return string_in(value);
  }
  if (const Node word = value.child(syntax::Rule::identifier)) {
    return syntax::identifier_value(word.first_child());
  }
  return to_lower(value.text());
}

void reset(Interpreter& interpreter, Node action, const ObjectId& role, const std::string& database) {
  Schema& schema = interpreter.schema();
  if (action.has(Tok::KW_ALL)) {
    for (const ObjectId& id : schema.children(role, kind_of<Setting>)) {
      if (schema.get<Setting>(id)->database == database) {
        schema.remove(id);
      }
    }
    return;
  }
  const Node name = action.child(syntax::Rule::settingName);
  schema.remove(setting_id(role, name ? parameter_name(name) : "timezone", database));
}

}  // namespace

Outcome run_setting_action(Interpreter& interpreter, Node action, const ObjectId& role, const std::string& database) {
  const Node assignment = action.child(syntax::Rule::settingAssignment);
  if (!assignment) {
    reset(interpreter, action, role, database);
    return Outcome::done;
  }
  Setting setting{.database = database};
  if (const Node zone = assignment.child(syntax::Rule::timeZone);
      zone && zone.has(syntax::Rule::string) && !zone.has(Tok::KW_INTERVAL)) {
    setting.parameter = "timezone";
    setting.values = {string_in(zone)};
  } else if (const Node name = assignment.child(syntax::Rule::settingName); name && !assignment.has(Tok::KW_FROM)) {
    setting.parameter = parameter_name(name);
    for (const Node value : assignment.children(syntax::Rule::settingValue)) {
      setting.values.push_back(value_text(value));
    }
  } else {
    return interpreter.unmodelled(assignment, {"this form of SET"}, "write SET parameter TO value");
  }
  const ObjectId id = setting_id(role, setting.parameter, database);
  if (setting.values.empty()) {  // TO DEFAULT
    interpreter.schema().remove(id);
  } else {
    interpreter.schema().put(id, std::move(setting), action.span());
  }
  return Outcome::done;
}

Outcome interpret_alter_database(Interpreter& interpreter, Node statement) {
  const Node action = statement.child(syntax::Rule::settingAction);
  if (!action) {
    return Outcome::not_schema;
  }
  return run_setting_action(interpreter, action, {},
                            Interpreter::name_parts(statement.child(syntax::Rule::identifier)).back());
}

}  // namespace ashlar::kinds
