// Comments on everything that is modelled.

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

namespace {

/// COMMENT ON what `target` (SQL) names, for the rows that `from` gives; `description` joins the comment as `d`.
Section comments(const std::string& target, const std::string& from, const std::string& catalog, const std::string& oid,
                 const std::string& sub = "0", const std::string& more = "") {
  return {"SELECT format('COMMENT ON %s IS %L', " + target + ", d.description), NULL FROM " + from +
              " JOIN pg_description d ON d.classoid = '" + catalog + "'::regclass AND d.objoid = " + oid +
              " AND d.objsubid = " + sub + " " + more + " ORDER BY 1",
          has_comments(catalog, sub != "0")};
}

/// What stands in a schema in scope: `x` and `n`.
std::string in_schema(const std::string& catalog, const std::string& schema) {
  return catalog + " x JOIN pg_namespace n ON n.oid = x." + schema + " AND " + in_scope("n") + " AND " +
         not_of_extension(catalog, "x.oid");
}

/// What stands in no schema, and was not there from the first: `x`.
std::string anywhere(const std::string& catalog) {
  return "(SELECT * FROM " + catalog + " x WHERE x.oid >= 16384 AND " + not_of_extension(catalog, "x.oid") + ") x";
}

}  // namespace

std::vector<Section> comment_sections(Version) {
  const std::string tables = own_relations("'r', 'p', 'f'");
  const std::string all_tables = own_relations("'r', 'p', 'v', 'm', 'f'");
  return {
      comments("format('SCHEMA %I', n.nspname)",
               "(SELECT * FROM pg_namespace n WHERE " + in_scope("n") + " AND " +
                   not_of_extension("pg_namespace", "n.oid") + ") n",
               "pg_namespace", "n.oid", "0",
               "AND NOT (n.nspname = 'public' AND d.description = 'standard public schema')"),
      comments("format('%s %I.%I', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN "
               "'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, n.nspname, c.relname)",
               own_relations("'r', 'p', 'v', 'm', 'S', 'f'"), "pg_class", "c.oid"),
      comments("format('COLUMN %I.%I.%I', n.nspname, c.relname, a.attname)",
               own_relations("'r', 'p', 'v', 'm', 'c', 'f'") +
                   " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped",
               "pg_class", "c.oid", "a.attnum"),
      comments("format('INDEX %I.%I', n.nspname, x.relname)",
               all_tables + " JOIN pg_index i ON i.indrelid = c.oid JOIN pg_class x ON x.oid = i.indexrelid AND NOT "
                            "x.relispartition",
               "pg_class", "x.oid"),
      comments("format('CONSTRAINT %I ON %I.%I', k.conname, n.nspname, c.relname)",
               tables + " JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype IN ('c', 'p', 'u', 'f', 'x') AND "
                        "k.conislocal AND k.conparentid = 0",
               "pg_constraint", "k.oid"),
      comments("format('CONSTRAINT %I ON DOMAIN %I.%I', k.conname, n.nspname, t.typname)",
               "pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace AND " + in_scope("n") + " AND " +
                   not_of_extension("pg_type", "t.oid") +
                   " JOIN pg_constraint k ON k.contypid = t.oid AND k.contype = 'c'",
               "pg_constraint", "k.oid"),
      comments("format('%s %I.%I', CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, n.nspname, t.typname)",
               "pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace AND t.typtype IN ('e', 'c', 'r', 'd', 'b', "
               "'p') AND " +
                   in_scope("n") + " AND " + not_of_extension("pg_type", "t.oid"),
               "pg_type", "t.oid"),
      comments("format('%s %I.%I(%s)', CASE p.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE "
               "'FUNCTION' END, n.nspname, p.proname, CASE WHEN p.prokind <> 'a' THEN oidvectortypes(p.proargtypes) "
               "ELSE coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*') END)",
               "pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND " + in_scope("n") + " AND " +
                   not_of_extension("pg_proc", "p.oid"),
               "pg_proc", "p.oid"),
      comments("format('TRIGGER %I ON %I.%I', t.tgname, n.nspname, c.relname)",
               all_tables + " JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgparentid = 0",
               "pg_trigger", "t.oid"),
      comments("format('RULE %I ON %I.%I', r.rulename, n.nspname, c.relname)",
               all_tables + " JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename <> '_RETURN'", "pg_rewrite",
               "r.oid"),
      // Every extension brings one.
      {"SELECT format('COMMENT ON EXTENSION %I IS %L', x.extname, d.description), NULL FROM pg_extension x JOIN "
       "pg_description d ON d.classoid = 'pg_extension'::regclass AND d.objoid = x.oid AND x.oid >= 16384 ORDER BY 1",
       has_own("pg_extension")},
      comments("format('COLLATION %I.%I', n.nspname, x.collname)", in_schema("pg_collation", "collnamespace"),
               "pg_collation", "x.oid"),
      comments("format('STATISTICS %I.%I', n.nspname, x.stxname)", in_schema("pg_statistic_ext", "stxnamespace"),
               "pg_statistic_ext", "x.oid"),
      comments("format('OPERATOR %I.%s (%s, %s)', n.nspname, x.oprname, CASE x.oprleft WHEN 0 THEN 'NONE' ELSE "
               "format_type(x.oprleft, NULL) END, format_type(x.oprright, NULL))",
               in_schema("pg_operator", "oprnamespace"), "pg_operator", "x.oid", "0", "AND x.oprcode <> 0"),
      comments("format('OPERATOR CLASS %I.%I USING %I', n.nspname, x.opcname, a.amname)",
               in_schema("pg_opclass", "opcnamespace") + " JOIN pg_am a ON a.oid = x.opcmethod", "pg_opclass", "x.oid"),
      comments("format('OPERATOR FAMILY %I.%I USING %I', n.nspname, x.opfname, a.amname)",
               in_schema("pg_opfamily", "opfnamespace") + " JOIN pg_am a ON a.oid = x.opfmethod", "pg_opfamily",
               "x.oid"),
      comments("format('CONVERSION %I.%I', n.nspname, x.conname)", in_schema("pg_conversion", "connamespace"),
               "pg_conversion", "x.oid"),
      comments("format('LANGUAGE %I', x.lanname)", anywhere("pg_language"), "pg_language", "x.oid"),
      comments("format('ACCESS METHOD %I', x.amname)", anywhere("pg_am"), "pg_am", "x.oid"),
      comments("format('TRANSFORM FOR %s LANGUAGE %I', format_type(x.trftype, NULL), l.lanname)",
               anywhere("pg_transform") + " JOIN pg_language l ON l.oid = x.trflang", "pg_transform", "x.oid"),
      comments("format('TEXT SEARCH CONFIGURATION %I.%I', n.nspname, x.cfgname)",
               in_schema("pg_ts_config", "cfgnamespace"), "pg_ts_config", "x.oid"),
      comments("format('TEXT SEARCH DICTIONARY %I.%I', n.nspname, x.dictname)",
               in_schema("pg_ts_dict", "dictnamespace"), "pg_ts_dict", "x.oid"),
      comments("format('TEXT SEARCH PARSER %I.%I', n.nspname, x.prsname)", in_schema("pg_ts_parser", "prsnamespace"),
               "pg_ts_parser", "x.oid"),
      comments("format('TEXT SEARCH TEMPLATE %I.%I', n.nspname, x.tmplname)",
               in_schema("pg_ts_template", "tmplnamespace"), "pg_ts_template", "x.oid"),
      comments("format('CAST (%s AS %s)', format_type(x.castsource, NULL), format_type(x.casttarget, NULL))",
               anywhere("pg_cast"), "pg_cast", "x.oid"),
      comments("format('PUBLICATION %I', x.pubname)", anywhere("pg_publication"), "pg_publication", "x.oid"),
      // Others do not see them, and what is not seen has no comment.
      comments("format('SUBSCRIPTION %I', x.subname)",
               "pg_subscription x JOIN pg_database b ON b.oid = x.subdbid AND b.datname = current_database() AND "
               "current_setting('is_superuser') = 'on'",
               "pg_subscription", "x.oid"),
      comments("format('EVENT TRIGGER %I', x.evtname)", anywhere("pg_event_trigger"), "pg_event_trigger", "x.oid"),
      comments("format('FOREIGN DATA WRAPPER %I', x.fdwname)", anywhere("pg_foreign_data_wrapper"),
               "pg_foreign_data_wrapper", "x.oid"),
      comments("format('SERVER %I', x.srvname)", anywhere("pg_foreign_server"), "pg_foreign_server", "x.oid"),
      comments("format('POLICY %I ON %I.%I', p.polname, n.nspname, c.relname)",
               tables + " JOIN pg_policy p ON p.polrelid = c.oid", "pg_policy", "p.oid"),
  };
}

}  // namespace ashlar::catalog
