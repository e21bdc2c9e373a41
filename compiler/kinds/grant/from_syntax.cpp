#include "compiler/kinds/grant/from_syntax.h"

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/language/from_syntax.h"
#include "compiler/kinds/sequence/identity_sequence.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

std::vector<std::string> column_names(Node column_list) {
  std::vector<std::string> names;
  for (const Node column : column_list.children(syntax::Rule::columnName)) {
    names.push_back(syntax::identifier_value(column.first_child()));
  }
  return names;
}

/// The keyword of a privilege, which the grammar has as a name where it is none in SQL: INSERT, USAGE, …
std::string privilege_keyword(Node privilege) {
  std::string keyword;
  for (const Node child : privilege) {
    if (!child.is(syntax::Rule::columnList)) {
      keyword += (keyword.empty() ? "" : " ") + to_upper(child.text());
    }
  }
  return keyword;
}

/// What a statement's ON means: Objects, or the outcome where one is not there.
struct Targets {
  std::vector<ObjectId> ids;
  Outcome outcome = Outcome::done;

  bool add(const Named& named) {
    if (named) {
      ids.push_back(named.id);
    } else {
      outcome = named.outcome;
    }
    return outcome == Outcome::done;
  }
};

/// ALL … IN SCHEMA: those that are there at this point, as on the server.
Targets all_in_schemas(Interpreter& interpreter, Node target) {
  Targets targets;
  const auto wanted = [&](Kind kind) {
    const KindInfo& info = kind_info(kind);
    switch (privilege_class(kind)) {
      case PrivilegeClass::table:
        return target.has(Tok::KW_TABLES);
      case PrivilegeClass::sequence:
        return target.has(Tok::KW_SEQUENCES);
      case PrivilegeClass::routine:
        return target.has(Tok::KW_ROUTINES) ||
               target.has(info.keyword == "PROCEDURE" ? Tok::KW_PROCEDURES : Tok::KW_FUNCTIONS);
      default:
        return false;
    }
  };
  for (const Node name : target.child(syntax::Rule::nameList).children(syntax::Rule::identifier)) {
    const Named schema = find_schema(interpreter, name);
    if (!schema) {
      targets.outcome = schema.outcome;
      return targets;
    }
    for (const ObjectId& id : interpreter.schema().children(schema.id)) {
      if (wanted(id.kind()) && !interpreter.declared_later(id)) {
        targets.ids.push_back(id);
      }
      if (id.kind() == kind_of<Table> && wanted(kind_of<Sequence>) && !interpreter.declared_later(id)) {
        for (const auto& [sequence, column] : identity_sequences(interpreter.schema(), id)) {
          targets.ids.push_back(sequence);
        }
      }
    }
  }
  std::sort(targets.ids.begin(), targets.ids.end());
  return targets;
}

Named find_relation_target(Interpreter& interpreter, Node name, bool sequence) {
  if (!interpreter.find_relation(name)) {
    if (const ObjectId id = find_identity_sequence(interpreter, name)) {
      return {id};
    }
  }
  if (const ObjectId id = find_outside(interpreter, name); id && !sequence) {
    return {id};
  }
  if (sequence) {
    return find_named(interpreter, name, {kind_of<Sequence>}, "sequence");
  }
  return find_named(interpreter, name, {kind_of<Table>, kind_of<View>, kind_of<MaterializedView>, kind_of<Sequence>},
                    "relation");
}

/// A schema; one that nobody declares, and whose name is not nearly another's, is somebody else's.
Named find_granted_schema(Interpreter& interpreter, Node name) {
  const std::string word = Interpreter::name_parts(name).back();
  if (interpreter.last_round()) {
    std::vector<std::string> known{"public"};
    for (const ObjectId& id : interpreter.schema().children({}, kind_of<Namespace>)) {
      known.push_back(id.name());
    }
    if (closest(word, known).empty()) {
      return {.id = Interpreter::schema_id(word)};
    }
  }
  return find_schema(interpreter, name);
}

/// What stands in no schema, by its one name. Databases and tablespaces are the cluster's, whether they are there or
/// not.
Named find_by_name(Interpreter& interpreter, Node target, Node name) {
  if (target.has(Tok::KW_SCHEMA)) {
    return find_granted_schema(interpreter, name);
  }
  if (target.has(Tok::KW_WRAPPER)) {
    return find_wrapper(interpreter, name);
  }
  if (target.has(Tok::KW_SERVER)) {
    return find_top_level(interpreter, kind_of<Server>, name);
  }
  if (target.has(Tok::KW_LANGUAGE)) {
    return find_language(interpreter, name);
  }
  const Kind kind = target.has(Tok::KW_DATABASE) ? kind_of<Database> : kind_of<Tablespace>;
  return {.id = ObjectId(kind, Interpreter::name_parts(name).back())};
}

