// What changes a column in place.

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/column/column_sql.h"
#include "compiler/kinds/column/conversion.h"
#include "compiler/kinds/column/goes_down.h"
#include "compiler/kinds/column/operation.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/table/read_table.h"

namespace ashlar::kinds {

namespace {

class Alterer {
 public:
  Alterer(const Emit& emit, const ObjectId& id, const Column& before, const Column& after, const Changed& changed)
      : emit_(emit), id_(id), before_(before), after_(after), changed_(changed) {}

  Alteration run() {
    const bool own = !after_.inherited && !before_.inherited;
    const bool retyped = changed_.has("type") || changed_.has("collation");
    const bool generated = changed_.has("generated") || changed_.has("generated_virtual");
    if (own && generated && !can_change_generation()) {
      result_.replace = true;
      return std::move(result_);
    }
    result_.rebuild_dependents = retyped;
    if (own && !before_.identity.empty() && after_.identity.empty() && !gets_sequence()) {
      add("DROP IDENTITY");
    }
    if (own && retyped) {
      change_type();
    }
    if (own && generated) {
      change_generation();
    }
    change_not_null();
    if (own && !after_.identity.empty()) {
      change_identity();
    }
    change_settings();
    if (own && retyped) {
      settle_below(id_);
    }
    return std::move(result_);
  }

 private:
  Statement& add(const std::string& action) {
    result_.statements.push_back(altering(id_, action));
    return result_.statements.back();
  }

  /// True where a new sequence of its own follows the identity: that one's CREATE drops the identity, whose name it
  /// needs.
  [[nodiscard]] bool gets_sequence() const {
    const std::vector<ObjectId> users = emit_.schema->users(id_);
    return std::ranges::any_of(users, [&](const ObjectId& user) {
      const bool is_new = emit_.before == nullptr || !emit_.before->contains(user.parent());
      return user.kind() == kind_of<SequenceOwner> && is_new;
    });
  }

  /// The statement as `alter_column`, still without what it changes.
  Operation& say(Statement& statement) {
    statement.operation = altered_column(emit_.before, id_, &before_);
    return *statement.operation;
  }

  [[nodiscard]] bool can_change_generation() const {
    if (before_.generated.empty() || before_.generated_virtual != after_.generated_virtual) {
      return false;
    }
    return after_.generated.empty() ? !before_.generated_virtual : emit_.postgres >= 17;
  }

  void change_generation() {
    if (after_.generated.empty()) {
      add("DROP EXPRESSION");
      return;
    }
    Statement& statement = add("SET EXPRESSION AS (" + after_.generated.text() + ")");
    if (!after_.generated_virtual) {
      statement.hazards = {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK, Hazard::REWRITES_TABLE};
    }
  }

  /// USING does not convert the default: it is taken off and set again.
  void change_type() {
    const SqlText* old_default = default_of(emit_.before, id_);
    const SqlText* new_default = default_of(emit_.schema, id_);
    const bool keeps_default = old_default != nullptr && new_default != nullptr && changed_.has("type");
    if (keeps_default) {
      say(add("DROP DEFAULT")).with("server_default", Value{});
    }
    Conversion way = conversion(emit_, before_.type, after_.type);
    if (const auto* table = emit_.schema->get<Table>(id_.parent()); table != nullptr && table->server) {
      way = {};  // its rows are elsewhere, and a USING is refused
    }
    if (way.rewrites) {
      rebuild_expressions();
    }
    std::string action = "TYPE " + after_.type.text();
    action += after_.collation.empty() ? "" : " COLLATE " + after_.collation.text();
    action += way.cast.empty() ? "" : " USING " + quote_identifier(id_.name()) + way.cast;
    Statement& statement = add(action);
    Operation& operation = say(statement);
    describe_type(operation, "type", emit_.schema, after_.type);
    operation.with_text("collation", after_.collation.text());
    operation.with_sql("using", way.cast.empty() ? "" : quote_identifier(id_.name()) + way.cast);
    if (way.rewrites) {
      statement.hazards = {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK, Hazard::REWRITES_TABLE};
    }
    if (way.may_fail) {
      statement.hazards.push_back(Hazard::CORRECTNESS);
    }
    // One that differs is set by its own step.
    if (keeps_default && *old_default == *new_default) {
      say(add("SET DEFAULT " + new_default->text())).with_sql("server_default", new_default->text());
    }
  }

