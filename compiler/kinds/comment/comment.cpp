#include "compiler/kinds/comment/comment.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/column/operation.h"
#include "compiler/kinds/comment/comment_id.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

constexpr std::string_view index_comment = "index";

/// The index of a constraint, which has its name.
ObjectId index_of(const ObjectId& constraint) {
  return {kind_of<Index>, constraint.name(), constraint.parent().parent()};
}

std::string comment_on(const Emit& emit, const ObjectId& id) {
  const ObjectId& target = id.parent();
  if (is_on_index(id)) {
    return "COMMENT ON INDEX " + sql_name(index_of(target));
  }
  if (target.kind() == kind_of<Constraint> && target.parent().kind() == kind_of<Domain>) {
    return "COMMENT ON CONSTRAINT " + quote_identifier(target.name()) + " ON DOMAIN " + sql_name(target.parent());
  }
  const auto* table = emit.schema->get<Table>(target);
  const std::string foreign = table != nullptr && table->server ? "FOREIGN " : "";
  return "COMMENT ON " + foreign + std::string(kind_info(target.kind()).keyword) + " " + sql_name(target);
}

/// Of tables and their columns; `text` nullptr: the comment goes.
std::optional<Operation> operation_of(const Emit& emit, const ObjectId& target, const std::string* text) {
  if (target.kind() == kind_of<Column>) {
    const Schema* present = emit.before != nullptr && emit.before->contains(target) ? emit.before : emit.schema;
    std::optional<Operation> operation = altered_column(present, target, nullptr);
    if (operation) {
      operation->with("comment", text == nullptr ? Value{} : Value{*text});
    }
    return operation;
  }
  const auto* table = emit.schema->get<Table>(target);
  if (table == nullptr || table->server) {
    return std::nullopt;
  }
  Operation operation = table_operation(text == nullptr ? "drop_table_comment" : "create_table_comment", target);
  if (text != nullptr) {
    operation.with("comment", Value{*text});
  }
  return operation;
}

}  // namespace

ObjectId comment_id(const ObjectId& target, bool of_index) {
  return {kind_of<Comment>, of_index ? std::string(index_comment) : std::string{}, target};
}

bool is_on_index(const ObjectId& comment) {
  return comment.name() == index_comment && comment.parent().kind() == kind_of<Constraint>;
}

Statements create(const Emit& emit, const ObjectId& id, const Comment& object) {
  return {{.sql = comment_on(emit, id) + " IS " + quote_literal(object.text),
           .operation = operation_of(emit, id.parent(), &object.text)}};
}

void references(const ObjectId& id, const Comment&, const ReferenceSink& sink) {
  // The columns of views and composite types are no Objects, but go with these.
  if (id.parent().kind() == kind_of<Column>) {
    sink(id.parent().parent(), false);
  }
}

Statements drop(const Emit& emit, const ObjectId& id, const Comment&) {
  if (id.parent().kind() == kind_of<Namespace> && id.parent().name() == "public") {
    return {{.sql = comment_on(emit, id) + " IS 'standard public schema'"}};  // as in a new database
  }
  return {{.sql = comment_on(emit, id) + " IS NULL", .operation = operation_of(emit, id.parent(), nullptr)}};
}

Alteration alter(const Emit& emit, const ObjectId& id, const Comment&, const Comment& after, const Changed&) {
  return {.statements = create(emit, id, after)};
}

Statements verify(const Emit&, const ObjectId& id, const Comment& object) {
  const CatalogRow row = catalog_row(is_on_index(id) ? index_of(id.parent()) : id.parent());
  std::string found;
  if (!row.column.empty()) {
    found = "(SELECT pg_catalog.col_description(attrelid, attnum) FROM pg_catalog.pg_attribute WHERE attrelid = " +
            row.oid + " AND attname = " + quote_literal(row.column) + ")";
  } else {
    const std::string_view reader = is_shared_catalog(row.catalog) ? "shobj_description" : "obj_description";
    found = "pg_catalog." + std::string(reader) + "(" + row.oid + ", '" + std::string(row.catalog) + "')";
  }
  return {verify_that(
      found + " = " + quote_literal(object.text),
      (is_on_index(id) ? "the index of " : "") + display_name(id.parent()) + " does not have the comment declared")};
}

}  // namespace ashlar::kinds
