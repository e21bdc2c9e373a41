#include "compiler/kinds/sequence/identity_sequence.h"

#include "compiler/base/qualified_name.h"
#include "compiler/kinds/object_names.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

constexpr const char* name_option = "SEQUENCE NAME";

ObjectId usual_sequence(const ObjectId& column) {
  const ObjectId& table = column.parent();
  return {kind_of<Sequence>, make_object_name(table.name(), column.name(), "seq"), table.parent()};
}

}  // namespace

ObjectId identity_sequence_id(const ObjectId& id, const Column& column) {
  const auto named = column.identity_options.find(name_option);
  // The server has it in its table's schema, whatever happens to that.
  return named == column.identity_options.end()
             ? usual_sequence(id)
             : ObjectId(kind_of<Sequence>, name_parts(named->second).back(), id.parent().parent());
}

void name_identity_sequence(const ObjectId& id, Column& column, const ObjectId& sequence) {
  if (sequence == usual_sequence(id)) {
    column.identity_options.erase(name_option);
  } else {
    column.identity_options[name_option] = sql_name(sequence);
  }
}

std::vector<std::pair<ObjectId, ObjectId>> identity_sequences(const Schema& schema, const ObjectId& table) {
  std::vector<std::pair<ObjectId, ObjectId>> found;
  for (const ObjectId& id : schema.children(table, kind_of<Column>)) {
    if (const Column& column = *schema.get<Column>(id); !column.identity.empty()) {
      found.emplace_back(identity_sequence_id(id, column), id);
    }
  }
  return found;
}

ObjectId identity_column_of(const Schema& schema, const ObjectId& id) {
  if (id.kind() != kind_of<Sequence> || schema.contains(id)) {
    return {};
  }
  for (const ObjectId& table : schema.children(id.parent(), kind_of<Table>)) {
    for (const auto& [sequence, column] : identity_sequences(schema, table)) {
      if (sequence == id) {
        return column;
      }
    }
  }
  return {};
}

ObjectId find_identity_sequence(Interpreter& interpreter, syntax::Node name) {
  const std::vector<std::string> parts = Interpreter::name_parts(name);
  if (parts.empty()) {
    return {};
  }
  std::vector<std::string> schemas{"public"};
  if (parts.size() > 1) {
    schemas = {parts[parts.size() - 2]};
  } else if (interpreter.session() != nullptr) {
    schemas = interpreter.session()->search_path;
  }
  for (const std::string& schema : schemas) {
    ObjectId id(kind_of<Sequence>, parts.back(), Interpreter::schema_id(schema));
    if (identity_column_of(interpreter.schema(), id)) {
      return id;
    }
  }
  return {};
}

}  // namespace ashlar::kinds
