// CREATE and ALTER PUBLICATION.

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/definition_list.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/publication/options.h"
#include "compiler/kinds/table/read_table.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

/// The operations in the order of the documentation.
std::string ordered_operations(const std::string& written) {
  std::vector<std::string> wanted = split(to_lower(written), ',');
  std::string list;
  for (const std::string& operation : split(std::string(usual_operations), ',')) {
    const std::string_view name = trim(operation);
    if (std::any_of(wanted.begin(), wanted.end(), [&](const auto& item) { return trim(item) == name; })) {
      list += (list.empty() ? "" : ", ") + std::string(name);
    }
  }
  return list;
}

std::optional<std::string> option_value(const DefinitionItem& item) {
  if (item.name == "publish") {
    return ordered_operations(definition_text(item.value));
  }
  if (item.name == "publish_via_partition_root") {
    const auto flag = definition_flag(item.value);
    return flag ? std::optional<std::string>(*flag ? "true" : "false") : std::nullopt;
  }
  if (item.name == "publish_generated_columns") {
    return item.value ? to_lower(definition_text(item.value)) : "stored";
  }
  return std::nullopt;
}

/// Tables that inherit from `table` are published with it; partitions are not by themselves.
void add_with_children(Interpreter& interpreter, const ObjectId& table, bool only, const PublicationMember& member,
                       PublishedObjects& found) {
  const ObjectId id(kind_of<PublicationMember>, member.publication.name(), table);
  const bool known =
      std::any_of(found.members.begin(), found.members.end(), [&](const auto& other) { return other.first == id; });
  if (known) {
    return;
  }
  found.members.emplace_back(id, member);
  if (only) {
    return;
  }
  for (const ObjectId& child : children_of(interpreter.schema(), table)) {
    if (!interpreter.schema().get<Table>(child)->partition_of) {
      add_with_children(interpreter, child, false, member, found);
    }
  }
}

bool add_table(Interpreter& interpreter, Node object, const ObjectId& publication, PublishedObjects& found) {
  const Node relation = object.child(syntax::Rule::relationExpression);
  const Node name = relation.child(syntax::Rule::qualifiedName);
  const ObjectId outside = find_outside(interpreter, name);
  const Named table = outside ? Named{.id = outside} : find_named(interpreter, name, {kind_of<Table>}, "table");
  if (!table) {
    found.outcome = table.outcome;
    return false;
  }
  PublicationMember member{.publication = publication};
  for (const Node column : object.child(syntax::Rule::columnList).children(syntax::Rule::columnName)) {
    const ObjectId id(kind_of<Column>, syntax::identifier_value(column.first_child()), table.id);
    if (!outside && !interpreter.schema().contains(id)) {
      found.outcome = interpreter.missing(Code::unknown_column, column);
      return false;
    }
    member.columns.ids.push_back(id);
  }
  member.condition = interpreter.expression(object.child(syntax::Rule::expression), table.id);
  add_with_children(interpreter, table.id, relation.has(Tok::KW_ONLY), member, found);
  return true;
}

bool add_schema(Interpreter& interpreter, Node object, const ObjectId& publication, PublishedObjects& found) {
  const Node name = object.child(syntax::Rule::identifier);
  Named schema;
  if (name) {
    schema = find_schema(interpreter, name);
  } else {
    const auto& path = interpreter.session()->search_path;
    schema.id = Interpreter::schema_id(path.empty() ? "public" : path.front());
  }
  if (!schema) {
    found.outcome = schema.outcome;
    return false;
  }
  found.members.emplace_back(ObjectId(kind_of<PublicationMember>, publication.name(), schema.id),
                             PublicationMember{.publication = publication});
  return true;
}

/// What the server's preprocess_pubobj_list() refuses; empty for what may stand there.
std::string_view misplaced(Node object, bool lacks_word, bool schemas) {
  const Node relation = object.child(syntax::Rule::relationExpression);
  if (lacks_word) {
    return "TABLE or TABLES IN SCHEMA has to stand before what is published";
  }
  if (!schemas && !relation) {
    return "CURRENT_SCHEMA is no table; write TABLES IN SCHEMA before it";
  }
  const bool plain = !relation || (relation.text() == relation.child(syntax::Rule::qualifiedName).text() &&
                                   Interpreter::name_parts(relation.child(syntax::Rule::qualifiedName)).size() == 1 &&
                                   !object.has(syntax::Rule::columnList) && !object.has(syntax::Rule::expression));
  return schemas && !plain ? "this is no schema; write TABLE before it" : "";
}

