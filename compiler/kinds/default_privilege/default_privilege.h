#pragma once
// Default privileges (pg_default_acl): one grantee's, for one role, schema and object class.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

// Stands in the schema (or nowhere: all schemas). Named "for_role/objects/grantee".
struct DefaultPrivilege {
  std::string for_role;                    // empty: the role that runs the migration
  std::string objects;                     // TABLES, SEQUENCES, FUNCTIONS, TYPES, SCHEMAS
  std::string grantee;                     // "public": PUBLIC
  std::map<std::string, bool> privileges;  // as Grant's; may be empty (revoked defaults)

  static constexpr KindInfo info{.name = "default privileges", .keyword = "", .rank = 110};
  static constexpr auto fields =
      field_list(Field{"for_role", &DefaultPrivilege::for_role}, Field{"objects", &DefaultPrivilege::objects},
                 Field{"grantee", &DefaultPrivilege::grantee}, Field{"privileges", &DefaultPrivilege::privileges});
};
Statements drop(const Emit& emit, const ObjectId& id, const DefaultPrivilege& object);
void references(const ObjectId& id, const DefaultPrivilege& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const DefaultPrivilege& object);
Alteration alter(const Emit& emit, const ObjectId& id, const DefaultPrivilege& before, const DefaultPrivilege& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const DefaultPrivilege& object);

}  // namespace ashlar::kinds
