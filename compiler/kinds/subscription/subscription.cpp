#include "compiler/kinds/subscription/subscription.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/subscription/options.h"

namespace ashlar::kinds {

namespace {

std::string option_item(const std::string& name, const std::string& value) {
  const bool no_slot = name == "slot_name" && value == no_slot_name;
  return quote_identifier(name) + " = " + (no_slot ? std::string("NONE") : quote_literal(value));
}

std::string publication_names(const Subscription& object) {
  std::vector<std::string> names;
  for (const std::string& name : object.publications) {
    names.push_back(quote_identifier(name));
  }
  return join(names, ", ");
}

bool is_enabled(const Subscription& object) {
  return !object.options.contains("enabled");
}

bool has_slot(const Subscription& object) {
  const auto slot = object.options.find("slot_name");
  return slot != object.options.end() && slot->second != no_slot_name;
}

Statement altering(const ObjectId& id, const std::string& action) {
  return {.sql = "ALTER SUBSCRIPTION " + sql_name(id) + " " + action, .hazards = {Hazard::CORRECTNESS}};
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Subscription& object) {
  std::vector<std::string> items;
  if (!object.connect) {
    items.emplace_back("connect = false");  // with which it begins disabled
  } else {
    if (!object.create_slot) {
      items.emplace_back("create_slot = false");
    }
    if (!object.copy_data) {
      items.emplace_back("copy_data = false");
    }
  }
  for (const auto& [name, value] : object.options) {
    const bool usual = (name == "slot_name" && value == id.name()) || (name == "enabled" && !object.connect);
    if (!usual) {
      items.push_back(option_item(name, value));
    }
  }
  Statements statements{{.sql = "CREATE SUBSCRIPTION " + sql_name(id) + " CONNECTION " +
                                quote_literal(object.connection) + " PUBLICATION " + publication_names(object) +
                                (items.empty() ? "" : " WITH (" + join(items, ", ") + ")"),
                         .transactional = !object.connect || !object.create_slot}};
  if (!object.connect && is_enabled(object)) {
    statements.push_back(altering(id, "ENABLE"));
  }
  return statements;
}

// With a slot this asks the other server to drop it, which no transaction can take back.
Statements drop(const Emit&, const ObjectId& id, const Subscription& object) {
  return {{.sql = "DROP SUBSCRIPTION " + sql_name(id),
           .hazards = {Hazard::CORRECTNESS},
           .transactional = !has_slot(object)}};
}

Alteration alter(const Emit& emit, const ObjectId& id, const Subscription& before, const Subscription& after,
                 const Changed& changed) {
  const OptionChanges changes = option_changes(before.options, after.options);
  Parameters options = changes.set;
  for (const std::string& name : changes.reset) {
    options[name] = usual_subscription_option(name, emit.postgres);
  }
  const auto two_phase = options.find("two_phase");
  const bool of_slot = options.contains("failover") || (two_phase != options.end() && two_phase->second == "false");
  if ((two_phase != options.end() && emit.postgres < 18) || (of_slot && !has_slot(before))) {
    return {.replace = true};
  }
  // These are refused while it runs, and those that are the slot's are set on the other server.
  const bool halts = is_enabled(before) && (two_phase != options.end() || options.contains("failover"));
  options.erase("enabled");
  Alteration alteration;
  if (halts || (is_enabled(before) && !is_enabled(after))) {
    alteration.statements.push_back(altering(id, "DISABLE"));
  }
  if (changed.has("connection")) {
    alteration.statements.push_back(altering(id, "CONNECTION " + quote_literal(after.connection)));
  }
  std::vector<std::string> items;
  for (const auto& [name, value] : options) {
    items.push_back(option_item(name, value));
  }
  if (!items.empty()) {
    alteration.statements.push_back(altering(id, "SET (" + join(items, ", ") + ")"));
    alteration.statements.back().transactional = !of_slot;
  }
  if (halts && is_enabled(after)) {
    alteration.statements.push_back(altering(id, "ENABLE"));
  }
  if (changed.has("publications")) {
    // One that runs asks the other server for the tables, which no transaction can take back.
    const bool refresh = is_enabled(before) && is_enabled(after);
    Statement& statement = alteration.statements.emplace_back(
        altering(id, "SET PUBLICATION " + publication_names(after) + (refresh ? "" : " WITH (refresh = false)")));
    statement.transactional = !refresh;
  }
  if (!is_enabled(before) && is_enabled(after)) {
    alteration.statements.push_back(altering(id, "ENABLE"));
  }
  return alteration;
}

// The connection is not compared: a script is no place for a password, and few may read it on the server.
Statements verify(const Emit& emit, const ObjectId& id, const Subscription& object) {
  std::vector<std::string> names;
  for (const std::string& name : object.publications) {
    names.push_back(quote_literal(name));
  }
  const auto value = [&](std::string_view name) {
    const auto at = object.options.find(name);
    return at == object.options.end() ? usual_subscription_option(name, emit.postgres) : at->second;
  };
  std::string condition =
      "EXISTS (SELECT FROM pg_catalog.pg_subscription AS s JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid AND "
      "d.datname = pg_catalog.current_database() WHERE s.subname = " +
      quote_literal(id.name()) + " AND s.subenabled = " + (is_enabled(object) ? "true" : "false") +
      "\n    AND s.subslotname IS NOT DISTINCT FROM " +
      (has_slot(object) ? quote_literal(value("slot_name")) : "NULL") +
      "\n    AND (SELECT pg_catalog.array_agg(p ORDER BY p COLLATE \"C\") FROM pg_catalog.unnest(s.subpublications) AS "
      "p) = (SELECT pg_catalog.array_agg(p ORDER BY p COLLATE \"C\") FROM pg_catalog.unnest(ARRAY[" +
      join(names, ", ") + "]) AS p)\n    AND s.subsynccommit = " + quote_literal(value("synchronous_commit"));
  const auto flag = [&](int since, std::string_view column, std::string_view name) {
    if (emit.postgres >= since) {
      condition += " AND s." + std::string(column) + " = " + value(name);
    }
  };
  flag(14, "subbinary", "binary");
  flag(15, "subdisableonerr", "disable_on_error");
  flag(16, "subpasswordrequired", "password_required");
  flag(16, "subrunasowner", "run_as_owner");
  flag(17, "subfailover", "failover");
  if (emit.postgres >= 16) {
    condition += " AND s.suborigin = " + quote_literal(value("origin"));
  }
  return {verify_that(condition + ")", display_name(id) + " is missing or defined otherwise")};
}

}  // namespace ashlar::kinds
