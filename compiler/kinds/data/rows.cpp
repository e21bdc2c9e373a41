#include "compiler/kinds/data/rows.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"

namespace ashlar::kinds {

namespace {

bool same_cell(const Rows& one, const Cell& a, const Rows& other, const Cell& b) {
  if (a.kind != b.kind) {
    return false;
  }
  return a.kind == Cell::Kind::expression ? one.expressions[a.expression] == other.expressions[b.expression]
                                          : a.text == b.text;
}

/// For each of `names`, its place among `columns`, or one behind the last.
std::vector<std::size_t> places(const std::vector<std::string>& names, const std::vector<std::string>& columns) {
  std::vector<std::size_t> result;
  for (const std::string& name : names) {
    result.push_back(static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin()));
  }
  return result;
}

bool same_names(std::vector<std::string> one, std::vector<std::string> other) {
  std::sort(one.begin(), one.end());
  std::sort(other.begin(), other.end());
  return one == other;
}

}  // namespace

std::string key_text(const std::vector<Cell>& cells, const std::vector<std::size_t>& key) {
  std::string text;
  for (const std::size_t place : key) {
    text += cells[place].text;
    text += '\0';
  }
  return text;
}

RowIndex index_rows(const Rows& rows, const std::vector<std::string>& key) {
  RowIndex index;
  const std::vector<std::size_t> at = places(key, rows.columns);
  if (std::any_of(at.begin(), at.end(), [&](std::size_t place) { return place == rows.columns.size(); })) {
    return index;
  }
  for (std::size_t i = 0; i < rows.all.size(); ++i) {
    index.emplace(key_text(rows.all[i].cells, at), i);
  }
  return index;
}

std::vector<std::string> changed_columns(const Rows& before, const Row* old, const Rows& after, const Row& row) {
  static const Cell absent;
  std::vector<std::string> changed;
  for (std::size_t i = 0; i < after.columns.size(); ++i) {
    const auto at = std::find(before.columns.begin(), before.columns.end(), after.columns[i]);
    const Cell& was = old == nullptr || at == before.columns.end()
                          ? absent
                          : old->cells[static_cast<std::size_t>(at - before.columns.begin())];
    if (row.cells[i].kind != Cell::Kind::absent && !same_cell(before, was, after, row.cells[i])) {
      changed.push_back(after.columns[i]);
    }
  }
  return changed;
}

bool operator==(const Rows& one, const Rows& other) {
  if (one.all.size() != other.all.size() || !same_names(one.key, other.key) ||
      !same_names(one.columns, other.columns)) {
    return false;
  }
  const std::vector<std::size_t> in_other = places(one.columns, other.columns);
  const RowIndex index = index_rows(other, one.key);
  const std::vector<std::size_t> key = places(one.key, one.columns);
  return std::all_of(one.all.begin(), one.all.end(), [&](const Row& row) {
    const auto found = index.find(key_text(row.cells, key));
    if (found == index.end()) {
      return false;
    }
    const Row& same = other.all[found->second];
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!same_cell(one, row.cells[i], other, same.cells[in_other[i]])) {
        return false;
      }
    }
    return true;
  });
}

ObjectId data_of(const ObjectId& table) {
  return {kind_of<Data>, "", table};
}

void references(const ObjectId& id, const Data& object, const ReferenceSink& sink) {
  // All of them for the order alone: rows neither keep a column nor go with one.
  for (const std::string& column : object.rows.columns) {
    sink(ObjectId(kind_of<Column>, column, id.parent()), true);
  }
  for (const ObjectId& other : object.rests_on) {
    sink(other, true);
  }
}

void rename_in_data(Schema& schema, const ObjectId& from, const ObjectId& to) {
  for (const ObjectId& id : schema.of_kind(kind_of<Data>)) {
    Data& data = *schema.edit<Data>(id);
    if (from.kind() == kind_of<Column> && id.parent() == to.parent()) {
      std::replace(data.rows.key.begin(), data.rows.key.end(), from.name(), to.name());
      std::replace(data.rows.columns.begin(), data.rows.columns.end(), from.name(), to.name());
    }
    for (ObjectId& other : data.rests_on) {
      other = other.moved(from, to);
    }
  }
}

namespace {

/// One table's rows on their way into canonical form.
class Completer {
 public:
  Completer(Schema& schema, const ObjectId& id, Diagnostics& diagnostics)
      : schema_(schema), id_(id), diagnostics_(diagnostics), data_(*schema.edit<Data>(id)), rows_(data_.rows) {}