  /// The server keeps expressions as they were analysed: `n >= 0` of a numeric n compares with 0::numeric, also when n
  /// has become an integer. Written anew they mean what they say.
  void rebuild_expressions() {
    const Schema& schema = *emit_.before;
    for (const ObjectId& user : schema.users(id_)) {
      const auto* constraint = schema.get<Constraint>(user);
      const auto* index = schema.get<Index>(user);
      if (constraint != nullptr ? constraint->type == ConstraintType::check && user.parent() == id_.parent()
                                : index != nullptr && index->table == id_.parent() && computes(*index)) {
        result_.rebuild.push_back(user);
      }
    }
  }

  static bool computes(const Index& index) {
    return !index.predicate.empty() || std::ranges::any_of(index.elements, [](const auto& key) { return !key.column; });
  }

  void change_not_null() {
    if (!changed_.has("not_null") || follows_parent<&Column::not_null>()) {
      return;
    }
    for (Statement& fill : fill_column(emit_, id_)) {
      result_.statements.push_back(std::move(fill));
    }
    Statement& statement = add(after_.not_null ? "SET NOT NULL" : "DROP NOT NULL");
    say(statement).with("nullable", Value{!after_.not_null});
    if (after_.not_null) {
      statement.hazards = {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK, Hazard::SCANS_TABLE, Hazard::CORRECTNESS};
    }
  }

  void change_identity() {
    if (before_.identity.empty()) {
      add("ADD " + identity_clause(after_));
      continue_after_rows();
      return;
    }
    if (const ObjectId from = identity_sequence_id(id_, before_), to = identity_sequence_id(id_, after_); from != to) {
      result_.statements.push_back(
          {.sql = "ALTER SEQUENCE " + sql_name(from) + " RENAME TO " + quote_identifier(to.name()),
           .lock = Lock::access_exclusive});
    }
    std::string action = changed_.has("identity") ? "SET GENERATED " + after_.identity : "";
    if (changed_.has("identity_options")) {
      if (const std::string options = changed_identity_options(); !options.empty()) {
        action += (action.empty() ? "" : " ") + options;
      }
    }
    if (!action.empty()) {
      add(action);
    }
  }

  /// The new sequence begins at its start; rows that are there already have those numbers.
  void continue_after_rows() {
    const auto increment = after_.identity_options.find("INCREMENT BY");
    if (increment != after_.identity_options.end() && increment->second.starts_with("-")) {
      result_.statements.back().hazards = {Hazard::CORRECTNESS};
      return;
    }
    result_.statements.push_back(continue_identity(id_, after_));
  }

  /// Options that differ; those that went back to the default are written as such.
  [[nodiscard]] std::string changed_identity_options() const {
    const OptionChanges changes = option_changes(before_.identity_options, after_.identity_options);
    Parameters all = changes.set;
    for (const std::string& name : changes.reset) {
      if (name == "MINVALUE" || name == "MAXVALUE") {
        all["NO " + name] = "";
      } else if (name == "CYCLE") {
        all["NO CYCLE"] = "";
      } else if (name != "SEQUENCE NAME") {
        all[name] = "1";
      }
    }
    all.erase("SEQUENCE NAME");  // its own statement
    return identity_options(all, "SET ");
  }

  /// Another type brings its own storage and compression along, also where the column had others before.
  [[nodiscard]] bool lost_by_retyping(std::string Column::*setting) const {
    return (changed_.has("type") || changed_.has("collation")) && !(after_.*setting).empty();
  }

