#include "compiler/kinds/routine/routine.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string parameter_sql(const Parameter& parameter) {
  std::string sql;
  if (parameter.mode != "IN" && parameter.mode != "TABLE") {
    sql += parameter.mode + " ";
  }
  if (!parameter.name.empty()) {
    sql += quote_identifier(parameter.name) + " ";
  }
  sql += parameter.type.text();
  if (!parameter.default_value.empty()) {
    sql += " DEFAULT " + parameter.default_value.text();
  }
  return sql;
}

template <class Keep>
std::string parameter_list(const std::vector<Parameter>& parameters, Keep&& keep) {
  std::vector<std::string> list;
  for (const Parameter& parameter : parameters) {
    if (keep(parameter)) {
      list.push_back(parameter_sql(parameter));
    }
  }
  return join(list, ", ");
}

bool is_table_column(const Parameter& parameter) {
  return parameter.mode == "TABLE";
}
bool is_input(const Parameter& parameter) {
  return parameter.mode == "IN" || parameter.mode == "INOUT" || parameter.mode == "VARIADIC";
}

std::string returns_clause(const std::vector<Parameter>& parameters, const SqlText& returns) {
  if (std::any_of(parameters.begin(), parameters.end(), is_table_column)) {
    return "\n  RETURNS TABLE(" + parameter_list(parameters, is_table_column) + ")";
  }
  return returns.empty() ? std::string{} : "\n  RETURNS " + returns.text();
}

/// WINDOW, volatility and the other words; those that say the default are left out.
template <class Routine>
std::string attributes(const Routine& routine) {
  std::vector<std::string> words;
  if (routine.window) {
    words.emplace_back("WINDOW");
  }
  if (routine.volatility != "VOLATILE") {
    words.push_back(routine.volatility);
  }
  if (routine.leakproof) {
    words.emplace_back("LEAKPROOF");
  }
  if (routine.strict) {
    words.emplace_back("STRICT");
  }
  if (routine.security_definer) {
    words.emplace_back("SECURITY DEFINER");
  }
  if (routine.parallel != "UNSAFE") {
    words.push_back("PARALLEL " + routine.parallel);
  }
  if (!routine.cost.empty()) {
    words.push_back("COST " + routine.cost);
  }
  if (!routine.rows.empty()) {
    words.push_back("ROWS " + routine.rows);
  }
  if (!routine.support.empty()) {
    words.push_back("SUPPORT " + routine.support);
  }
  return words.empty() ? std::string{} : "\n  " + join(words, " ");
}

/// All after CREATE [OR REPLACE], for a routine of that name.
template <class Routine>
std::string definition(const std::string& name, const Routine& routine) {
  std::string sql = std::string(Routine::info.keyword) + " " + name + "(" +
                    parameter_list(routine.parameters, [](const Parameter& p) { return !is_table_column(p); }) + ")";
  sql += returns_clause(routine.parameters, routine.returns);
  sql += "\n  LANGUAGE " + quote_identifier(routine.language);
  if (!routine.transforms.empty()) {
    std::vector<std::string> types;
    for (const std::string& type : routine.transforms) {
      types.push_back("FOR TYPE " + type);
    }
    sql += "\n  TRANSFORM " + join(types, ", ");
  }
  sql += attributes(routine);
  for (const auto& [setting, value] : routine.settings) {
    sql += "\n  SET " + setting + " TO " + value;
  }
  if (!routine.atomic_body.empty()) {
    return sql + "\n" + routine.atomic_body.text();
  }
  if (!routine.object_file.empty()) {
    return sql + "\nAS " + quote_literal(routine.object_file) + ", " + quote_literal(routine.body);
  }
  return sql + "\nAS " + quote_dollar(routine.body);
}

/// What OR REPLACE may not touch (documentation, "CREATE FUNCTION"): names that input parameters have, what comes
/// out, and that a parameter has a default.
bool replaceable(const std::vector<Parameter>& before, const std::vector<Parameter>& after, bool modes_are_fixed) {
  const auto split = [](const std::vector<Parameter>& all, auto&& keep) {
    std::vector<const Parameter*> kept;
    for (const Parameter& parameter : all) {
      if (keep(parameter)) {
        kept.push_back(&parameter);
      }
    }
    return kept;
  };
  const auto puts_out = [](const Parameter& p) { return p.mode != "IN" && p.mode != "VARIADIC"; };
  const auto same = [&](const auto& a, const auto& b, auto&& equal) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [&](const auto* x, const auto* y) { return equal(*x, *y); });
  };
  const auto any = [](const Parameter&) { return true; };
  if (modes_are_fixed && !same(split(before, any), split(after, any),
                               [](const Parameter& a, const Parameter& b) { return a.mode == b.mode; })) {
    return false;
  }
  return same(split(before, puts_out), split(after, puts_out),
              [](const Parameter& a, const Parameter& b) {
                return a.mode == b.mode && a.name == b.name && a.type == b.type;
              }) &&
         same(split(before, is_input), split(after, is_input), [](const Parameter& a, const Parameter& b) {
           return (a.name.empty() || a.name == b.name) && (a.mode == "VARIADIC") == (b.mode == "VARIADIC") &&
                  (a.default_value.empty() || !b.default_value.empty());
         });
}

/// True where stored data was computed by the routine: indexes, constraints and generated columns keep old answers.
bool has_stored_answers(const Schema& schema, const ObjectId& id) {
  const std::vector<ObjectId> users = schema.users(id);
  return std::ranges::any_of(users, [](const ObjectId& user) {
    return user.kind() == kind_of<Index> || user.kind() == kind_of<Constraint> || user.kind() == kind_of<Column> ||
           user.kind() == kind_of<MaterializedView>;
  });
}

