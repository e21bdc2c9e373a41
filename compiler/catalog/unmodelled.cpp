#include "compiler/catalog/unmodelled.h"

namespace ashlar::catalog {

namespace {

/// What a failed CREATE INDEX CONCURRENTLY left behind stops nobody: it is worth a warning, and apply clears it up.
std::string invalid_indexes() {
  return "SELECT format('invalid index %I.%I', n.nspname, x.relname), n.nspname, x.relname, true FROM " +
         own_relations("'r', 'm'") +
         " JOIN pg_index i ON i.indrelid = c.oid AND NOT i.indisvalid JOIN pg_class x ON x.oid = i.indexrelid";
}

/// Those of plain indexes are fields of theirs.
std::string constraint_statistics() {
  return "SELECT DISTINCT format('statistics target of index %I.%I', n.nspname, c.relname), n.nspname, c.relname, "
         "false FROM " +
         own_relations("'i', 'I'") +
         " JOIN pg_attribute a ON a.attrelid = c.oid AND coalesce(a.attstattarget, -1) >= 0 JOIN pg_constraint k ON "
         "k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')";
}

/// Triggers of a partitioned table that are switched otherwise on one of its partitions.
std::string partition_triggers() {
  return "SELECT format('switch of trigger %I on partition %I.%I', t.tgname, n.nspname, c.relname), n.nspname, "
         "c.relname, false FROM " +
         own_relations("'r', 'p'") +
         " JOIN pg_trigger t ON t.tgrelid = c.oid JOIN pg_trigger u ON u.oid = t.tgparentid AND u.tgenabled <> "
         "t.tgenabled";
}

/// NOT NULL constraints with more to them than NOT NULL (18).
std::string special_not_null() {
  return "SELECT format('constraint %I on %I.%I', k.conname, n.nspname, c.relname), n.nspname, c.relname, false FROM " +
         own_relations("'r', 'p', 'f'") +
         " JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'n' AND (NOT k.convalidated OR k.connoinherit)";
}

}  // namespace

std::vector<Leg> unmodelled_legs(Version version, bool superuser) {
  std::vector<Leg> legs{
      {invalid_indexes(), "EXISTS (SELECT FROM pg_index WHERE NOT indisvalid)"},
      {constraint_statistics(), has_statistics_targets()},
      {partition_triggers(), has_own("pg_trigger", "x.tgparentid <> 0")},
      {"SELECT DISTINCT 'default privileges on large objects', NULL, 'large objects', true FROM pg_default_acl x WHERE "
       "x.defaclobjtype = 'L'",
       has_own("pg_default_acl")}};
  if (version >= 18) {
    legs.push_back(
        {special_not_null(), has_own("pg_constraint", "x.contype = 'n' AND (NOT x.convalidated OR x.connoinherit)")});
  }
  if (!superuser) {
    legs.push_back(
        {"SELECT format('subscription %s, which only a superuser may read', x.subname), NULL, x.subname::text, true "
         "FROM pg_subscription x JOIN pg_database b ON b.oid = x.subdbid AND b.datname = current_database()",
         "EXISTS (SELECT subname FROM pg_subscription)"});
  }
  return legs;
}

}  // namespace ashlar::catalog
