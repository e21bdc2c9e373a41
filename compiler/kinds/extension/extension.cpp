#include "compiler/kinds/extension/extension.h"

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

bool may_bring_schemas(std::string_view extension) {
  // Documentation, appendix F, and the procedural languages.
  constexpr auto own = std::to_array<std::string_view>({"adminpack",
                                                        "amcheck",
                                                        "autoinc",
                                                        "bloom",
                                                        "bool_plperl",
                                                        "btree_gin",
                                                        "btree_gist",
                                                        "citext",
                                                        "cube",
                                                        "dblink",
                                                        "dict_int",
                                                        "dict_xsyn",
                                                        "earthdistance",
                                                        "file_fdw",
                                                        "fuzzystrmatch",
                                                        "hstore",
                                                        "hstore_plperl",
                                                        "hstore_plpython3u",
                                                        "insert_username",
                                                        "intagg",
                                                        "intarray",
                                                        "isn",
                                                        "jsonb_plperl",
                                                        "jsonb_plpython3u",
                                                        "lo",
                                                        "ltree",
                                                        "ltree_plpython3u",
                                                        "moddatetime",
                                                        "old_snapshot",
                                                        "pageinspect",
                                                        "pg_buffercache",
                                                        "pg_freespacemap",
                                                        "pg_logicalinspect",
                                                        "pg_overexplain",
                                                        "pg_prewarm",
                                                        "pg_stat_statements",
                                                        "pg_surgery",
                                                        "pg_trgm",
                                                        "pg_visibility",
                                                        "pg_walinspect",
                                                        "pgcrypto",
                                                        "pgrowlocks",
                                                        "pgstattuple",
                                                        "plperl",
                                                        "plperlu",
                                                        "plpgsql",
                                                        "plpython3u",
                                                        "pltcl",
                                                        "pltclu",
                                                        "postgres_fdw",
                                                        "refint",
                                                        "seg",
                                                        "sslinfo",
                                                        "tablefunc",
                                                        "tcn",
                                                        "tsm_system_rows",
                                                        "tsm_system_time",
                                                        "unaccent",
                                                        "uuid-ossp",
                                                        "xml2"});
  return std::find(own.begin(), own.end(), extension) == own.end();
}

void references(const ObjectId&, const Extension& object, const ReferenceSink& sink) {
  if (!object.schema.empty()) {
    sink(ObjectId(kind_of<Namespace>, object.schema), false);
  }
}

Statements create(const Emit&, const ObjectId& id, const Extension& object) {
  std::string sql = "CREATE EXTENSION ";
  sql += object.if_not_exists ? "IF NOT EXISTS " : "";
  sql += sql_name(id);
  if (!object.schema.empty()) {
    sql += " WITH SCHEMA " + quote_identifier(object.schema);
  }
  if (!object.version.empty()) {
    sql += " VERSION " + quote_literal(object.version);
  }
  sql += object.cascade ? " CASCADE" : "";
  return {{.sql = std::move(sql)}};
}

Alteration alter(const Emit&, const ObjectId& id, const Extension&, const Extension& after, const Changed& changed) {
  Alteration alteration;
  // An empty field leaves the choice to the server: what is there is right already.
  if (changed.has("schema") && !after.schema.empty()) {
    alteration.statements.push_back(
        {.sql = "ALTER EXTENSION " + sql_name(id) + " SET SCHEMA " + quote_identifier(after.schema)});
  }
  if (changed.has("version") && !after.version.empty()) {
    alteration.statements.push_back(
        {.sql = "ALTER EXTENSION " + sql_name(id) + " UPDATE TO " + quote_literal(after.version),
         .hazards = {Hazard::EXTENSION_VERSION_UPGRADE}});
  }
  return alteration;
}

Statements verify(const Emit&, const ObjectId& id, const Extension& object) {
  std::string condition = "EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = " + quote_literal(id.name());
  if (!object.schema.empty()) {
    condition += " AND extnamespace = " + quote_literal(quote_identifier(object.schema)) + "::pg_catalog.regnamespace";
  }
  if (!object.version.empty()) {
    condition += " AND extversion = " + quote_literal(object.version);
  }
  return {verify_that(condition + ")", display_name(id) + " is not installed as declared")};
}

}  // namespace ashlar::kinds
