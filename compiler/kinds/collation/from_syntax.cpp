// CREATE and ALTER COLLATION.

#include "compiler/base/text.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/definition_list.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"

namespace ashlar::kinds {

using syntax::Node;

namespace {

Outcome read_options(Interpreter& interpreter, Node definition, Collation& collation) {
  std::string locale;
  for (const DefinitionItem& item : read_definition(definition)) {
    const std::string text = item.value ? definition_text(item.value) : std::string{};
    if (item.name == "locale") {
      locale = text;
    } else if (item.name == "lc_collate") {
      collation.lc_collate = text;
    } else if (item.name == "lc_ctype") {
      collation.lc_ctype = text;
    } else if (item.name == "rules") {
      collation.rules = text;
    } else if (item.name == "provider") {
      collation.provider = to_lower(text);
    } else if (item.name == "deterministic") {
      collation.deterministic = definition_flag(item.value).value_or(true);
    } else if (item.name != "version") {
      return unknown_option(interpreter, item, "CREATE COLLATION");
    }
  }
  if (collation.provider != "libc") {
    // Before 15 ICU's collations had two locales, which had to be the same.
    collation.locale = locale.empty() ? collation.lc_collate : locale;
    collation.lc_collate.clear();
    collation.lc_ctype.clear();
  } else if (!locale.empty()) {
    collation.lc_collate = collation.lc_ctype = locale;
  }
  return Outcome::done;
}

/// FROM: a copy. Of the server's own only those whose name tells what they are.
Outcome copy(Interpreter& interpreter, Node name, Collation& collation) {
  const std::vector<std::string> parts = Interpreter::name_parts(name);
  if (const ObjectId source = interpreter.find<Collation>(name)) {
    collation = *interpreter.schema().get<Collation>(source);
    return Outcome::done;
  }
  const std::string& of_system = parts.back();
  constexpr std::string_view icu = "-x-icu";
  if (of_system == "C" || of_system == "POSIX") {
    collation.lc_collate = collation.lc_ctype = of_system;
    return Outcome::done;
  }
  if (of_system.ends_with(icu)) {
    collation.provider = "icu";
    collation.locale = of_system.substr(0, of_system.size() - icu.size());
    return Outcome::done;
  }
  if (interpreter.more_may_come()) {
    return Outcome::deferred;
  }
  return interpreter.unmodelled(name, {"a copy of a collation that the machine has"},
                                "write its definition: CREATE COLLATION name (LOCALE = '…')");
}

}  // namespace

Outcome interpret_create_collation(Interpreter& interpreter, Node statement) {
  const std::vector<Node> names = statement.children(syntax::Rule::qualifiedName);
  const ObjectId id = interpreter.new_id(kind_of<Collation>, names.front());
  if (statement.has(syntax::Rule::ifNotExists) && interpreter.schema().contains(id)) {
    return Outcome::done;
  }
  Collation collation;
  const Node definition = statement.child(syntax::Rule::definition);
  const Outcome outcome =
      definition ? read_options(interpreter, definition, collation) : copy(interpreter, names.back(), collation);
  if (outcome != Outcome::done) {
    return outcome;
  }
  return interpreter.put(id, std::move(collation), statement) ? Outcome::done : Outcome::failed;
}

Outcome interpret_alter_collation(Interpreter& interpreter, Node statement) {
  const Named named =
      find_named(interpreter, statement.child(syntax::Rule::qualifiedName), {kind_of<Collation>}, "collation");
  if (!named) {
    return named.outcome;
  }
  const Node action = shared_action_in(statement);
  // REFRESH VERSION notes what the machine has.
  return action ? run_shared_action(interpreter, named.id, action) : Outcome::not_schema;
}

}  // namespace ashlar::kinds
