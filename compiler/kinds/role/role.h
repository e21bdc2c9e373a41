#pragma once
// A role (CREATE ROLE). Its password is never read into the IR.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Role {
  bool superuser = false;
  bool createdb = false;
  bool createrole = false;
  bool inherit = true;
  bool login = false;
  bool replication = false;
  bool bypassrls = false;
  std::int64_t connection_limit = -1;
  std::string valid_until;  // empty: for ever

  static constexpr KindInfo info{.name = "role", .keyword = "ROLE", .rank = 10, .renamable = true};
  static constexpr auto fields =
      field_list(Field{"superuser", &Role::superuser}, Field{"createdb", &Role::createdb},
                 Field{"createrole", &Role::createrole}, Field{"inherit", &Role::inherit}, Field{"login", &Role::login},
                 Field{"replication", &Role::replication}, Field{"bypassrls", &Role::bypassrls},
                 Field{"connection_limit", &Role::connection_limit}, Field{"valid_until", &Role::valid_until});
};

Statements create(const Emit& emit, const ObjectId& id, const Role& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Role& before, const Role& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Role& object);

}  // namespace ashlar::kinds