template <class Routine>
Statements create_routine(const ObjectId& id, const Routine& routine) {
  return {{.sql = "CREATE " + definition(qualified_name(id), routine)}};
}

/// The transforms by which the language takes and gives the values: the routine cannot be without one that is there
/// when it is made, whether or not it names it (ProcedureCreate() of the server notes a dependency).
template <class Routine>
std::vector<ObjectId> transforms_of(const Routine& routine) {
  std::vector<ObjectId> transforms;
  if (routine.language == "internal" || routine.language == "c") {
    return transforms;
  }
  const auto add = [&](std::string_view type) {
    if (!type.empty()) {
      transforms.emplace_back(kind_of<Transform>, routine.language, ObjectId{}, std::string(type));
    }
  };
  for (const Parameter& parameter : routine.parameters) {
    add(parameter.type.text());
  }
  constexpr std::string_view set = "SETOF ";
  const std::string_view returns = routine.returns.text();
  add(returns.starts_with(set) ? returns.substr(set.size()) : returns);
  return transforms;
}

template <class Routine>
Alteration alter_routine(const Emit& emit, const ObjectId& id, const Routine& before, const Routine& after,
                         const Changed& changed) {
  const auto goes = [&](const ObjectId& transform) {
    return emit.before != nullptr && emit.before->contains(transform) && !emit.schema->contains(transform);
  };
  if (changed.has("returns") || changed.has("window") || std::ranges::any_of(transforms_of(before), goes) ||
      !replaceable(before.parameters, after.parameters, !Routine::is_function)) {
    return {.statements = {}, .replace = true};
  }
  Statement statement{.sql = "CREATE OR REPLACE " + definition(qualified_name(id), after)};
  if (changed.has("security_definer") || (after.security_definer && changed.has("settings"))) {
    statement.hazards.push_back(Hazard::AUTHZ_UPDATE);
  }
  const bool new_answers = changed.has("body") || changed.has("atomic_body") || changed.has("object_file") ||
                           changed.has("language") || changed.has("strict");
  if (new_answers && has_stored_answers(*emit.schema, id)) {
    statement.hazards.push_back(Hazard::CORRECTNESS);
  }
  return {.statements = {std::move(statement)}};
}

/// The routine's row in pg_proc must be that of the same routine made in another schema.
template <class Routine>
Statements verify_routine(const Emit& emit, const ObjectId& id, const Routine& routine) {
  const std::string name = display_name(id);
  const std::string real = "pg_catalog.to_regprocedure(" + quote_literal(sql_name(id)) + ")";
  // Of the same name, which the server writes in front of parameters; nothing in pg_temp hides another function.
  const std::string expected = "pg_temp." + quote_identifier(id.name());
  const std::string expected_oid = quote_literal(expected + "(" + id.arguments() + ")") + "::pg_catalog.regprocedure";
  std::string same =
      "SELECT pg_catalog.count(*) = 2 AND pg_catalog.count(DISTINCT pg_catalog.to_jsonb(p) - ARRAY['oid', 'proname', "
      "'pronamespace', 'proowner',\n      'proacl', 'proargdefaults', 'prosqlbody', 'proconfig']) = 1\n"
      "    AND pg_catalog.count(DISTINCT ARRAY(SELECT pg_catalog.unnest(p.proconfig) ORDER BY 1)) = 1\n"
      "    AND pg_catalog.count(DISTINCT pg_catalog.pg_get_function_arguments(p.oid)) = 1";
  if (emit.postgres >= 14 && !routine.atomic_body.empty()) {
    same += "\n    AND pg_catalog.count(DISTINCT pg_catalog.pg_get_function_sqlbody(p.oid)) = 1";
  }
  same += "\n    FROM pg_catalog.pg_proc p WHERE p.oid IN (" + real + ", " + expected_oid + ")";
  return {verify_that(real + " IS NOT NULL", name + " is not there"),
          {.sql = "SET LOCAL check_function_bodies = off"},
          {.sql = "CREATE " + definition(expected, routine)},
          verify_that(same.insert(0, "(") + ")", name + " is not as declared"),
          {.sql = "DROP " + std::string(Routine::info.keyword) + " " + expected + "(" + id.arguments() + ")"}};
}

template <class Routine>
void further_references(const Routine& routine, const ReferenceSink& sink) {
  if (routine.language != "sql" && routine.language != "plpgsql") {
    sink(ObjectId(kind_of<Language>, routine.language), false);
  }
  for (const ObjectId& target : routine.body_references) {
    sink(target, true);
  }
  for (const ObjectId& transform : transforms_of(routine)) {
    sink(transform, false);
  }
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Function& object) {
  return create_routine(id, object);
}
Alteration alter(const Emit& emit, const ObjectId& id, const Function& before, const Function& after,
                 const Changed& changed) {
  return alter_routine(emit, id, before, after, changed);
}
Statements verify(const Emit& emit, const ObjectId& id, const Function& object) {
  return verify_routine(emit, id, object);
}
void references(const ObjectId&, const Function& object, const ReferenceSink& sink) {
  further_references(object, sink);
}

Statements create(const Emit&, const ObjectId& id, const Procedure& object) {
  return create_routine(id, object);
}
Alteration alter(const Emit& emit, const ObjectId& id, const Procedure& before, const Procedure& after,
                 const Changed& changed) {
  return alter_routine(emit, id, before, after, changed);
}
Statements verify(const Emit& emit, const ObjectId& id, const Procedure& object) {
  return verify_routine(emit, id, object);
}
void references(const ObjectId&, const Procedure& object, const ReferenceSink& sink) {
  further_references(object, sink);
}

}  // namespace ashlar::kinds
