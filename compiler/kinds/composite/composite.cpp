#include "compiler/kinds/composite/composite.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string type_and_collation(const Attribute& attribute) {
  return attribute.type.text() + (attribute.collation.empty() ? "" : " COLLATE " + attribute.collation.text());
}

std::string attribute_list(const Composite& object) {
  std::string list;
  for (const Attribute& attribute : object.attributes) {
    list += list.empty() ? "\n  " : ",\n  ";
    list += quote_identifier(attribute.name) + " " + type_and_collation(attribute);
  }
  return list.empty() ? "()" : "(" + list + "\n)";
}

const Attribute* attribute_named(const std::vector<Attribute>& attributes, const std::string& name) {
  const auto at = std::find_if(attributes.begin(), attributes.end(),
                               [&](const Attribute& attribute) { return attribute.name == name; });
  return at == attributes.end() ? nullptr : &*at;
}

/// The renames that lead from `before` to `after`, noted in either (the way back exchanges them): old, new.
std::vector<std::pair<std::string, std::string>> attribute_renames(const Composite& before, const Composite& after) {
  std::vector<std::pair<std::string, std::string>> renames;
  const auto consider = [&](const std::string& from, const std::string& to) {
    if (attribute_named(before.attributes, from) != nullptr && attribute_named(before.attributes, to) == nullptr &&
        attribute_named(after.attributes, to) != nullptr && attribute_named(after.attributes, from) == nullptr) {
      renames.emplace_back(from, to);
    }
  };
  for (const auto& [now, old] : after.renamed_attributes) {
    consider(old, now);
  }
  for (const auto& [now, old] : before.renamed_attributes) {
    consider(now, old);
  }
  return renames;
}

/// A table's column, in both states, whose type names the composite.
ObjectId column_of_type(const Schema& before, const Schema& after, const ObjectId& type) {
  ObjectId found;
  for (const ObjectId& id : before.of_kind(kind_of<Column>)) {
    const auto* column = before.get<Column>(id);
    if (after.contains(id) && (!found || id < found) &&
        std::any_of(column->type.slots().begin(), column->type.slots().end(),
                    [&](const Slot& slot) { return slot.target == type; })) {
      found = id;
    }
  }
  return found;
}

/// Values of the type may be stored, or be computed in functions the compiler does not look into.
Statement alter_type(const ObjectId& id, const std::string& actions) {
  return {
      .sql = "ALTER TYPE " + sql_name(id) + actions, .hazards = {Hazard::CORRECTNESS}, .lock = Lock::access_exclusive};
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Composite& object) {
  return {{.sql = "CREATE TYPE " + sql_name(id) + " AS " + attribute_list(object)}};
}

Alteration alter(const Emit& emit, const ObjectId& id, const Composite& before, const Composite& after,
                 const Changed&) {
  Alteration alteration;
  bool retyped = false;
  std::vector<Attribute> attributes = before.attributes;
  for (const auto& [from, to] : attribute_renames(before, after)) {
    alteration.statements.push_back(
        alter_type(id, " RENAME ATTRIBUTE " + quote_identifier(from) + " TO " + quote_identifier(to)));
    const auto at = std::find_if(attributes.begin(), attributes.end(),
                                 [&, old = from](const Attribute& attribute) { return attribute.name == old; });
    at->name = to;
  }
  std::string actions;
  const auto add = [&](const std::string& action) { actions += (actions.empty() ? "\n  " : ",\n  ") + action; };
  std::vector<std::string> order;
  for (const Attribute& attribute : attributes) {
    const Attribute* kept = attribute_named(after.attributes, attribute.name);
    if (kept == nullptr) {
      add("DROP ATTRIBUTE " + quote_identifier(attribute.name));
      continue;
    }
    order.push_back(attribute.name);
    if (!(*kept == attribute)) {
      retyped = true;
      add("ALTER ATTRIBUTE " + quote_identifier(attribute.name) + " SET DATA TYPE " + type_and_collation(*kept));
    }
  }
  alteration.rebuild_dependents = !actions.empty();
  for (const Attribute& attribute : after.attributes) {
    if (attribute_named(attributes, attribute.name) == nullptr) {
      add("ADD ATTRIBUTE " + quote_identifier(attribute.name) + " " + type_and_collation(attribute));
      order.push_back(attribute.name);
    }
  }
  const bool same_order =
      std::equal(order.begin(), order.end(), after.attributes.begin(), after.attributes.end(),
                 [](const auto& name, const Attribute& attribute) { return name == attribute.name; });
  if (!same_order || retyped) {
    if (const ObjectId user = column_of_type(*emit.before, *emit.schema, id)) {
      alteration.refused = display_name(user) + " is of that type";
      return alteration;
    }
  }
  if (!same_order) {
    return {.replace = true};  // attributes are only ever added at the end
  }
  if (!actions.empty()) {
    alteration.statements.push_back(alter_type(id, actions));
  }
  return alteration;
}

Statements verify(const Emit&, const ObjectId& id, const Composite& object) {
  // The same type made anew tells types, modifiers and collations without spelling them.
  const auto rows = [](const std::string& relation) {
    return "SELECT attname, atttypid, atttypmod, attcollation, pg_catalog.row_number() OVER (ORDER BY attnum)"
           " FROM pg_catalog.pg_attribute WHERE attrelid = " +
           relation + " AND attnum > 0 AND NOT attisdropped";
  };
  const std::string actual = rows(reg_literal(id, "regclass"));
  const std::string expected = rows("'pg_temp.ashlar_expected'::pg_catalog.regclass");
  return {{.sql = "CREATE TYPE pg_temp.ashlar_expected AS " + attribute_list(object)},
          verify_that("NOT EXISTS ((" + actual + ") EXCEPT (" + expected + "))\n     AND NOT EXISTS ((" + expected +
                          ") EXCEPT (" + actual + "))\n     AND EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = " +
                          reg_literal(id, "regtype") + " AND typtype = 'c')",
                      display_name(id) + " does not have the attributes declared"),
          {.sql = "DROP TYPE pg_temp.ashlar_expected"}};
}

}  // namespace ashlar::kinds
