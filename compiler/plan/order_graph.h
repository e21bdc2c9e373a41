#pragma once
// Within order*.cpp: the steps of a plan as a graph, and one attempt to put them in order.

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/plan/order.h"

namespace ashlar::plan {

constexpr std::uint32_t nowhere = 0xffffffff;

struct Edge {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  bool soft = false;
  bool weak = false;  // the first to be given up
};

/// The graph of one attempt. Where an attempt meets a cycle, `unfolded` grows and the next one begins.
class Graph {
 public:
  Graph(const Difference& difference, const Actions& actions, const PlanOptions& options,
        const std::unordered_set<ObjectId>& unfolded);

  /// The order; nullopt where a cycle is left, which strong_components then shows.
  std::optional<std::vector<std::uint32_t>> sort();

  /// The cycles: groups of nodes that need each other.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> cycles() const;

  /// Gives up the weak edges inside a cycle, else the soft ones. False where it has none.
  bool drop_soft_edges(const std::vector<std::uint32_t>& cycle);

  /// The parts inside a cycle that make it: to be written after their parents.
  [[nodiscard]] std::vector<ObjectId> parts_to_unfold(const std::vector<std::uint32_t>& cycle) const;

  std::vector<Node>& nodes() { return nodes_; }
  [[nodiscard]] const std::vector<Edge>& edges() const { return edges_; }

 private:
  using Places = std::unordered_map<ObjectId, std::uint32_t>;

  /// What is dropped along with one node of a cycle and needs what another drops or changes: to be dropped by itself,
  /// before.
  void add_guilty_drops(const std::unordered_set<std::uint32_t>& inside, std::vector<ObjectId>& guilty) const;

  static std::uint32_t find(const Places& places, const ObjectId& id);

  /// `id`, or the nearest Object around it that the Schema has (a view, for a view's column).
  static const ObjectId& present(const Schema& schema, const ObjectId& id);

  std::uint32_t add(Node node);

  void edge(std::uint32_t before, std::uint32_t after, bool soft, bool weak = false);

  /// The created Object whose statement writes `id` as well; `id` itself where it has one of its own.
  [[nodiscard]] ObjectId written_in(const ObjectId& id, const std::unordered_set<ObjectId>& created) const;

  /// Keeps in mind what checks the rows of a type.
  void note_check(const ObjectId& id, std::uint32_t node);
  /// The type itself, and those of the state after that have it in them.
  [[nodiscard]] std::vector<ObjectId> types_made_of(const ObjectId& type) const;
  void add_nodes();

  [[nodiscard]] std::uint32_t ordinal(const ObjectId& id) const;

  /// The order that people expect where references leave it free.
  [[nodiscard]] bool sooner(const ObjectId& a, const ObjectId& b) const;

  /// Kinds below this rank are what others stand on in ways that no reference shows (an extension's functions).
  static constexpr int first_rank_of_content = 30;
  /// Kinds from this rank on act on what is made while they are there (default privileges, event triggers).
  static constexpr int first_rank_that_acts = 110;

  /// Drops come first, what holds data goes late: so there is a moment at which data can be moved.
  [[nodiscard]] static int phase(const Node& node);

  [[nodiscard]] static bool takes_away(const Node& node) { return node.action == Action::drop || node.takes_away; }

  [[nodiscard]] bool precedes(std::uint32_t a, std::uint32_t b) const;

  /// Renames come before whatever is in or refers to what they rename, in their own order.
  void renamed_before(const ObjectId& id, const Object& object, std::uint32_t node);

  void add_rename_edges();

  void add_drop_edges();

  void add_create_edges();

  /// What is taken off for a change is off while that is made, whatever else the change has to wait for.
  void add_rebuilt_edges();

  void after_what_it_needs(const ObjectId& id, const Object& object, std::uint32_t node);

  /// What needs a column comes after the exchange of the column's type, which gives the column the new one.
  void after_exchange_of_its_type(const ObjectId& needed, std::uint32_t node);

  /// What needs a table as a whole (to inherit from it, as a row type) comes after the changes of its columns.
  void after_alters_in(const ObjectId& needed, const ObjectId& id, std::uint32_t node);

  void add_alter_edges();

  /// What takes away comes after the rest of its change, and as a drop before what it needs.
  void add_later_edges();

  /// Rows are what they shall be before something new checks them.
  void add_rows_edges();

  /// What comes to need a table as a whole (to inherit from it) does so when the table has lost what it loses.
  void after_drops_in_new(const ObjectId& id, const Object& before, const Object& after, std::uint32_t node);

  void add_name_edges();

  /// Who leaves a room makes place for who changes in it, and both for who comes in.
  /// What acts on what is made comes or changes when all is made, so that implied() can go by the state before.
  void add_edges_to_what_acts();

  void add_room_edges();

  [[nodiscard]] static ObjectId room_of(const Schema& schema, const ObjectId& id);

  void all_before(const std::unordered_map<ObjectId, std::vector<std::uint32_t>>& first, const ObjectId& room,
                  std::uint32_t node);

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
  std::unordered_map<ObjectId, std::vector<std::uint32_t>> added_to_;    // new columns of what is there already
  std::unordered_map<ObjectId, std::vector<std::uint32_t>> checks_of_;   // of types that are there already
  std::unordered_map<ObjectId, std::vector<std::uint32_t>> dropped_in_;
  Places create_of_;
};

}  // namespace ashlar::plan
