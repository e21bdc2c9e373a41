// What has to come before what.

#include <algorithm>
#include <array>

#include "compiler/kinds/exclusive_room.h"
#include "compiler/plan/order_graph.h"
#include "compiler/plan/order_names.h"

namespace ashlar::plan {

void Graph::renamed_before(const ObjectId& id, const Object& object, std::uint32_t node) {
  if (renames_.empty()) {
    return;
  }
  std::vector<ObjectId> named;
  // What goes with an Object (an owned sequence with a column) is renamed with that, and what stands in it too.
  const auto name = [&](const ObjectId& one) {
    named.push_back(one);
    for (const ObjectId* at = &one; *at; at = &at->parent()) {
      if (const Object* there = difference_.from->find(*at)) {
        named.push_back(goes_with(*difference_.from, *at, *there));
      }
    }
  };
  name(id);
  for_each_reference(id, object, [&](const ObjectId& target, bool) { name(target); });
  for (const std::uint32_t rename : renames_) {
    if (std::ranges::any_of(named, [&](const ObjectId& one) { return one.within(nodes_[rename].id); })) {
      edge(rename, node, false);
    }
  }
}

void Graph::add_rename_edges() {
  enum Place : std::uint8_t { on_its_own, label, inside };
  std::array<std::uint32_t, 3> last{nowhere, nowhere, nowhere};
  for (const std::uint32_t rename : renames_) {
    const ObjectId& id = nodes_[rename].id;
    const bool stands_inside = id.parent() && id.parent().parent();
    const Place place = kind_info(id.kind()).name_is_label ? label : stands_inside ? inside : on_its_own;
    for (const Place other : {on_its_own, label, inside}) {
      // No statement that renames a column says the name of an index, and the other way round.
      const bool can_wait = place != other && place != on_its_own && other != on_its_own;
      edge(last[other], rename, can_wait, can_wait);
    }
    last[place] = rename;
  }
  // What comes into being where a name was freed comes after the rename; a schema that something moves to before it.
  for (const std::uint32_t rename : renames_) {
    edge(find(create_of_, nodes_[rename].id.parent()), rename, false);
    freed_by_[name_key(nodes_[rename].renamed_from)] = rename;
  }
}

void Graph::add_drop_edges() {
  for (const ObjectId& id : actions_.lost) {
    const std::uint32_t node = find(drop_of_, id);
    const Object& object = *difference_.from->find(id);
    for_each_reference(id, object, [&](const ObjectId& target, bool soft) {
      const ObjectId& needed = present(*difference_.from, target);
      edge(node, find(drop_of_, needed), soft);
      edge(node, find(later_of_, needed), soft);
      if (needed != id.parent()) {
        const bool weak = kind_info(id.kind()).attribute && !kind_info(needed.kind()).attribute;
        edge(node, find(alter_of_, needed), soft, weak);
      }
      if (const auto checks = checks_of_.find(needed); checks != checks_of_.end()) {
        for (const std::uint32_t check : checks->second) {
          edge(node, check, true);
        }
      }
    });
    renamed_before(id, object, node);
  }
}

void Graph::add_create_edges() {
  for (const ObjectId& id : actions_.creates) {
    const std::uint32_t node = find(create_of_, id);
    const Object& object = *difference_.to->find(id);
    after_what_it_needs(id, object, node);
    edge(find(drop_of_, id), node, false);
    edge(find(alter_of_, id), node, false);  // a correction
    renamed_before(id, object, node);
  }
}

void Graph::add_rebuilt_edges() {
  for (const auto& [id, changed] : actions_.rebuilt) {
    const std::uint32_t change = find(alter_of_, changed);
    edge(find(drop_of_, id), change, true);
    edge(change, find(create_of_, id), true);
  }
}

void Graph::after_exchange_of_its_type(const ObjectId& needed, std::uint32_t node) {
  const Object* object = actions_.exchanged.empty() ? nullptr : difference_.to->find(needed);
  if (object == nullptr || !kind_info(needed.kind()).holds_data) {
    return;
  }
  for_each_reference(needed, *object, [&](const ObjectId& type, bool) {
    if (actions_.exchanged.contains(type)) {
      edge(find(alter_of_, type), node, true);
    }
  });
}

void Graph::after_what_it_needs(const ObjectId& id, const Object& object, std::uint32_t node) {
  for_each_reference(id, object, [&](const ObjectId& target, bool soft) {
    if (soft && !bodies_decide_ && !kind_info(target.kind()).attribute && !kind_info(id.kind()).fills_parent) {
      return;
    }
    const ObjectId& needed = present(*difference_.to, target);
    const std::uint32_t created = find(create_of_, needed);
    edge(created, node, soft);
    if (created == nowhere) {
      // A table that is made of another's columns has settings for the new ones too.
      if (nodes_[node].action == Action::create && takes_parts(id.kind())) {
        all_before(added_to_, needed, node);
      }
      edge(find(alter_of_, needed), node, true);
      after_exchange_of_its_type(needed, node);
      after_alters_in(needed, id, node);
      if (needed != target && kind_info(target.kind()).attribute) {
        edge(find(drop_of_, target), node, true);  // it takes the one that goes into account
      }
    }
  });
}

void Graph::after_alters_in(const ObjectId& needed, const ObjectId& id, std::uint32_t node) {
  if (id.within(needed)) {
    return;
  }
  const auto inside = altered_in_.find(needed);
  if (inside != altered_in_.end()) {
    for (const std::uint32_t altered : inside->second) {
      edge(altered, node, true);
    }
  }
}

void Graph::add_alter_edges() {
  for (const auto& [id, node] : alter_of_) {
    const Object* before = difference_.from->find(id);
    const Object* after = difference_.to->find(id);
    edge(find(create_of_, id.parent()), node, false);
    edge(find(drop_of_, id), node, false);
    if (before == nullptr && after == nullptr) {  // a correction of what the change of another brings along
      edge(find(alter_of_, id.parent()), node, false);
    }
    if (after != nullptr) {
      after_what_it_needs(id, *after, node);
      renamed_before(id, *after, node);
    }
    // What is corrected in something made anew is not what the old one had.
    if (before != nullptr && find(create_of_, id.parent()) == nowhere) {
      for_each_reference(id, *before, [&](const ObjectId& target, bool soft) {
        edge(node, find(drop_of_, present(*difference_.from, target)), soft);
        edge(node, find(later_of_, target), soft);
      });
    }
    if (before != nullptr && after != nullptr) {
      after_drops_in_new(id, *before, *after, node);
    }
  }
}

void Graph::add_later_edges() {
  if (!later_of_.empty()) {
    for (const ObjectId& id : actions_.creates) {
      const ObjectId with = goes_with(*difference_.to, id, *difference_.to->find(id));
      edge(find(create_of_, id), find(later_of_, with ? with : id.parent()), true);
    }
  }
  for (const auto& [id, node] : later_of_) {
    edge(find(alter_of_, id), node, false);
    all_before(altered_in_, id, node);
    renamed_before(id, *difference_.from->find(id), node);
    for_each_reference(id, *difference_.from->find(id), [&](const ObjectId& target, bool soft) {
      edge(node, find(drop_of_, present(*difference_.from, target)), soft);
      edge(node, find(later_of_, target), soft);
    });
  }
  add_rows_edges();
}

void Graph::add_rows_edges() {
  std::unordered_map<ObjectId, std::vector<std::uint32_t>> changes;  // of rows, by what they stand in
  for (const Places* places : {&alter_of_, &later_of_, &drop_of_}) {
    for (const auto& [id, node] : *places) {
      if (kind_info(id.kind()).fills_parent && nodes_[node].id == id) {
        changes[id.parent()].push_back(node);
      }
    }
  }
  if (changes.empty()) {
    return;
  }
  for (const ObjectId& id : actions_.creates) {
    const std::uint32_t node = find(create_of_, id);
    if (kind_info(id.kind()).checks_rows && nodes_[node].id == id) {
      for_each_reference(id, *difference_.to->find(id), [&](const ObjectId& target, bool) {
        all_before(changes, target, node);
        all_before(changes, target.parent(), node);
      });
    }
  }
}

void Graph::after_drops_in_new(const ObjectId& id, const Object& before, const Object& after, std::uint32_t node) {
  if (dropped_in_.empty()) {
    return;
  }
  std::unordered_set<ObjectId> known;
  for_each_reference(id, before, [&](const ObjectId& target, bool) { known.insert(target); });
  for_each_reference(id, after, [&](const ObjectId& target, bool) {
    const auto inside = dropped_in_.find(target);
    if (inside == dropped_in_.end() || known.contains(target) || id.within(target)) {
      return;
    }
    for (const std::uint32_t dropped : inside->second) {
      edge(dropped, node, true);
    }
  });
}

void Graph::add_name_edges() {
  std::unordered_map<std::string, std::uint32_t> dropped;
  for (const ObjectId& id : actions_.lost) {
    if (std::string key = name_key(id); !key.empty()) {
      dropped[std::move(key)] = find(drop_of_, id);
    }
  }
  const auto free_first = [&](const ObjectId& id, std::uint32_t node) {
    const std::string key = name_key(id);
    if (key.empty()) {
      return;
    }
    const bool soft = may_name_index(id);
    if (const auto at = dropped.find(key); at != dropped.end()) {
      edge(at->second, node, soft);
    }
    if (const auto at = freed_by_.find(key); at != freed_by_.end()) {
      edge(at->second, node, soft);
    }
  };
  if (dropped.empty() && freed_by_.empty()) {
    return;
  }
  for (const ObjectId& id : actions_.creates) {
    free_first(id, find(create_of_, id));
  }
  for (const std::uint32_t rename : renames_) {
    const auto at = dropped.find(name_key(nodes_[rename].id));
    // What is renamed only to be rebuilt is dropped under its new name.
    if (at != dropped.end() && !actions_.lost.contains(nodes_[rename].id)) {
      edge(at->second, rename, may_name_index(nodes_[rename].id));
    }
  }
}

void Graph::add_edges_to_what_acts() {
  const auto acts = [](const Node& node) { return kind_info(node.id.kind()).rank >= first_rank_that_acts; };
  for (std::uint32_t last = 0; last < nodes_.size(); ++last) {
    if (!acts(nodes_[last]) || nodes_[last].action == Action::drop || nodes_[last].action == Action::rename) {
      continue;
    }
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (!acts(nodes_[i]) && !kind_info(nodes_[i].id.kind()).attribute &&
          (nodes_[i].action == Action::create || nodes_[i].action == Action::alter)) {
        edge(i, last, true);
      }
    }
  }
}

