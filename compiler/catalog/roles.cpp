// Roles, memberships and settings: the cluster's, so read only where the project asks for them.

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

namespace {

/// The server's own roles, and the superuser that every cluster begins with (oid 10), are nobody's to manage.
constexpr const char* own_role = "r.rolname !~ '^pg_' AND r.oid <> 10";

std::string roles() {
  return R"(SELECT format('CREATE ROLE %I WITH %s %s %s %s %s %s %s CONNECTION LIMIT %s', r.rolname,
              CASE WHEN r.rolsuper THEN 'SUPERUSER' ELSE 'NOSUPERUSER' END,
              CASE WHEN r.rolcreatedb THEN 'CREATEDB' ELSE 'NOCREATEDB' END,
              CASE WHEN r.rolcreaterole THEN 'CREATEROLE' ELSE 'NOCREATEROLE' END,
              CASE WHEN r.rolinherit THEN 'INHERIT' ELSE 'NOINHERIT' END,
              CASE WHEN r.rolcanlogin THEN 'LOGIN' ELSE 'NOLOGIN' END,
              CASE WHEN r.rolreplication THEN 'REPLICATION' ELSE 'NOREPLICATION' END,
              CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' ELSE 'NOBYPASSRLS' END, r.rolconnlimit) ||
       coalesce(' VALID UNTIL ' || quote_literal(r.rolvaliduntil), ''), NULL
FROM pg_roles r WHERE )" +
         std::string(own_role) + " ORDER BY r.rolname";
}

/// Since 16 whoever makes a role gets a membership by the first superuser, with nothing but the right to administer it.
std::string memberships(Version version) {
  const std::string newer = version >= 16 ? R"(,
         CASE WHEN m.inherit_option <> u.rolinherit THEN 'INHERIT ' || m.inherit_option END,
         CASE WHEN NOT m.set_option THEN 'SET FALSE' END)"
                                          : "";
  const std::string given =
      version >= 16 ? " AND NOT (m.grantor = 10 AND m.admin_option AND NOT m.inherit_option AND NOT m.set_option)" : "";
  return R"(SELECT format('GRANT %I TO %I', r.rolname, u.rolname) ||
       coalesce(' WITH ' || nullif(concat_ws(', ', CASE WHEN m.admin_option THEN 'ADMIN OPTION' END)" +
         newer + R"(), ''), ''), NULL
FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
WHERE )" +
         own_role + given + " ORDER BY r.rolname, u.rolname";
}

/// Lists that the server keeps quoted are written as they are kept; everything else is one string.
std::string settings() {
  return R"(SELECT format('ALTER %s SET %s TO %s',
              CASE WHEN s.setrole = 0 AND s.setdatabase = 0 THEN 'ROLE ALL'
                   WHEN s.setrole = 0 THEN format('DATABASE %I', b.datname)
                   WHEN s.setdatabase = 0 THEN format('ROLE %I', r.rolname)
                   ELSE format('ROLE %I IN DATABASE %I', r.rolname, b.datname) END,
              (SELECT string_agg(quote_ident(part), '.') FROM unnest(string_to_array(o.option_name, '.')) part),
              CASE WHEN o.option_name IN ('local_preload_libraries', 'search_path', 'session_preload_libraries',
                                          'shared_preload_libraries', 'temp_tablespaces', 'unix_socket_directories')
                   THEN replace(coalesce(nullif(o.option_value, ''), ''''''), '""', '''''')
                   ELSE quote_literal(o.option_value) END), NULL
FROM pg_db_role_setting s
     LEFT JOIN pg_roles r ON r.oid = s.setrole
     LEFT JOIN pg_database b ON b.oid = s.setdatabase
     CROSS JOIN LATERAL pg_options_to_table(s.setconfig) o
WHERE (s.setdatabase = 0 OR b.datname = current_database())
      AND (s.setrole = 0 OR )" +
         std::string(own_role) + R"()
ORDER BY 1)";
}

std::string role_comments() {
  return "SELECT format('COMMENT ON ROLE %I IS %L', r.rolname, d.description), NULL FROM pg_roles r JOIN "
         "pg_shdescription d ON d.classoid = 'pg_authid'::regclass AND d.objoid = r.oid WHERE " +
         std::string(own_role) + " ORDER BY 1";
}

}  // namespace

std::vector<Section> role_sections(Version version) {
  return {{roles()}, {memberships(version)}, {settings()}, {role_comments()}};
}

}  // namespace ashlar::catalog
