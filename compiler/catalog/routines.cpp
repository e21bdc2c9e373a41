// Functions, procedures, aggregates.

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

namespace {

/// Routines of some prokinds with their schema: `p` and `n`. Not those that the server makes with a range type, its
/// constructors, which depend on it internally.
std::string own_routines(const std::string& kinds) {
  return "pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND p.prokind IN (" + kinds + ") AND " +
         in_scope("n") + " AND " + not_of_extension("pg_proc", "p.oid") +
         " AND NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = 'pg_proc'::regclass AND i.objid = p.oid AND "
         "i.deptype = 'i')";
}

std::string routines() {
  return "SELECT pg_get_functiondef(p.oid), pg_get_userbyid(p.proowner) FROM " + own_routines("'f', 'p', 'w'") +
         " ORDER BY n.nspname, p.proname, oidvectortypes(p.proargtypes)";
}

/// `NAME = function` where there is one.
std::string function_option(const std::string& name, const std::string& column) {
  return "CASE WHEN g." + column + " <> 0 THEN '" + name + " = ' || g." + column + "::text END";
}

std::string literal_option(const std::string& name, const std::string& column) {
  return "'" + name + " = ' || quote_literal(g." + column + ")";
}

std::string type_option(const std::string& name, const std::string& column) {
  return "CASE WHEN g." + column + " <> 0 THEN '" + name + " = ' || format_type(g." + column + ", NULL) END";
}

std::string number_option(const std::string& name, const std::string& column) {
  return "CASE WHEN g." + column + " <> 0 THEN '" + name + " = ' || g." + column + " END";
}

/// Whether the final function changes its state: each kind of aggregate has its own default.
std::string modify_option(const std::string& name, const std::string& column) {
  return "CASE WHEN g." + column + " <> CASE g.aggkind WHEN 'n' THEN 'r'::\"char\" ELSE 'w'::\"char\" END THEN '" +
         name + " = ' || CASE g." + column +
         " WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END";
}

std::string flag_option(const std::string& name, const std::string& column) {
  return "CASE WHEN g." + column + " THEN '" + name + "' END";
}

std::string aggregates() {
  std::string list;
  for (const std::string& option :
       {function_option("SFUNC", "aggtransfn"),
        type_option("STYPE", "aggtranstype"),
        number_option("SSPACE", "aggtransspace"),
        function_option("FINALFUNC", "aggfinalfn"),
        flag_option("FINALFUNC_EXTRA", "aggfinalextra"),
        modify_option("FINALFUNC_MODIFY", "aggfinalmodify"),
        function_option("COMBINEFUNC", "aggcombinefn"),
        function_option("SERIALFUNC", "aggserialfn"),
        function_option("DESERIALFUNC", "aggdeserialfn"),
        literal_option("INITCOND", "agginitval"),
        function_option("MSFUNC", "aggmtransfn"),
        function_option("MINVFUNC", "aggminvtransfn"),
        type_option("MSTYPE", "aggmtranstype"),
        number_option("MSSPACE", "aggmtransspace"),
        function_option("MFINALFUNC", "aggmfinalfn"),
        flag_option("MFINALFUNC_EXTRA", "aggmfinalextra"),
        "CASE WHEN g.aggmtransfn <> 0 THEN " + modify_option("MFINALFUNC_MODIFY", "aggmfinalmodify") + " END",
        literal_option("MINITCOND", "aggminitval"),
        std::string("(SELECT 'SORTOP = ' || CASE o.nspname WHEN 'pg_catalog' THEN r.oprname::text ELSE "
                    "format('OPERATOR(%I.%s)', o.nspname, r.oprname) END FROM pg_operator r JOIN pg_namespace o ON "
                    "o.oid = r.oprnamespace WHERE r.oid = g.aggsortop)"),
        std::string("CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END"),
        std::string("CASE g.aggkind WHEN 'h' THEN 'HYPOTHETICAL' END")}) {
    list += ",\n         " + option;
  }
  return "SELECT format('CREATE AGGREGATE %I.%I(%s) (%s)', n.nspname, p.proname, coalesce(nullif("
         "pg_get_function_arguments(p.oid), ''), '*'), concat_ws(', '" +
         list + ")), pg_get_userbyid(p.proowner)\nFROM " + own_routines("'a'") +
         " JOIN pg_aggregate g ON g.aggfnoid = p.oid ORDER BY n.nspname, p.proname, oidvectortypes(p.proargtypes)";
}

}  // namespace

std::vector<Section> routine_sections(Version) {
  return {{routines(), has_own("pg_proc", "x.prokind <> 'a'")}, {aggregates(), has_own("pg_proc", "x.prokind = 'a'")}};
}

}  // namespace ashlar::catalog
