// Operator families and classes, and their members.

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

namespace {

/// What stands in a schema in scope: `x` and `n`.
std::string own(const std::string& catalog, const std::string& schema) {
  return catalog + " x JOIN pg_namespace n ON n.oid = x." + schema + " AND " + in_scope("n") + " AND " +
         not_of_extension(catalog, "x.oid");
}

std::string families() {
  return "SELECT format('CREATE OPERATOR FAMILY %I.%I USING %I', n.nspname, x.opfname, a.amname), "
         "pg_get_userbyid(x.opfowner) FROM " +
         own("pg_opfamily", "opfnamespace") +
         " JOIN pg_am a ON a.oid = x.opfmethod ORDER BY n.nspname, x.opfname, a.amname";
}

/// The members of a family, operators and functions, as (family, left, right, item).
constexpr const char* members = R"((
       SELECT m.amopfamily, m.amoplefttype, m.amoprighttype,
              format('OPERATOR %s %I.%s (%s, %s)', m.amopstrategy, y.nspname, o.oprname,
                     format_type(m.amoplefttype, NULL), format_type(m.amoprighttype, NULL)) ||
              coalesce((SELECT format(' FOR ORDER BY %I.%I', z.nspname, f.opfname)
                        FROM pg_opfamily f JOIN pg_namespace z ON z.oid = f.opfnamespace
                        WHERE f.oid = m.amopsortfamily), '')
       FROM pg_amop m JOIN pg_operator o ON o.oid = m.amopopr JOIN pg_namespace y ON y.oid = o.oprnamespace
       UNION ALL
       SELECT m.amprocfamily, m.amproclefttype, m.amprocrighttype,
              format('FUNCTION %s (%s, %s) %s', m.amprocnum, format_type(m.amproclefttype, NULL),
                     format_type(m.amprocrighttype, NULL), m.amproc::regprocedure::text)
       FROM pg_amproc m) AS k (family, "left", "right", item))";

/// Members whose types are both the class's own are the class's; of several classes for a type the default has them.
std::string classes() {
  return std::string(
             R"(SELECT format('CREATE OPERATOR CLASS %I.%I %sFOR TYPE %s USING %I FAMILY %I.%I AS ', n.nspname, x.opcname,
              CASE WHEN x.opcdefault THEN 'DEFAULT ' ELSE '' END, format_type(x.opcintype, NULL), a.amname, g.nspname,
              f.opfname) ||
       concat_ws(', ', (SELECT string_agg(k.item, ', ' ORDER BY k.item) FROM )") +
         members + R"( WHERE k.family = x.opcfamily AND k."left" = x.opcintype AND k."right" = x.opcintype
                AND NOT EXISTS (SELECT FROM pg_opclass b
                                WHERE b.opcfamily = x.opcfamily AND b.opcintype = x.opcintype AND b.opcdefault > x.opcdefault)),
              'STORAGE ' || format_type(CASE x.opckeytype WHEN 0 THEN x.opcintype ELSE x.opckeytype END, NULL)),
       pg_get_userbyid(x.opcowner)
FROM )" + own("pg_opclass", "opcnamespace") +
         R"( JOIN pg_am a ON a.oid = x.opcmethod JOIN pg_opfamily f ON f.oid = x.opcfamily
     JOIN pg_namespace g ON g.oid = f.opfnamespace
ORDER BY n.nspname, x.opcname, a.amname)";
}

std::string loose_members() {
  return std::string(
             "SELECT format('ALTER OPERATOR FAMILY %I.%I USING %I ADD %s', n.nspname, x.opfname, a.amname, "
             "k.item), NULL FROM ") +
         own("pg_opfamily", "opfnamespace") + " JOIN pg_am a ON a.oid = x.opfmethod JOIN " + members +
         R"( ON k.family = x.oid
WHERE k."left" <> k."right" OR NOT EXISTS (SELECT FROM pg_opclass b WHERE b.opcfamily = x.oid AND b.opcintype = k."left")
ORDER BY 1)";
}

}  // namespace

std::vector<Section> operator_class_sections(Version) {
  return {{families(), has_own("pg_opfamily")},
          {classes(), has_own("pg_opclass")},
          {loose_members(), has_own("pg_opfamily")}};
}

}  // namespace ashlar::catalog
