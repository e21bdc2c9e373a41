#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

std::string in_scope(const std::string& schema) {
  // Names that begin with pg_ are reserved to the server: pg_catalog, pg_toast, temporary schemas.
  return "(" + schema + ".nspname !~ '^pg_' AND " + schema +
         ".nspname <> 'information_schema' AND ($1::text[] IS NULL OR " + schema + ".nspname = ANY ($1::text[])))";
}

std::string not_of_extension(const std::string& catalog, const std::string& oid) {
  // By what they depend on there are few, by what they are it would be all of pg_depend.
  return "NOT EXISTS (SELECT FROM pg_depend e WHERE e.refclassid = 'pg_extension'::regclass AND e.classid = '" +
         catalog + "'::regclass AND e.objid = " + oid + " AND e.deptype = 'e')";
}

std::string own_relations(const std::string& kinds) {
  return "pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND c.relkind IN (" + kinds + ") AND " +
         in_scope("n") + " AND " + not_of_extension("pg_class", "c.oid");
}

// What did not come with the server has an oid from here on (FirstNormalObjectId, src/include/access/transam.h).
constexpr const char* first_own = " >= 16384";

std::string has_own(const std::string& catalog, const std::string& condition) {
  return "EXISTS (SELECT FROM " + catalog + " x WHERE x.oid" + first_own +
         (condition.empty() ? "" : " AND (" + condition + ")") + ")";
}

std::string has_relations(const std::string& kinds) {
  return "EXISTS (SELECT FROM own_relations x WHERE x.relkind IN (" + kinds + "))";
}

std::string has_types(const std::string& kinds) {
  return "EXISTS (SELECT FROM own_types x WHERE x.typtype IN (" + kinds + "))";
}

std::string has_comments(const std::string& catalog, bool on_columns) {
  return "EXISTS (SELECT FROM own_comments x WHERE x.classoid = '" + catalog + "'::regclass AND " +
         (on_columns ? "" : "NOT ") + "x.on_column)";
}

std::string has_statistics_targets() {
  return "(SELECT x.targets FROM own_columns x)";
}

std::string has_column_privileges() {
  return "(SELECT x.privileges FROM own_columns x)";
}

std::string conditions_query(const std::vector<std::string>& conditions) {
  // The schema public came with the server, and its comment may still be somebody's.
  const std::string own = first_own;
  std::string sql = "WITH own_relations AS MATERIALIZED (SELECT DISTINCT relkind FROM pg_class WHERE oid" + own +
                    "),\nown_types AS MATERIALIZED (SELECT DISTINCT typtype FROM pg_type WHERE oid" + own +
                    "),\nown_comments AS MATERIALIZED (SELECT DISTINCT classoid, objsubid <> 0 AS on_column FROM "
                    "pg_description WHERE objoid" +
                    own +
                    " OR objoid = to_regnamespace('public') AND description <> 'standard public schema'),\nown_columns "
                    "AS MATERIALIZED (SELECT "
                    "coalesce(bool_or(attacl IS NOT NULL), false) AS privileges, coalesce(bool_or(attnum > 0 AND "
                    "attstattarget >= 0), false) AS targets FROM pg_attribute WHERE attrelid" +
                    own + ")\nSELECT ";
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    sql += (i == 0 ? "" : ",\n       ") + conditions[i];
  }
  return sql;
}

std::vector<Section> schema_sections(Version version) {
  const std::string usual_owner = version >= 15 ? "'pg_database_owner'::regrole" : "10";
  return {
      {R"(SELECT format('CREATE SCHEMA %I', n.nspname), pg_get_userbyid(n.nspowner)
FROM pg_namespace n
WHERE n.nspname <> 'public' AND )" +
       in_scope("n") + " AND " + not_of_extension("pg_namespace", "n.oid") + " ORDER BY n.nspname"},
      {R"(SELECT format('ALTER SCHEMA public OWNER TO %I', pg_get_userbyid(n.nspowner)), NULL
FROM pg_namespace n
WHERE n.nspname = 'public' AND n.nspowner <> )" +
       usual_owner + " AND " + in_scope("n")},
      // Those below the first normal oid come with every database (plpgsql).
      {R"(SELECT format('CREATE EXTENSION %I WITH SCHEMA %I VERSION %L', x.extname, n.nspname, x.extversion), NULL
FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace
WHERE x.oid >= 16384
ORDER BY x.extname)",
       has_own("pg_extension")},
  };
}

std::vector<Section> sequence_sections(Version) {
  return {
      {R"(SELECT format('CREATE %sSEQUENCE %I.%I AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s',
              CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, n.nspname, c.relname,
              format_type(s.seqtypid, NULL), s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache,
              CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END), pg_get_userbyid(c.relowner)
FROM )" + own_relations("'S'") +
           R"( JOIN pg_sequence s ON s.seqrelid = c.oid
WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')
ORDER BY n.nspname, c.relname)",
       has_relations("'S'")},
  };
}

}  // namespace ashlar::catalog
