#pragma once
// Privileges (documentation, section "Privileges"): which there are, who has which by default, and the
// GRANT and REVOKE statements between two sets of them. Grants and default privileges share it.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// Privilege keyword to "with grant option", as Grant::privileges.
using Privileges = std::map<std::string, bool>;

/// The kinds of object that privileges tell apart.
enum class PrivilegeClass : std::uint8_t {
  none,
  table,
  column,
  sequence,
  routine,
  type,
  schema,
  wrapper,
  server,
  language,
  database,
  tablespace,
  parameter,
  large_object
};

/// The class of an Object of a kind; none where it takes no privileges.
PrivilegeClass privilege_class(Kind kind);
/// `TABLES` and the like of ALTER DEFAULT PRIVILEGES; empty where it knows no such class.
std::string_view default_class_name(PrivilegeClass privilege_class);
PrivilegeClass default_class(std::string_view name);
/// All privileges of a class in a major version, sorted.
std::vector<std::string_view> all_privileges(PrivilegeClass privilege_class, int postgres);
/// `all_privileges` as a set, none grantable.
Privileges full_privileges(PrivilegeClass privilege_class, int postgres);

/// What `grantee` ("public": PUBLIC) may do with a new Object without any GRANT. `owner` is the Object's owner where
/// it is known; he has all.
Privileges built_in_privileges(const ObjectId& target, std::string_view grantee, std::string_view owner, int postgres);
/// The same for a class, as ALTER DEFAULT PRIVILEGES starts from.
Privileges built_in_privileges(PrivilegeClass privilege_class, std::string_view grantee, std::string_view owner,
                               int postgres);

/// The Object whose owner `target` has: itself, or for the sequence of an identity column its table.
ObjectId owned_as(const Schema& schema, const ObjectId& target);
/// The role that an Owner Object names; empty where there is none.
std::string owner_of(const Schema& schema, const ObjectId& target);

/// `before` to `after` as GRANT and REVOKE statements. `on` is "ON TABLE data.todo" or "ON TABLES", `columns` is
/// "(id)" for a column's privileges, `lead` stands before ("ALTER DEFAULT PRIVILEGES …").
Statements privilege_changes(const Privileges& before, const Privileges& after, std::string_view grantee,
                             std::string_view on, std::string_view columns = {}, std::string_view lead = {});

/// SQL condition: among the aclitems `acl` (SQL of type aclitem[]), `grantee` has exactly `privileges`.
std::string privileges_are(const std::string& acl, std::string_view grantee, const Privileges& privileges);

}  // namespace ashlar::kinds