Targets find_targets(Interpreter& interpreter, Node target) {
  Targets targets;
  if (target.has(Tok::KW_ALL)) {
    return all_in_schemas(interpreter, target);
  }
  if (target.has(syntax::Rule::functionSignature)) {
    for (const Node signature : target.children(syntax::Rule::functionSignature)) {
      // To GRANT an aggregate is a function.
      Named named = find_routine(interpreter, signature, "ROUTINE");
      if (!targets.add(named)) {
        return targets;
      }
    }
    return targets;
  }
  if (const Node names = target.child(syntax::Rule::nameList)) {
    for (const Node name : names.children(syntax::Rule::identifier)) {
      if (!targets.add(find_by_name(interpreter, target, name))) {
        return targets;
      }
    }
    return targets;
  }
  for (const Node name : target.children(syntax::Rule::settingName)) {
    targets.ids.emplace_back(kind_of<ServerParameter>, to_lower(join(Interpreter::name_parts(name), ".")));
  }
  if (!targets.ids.empty()) {
    return targets;
  }
  const Node names = target.child(syntax::Rule::qualifiedNameList);
  if (!names) {
    targets.outcome = interpreter.unmodelled(target, {"GRANT and REVOKE ON " + keywords_of(target)});
    return targets;
  }
  const bool types = target.has(Tok::KW_TYPE) || target.has(Tok::KW_DOMAIN);
  for (const Node name : names.children(syntax::Rule::qualifiedName)) {
    if (!targets.add(types ? find_own_type(interpreter, name)
                           : find_relation_target(interpreter, name, target.has(Tok::KW_SEQUENCE)))) {
      return targets;
    }
  }
  return targets;
}

/// The privileges of a grantee on an Object: those declared, else those that everything has by default.
Privileges held(const Interpreter& interpreter, const Schema& schema, const ObjectId& target,
                const std::string& grantee) {
  if (const auto* grant = schema.get<Grant>(ObjectId(kind_of<Grant>, grantee, target))) {
    return grant->privileges;
  }
  return built_in_privileges(target, grantee, owner_of(schema, target), interpreter.postgres());
}

void keep(Interpreter& interpreter, const ObjectId& target, const std::string& grantee, Privileges privileges,
          Span at) {
  Schema& schema = interpreter.schema();
  const ObjectId id(kind_of<Grant>, grantee, target);
  if (privileges == built_in_privileges(target, grantee, owner_of(schema, target), interpreter.postgres())) {
    schema.remove(id);
  } else {
    schema.put(id, Grant{std::move(privileges), identity_column_of(schema, target)}, at);
  }
}

/// REVOKE on a table takes the same privileges on its columns away.
void revoke_columns(Interpreter& interpreter, const PrivilegeChange& change, const std::vector<std::string>& keywords,
                    const ObjectId& table, const std::string& grantee, Span at) {
  Schema& schema = interpreter.schema();
  std::vector<ObjectId> columns;
  for (const ObjectId& id : schema.of_kind(kind_of<Grant>)) {
    if (id.name() == grantee && id.parent().kind() == kind_of<Column> && id.parent().parent() == table) {
      columns.push_back(id.parent());
    }
  }
  for (const ObjectId& column : columns) {
    Privileges privileges = held(interpreter, schema, column, grantee);
    apply_change(change, keywords, privileges);
    keep(interpreter, column, grantee, std::move(privileges), at);
  }
}

void change_object(Interpreter& interpreter, const PrivilegeChange& change, const std::vector<std::string>& keywords,
                   const ObjectId& target, Span at) {
  for (const std::string& grantee : change.grantees) {
    Privileges privileges = held(interpreter, interpreter.schema(), target, grantee);
    apply_change(change, keywords, privileges);
    keep(interpreter, target, grantee, std::move(privileges), at);
    if (change.revoke && privilege_class(target.kind()) == PrivilegeClass::table) {
      revoke_columns(interpreter, change, keywords, target, grantee, at);
    }
  }
}

void change_column(Interpreter& interpreter, const PrivilegeChange& change, const std::vector<std::string>& keywords,
                   const ObjectId& table, const std::string& column, Node at) {
  const ObjectId target(kind_of<Column>, column, table);
  for (const std::string& grantee : change.grantees) {
    Privileges privileges = held(interpreter, interpreter.schema(), target, grantee);
    const bool effective = apply_change(change, keywords, privileges);
    const Privileges of_table = held(interpreter, interpreter.schema(), table, grantee);
    const bool shadowed = std::any_of(keywords.begin(), keywords.end(),
                                      [&](const std::string& keyword) { return of_table.contains(keyword); });
    if (change.revoke && !effective && shadowed) {
      interpreter.diagnostics().report(Code::ineffective_revoke, at.span(),
                                       {"the privilege is granted on the whole " + display_name(table)},
                                       "revoke it on the table and grant it on the other columns");
    }
    keep(interpreter, target, grantee, std::move(privileges), at.span());
  }
}

