#include "compiler/catalog/unmodelled.h"

namespace ashlar::catalog {

namespace {

/// What a failed CREATE INDEX CONCURRENTLY left behind stops nobody: it is worth a warning, and apply clears it up.
std::string invalid_indexes() {
  return "SELECT format('invalid index %I.%I', n.nspname, x.relname), n.nspname, x.relname, true, NULL FROM " +
         own_relations("'r', 'm'") +
         " JOIN pg_index i ON i.indrelid = c.oid AND NOT i.indisvalid JOIN pg_class x ON x.oid = i.indexrelid";
}

/// Those of plain indexes are fields of theirs.
std::string constraint_statistics() {
  return "SELECT DISTINCT format('statistics target of index %I.%I', n.nspname, c.relname), n.nspname, c.relname, "
         "false, NULL FROM " +
         own_relations("'i', 'I'") +
         " JOIN pg_attribute a ON a.attrelid = c.oid AND coalesce(a.attstattarget, -1) >= 0 JOIN pg_constraint k ON "
         "k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')";
}

/// Triggers of a partitioned table that are switched otherwise on one of its partitions.
std::string partition_triggers() {
  return "SELECT format('switch of trigger %I on partition %I.%I', t.tgname, n.nspname, c.relname), n.nspname, "
         "c.relname, false, NULL FROM " +
         own_relations("'r', 'p'") +
         " JOIN pg_trigger t ON t.tgrelid = c.oid JOIN pg_trigger u ON u.oid = t.tgparentid AND u.tgenabled <> "
         "t.tgenabled";
}

/// NOT NULL constraints with more to them than NOT NULL (18).
std::string special_not_null() {
  return "SELECT format('constraint %I on %I.%I', k.conname, n.nspname, c.relname), n.nspname, c.relname, false, NULL "
         "FROM " +
         own_relations("'r', 'p', 'f'") +
         " JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'n' AND (NOT k.convalidated OR k.connoinherit)";
}

/// Rows, though no table holds them: their owners and privileges stop nobody.
std::string large_objects() {
  return "SELECT format('%s large objects, their owners and privileges', count(*)), NULL, 'large objects', true, "
         "'rows' "
         "FROM pg_largeobject_metadata HAVING count(*) > 0";
}

/// The server shows their options to whom they are for and may use the server, those of PUBLIC to the server's owner.
std::string hidden_mappings() {
  return "SELECT format('options of the user mapping for %s on server %s, which are not shown to this role', "
         "x.usename, "
         "x.srvname), x.srvname, x.usename, true, 'user mapping' FROM pg_user_mappings x JOIN pg_foreign_server s ON "
         "s.oid = x.srvid WHERE NOT CASE x.umuser WHEN 0 THEN pg_has_role(s.srvowner, 'USAGE') ELSE x.usename = "
         "current_user AND (pg_has_role(s.srvowner, 'USAGE') OR has_server_privilege(s.oid, 'USAGE')) END AND " +
         not_of_extension("pg_foreign_server", "x.srvid");
}

}  // namespace

std::vector<Leg> unmodelled_legs(Version version, bool superuser) {
  std::vector<Leg> legs{{invalid_indexes(), "EXISTS (SELECT FROM pg_index WHERE NOT indisvalid)"},
                        {constraint_statistics(), has_statistics_targets()},
                        {partition_triggers(), has_own("pg_trigger", "x.tgparentid <> 0")},
                        {"SELECT DISTINCT 'default privileges on large objects', NULL, 'large objects', true, NULL "
                         "FROM pg_default_acl x WHERE "
                         "x.defaclobjtype = 'L'",
                         has_own("pg_default_acl")},
                        {large_objects(), "EXISTS (SELECT FROM pg_largeobject_metadata)"}};
  if (version >= 18) {
    legs.push_back(
        {special_not_null(), has_own("pg_constraint", "x.contype = 'n' AND (NOT x.convalidated OR x.connoinherit)")});
  }
  if (!superuser) {
    legs.push_back(
        {"SELECT format('subscription %s, which only a superuser may read', x.subname), NULL, x.subname::text, true, "
         "'subscription' "
         "FROM pg_subscription x JOIN pg_database b ON b.oid = x.subdbid AND b.datname = current_database()",
         "EXISTS (SELECT subname FROM pg_subscription)"});
    legs.push_back({hidden_mappings(), has_own("pg_foreign_server")});
  }
  return legs;
}

}  // namespace ashlar::catalog
