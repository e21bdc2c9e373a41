#include "compiler/kinds/convert_type.h"

#include <algorithm>
#include <map>
#include <set>

#include "compiler/base/quote.h"

namespace ashlar::kinds {

namespace {

bool names(const SqlText& text, const ObjectId& id) {
  return std::any_of(text.slots().begin(), text.slots().end(), [&](const Slot& slot) { return slot.target == id; });
}

/// What uses the type in ways that matter here.
struct Uses {
  std::map<ObjectId, std::vector<ObjectId>> columns;  // by table, in order of declaration
  ObjectId obstacle;                                  // a domain over it, or a composite over it that columns use
};

/// True where rows or other types are built on the composite, so that it cannot be made anew.
bool holds_rows_up(const Schema& schema, const ObjectId& composite) {
  const std::vector<ObjectId> users = schema.users(composite);
  return std::ranges::any_of(users, [&](const ObjectId& user) {
    if (const auto* column = schema.get<Column>(user)) {
      return names(column->type, composite);
    }
    return user.kind() == kind_of<Domain> || user.kind() == kind_of<Composite>;
  });
}

/// Those in `schema` that are in `after` as well: what goes is dropped before the type is changed.
Uses uses_of(const Schema& schema, const Schema& after, const ObjectId& type) {
  Uses uses;
  for (const ObjectId& id : schema.users(type)) {
    if (const auto* column = schema.get<Column>(id)) {
      if (names(column->type, type) && !column->inherited && after.contains(id)) {
        uses.columns[id.parent()].push_back(id);
      }
      continue;
    }
    bool obstructs = false;
    if (const auto* domain = schema.get<Domain>(id)) {
      obstructs = names(domain->type, type);
    } else if (const auto* composite = schema.get<Composite>(id)) {
      obstructs = std::any_of(composite->attributes.begin(), composite->attributes.end(),
                              [&](const Attribute& attribute) { return names(attribute.type, type); }) &&
                  holds_rows_up(schema, id);
    }
    if (obstructs && (!uses.obstacle || id < uses.obstacle)) {
      uses.obstacle = id;
    }
  }
  for (auto& [table, columns] : uses.columns) {
    std::sort(columns.begin(), columns.end(), [&](const ObjectId& a, const ObjectId& b) {
      return schema.entry(a)->ordinal < schema.entry(b)->ordinal;
    });
  }
  return uses;
}

/// A name that nothing in the schema has, short enough to be kept whole.
ObjectId aside(const Schema& schema, const ObjectId& id) {
  constexpr std::size_t longest = 50;
  for (int i = 0;; ++i) {
    std::string name = truncate_identifier(id.name(), longest) + "__replaced";
    name += i == 0 ? "" : std::to_string(i);
    if (schema.named(id.parent().name(), name).empty()) {
      return {id.kind(), std::move(name), id.parent()};
    }
  }
}

/// True for what the server cannot carry over to the new type: it holds constants or operators of the old one.
bool bound_to_old_type(const Object& object) {
  if (const auto* constraint = std::get_if<Constraint>(&object)) {
    return constraint->type != ConstraintType::primary_key && constraint->type != ConstraintType::unique;
  }
  if (const auto* index = std::get_if<Index>(&object)) {
    return !index->predicate.empty() || std::any_of(index->elements.begin(), index->elements.end(),
                                                    [](const IndexElement& element) { return !element.column; });
  }
  return !std::holds_alternative<Column>(object) && blocks_retyping(object);
}

/// What names one of the columns, but for what stands in it.
std::set<ObjectId> users_of(const Schema& schema, const Uses& uses) {
  std::set<ObjectId> users;
  for (const auto& [table, columns] : uses.columns) {
    for (const ObjectId& column : columns) {
      for (ObjectId& user : schema.users(column)) {
        if (user.parent() != column) {
          users.insert(std::move(user));
        }
      }
    }
  }
  return users;
}

/// What has to be made anew with the columns' type.
void find_rebuilt(const Emit& emit, const Uses& uses, Alteration& alteration) {
  const Schema& schema = *emit.before;
  for (const ObjectId& id : users_of(schema, uses)) {
    if (bound_to_old_type(*schema.find(id))) {
      alteration.rebuild.push_back(id);
    } else if (const auto* column = schema.get<Column>(id);
               column != nullptr && !column->generated.empty() && alteration.refused.empty()) {
      alteration.refused = display_name(id) + " is generated from a column of that type";
    }
  }
}

/// What will keep the columns from being retyped once it is there: it comes after that.
void find_following(const Emit& emit, const Uses& uses, Alteration& alteration) {
  for (const ObjectId& id : users_of(*emit.schema, uses)) {
    if (!emit.before->contains(id) && blocks_retyping(*emit.schema->find(id))) {
      alteration.rebuild.push_back(id);
    }
  }
}

/// What keeps the columns from being retyped.
void find_blocking(const Emit& emit, const Uses& uses, Alteration& alteration) {
  for (const ObjectId& id : users_of(*emit.before, uses)) {
    if (blocks_retyping(*emit.before->find(id))) {
      alteration.rebuild.push_back(id);
    }
  }
}

/// One ALTER TABLE for each table: all its columns are converted in one pass over the rows. A default that names
/// the type is the planner's to take off and set; one that changes is set by its own step.
void convert_columns(const Emit& emit, const ObjectId& type_id, bool through_text, const ObjectId& table,
                     const std::vector<ObjectId>& columns, Statements& statements) {
  const Schema& before = *emit.before;
  const bool has_rows = !before.get<Table>(table)->server;  // those of a foreign table are elsewhere
  std::string without_defaults;
  std::string convert;
  std::string with_defaults;
  const auto add = [](std::string& list, const std::string& action) { list += (list.empty() ? "" : ",\n  ") + action; };
  for (const ObjectId& id : columns) {
    const std::string name = quote_identifier(id.name());
    const std::string& type = before.get<Column>(id)->type.text();
    const std::string through = !through_text ? "" : type.ends_with("[]") ? "::text[]" : "::text";
    const ObjectId default_id(kind_of<DefaultValue>, "", id);
    const auto* value = before.get<DefaultValue>(default_id);
    if (value != nullptr && !names(value->expression, type_id)) {
      add(without_defaults, "ALTER COLUMN " + name + " DROP DEFAULT");
      const auto* wanted = emit.schema->get<DefaultValue>(default_id);
      if (wanted != nullptr && wanted->expression == value->expression) {
        add(with_defaults, "ALTER COLUMN " + name + " SET DEFAULT " + value->expression.text());
      }
    }
    const std::string cast = has_rows ? " USING " + name + through + "::" + type : "";
    add(convert, "ALTER COLUMN " + name + " TYPE " + type + cast);
  }
  const std::string alter = "ALTER TABLE " + sql_name(table) + "\n  ";
  const auto write = [&](const std::string& actions, std::vector<Hazard> hazards) {
    if (!actions.empty()) {
      statements.push_back({.sql = alter + actions, .hazards = std::move(hazards), .lock = Lock::access_exclusive});
    }
  };
  write(without_defaults, {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK});
  // A row that still holds a removed label, or what the new type cannot say, makes the conversion fail.
  write(convert, {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK, Hazard::REWRITES_TABLE, Hazard::CORRECTNESS});
  write(with_defaults, {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK});
}

/// Owner, grants and comment went with the old type. Those that change have steps of their own after this one, which
/// start from the state before.
void attributes_again(const Emit& emit, const ObjectId& id, Statements& statements) {
  std::vector<ObjectId> attributes;
  for (const ObjectId& child : emit.before->children(id)) {
    if (kind_info(child.kind()).attribute && emit.schema->contains(child)) {
      attributes.push_back(child);
    }
  }
  std::sort(attributes.begin(), attributes.end(), [](const ObjectId& a, const ObjectId& b) {
    const int rank_a = kind_info(a.kind()).rank;
    const int rank_b = kind_info(b.kind()).rank;
    return rank_a != rank_b ? rank_a < rank_b : a < b;
  });
  const Emit in_before{emit.postgres, emit.before};
  for (const ObjectId& attribute : attributes) {
    for (Statement& statement : ashlar::create(in_before, attribute, *emit.before->find(attribute), Parts{})) {
      statements.push_back(std::move(statement));
    }
  }
}

}  // namespace

void convert_type(const Emit& emit, const ObjectId& id, NewType made, Alteration& alteration) {
  const Uses uses = uses_of(*emit.before, *emit.schema, id);
  if (uses.obstacle) {
    alteration.refused = display_name(uses.obstacle) + " is built on it";
    return;
  }
  find_rebuilt(emit, uses, alteration);
  const ObjectId old = aside(*emit.before, id);
  Statements& statements = alteration.statements;
  statements.push_back(
      {.sql = "ALTER " + made.keyword + " " + sql_name(id) + " RENAME TO " + quote_identifier(old.name())});
  append(statements, std::move(made.create));
  for (const auto& [table, columns] : uses.columns) {
    convert_columns(emit, id, made.through_text, table, columns, statements);
  }
  statements.push_back({.sql = "DROP " + made.keyword + " " + sql_name(old)});
  attributes_again(emit, id, statements);
  alteration.rebuild_dependents = true;
  alteration.replaces_type = true;
}

namespace {

/// Columns of one table to text, and back to the type.
struct ThroughText {
  std::string there;
  std::string back;
};

ThroughText through_text(const Emit& emit, const ObjectId& type_id, const std::vector<ObjectId>& columns) {
  ThroughText result;
  const auto add = [](std::string& list, const std::string& action) {
    list += (list.empty() ? "\n  " : ",\n  ") + action;
  };
  for (const ObjectId& id : columns) {
    const Column& column = *emit.before->get<Column>(id);
    const std::string name = quote_identifier(id.name());
    const std::string alter = "ALTER COLUMN " + name + " ";
    const std::string& type = column.type.text();
    const std::string text = type.ends_with("[]") ? "text[]" : "text";
    const bool has_rows = !emit.before->get<Table>(id.parent())->server;  // those of a foreign table are elsewhere
    const ObjectId default_id(kind_of<DefaultValue>, "", id);
    const auto* value = emit.before->get<DefaultValue>(default_id);
    const bool keeps_default = value != nullptr && !names(value->expression, type_id);
    if (keeps_default) {
      add(result.there, alter + "DROP DEFAULT");
    }
    add(result.there, alter + "TYPE " + text + (has_rows ? " USING " + name + "::" + text : ""));
    add(result.back, alter + "TYPE " + type + (has_rows ? " USING " + name + "::" + type : ""));
    const auto* wanted = emit.schema->get<DefaultValue>(default_id);
    if (keeps_default && wanted != nullptr && wanted->expression == value->expression) {
      add(result.back, alter + "SET DEFAULT " + value->expression.text());
    }
    if (!column.storage.empty()) {  // the server gives it that of the type
      add(result.back, alter + "SET STORAGE " + column.storage);
    }
  }
  return result;
}

}  // namespace

bool convert_through_text(const Emit& emit, const ObjectId& id, Statements create, Alteration& alteration) {
  const Uses uses = uses_of(*emit.before, *emit.schema, id);
  const std::set<ObjectId> users = users_of(*emit.before, uses);
  const bool stays = std::ranges::any_of(users, [&](const ObjectId& user) {  // in a partition key, in another column
    return user.kind() == kind_of<Table> || user.kind() == kind_of<Column>;
  });
  if (uses.columns.empty() || uses.obstacle || stays) {
    return false;
  }
  for (const ObjectId& user : users) {
    const Object& object = *emit.before->find(user);
    if (std::holds_alternative<Constraint>(object) || std::holds_alternative<Index>(object) ||
        blocks_retyping(object)) {
      alteration.rebuild.push_back(user);
    }
  }
  Statements back;
  for (const auto& [table, columns] : uses.columns) {
    const ThroughText through = through_text(emit, id, columns);
    const std::string alter = "ALTER TABLE " + sql_name(table);
    const std::vector<Hazard> rewrite{Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK, Hazard::REWRITES_TABLE};
    alteration.statements.push_back({.sql = alter + through.there, .hazards = rewrite, .lock = Lock::access_exclusive});
    back.push_back({.sql = alter + through.back, .hazards = rewrite, .lock = Lock::access_exclusive});
    back.back().hazards.push_back(Hazard::CORRECTNESS);  // the new type may not be able to say what a row holds
  }
  alteration.statements.push_back({.sql = "DROP TYPE " + sql_name(id)});
  append(alteration.statements, std::move(create));
  append(alteration.statements, std::move(back));
  attributes_again(emit, id, alteration.statements);
  alteration.rebuild_dependents = true;
  alteration.replaces_type = true;
  return true;
}

void constrain_domain(const Emit& emit, const ObjectId& domain, Statements adding, Alteration& alteration) {
  const Schema& before = *emit.before;
  Uses uses = uses_of(before, *emit.schema, domain);
  if (uses.obstacle && uses.obstacle.kind() == kind_of<Composite>) {
    alteration.refused = display_name(uses.obstacle) + " has it, and rows have that; PostgreSQL cannot look into them";
    return;
  }
  const std::string base = before.get<Domain>(domain)->type.text();
  Statements leave;
  Statements come_back;
  for (auto& [table, columns] : uses.columns) {
    std::erase_if(columns, [&](const ObjectId& id) { return !before.get<Column>(id)->type.text().ends_with("[]"); });
    std::string to_base;
    std::string to_domain;
    const auto add = [](std::string& list, const std::string& action) {
      list += (list.empty() ? "\n  " : ",\n  ") + action;
    };
    for (const ObjectId& id : columns) {
      const std::string column = "ALTER COLUMN " + quote_identifier(id.name());
      // A default is kept as a value of the type that the column had.
      const ObjectId default_id(kind_of<DefaultValue>, "", id);
      if (before.contains(default_id)) {
        add(to_base, column + " DROP DEFAULT");
      }
      add(to_base, column + " TYPE " + base + "[]");
      add(to_domain, column + " TYPE " + before.get<Column>(id)->type.text());
      if (const auto* value = emit.schema->get<DefaultValue>(default_id); value && before.contains(default_id)) {
        add(to_domain, column + " SET DEFAULT " + value->expression.text());
      }
    }
    const std::vector<Hazard> hazards{Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK, Hazard::REWRITES_TABLE};
    for (auto& [statements, actions] : {std::pair{&leave, to_base}, std::pair{&come_back, to_domain}}) {
      if (!actions.empty()) {
        statements->push_back(
            {.sql = "ALTER TABLE " + sql_name(table) + actions, .hazards = hazards, .lock = Lock::access_exclusive});
      }
    }
  }
  std::erase_if(uses.columns, [](const auto& one) { return one.second.empty(); });
  if (uses.columns.empty()) {
    return;
  }
  if (base.ends_with("[]")) {
    alteration.refused = "columns have arrays of it, and it is made of arrays";
    return;
  }
  find_blocking(emit, uses, alteration);
  find_following(emit, uses, alteration);
  for (Statements* part : {&leave, &adding, &come_back}) {
    append(alteration.statements, std::move(*part));
  }
}

}  // namespace ashlar::kinds