/// Checks all before anything is changed.
Outcome check_items(Interpreter& interpreter, const PrivilegeChange& change, const std::vector<ObjectId>& targets) {
  for (const ObjectId& target : targets) {
    for (const PrivilegeItem& item : change.items) {
      const PrivilegeClass of = item.columns.empty() ? privilege_class(target.kind()) : PrivilegeClass::column;
      if (keywords_for(item, of, interpreter.postgres()).empty()) {
        return interpreter.fail(Code::unknown_privilege, item.at, {item.keyword, display_name(target)});
      }
      for (const Node name : item.at.find(syntax::Rule::columnList).children(syntax::Rule::columnName)) {
        const ObjectId column(kind_of<Column>, syntax::identifier_value(name.first_child()), target);
        if (target.kind() == kind_of<Table> && interpreter.schema().contains(target) &&
            !interpreter.schema().contains(column)) {
          return interpreter.missing(Code::unknown_column, name);
        }
      }
    }
  }
  return Outcome::done;
}

Outcome interpret_change(Interpreter& interpreter, Node statement) {
  // Privileges are given and taken in the order in which they are written.
  if (interpreter.earlier_waits()) {
    return Outcome::deferred;
  }
  const PrivilegeChange change = read_privilege_change(interpreter, statement);
  const Targets targets = find_targets(interpreter, statement.child(syntax::Rule::grantTarget));
  if (targets.outcome != Outcome::done) {
    return targets.outcome;
  }
  if (const Outcome outcome = check_items(interpreter, change, targets.ids); outcome != Outcome::done) {
    return outcome;
  }
  for (const ObjectId& target : targets.ids) {
    for (const PrivilegeItem& item : change.items) {
      const PrivilegeClass of = item.columns.empty() ? privilege_class(target.kind()) : PrivilegeClass::column;
      const std::vector<std::string> keywords = keywords_for(item, of, interpreter.postgres());
      if (item.columns.empty()) {
        change_object(interpreter, change, keywords, target, statement.span());
      }
      for (const std::string& column : item.columns) {
        change_column(interpreter, change, keywords, target, column, item.at);
      }
    }
  }
  return Outcome::done;
}

}  // namespace

PrivilegeChange read_privilege_change(const Interpreter& interpreter, Node statement) {
  PrivilegeChange change;
  change.revoke = statement.has(Tok::KW_REVOKE);
  change.grant_option = statement.has(Tok::KW_OPTION);
  const Node list = statement.child(syntax::Rule::privilegeList);
  if (list.has(Tok::KW_ALL)) {
    change.items.push_back({{}, column_names(list.child(syntax::Rule::columnList)), list});
  }
  for (const Node privilege : list.children(syntax::Rule::privilege)) {
    change.items.push_back(
        {privilege_keyword(privilege), column_names(privilege.child(syntax::Rule::columnList)), privilege});
  }
  for (const Node grantee : statement.child(syntax::Rule::granteeList).children(syntax::Rule::grantee)) {
    change.grantees.push_back(role_name(interpreter, grantee.child(syntax::Rule::roleSpecification)));
  }
  return change;
}

std::vector<std::string> keywords_for(const PrivilegeItem& item, PrivilegeClass privilege_class, int postgres) {
  std::vector<std::string> keywords;
  for (const std::string_view known : all_privileges(privilege_class, postgres)) {
    const bool is_short = item.keyword == "TEMP" && known == "TEMPORARY";
    if (item.keyword.empty() || item.keyword == known || is_short) {
      keywords.emplace_back(known);
    }
  }
  return keywords;
}

bool apply_change(const PrivilegeChange& change, const std::vector<std::string>& keywords, Privileges& privileges) {
  const Privileges before = privileges;
  for (const std::string& keyword : keywords) {
    if (!change.revoke) {
      bool& grantable = privileges[keyword];
      grantable = grantable || change.grant_option;
    } else if (!change.grant_option) {
      privileges.erase(keyword);
    } else if (const auto at = privileges.find(keyword); at != privileges.end()) {
      at->second = false;
    }
  }
  return privileges != before;
}

Outcome interpret_grant(Interpreter& interpreter, Node statement) {
  const Outcome outcome =
      interpreter.earlier_privileges_wait() ? Outcome::deferred : interpret_change(interpreter, statement);
  interpreter.privileges_wait(outcome == Outcome::deferred);
  return outcome;
}

Outcome interpret_revoke(Interpreter& interpreter, Node statement) {
  return interpret_grant(interpreter, statement);
}

}  // namespace ashlar::kinds
