// The SQL of declared rows: INSERT, UPDATE and DELETE by key, many rows a statement.

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/data/labels.h"
#include "compiler/kinds/data/row_writer.h"
#include "compiler/kinds/data/rows.h"
#include "compiler/kinds/data/turns.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

constexpr std::size_t rows_a_statement = 1000;

/// Calls `write` for as many rows at a time as a statement takes.
template <class Write>
void in_batches(const RowList& rows, std::size_t most, Write&& write) {
  for (std::size_t at = 0; at < rows.size(); at += most) {
    write(RowList(rows.begin() + static_cast<std::ptrdiff_t>(at),
                  rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), at + most))));
  }
}

RowList all_of(const Rows& rows) {
  RowList list;
  list.reserve(rows.all.size());
  for (const Row& row : rows.all) {
    list.push_back(&row);
  }
  return list;
}

/// Where rows point to each other, one statement takes them all: a foreign key is checked when that is over.
std::size_t batch_size(const Schema* schema, const ObjectId& table) {
  for (const ObjectId& child : schema->children(table, kind_of<Constraint>)) {
    if (schema->get<Constraint>(child)->referenced == table) {
      return static_cast<std::size_t>(-1) / 2;
    }
  }
  return rows_a_statement;
}

/// The columns that must be filled before they can be NOT NULL.
bool becomes_not_null(const Emit& emit, const ObjectId& id) {
  const auto* after = emit.schema->get<Column>(id);
  if (after == nullptr || emit.before == nullptr || !after->not_null || !after->identity.empty() ||
      !after->generated.empty()) {
    return false;
  }
  const auto* before = emit.before->get<Column>(id);
  return before == nullptr ? !emit.schema->contains(ObjectId(kind_of<DefaultValue>, "", id)) : !before->not_null;
}

bool says_nothing(const Rows& rows, const Row& row, const std::string& column) {
  const auto at = std::find(rows.columns.begin(), rows.columns.end(), column);
  if (at == rows.columns.end()) {
    return true;
  }
  const Cell::Kind kind = row.cells[static_cast<std::size_t>(at - rows.columns.begin())].kind;
  return kind == Cell::Kind::absent || kind == Cell::Kind::null;
}

/// What numbers rows has numbers behind those that these rows bring with them: an application's next row would be
/// refused else. A sequence never goes back, and a snapshot, which comes before all others, says nothing of them.
Statements advance_sequences(const Emit& emit, const ObjectId& table, const Rows& rows, const RowList& added) {
  Statements statements;
  for (std::size_t i = 0; emit.before != nullptr && i < rows.columns.size(); ++i) {
    const ObjectId id(kind_of<Column>, rows.columns[i], table);
    const auto* column = emit.schema->get<Column>(id);
    const auto* value = emit.schema->get<DefaultValue>(ObjectId(kind_of<DefaultValue>, "", id));
    const bool numbered = (column != nullptr && !column->identity.empty()) ||
                          (value != nullptr && value->expression.text().starts_with("nextval("));
    std::int64_t largest = 0;
    for (const Row* row : numbered ? added : RowList{}) {
      const Cell& cell = row->cells[i];
      std::int64_t number = 0;
      const char* end = cell.text.data() + cell.text.size();
      if (cell.kind == Cell::Kind::text && std::from_chars(cell.text.data(), end, number).ptr == end) {
        largest = std::max(largest, number);
      }
    }
    if (largest > 0) {
      const std::string to = std::to_string(largest);
      statements.push_back({"SELECT setval(seqrelid, " + to +
                            ") FROM pg_sequence\nWHERE seqrelid = pg_get_serial_sequence(" +
                            quote_literal(sql_name(table)) + ", " + quote_literal(rows.columns[i]) +
                            ")::regclass AND coalesce(pg_sequence_last_value(seqrelid), seqstart - 1) < " + to});
    }
  }
  return statements;
}

