// Enums, composites, ranges, domains.

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

namespace {

/// User-defined types of one typtype with their schema: `t` and `n`.
std::string own_types(const std::string& type) {
  return "pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace AND t.typtype = '" + type + "' AND " + in_scope("n") +
         " AND " + not_of_extension("pg_type", "t.oid");
}

/// The collation `oid` as COLLATE takes it.
std::string collation_name(const std::string& oid) {
  return "(SELECT CASE o.nspname WHEN 'pg_catalog' THEN quote_ident(l.collname) ELSE format('%I.%I', o.nspname, "
         "l.collname) END FROM pg_collation l JOIN pg_namespace o ON o.oid = l.collnamespace WHERE l.oid = " +
         oid + ")";
}

std::string enums() {
  return R"(SELECT format('CREATE TYPE %I.%I AS ENUM (%s)', n.nspname, t.typname,
              (SELECT string_agg(quote_literal(v.enumlabel), ', ' ORDER BY v.enumsortorder)
               FROM pg_enum v WHERE v.enumtypid = t.oid)), pg_get_userbyid(t.typowner)
FROM )" + own_types("e") +
         " ORDER BY n.nspname, t.typname";
}

std::string composites() {
  return R"(SELECT format('CREATE TYPE %I.%I AS (%s)', n.nspname, c.relname,
              (SELECT string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)) ||
                        CASE WHEN a.attcollation NOT IN (0, y.typcollation)
                             THEN ' COLLATE ' || )" +
         collation_name("a.attcollation") + R"( ELSE '' END, ', ' ORDER BY a.attnum)
               FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
               WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)), pg_get_userbyid(c.relowner)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND c.relkind = 'c' AND )" +
         in_scope("n") + " AND " + not_of_extension("pg_type", "c.reltype") + " ORDER BY n.nspname, c.relname";
}

std::string ranges(Version version) {
  const std::string multirange = version >= 14 ? R"( ||
              (SELECT CASE WHEN (mn.nspname, m.typname) <>
                                (n.nspname, CASE WHEN strpos(t.typname, 'range') > 0
                                                 THEN regexp_replace(t.typname, 'range', 'multirange')
                                                 ELSE t.typname || '_multirange' END)
                           THEN format(', MULTIRANGE_TYPE_NAME = %I.%I', mn.nspname, m.typname) ELSE '' END
               FROM pg_type m JOIN pg_namespace mn ON mn.oid = m.typnamespace WHERE m.oid = r.rngmultitypid))"
                                               : "";
  return R"(SELECT format('CREATE TYPE %I.%I AS RANGE (SUBTYPE = %s', n.nspname, t.typname,
              format_type(r.rngsubtype, NULL)) ||
              CASE WHEN o.opcdefault THEN '' ELSE format(', SUBTYPE_OPCLASS = %s', CASE opn.nspname
                WHEN 'pg_catalog' THEN quote_ident(o.opcname) ELSE format('%I.%I', opn.nspname, o.opcname) END) END ||
              CASE WHEN r.rngcollation NOT IN (0, s.typcollation) THEN ', COLLATION = ' || )" +
         collation_name("r.rngcollation") + R"( ELSE '' END ||
              CASE WHEN r.rngcanonical <> 0 THEN ', CANONICAL = ' || r.rngcanonical::text ELSE '' END ||
              CASE WHEN r.rngsubdiff <> 0 THEN ', SUBTYPE_DIFF = ' || r.rngsubdiff::text ELSE '' END)" +
         multirange + R"( || ')', pg_get_userbyid(t.typowner)
FROM )" + own_types("r") +
         R"( JOIN pg_range r ON r.rngtypid = t.oid
     JOIN pg_type s ON s.oid = r.rngsubtype
     JOIN pg_opclass o ON o.oid = r.rngsubopc JOIN pg_namespace opn ON opn.oid = o.opcnamespace
ORDER BY n.nspname, t.typname)";
}

std::string domains() {
  return R"(SELECT format('CREATE DOMAIN %I.%I AS %s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod)) ||
              CASE WHEN t.typcollation NOT IN (0, b.typcollation) THEN ' COLLATE ' || )" +
         collation_name("t.typcollation") + R"( ELSE '' END ||
              coalesce(' DEFAULT ' || coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)), '') ||
              CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END ||
              coalesce((SELECT string_agg(format(' CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), ''
                                          ORDER BY k.conname)
                        FROM pg_constraint k
                        WHERE k.contypid = t.oid AND k.contype = 'c' AND k.convalidated), ''), pg_get_userbyid(t.typowner)
FROM )" + own_types("d") +
         R"( JOIN pg_type b ON b.oid = t.typbasetype
ORDER BY n.nspname, t.typname)";
}

std::string unproved_domain_constraints() {
  return R"(SELECT format('ALTER DOMAIN %I.%I ADD CONSTRAINT %I %s', n.nspname, t.typname, k.conname,
              pg_get_constraintdef(k.oid)), NULL
FROM )" + own_types("d") +
         R"( JOIN pg_constraint k ON k.contypid = t.oid AND k.contype = 'c' AND NOT k.convalidated
ORDER BY n.nspname, t.typname, k.conname)";
}

}  // namespace

std::vector<Section> type_sections(Version version) {
  return {{enums(), has_types("'e'")},
          {composites(), has_relations("'c'")},
          {ranges(version), has_types("'r'")},
          {domains(), has_types("'d'")},
          {unproved_domain_constraints(), has_types("'d'")}};
}

}  // namespace ashlar::catalog
