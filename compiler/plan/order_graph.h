#pragma once
// Within order.cpp: the steps of a plan as a graph, and one attempt to put them in order.

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <numeric>
#include <optional>
#include <queue>

#include "compiler/kinds/exclusive_room.h"
#include "compiler/plan/order.h"
#include "compiler/plan/order_names.h"

namespace ashlar::plan {

constexpr std::uint32_t nowhere = 0xffffffff;

struct Edge {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  bool soft = false;
};

/// The graph of one attempt. Where an attempt meets a cycle, `unfolded` grows and the next one begins.
class Graph {
 public:
  Graph(const Difference& difference, const Actions& actions, const PlanOptions& options,
        const std::unordered_set<ObjectId>& unfolded)
      : difference_(difference), actions_(actions), bodies_decide_(options.bodies_decide), unfolded_(unfolded) {
    add_nodes();
    add_rename_edges();
    add_drop_edges();
    add_create_edges();
    add_alter_edges();
    add_later_edges();
    add_rebuilt_edges();
    add_name_edges();
    add_room_edges();
    add_edges_to_what_acts();
  }

  /// The order; nullopt where a cycle is left, which strong_components then shows.
  std::optional<std::vector<std::uint32_t>> sort() {
    std::vector<std::vector<std::uint32_t>> following(nodes_.size());
    std::vector<std::uint32_t> missing(nodes_.size(), 0);
    for (const Edge& edge : edges_) {
      following[edge.before].push_back(edge.after);
      ++missing[edge.after];
    }
    // Addresses are compared once a node, to number the nodes in the order wished for.
    std::vector<std::uint32_t> wished(nodes_.size());
    std::iota(wished.begin(), wished.end(), 0U);
    std::stable_sort(wished.begin(), wished.end(), [this](std::uint32_t a, std::uint32_t b) { return precedes(a, b); });
    std::vector<std::uint32_t> turn(nodes_.size());
    for (std::uint32_t i = 0; i < wished.size(); ++i) {
      turn[wished[i]] = i;
    }
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (missing[i] == 0) {
        ready.push(turn[i]);
      }
    }
    std::vector<std::uint32_t> sorted;
    while (!ready.empty()) {
      const std::uint32_t next = wished[ready.top()];
      ready.pop();
      sorted.push_back(next);
      for (const std::uint32_t other : following[next]) {
        if (--missing[other] == 0) {
          ready.push(turn[other]);
        }
      }
    }
    if (sorted.size() != nodes_.size()) {
      return std::nullopt;
    }
    return sorted;
  }