/// The difference between two states of a table's rows.
class Differ {
 public:
  Differ(const Emit& emit, const ObjectId& id, const Data& before, const Data& after)
      : emit_(emit),
        table_(id.parent()),
        before_(before.rows),
        after_(after.rows),
        writer_(emit.schema, emit.before, id, after.rows),
        old_writer_(emit.schema, emit.before, id, before.rows),
        late_writer_(emit.schema, emit.before, id, before.rows, after.rows.key),
        rekeyed_(before.rows.key != after.rows.key) {
    find();
  }

  Alteration run() {
    Alteration result;
    const std::size_t most = batch_size(emit_.schema, table_);
    split_removed();
    in_batches(early_, most, [&](const RowList& rows) { result.statements.push_back(old_writer_.remove(rows)); });
    if (rekeyed_ && changed_.empty() && !kept_.empty()) {
      changed_.push_back({kept_.front(), {after_.key.front()}});  // so that a statement says so
    }
    // New rows may be what changed ones point to; else they may want what these give up.
    const bool insert_first = most != rows_a_statement && !rekeyed_;
    const auto insert = [&] {
      in_batches(added_, most, [&](const RowList& rows) { result.statements.push_back(writer_.insert(rows)); });
      append(result.statements, advance_sequences(emit_, table_, after_, added_));
    };
    if (insert_first) {
      insert();
    }
    update(result);
    if (!insert_first) {
      insert();
    }
    in_batches(late_, most, [&](const RowList& rows) { result.later.push_back(late_writer_.remove(rows)); });
    return result;
  }

  [[nodiscard]] const RowList& removed() const { return removed_; }
  [[nodiscard]] RowList differing() const {
    RowList rows = added_;
    for (const auto& [row, columns] : changed_) {
      rows.push_back(row.after);
    }
    return rows;
  }

 private:
  void find() {
    const RowIndex old = index_rows(before_, after_.key);
    const RowIndex now = index_rows(after_, after_.key);
    const bool comparable = old.size() == before_.all.size();
    for (const Row& row : after_.all) {
      const auto at = comparable ? old.find(key_of(after_, row)) : old.end();
      if (at == old.end()) {
        added_.push_back(&row);
        continue;
      }
      const Row& was = before_.all[at->second];
      kept_.push_back({&was, &row});
      std::vector<std::string> changed = changed_columns(before_, &was, after_, row);
      std::erase_if(changed, [&](const std::string& column) {
        return says_nothing(before_, was, column) && !says_nothing(after_, row, column) &&
               becomes_not_null(emit_, ObjectId(kind_of<Column>, column, table_));
      });
      if (!changed.empty()) {
        changed_.push_back({{&was, &row}, std::move(changed)});
      }
    }
    for (const Row& row : before_.all) {
      const bool is_gone =
          emit_.before != nullptr && goes_with_label(*emit_.before, *emit_.schema, table_, before_, row);
      if (!is_gone && (!comparable || !now.contains(key_of(before_, row)))) {
        removed_.push_back(&row);
      }
    }
  }

  [[nodiscard]] std::string key_of(const Rows& rows, const Row& row) const {
    std::vector<std::size_t> places;
    for (const std::string& name : after_.key) {
      places.push_back(
          static_cast<std::size_t>(std::find(rows.columns.begin(), rows.columns.end(), name) - rows.columns.begin()));
    }
    return key_text(row.cells, places);
  }

  /// What goes makes room first where a row that comes has the same value of something unique.
  void split_removed() {
    for (const Row* row : removed_) {
      (rekeyed_ && added_.size() == after_.all.size() ? early_ : late_).push_back(row);
    }
    for (const UniqueSet& set : unique_sets(*emit_.schema, table_)) {
      std::set<std::string> wanted;
      for (const Row* row : differing()) {
        wanted.insert(unique_text(set, after_, *row));
      }
      wanted.erase(std::string{});
      const auto is_wanted = [&](const Row* row) { return wanted.contains(unique_text(set, before_, *row)); };
      std::copy_if(late_.begin(), late_.end(), std::back_inserter(early_), is_wanted);
      std::erase_if(late_, is_wanted);
    }
  }

