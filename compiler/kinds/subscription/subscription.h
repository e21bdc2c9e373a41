#pragma once
// A subscription to the publications of another server. The connection string may hold a password: it is written as the
// sources have it, and never shown in messages.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Subscription {
  std::string connection;
  std::vector<std::string> publications;  // sorted
  Parameters options;                     // slot_name, enabled, binary, …: those that are not the default, plain text
  bool connect = true;                    // how CREATE SUBSCRIPTION is written: what of it acts on the other server
  bool create_slot = true;
  bool copy_data = true;

  static constexpr KindInfo info{.name = "subscription",
                                 .keyword = "SUBSCRIPTION",
                                 .rank = 112,
                                 .renamable = true,
                                 .owned = true,
                                 .top_level = true};
  static constexpr auto fields =
      field_list(Field{"connection", &Subscription::connection}, Field{"publications", &Subscription::publications},
                 Field{"options", &Subscription::options}, Field{"connect", &Subscription::connect, OnChange::ignore},
                 Field{"create_slot", &Subscription::create_slot, OnChange::ignore},
                 Field{"copy_data", &Subscription::copy_data, OnChange::ignore});
};

Statements drop(const Emit& emit, const ObjectId& id, const Subscription& object);
Statements create(const Emit& emit, const ObjectId& id, const Subscription& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Subscription& before, const Subscription& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Subscription& object);

}  // namespace ashlar::kinds