  /// The cycles: groups of nodes that need each other.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> cycles() const {
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(nodes_.size());
    for (const Edge& edge : edges_) {
      boost::add_edge(edge.before, edge.after, graph);
    }
    std::vector<std::size_t> component(nodes_.size());
    const auto count = boost::strong_components(
        graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
    std::vector<std::vector<std::uint32_t>> members(static_cast<std::size_t>(count));
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      members[component[i]].push_back(i);
    }
    std::erase_if(members, [](const auto& group) { return group.size() < 2; });
    return members;
  }

  /// Gives up the soft edges inside a cycle. False where it has none.
  bool drop_soft_edges(const std::vector<std::uint32_t>& cycle) {
    const std::unordered_set<std::uint32_t> inside(cycle.begin(), cycle.end());
    return std::erase_if(edges_, [&](const Edge& edge) {
             return edge.soft && inside.contains(edge.before) && inside.contains(edge.after);
           }) != 0;
  }

  /// The parts inside a cycle that make it: to be written after their parents.
  [[nodiscard]] std::vector<ObjectId> parts_to_unfold(const std::vector<std::uint32_t>& cycle) const {
    const std::unordered_set<std::uint32_t> inside(cycle.begin(), cycle.end());
    std::vector<ObjectId> guilty;
    for (const bool data : {false, true}) {
      for (const std::uint32_t index : cycle) {
        for (const ObjectId& part : nodes_[index].parts) {
          if (kind_info(part.kind()).holds_data != data) {
            continue;
          }
          bool points_inside = false;
          for_each_reference(part, *difference_.to->find(part), [&](const ObjectId& target, bool) {
            const std::uint32_t other = find(create_of_, present(*difference_.to, target));
            points_inside = points_inside || (other != nowhere && other != index && inside.contains(other));
          });
          if (points_inside) {
            guilty.push_back(part);
          }
        }
      }
      if (!guilty.empty()) {
        break;
      }
    }
    add_guilty_drops(inside, guilty);
    return guilty;
  }

  std::vector<Node>& nodes() { return nodes_; }
  [[nodiscard]] const std::vector<Edge>& edges() const { return edges_; }

 private:
  using Places = std::unordered_map<ObjectId, std::uint32_t>;

  /// What is dropped along with one node of a cycle and needs another: to be dropped by itself, before.
  void add_guilty_drops(const std::unordered_set<std::uint32_t>& inside, std::vector<ObjectId>& guilty) const {
    for (const auto& [id, with] : actions_.dropped_along) {
      const std::uint32_t node = find(drop_of_, id);
      if (nodes_[node].id == id || !inside.contains(node) || kind_info(id.kind()).attribute) {
        continue;
      }
      bool points_inside = false;
      for_each_reference(id, *difference_.from->find(id), [&](const ObjectId& target, bool) {
        const std::uint32_t other = find(drop_of_, present(*difference_.from, target));
        points_inside = points_inside || (other != nowhere && other != node && inside.contains(other));
      });
      if (points_inside) {
        guilty.push_back(id);
      }
    }
  }

  static std::uint32_t find(const Places& places, const ObjectId& id) {
    const auto at = places.find(id);
    return at == places.end() ? nowhere : at->second;
  }

  /// `id`, or the nearest Object around it that the Schema has (a view, for a view's column).
  static const ObjectId& present(const Schema& schema, const ObjectId& id) {
    const ObjectId* at = &id;
    while (*at && at->parent() && !schema.contains(*at)) {
      at = &at->parent();
    }
    return *at;
  }

  std::uint32_t add(Node node) {
    nodes_.push_back(std::move(node));
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }

  void edge(std::uint32_t before, std::uint32_t after, bool soft) {
    if (before != nowhere && after != nowhere && before != after) {
      edges_.push_back({before, after, soft});
    }
  }

  /// The created Object whose statement writes `id` as well; `id` itself where it has one of its own.
  [[nodiscard]] ObjectId written_in(const ObjectId& id, const std::unordered_set<ObjectId>& created) const {
    ObjectId root = id;
    while (kind_info(root.kind()).folds_into_parent && !unfolded_.contains(root) && created.contains(root.parent()) &&
           takes_parts(root.parent().kind())) {
      root = root.parent();
    }
    return root;
  }

  void add_nodes() {
    for (const Rename& rename : difference_.renames) {
      renames_.push_back(add({Action::rename, rename.to, rename.from, {}, {}, {}}));
    }
    for (const ObjectId& id : actions_.drops) {
      drop_of_[id] = add({Action::drop, id, {}, {}, {}, {}});
      dropped_in_[id.parent()].push_back(drop_of_[id]);
    }
    for (const ObjectId& id : actions_.lost) {
      if (unfolded_.contains(id) && actions_.dropped_along.contains(id)) {
        drop_of_[id] = add({Action::drop, id, {}, {}, {}, {}});
      }
    }
    for (const ObjectId& id : actions_.lost) {
      ObjectId with = id;
      while (actions_.dropped_along.contains(with) && !unfolded_.contains(with)) {
        with = actions_.dropped_along.at(with);
      }
      drop_of_[id] = find(drop_of_, with);
    }
    for (const auto& [id, statements] : actions_.alters) {
      alter_of_[id] = add({Action::alter, id, {}, statements, {}, {}});
    }
    for (const auto& [id, statements] : actions_.later) {
      later_of_[id] = add({Action::alter, id, {}, statements, {}, {}, true});
      nodes_[alter_of_.at(id)].is_last = false;
    }
    for (const auto& [id, node] : alter_of_) {
      if (id.parent()) {
        altered_in_[id.parent()].push_back(node);
      }
    }
    for (const auto& [id, statements] : actions_.corrections) {
      alter_of_[id] = add({Action::alter, id, {}, statements, {}, {}});
    }
    const std::unordered_set<ObjectId> created(actions_.creates.begin(), actions_.creates.end());
    std::vector<std::pair<ObjectId, ObjectId>> folded;
    for (const ObjectId& id : actions_.creates) {
      const ObjectId root = written_in(id, created);
      if (root == id) {
        create_of_[id] = add({Action::create, id, {}, {}, {}, {}});
        // The CHECK of a type that is there already is refused once there are columns of arrays of it.
        if (kind_info(id.kind()).checks_rows && !kind_info(id.parent().kind()).holds_data) {
          altered_in_[id.parent()].push_back(create_of_[id]);
        }
      } else {
        folded.emplace_back(id, root);
      }
    }
    for (const auto& [id, root] : folded) {
      const std::uint32_t node = create_of_.at(root);
      create_of_[id] = node;
      nodes_[node].parts.push_back(id);
    }
    for (Node& node : nodes_) {
      std::sort(node.parts.begin(), node.parts.end(),
                [this](const ObjectId& a, const ObjectId& b) { return sooner(a, b); });
    }
  }

  [[nodiscard]] std::uint32_t ordinal(const ObjectId& id) const {
    const auto* entry = difference_.to->entry(id);
    if (entry == nullptr) {
      entry = difference_.from->entry(id);
    }
    return entry == nullptr ? 0 : entry->ordinal;
  }

  /// The order that people expect where references leave it free.
  [[nodiscard]] bool sooner(const ObjectId& a, const ObjectId& b) const {
    const KindInfo& info = kind_info(a.kind());
    if (info.rank != kind_info(b.kind()).rank) {
      return info.rank < kind_info(b.kind()).rank;
    }
    if (info.ordered && a.kind() == b.kind() && a.parent() == b.parent()) {
      return ordinal(a) < ordinal(b);
    }
    return a < b;
  }

  /// Kinds below this rank are what others stand on in ways that no reference shows (an extension's functions).
  static constexpr int first_rank_of_content = 30;
  /// Kinds from this rank on act on what is made while they are there (default privileges, event triggers).
  static constexpr int first_rank_that_acts = 110;

  /// Drops come first, what holds data goes late: so there is a moment at which data can be moved.
  [[nodiscard]] static int phase(const Node& node) {
    const KindInfo& info = kind_info(node.id.kind());
    switch (node.action) {
      case Action::rename:
        return 0;
      case Action::drop:
        if (info.rank < first_rank_of_content) {
          return 4;
        }
        return info.holds_data ? 3 : 1;
      case Action::alter:
        return node.takes_away ? 3 : 2;
      case Action::create:
        return 2;
    }
    return 2;
  }

  [[nodiscard]] static bool takes_away(const Node& node) { return node.action == Action::drop || node.takes_away; }

  [[nodiscard]] bool precedes(std::uint32_t a, std::uint32_t b) const {
    const Node& first = nodes_[a];
    const Node& second = nodes_[b];
    if (phase(first) != phase(second)) {
      return phase(first) < phase(second);
    }
    if (first.action == Action::rename) {
      return a < b;
    }
    if (first.id == second.id) {
      return a < b;
    }
    if (takes_away(first) && takes_away(second)) {
      return sooner(second.id, first.id);
    }
    return sooner(first.id, second.id);
  }

  /// Renames come before whatever is in or refers to what they rename, in their own order.
  void renamed_before(const ObjectId& id, const Object& object, std::uint32_t node) {
    for (const std::uint32_t rename : renames_) {
      const ObjectId& to = nodes_[rename].id;
      bool touches = id.within(to);
      for_each_reference(id, object, [&](const ObjectId& target, bool) { touches = touches || target.within(to); });
      if (touches) {
        edge(rename, node, false);
      }
    }
  }

  void add_rename_edges() {
    for (std::size_t i = 1; i < renames_.size(); ++i) {
      edge(renames_[i - 1], renames_[i], false);
    }
    // What comes into being where a name was freed comes after the rename; a schema that something moves to before it.
    for (const std::uint32_t rename : renames_) {
      edge(find(create_of_, nodes_[rename].id.parent()), rename, false);
      freed_by_[name_key(nodes_[rename].renamed_from)] = rename;
    }
  }

  void add_drop_edges() {
    for (const ObjectId& id : actions_.lost) {
      const std::uint32_t node = find(drop_of_, id);
      const Object& object = *difference_.from->find(id);
      for_each_reference(id, object, [&](const ObjectId& target, bool soft) {
        const ObjectId& needed = present(*difference_.from, target);
        edge(node, find(drop_of_, needed), soft);
        edge(node, find(later_of_, needed), soft);
        if (needed != id.parent()) {
          edge(node, find(alter_of_, needed), soft);
        }
      });
      renamed_before(id, object, node);
    }
  }

  void add_create_edges() {
    for (const ObjectId& id : actions_.creates) {
      const std::uint32_t node = find(create_of_, id);
      const Object& object = *difference_.to->find(id);
      after_what_it_needs(id, object, node);
      edge(find(drop_of_, id), node, false);
      edge(find(alter_of_, id), node, false);  // a correction
      renamed_before(id, object, node);
    }
  }

  /// What is taken off for a change is off while that is made, whatever else the change has to wait for.
  void add_rebuilt_edges() {
    for (const auto& [id, changed] : actions_.rebuilt) {
      const std::uint32_t change = find(alter_of_, changed);
      edge(find(drop_of_, id), change, true);
      edge(change, find(create_of_, id), true);
    }
  }

  void after_what_it_needs(const ObjectId& id, const Object& object, std::uint32_t node) {
    for_each_reference(id, object, [&](const ObjectId& target, bool soft) {
      if (soft && !bodies_decide_ && !kind_info(target.kind()).attribute && !kind_info(id.kind()).fills_parent) {
        return;
      }
      const ObjectId& needed = present(*difference_.to, target);
      const std::uint32_t created = find(create_of_, needed);
      edge(created, node, soft);
      if (created == nowhere) {
        edge(find(alter_of_, needed), node, true);
        after_alters_in(needed, id, node);
      }
    });
  }

  /// What needs a table as a whole (to inherit from it, as a row type) comes after the changes of its columns.
  void after_alters_in(const ObjectId& needed, const ObjectId& id, std::uint32_t node) {
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

  void add_alter_edges() {
    for (const auto& [id, node] : alter_of_) {
      const Object* before = difference_.from->find(id);
      const Object* after = difference_.to->find(id);
      edge(find(create_of_, id.parent()), node, false);
      edge(find(drop_of_, id), node, false);
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

  /// What takes away comes after the rest of its change, and as a drop before what it needs.
  void add_later_edges() {
    for (const auto& [id, node] : later_of_) {
      edge(find(alter_of_, id), node, false);
      renamed_before(id, *difference_.from->find(id), node);
      for_each_reference(id, *difference_.from->find(id), [&](const ObjectId& target, bool soft) {
        edge(node, find(drop_of_, present(*difference_.from, target)), soft);
        edge(node, find(later_of_, target), soft);
      });
    }
    add_rows_edges();
  }

  /// Rows are what they shall be before something new checks them.
  void add_rows_edges() {
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

  /// What comes to need a table as a whole (to inherit from it) does so when the table has lost what it loses.
  void after_drops_in_new(const ObjectId& id, const Object& before, const Object& after, std::uint32_t node) {
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

  void add_name_edges() {
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

  /// Who leaves a room makes place for who changes in it, and both for who comes in.
  /// What acts on what is made comes or changes when all is made, so that implied() can go by the state before.
  void add_edges_to_what_acts() {
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

  void add_room_edges() {
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

  [[nodiscard]] static ObjectId room_of(const Schema& schema, const ObjectId& id) {
    const Object* object = schema.find(id);
    return object == nullptr ? ObjectId{} : kinds::exclusive_room(*object);
  }

  void all_before(const std::unordered_map<ObjectId, std::vector<std::uint32_t>>& first, const ObjectId& room,
                  std::uint32_t node) {
    const auto at = first.find(room);
    if (at != first.end()) {
      for (const std::uint32_t before : at->second) {
        edge(before, node, true);
      }
    }
  }

  const Difference& difference_;
  const Actions& actions_;
  bool bodies_decide_;
  const std::unordered_set<ObjectId>& unfolded_;
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> renames_;
  std::unordered_map<std::string, std::uint32_t> freed_by_;
  Places drop_of_;
  Places alter_of_;
  Places later_of_;
  std::unordered_map<ObjectId, std::vector<std::uint32_t>> altered_in_;  // by what they stand in
  std::unordered_map<ObjectId, std::vector<std::uint32_t>> dropped_in_;
  Places create_of_;
};

}  // namespace ashlar::plan