  /// Rows that pass unique values on to each other take turns.
  void update(Alteration& result) {
    std::vector<RowChange> changes;
    for (const auto& [row, columns] : changed_) {
      changes.push_back(row);
    }
    const Turns turns = take_turns(emit_, table_, before_, after_, changes);
    if (!turns.stuck.empty()) {
      result.refused = "rows exchange values of " + turns.stuck +
                       ", which are unique: make it two changes, the first with a value of its own for one of them";
      return;
    }
    bool first = rekeyed_;
    const auto add = [&](const RowWriter& writer, const RowList& rows, const std::vector<std::string>& columns) {
      in_batches(rows, rows_a_statement, [&](const RowList& batch) {
        Statement statement = writer.update(batch, columns, after_.key);
        statement.sql.insert(0, writer_.annotation(std::exchange(first, false) ? &before_.key : nullptr));
        result.statements.push_back(std::move(statement));
      });
    };
    std::map<std::string, Rows> detours;  // by column
    for (const auto& [change, column, value] : turns.detours) {
      const auto [at, fresh] = detours.try_emplace(column, after_);
      Rows& rows = at->second;
      if (fresh) {
        rows.all.clear();
      }
      rows.all.push_back(*changed_[change].row.after);
      rows.all.back().cells[writer_.place(column)] = value;
    }
    for (const auto& [column, rows] : detours) {
      add(RowWriter(emit_.schema, emit_.before, data_of(table_), rows), all_of(rows), {column});
    }
    for (const auto& turn : turns.turns) {
      std::map<std::vector<std::string>, RowList> alike;  // by the columns that change
      for (const std::size_t change : turn) {
        alike[changed_[change].columns].push_back(changed_[change].row.after);
      }
      for (const auto& [columns, rows] : alike) {
        add(writer_, rows, columns);
      }
    }
  }

  const Emit& emit_;
  ObjectId table_;
  const Rows& before_;
  const Rows& after_;
  RowWriter writer_;
  RowWriter old_writer_;
  RowWriter late_writer_;  // of rows of the state before, when they are told apart as in the state after
  bool rekeyed_;
  RowList added_;
  RowList removed_;
  std::vector<RowChange> kept_;
  RowList early_;
  RowList late_;
  struct Changed {
    RowChange row;
    std::vector<std::string> columns;
  };
  std::vector<Changed> changed_;
};

/// Types without an operator for equality are compared as text (pg_operator of 13 to 18).
bool has_equality(const std::string& type) {
  constexpr std::array<std::string_view, 8> none{"json", "xml", "point", "box", "polygon", "path", "line", "jsonpath"};
  return std::find(none.begin(), none.end(), type.substr(0, type.find('['))) == none.end();
}

/// A check that these rows are there with their values; values from the environment are not looked at.
Statement rows_are_there(const RowWriter& writer, const Rows& rows, const RowList& wanted,
                         const std::vector<std::string>& columns, const ObjectId& id) {
  Statement unused;
  std::string condition = "NOT EXISTS (SELECT FROM (VALUES" + writer.values(wanted, columns, true, unused) +
                          ") AS d (" + RowWriter::names(columns) + ") WHERE NOT EXISTS (SELECT FROM " + writer.table() +
                          " AS t WHERE ";
  for (const std::string& column : columns) {
    const std::string name = quote_identifier(column);
    const std::string as = has_equality(writer.type(column).text()) ? "" : "::text";
    const bool is_key = std::find(rows.key.begin(), rows.key.end(), column) != rows.key.end();
    condition += column == columns.front() ? "" : " AND ";
    condition += "t." + name + as;
    condition += is_key ? " = " : " IS NOT DISTINCT FROM ";
    condition += "d." + name + as;
  }
  return verify_that(condition + "))", display_name(id) + " is not as declared");
}