  /// The columns below are retyped along, and what they have of their own is set when that is done. SET COMPRESSION,
  /// unlike SET STORAGE, does not go down.
  void settle_below(const ObjectId& column) {
    for (const ObjectId& table : children_of(*emit_.schema, column.parent())) {
      const ObjectId below(column.kind(), column.name(), table);
      const auto* is = emit_.schema->get<Column>(below);
      if (is == nullptr || !is->inherited || emit_.before->get<Column>(below) == nullptr) {
        continue;
      }
      if (!is->storage.empty() && is->storage != emit_.schema->get<Column>(column)->storage) {
        result_.statements.push_back(here<&Column::storage>(below, "SET STORAGE " + is->storage));
      }
      if (!is->compression.empty()) {
        result_.statements.push_back(altering(below, "SET COMPRESSION " + quote_identifier(is->compression)));
      }
      settle_below(below);
    }
  }

  /// True where the retyping is a step of the column above, which sets what this one loses.
  [[nodiscard]] bool retyped_from_above() const {
    return after_.inherited && before_.inherited && (changed_.has("type") || changed_.has("collation"));
  }

  void change_settings() {
    if (!retyped_from_above()) {
      change_layout();
    }
    if (changed_.has("statistics") && !follows_parent<&Column::statistics>()) {
      const std::string target = std::to_string(after_.statistics.value_or(-1));
      add_here<&Column::statistics>("SET STATISTICS " + target).lock = Lock::share_update_exclusive;
    }
    if (changed_.has("foreign_options")) {
      add(foreign_option_changes(before_.foreign_options, after_.foreign_options));
    }
    if (changed_.has("options")) {
      const OptionChanges changes = option_changes(before_.options, after_.options);
      if (!changes.set.empty()) {
        add("SET (" + option_list(changes.set) + ")").lock = Lock::share_update_exclusive;
      }
      for (const std::string& name : changes.reset) {
        add("RESET (" + option_name(name) + ")").lock = Lock::share_update_exclusive;
      }
    }
  }

  void change_layout() {
    if ((changed_.has("storage") && !follows_parent<&Column::storage>()) || lost_by_retyping(&Column::storage)) {
      const std::string storage = after_.storage.empty() ? usual_storage(after_.type.text()) : after_.storage;
      add_here<&Column::storage>("SET STORAGE " + storage);
    }
    if (changed_.has("compression") || lost_by_retyping(&Column::compression)) {
      add("SET COMPRESSION " + (after_.compression.empty() ? "default" : quote_identifier(after_.compression)));
    }
  }

  /// True where the parent table's column changes to the same, which reaches this one along.
  template <auto member>
  [[nodiscard]] bool follows_parent() const {
    const ObjectId above = after_.inherited ? parent_column(emit_, id_) : ObjectId{};
    if (!above || emit_.before == nullptr) {
      return false;
    }
    const auto* was = emit_.before->get<Column>(above);
    const auto* is = emit_.schema->get<Column>(above);
    return was != nullptr && is != nullptr && is->*member == after_.*member && was->*member != is->*member &&
           goes_down<member>(emit_, above);
  }

  /// The action on the column, without those below where they are to be otherwise.
  template <auto member>
  [[nodiscard]] Statement here(const ObjectId& column, const std::string& action) const {
    constexpr std::string_view lead = "ALTER TABLE ";
    Statement statement = altering(column, action);
    if (!goes_down<member>(emit_, column)) {
      statement.sql.insert(lead.size(), "ONLY ");
    }
    return statement;
  }

  template <auto member>
  Statement& add_here(const std::string& action) {
    result_.statements.push_back(here<member>(id_, action));
    return result_.statements.back();
  }

  const Emit& emit_;
  const ObjectId& id_;
  const Column& before_;
  const Column& after_;
  const Changed& changed_;
  Alteration result_;
};

}  // namespace

Alteration alter(const Emit& emit, const ObjectId& id, const Column& before, const Column& after,
                 const Changed& changed) {
  return Alterer(emit, id, before, after, changed).run();
}

}  // namespace ashlar::kinds
