// Foreign-data wrappers, servers, user mappings.

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

std::string foreign_options(const std::string& options) {
  return "coalesce((SELECT ' OPTIONS (' || string_agg(format('%I %L', o.option_name, o.option_value), ', ') || ')' "
         "FROM "
         "pg_options_to_table(" +
         options + ") o), '')";
}

namespace {

std::string wrappers() {
  return R"(SELECT format('CREATE FOREIGN DATA WRAPPER %I', x.fdwname) ||
       CASE WHEN x.fdwhandler <> 0 THEN ' HANDLER ' || x.fdwhandler::regproc::text ELSE '' END ||
       CASE WHEN x.fdwvalidator <> 0 THEN ' VALIDATOR ' || x.fdwvalidator::regproc::text ELSE '' END || )" +
         foreign_options("x.fdwoptions") + R"(, pg_get_userbyid(x.fdwowner)
FROM pg_foreign_data_wrapper x
WHERE )" +
         not_of_extension("pg_foreign_data_wrapper", "x.oid") + " ORDER BY x.fdwname";
}

std::string servers() {
  return R"(SELECT format('CREATE SERVER %I', x.srvname) || coalesce(' TYPE ' || quote_literal(x.srvtype), '') ||
       coalesce(' VERSION ' || quote_literal(x.srvversion), '') || format(' FOREIGN DATA WRAPPER %I', w.fdwname) || )" +
         foreign_options("x.srvoptions") + R"(, pg_get_userbyid(x.srvowner)
FROM pg_foreign_server x JOIN pg_foreign_data_wrapper w ON w.oid = x.srvfdw
WHERE )" +
         not_of_extension("pg_foreign_server", "x.oid") + " ORDER BY x.srvname";
}

std::string user_mappings() {
  return R"(SELECT format('CREATE USER MAPPING FOR %s SERVER %I', CASE x.umuser WHEN 0 THEN 'PUBLIC'
              ELSE quote_ident(pg_get_userbyid(x.umuser)) END, x.srvname) || )" +
         foreign_options("x.umoptions") + R"(, NULL
FROM pg_user_mappings x
WHERE )" +
         not_of_extension("pg_foreign_server", "x.srvid") + " ORDER BY x.srvname, x.usename";
}

}  // namespace

std::vector<Section> foreign_sections(Version) {
  return {{wrappers(), has_own("pg_foreign_data_wrapper")},
          {servers(), has_own("pg_foreign_server")},
          {user_mappings(), has_own("pg_foreign_server")}};
}

}  // namespace ashlar::catalog
