#include "compiler/kinds/trigger/trigger.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/stand_in.h"

namespace ashlar::kinds {

namespace {

std::string events_clause(const Trigger& trigger) {
  std::vector<std::string> events;
  for (const std::string& event : trigger.events) {
    if (event != "UPDATE" || trigger.update_of.empty()) {
      events.push_back(event);
      continue;
    }
    std::vector<std::string> columns;
    for (const ObjectId& column : trigger.update_of) {
      columns.push_back(quote_identifier(column.name()));
    }
    events.push_back("UPDATE OF " + join(columns, ", "));
  }
  return join(events, " OR ");
}

/// All after CREATE [OR REPLACE], on a relation of that name.
std::string definition(const std::string& name, const std::string& relation, const Trigger& trigger) {
  std::string sql = trigger.constraint ? "CONSTRAINT TRIGGER " : "TRIGGER ";
  sql += quote_identifier(name) + "\n  " + trigger.timing + " " + events_clause(trigger) + " ON " + relation;
  if (trigger.constraint_from) {
    sql += "\n  FROM " + qualified_name(trigger.constraint_from);
  }
  if (trigger.deferrable) {
    sql += std::string("\n  DEFERRABLE INITIALLY ") + (trigger.initially_deferred ? "DEFERRED" : "IMMEDIATE");
  }
  if (!trigger.old_table.empty() || !trigger.new_table.empty()) {
    sql += "\n  REFERENCING";
    sql += trigger.old_table.empty() ? "" : " OLD TABLE AS " + quote_identifier(trigger.old_table);
    sql += trigger.new_table.empty() ? "" : " NEW TABLE AS " + quote_identifier(trigger.new_table);
  }
  sql += trigger.for_each_row ? "\n  FOR EACH ROW" : "\n  FOR EACH STATEMENT";
  if (!trigger.when.empty()) {
    sql += "\n  WHEN (" + trigger.when.text() + ")";
  }
  return sql + "\n  EXECUTE FUNCTION " + trigger.function.text() + "(" + join(trigger.arguments, ", ") + ")";
}

Statement locking(std::string sql) {
  return {
      .sql = std::move(sql), .hazards = {Hazard::ACQUIRES_SHARE_ROW_EXCLUSIVE_LOCK}, .lock = Lock::share_row_exclusive};
}

Statement enabling(const ObjectId& id, const std::string& enabled) {
  const std::string action = enabled.empty() ? "ENABLE" : enabled == "DISABLE" ? "DISABLE" : "ENABLE " + enabled;
  return locking("ALTER TABLE " + sql_name(id.parent()) + " " + action + " TRIGGER " + quote_identifier(id.name()));
}

std::string enabled_letter(const std::string& enabled) {
  return enabled.empty() ? "O" : enabled.substr(0, 1);
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Trigger& object) {
  Statements statements{locking("CREATE " + definition(id.name(), sql_name(id.parent()), object))};
  if (!object.enabled.empty()) {
    statements.push_back(enabling(id, object.enabled));
  }
  return statements;
}

Alteration alter(const Emit& emit, const ObjectId& id, const Trigger& before, const Trigger& after,
                 const Changed& changed) {
  if (changed.only("enabled")) {
    return {.statements = {enabling(id, after.enabled)}};
  }
  if (before.constraint || after.constraint || emit.postgres < 14) {
    return {.statements = {}, .replace = true};
  }
  Alteration alteration;
  alteration.statements.push_back(locking("CREATE OR REPLACE " + definition(id.name(), sql_name(id.parent()), after)));
  // OR REPLACE enables the trigger, whatever it was before.
  if (!after.enabled.empty()) {
    alteration.statements.push_back(enabling(id, after.enabled));
  }
  return alteration;
}

Statements drop(const Emit&, const ObjectId& id, const Trigger&) {
  return {{.sql = "DROP TRIGGER " + sql_name(id),
           .hazards = {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK},
           .lock = Lock::access_exclusive}};
}

Statements verify(const Emit& emit, const ObjectId& id, const Trigger& object) {
  const std::string name = display_name(id);
  const ObjectId& relation = id.parent();
  const std::string real = child_oid("pg_trigger", "tg", id.name(), reg_literal(relation, "regclass"));
  Statements statements{verify_that(
      "(SELECT tgenabled FROM pg_catalog.pg_trigger WHERE oid = " + real +
          ") = " + quote_literal(enabled_letter(object.enabled)),
      name + " is not there, or not " + (object.enabled == "DISABLE" ? "disabled" : "enabled") + " as declared")};
  const bool on_view = relation.kind() == kind_of<View>;
  const bool whole_row = uses_whole_row(object.when.text(), "old") || uses_whole_row(object.when.text(), "new") ||
                         uses_whole_row(object.when.text(), "OLD") || uses_whole_row(object.when.text(), "NEW");
  // On the relation itself where a stand-in's row has the wrong type.
  const std::string expected_name = whole_row ? "ashlar_expected" : id.name();
  const std::string expected_relation = whole_row ? sql_name(relation) : stand_in_name(relation);
  const std::string expected =
      child_oid("pg_trigger", "tg", expected_name, quote_literal(expected_relation) + "::pg_catalog.regclass");
  if (!whole_row) {
    statements.push_back(make_stand_in(relation, on_view));
  }
  statements.push_back({.sql = "CREATE " + definition(expected_name, expected_relation, object),
                        .lock = whole_row ? Lock::share_row_exclusive : Lock::none});
  // Both texts from the relation's name on; names before it are the trigger's own.
  const auto after_name = [&emit](const std::string& oid, const std::string& trigger, const std::string& on) {
    return "pg_catalog.replace(pg_catalog.replace(" +
           with_stand_in_names("pg_catalog.pg_get_triggerdef(" + oid + ")", emit.postgres) + ", " +
           quote_literal(" TRIGGER " + quote_identifier(trigger) + " ") + ", ' '), " +
           quote_literal(" ON " + on + " ") + ", ' ')";
  };
  statements.push_back(verify_that(after_name(real, id.name(), sql_name(relation)) +
                                       "\n    = " + after_name(expected, expected_name, expected_relation),
                                   name + " is not as declared"));
  statements.push_back(whole_row ? Statement{.sql = "DROP TRIGGER ashlar_expected ON " + sql_name(relation)}
                                 : drop_stand_in(relation, on_view));
  return statements;
}

}  // namespace ashlar::kinds
