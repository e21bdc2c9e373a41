#include "compiler/catalog/privileges.h"

#include <map>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/privileges.h"

namespace ashlar::catalog {

namespace {

using kinds::PrivilegeClass;
using kinds::Privileges;

/// Columns of privileges_query.
enum Column : std::size_t { letter, schema, name, arguments, column, owner, grantee, privileges };

/// Columns of default_privileges_query.
enum DefaultColumn : std::size_t { of_role, in_schema, of_class, to_grantee, what };

/// What each grantee of the list `acl` holds: `h`, with one row of NULLs for an empty list. A privilege may come from
/// several grantors.
std::string held(const std::string& acl) {
  return R"( LEFT JOIN LATERAL (
       SELECT i.grantee, string_agg(i.item, ',') AS privileges
       FROM (SELECT CASE a.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(a.grantee) END AS grantee,
                    a.privilege_type || CASE WHEN bool_or(a.is_grantable) THEN '*' ELSE '' END AS item
             FROM aclexplode()" +
         acl + R"() a GROUP BY a.grantee, a.privilege_type) i
       GROUP BY i.grantee) AS h ON true)";
}

std::string of_relations() {
  return R"(SELECT CASE c.relkind WHEN 'S' THEN 'S' ELSE 'r' END, n.nspname, c.relname, NULL, NULL,
       pg_get_userbyid(c.relowner), h.grantee, h.privileges, 1 AS turn
FROM )" + own_relations("'r', 'p', 'v', 'm', 'S', 'f'") +
         held("c.relacl") + "\nWHERE c.relacl IS NOT NULL";
}

std::string of_columns() {
  return R"(SELECT 'c', n.nspname, c.relname, NULL, a.attname, pg_get_userbyid(c.relowner), h.grantee,
       h.privileges, 2 AS turn
FROM )" + own_relations("'r', 'p', 'v', 'm', 'f'") +
         R"( JOIN pg_attribute a ON a.attrelid = c.oid AND a.attacl IS NOT NULL AND NOT a.attisdropped)" +
         held("a.attacl");
}

std::string of_routines() {
  return R"(SELECT CASE p.prokind WHEN 'p' THEN 'p' ELSE 'f' END, n.nspname, p.proname, oidvectortypes(p.proargtypes),
       NULL, pg_get_userbyid(p.proowner), h.grantee, h.privileges, 1 AS turn
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND )" +
         in_scope("n") + " AND " + not_of_extension("pg_proc", "p.oid") + held("p.proacl") +
         "\nWHERE p.proacl IS NOT NULL";
}

std::string of_types() {
  return R"(SELECT 'T', n.nspname, t.typname, NULL, NULL, pg_get_userbyid(t.typowner), h.grantee,
       h.privileges, 1 AS turn
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace AND t.typtype IN ('e', 'c', 'r', 'd', 'b')
     AND NOT EXISTS (SELECT FROM pg_type l WHERE l.typarray = t.oid) AND )" +
         in_scope("n") + " AND " + not_of_extension("pg_type", "t.oid") + held("t.typacl") +
         "\nWHERE t.typacl IS NOT NULL";
}

std::string of_schemas() {
  return R"(SELECT 'n', n.nspname, NULL, NULL, NULL, pg_get_userbyid(n.nspowner), h.grantee,
       h.privileges, 1 AS turn
FROM pg_namespace n)" +
         held("n.nspacl") + " WHERE n.nspacl IS NOT NULL AND " + in_scope("n") + " AND " +
         not_of_extension("pg_namespace", "n.oid");
}

/// Those of extensions too: they begin without any.
std::string of_foreign(const std::string& letter, const std::string& catalog, const std::string& prefix) {
  return "SELECT '" + letter + "', NULL, x." + prefix + "name, NULL, NULL, pg_get_userbyid(x." + prefix +
         "owner), h.grantee, h.privileges, 1 AS turn\nFROM " + catalog + " x" + held("x." + prefix + "acl") +
         "\nWHERE x." + prefix + "acl IS NOT NULL";
}

/// Languages, also the server's own, and those of extensions.
std::string of_languages() {
  return "SELECT 'L', NULL, x.lanname, NULL, NULL, pg_get_userbyid(x.lanowner), h.grantee, h.privileges, "
         "1 AS turn\nFROM pg_language x" +
         held("x.lanacl") + "\nWHERE x.lanacl IS NOT NULL";
}

