#pragma once
// Privileges (aclitem[]) and default privileges, as the GRANT and REVOKE that lead to them from what everything has by
// default.

#include <string>
#include <vector>

#include "compiler/catalog/connection.h"
#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

/// Objects and columns with a list of their own: a row an object and grantee. Scoped. `cluster`: those on databases,
/// tablespaces and parameters as well.
std::vector<Leg> privileges_legs(Version version, bool cluster);
constexpr const char* privileges_order = "turn, 1, 2, 3, 4, 5, grantee";
std::vector<std::string> privilege_statements(const Rows& rows, Version version);

/// Default privileges, of the schemas in scope and of all schemas. Scoped.
Section default_privileges_section();
std::vector<std::string> default_privilege_statements(const Rows& rows, Version version);

}  // namespace ashlar::catalog