  void run() {
    drop_columns();
    if (rows_.key.empty() || rows_.all.empty()) {
      schema_.remove(id_);
      return;
    }
    for (const std::string& column : rows_.columns) {
      types_.push_back(schema_.get<Column>(ObjectId(kind_of<Column>, column, id_.parent()))->type);
    }
    key_ = places(rows_.key, rows_.columns);
    for (Row& row : rows_.all) {
      settle(row);
    }
    sort();
    keep_used_expressions();
    data_.complete = true;
  }

 private:
  /// Columns that ALTER TABLE took off, and those about which no row says anything.
  void drop_columns() {
    const auto is_there = [&](const std::string& name) {
      return schema_.contains(ObjectId(kind_of<Column>, name, id_.parent()));
    };
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < rows_.columns.size(); ++i) {
      const bool said = std::any_of(rows_.all.begin(), rows_.all.end(),
                                    [&](const Row& row) { return row.cells[i].kind != Cell::Kind::absent; });
      if (said && is_there(rows_.columns[i])) {
        kept.push_back(i);
      }
    }
    if (!std::all_of(rows_.key.begin(), rows_.key.end(), is_there)) {
      rows_.key.clear();
    }
    if (kept.size() == rows_.columns.size()) {
      return;
    }
    const auto pick = [&](auto& from) {
      std::decay_t<decltype(from)> picked;
      for (const std::size_t i : kept) {
        picked.push_back(std::move(from[i]));
      }
      from = std::move(picked);
    };
    pick(rows_.columns);
    for (Row& row : rows_.all) {
      pick(row.cells);
    }
  }

  void settle(Row& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      Cell& cell = row.cells[i];
      if (cell.kind == Cell::Kind::expression && cell.expression < rows_.casts.size() &&
          !rows_.casts[cell.expression].empty()) {
        uncast(cell, types_[i], row);
      }
      if (cell.kind == Cell::Kind::text && !data_.complete) {
        judge(cell, types_[i], row);
      }
    }
    for (std::size_t i = 0; i < key_.size(); ++i) {
      const Cell& cell = row.cells[key_[i]];
      if (cell.kind == Cell::Kind::absent || cell.kind == Cell::Kind::null) {
        diagnostics_.report(Code::data_key_without_value, row.origin, {rows_.key[i], "in this row"});
        broken_ = true;
      } else if (cell.kind != Cell::Kind::text) {
        const bool expression = cell.kind == Cell::Kind::expression;
        diagnostics_.report(Code::data_not_constant, row.origin,
                            {expression ? rows_.expressions[cell.expression].text() : cell.text},
                            "rows are told apart by their key, so write its value as it is");
        broken_ = true;
      }
    }
  }

  /// `'{}'::jsonb` in a column of jsonb is the constant alone.
  void uncast(Cell& cell, const SqlText& type, const Row& row) {
    const SqlText& cast = rows_.casts[cell.expression];
    if (cast == type || type.text().starts_with(cast.text() + "(")) {
      cell.kind = Cell::Kind::text;
    } else if (canonical_value(schema_, cast, cell.text).judgement == ColumnValue::Judgement::moving) {
      report_moving(cell, row);
    }
  }

  void report_moving(const Cell& cell, const Row& row) {
    diagnostics_.report(Code::data_not_constant, row.origin, {quote_literal(cell.text)},
                        "its value is another one every day; leave the column out where its default does it");
  }

  void judge(Cell& cell, const SqlText& type, const Row& row) {
    ColumnValue value = canonical_value(schema_, type, std::move(cell.text));
    cell.text = std::move(value.text);
    if (value.judgement == ColumnValue::Judgement::moving) {
      report_moving(cell, row);
    } else if (value.judgement == ColumnValue::Judgement::no_value) {
      diagnostics_.report(Code::data_bad_value, row.origin, {quote_literal(cell.text), type.text()},
                          suggestion(cell.text, type));
    }
  }

  [[nodiscard]] std::string suggestion(const std::string& text, const SqlText& type) const {
    const auto* labels = type.slots().size() == 1 ? schema_.get<EnumType>(type.slots().front().target) : nullptr;
    const std::string near = labels == nullptr ? "" : closest(text, labels->labels);
    return near.empty() ? "" : "did you mean " + quote_literal(near) + "?";
  }

  void sort() {
    const auto less = [&](const Row& one, const Row& other) {
      for (const std::size_t place : key_) {
        if (one.cells[place].text != other.cells[place].text) {
          return key_less(types_[place].text(), one.cells[place].text, other.cells[place].text);
        }
      }
      return false;
    };
    if (!std::is_sorted(rows_.all.begin(), rows_.all.end(), less)) {
      std::stable_sort(rows_.all.begin(), rows_.all.end(), less);
    }
    for (std::size_t i = 1; i < rows_.all.size() && !broken_; ++i) {
      if (key_text(rows_.all[i - 1].cells, key_) == key_text(rows_.all[i].cells, key_)) {
        report_duplicate(rows_.all[i - 1], rows_.all[i]);
      }
    }
  }

  void report_duplicate(const Row& first, const Row& second) {
    std::string shown;
    for (const std::size_t place : key_) {
      shown += (shown.empty() ? "" : ", ") + value_literal(types_[place], second.cells[place].text);
    }
    diagnostics_.report(Code::data_duplicate_key, second.origin, {display_name(id_.parent()), shown})
        .notes.push_back({first.origin, "the other one is here"});
  }

  /// Those that turned out to be constants are none any more.
  void keep_used_expressions() {
    std::vector<SqlText> used;
    for (Row& row : rows_.all) {
      for (Cell& cell : row.cells) {
        if (cell.kind == Cell::Kind::expression) {
          used.push_back(rows_.expressions[cell.expression]);
          cell.expression = static_cast<std::uint32_t>(used.size() - 1);
          cell.text.clear();
        } else {
          cell.expression = 0;
        }
      }
    }
    rows_.expressions = std::move(used);
    rows_.casts.clear();
  }

  Schema& schema_;
  const ObjectId& id_;
  Diagnostics& diagnostics_;
  Data& data_;
  Rows& rows_;
  std::vector<SqlText> types_;
  std::vector<std::size_t> key_;
  bool broken_ = false;
};

