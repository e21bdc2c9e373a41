#pragma once
// What one grantee may do with one Object (an aclitem). Stands in it, named after the grantee; PUBLIC is
// "public", a name that no role can have.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

// An Object of this kind exists only where it differs from the built-in default
// (documentation, "Privileges"): on functions, procedures, types and domains PUBLIC has EXECUTE or USAGE by
// default, so that a plain function has no Grant for PUBLIC, and after REVOKE it has one with no privileges.
struct Grant {
  /// Privilege keyword to "with grant option". Explicit keywords only, never ALL.
  std::map<std::string, bool> privileges;
  /// On the sequence of an identity column, which is no Object of its own: the column with which it comes and goes.
  ObjectId identity_column;

  static constexpr KindInfo info{.name = "grant", .keyword = "", .rank = 98, .attribute = true};
  static constexpr auto fields = field_list(Field{"privileges", &Grant::privileges},
                                            Field{"identity_column", &Grant::identity_column, OnChange::ignore});
};
Statements drop(const Emit& emit, const ObjectId& id, const Grant& object);
void references(const ObjectId& id, const Grant& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const Grant& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Grant& before, const Grant& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Grant& object);

}  // namespace ashlar::kinds
