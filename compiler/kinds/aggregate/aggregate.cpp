#include "compiler/kinds/aggregate/aggregate.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string definition(const std::string& name, const Aggregate& aggregate) {
  std::vector<std::string> options;
  for (const auto& [option, value] : aggregate.options) {
    options.push_back("  " + option + (value.empty() ? std::string{} : " = " + value.text()));
  }
  return "AGGREGATE " + name + "(" + aggregate.signature.text() + ") (\n" + join(options, ",\n") + "\n)";
}

/// The address's arguments as regprocedure reads them, which knows no `*`.
std::string argument_types(const ObjectId& id) {
  return id.arguments() == "*" ? std::string{} : id.arguments();
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Aggregate& object) {
  return {{.sql = "CREATE " + definition(qualified_name(id), object)}};
}

Alteration alter(const Emit&, const ObjectId&, const Aggregate&, const Aggregate&, const Changed&) {
  return {.statements = {}, .replace = true};
}

Statements verify(const Emit&, const ObjectId& id, const Aggregate& object) {
  const std::string name = display_name(id);
  const std::string types = "(" + argument_types(id) + ")";
  const std::string real = "pg_catalog.to_regprocedure(" + quote_literal(qualified_name(id) + types) + ")";
  const std::string expected = quote_literal("pg_temp.ashlar_expected" + types) + "::pg_catalog.regprocedure";
  const std::string same =
      "(SELECT pg_catalog.count(*) = 2 AND pg_catalog.count(DISTINCT pg_catalog.to_jsonb(a) - 'aggfnoid') = 1\n"
      "    AND pg_catalog.count(DISTINCT pg_catalog.pg_get_function_arguments(p.oid)) = 1\n"
      "    AND pg_catalog.count(DISTINCT p.proparallel) = 1\n"
      "    FROM pg_catalog.pg_aggregate a JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid::pg_catalog.oid\n"
      "    WHERE p.oid IN (" +
      real + ", " + expected + "))";
  return {verify_that(real + " IS NOT NULL", name + " is not there"),
          {.sql = "CREATE " + definition("pg_temp.ashlar_expected", object)},
          verify_that(same, name + " is not as declared"),
          {.sql = "DROP AGGREGATE pg_temp.ashlar_expected(" + id.arguments() + ")"}};
}

}  // namespace ashlar::kinds
