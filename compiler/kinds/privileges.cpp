#include "compiler/kinds/privileges.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/sequence/identity_sequence.h"

namespace ashlar::kinds {

PrivilegeClass privilege_class(Kind kind) {
  if (kind == kind_of<Table> || kind == kind_of<View> || kind == kind_of<MaterializedView>) {
    return PrivilegeClass::table;
  }
  if (kind == kind_of<Column>) {
    return PrivilegeClass::column;
  }
  if (kind == kind_of<Sequence>) {
    return PrivilegeClass::sequence;
  }
  if (kind == kind_of<Function> || kind == kind_of<Procedure> || kind == kind_of<Aggregate>) {
    return PrivilegeClass::routine;
  }
  if (kind == kind_of<EnumType> || kind == kind_of<Composite> || kind == kind_of<RangeType> ||
      kind == kind_of<Domain> || kind == kind_of<ShellType>) {
    return PrivilegeClass::type;
  }
  if (kind == kind_of<ForeignDataWrapper>) {
    return PrivilegeClass::wrapper;
  }
  if (kind == kind_of<Server>) {
    return PrivilegeClass::server;
  }
  if (kind == kind_of<Language>) {
    return PrivilegeClass::language;
  }
  if (kind == kind_of<Database>) {
    return PrivilegeClass::database;
  }
  if (kind == kind_of<Tablespace>) {
    return PrivilegeClass::tablespace;
  }
  if (kind == kind_of<ServerParameter>) {
    return PrivilegeClass::parameter;
  }
  return kind == kind_of<Namespace> ? PrivilegeClass::schema : PrivilegeClass::none;
}

std::string_view default_class_name(PrivilegeClass privilege_class) {
  switch (privilege_class) {
    case PrivilegeClass::table:
      return "TABLES";
    case PrivilegeClass::sequence:
      return "SEQUENCES";
    case PrivilegeClass::routine:
      return "FUNCTIONS";
    case PrivilegeClass::type:
      return "TYPES";
    case PrivilegeClass::schema:
      return "SCHEMAS";
    default:
      return {};
  }
}

PrivilegeClass default_class(std::string_view name) {
  for (const auto candidate : {PrivilegeClass::table, PrivilegeClass::sequence, PrivilegeClass::routine,
                               PrivilegeClass::type, PrivilegeClass::schema}) {
    if (default_class_name(candidate) == name) {
      return candidate;
    }
  }
  return PrivilegeClass::none;
}

std::vector<std::string_view> all_privileges(PrivilegeClass privilege_class, int postgres) {
  switch (privilege_class) {
    case PrivilegeClass::table:
      if (postgres >= 17) {
        return {"DELETE", "INSERT", "MAINTAIN", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"};
      }
      return {"DELETE", "INSERT", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"};
    case PrivilegeClass::column:
      return {"INSERT", "REFERENCES", "SELECT", "UPDATE"};
    case PrivilegeClass::sequence:
      return {"SELECT", "UPDATE", "USAGE"};
    case PrivilegeClass::routine:
      return {"EXECUTE"};
    case PrivilegeClass::type:
    case PrivilegeClass::wrapper:
    case PrivilegeClass::server:
    case PrivilegeClass::language:
      return {"USAGE"};
    case PrivilegeClass::schema:
      return {"CREATE", "USAGE"};
    case PrivilegeClass::tablespace:
      return {"CREATE"};
    case PrivilegeClass::database:
      return {"CONNECT", "CREATE", "TEMPORARY"};
    case PrivilegeClass::parameter:
      return {"ALTER SYSTEM", "SET"};
    case PrivilegeClass::large_object:
      return {"SELECT", "UPDATE"};
    case PrivilegeClass::none:
      break;
  }
  return {};
}

Privileges full_privileges(PrivilegeClass privilege_class, int postgres) {
  Privileges privileges;
  for (const std::string_view privilege : all_privileges(privilege_class, postgres)) {
    privileges.emplace(privilege, false);
  }
  return privileges;
}

Privileges built_in_privileges(PrivilegeClass privilege_class, std::string_view grantee, std::string_view owner,
                               int postgres) {
  if (!owner.empty() && grantee == owner) {
    // A column's own list starts empty, also for the table's owner.
    return privilege_class == PrivilegeClass::column ? Privileges{} : full_privileges(privilege_class, postgres);
  }
  if (grantee == "public" && privilege_class == PrivilegeClass::database) {
    return {{"CONNECT", false}, {"TEMPORARY", false}};
  }
  if (grantee == "public" && (privilege_class == PrivilegeClass::routine || privilege_class == PrivilegeClass::type ||
                              privilege_class == PrivilegeClass::language)) {
    return full_privileges(privilege_class, postgres);
  }
  return {};
}

Privileges built_in_privileges(const ObjectId& target, std::string_view grantee, std::string_view owner, int postgres) {
  // Every new database has the schema public, open to PUBLIC; since 15 for USAGE only.
  if (target.kind() == kind_of<Namespace> && target.name() == "public" && grantee == "public") {
    return postgres >= 15 ? Privileges{{"USAGE", false}} : Privileges{{"CREATE", false}, {"USAGE", false}};
  }
  return built_in_privileges(privilege_class(target.kind()), grantee, owner, postgres);
}

ObjectId owned_as(const Schema& schema, const ObjectId& target) {
  const ObjectId column = identity_column_of(schema, target);
  return column ? column.parent() : target;
}

std::string owner_of(const Schema& schema, const ObjectId& target) {
  const auto* owner = schema.get<Owner>(ObjectId(kind_of<Owner>, "", owned_as(schema, target)));
  return owner == nullptr ? std::string{} : owner->role;
}

namespace {

/// Comma-separated keywords, each with the column it is for.
std::string privilege_list(const std::vector<std::string>& privileges, std::string_view columns) {
  std::string list;
  for (const std::string& privilege : privileges) {
    list += list.empty() ? "" : ", ";
    list += privilege;
    if (!columns.empty()) {
      list += ' ';
      list += columns;
    }
  }
  return list;
}

}  // namespace

Statements privilege_changes(const Privileges& before, const Privileges& after, std::string_view grantee,
                             std::string_view on, std::string_view columns, std::string_view lead) {
  std::vector<std::string> revoked;
  std::vector<std::string> option_revoked;
  std::vector<std::string> granted;
  std::vector<std::string> granted_with_option;
  for (const auto& [privilege, grantable] : before) {
    const auto kept = after.find(privilege);
    if (kept == after.end()) {
      revoked.push_back(privilege);
    } else if (grantable && !kept->second) {
      option_revoked.push_back(privilege);
    }
  }
  for (const auto& [privilege, grantable] : after) {
    const auto had = before.find(privilege);
    if (grantable && (had == before.end() || !had->second)) {
      granted_with_option.push_back(privilege);
    } else if (!grantable && had == before.end()) {
      granted.push_back(privilege);
    }
  }
  const std::string role = role_sql(grantee);
  Statements statements;
  const auto write = [&](const std::vector<std::string>& privileges, std::string_view verb, std::string_view link,
                         std::string_view tail) {
    if (privileges.empty()) {
      return;
    }
    std::string sql(lead);
    sql += lead.empty() ? "" : " ";
    sql += verb;
    sql += ' ' + privilege_list(privileges, columns) + ' ';
    sql += on;
    sql += ' ';
    sql += link;
    sql += ' ' + role;
    sql += tail;
    statements.push_back({.sql = std::move(sql), .hazards = {Hazard::AUTHZ_UPDATE}});
  };
  write(revoked, "REVOKE", "FROM", "");
  write(option_revoked, "REVOKE GRANT OPTION FOR", "FROM", "");
  write(granted, "GRANT", "TO", "");
  write(granted_with_option, "GRANT", "TO", " WITH GRANT OPTION");
  return statements;
}

std::string privileges_are(const std::string& acl, std::string_view grantee, const Privileges& privileges) {
  std::string expected;
  for (const auto& [privilege, grantable] : privileges) {
    expected += (expected.empty() ? "" : ", ") + privilege + (grantable ? " WITH GRANT OPTION" : "");
  }
  // One privilege may have come from several grantors.
  return "(SELECT coalesce(pg_catalog.string_agg(held.privilege, ', ' ORDER BY held.privilege COLLATE \"C\"), '')\n"
         "        FROM (SELECT item.privilege_type || CASE WHEN pg_catalog.bool_or(item.is_grantable)"
         " THEN ' WITH GRANT OPTION' ELSE '' END AS privilege\n"
         "                FROM pg_catalog.aclexplode(" +
         acl + ") AS item\n               WHERE item.grantee = " + role_oid(grantee) +
         "\n               GROUP BY item.privilege_type) AS held) = " + quote_literal(expected);
}

}  // namespace ashlar::kinds
