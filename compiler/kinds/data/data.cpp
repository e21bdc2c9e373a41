// The SQL of declared rows: INSERT, UPDATE and DELETE by key, many rows a statement.

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/data/rows.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

constexpr std::size_t rows_a_statement = 1000;

const Column* column_of(const Schema* schema, const ObjectId& table, const std::string& name) {
  return schema == nullptr ? nullptr : schema->get<Column>(ObjectId(kind_of<Column>, name, table));
}

/// Writes statements about the rows of one table.
class Writer {
 public:
  /// `types` and `otherwise`: the Schemas in which columns are looked up, one after the other.
  Writer(const Schema* types, const Schema* otherwise, const ObjectId& id, const Rows& rows)
      : Writer(types, otherwise, id, rows, rows.key) {}
  Writer(const Schema* types, const Schema* otherwise, const ObjectId& id, const Rows& rows,
         const std::vector<std::string>& key)
      : types_(types), otherwise_(otherwise), table_(id.parent()), rows_(rows), key_(key) {}

  [[nodiscard]] const SqlText& type(const std::string& name) const {
    static const SqlText unknown;
    const Column* column = column_of(types_, table_, name);
    column = column == nullptr ? column_of(otherwise_, table_, name) : column;
    return column == nullptr ? unknown : column->type;
  }
  [[nodiscard]] std::size_t place(const std::string& name) const {
    return static_cast<std::size_t>(std::find(rows_.columns.begin(), rows_.columns.end(), name) -
                                    rows_.columns.begin());
  }

  /// `typed`: with the column's type, where nothing else gives it.
  [[nodiscard]] std::string value(const Row& row, const std::string& name, bool typed, Statement* statement) const {
    const Cell& cell = row.cells[place(name)];
    if (cell.kind == Cell::Kind::environment && statement != nullptr) {
      statement->environment.push_back(cell.text);
    }
    return cell_sql(rows_, cell, type(name), typed);
  }

  /// `-- @data key=(a, b)`, so that a migration is read back as the rows it leads to.
  [[nodiscard]] std::string annotation(const std::vector<std::string>* was = nullptr) const {
    std::string text = "-- @data key=(" + names(key_) + ")";
    return text + (was == nullptr ? "" : " was=(" + names(*was) + ")") + "\n";
  }
  static std::string names(const std::vector<std::string>& columns, std::string_view before = {}) {
    std::string text;
    for (const std::string& column : columns) {
      text += (text.empty() ? "" : ", ");
      text += before;
      text += quote_identifier(column);
    }
    return text;
  }
  [[nodiscard]] std::string table() const { return sql_name(table_); }

  /// `(a, b), (c, d)`, a row a line; the first one typed where asked for.
  std::string values(const std::vector<const Row*>& rows, const std::vector<std::string>& columns, bool typed,
                     Statement& statement) const {
    std::string text;
    for (const Row* row : rows) {
      text += text.empty() ? "\n  (" : ",\n  (";
      for (std::size_t i = 0; i < columns.size(); ++i) {
        text += i == 0 ? "" : ", ";
        text += value(*row, columns[i], typed && row == rows.front(), &statement);
      }
      text += ")";
    }
    return text;
  }

