#include "compiler/kinds/column/operation.h"

#include <algorithm>
#include <charconv>

namespace ashlar::kinds {

namespace {

/// An identity's options as arguments; false where one has no argument.
bool describe_identity(Operation& operation, const Column& column) {
  Operation identity{"identity", {}};
  identity.with("always", Value{column.identity == "ALWAYS"});
  for (const auto& [name, value] : column.identity_options) {
    const std::string argument = name == "START WITH"     ? "start"
                                 : name == "INCREMENT BY" ? "increment"
                                 : name == "MINVALUE"     ? "minvalue"
                                 : name == "MAXVALUE"     ? "maxvalue"
                                 : name == "CACHE"        ? "cache"
                                                          : "";
    std::int64_t number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    if (name == "CYCLE") {
      identity.with("cycle", Value{true});
    } else if (argument.empty() || read.ec != std::errc{} || read.ptr != value.data() + value.size()) {
      return false;
    } else {
      identity.with(argument, Value{number});
    }
  }
  operation.with("identity", Value{Value::Operations{std::move(identity)}});
  return true;
}

std::optional<Operation> described(const ObjectId& id, const Object& object) {
  std::string kind;
  if (std::holds_alternative<EnumType>(object)) {
    kind = "enum";
  } else if (std::holds_alternative<Domain>(object)) {
    kind = "domain";
  } else if (std::holds_alternative<Composite>(object)) {
    kind = "composite";
  } else if (std::holds_alternative<RangeType>(object)) {
    kind = "range";
  } else {
    return std::nullopt;
  }
  Operation operation{kind, {}};
  operation.with_text("name", id.name()).with_text("schema", id.parent().name());
  if (const auto* domain = std::get_if<Domain>(&object)) {
    operation.with_text("type", domain->type.text());
  } else if (const auto* type = std::get_if<EnumType>(&object)) {
    operation.with_names("labels", type->labels);
  }
  return operation;
}

}  // namespace

Operation table_operation(std::string name, const ObjectId& table) {
  Operation operation{std::move(name), {}};
  operation.with_text("table", table.name()).with_text("schema", table.parent().name());
  return operation;
}

void note_computed(Operation& operation, const Schema* schema, const ObjectId& table) {
  const auto columns = schema == nullptr ? std::vector<ObjectId>{} : schema->children(table, kind_of<Column>);
  operation.with_flag("computes", std::any_of(columns.begin(), columns.end(), [&](const ObjectId& column) {
                        return !schema->get<Column>(column)->generated.empty();
                      }));
}

void describe_type(Operation& operation, const std::string& argument, const Schema* schema, const SqlText& type) {
  operation.with_text(argument, type.text());
  for (const Slot& slot : type.slots()) {
    const Object* object = schema == nullptr || slot.style == SlotStyle::hidden ? nullptr : schema->find(slot.target);
    if (object == nullptr) {
      continue;
    }
    if (std::optional<Operation> found = described(slot.target, *object)) {
      operation.with(argument + "_object", Value{Value::Operations{std::move(*found)}});
      return;
    }
  }
}

bool describe_column(Operation& operation, const Emit& emit, const ObjectId& id, const Column& column,
                     const SqlText* default_value) {
  operation.with_text("column", id.name());
  if (!column.foreign_options.empty()) {
    return false;
  }
  describe_type(operation, "type", emit.schema, column.type);
  operation.with_text("collation", column.collation.text());
  operation.with("nullable", Value{!column.not_null});
  if (!column.generated.empty()) {
    operation.with_sql("computed", column.generated.text());
    return !column.generated_virtual;
  }
  if (!column.identity.empty()) {
    return describe_identity(operation, column);
  }
  if (default_value != nullptr) {
    operation.with_sql("server_default", restricted_default(default_value->text()));
  }
  return true;
}

std::optional<Operation> altered_column(const Schema* schema, const ObjectId& id, const Column* column) {
  if (id.parent().kind() != kind_of<Table>) {
    return std::nullopt;
  }
  Operation operation = table_operation("alter_column", id.parent());
  operation.with_text("column", id.name());
  note_computed(operation, schema, id.parent());
  if (column == nullptr && schema != nullptr) {
    column = schema->get<Column>(id);
  }
  if (column != nullptr) {
    describe_type(operation, "existing_type", schema, column->type);
    operation.with("existing_nullable", Value{!column->not_null});
  }
  return operation;
}

}  // namespace ashlar::kinds
