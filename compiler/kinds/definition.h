#pragma once
// The closed list of kinds, and what the generic stages may ask of any Object without knowing its kind.
// Adding a kind: its folder, one line in AnyKind, one in statements.cpp (docs/adding-a-kind.md).

#include <map>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/ir/schema.h"
#include "compiler/kinds/access_method/access_method.h"
#include "compiler/kinds/aggregate/aggregate.h"
#include "compiler/kinds/base_type/base_type.h"
#include "compiler/kinds/cast/cast.h"
#include "compiler/kinds/cluster/cluster.h"
#include "compiler/kinds/collation/collation.h"
#include "compiler/kinds/column/column.h"
#include "compiler/kinds/comment/comment.h"
#include "compiler/kinds/composite/composite.h"
#include "compiler/kinds/constraint/constraint.h"
#include "compiler/kinds/conversion/conversion.h"
#include "compiler/kinds/data/data.h"
#include "compiler/kinds/default_privilege/default_privilege.h"
#include "compiler/kinds/default_value/default_value.h"
#include "compiler/kinds/domain/domain.h"
#include "compiler/kinds/enum_type/enum_type.h"
#include "compiler/kinds/event_trigger/event_trigger.h"
#include "compiler/kinds/extension/extension.h"
#include "compiler/kinds/foreign_data_wrapper/foreign_data_wrapper.h"
#include "compiler/kinds/grant/grant.h"
#include "compiler/kinds/index/index.h"
#include "compiler/kinds/language/language.h"
#include "compiler/kinds/materialized_view/materialized_view.h"
#include "compiler/kinds/membership/membership.h"
#include "compiler/kinds/namespace/namespace.h"
#include "compiler/kinds/operator/operator.h"
#include "compiler/kinds/operator_class/operator_class.h"
#include "compiler/kinds/operator_family/operator_family.h"
#include "compiler/kinds/owner/owner.h"
#include "compiler/kinds/policy/policy.h"
#include "compiler/kinds/publication/publication.h"
#include "compiler/kinds/publication_member/publication_member.h"
#include "compiler/kinds/range_type/range_type.h"
#include "compiler/kinds/role/role.h"
#include "compiler/kinds/routine/routine.h"
#include "compiler/kinds/row_security/row_security.h"
#include "compiler/kinds/rule/rule.h"
#include "compiler/kinds/security_label/security_label.h"
#include "compiler/kinds/sequence/sequence.h"
#include "compiler/kinds/server/server.h"
#include "compiler/kinds/setting/setting.h"
#include "compiler/kinds/statistics/statistics.h"
#include "compiler/kinds/subscription/subscription.h"
#include "compiler/kinds/table/table.h"
#include "compiler/kinds/text_search_configuration/text_search_configuration.h"
#include "compiler/kinds/text_search_dictionary/text_search_dictionary.h"
#include "compiler/kinds/text_search_parser/text_search_parser.h"
#include "compiler/kinds/text_search_template/text_search_template.h"
#include "compiler/kinds/transform/transform.h"
#include "compiler/kinds/trigger/trigger.h"
#include "compiler/kinds/user_mapping/user_mapping.h"
#include "compiler/kinds/view/view.h"

