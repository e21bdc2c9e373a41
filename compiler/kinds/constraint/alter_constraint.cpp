// The actions of ALTER TABLE on constraints.

#include <algorithm>
#include <optional>

#include "compiler/base/quote.h"
#include "compiler/kinds/comment/comment_id.h"
#include "compiler/kinds/constraint/read_constraint.h"
#include "compiler/kinds/table/alter_table.h"
#include "compiler/kinds/table/index_marks.h"
#include "compiler/kinds/table/read_table.h"
#include "compiler/kinds/table/table_elements.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

std::string name_of(Node node) {
  const std::vector<std::string> parts = Interpreter::name_parts(node);
  return parts.empty() ? std::string{} : parts.back();
}

ObjectId constraint_of(const TableAction& action) {
  return {kind_of<Constraint>, name_of(action.node.child(syntax::Rule::identifier)), action.table};
}

/// ADD … USING INDEX: the index becomes the constraint's and takes its name.
Outcome adopt_index(const TableAction& action, Node holder, Node clause) {
  Schema& schema = action.schema();
  const Node name = clause.child(syntax::Rule::usingIndex).child(syntax::Rule::identifier);
  const ObjectId from(kind_of<Index>, name_of(name), action.table.parent());
  const Index index = *schema.get<Index>(from);
  const bool plain = index.unique && index.predicate.empty() && index.method == "btree" &&
                     std::all_of(index.elements.begin(), index.elements.end(), [](const IndexElement& element) {
                       return element.column && !element.descending && !element.nulls_first &&
                              element.collation.empty() && element.operator_class.empty();
                     });
  if (!plain) {
    return action.interpreter.fail(
        Code::change_refused, name,
        {display_name(from), "only a unique index on columns in default order can be a key"});
  }
  Constraint key;
  key.type = clause.is(syntax::Rule::primaryKeyConstraint) ? ConstraintType::primary_key : ConstraintType::unique;
  for (const IndexElement& element : index.elements) {
    key.columns.push_back(element.column);
  }
  key.include = index.include;
  key.nulls_not_distinct = index.nulls_not_distinct;
  key.storage_parameters = index.storage_parameters;
  key.tablespace = index.tablespace;
  set_attributes(key, holder.children(syntax::Rule::constraintAttribute));
  const Node written = holder.child(syntax::Rule::identifier);
  const ObjectId to(kind_of<Constraint>, written ? name_of(written) : from.name(), action.table);
  if (schema.contains(to)) {
    return action.interpreter.fail(Code::duplicate_object, holder, {"constraint", to.name()});
  }
  const auto* found = schema.get<Comment>(comment_id(from));
  const std::optional<Comment> comment = found != nullptr ? std::optional(*found) : std::nullopt;
  action.interpreter.rename(from, to);  // what rests on the index rests on the key now
  schema.remove(comment_id(to));
  if (comment) {
    schema.put(comment_id(to, true), *comment, holder.span());
  }
  follow_index(schema, action.table, from.name(), to.name());
  schema.put(to, key, holder.span());
  if (key.type == ConstraintType::primary_key) {
    for (const ObjectId& column : key.columns) {
      set_not_null_in_family(schema, column);
    }
  }
  return Outcome::done;
}

bool is_only_check(const Constraint& constraint) {
  return constraint.type == ConstraintType::check && !constraint.no_inherit;
}

/// With ONLY, what children had from the table becomes theirs.
void leave_to_children(const TableAction& action, const ObjectId& id, const Constraint& constraint) {
  for (const ObjectId& child : children_of(action.schema(), action.table)) {
    const ObjectId own(id.kind(), id.name(), child);
    if (!action.schema().contains(own)) {
      action.schema().put(own, copied_constraint(constraint, action.table, child), action.node.span());
    }
  }
}

}  // namespace

void follow_index(Schema& schema, const ObjectId& table, const std::string& from, const std::string& to) {
  const auto* seen = schema.get<Table>(table);
  if (seen == nullptr || (seen->cluster_on != from && seen->replica_identity != using_index(from))) {
    return;
  }
  auto* marked = schema.edit<Table>(table);
  if (marked->cluster_on == from) {
    marked->cluster_on = to;
  }
  if (marked->replica_identity == using_index(from)) {
    marked->replica_identity = to.empty() ? "NOTHING" : using_index(to);  // as a dropped index leaves it
  }
}

Outcome add_constraint(const TableAction& action) {
  const Node holder = action.node.child(syntax::Rule::tableConstraint);
  for (const Node clause : holder) {
    if (clause.has(syntax::Rule::usingIndex)) {
      return adopt_index(action, holder, clause);
    }
  }
  TableElements elements(action.interpreter, action.table);
  return elements.add_constraint(holder) && elements.finish(false) ? Outcome::done : Outcome::failed;
}

Outcome drop_constraint(const TableAction& action) {
  const ObjectId id = constraint_of(action);
  const auto* present = action.schema().get<Constraint>(id);
  if (present == nullptr) {
    return Outcome::done;  // IF EXISTS
  }
  const Constraint constraint = *present;
  if (action.only && is_only_check(constraint)) {
    leave_to_children(action, id, constraint);
  }
  if (has_index(constraint)) {
    follow_index(action.schema(), action.table, id.name(), {});
  }
  const bool cascade = action.node.child(syntax::Rule::dropBehavior).has(Tok::KW_CASCADE);
  return action.interpreter.drop(id, cascade, action.node) ? Outcome::done : Outcome::failed;
}

Outcome rename_constraint(const TableAction& action) {
  const std::vector<Node> names = action.node.children(syntax::Rule::identifier);
  const ObjectId from(kind_of<Constraint>, name_of(names.front()), action.table);
  const ObjectId to(kind_of<Constraint>, name_of(names.back()), action.table);
  if (action.schema().contains(to)) {
    return action.interpreter.fail(Code::duplicate_object, names.back(), {"constraint", to.name()});
  }
  follow_index(action.schema(), action.table, from.name(), to.name());
  action.interpreter.rename(from, to);
  return Outcome::done;
}

Outcome alter_constraint(const TableAction& action) {
  const ObjectId id = constraint_of(action);
  auto* constraint = action.schema().edit<Constraint>(id);
  if (action.node.is(syntax::Rule::validateConstraintAction)) {
    constraint->not_valid = false;
    return Outcome::done;
  }
  const std::vector<Node> attributes = action.node.children(syntax::Rule::constraintAttribute);
  const bool inheritance =
      action.node.has(Tok::KW_INHERIT) ||
      std::any_of(attributes.begin(), attributes.end(), [](Node attribute) { return attribute.has(Tok::KW_INHERIT); });
  if (inheritance || attributes.empty()) {
    return action.interpreter.unmodelled(action.node, {"ALTER CONSTRAINT … INHERIT"});
  }
  if (constraint->type != ConstraintType::foreign_key) {
    return action.interpreter.fail(Code::change_refused, action.node, {display_name(id), "it is no foreign key"});
  }
  if (!std::all_of(attributes.begin(), attributes.end(),
                   [](Node attribute) { return attribute.has(Tok::KW_ENFORCED); })) {
    constraint->deferrable = false;
    constraint->initially_deferred = false;
  }
  set_attributes(*constraint, attributes);
  return Outcome::done;
}

}  // namespace ashlar::kinds
