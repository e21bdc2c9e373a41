#pragma once
// A few rows for each table of a throw-away database, and what became of them.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "compiler/catalog/connection.h"

namespace ashlar::shadow {

/// A table with its rows, by what stays when it is renamed: the table's oid and its columns' numbers.
struct TableRows {
  struct Column {
    int number = 0;
    std::string name;  // quoted where needed
    std::string type;  // as format_type() prints it
  };
  std::string oid;
  std::string name;  // qualified, quoted where needed
  std::vector<Column> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
  std::string why_none;  // why no row could be put in; empty where some were
};

/// Puts up to three rows into each table, those that others refer to first: values are chosen to satisfy types, CHECKs
/// (the constants in them are tried), keys and foreign keys. Where none is accepted the table stays empty. Partitions
/// get theirs through their parents.
/// Tables that `left_out` names (qualified, quoted where needed) are not touched: a runner's own.
catalog::Answer<std::vector<TableRows>> seed_rows(catalog::Connection& connection,
                                                  const std::function<bool(const std::string& name)>& left_out = {});

/// The tables of `before` that are still there (by oid), with the columns of before that are still there and have
/// their type still.
catalog::Answer<std::vector<TableRows>> rows_now(catalog::Connection& connection, const std::vector<TableRows>& before);

}  // namespace ashlar::shadow
