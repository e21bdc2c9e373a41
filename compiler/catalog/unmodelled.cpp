#include "compiler/catalog/unmodelled.h"

namespace ashlar::catalog {

namespace {

/// What stands in a schema: (words and name, schema, name, false).
std::string in_schemas(const std::string& words, const std::string& catalog, const std::string& name,
                       const std::string& schema, const std::string& condition = "true") {
  return "SELECT format('%s %I.%I', " + words + ", n.nspname, x." + name + "), n.nspname, x." + name + ", false FROM " +
         catalog + " x JOIN pg_namespace n ON n.oid = x." + schema + " AND " + in_scope("n") + " AND " +
         not_of_extension(catalog, "x.oid") + " WHERE " + condition;
}

/// What stands in no schema, and was not there from the first: (words and name, NULL, name, true).
std::string database_wide(const std::string& words, const std::string& catalog, const std::string& name,
                          const std::string& condition = "true") {
  return "SELECT " + words + " || " + name + ", NULL, " + name + "::text, true FROM " + catalog +
         " x WHERE x.oid >= 16384 AND " + condition + " AND " + not_of_extension(catalog, "x.oid");
}

/// What a failed CREATE INDEX CONCURRENTLY left behind stops nobody: it is worth a warning, and apply clears it up.
std::string invalid_indexes() {
  return "SELECT format('invalid index %I.%I', n.nspname, x.relname), n.nspname, x.relname, true FROM " +
         own_relations("'r', 'm'") +
         " JOIN pg_index i ON i.indrelid = c.oid AND NOT i.indisvalid JOIN pg_class x ON x.oid = i.indexrelid";
}

std::string index_statistics() {
  return "SELECT DISTINCT format('statistics target of index %I.%I', n.nspname, c.relname), n.nspname, c.relname, "
         "false FROM " +
         own_relations("'i', 'I'") +
         " JOIN pg_attribute a ON a.attrelid = c.oid AND coalesce(a.attstattarget, -1) >= 0";
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
         own_relations("'r', 'p'") +
         " JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'n' AND (NOT k.convalidated OR k.connoinherit)";
}

std::string base_types() {
  return in_schemas("'base type'", "pg_type", "typname", "typnamespace",
                    "(x.typtype = 'b' OR NOT x.typisdefined) AND NOT EXISTS (SELECT FROM pg_type l WHERE l.typarray = "
                    "x.oid)");
}

}  // namespace

std::string unmodelled_query(Version version, bool superuser) {
  std::string sql;
  const auto add = [&](const std::string& one) { sql += (sql.empty() ? "" : "\nUNION ALL\n") + one; };
  add(base_types());
  add(in_schemas("'operator class'", "pg_opclass", "opcname", "opcnamespace"));
  add(in_schemas("'operator family'", "pg_opfamily", "opfname", "opfnamespace"));
  add(in_schemas("'conversion'", "pg_conversion", "conname", "connamespace"));
  add(invalid_indexes());
  add(index_statistics());
  add(partition_triggers());
  if (version >= 18) {
    add(special_not_null());
  }
  add(database_wide("'language '", "pg_language", "x.lanname"));
  add(database_wide("'transform for '", "pg_transform", "format_type(x.trftype, NULL)"));
  add(database_wide("'access method '", "pg_am", "x.amname"));
  if (!superuser) {
    add("SELECT format('subscription %s, which only a superuser may read', x.subname), NULL, x.subname::text, true "
        "FROM "
        "pg_subscription x JOIN pg_database b ON b.oid = x.subdbid AND b.datname = current_database()");
  }
  add("SELECT DISTINCT 'security labels of ' || x.provider, NULL, x.provider, true FROM pg_seclabel x");
  add("SELECT DISTINCT 'default privileges on large objects', NULL, 'large objects', true FROM pg_default_acl x WHERE "
      "x.defaclobjtype = 'L'");
  return sql + "\nORDER BY 4, 1";
}

}  // namespace ashlar::catalog
