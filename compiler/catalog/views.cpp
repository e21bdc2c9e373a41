// Views and materialized views.

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

namespace {

constexpr const char* options_clause =
    R"(coalesce((SELECT ' WITH (' || string_agg(format('%I = %L', o.option_name, o.option_value), ', '
                                                ORDER BY o.option_name) || ')'
                FROM pg_options_to_table(c.reloptions) o WHERE o.option_name <> 'check_option'), ''))";

std::string views() {
  return std::string("SELECT format('CREATE VIEW %I.%I', n.nspname, c.relname) || ") + options_clause +
         R"( || E' AS\n' || rtrim(pg_get_viewdef(c.oid), ';') ||
       coalesce((SELECT format(E'\n WITH %s CHECK OPTION', upper(o.option_value))
                 FROM pg_options_to_table(c.reloptions) o WHERE o.option_name = 'check_option'), ''),
       pg_get_userbyid(c.relowner)
FROM )" + own_relations("'v'") +
         " ORDER BY n.nspname, c.relname";
}

std::string materialized_views() {
  return R"(SELECT format('CREATE MATERIALIZED VIEW %I.%I', n.nspname, c.relname) ||
       coalesce((SELECT format(' USING %I', m.amname) FROM pg_am m WHERE m.oid = c.relam AND m.amname <> 'heap'), '') || )" +
         std::string(options_clause) + R"( ||
       coalesce((SELECT format(' TABLESPACE %I', s.spcname) FROM pg_tablespace s WHERE s.oid = c.reltablespace), '') ||
       E' AS\n' || rtrim(pg_get_viewdef(c.oid), ';') ||
       CASE WHEN c.relispopulated THEN '' ELSE E'\n WITH NO DATA' END, pg_get_userbyid(c.relowner)
FROM )" + own_relations("'m'") +
         " ORDER BY n.nspname, c.relname";
}

std::string view_defaults() {
  return R"(SELECT format('ALTER VIEW %I.%I ALTER COLUMN %I SET DEFAULT %s', n.nspname, c.relname, a.attname,
              pg_get_expr(f.adbin, f.adrelid)), NULL
FROM )" + own_relations("'v'") +
         R"( JOIN pg_attrdef f ON f.adrelid = c.oid
     JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
ORDER BY n.nspname, c.relname, a.attnum)";
}

}  // namespace

std::vector<Section> view_sections(Version) {
  return {{views(), has_relations("'v'")},
          {materialized_views(), has_relations("'m'")},
          {view_defaults(), has_relations("'v'")}};
}

}  // namespace ashlar::catalog
