// Text search parsers, templates, dictionaries, configurations.

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

namespace {

std::string own(const std::string& catalog, const std::string& schema) {
  return catalog + " x JOIN pg_namespace n ON n.oid = x." + schema + " AND " + in_scope("n") + " AND " +
         not_of_extension(catalog, "x.oid");
}

std::string option(const std::string& name, const std::string& column) {
  return "CASE WHEN x." + column + " <> 0 THEN '" + name + " = ' || x." + column + "::text END";
}

std::string parsers() {
  return "SELECT format('CREATE TEXT SEARCH PARSER %I.%I (', n.nspname, x.prsname) || concat_ws(', ', " +
         option("START", "prsstart") + ", " + option("GETTOKEN", "prstoken") + ", " + option("END", "prsend") + ", " +
         option("HEADLINE", "prsheadline") + ", " + option("LEXTYPES", "prslextype") + ") || ')', NULL FROM " +
         own("pg_ts_parser", "prsnamespace") + " ORDER BY n.nspname, x.prsname";
}

std::string templates() {
  return "SELECT format('CREATE TEXT SEARCH TEMPLATE %I.%I (', n.nspname, x.tmplname) || concat_ws(', ', " +
         option("INIT", "tmplinit") + ", " + option("LEXIZE", "tmpllexize") + ") || ')', NULL FROM " +
         own("pg_ts_template", "tmplnamespace") + " ORDER BY n.nspname, x.tmplname";
}

std::string dictionaries() {
  return R"(SELECT format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %I.%I', n.nspname, x.dictname, m.nspname, t.tmplname) ||
       coalesce(', ' || x.dictinitoption, '') || ')', pg_get_userbyid(x.dictowner)
FROM )" + own("pg_ts_dict", "dictnamespace") +
         R"( JOIN pg_ts_template t ON t.oid = x.dicttemplate JOIN pg_namespace m ON m.oid = t.tmplnamespace
ORDER BY n.nspname, x.dictname)";
}

std::string configurations() {
  return R"(SELECT format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I.%I)', n.nspname, x.cfgname, m.nspname, p.prsname),
       pg_get_userbyid(x.cfgowner)
FROM )" + own("pg_ts_config", "cfgnamespace") +
         R"( JOIN pg_ts_parser p ON p.oid = x.cfgparser JOIN pg_namespace m ON m.oid = p.prsnamespace
ORDER BY n.nspname, x.cfgname)";
}

std::string mappings() {
  return R"(SELECT format('ALTER TEXT SEARCH CONFIGURATION %I.%I ADD MAPPING FOR %I WITH %s', n.nspname, x.cfgname, t.alias,
              string_agg(format('%I.%I', dn.nspname, d.dictname), ', ' ORDER BY k.mapseqno)), NULL
FROM )" + own("pg_ts_config", "cfgnamespace") +
         R"( JOIN pg_ts_config_map k ON k.mapcfg = x.oid
     JOIN pg_ts_dict d ON d.oid = k.mapdict JOIN pg_namespace dn ON dn.oid = d.dictnamespace
     JOIN LATERAL ts_token_type(x.cfgparser) t ON t.tokid = k.maptokentype
GROUP BY n.nspname, x.cfgname, t.alias
ORDER BY n.nspname, x.cfgname, t.alias)";
}

}  // namespace

std::vector<Section> text_search_sections(Version) {
  return {{parsers(), has_own("pg_ts_parser")},
          {templates(), has_own("pg_ts_template")},
          {dictionaries(), has_own("pg_ts_dict")},
          {configurations(), has_own("pg_ts_config")},
          {mappings(), has_own("pg_ts_config")}};
}

}  // namespace ashlar::catalog
