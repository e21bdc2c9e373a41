// Languages, transforms, conversions, access methods, base types: what rests on functions in C; security labels.

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

namespace {

/// What stands in no schema, and was not there from the first: `x`.
std::string anywhere(const std::string& catalog) {
  return catalog + " x WHERE x.oid >= 16384 AND " + not_of_extension(catalog, "x.oid");
}

std::string languages() {
  return R"(SELECT format('CREATE %sLANGUAGE %I HANDLER %s', CASE WHEN x.lanpltrusted THEN 'TRUSTED ' ELSE '' END, x.lanname,
              x.lanplcallfoid::regproc::text) ||
       CASE WHEN x.laninline <> 0 THEN ' INLINE ' || x.laninline::regproc::text ELSE '' END ||
       CASE WHEN x.lanvalidator <> 0 THEN ' VALIDATOR ' || x.lanvalidator::regproc::text ELSE '' END,
       pg_get_userbyid(x.lanowner)
FROM (SELECT * FROM )" +
         anywhere("pg_language") + ") x WHERE x.lanplcallfoid <> 0 ORDER BY x.lanname";
}

std::string transforms() {
  return R"(SELECT format('CREATE TRANSFORM FOR %s LANGUAGE %I (', format_type(x.trftype, NULL), l.lanname) ||
       concat_ws(', ', CASE WHEN x.trffromsql <> 0 THEN 'FROM SQL WITH FUNCTION ' || x.trffromsql::regprocedure::text END,
                       CASE WHEN x.trftosql <> 0 THEN 'TO SQL WITH FUNCTION ' || x.trftosql::regprocedure::text END) || ')',
       NULL
FROM (SELECT * FROM )" +
         anywhere("pg_transform") + ") x JOIN pg_language l ON l.oid = x.trflang ORDER BY 1";
}

std::string access_methods() {
  return "SELECT format('CREATE ACCESS METHOD %I TYPE %s HANDLER %s', x.amname, CASE x.amtype WHEN 't' THEN 'TABLE' "
         "ELSE 'INDEX' END, x.amhandler::regproc::text), NULL FROM " +
         anywhere("pg_am") + " ORDER BY x.amname";
}

std::string conversions() {
  return R"(SELECT format('CREATE %sCONVERSION %I.%I FOR %L TO %L FROM %s', CASE WHEN x.condefault THEN 'DEFAULT ' ELSE '' END,
              n.nspname, x.conname, pg_encoding_to_char(x.conforencoding), pg_encoding_to_char(x.contoencoding),
              x.conproc::regproc::text), pg_get_userbyid(x.conowner)
FROM pg_conversion x JOIN pg_namespace n ON n.oid = x.connamespace AND )" +
         in_scope("n") + " AND " + not_of_extension("pg_conversion", "x.oid") + " ORDER BY n.nspname, x.conname";
}

/// Shells, and base types, which are not the arrays that come with every type: `x` and `n`.
std::string own_types(const std::string& condition) {
  return "pg_type x JOIN pg_namespace n ON n.oid = x.typnamespace AND " + in_scope("n") + " AND " +
         not_of_extension("pg_type", "x.oid") + " WHERE " + condition +
         " AND NOT EXISTS (SELECT FROM pg_type l WHERE l.typarray = x.oid) ORDER BY n.nspname, x.typname";
}

std::string shells() {
  return "SELECT format('CREATE TYPE %I.%I', n.nspname, x.typname), pg_get_userbyid(x.typowner) FROM " +
         own_types("(x.typtype = 'b' OR NOT x.typisdefined)");
}

std::string base_types(Version version) {
  const auto function = [](const std::string& option, const std::string& column) {
    return "CASE WHEN x." + column + " <> 0 THEN '" + option + " = ' || x." + column + "::regproc::text END, ";
  };
  const std::string subscript =
      version >= 14
          ? "CASE WHEN x.typsubscript::oid NOT IN (0, 'raw_array_subscript_handler'::regproc) THEN 'SUBSCRIPT "
            "= ' || x.typsubscript::regproc::text END, "
          : "";
  return "SELECT format('CREATE TYPE %I.%I (', n.nspname, x.typname) || concat_ws(', ', " +
         function("INPUT", "typinput") + function("OUTPUT", "typoutput") + function("RECEIVE", "typreceive") +
         function("SEND", "typsend") + function("TYPMOD_IN", "typmodin") + function("TYPMOD_OUT", "typmodout") +
         function("ANALYZE", "typanalyze") + subscript + R"(
       CASE WHEN x.typlen > 0 THEN 'INTERNALLENGTH = ' || x.typlen END, CASE WHEN x.typbyval THEN 'PASSEDBYVALUE' END,
       CASE x.typalign WHEN 'c' THEN 'ALIGNMENT = char' WHEN 's' THEN 'ALIGNMENT = int2' WHEN 'd' THEN 'ALIGNMENT = double' END,
       CASE x.typstorage WHEN 'e' THEN 'STORAGE = external' WHEN 'x' THEN 'STORAGE = extended' WHEN 'm' THEN 'STORAGE = main' END,
       CASE WHEN x.typcategory <> 'U' THEN format('CATEGORY = %L', x.typcategory) END,
       CASE WHEN x.typispreferred THEN 'PREFERRED = true' END, 'DEFAULT = ' || quote_literal(x.typdefault),
       CASE WHEN x.typelem <> 0 THEN 'ELEMENT = ' || format_type(x.typelem, NULL) END,
       CASE WHEN x.typdelim <> ',' THEN format('DELIMITER = %L', x.typdelim) END,
       CASE WHEN x.typcollation <> 0 THEN 'COLLATABLE = true' END) || ')', NULL
FROM )" + own_types("x.typtype = 'b' AND x.typisdefined");
}

}  // namespace

std::vector<Section> base_type_sections(Version version) {
  // The arrays that come with every type are base types too.
  const std::string any =
      has_own("pg_type", "x.typtype = 'b' AND x.typinput <> 'array_in'::regproc OR NOT x.typisdefined");
  return {{shells(), any}, {base_types(version), any}};
}

std::vector<Section> language_sections(Version) {
  return {{languages(), has_own("pg_language")},
          {transforms(), has_own("pg_transform")},
          {access_methods(), has_own("pg_am")},
          {conversions(), has_own("pg_conversion")}};
}

std::vector<Section> security_label_sections(Version) {
  return {
      {R"(SELECT format('SECURITY LABEL FOR %I ON %s %s IS %L', x.provider, upper(x.objtype), x.objname, x.label), NULL
FROM pg_seclabels x LEFT JOIN pg_namespace n ON n.oid = x.objnamespace
WHERE x.objtype <> 'large object' AND (n.oid IS NULL OR )" +
           in_scope("n") + ") ORDER BY 1",
       "EXISTS (SELECT FROM pg_seclabel) OR EXISTS (SELECT FROM pg_shseclabel)"}};
}

}  // namespace ashlar::catalog
