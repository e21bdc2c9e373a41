#pragma once
// An extension. What it contains belongs to it and is no Object of ours.

#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Extension {
  std::string schema;          // empty: where the server puts it
  std::string version;         // empty: the server's default
  bool if_not_exists = false;  // how CREATE EXTENSION is written, no difference by itself
  bool cascade = false;        // installs what it requires

  static constexpr KindInfo info{.name = "extension", .keyword = "EXTENSION", .rank = 25, .top_level = true};
  static constexpr auto fields = field_list(Field{"schema", &Extension::schema}, Field{"version", &Extension::version},
                                            Field{"if_not_exists", &Extension::if_not_exists, OnChange::ignore},
                                            Field{"cascade", &Extension::cascade, OnChange::ignore});
};
void references(const ObjectId& id, const Extension& object, const ReferenceSink& sink);

/// False for the extensions that come with PostgreSQL, none of which creates a schema. Others may: pg_cron has cron.
bool may_bring_schemas(std::string_view extension);

Statements create(const Emit& emit, const ObjectId& id, const Extension& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Extension& before, const Extension& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Extension& object);

}  // namespace ashlar::kinds