  [[nodiscard]] Statement insert(const std::vector<const Row*>& rows) const {
    Statement statement;
    const bool numbered = std::any_of(rows_.columns.begin(), rows_.columns.end(), [&](const std::string& name) {
      const Column* column = column_of(types_, table_, name);
      return column != nullptr && column->identity == "ALWAYS";
    });
    statement.sql = annotation() + "INSERT INTO " + table() + " (" + names(rows_.columns) + ")" +
                    (numbered ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES";
    statement.sql += values(rows, rows_.columns, false, statement);
    return statement;
  }

  /// Gives rows their values of `columns`, found by `key`.
  [[nodiscard]] Statement update(const std::vector<const Row*>& rows, const std::vector<std::string>& columns,
                                 const std::vector<std::string>& key) const {
    Statement statement;
    if (rows.size() == 1) {
      statement.sql = "UPDATE " + table() + " SET ";
      for (const std::string& column : columns) {
        statement.sql += (column == columns.front() ? "" : ", ") + quote_identifier(column) + " = " +
                         value(*rows.front(), column, false, &statement);
      }
      statement.sql += " WHERE ";
      for (const std::string& column : key) {
        statement.sql += (column == key.front() ? "" : " AND ") + quote_identifier(column) + " = " +
                         value(*rows.front(), column, false, nullptr);
      }
      return statement;
    }
    std::vector<std::string> listed = key;
    listed.insert(listed.end(), columns.begin(), columns.end());
    statement.sql = "UPDATE " + table() + " AS t SET ";
    for (const std::string& column : columns) {
      statement.sql +=
          (column == columns.front() ? "" : ", ") + quote_identifier(column) + " = d." + quote_identifier(column);
    }
    statement.sql +=
        "\nFROM (VALUES" + values(rows, listed, true, statement) + ") AS d (" + names(listed) + ")\nWHERE ";
    for (const std::string& column : key) {
      statement.sql +=
          (column == key.front() ? "t." : " AND t.") + quote_identifier(column) + " = d." + quote_identifier(column);
    }
    return statement;
  }

  [[nodiscard]] Statement remove(const std::vector<const Row*>& rows) const {
    Statement statement{.hazards = {Hazard::DELETES_DATA}};
    statement.sql = annotation() + "DELETE FROM " + table() + " WHERE " + is_one_of(rows);
    return statement;
  }

  /// `k IN (…)`, `(k, l) IN ((…), (…))`.
  [[nodiscard]] std::string is_one_of(const std::vector<const Row*>& rows) const {
    const bool several = key_.size() > 1;
    std::string text = (several ? "(" + names(key_) + ")" : names(key_)) + " IN (";
    for (const Row* row : rows) {
      std::string keys;
      for (const std::string& column : key_) {
        keys += (keys.empty() ? "" : ", ") + value(*row, column, false, nullptr);
      }
      text += (row == rows.front() ? "" : ", ") + (several ? "(" + keys + ")" : keys);
    }
    return text + ")";
  }

 private:
  const Schema* types_;
  const Schema* otherwise_;
  ObjectId table_;
  const Rows& rows_;
  const std::vector<std::string>& key_;
};

using RowList = std::vector<const Row*>;

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
    if (rekeyed_ && updated_.empty() && !kept_.empty()) {
      updated_[{after_.key.front()}].push_back(kept_.front());  // so that a statement says so
    }
    // New rows may be what changed ones point to; else they may want what these give up.
    const bool insert_first = most != rows_a_statement && !rekeyed_;
    const auto insert = [&] {
      in_batches(added_, most, [&](const RowList& rows) { result.statements.push_back(writer_.insert(rows)); });
    };
    if (insert_first) {
      insert();
    }
    bool first = rekeyed_;
    for (const auto& [columns, rows] : updated_) {
      in_batches(rows, rows_a_statement, [&](const RowList& batch) {
        Statement statement = writer_.update(batch, columns, after_.key);
        statement.sql.insert(0, writer_.annotation(std::exchange(first, false) ? &before_.key : nullptr));
        result.statements.push_back(std::move(statement));
      });
    }
    if (!insert_first) {
      insert();
    }
    in_batches(late_, most, [&](const RowList& rows) { result.later.push_back(late_writer_.remove(rows)); });
    return result;
  }

  [[nodiscard]] const RowList& removed() const { return removed_; }
  [[nodiscard]] RowList differing() const {
    RowList rows = added_;
    for (const auto& [columns, changed] : updated_) {
      rows.insert(rows.end(), changed.begin(), changed.end());
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
      kept_.push_back(&row);
      std::vector<std::string> changed = changed_columns(before_, &was, after_, row);
      std::erase_if(changed, [&](const std::string& column) {
        return says_nothing(before_, was, column) && !says_nothing(after_, row, column) &&
               becomes_not_null(emit_, ObjectId(kind_of<Column>, column, table_));
      });
      if (!changed.empty()) {
        updated_[changed].push_back(&row);
      }
    }
    for (const Row& row : before_.all) {
      if (!comparable || !now.contains(key_of(before_, row))) {
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
    for (const std::vector<std::string>& columns : unique_columns()) {
      std::set<std::string> wanted;
      const auto values_of = [&](const Rows& rows, const Row& row) {
        std::string text;
        for (const std::string& name : columns) {
          const auto at = std::find(rows.columns.begin(), rows.columns.end(), name);
          const Cell* cell =
              at == rows.columns.end() ? nullptr : &row.cells[static_cast<std::size_t>(at - rows.columns.begin())];
          if (cell == nullptr || cell->kind != Cell::Kind::text) {
            return std::string{};
          }
          text += cell->text;
          text += '\0';
        }
        return text;
      };
      for (const Row* row : differing()) {
        wanted.insert(values_of(after_, *row));
      }
      wanted.erase(std::string{});
      const auto is_wanted = [&](const Row* row) { return wanted.contains(values_of(before_, *row)); };
      std::copy_if(late_.begin(), late_.end(), std::back_inserter(early_), is_wanted);
      std::erase_if(late_, is_wanted);
    }
  }

  [[nodiscard]] std::vector<std::vector<std::string>> unique_columns() const {
    std::vector<std::vector<std::string>> found;
    for (const ObjectId& child : emit_.schema->children(table_, kind_of<Constraint>)) {
      const auto* key = emit_.schema->get<Constraint>(child);
      if (key->type == ConstraintType::primary_key || key->type == ConstraintType::unique) {
        auto& names = found.emplace_back();
        for (const ObjectId& column : key->columns) {
          names.push_back(column.name());
        }
      }
    }
    for (const ObjectId& other : emit_.schema->children(table_.parent(), kind_of<Index>)) {
      const auto* index = emit_.schema->get<Index>(other);
      if (index->unique && index->table == table_) {
        auto& names = found.emplace_back();
        for (const IndexElement& element : index->elements) {
          names.push_back(element.column.name());
        }
      }
    }
    return found;
  }

  const Emit& emit_;
  ObjectId table_;
  const Rows& before_;
  const Rows& after_;
  Writer writer_;
  Writer old_writer_;
  Writer late_writer_;  // of rows of the state before, when they are told apart as in the state after
  bool rekeyed_;
  RowList added_;
  RowList removed_;
  RowList kept_;
  RowList early_;
  RowList late_;
  std::map<std::vector<std::string>, RowList> updated_;  // by the columns that change
};

/// Types without an operator for equality are compared as text (pg_operator of 13 to 18).
bool has_equality(const std::string& type) {
  constexpr std::array<std::string_view, 8> none{"json", "xml", "point", "box", "polygon", "path", "line", "jsonpath"};
  return std::find(none.begin(), none.end(), type.substr(0, type.find('['))) == none.end();
}

/// A check that these rows are there with their values; values from the environment are not looked at.
Statement rows_are_there(const Writer& writer, const Rows& rows, const RowList& wanted,
                         const std::vector<std::string>& columns, const ObjectId& id) {
  Statement unused;
  std::string condition = "NOT EXISTS (SELECT FROM (VALUES" + writer.values(wanted, columns, true, unused) +
                          ") AS d (" + Writer::names(columns) + ") WHERE NOT EXISTS (SELECT FROM " + writer.table() +
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

Statements verify_rows(const Writer& writer, const Rows& rows, const RowList& wanted, const ObjectId& id) {
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
  const Writer writer(emit.schema, nullptr, id, object.rows);
  in_batches(all_of(object.rows), batch_size(emit.schema, id.parent()),
             [&](const RowList& rows) { statements.push_back(writer.insert(rows)); });
  return statements;
}

Statements drop(const Emit& emit, const ObjectId& id, const Data& object) {
  Statements statements;
  const Writer writer(emit.schema, nullptr, id, object.rows);
  in_batches(all_of(object.rows), batch_size(emit.schema, id.parent()),
             [&](const RowList& rows) { statements.push_back(writer.remove(rows)); });
  return statements;
}

Alteration alter(const Emit& emit, const ObjectId& id, const Data& before, const Data& after, const Changed&) {
  return Differ(emit, id, before, after).run();
}

Statements verify(const Emit& emit, const ObjectId& id, const Data& object) {
  const Writer writer(emit.schema, nullptr, id, object.rows);
  const auto* before = emit.before == nullptr ? nullptr : emit.before->get<Data>(id);
  if (before == nullptr || !emit.before->contains(id.parent())) {
    return verify_rows(writer, object.rows, all_of(object.rows), id);
  }
  // A row that was not touched is not this plan's to judge.
  const Differ differ(emit, id, *before, object);
  Statements statements = verify_rows(writer, object.rows, differ.differing(), id);
  in_batches(differ.removed(), rows_a_statement, [&](const RowList& rows) {
    const Writer old(emit.schema, emit.before, id, before->rows);
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
  const Writer writer(emit.schema, emit.before, id, after->rows);
  const Writer keyed(emit.schema, emit.before, id, before->rows);
  Statements statements;
  in_batches(rows, rows_a_statement, [&](const RowList& batch) {
    Statement statement = writer.update(batch, {column.name()}, before->rows.key);
    statement.sql.insert(0, keyed.annotation());
    statements.push_back(std::move(statement));
  });
  return statements;
}

}  // namespace ashlar::kinds
