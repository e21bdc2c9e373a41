#include "compiler/kinds/rename_as_server.h"

#include <algorithm>

#include "compiler/kinds/data/rows.h"
#include "compiler/kinds/readdress.h"
#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

/// The identity columns that a rename of `from` touches.
std::vector<ObjectId> touched_columns(const Schema& schema, const ObjectId& from) {
  std::vector<ObjectId> columns;
  const auto add_of = [&](const ObjectId& table) {
    for (const auto& [sequence, column] : identity_sequences(schema, table)) {
      columns.push_back(column);
    }
  };
  if (from.kind() == kind_of<Table>) {
    add_of(from);
  } else if (from.kind() == kind_of<Namespace>) {
    for (const ObjectId& table : schema.children(from, kind_of<Table>)) {
      add_of(table);
    }
  } else if (const auto* column = schema.get<Column>(from); column != nullptr && !column->identity.empty()) {
    columns.push_back(from);
  }
  return columns;
}

/// What is in a publication bears its name.
void rename_members(Schema& schema, const ObjectId& from, const ObjectId& to) {
  std::vector<ObjectId> members;
  for (const auto& [id, entry] : schema.entries()) {
    const auto* member = std::get_if<PublicationMember>(entry.object.get());
    if (member != nullptr && member->publication == to && id.name() == from.name()) {
      members.push_back(id);
    }
  }
  for (const ObjectId& id : members) {
    schema.rename(id, ObjectId(id.kind(), to.name(), id.parent()));
  }
}

}  // namespace

std::vector<ObjectId> companions(const Schema& schema, const ObjectId& table) {
  std::vector<ObjectId> found;
  if (table.kind() != kind_of<Table> && table.kind() != kind_of<MaterializedView>) {
    return found;
  }
  for (const ObjectId& id : schema.children(table.parent())) {
    if (id.kind() == kind_of<Index> || id.kind() == kind_of<Sequence>) {
      if (const ObjectId with = goes_with(schema, id, *schema.find(id)); with && with.within(table)) {
        found.push_back(id);
      }
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

void rename_as_server(Schema& schema, const ObjectId& from, const ObjectId& to) {
  const bool spelled = kind_info(from.kind()).name_space == NameSpace::relation || from.kind() == kind_of<Namespace>;
  const std::string old_name = spelled ? sql_name(from) : std::string{};
  std::vector<std::pair<ObjectId, ObjectId>> sequences;  // with the columns' new addresses
  for (const ObjectId& column : touched_columns(schema, from)) {
    sequences.emplace_back(identity_sequence_id(column, *schema.get<Column>(column)), column.moved(from, to));
  }
  const std::vector<ObjectId> along = from.parent() == to.parent() ? std::vector<ObjectId>{} : companions(schema, from);
  schema.rename(from, to);
  rename_in_data(schema, from, to);
  for (const ObjectId& other : along) {
    schema.rename(other, ObjectId(other.kind(), other.name(), to.parent()));
  }
  if (from.kind() == kind_of<Publication>) {
    rename_members(schema, from, to);
  } else if (spelled) {
    readdress(schema, old_name);
  }
  for (const auto& [old, column] : sequences) {
    const ObjectId sequence(old.kind(), old.name(), column.parent().parent());
    name_identity_sequence(column, *schema.edit<Column>(column), sequence);
    if (old != sequence && from.kind() != kind_of<Namespace>) {
      schema.rename(old, sequence);  // what was granted on it
    }
  }
}

}  // namespace ashlar::kinds
