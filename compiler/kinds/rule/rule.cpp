#include "compiler/kinds/rule/rule.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/stand_in.h"

namespace ashlar::kinds {

namespace {

/// NOTHING, one command, or (command; command).
std::string commands(const Rule& rule) {
  if (rule.actions.empty()) {
    return "NOTHING";
  }
  if (rule.actions.size() == 1) {
    return rule.actions.front().text();
  }
  std::string list;
  for (const SqlText& action : rule.actions) {
    list += (list.empty() ? "(" : ";\n      ") + action.text();
  }
  return list + ")";
}

/// All after CREATE [OR REPLACE], on a relation of that name.
std::string definition(const std::string& name, const std::string& relation, const Rule& rule) {
  std::string sql = "RULE " + quote_identifier(name) + " AS\n  ON " + rule.event + " TO " + relation;
  if (!rule.condition.empty()) {
    sql += "\n  WHERE " + rule.condition.text();
  }
  return sql + "\n  DO " + (rule.instead ? "INSTEAD " : "ALSO ") + commands(rule);
}

Statement exclusive(std::string sql) {
  return {.sql = std::move(sql), .hazards = {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK}, .lock = Lock::access_exclusive};
}

Statement enabling(const ObjectId& id, const std::string& enabled) {
  const std::string action = enabled.empty() ? "ENABLE" : enabled == "DISABLE" ? "DISABLE" : "ENABLE " + enabled;
  return exclusive("ALTER TABLE " + sql_name(id.parent()) + " " + action + " RULE " + quote_identifier(id.name()));
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Rule& object) {
  Statements statements{exclusive("CREATE " + definition(id.name(), sql_name(id.parent()), object))};
  if (!object.enabled.empty()) {
    statements.push_back(enabling(id, object.enabled));
  }
  return statements;
}

Alteration alter(const Emit&, const ObjectId& id, const Rule&, const Rule& after, const Changed& changed) {
  Alteration alteration;
  if (!changed.only("enabled")) {
    alteration.statements.push_back(
        exclusive("CREATE OR REPLACE " + definition(id.name(), sql_name(id.parent()), after)));
  }
  if (changed.has("enabled")) {
    alteration.statements.push_back(enabling(id, after.enabled));
  }
  return alteration;
}

Statements drop(const Emit&, const ObjectId& id, const Rule&) {
  return {exclusive("DROP RULE " + sql_name(id))};
}

Statements verify(const Emit& emit, const ObjectId& id, const Rule& object) {
  const std::string name = display_name(id);
  const ObjectId& relation = id.parent();
  const std::string real = child_oid("pg_rewrite", "rule", id.name(), reg_literal(relation, "regclass"));
  const std::string letter = object.enabled.empty() ? "O" : object.enabled.substr(0, 1);
  Statements statements{
      verify_that("(SELECT ev_enabled FROM pg_catalog.pg_rewrite WHERE oid = " + real + ") = " + quote_literal(letter),
                  name + " is not there, or not enabled as declared")};
  const std::string text = object.condition.text() + " " + commands(object);
  const bool whole_row = uses_whole_row(text, "OLD") || uses_whole_row(text, "NEW") || uses_whole_row(text, "old") ||
                         uses_whole_row(text, "new");
  const std::string expected_name = whole_row ? "ashlar_expected" : id.name();
  const std::string expected_relation = whole_row ? sql_name(relation) : stand_in_name(relation);
  const std::string expected =
      child_oid("pg_rewrite", "rule", expected_name, quote_literal(expected_relation) + "::pg_catalog.regclass");
  if (!whole_row) {
    statements.push_back(make_stand_in(relation, false));
  }
  statements.push_back({.sql = "CREATE " + definition(expected_name, expected_relation, object),
                        .lock = whole_row ? Lock::access_exclusive : Lock::none});
  const auto without_names = [&emit](const std::string& oid, const std::string& rule, const std::string& on) {
    return "pg_catalog.replace(pg_catalog.replace(pg_catalog.regexp_replace(" +
           with_stand_in_names("pg_catalog.pg_get_ruledef(" + oid + ")", emit.postgres) + R"(, '\s+', ' ', 'g'), )" +
           quote_literal(" RULE " + quote_identifier(rule) + " ") + ", ' '), " + quote_literal(" TO " + on + " ") +
           ", ' ')";
  };
  statements.push_back(verify_that(without_names(real, id.name(), sql_name(relation)) +
                                       "\n    = " + without_names(expected, expected_name, expected_relation),
                                   name + " is not as declared"));
  statements.push_back(whole_row ? Statement{.sql = "DROP RULE ashlar_expected ON " + sql_name(relation)}
                                 : drop_stand_in(relation, false));
  return statements;
}

}  // namespace ashlar::kinds