Statements verify_rows(const RowWriter& writer, const Rows& rows, const RowList& wanted, const ObjectId& id) {
  std::map<std::vector<std::string>, RowList> groups;  // by the columns that can be looked at
  for (const Row* row : wanted) {
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < rows.columns.size(); ++i) {
      if (row->cells[i].kind != Cell::Kind::absent && row->cells[i].kind != Cell::Kind::environment) {
        columns.push_back(rows.columns[i]);
      }
    }
    groups[columns].push_back(row);
  }
  Statements statements;
  for (const auto& [columns, list] : groups) {
    in_batches(list, rows_a_statement,
               [&](const RowList& batch) { statements.push_back(rows_are_there(writer, rows, batch, columns, id)); });
  }
  return statements;
}

}  // namespace

Statements create(const Emit& emit, const ObjectId& id, const Data& object) {
  Statements statements;
  const RowWriter writer(emit.schema, nullptr, id, object.rows);
  in_batches(all_of(object.rows), batch_size(emit.schema, id.parent()),
             [&](const RowList& rows) { statements.push_back(writer.insert(rows)); });
  append(statements, advance_sequences(emit, id.parent(), object.rows, all_of(object.rows)));
  return statements;
}

Statements drop(const Emit& emit, const ObjectId& id, const Data& object) {
  Statements statements;
  const RowWriter writer(emit.schema, nullptr, id, object.rows);
  RowList rows = all_of(object.rows);
  std::erase_if(rows, [&](const Row* row) {
    return emit.after != nullptr && goes_with_label(*emit.schema, *emit.after, id.parent(), object.rows, *row);
  });
  in_batches(rows, batch_size(emit.schema, id.parent()),
             [&](const RowList& batch) { statements.push_back(writer.remove(batch)); });
  return statements;
}

Alteration alter(const Emit& emit, const ObjectId& id, const Data& before, const Data& after, const Changed&) {
  return Differ(emit, id, before, after).run();
}

Statements verify(const Emit& emit, const ObjectId& id, const Data& object) {
  const RowWriter writer(emit.schema, nullptr, id, object.rows);
  const auto* before = emit.before == nullptr ? nullptr : emit.before->get<Data>(id);
  if (before == nullptr || !emit.before->contains(id.parent())) {
    return verify_rows(writer, object.rows, all_of(object.rows), id);
  }
  // A row that was not touched is not this plan's to judge.
  const Differ differ(emit, id, *before, object);
  Statements statements = verify_rows(writer, object.rows, differ.differing(), id);
  in_batches(differ.removed(), rows_a_statement, [&](const RowList& rows) {
    const RowWriter old(emit.schema, emit.before, id, before->rows);
    statements.push_back(verify_that("NOT EXISTS (SELECT FROM " + old.table() + " WHERE " + old.is_one_of(rows) + ")",
                                     display_name(id) + " has rows that are no longer declared"));
  });
  return statements;
}

Statements fill_column(const Emit& emit, const ObjectId& column) {
  const ObjectId id = data_of(column.parent());
  const auto* before = emit.before == nullptr ? nullptr : emit.before->get<Data>(id);
  const auto* after = emit.schema->get<Data>(id);
  if (before == nullptr || after == nullptr || !becomes_not_null(emit, column)) {
    return {};
  }
  const RowIndex now = index_rows(after->rows, before->rows.key);
  const RowIndex old = index_rows(before->rows, before->rows.key);
  RowList rows;
  for (const auto& [key, at] : now) {
    const auto was = old.find(key);
    if (was != old.end() && says_nothing(before->rows, before->rows.all[was->second], column.name()) &&
        !says_nothing(after->rows, after->rows.all[at], column.name())) {
      rows.push_back(&after->rows.all[at]);
    }
  }
  std::sort(rows.begin(), rows.end());
  const RowWriter writer(emit.schema, emit.before, id, after->rows);
  const RowWriter keyed(emit.schema, emit.before, id, before->rows);
  Statements statements;
  in_batches(rows, rows_a_statement, [&](const RowList& batch) {
    Statement statement = writer.update(batch, {column.name()}, before->rows.key);
    statement.sql.insert(0, keyed.annotation());
    statements.push_back(std::move(statement));
  });
  return statements;
}

}  // namespace ashlar::kinds
