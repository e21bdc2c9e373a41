#include "compiler/kinds/comment/comment.h"

#include "compiler/base/quote.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/column/operation.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

std::string comment_on(const Emit& emit, const ObjectId& target) {
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

Statements create(const Emit& emit, const ObjectId& id, const Comment& object) {
  return {{.sql = comment_on(emit, id.parent()) + " IS " + quote_literal(object.text),
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
    return {{.sql = comment_on(emit, id.parent()) + " IS 'standard public schema'"}};  // as in a new database
  }
  return {{.sql = comment_on(emit, id.parent()) + " IS NULL", .operation = operation_of(emit, id.parent(), nullptr)}};
}

Alteration alter(const Emit& emit, const ObjectId& id, const Comment&, const Comment& after, const Changed&) {
  return {.statements = create(emit, id, after)};
}

Statements verify(const Emit&, const ObjectId& id, const Comment& object) {
  const CatalogRow row = catalog_row(id.parent());
  std::string found;
  if (!row.column.empty()) {
    found = "(SELECT pg_catalog.col_description(attrelid, attnum) FROM pg_catalog.pg_attribute WHERE attrelid = " +
            row.oid + " AND attname = " + quote_literal(row.column) + ")";
  } else {
    const std::string_view reader = is_shared_catalog(row.catalog) ? "shobj_description" : "obj_description";
    found = "pg_catalog." + std::string(reader) + "(" + row.oid + ", '" + std::string(row.catalog) + "')";
  }
  return {verify_that(found + " = " + quote_literal(object.text),
                      display_name(id.parent()) + " does not have the comment declared")};
}

}  // namespace ashlar::kinds