std::vector<std::string> of_cluster(Version version) {
  std::vector<std::string> sql{
      "SELECT 'D', NULL, x.datname, NULL, NULL, pg_get_userbyid(x.datdba), h.grantee, h.privileges, 1 AS "
      "turn\nFROM pg_database x" +
          held("x.datacl") + "\nWHERE x.datacl IS NOT NULL AND NOT x.datistemplate",
      "SELECT 'B', NULL, x.spcname, NULL, NULL, pg_get_userbyid(x.spcowner), h.grantee, h.privileges, 1 AS "
      "turn\nFROM pg_tablespace x" +
          held("x.spcacl") + "\nWHERE x.spcacl IS NOT NULL"};
  if (version >= 15) {
    sql.push_back(
        "SELECT 'P', NULL, x.parname, NULL, NULL, pg_get_userbyid(10), h.grantee, h.privileges, 1 AS "
        "turn\nFROM pg_parameter_acl x" +
        held("x.paracl"));
  }
  return sql;
}

PrivilegeClass class_of(std::string_view letter_of_class) {
  switch (letter_of_class.empty() ? ' ' : letter_of_class.front()) {
    case 'r':
      return PrivilegeClass::table;
    case 'c':
      return PrivilegeClass::column;
    case 'S':
      return PrivilegeClass::sequence;
    case 'f':
    case 'p':
      return PrivilegeClass::routine;
    case 'T':
      return PrivilegeClass::type;
    case 'n':
      return PrivilegeClass::schema;
    case 'F':
      return PrivilegeClass::wrapper;
    case 'V':
      return PrivilegeClass::server;
    case 'L':
      return PrivilegeClass::language;
    case 'D':
      return PrivilegeClass::database;
    case 'B':
      return PrivilegeClass::tablespace;
    case 'P':
      return PrivilegeClass::parameter;
    default:
      return PrivilegeClass::none;
  }
}

/// `SELECT,UPDATE*`: the star is the grant option.
Privileges read_privileges(std::string_view list) {
  Privileges read;
  for (std::string& item : split(list, ',')) {
    if (const bool grantable = item.ends_with('*'); !item.empty()) {
      item.resize(item.size() - (grantable ? 1 : 0));
      read[item] = grantable;
    }
  }
  return read;
}

std::string on_clause(const Rows& rows, std::size_t row) {
  const std::string of_schema = quote_identifier(rows.text(row, schema));
  std::string object = rows.text(row, letter) == "n" ? of_schema : of_schema + ".";
  switch (rows.text(row, letter).front()) {
    case 'n':
      return "ON SCHEMA " + object;
    case 'F':
      return "ON FOREIGN DATA WRAPPER " + quote_identifier(rows.text(row, name));
    case 'V':
      return "ON FOREIGN SERVER " + quote_identifier(rows.text(row, name));
    case 'L':
      return "ON LANGUAGE " + quote_identifier(rows.text(row, name));
    case 'D':
      return "ON DATABASE " + quote_identifier(rows.text(row, name));
    case 'B':
      return "ON TABLESPACE " + quote_identifier(rows.text(row, name));
    case 'P':
      return "ON PARAMETER " + quote_identifier(rows.text(row, name));
    case 'S':
      return "ON SEQUENCE " + object + quote_identifier(rows.text(row, name));
    case 'f':
    case 'p':
      object += quote_identifier(rows.text(row, name)) + "(" + std::string(rows.text(row, arguments)) + ")";
      return (rows.text(row, letter) == "p" ? "ON PROCEDURE " : "ON FUNCTION ") + object;
    case 'T':
      return "ON TYPE " + object + quote_identifier(rows.text(row, name));
    default:
      return "ON TABLE " + object + quote_identifier(rows.text(row, name));
  }
}

/// Rows of one object stand together; `same` tells whether two are of one.
template <class Same, class Write>
void by_object(const Rows& rows, std::size_t grantee_column, std::size_t privileges_column, const Same& same,
               const Write& write) {
  for (std::size_t begin = 0; begin < rows.size();) {
    std::map<std::string, Privileges> lists;
    std::size_t end = begin;
    for (; end < rows.size() && same(begin, end); ++end) {
      if (rows.value(end, grantee_column)) {
        lists[std::string(rows.text(end, grantee_column))] = read_privileges(rows.text(end, privileges_column));
      }
    }
    write(begin, std::move(lists));
    begin = end;
  }
}

