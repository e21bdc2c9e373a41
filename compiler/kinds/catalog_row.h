#pragma once
// Where the system catalogs keep an Object: what verify scripts ask for comments, owners and privileges.

#include <string>
#include <string_view>

#include "compiler/ir/object_id.h"

namespace ashlar::kinds {

/// One row of a system catalog (documentation, "System Catalogs"). The SQL in it does not depend on the search_path.
struct CatalogRow {
  std::string_view catalog{};         // "pg_class"; empty: the catalogs keep nothing under an oid
  std::string oid{};                  // SQL expression
  std::string column{};               // a column's name, where the row is pg_attribute's; `oid` is its relation then
  std::string_view owner{};           // "relowner"; empty: it has no owner of its own
  std::string_view acl{};             // "relacl"; empty: no privileges on it
  std::string_view default_acl_of{};  // the class as acldefault() takes it: "r"
  bool by_name = false;               // `oid` is NULL where it is not there, and so is what it stands in
};
CatalogRow catalog_row(const ObjectId& id);
/// True for a catalog that all databases share: its comments and labels are kept elsewhere.
bool is_shared_catalog(std::string_view catalog);

/// SQL that yields the oid of a role; 0 for PUBLIC ("public").
std::string role_oid(std::string_view role);
/// A role as SQL names it: quoted where needed; PUBLIC and CURRENT_USER, CURRENT_ROLE, SESSION_USER bare.
std::string role_sql(std::string_view role);
/// True for CURRENT_USER, CURRENT_ROLE and SESSION_USER: roles that only the running session knows.
bool is_role_keyword(std::string_view role);

}  // namespace ashlar::kinds
