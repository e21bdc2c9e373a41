#include "compiler/kinds/data/row_writer.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/kinds/data/rows.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

const Column* column_of(const Schema* schema, const ObjectId& table, const std::string& name) {
  return schema == nullptr ? nullptr : schema->get<Column>(ObjectId(kind_of<Column>, name, table));
}

}  // namespace

const SqlText& RowWriter::type(const std::string& name) const {
  static const SqlText unknown;
  const Column* column = column_of(types_, table_, name);
  column = column == nullptr ? column_of(otherwise_, table_, name) : column;
  return column == nullptr ? unknown : column->type;
}

std::size_t RowWriter::place(const std::string& name) const {
  return static_cast<std::size_t>(std::find(rows_.columns.begin(), rows_.columns.end(), name) - rows_.columns.begin());
}

std::string RowWriter::value(const Row& row, const std::string& name, bool typed, Statement* statement) const {
  const Cell& cell = row.cells[place(name)];
  if (cell.kind == Cell::Kind::environment && statement != nullptr) {
    statement->environment.push_back(cell.text);
  }
  return cell_sql(rows_, cell, type(name), typed);
}

std::string RowWriter::annotation(const std::vector<std::string>* was) const {
  std::string text = "-- @data key=(" + names(key_) + ")";
  return text + (was == nullptr ? "" : " was=(" + names(*was) + ")") + "\n";
}

std::string RowWriter::names(const std::vector<std::string>& columns, std::string_view before) {
  std::string text;
  for (const std::string& column : columns) {
    text += (text.empty() ? "" : ", ");
    text += before;
    text += quote_identifier(column);
  }
  return text;
}

std::string RowWriter::table() const {
  return sql_name(table_);
}

std::string RowWriter::values(const RowList& rows, const std::vector<std::string>& columns, bool typed,
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

Statement RowWriter::insert(const RowList& rows) const {
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

Statement RowWriter::update(const RowList& rows, const std::vector<std::string>& columns,
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
  statement.sql += "\nFROM (VALUES" + values(rows, listed, true, statement) + ") AS d (" + names(listed) + ")\nWHERE ";
  for (const std::string& column : key) {
    statement.sql +=
        (column == key.front() ? "t." : " AND t.") + quote_identifier(column) + " = d." + quote_identifier(column);
  }
  return statement;
}

Statement RowWriter::remove(const RowList& rows) const {
  Statement statement{.hazards = {Hazard::DELETES_DATA}};
  statement.sql = annotation() + "DELETE FROM " + table() + " WHERE " + is_one_of(rows);
  return statement;
}

std::string RowWriter::is_one_of(const RowList& rows) const {
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

}  // namespace ashlar::kinds
