#pragma once
// A trigger on a table or view. Stands in it.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Trigger {
  bool constraint = false;
  std::string timing;               // BEFORE, AFTER, INSTEAD OF
  std::vector<std::string> events;  // INSERT, UPDATE, DELETE, TRUNCATE, in that order
  std::vector<ObjectId> update_of;  // columns
  bool for_each_row = false;
  std::string old_table;  // REFERENCING OLD TABLE AS
  std::string new_table;
  ObjectId constraint_from;  // FROM of a constraint trigger
  bool deferrable = false;
  bool initially_deferred = false;
  SqlText when;
  SqlText function;                    // data.touch
  std::vector<std::string> arguments;  // literals, as SQL
  std::string enabled;                 // empty (origin), DISABLE, REPLICA, ALWAYS

  static constexpr KindInfo info{.name = "trigger",
                                 .keyword = "TRIGGER",
                                 .rank = 90,
                                 .name_style = NameStyle::on_parent,
                                 .blocks_retyping = true,
                                 .renamable = true};
  static constexpr auto fields =
      field_list(Field{"constraint", &Trigger::constraint}, Field{"timing", &Trigger::timing},
                 Field{"events", &Trigger::events}, Field{"update_of", &Trigger::update_of},
                 Field{"for_each_row", &Trigger::for_each_row}, Field{"old_table", &Trigger::old_table},
                 Field{"new_table", &Trigger::new_table}, Field{"constraint_from", &Trigger::constraint_from},
                 Field{"deferrable", &Trigger::deferrable}, Field{"initially_deferred", &Trigger::initially_deferred},
                 Field{"when", &Trigger::when}, Field{"function", &Trigger::function},
                 Field{"arguments", &Trigger::arguments}, Field{"enabled", &Trigger::enabled});
};

Statements drop(const Emit& emit, const ObjectId& id, const Trigger& object);

Statements create(const Emit& emit, const ObjectId& id, const Trigger& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Trigger& before, const Trigger& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Trigger& object);

}  // namespace ashlar::kinds
