#pragma once
// What every kind of object owes the compiler, and the words in which it answers.

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/field.h"
#include "compiler/ir/object_id.h"
#include "compiler/ir/operation.h"

namespace ashlar {

/// Hazards of a step, by the names of the interface.
enum class Hazard : std::uint8_t {
  DELETES_DATA,
  ACQUIRES_ACCESS_EXCLUSIVE_LOCK,
  ACQUIRES_SHARE_LOCK,
  ACQUIRES_SHARE_ROW_EXCLUSIVE_LOCK,
  REWRITES_TABLE,
  SCANS_TABLE,
  INDEX_BUILD,
  INDEX_DROPPED,
  AUTHZ_UPDATE,
  CORRECTNESS,
  IRREVERSIBLE,
  UNTRACKABLE_DEPENDENCY,
  EXTENSION_VERSION_UPGRADE,
};
std::string_view hazard_name(Hazard hazard);
std::optional<Hazard> hazard_named(std::string_view name);

/// The strongest table lock that a statement takes (documentation, "Explicit Locking").
enum class Lock : std::uint8_t { none, share_update_exclusive, share, share_row_exclusive, access_exclusive };

/// One SQL statement without its semicolon, and what it does to a running system.
struct Statement {
  std::string sql;
  std::vector<Hazard> hazards{};
  Lock lock = Lock::none;
  bool transactional = true;  // false: cannot run inside a transaction block
  /// True: what it made cannot be used before its transaction has ended (ALTER TYPE … ADD VALUE).
  bool ends_transaction = false;
  /// The same in terms of a runner's API, where those say all of it.
  std::optional<Operation> operation{};
  /// Environment variables whose values it takes by current_setting('env.NAME'): whoever runs it sets these first.
  std::vector<std::string> environment{};
};
using Statements = std::vector<Statement>;
inline void append(Statements& statements, Statements more) {
  std::move(more.begin(), more.end(), std::back_inserter(statements));
}

/// How an Object changes.
struct Alteration {
  Statements statements{};
  /// What it does at the end: after what stands in it and everything that refers to it was changed.
  Statements later{};
  /// PostgreSQL has no way to alter this: drop and create, dependents included.
  bool replace = false;
  /// Altered in place, but what hangs on it in the ways that ALTER COLUMN TYPE refuses (views, rules,
  /// policies, triggers that name it, generated columns) must be dropped before and created after.
  bool rebuild_dependents = false;
  /// With rebuild_dependents: the Object itself is exchanged for a new one under its name (an enum that loses a label),
  /// so that everything that needs it is rebuilt, except what holds data and what stands in it.
  bool replaces_type = false;
  /// Further Objects to drop before and create after.
  std::vector<ObjectId> rebuild{};
  /// Why it cannot be done, because of what uses the Object; empty: it can. An error of the plan.
  std::string refused{};
};

/// How SQL names an Object of a kind after the kind's keyword.
enum class NameStyle : std::uint8_t {
  qualified,       // TABLE data.todo
  with_arguments,  // FUNCTION data.f(integer)
  of_parent,       // COLUMN data.todo.id
  on_parent,       // TRIGGER t ON data.todo
  operator_name,   // OPERATOR data.=== (integer, text)
  in_parentheses,  // CAST (text AS data.colour)
  for_parent,      // USER MAPPING FOR alice SERVER files
  using_method,    // OPERATOR CLASS data.c USING btree
  for_language,    // TRANSFORM FOR data.point LANGUAGE plperl
};

/// Objects of kinds in the same name space cannot share a name within a schema.
enum class NameSpace : std::uint8_t { none, relation, routine, type };

/// The facts about a kind that the generic stages read.
struct KindInfo {
  std::string_view name;     // "materialized view", as in messages
  std::string_view keyword;  // "MATERIALIZED VIEW", as in DROP, COMMENT ON, ALTER … RENAME
  int rank = 0;              // where order is free: lower is created earlier
  NameStyle name_style = NameStyle::qualified;
  NameSpace name_space = NameSpace::none;
  /// Written inside its parent's CREATE where nothing stands against it (a table's columns).
  bool folds_into_parent = false;
  /// Says something about its parent (comment, owner, grant): it is written again after the parent was
  /// replaced, also where the parent has another kind, and never keeps its parent from being changed.
  bool attribute = false;
  /// ALTER COLUMN TYPE is refused while this hangs on the column.
  bool blocks_retyping = false;
  /// DROP is refused while anything but attributes stands in it: what does is dropped one by one, before.
  bool dropped_empty = false;
  /// Dropping it loses rows.
  bool holds_data = false;
  /// Its order among its siblings is part of it (columns): created in order of declaration.
  bool ordered = false;
  /// Its name is no more than a label: where one goes and an equal one comes, it is renamed (indexes, constraints).
  bool name_is_label = false;
  /// `-- @renamed from=…` may stand above it.
  bool renamable = false;
  /// It has an owner though it shares its names with no other kind: whoever creates it (SET ROLE), or OWNER TO.
  bool owned = false;
  /// It stands in no schema.
  bool top_level = false;
  /// It is rows of what it stands in; what checks rows, where it is added to a table, comes after changes of them.
  bool fills_parent = false;
  bool checks_rows = false;
};

/// A kind is a value struct with `static constexpr KindInfo info` and `static constexpr auto fields`,
/// and, found by name look-up beside it (compiler/kinds/<kind>/<kind>.h):
///
///   Statements create(const Emit&, const ObjectId&, const K&);            required; kinds that fold children in
///   Statements create(const Emit&, const ObjectId&, const K&, const Parts&);    have this form instead
///   Alteration alter(const Emit&, const ObjectId&, const K& before, const K& after, const Changed&);   required
///   Statements verify(const Emit&, const ObjectId&, const K&);            required: SQL that fails where the Object is
///                                                                         not there as described
///   Statements drop(const Emit&, const ObjectId&, const K&);              else DROP keyword name
///   Alteration joining(const Emit&, const ObjectId&, const K&);           else its CREATE, always
///   Statements rename(const Emit&, const ObjectId& from, const ObjectId& to, const K&);   else ALTER … RENAME / SET
///   SCHEMA void references(const ObjectId&, const K&, const ReferenceSink&);     beyond those in its fields and its
///   parent std::vector<std::pair<ObjectId, Object>> implied(const Emit&, const ObjectId&, const K&);
///                                                                         Objects the server makes with it
template <class K>
concept ObjectKind = HasFields<K> && requires {
  { K::info } -> std::convertible_to<KindInfo>;
};

/// A reference beyond the fields. `soft`: asked for by order where possible, never a reason to fail or rebuild
/// (names in string function bodies).
using ReferenceSink = std::function<void(const ObjectId& target, bool soft)>;

}  // namespace ashlar