void Graph::add_room_edges() {
  std::unordered_map<ObjectId, std::vector<std::uint32_t>> leaving;
  for (const ObjectId& id : actions_.lost) {
    if (const ObjectId room = room_of(*difference_.from, id)) {
      leaving[room].push_back(find(drop_of_, id));
    }
  }
  std::unordered_map<ObjectId, std::vector<std::uint32_t>> changing;
  for (const auto& [id, node] : alter_of_) {
    if (const ObjectId room = room_of(*difference_.from, id)) {
      changing[room].push_back(node);
      if (room == room_of(*difference_.to, id)) {
        all_before(leaving, room, node);
      }
    }
  }
  if (leaving.empty() && changing.empty()) {
    return;
  }
  for (const ObjectId& id : actions_.creates) {
    if (const ObjectId room = room_of(*difference_.to, id)) {
      all_before(leaving, room, find(create_of_, id));
      all_before(changing, room, find(create_of_, id));
    }
  }
}

ObjectId Graph::room_of(const Schema& schema, const ObjectId& id) {
  const Object* object = schema.find(id);
  return object == nullptr ? ObjectId{} : kinds::exclusive_room(id, *object);
}

void Graph::all_before(const std::unordered_map<ObjectId, std::vector<std::uint32_t>>& first, const ObjectId& room,
                       std::uint32_t node) {
  const auto at = first.find(room);
  if (at != first.end()) {
    for (const std::uint32_t before : at->second) {
      edge(before, node, true);
    }
  }
}

}  // namespace ashlar::plan
