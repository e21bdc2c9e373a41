#include "compiler/kinds/constraint/operation.h"

#include "compiler/kinds/column/operation.h"

namespace ashlar::kinds {

namespace {

std::string name_of(ConstraintType type) {
  switch (type) {
    case ConstraintType::primary_key:
      return "primary_key";
    case ConstraintType::unique:
      return "unique_constraint";
    case ConstraintType::check:
      return "check_constraint";
    case ConstraintType::foreign_key:
      return "foreign_key";
    case ConstraintType::exclude:
      break;
  }
  return "exclude_constraint";
}

std::vector<std::string> names_of(const std::vector<ObjectId>& columns) {
  std::vector<std::string> names;
  for (const ObjectId& column : columns) {
    names.push_back(column.name());
  }
  return names;
}

bool can_be_said(const ObjectId& id, const Constraint& constraint) {
  if (id.parent().kind() != kind_of<Table> || constraint.no_inherit || constraint.not_valid ||
      constraint.not_enforced || constraint.period || !constraint.on_delete_columns.empty() ||
      !constraint.include.empty() || !constraint.storage_parameters.empty() || !constraint.tablespace.empty()) {
    return false;
  }
  if (constraint.type == ConstraintType::foreign_key && constraint.referenced_columns.empty()) {
    return false;  // of a table outside the project, whose key is not known
  }
  for (const ExcludeElement& element : constraint.elements) {
    IndexElement plain;
    plain.column = element.key.column;
    if (!plain.column || !(element.key == plain)) {
      return false;
    }
  }
  return true;
}

void describe(Operation& operation, const ObjectId& id, const Constraint& constraint) {
  operation.with_text("name", id.name());
  operation.with_names("columns", names_of(constraint.columns));
  if (constraint.type == ConstraintType::check) {
    operation.with_sql("condition", constraint.expression.text());
  }
  if (constraint.type == ConstraintType::foreign_key) {
    operation.with_text("referent_table", constraint.referenced.name())
        .with_text("referent_schema", constraint.referenced.parent().name())
        .with_names("referent_columns", names_of(constraint.referenced_columns))
        .with_text("match", constraint.match)
        .with_text("onupdate", constraint.on_update)
        .with_text("ondelete", constraint.on_delete);
  }
  if (constraint.type == ConstraintType::exclude) {
    operation.with_text("using", constraint.method);
    Value::Operations elements;
    for (const ExcludeElement& element : constraint.elements) {
      Operation one{"exclude_element", {}};
      one.with_text("column", element.key.column.name()).with_text("operator", element.with);
      elements.push_back(std::move(one));
    }
    operation.with("elements", Value{std::move(elements)});
    operation.with_sql("where", constraint.predicate.text());
  }
  operation.with_flag("nulls_not_distinct", constraint.nulls_not_distinct);
  operation.with_flag("deferrable", constraint.deferrable);
  operation.with_text("initially", constraint.initially_deferred ? "DEFERRED" : "");
}

}  // namespace

std::optional<Operation> constraint_element(const ObjectId& id, const Constraint& constraint) {
  if (!can_be_said(id, constraint)) {
    return std::nullopt;
  }
  Operation operation{name_of(constraint.type), {}};
  describe(operation, id, constraint);
  return operation;
}

std::optional<Operation> create_constraint_operation(const ObjectId& id, const Constraint& constraint,
                                                     const Schema* schema) {
  if (!can_be_said(id, constraint)) {
    return std::nullopt;
  }
  Operation operation = table_operation("create_" + name_of(constraint.type), id.parent());
  describe(operation, id, constraint);
  note_computed(operation, schema, id.parent());
  return operation;
}

std::optional<Operation> drop_constraint_operation(const ObjectId& id, const Constraint& constraint,
                                                   const Schema* schema) {
  if (id.parent().kind() != kind_of<Table>) {
    return std::nullopt;
  }
  Operation operation = table_operation("drop_constraint", id.parent());
  operation.with_text("name", id.name()).with_text("type", name_of(constraint.type));
  note_computed(operation, schema, id.parent());
  if (std::optional<Operation> existing = create_constraint_operation(id, constraint)) {
    operation.with("existing", Value{Value::Operations{std::move(*existing)}});
  }
  return operation;
}

std::optional<Operation> rename_constraint_operation(const ObjectId& from, const ObjectId& to,
                                                     const Constraint& constraint, const Schema* schema) {
  std::optional<Operation> operation =
      drop_constraint_operation(ObjectId(from.kind(), from.name(), to.parent()), constraint, schema);
  if (operation) {
    operation->name = "rename_constraint";
    operation->with_text("new_name", to.name());
  }
  return operation;
}

}  // namespace ashlar::kinds