namespace ashlar {

using AnyKind =
    std::variant<kinds::Role, kinds::Membership, kinds::Setting, kinds::Namespace, kinds::Extension, kinds::EnumType,
                 kinds::Composite, kinds::RangeType, kinds::Domain, kinds::Sequence, kinds::Function, kinds::Procedure,
                 kinds::Aggregate, kinds::Table, kinds::Column, kinds::View, kinds::MaterializedView,
                 kinds::DefaultValue, kinds::SequenceOwner, kinds::Constraint, kinds::Index, kinds::Trigger,
                 kinds::Rule, kinds::Policy, kinds::Owner, kinds::Grant, kinds::Comment, kinds::DefaultPrivilege,
                 kinds::Collation, kinds::Cast, kinds::Operator, kinds::Statistics, kinds::Publication,
                 kinds::PublicationMember, kinds::Subscription, kinds::EventTrigger, kinds::ForeignDataWrapper,
                 kinds::Server, kinds::UserMapping, kinds::TextSearchParser, kinds::TextSearchTemplate,
                 kinds::TextSearchDictionary, kinds::TextSearchConfiguration, kinds::OperatorFamily,
                 kinds::OperatorClass, kinds::Language, kinds::Transform, kinds::EncodingConversion,
                 kinds::AccessMethod, kinds::ShellType, kinds::BaseType, kinds::SecurityLabel, kinds::RowSecurity,
                 kinds::Database, kinds::Tablespace, kinds::ServerParameter, kinds::Data>;

/// One Object of a Schema: a value of one of the kinds. A class of its own, so that what copies, moves and destroys all
/// kinds is compiled once.
class Object : public AnyKind {
 public:
  using AnyKind::AnyKind;
  Object(const Object& other);
  Object(Object&& other) noexcept;
  Object& operator=(const Object& other);
  Object& operator=(Object&& other) noexcept;
  ~Object();
};

namespace detail {
template <class K, class... All>
constexpr std::uint8_t index_in(const std::variant<All...>*) {
  std::uint8_t index = 0;
  static_cast<void>(((std::is_same_v<K, All> ? false : (++index, true)) && ...));
  return index;
}
}  // namespace detail

/// The Kind of struct K: `kind_of<kinds::Table>`.
template <class K>
inline constexpr Kind kind_of{detail::index_in<K>(static_cast<const AnyKind*>(nullptr))};

inline constexpr std::size_t kind_count = std::variant_size_v<AnyKind>;
const KindInfo& kind_info(Kind kind);

/// Answers of kinds to questions about one Object that many others ask alike (a column's, each column that inherits
/// it), kept while a plan is made: by the Object and the address of something that stands for the question.
using Answers = std::map<std::pair<ObjectId, const void*>, bool>;

/// What a kind may look at while it writes SQL.
struct Emit {
  int postgres = 15;               // major version of the target
  const Schema* schema = nullptr;  // the state in which the Object of the call stands (alter: the state after)
  const Schema* before = nullptr;  // create, alter: the state before, renames done; may be null
  const Schema* after = nullptr;   // drop only: the state that the plan leads to
  Answers* answers = nullptr;      // alter: may be null
};

/// The Objects that fold into their parent's CREATE, in order of declaration.
class Parts {
 public:
  struct Part {
    ObjectId id;
    const Object* object;
  };
  void add(ObjectId id, const Object* object) { parts_.push_back({std::move(id), object}); }
  [[nodiscard]] const std::vector<Part>& all() const { return parts_; }
  [[nodiscard]] bool empty() const { return parts_.empty(); }
  /// The parts that stand directly in `parent` and are a K.
  template <class K>
  [[nodiscard]] std::vector<std::pair<ObjectId, const K*>> of(const ObjectId& parent) const {
    std::vector<std::pair<ObjectId, const K*>> result;
    for (const Part& part : parts_) {
      if (part.id.kind() == kind_of<K> && part.id.parent() == parent) {
        result.emplace_back(part.id, std::get_if<K>(part.object));
      }
    }
    return result;
  }

 private:
  std::vector<Part> parts_;
};

/// The generic stages' view of an Object: each asks the kind.
Statements create(const Emit& emit, const ObjectId& id, const Object& object, const Parts& parts);
Statements drop(const Emit& emit, const ObjectId& id, const Object& object);
Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const Object& object);
Statements verify(const Emit& emit, const ObjectId& id, const Object& object);
/// Both of the same kind and not equal.
Alteration alter(const Emit& emit, const ObjectId& id, const Object& before, const Object& after,
                 const Changed& changed);
/// What it takes to put the Object into one that is there already, where its CREATE alone would fail: a CHECK of a
/// domain that columns have arrays of. Without statements or refusal: its CREATE does.
Alteration joining(const Emit& emit, const ObjectId& id, const Object& object);
/// The differing fields; both of the same kind.
Changed compare(const Object& before, const Object& after);
/// True where the kind takes Parts (its children may fold into its CREATE).
bool takes_parts(Kind kind);

/// All Objects that this one needs: its parent, those in its fields, and what the kind adds.
void for_each_reference(const ObjectId& id, const Object& object, const ReferenceSink& sink);

/// The Object with which this one is dropped silently although it does not stand in it (an index with its table, an
/// owned sequence with its column: pg_depend 'a'); "no object" where there is none.
ObjectId goes_with(const Schema& schema, const ObjectId& id, const Object& object);
/// The Objects without a reference to `id` of which goes_with may answer it.
std::vector<ObjectId> may_go_with(const Schema& schema, const ObjectId& id);

/// True where ALTER COLUMN TYPE is refused while this hangs on the column: KindInfo::blocks_retyping, and generated
/// columns.
bool blocks_retyping(const Object& object);

/// SQL that fails while an Object of that address is there; empty for kinds that no catalog look-up by name finds.
Statements verify_absent(const ObjectId& id);

/// Run-time parameters that every script of this schema (and of `other`, the far end of a plan) sets, by name and SQL
/// value: string bodies are not checked while they may name what comes later, and what extensions own is found in their
/// schemas.
std::vector<std::pair<std::string, std::string>> script_settings(const Schema& schema, const Schema* other = nullptr);

/// Objects that the server makes of itself when this one is created in `schema` (grants from default privileges). Where
/// `made_anew` says so, an Object of `schema` is a new one by then, of which nothing that `schema` says is true yet
/// (its owner).
std::vector<std::pair<ObjectId, Object>> implied(const Schema& schema, const ObjectId& id, const Object& object,
                                                 const std::function<bool(const ObjectId&)>& made_anew = {});

/// `data.todo`, `data.f(integer)`, `data.todo.id`, `t ON data.todo`: as SQL names it after its keyword.
std::string sql_name(const ObjectId& id);
/// `table data.todo`, `function data.f(integer)`: as messages name it.
std::string display_name(const ObjectId& id);

namespace kinds {
/// Finds what the string bodies of LANGUAGE sql routines name, as soft references.
void collect_body_references(Schema& schema);
}  // namespace kinds

}  // namespace ashlar
