#include "compiler/plan/order_graph.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <numeric>
#include <queue>

namespace ashlar::plan {

namespace {

bool is_type(const ObjectId& id) {
  const KindInfo& info = kind_info(id.kind());
  return info.name_space == NameSpace::relation && !info.holds_data;
}

}  // namespace

Graph::Graph(const Difference& difference, const Actions& actions, const PlanOptions& options,
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

std::optional<std::vector<std::uint32_t>> Graph::sort() {
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

std::vector<std::vector<std::uint32_t>> Graph::cycles() const {
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

bool Graph::drop_soft_edges(const std::vector<std::uint32_t>& cycle) {
  const std::unordered_set<std::uint32_t> inside(cycle.begin(), cycle.end());
  const auto give_up = [&](bool Edge::*which) {
    return std::erase_if(edges_, [&](const Edge& edge) {
             return edge.*which && inside.contains(edge.before) && inside.contains(edge.after);
           }) != 0;
  };
  return give_up(&Edge::weak) || give_up(&Edge::soft);
}

std::vector<ObjectId> Graph::parts_to_unfold(const std::vector<std::uint32_t>& cycle) const {
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

void Graph::add_guilty_drops(const std::unordered_set<std::uint32_t>& inside, std::vector<ObjectId>& guilty) const {
  for (const auto& [id, with] : actions_.dropped_along) {
    const std::uint32_t node = find(drop_of_, id);
    if (nodes_[node].id == id || !inside.contains(node) || kind_info(id.kind()).attribute) {
      continue;
    }
    bool points_inside = false;
    for_each_reference(id, *difference_.from->find(id), [&](const ObjectId& target, bool) {
      const ObjectId& needed = present(*difference_.from, target);
      for (const Places* places : {&drop_of_, &alter_of_}) {
        const std::uint32_t other = find(*places, needed);
        points_inside = points_inside || (other != nowhere && other != node && inside.contains(other));
      }
    });
    if (points_inside) {
      guilty.push_back(id);
    }
  }
}

std::uint32_t Graph::find(const Places& places, const ObjectId& id) {
  const auto at = places.find(id);
  return at == places.end() ? nowhere : at->second;
}

const ObjectId& Graph::present(const Schema& schema, const ObjectId& id) {
  const ObjectId* at = &id;
  while (*at && at->parent() && !schema.contains(*at)) {
    at = &at->parent();
  }
  return *at;
}

std::uint32_t Graph::add(Node node) {
  nodes_.push_back(std::move(node));
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

void Graph::edge(std::uint32_t before, std::uint32_t after, bool soft, bool weak) {
  if (before != nowhere && after != nowhere && before != after) {
    edges_.push_back({before, after, soft, weak});
  }
}

ObjectId Graph::written_in(const ObjectId& id, const std::unordered_set<ObjectId>& created) const {
  ObjectId root = id;
  while (kind_info(root.kind()).folds_into_parent && !unfolded_.contains(root) && created.contains(root.parent()) &&
         takes_parts(root.parent().kind())) {
    root = root.parent();
  }
  return root;
}

std::vector<ObjectId> Graph::types_made_of(const ObjectId& type) const {
  std::vector<ObjectId> found{type};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const ObjectId& user : difference_.to->users(found[i])) {
      if (is_type(user) && std::find(found.begin(), found.end(), user) == found.end()) {
        found.push_back(user);
      }
    }
  }
  return found;
}

void Graph::note_check(const ObjectId& id, std::uint32_t node) {
  if (!kind_info(id.kind()).checks_rows || !id.parent() || !is_type(id.parent())) {
    return;
  }
  // The CHECK of a type that is there already is refused while there are columns of arrays of it, or of what has one.
  for (const ObjectId& type : types_made_of(id.parent())) {
    altered_in_[type].push_back(node);
    checks_of_[type].push_back(node);
  }
}

void Graph::add_nodes() {
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
  for (const auto& [id, statements] : actions_.alters) {
    note_check(id, alter_of_[id]);
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
      if (kind_info(id.kind()).ordered && id.parent()) {
        added_to_[id.parent()].push_back(create_of_[id]);
      }
      note_check(id, create_of_[id]);
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

std::uint32_t Graph::ordinal(const ObjectId& id) const {
  const auto* entry = difference_.to->entry(id);
  if (entry == nullptr) {
    entry = difference_.from->entry(id);
  }
  return entry == nullptr ? 0 : entry->ordinal;
}

bool Graph::sooner(const ObjectId& a, const ObjectId& b) const {
  const KindInfo& info = kind_info(a.kind());
  if (info.rank != kind_info(b.kind()).rank) {
    return info.rank < kind_info(b.kind()).rank;
  }
  if (info.ordered && a.kind() == b.kind() && a.parent() == b.parent()) {
    return ordinal(a) < ordinal(b);
  }
  return a < b;
}

int Graph::phase(const Node& node) {
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

bool Graph::precedes(std::uint32_t a, std::uint32_t b) const {
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

}  // namespace ashlar::plan
