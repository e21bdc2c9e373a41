#include "compiler/kinds/user_mapping/user_mapping.h"

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

void references(const ObjectId& id, const UserMapping&, const ReferenceSink& sink) {
  if (id.name() != "public" && !is_role_keyword(id.name())) {
    sink(ObjectId(kind_of<Role>, id.name()), false);
  }
}

Statements create(const Emit&, const ObjectId& id, const UserMapping& object) {
  return {{.sql = "CREATE USER MAPPING " + sql_name(id) + foreign_options_clause(object.options),
           .hazards = {Hazard::AUTHZ_UPDATE}}};
}

Alteration alter(const Emit&, const ObjectId& id, const UserMapping& before, const UserMapping& after, const Changed&) {
  return {.statements = {{.sql = "ALTER USER MAPPING " + sql_name(id) + " " +
                                 foreign_option_changes(before.options, after.options),
                          .hazards = {Hazard::AUTHZ_UPDATE}}}};
}

// Which options there are, and not what they say: a script is no place for a password.
Statements verify(const Emit&, const ObjectId& id, const UserMapping& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.options) {
    names.push_back(quote_literal(name));
  }
  return {verify_that(
      "EXISTS (SELECT FROM pg_catalog.pg_user_mappings AS m WHERE m.srvname = " + quote_literal(id.parent().name()) +
          " AND m.umuser = " + role_oid(id.name()) +
          "\n    AND (SELECT pg_catalog.array_agg(pg_catalog.split_part(o, '=', 1) ORDER BY pg_catalog.split_part(o, "
          "'=', 1) COLLATE \"C\") FROM pg_catalog.unnest(m.umoptions) AS o) IS NOT DISTINCT FROM (SELECT "
          "pg_catalog.array_agg(o ORDER BY o COLLATE \"C\") FROM pg_catalog.unnest(ARRAY[" +
          join(names, ", ") + "]::pg_catalog.text[]) AS o))",
      display_name(id) + " is missing or has other options")};
}

}  // namespace ashlar::kinds