void append(std::vector<std::string>& statements, const Statements& more) {
  for (const Statement& statement : more) {
    statements.push_back(statement.sql);
  }
}

}  // namespace

std::vector<Leg> privileges_legs(Version version, bool cluster) {
  std::vector<Leg> legs{{of_relations(), has_own("pg_class", "x.relacl IS NOT NULL")},
                        {of_columns(), has_column_privileges()},
                        {of_routines(), has_own("pg_proc", "x.proacl IS NOT NULL")},
                        {of_types(), has_own("pg_type", "x.typacl IS NOT NULL")},
                        {of_schemas()},
                        {of_foreign("F", "pg_foreign_data_wrapper", "fdw"), has_own("pg_foreign_data_wrapper")},
                        {of_foreign("V", "pg_foreign_server", "srv"), has_own("pg_foreign_server")},
                        {of_languages(), "EXISTS (SELECT FROM pg_language WHERE lanacl IS NOT NULL)"}};
  if (cluster) {
    for (std::string& sql : of_cluster(version)) {
      legs.push_back({std::move(sql)});
    }
  }
  return legs;
}

std::vector<std::string> privilege_statements(const Rows& rows, Version version) {
  std::vector<std::string> statements;
  const auto same = [&](std::size_t a, std::size_t b) {
    for (const std::size_t key : {letter, schema, name, arguments, column}) {
      if (rows.value(a, key) != rows.value(b, key)) {
        return false;
      }
    }
    return true;
  };
  by_object(rows, grantee, privileges, same, [&](std::size_t row, std::map<std::string, Privileges> lists) {
    const PrivilegeClass of = class_of(rows.text(row, letter));
    const std::string_view owned_by = rows.text(row, owner);
    lists.try_emplace("public");
    lists.try_emplace(std::string(owned_by));
    const std::string on = on_clause(rows, row);
    const std::string columns = rows.value(row, column) ? "(" + quote_identifier(rows.text(row, column)) + ")" : "";
    for (const auto& [to, now] : lists) {
      const ObjectId target(kind_of<kinds::Namespace>, std::string(rows.text(row, schema)));
      const Privileges before = of == PrivilegeClass::schema ? kinds::built_in_privileges(target, to, owned_by, version)
                                                             : kinds::built_in_privileges(of, to, owned_by, version);
      append(statements, kinds::privilege_changes(before, now, to, on, columns));
    }
  });
  return statements;
}

Section default_privileges_section() {
  return {R"(SELECT pg_get_userbyid(d.defaclrole), n.nspname, d.defaclobjtype, h.grantee, h.privileges
FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace)" +
              held("d.defaclacl") + "\nWHERE d.defaclobjtype <> 'L' AND (d.defaclnamespace = 0 OR " + in_scope("n") +
              ")\nORDER BY 1, 2, 3, 4",
          has_own("pg_default_acl")};
}

std::vector<std::string> default_privilege_statements(const Rows& rows, Version version) {
  std::vector<std::string> statements;
  const auto same = [&](std::size_t a, std::size_t b) {
    return rows.text(a, of_role) == rows.text(b, of_role) && rows.value(a, in_schema) == rows.value(b, in_schema) &&
           rows.text(a, of_class) == rows.text(b, of_class);
  };
  by_object(rows, to_grantee, what, same, [&](std::size_t row, std::map<std::string, Privileges> lists) {
    const PrivilegeClass of = class_of(rows.text(row, of_class));
    const std::string role(rows.text(row, of_role));
    const bool everywhere = !rows.value(row, in_schema);
    std::string lead = "ALTER DEFAULT PRIVILEGES FOR ROLE " + quote_identifier(role);
    if (everywhere) {
      lists.try_emplace("public");
      lists.try_emplace(role);
    } else {
      lead += " IN SCHEMA " + quote_identifier(rows.text(row, in_schema));
    }
    const std::string on = "ON " + std::string(kinds::default_class_name(of));
    for (const auto& [to, now] : lists) {
      // Those of all schemas start from the built-in ones, those of a schema from nothing.
      const Privileges before = everywhere ? kinds::built_in_privileges(of, to, role, version) : Privileges{};
      append(statements, kinds::privilege_changes(before, now, to, on, {}, lead));
    }
  });
  return statements;
}

}  // namespace ashlar::catalog