std::vector<ObjectId> members_of(const Schema& schema, const ObjectId& publication) {
  std::vector<ObjectId> members;
  for (const ObjectId& id : schema.of_kind(kind_of<PublicationMember>)) {
    if (schema.get<PublicationMember>(id)->publication == publication) {
      members.push_back(id);
    }
  }
  std::sort(members.begin(), members.end());
  return members;
}

Outcome change_members(Interpreter& interpreter, const ObjectId& publication, Node statement) {
  const Node objects = statement.child(syntax::Rule::publicationObjects);
  PublishedObjects found = read_published_objects(interpreter, objects, publication);
  if (found.outcome != Outcome::done) {
    return found.outcome;
  }
  Schema& schema = interpreter.schema();
  const bool drop = statement.has(Tok::KW_DROP);
  if (statement.has(Tok::KW_SET)) {
    for (const ObjectId& id : members_of(schema, publication)) {
      schema.remove(id);
    }
  }
  for (auto& [id, member] : found.members) {
    if (drop && !schema.contains(id)) {
      return interpreter.fail(Code::unknown_object, objects, {"publication member", sql_name(id)});
    }
    if (drop) {
      schema.remove(id);
    } else if (!interpreter.put(id, std::move(member), objects)) {
      return Outcome::failed;
    }
  }
  return Outcome::done;
}

}  // namespace

std::string usual_publication_option(std::string_view name) {
  return name == "publish" ? std::string(usual_operations) : name == "publish_generated_columns" ? "none" : "false";
}

Outcome read_publication_options(Interpreter& interpreter, Node definition, Parameters& options) {
  for (const DefinitionItem& item : read_definition(definition)) {
    const std::optional<std::string> value = option_value(item);
    if (!value) {
      return unknown_option(interpreter, item, "publications");
    }
    if (*value == usual_publication_option(item.name)) {
      options.erase(item.name);
    } else {
      options[item.name] = *value;
    }
  }
  return Outcome::done;
}

PublishedObjects read_published_objects(Interpreter& interpreter, Node objects, const ObjectId& publication) {
  PublishedObjects found;
  bool first = true;
  bool schemas = false;  // `TABLES IN SCHEMA a, b`: what follows without a word is of the same sort
  for (const Node object : objects.children(syntax::Rule::publicationObject)) {
    const bool word = object.has(Tok::KW_TABLES) || object.has(Tok::KW_TABLE);
    schemas = word ? object.has(Tok::KW_TABLES) : schemas;
    const Node relation = object.child(syntax::Rule::relationExpression);
    if (const std::string_view wrong = misplaced(object, first && !word, schemas); !wrong.empty()) {
      found.outcome = interpreter.fail(Code::syntax_error, object, {wrong});
      break;
    }
    first = false;
    bool added = false;
    if (schemas && relation) {
      added = add_schema(interpreter, relation.child(syntax::Rule::qualifiedName), publication, found);
    } else {
      added = relation ? add_table(interpreter, object, publication, found)
                       : add_schema(interpreter, object, publication, found);
    }
    if (!added) {
      break;
    }
  }
  return found;
}

Outcome interpret_create_publication(Interpreter& interpreter, Node statement) {
  const ObjectId id(kind_of<Publication>, Interpreter::name_parts(statement.child(syntax::Rule::identifier)).back());
  Publication publication{.all_tables = statement.has(Tok::KW_ALL)};
  if (const Outcome outcome = read_publication_options(
          interpreter, statement.child(syntax::Rule::withDefinition).child(syntax::Rule::definition),
          publication.options);
      outcome != Outcome::done) {
    return outcome;
  }
  PublishedObjects found = read_published_objects(interpreter, statement.child(syntax::Rule::publicationObjects), id);
  if (found.outcome != Outcome::done) {
    return found.outcome;
  }
  if (!interpreter.put(id, std::move(publication), statement)) {
    return Outcome::failed;
  }
  for (auto& [member_id, member] : found.members) {
    if (!interpreter.put(member_id, std::move(member), statement)) {
      return Outcome::failed;
    }
  }
  return Outcome::done;
}

Outcome interpret_alter_publication(Interpreter& interpreter, Node statement) {
  const Named named =
      find_top_level(interpreter, kind_of<Publication>, statement.child(syntax::Rule::identifier), false);
  if (!named) {
    return named.outcome;
  }
  if (const Node action = shared_action_in(statement)) {
    return run_shared_action(interpreter, named.id, action);
  }
  if (const Node definition = statement.child(syntax::Rule::definition)) {
    Parameters options = interpreter.schema().get<Publication>(named.id)->options;
    const Outcome outcome = read_publication_options(interpreter, definition, options);
    if (outcome == Outcome::done) {
      interpreter.schema().edit<Publication>(named.id)->options = std::move(options);
    }
    return outcome;
  }
  return change_members(interpreter, named.id, statement);
}

}  // namespace ashlar::kinds
