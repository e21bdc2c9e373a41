#include "compiler/kinds/rename_as_server.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/kinds/catalog_row.h"
#include "compiler/kinds/data/rows.h"
#include "compiler/kinds/operator/operator_name.h"
#include "compiler/kinds/range_type/multirange.h"
#include "compiler/kinds/readdress.h"
#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/table/read_table.h"

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
  for (const ObjectId& id : schema.of_kind(kind_of<PublicationMember>)) {
    if (id.name() == from.name() && schema.get<PublicationMember>(id)->publication == to) {
      members.push_back(id);
    }
  }
  for (const ObjectId& id : members) {
    schema.rename(id, ObjectId(id.kind(), to.name(), id.parent()));
  }
}

/// What bears a role's name without being in it. Gives the new address of what is named after the role.
ObjectId with_role_renamed(Schema& schema, const ObjectId& id, const std::string& from, const std::string& to) {
  const auto exchange = [](std::string& role, const std::string& old_role, const std::string& new_role) {
    role = role == old_role ? new_role : role;
  };
  if (id.kind() == kind_of<Grant> || id.kind() == kind_of<Membership> || id.kind() == kind_of<UserMapping>) {
    return id.name() == from ? ObjectId(id.kind(), to, id.parent()) : id;
  }
  if (const auto* owner = schema.get<Owner>(id); owner != nullptr && owner->role == from) {
    schema.edit<Owner>(id)->role = to;
  } else if (id.kind() == kind_of<Policy>) {
    auto& roles = schema.edit<Policy>(id)->roles;
    for (std::string& role : roles) {
      exchange(role, role_sql(from), role_sql(to));
    }
    std::sort(roles.begin(), roles.end());
  } else if (id.kind() == kind_of<DefaultPrivilege>) {
    auto* defaults = schema.edit<DefaultPrivilege>(id);
    exchange(defaults->for_role, from, to);
    exchange(defaults->grantee, from, to);
    return {id.kind(), defaults->for_role + "/" + defaults->objects + "/" + defaults->grantee, id.parent()};
  }
  return id;
}

void rename_role(Schema& schema, const std::string& from, const std::string& to) {
  for (const ObjectId& id : schema.sorted_ids()) {
    const ObjectId other = with_role_renamed(schema, id, from, to);
    if (other != id) {
      schema.rename(id, other);
    }
  }
}

/// What may have the name, of a schema, in its address.
std::vector<ObjectId> naming(const Schema& schema, const std::string& name) {
  std::vector<ObjectId> found;
  for (const auto& [id, entry] : schema.entries()) {
    if (id.kind() == kind_of<Cast> || id.arguments().find(name) != std::string::npos) {
      found.push_back(id);
    }
  }
  return found;
}

/// Extensions keep the name of their schema.
void rename_in_texts(Schema& schema, const std::string& from, const std::string& to) {
  for (const ObjectId& id : schema.children({}, kind_of<Extension>)) {
    if (schema.get<Extension>(id)->schema == from) {
      schema.edit<Extension>(id)->schema = to;
    }
  }
}

/// The multiranges that follow a range type or a schema, each with the new address of its range.
std::vector<std::pair<ObjectId, ObjectId>> touched_multiranges(const Schema& schema, const ObjectId& from,
                                                               const ObjectId& to) {
  std::vector<std::pair<ObjectId, ObjectId>> found;
  if (const auto* range = schema.get<RangeType>(from)) {
    found.emplace_back(from, multirange_of(from, *range));
  } else if (from.kind() == kind_of<Namespace>) {
    found = multiranges_in(schema, from);
  }
  for (auto& [range, multirange] : found) {
    range = range.moved(from, to);
  }
  return found;
}

/// One under its usual name keeps that, one under a name of its own follows its schema.
void move_multiranges(Schema& schema, const std::vector<std::pair<ObjectId, ObjectId>>& touched, const ObjectId& from,
                      const ObjectId& to) {
  for (const auto& [id, old] : touched) {
    rename_multirange(schema, id, old, multirange_of(schema, id).moved(from, to));
  }
}

/// A column's name goes down to the tables that inherit it.
void rename_below(Schema& schema, const ObjectId& from, const ObjectId& to) {
  for (const ObjectId& child : children_of(schema, from.parent())) {
    const ObjectId below(from.kind(), from.name(), child);
    const auto* column = schema.get<Column>(below);
    const ObjectId renamed(to.kind(), to.name(), child);
    if (column != nullptr && column->inherited && !schema.contains(renamed)) {
      rename_as_server(schema, below, renamed);
    }
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
  const bool is_type = kind_info(from.kind()).name_space == NameSpace::relation && from.kind() != kind_of<Index> &&
                       from.kind() != kind_of<Sequence>;
  std::vector<std::pair<ObjectId, ObjectId>> sequences;  // with the columns' new addresses
  for (const ObjectId& column : touched_columns(schema, from)) {
    sequences.emplace_back(identity_sequence_id(column, *schema.get<Column>(column)), column.moved(from, to));
  }
  const auto multiranges = touched_multiranges(schema, from, to);
  if (from.kind() == kind_of<Column> && from.parent() == to.parent()) {
    rename_below(schema, from, to);
  }
  const std::vector<ObjectId> along = from.parent() == to.parent() ? std::vector<ObjectId>{} : companions(schema, from);
  schema.rename(from, to);
  rename_in_data(schema, from, to);
  for (const ObjectId& other : along) {
    schema.rename(other, ObjectId(other.kind(), other.name(), to.parent()));
  }
  if (from.kind() == kind_of<Publication>) {
    rename_members(schema, from, to);
  } else if (from.kind() == kind_of<Role>) {
    rename_role(schema, from.name(), to.name());
  } else if (from.kind() == kind_of<Operator>) {
    follow_operator(schema, from, to);
  } else if (is_type) {
    readdress(schema, schema.users(to));
  } else if (from.kind() == kind_of<Namespace>) {
    readdress(schema, naming(schema, sql_name(from)));
  }
  if (from.kind() == kind_of<Namespace>) {
    rename_in_texts(schema, from.name(), to.name());
  }
  move_multiranges(schema, multiranges, from, to);
  for (const auto& [old, column] : sequences) {
    const ObjectId sequence(old.kind(), old.name(), column.parent().parent());
    name_identity_sequence(column, *schema.edit<Column>(column), sequence);
    if (old != sequence && from.kind() != kind_of<Namespace>) {
      schema.rename(old, sequence);  // what was granted on it
    }
  }
}

}  // namespace ashlar::kinds
