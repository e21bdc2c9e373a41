#include "compiler/kinds/data/labels.h"

#include <algorithm>
#include <map>

#include "compiler/kinds/data/row_writer.h"
#include "compiler/kinds/data/rows.h"

namespace ashlar::kinds {

namespace {

bool contains(const std::vector<std::string>& labels, const std::string& label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

/// True where no label of the state after is this one, under its name or another.
bool is_lost(const EnumType& before, const EnumType& after, const std::string& label) {
  const auto becomes = [&](const auto& renamed, bool forth) {
    return std::any_of(renamed.begin(), renamed.end(), [&](const auto& one) {
      const auto& [now, old] = one;
      return (forth ? old : now) == label && contains(after.labels, forth ? now : old);
    });
  };
  return !contains(after.labels, label) && !becomes(after.renamed_labels, true) &&
         !becomes(before.renamed_labels, false);
}

/// The enum of a column that has it in both states.
const ObjectId* enum_of(const Schema& before, const Schema& after, const ObjectId& column) {
  const auto* was = before.get<Column>(column);
  const auto* now = after.get<Column>(column);
  if (was == nullptr || now == nullptr || was->type.slots().size() != 1 || was->type.text() != now->type.text() ||
      was->type.text().ends_with(']')) {
    return nullptr;
  }
  return &was->type.slots().front().target;
}

std::size_t place_of(const Rows& rows, const std::string& column) {
  return static_cast<std::size_t>(std::find(rows.columns.begin(), rows.columns.end(), column) - rows.columns.begin());
}

/// The enum that loses the label which the cell has; nullptr where none does.
const ObjectId* loser_of(const Schema& before, const Schema& after, const ObjectId& table, const std::string& name,
                         const Cell& cell) {
  const ObjectId column(kind_of<Column>, name, table);
  const ObjectId* type = cell.kind == Cell::Kind::text ? enum_of(before, after, column) : nullptr;
  const auto* was = type == nullptr ? nullptr : before.get<EnumType>(*type);
  const auto* now = type == nullptr ? nullptr : after.get<EnumType>(*type);
  return was != nullptr && now != nullptr && is_lost(*was, *now, cell.text) ? type : nullptr;
}

/// The first one of a row's key.
const ObjectId* loser_of_key(const Schema& before, const Schema& after, const ObjectId& table, const Rows& rows,
                             const Row& row) {
  for (const std::string& name : rows.key) {
    if (const ObjectId* type = loser_of(before, after, table, name, row.cells[place_of(rows, name)])) {
      return type;
    }
  }
  return nullptr;
}

/// The rows of one table.
void give_up(const Emit& emit, const ObjectId& type, const std::string& common, const ObjectId& id,
             Statements& statements) {
  const Data& before = *emit.before->get<Data>(id);
  const auto* after = emit.schema->get<Data>(id);
  const ObjectId table = id.parent();
  const RowIndex now = after == nullptr ? RowIndex{} : index_rows(after->rows, before.rows.key);
  std::vector<std::size_t> key;
  for (const std::string& name : before.rows.key) {
    key.push_back(place_of(before.rows, name));
  }
  RowList gone;
  std::map<std::string, Rows> given;  // by column
  for (const Row& row : before.rows.all) {
    if (const ObjectId* of_key = loser_of_key(*emit.before, *emit.schema, table, before.rows, row)) {
      if (*of_key == type) {
        gone.push_back(&row);
      }
      continue;
    }
    for (std::size_t i = 0; i < before.rows.columns.size(); ++i) {
      const std::string& column = before.rows.columns[i];
      const ObjectId* of = loser_of(*emit.before, *emit.schema, table, column, row.cells[i]);
      if (of == nullptr || *of != type) {
        continue;
      }
      const auto [at, fresh] = given.try_emplace(column, before.rows);
      if (fresh) {
        at->second.all.clear();
      }
      Row& changed = at->second.all.emplace_back(row);
      changed.cells[i].text = common;
      const auto stays = now.find(key_text(row.cells, key));
      const std::size_t place = after == nullptr ? 0 : place_of(after->rows, column);
      if (stays != now.end() && place < after->rows.columns.size()) {
        const Cell& declared = after->rows.all[stays->second].cells[place];
        const auto& labels = emit.before->get<EnumType>(type)->labels;
        const bool is_known = declared.kind == Cell::Kind::text && contains(labels, declared.text);
        changed.cells[i] = is_known || declared.kind == Cell::Kind::null ? declared : changed.cells[i];
      }
    }
  }
  if (!gone.empty()) {
    statements.push_back(RowWriter(emit.before, nullptr, id, before.rows).remove(gone));
  }
  for (const auto& [column, rows] : given) {
    // One by one: the values of several would name the type, which a replay then finds in use.
    const RowWriter writer(emit.before, nullptr, id, rows);
    for (const Row& row : rows.all) {
      Statement statement = writer.update({&row}, {column}, rows.key);
      statement.sql.insert(0, writer.annotation());
      statements.push_back(std::move(statement));
    }
  }
}

}  // namespace

bool goes_with_label(const Schema& before, const Schema& after, const ObjectId& table, const Rows& rows,
                     const Row& row) {
  return loser_of_key(before, after, table, rows, row) != nullptr;
}

Statements give_up_labels(const Emit& emit, const ObjectId& type, const EnumType& before, const EnumType& after) {
  Statements statements;
  const auto common = std::find_if(before.labels.begin(), before.labels.end(),
                                   [&](const std::string& label) { return contains(after.labels, label); });
  if (emit.before == nullptr || common == before.labels.end() || !emit.before->has(kind_of<Data>)) {
    return statements;
  }
  for (const ObjectId& id : emit.before->sorted_ids()) {
    if (id.kind() == kind_of<Data>) {
      give_up(emit, type, *common, id, statements);
    }
  }
  return statements;
}

}  // namespace ashlar::kinds
