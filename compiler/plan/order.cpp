#include "compiler/plan/order.h"

#include <algorithm>

#include "compiler/plan/order_graph.h"

namespace ashlar::plan {

namespace {

std::vector<Node> in_order(Graph& graph, const std::vector<std::uint32_t>& sorted) {
  std::vector<std::uint32_t> place(sorted.size());
  for (std::uint32_t i = 0; i < sorted.size(); ++i) {
    place[sorted[i]] = i;
  }
  std::vector<Node> ordered;
  ordered.reserve(sorted.size());
  for (const std::uint32_t index : sorted) {
    ordered.push_back(std::move(graph.nodes()[index]));
  }
  for (const Edge& edge : graph.edges()) {
    ordered[place[edge.after]].needs.push_back(place[edge.before]);
  }
  for (Node& node : ordered) {
    std::sort(node.needs.begin(), node.needs.end());
    node.needs.erase(std::unique(node.needs.begin(), node.needs.end()), node.needs.end());
  }
  return ordered;
}

void report_cycle(const Graph& graph, const std::vector<Node>& nodes, Diagnostics& diagnostics) {
  for (const auto& cycle : graph.cycles()) {
    std::string names;
    for (const std::uint32_t index : cycle) {
      names += (names.empty() ? "" : ", ") + display_name(nodes[index].id);
    }
    diagnostics.report(Code::plan_cycle, {}, {names});
  }
}

}  // namespace

std::vector<Node> order(const Difference& difference, const Actions& actions, const PlanOptions& options,
                        Diagnostics& diagnostics) {
  std::unordered_set<ObjectId> unfolded;
  for (;;) {
    Graph graph(difference, actions, options, unfolded);
    auto sorted = graph.sort();
    while (!sorted) {
      bool softened = false;
      for (const auto& cycle : graph.cycles()) {
        softened = graph.drop_soft_edges(cycle) || softened;
      }
      if (!softened) {
        break;
      }
      sorted = graph.sort();
    }
    if (sorted) {
      return in_order(graph, *sorted);
    }
    const std::size_t before = unfolded.size();
    for (const auto& cycle : graph.cycles()) {
      for (const ObjectId& part : graph.parts_to_unfold(cycle)) {
        unfolded.insert(part);
      }
    }
    if (unfolded.size() == before) {
      report_cycle(graph, graph.nodes(), diagnostics);
      return {};
    }
  }
}

}  // namespace ashlar::plan
