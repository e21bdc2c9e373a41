#pragma once
// A foreign server.

#include "compiler/ir/kind.h"
#include "compiler/ir/parameters.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Server {
  ObjectId wrapper;  // no Object where an extension brings it
  std::string type;
  std::string version;
  Parameters options;  // plain text

  static constexpr KindInfo info{.name = "foreign server",
                                 .keyword = "SERVER",
                                 .rank = 56,
                                 .dropped_empty = true,
                                 .renamable = true,
                                 .owned = true,
                                 .top_level = true};
  static constexpr auto fields =
      field_list(Field{"wrapper", &Server::wrapper, OnChange::replace}, Field{"type", &Server::type, OnChange::replace},
                 Field{"version", &Server::version}, Field{"options", &Server::options});
};
void references(const ObjectId& id, const Server& object, const ReferenceSink& sink);

Statements create(const Emit& emit, const ObjectId& id, const Server& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Server& before, const Server& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Server& object);

}  // namespace ashlar::kinds
