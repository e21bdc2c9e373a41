#pragma once
// An event trigger.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct EventTrigger {
  std::string event;              // ddl_command_start, …
  std::vector<std::string> tags;  // sorted, upper case; none: all
  SqlText function;
  std::string enabled;  // empty (origin), DISABLE, REPLICA, ALWAYS

  static constexpr KindInfo info{.name = "event trigger",
                                 .keyword = "EVENT TRIGGER",
                                 .rank = 114,
                                 .renamable = true,
                                 .owned = true,
                                 .top_level = true};
  static constexpr auto fields = field_list(
      Field{"event", &EventTrigger::event, OnChange::replace}, Field{"tags", &EventTrigger::tags, OnChange::replace},
      Field{"function", &EventTrigger::function, OnChange::replace}, Field{"enabled", &EventTrigger::enabled});
};

Statements create(const Emit& emit, const ObjectId& id, const EventTrigger& object);
Alteration alter(const Emit& emit, const ObjectId& id, const EventTrigger& before, const EventTrigger& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const EventTrigger& object);

}  // namespace ashlar::kinds
