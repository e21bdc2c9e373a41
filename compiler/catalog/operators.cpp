// Collations, operators, casts, extended statistics.

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

namespace {

/// What stands in a schema in scope: `x` and `n`.
std::string own(const std::string& catalog, const std::string& schema) {
  return catalog + " x JOIN pg_namespace n ON n.oid = x." + schema + " AND " + in_scope("n") + " AND " +
         not_of_extension(catalog, "x.oid");
}

std::string collations(Version version) {
  const std::string locale = version >= 17 ? "x.colllocale" : version >= 15 ? "x.colliculocale" : "x.collcollate";
  const std::string rules = version >= 16 ? " || coalesce(', RULES = ' || quote_literal(x.collicurules), '')" : "";
  return R"(SELECT format('CREATE COLLATION %I.%I (PROVIDER = %s, ', n.nspname, x.collname,
              CASE x.collprovider WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' ELSE 'builtin' END) ||
       CASE x.collprovider WHEN 'c' THEN format('LC_COLLATE = %L, LC_CTYPE = %L', x.collcollate, x.collctype)
                           ELSE format('LOCALE = %L', )" +
         locale + R"() END || CASE WHEN x.collisdeterministic THEN '' ELSE ', DETERMINISTIC = false' END)" + rules +
         R"( || ')', pg_get_userbyid(x.collowner)
FROM )" + own("pg_collation", "collnamespace") +
         " ORDER BY n.nspname, x.collname";
}

/// `NAME = OPERATOR(data.===)` where there is one.
std::string other_operator(const std::string& name, const std::string& column) {
  return "(SELECT format('" + name +
         " = OPERATOR(%I.%s)', m.nspname, y.oprname) FROM pg_operator y JOIN pg_namespace m ON m.oid = y.oprnamespace "
         "WHERE y.oid = x." +
         column + ")";
}

/// Without those that nothing but the name is known of, since another operator names them.
std::string operators() {
  return R"(SELECT format('CREATE OPERATOR %I.%s (', n.nspname, x.oprname) || concat_ws(', ', 'FUNCTION = ' || x.oprcode::text,
         CASE WHEN x.oprleft <> 0 THEN 'LEFTARG = ' || format_type(x.oprleft, NULL) END,
         'RIGHTARG = ' || format_type(x.oprright, NULL), )" +
         other_operator("COMMUTATOR", "oprcom") + ", " + other_operator("NEGATOR", "oprnegate") + R"(,
         CASE WHEN x.oprrest <> 0 THEN 'RESTRICT = ' || x.oprrest::text END,
         CASE WHEN x.oprjoin <> 0 THEN 'JOIN = ' || x.oprjoin::text END,
         CASE WHEN x.oprcanhash THEN 'HASHES' END, CASE WHEN x.oprcanmerge THEN 'MERGES' END) || ')',
       pg_get_userbyid(x.oprowner)
FROM )" + own("pg_operator", "oprnamespace") +
         " WHERE x.oprcode <> 0 ORDER BY n.nspname, x.oprname, x.oprleft::regtype::text, x.oprright::regtype::text";
}

/// Not those of range types, which come with them.
std::string casts() {
  return R"(SELECT format('CREATE CAST (%s AS %s) ', format_type(x.castsource, NULL), format_type(x.casttarget, NULL)) ||
       CASE x.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || x.castfunc::regprocedure::text WHEN 'i' THEN 'WITH INOUT'
                         ELSE 'WITHOUT FUNCTION' END ||
       CASE x.castcontext WHEN 'i' THEN ' AS IMPLICIT' WHEN 'a' THEN ' AS ASSIGNMENT' ELSE '' END, NULL
FROM pg_cast x
WHERE x.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = x.oid
                                                                   AND d.deptype IN ('e', 'i'))
ORDER BY 1)";
}

std::string statistics() {
  return "SELECT pg_get_statisticsobjdef(x.oid), pg_get_userbyid(x.stxowner) FROM " +
         own("pg_statistic_ext", "stxnamespace") + " ORDER BY n.nspname, x.stxname";
}

std::string statistics_targets() {
  return "SELECT format('ALTER STATISTICS %I.%I SET STATISTICS %s', n.nspname, x.stxname, x.stxstattarget), NULL "
         "FROM " +
         own("pg_statistic_ext", "stxnamespace") +
         " WHERE coalesce(x.stxstattarget, -1) >= 0 ORDER BY n.nspname, x.stxname";
}

}  // namespace

std::vector<Section> collation_sections(Version version) {
  return {{collations(version), has_own("pg_collation")}};
}

std::vector<Section> operator_sections(Version) {
  return {{operators(), has_own("pg_operator")}, {casts(), has_own("pg_cast")}};
}

std::vector<Section> statistics_sections(Version) {
  return {{statistics(), has_own("pg_statistic_ext")}, {statistics_targets(), has_own("pg_statistic_ext")}};
}

}  // namespace ashlar::catalog
