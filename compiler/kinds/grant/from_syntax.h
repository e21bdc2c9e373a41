#pragma once
// What GRANT, REVOKE and ALTER DEFAULT PRIVILEGES have in common.

#include <string>
#include <vector>

#include "compiler/kinds/interpreter.h"
#include "compiler/kinds/privileges.h"

namespace ashlar::kinds {

/// One item of a privilege list: a keyword (empty: ALL) and the columns it is for (empty: the whole object).
struct PrivilegeItem {
  std::string keyword;
  std::vector<std::string> columns;
  syntax::Node at;
};

/// GRANT or REVOKE, taken apart but for its target.
struct PrivilegeChange {
  bool revoke = false;
  bool grant_option = false;  // WITH GRANT OPTION, or GRANT OPTION FOR
  std::vector<PrivilegeItem> items;
  std::vector<std::string> grantees;
};
PrivilegeChange read_privilege_change(const Interpreter& interpreter, syntax::Node statement);

/// The keywords that an item means for a class; empty where it is none of its privileges.
std::vector<std::string> keywords_for(const PrivilegeItem& item, PrivilegeClass privilege_class, int postgres);
/// Does `change` for these keywords to a set of privileges. False where that had no effect.
bool apply_change(const PrivilegeChange& change, const std::vector<std::string>& keywords, Privileges& privileges);

}  // namespace ashlar::kinds
