// What hangs on tables: indexes, triggers, rules, policies; and the switches that name them.

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

namespace {

/// pg_get_indexdef leaves the tablespace out. It says ONLY of every partitioned index; one that is valid has a part on
/// each partition, which is what an index that is not ON ONLY makes.
std::string indexes() {
  return R"(SELECT CASE WHEN c.relkind = 'p' AND i.indisvalid
            THEN replace(pg_get_indexdef(i.indexrelid), format(' ON ONLY %I.%I USING ', n.nspname, c.relname),
                         format(' ON %I.%I USING ', n.nspname, c.relname))
            ELSE pg_get_indexdef(i.indexrelid) END, NULL
FROM )" + own_relations("'r', 'p', 'm'") +
         R"( JOIN pg_index i ON i.indrelid = c.oid AND (i.indisvalid OR c.relkind = 'p')
     JOIN pg_class x ON x.oid = i.indexrelid
WHERE NOT x.relispartition
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY n.nspname, c.relname, x.relname)";
}

std::string index_tablespaces() {
  return R"(SELECT format('ALTER INDEX %I.%I SET TABLESPACE %I', n.nspname, x.relname, s.spcname), NULL
FROM )" + own_relations("'r', 'p', 'm'") +
         R"( JOIN pg_index i ON i.indrelid = c.oid AND (i.indisvalid OR c.relkind = 'p')
     JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_tablespace s ON s.oid = x.reltablespace
WHERE NOT x.relispartition
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY n.nspname, c.relname, x.relname)";
}

std::string index_statistics() {
  return R"(SELECT format('ALTER INDEX %I.%I ALTER COLUMN %s SET STATISTICS %s', n.nspname, x.relname, a.attnum, a.attstattarget), NULL
FROM )" + own_relations("'r', 'p', 'm'") +
         R"( JOIN pg_index i ON i.indrelid = c.oid AND (i.indisvalid OR c.relkind = 'p')
     JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_attribute a ON a.attrelid = x.oid AND coalesce(a.attstattarget, -1) >= 0
WHERE NOT x.relispartition
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY n.nspname, c.relname, x.relname, a.attnum)";
}

std::string table_switches() {
  return R"(SELECT format('ALTER TABLE ONLY %I.%I %s', n.nspname, c.relname, action), NULL
FROM )" + own_relations("'r', 'p', 'm'") +
         R"( CROSS JOIN LATERAL unnest(
       CASE WHEN c.relrowsecurity THEN ARRAY['ENABLE ROW LEVEL SECURITY'] END ||
       CASE WHEN c.relforcerowsecurity THEN ARRAY['FORCE ROW LEVEL SECURITY'] END ||
       CASE c.relreplident WHEN 'f' THEN ARRAY['REPLICA IDENTITY FULL'] WHEN 'n' THEN ARRAY['REPLICA IDENTITY NOTHING']
         WHEN 'i' THEN (SELECT array_agg(format('REPLICA IDENTITY USING INDEX %I', x.relname))
                        FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                        WHERE i.indrelid = c.oid AND i.indisreplident) END ||
       (SELECT array_agg(format('CLUSTER ON %I', x.relname))
        FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
        WHERE c.relkind <> 'p' AND i.indrelid = c.oid AND i.indisclustered)) AS action
WHERE c.relkind <> 'm' OR action LIKE 'CLUSTER%'
ORDER BY n.nspname, c.relname)";
}

/// Triggers of partitioned tables have clones on the partitions.
constexpr const char* own_triggers =
    R"( JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgparentid = 0)";

/// ENABLE and DISABLE as a letter of tgenabled or ev_enabled asks for it.
std::string enabling(const std::string& letter) {
  return "CASE " + letter + " WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END";
}

std::string triggers() {
  return "SELECT pg_get_triggerdef(t.oid), NULL FROM " + own_relations("'r', 'p', 'v', 'f'") + own_triggers +
         " ORDER BY n.nspname, c.relname, t.tgname";
}

std::string trigger_switches() {
  return "SELECT format('ALTER TABLE %I.%I %s TRIGGER %I', n.nspname, c.relname, " + enabling("t.tgenabled") +
         ", t.tgname), NULL FROM " + own_relations("'r', 'p', 'v', 'f'") + own_triggers +
         " AND t.tgenabled <> 'O' ORDER BY n.nspname, c.relname, t.tgname";
}

std::string rules() {
  return "SELECT rtrim(pg_get_ruledef(r.oid), ';'), NULL FROM " + own_relations("'r', 'p', 'v'") +
         " JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename <> '_RETURN' ORDER BY n.nspname, c.relname, "
         "r.rulename";
}

std::string rule_switches() {
  return "SELECT format('ALTER TABLE %I.%I %s RULE %I', n.nspname, c.relname, " + enabling("r.ev_enabled") +
         ", r.rulename), NULL FROM " + own_relations("'r', 'p', 'v'") +
         " JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename <> '_RETURN' AND r.ev_enabled <> 'O'"
         " ORDER BY n.nspname, c.relname, r.rulename";
}

std::string policies() {
  return R"(SELECT format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO %s', p.polname, n.nspname, c.relname,
              CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
              CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
                            ELSE 'ALL' END,
              (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r)) END, ', ')
               FROM unnest(p.polroles) r)) ||
       coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '') ||
       coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''), NULL
FROM )" + own_relations("'r', 'p'") +
         R"( JOIN pg_policy p ON p.polrelid = c.oid
ORDER BY n.nspname, c.relname, p.polname)";
}

}  // namespace

std::vector<Section> table_part_sections(Version) {
  const std::string any_index = has_relations("'i', 'I'");
  const std::string any_trigger = has_own("pg_trigger", "NOT x.tgisinternal");
  const std::string any_rule = has_own("pg_rewrite", "x.rulename <> '_RETURN'");
  return {{indexes(), any_index},
          {index_tablespaces(), has_own("pg_class", "x.relkind IN ('i', 'I') AND x.reltablespace <> 0")},
          {index_statistics(), has_statistics_targets()},
          {table_switches(), has_relations("'r', 'p', 'm'")},
          {triggers(), any_trigger},
          {trigger_switches(), any_trigger},
          {rules(), any_rule},
          {rule_switches(), any_rule},
          {policies(), has_own("pg_policy")}};
}

}  // namespace ashlar::catalog