/// Data of the tables that foreign keys of `table` point to, other than itself.
std::vector<ObjectId> find_rests_on(const Schema& schema, const ObjectId& table) {
  std::vector<ObjectId> others;
  for (const ObjectId& child : schema.children(table, kind_of<Constraint>)) {
    const auto* key = schema.get<Constraint>(child);
    if (key->referenced && key->referenced != table && schema.contains(data_of(key->referenced))) {
      others.push_back(data_of(key->referenced));
    }
  }
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  return others;
}

bool has_all_columns(const Schema& schema, const ObjectId& id, const Data& data) {
  return std::all_of(data.rows.columns.begin(), data.rows.columns.end(), [&](const std::string& name) {
    return schema.contains(ObjectId(kind_of<Column>, name, id.parent()));
  });
}

std::vector<ObjectId> all_data(const Schema& schema) {
  std::vector<ObjectId> all = schema.of_kind(kind_of<Data>);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

std::vector<std::string> environment_names(const Schema& schema) {
  std::set<std::string> names;
  for (const ObjectId& id : all_data(schema)) {
    for (const Row& row : schema.get<Data>(id)->rows.all) {
      for (const Cell& cell : row.cells) {
        if (cell.kind == Cell::Kind::environment) {
          names.insert(cell.text);
        }
      }
    }
  }
  return {names.begin(), names.end()};
}

std::set<std::string> tables_with_data(const Schema& schema) {
  std::set<std::string> names;
  for (const ObjectId& id : all_data(schema)) {
    names.insert(sql_name(id.parent()));
  }
  return names;
}

void forget_data(Schema& schema) {
  for (const ObjectId& id : all_data(schema)) {
    schema.remove(id);
  }
}

void complete_data(Schema& schema, Diagnostics& diagnostics) {
  const std::vector<ObjectId> all = all_data(schema);
  for (const ObjectId& id : all) {
    const auto* data = schema.get<Data>(id);
    if (!data->complete || !has_all_columns(schema, id, *data)) {
      Completer(schema, id, diagnostics).run();
    }
  }
  for (const ObjectId& id : all) {
    const auto* data = schema.get<Data>(id);
    if (data == nullptr) {
      continue;
    }
    std::vector<ObjectId> rests_on = find_rests_on(schema, id.parent());
    if (rests_on != data->rests_on) {
      schema.edit<Data>(id)->rests_on = std::move(rests_on);
    }
  }
}

}  // namespace ashlar::kinds
