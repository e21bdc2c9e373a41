#include "compiler/kinds/role/role.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

struct Flag {
  std::string_view field;
  std::string_view keyword;  // NO + keyword takes it away
  std::string_view column;   // of pg_roles
  bool Role::*member;
};
constexpr Flag flags[] = {
    {"superuser", "SUPERUSER", "rolsuper", &Role::superuser},
    {"createdb", "CREATEDB", "rolcreatedb", &Role::createdb},
    {"createrole", "CREATEROLE", "rolcreaterole", &Role::createrole},
    {"inherit", "INHERIT", "rolinherit", &Role::inherit},
    {"login", "LOGIN", "rolcanlogin", &Role::login},
    {"replication", "REPLICATION", "rolreplication", &Role::replication},
    {"bypassrls", "BYPASSRLS", "rolbypassrls", &Role::bypassrls},
};

/// The attributes in which `to` differs from `from`, as CREATE ROLE and ALTER ROLE write them.
std::string attributes(const Role& from, const Role& to) {
  std::string list;
  for (const Flag& flag : flags) {
    if (from.*(flag.member) != to.*(flag.member)) {
      list += to.*(flag.member) ? " " : " NO";
      list += flag.keyword;
    }
  }
  if (from.connection_limit != to.connection_limit) {
    list += " CONNECTION LIMIT " + std::to_string(to.connection_limit);
  }
  if (from.valid_until != to.valid_until) {
    list += " VALID UNTIL " + quote_literal(to.valid_until.empty() ? "infinity" : to.valid_until);
  }
  return list;
}

}  // namespace

Statements create(const Emit&, const ObjectId& id, const Role& object) {
  const std::string list = attributes(Role{}, object);
  return {
      {.sql = "CREATE ROLE " + sql_name(id) + (list.empty() ? "" : " WITH" + list), .hazards = {Hazard::AUTHZ_UPDATE}}};
}

Alteration alter(const Emit&, const ObjectId& id, const Role& before, const Role& after, const Changed&) {
  return {.statements = {{.sql = "ALTER ROLE " + sql_name(id) + " WITH" + attributes(before, after),
                          .hazards = {Hazard::AUTHZ_UPDATE}}}};
}

Statements verify(const Emit&, const ObjectId& id, const Role& object) {
  std::string condition = "EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = " + quote_literal(id.name());
  for (const Flag& flag : flags) {
    condition += object.*(flag.member) ? " AND " : " AND NOT ";
    condition += flag.column;
  }
  condition += " AND rolconnlimit = " + std::to_string(object.connection_limit);
  condition += " AND coalesce(rolvaliduntil, 'infinity') = " +
               quote_literal(object.valid_until.empty() ? "infinity" : object.valid_until) + "::pg_catalog.timestamptz";
  return {verify_that(condition + ")", display_name(id) + " is not as declared")};
}

}  // namespace ashlar::kinds
