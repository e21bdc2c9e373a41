#include "compiler/shadow/seed.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/shadow/values.h"

namespace ashlar::shadow {

namespace {

using catalog::Answer;
using catalog::Connection;
using catalog::Query;
using catalog::Rows;

constexpr std::size_t rows_wanted = 3;
/// Ways to fill a row that are tried where the first is refused.
constexpr std::size_t further_tries = 80;
constexpr std::size_t piece = 300;

constexpr const char* own_tables =
    "pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace "
    "WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' "
    "AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d "
    "WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')";

/// Where indexes and checks look for what extensions bring, which may name more of it: as where scripts run.
/// For the session, not for its transaction.
constexpr const char* set_search_path =
    "SELECT pg_catalog.set_config('search_path', pg_catalog.concat('public', (SELECT pg_catalog.string_agg(DISTINCT "
    "', ' || pg_catalog.quote_ident(n.nspname), '') FROM pg_catalog.pg_extension AS x JOIN pg_catalog.pg_namespace AS "
    "n ON n.oid = x.extnamespace WHERE n.nspname NOT IN ('public', 'pg_catalog'))), false)";

/// Tries statements until one puts a row in; the last one's failure where none does.
constexpr const char* seed_function = R"(CREATE FUNCTION pg_temp.ashlar_seed(statements pg_catalog.text[])
RETURNS pg_catalog.text LANGUAGE plpgsql AS $$
DECLARE
  one pg_catalog.text;
  problem pg_catalog.text := 'no value is known for it';
  count pg_catalog.int8;
BEGIN
  FOREACH one IN ARRAY statements LOOP
    BEGIN
      EXECUTE one;
      GET DIAGNOSTICS count = ROW_COUNT;
      IF count > 0 THEN
        RETURN NULL;
      END IF;
      problem := 'a trigger or rule takes rows away';
    EXCEPTION WHEN OTHERS THEN
      problem := SQLERRM;
    END;
  END LOOP;
  RETURN problem;
END $$)";

std::vector<std::size_t> numbers_in(std::string_view array) {
  std::vector<std::size_t> result;
  std::size_t number = 0;
  bool inside = false;
  for (const char c : array) {
    if (c >= '0' && c <= '9') {
      number = number * 10 + static_cast<std::size_t>(c - '0');
      inside = true;
    } else if (inside) {
      result.push_back(number);
      number = 0;
      inside = false;
    }
  }
  return result;
}

struct Column {
  int number = 0;
  std::string name;
  std::string type;  // oid
  std::string shown_type;
  bool not_null = false;
  bool has_default = false;
  bool given = false;  // identity or generated: the server's to fill
  Constants constants;
  std::vector<std::string> candidates;
  std::string reference;  // of a foreign key: the table, and below its column
  std::string referenced_column;
};

struct Table {
  std::string oid;
  std::string name;
  std::vector<Column> columns;
  std::set<std::string> needs;  // tables of its foreign keys

  Column* column(std::size_t number) {
    const auto at = std::ranges::find(columns, static_cast<int>(number), &Column::number);
    return at == columns.end() ? nullptr : &*at;
  }
};

/// What the catalog says of all tables, read at once.
class Model {
 public:
  static std::vector<Query> queries() {
    const std::string tables = own_tables;
    return {
        {"SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) FROM " + tables + " ORDER BY 2"},
        {"SELECT c.oid, a.attnum, pg_catalog.quote_ident(a.attname), a.atttypid, "
         "pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef, a.attidentity <> '' OR "
         "a.attgenerated <> '' FROM pg_catalog.pg_attribute AS a JOIN (SELECT c.oid FROM " +
         tables + ") AS c ON c.oid = a.attrelid WHERE a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2"},
        {"SELECT oid, typname, typcategory, typtype, typbasetype, typnotnull, typdefault IS NOT NULL "
         "FROM pg_catalog.pg_type"},
        {"SELECT enumtypid, enumlabel FROM pg_catalog.pg_enum ORDER BY enumtypid, enumsortorder"},
        {"SELECT conrelid, conkey, pg_catalog.pg_get_constraintdef(oid), contypid FROM pg_catalog.pg_constraint "
         "WHERE contype = 'c'"},
        {"SELECT conrelid, conkey, confrelid, confkey FROM pg_catalog.pg_constraint "
         "WHERE contype = 'f' AND conparentid = 0"},
        {"SELECT i.inhparent, pg_catalog.pg_get_expr(c.relpartbound, c.oid) FROM pg_catalog.pg_inherits AS i "
         "JOIN pg_catalog.pg_class AS c ON c.oid = i.inhrelid WHERE c.relispartition"},
        {"SELECT attrelid, attnum, pg_catalog.quote_ident(attname) FROM pg_catalog.pg_attribute "
         "WHERE attrelid IN (SELECT confrelid FROM pg_catalog.pg_constraint WHERE contype = 'f')"},
    };
  }

  explicit Model(const std::vector<Rows>& answers) {
    read_tables(answers[0], answers[1]);
    read_types(answers[2], answers[3]);
    read_checks(answers[4], answers[6]);
    read_keys(answers[5], answers[7]);
    for (Table& table : tables_) {
      for (Column& column : table.columns) {
        finish(column);
      }
    }
  }

  /// Each after those that its foreign keys refer to, as far as they are not in a circle.
  std::vector<const Table*> ordered() const {
    std::vector<const Table*> result;
    std::set<std::string> seen;
    const std::function<void(const Table&)> visit = [&](const Table& table) {
      if (!seen.insert(table.oid).second) {
        return;
      }
      for (const std::string& oid : table.needs) {
        if (const auto at = places_.find(oid); at != places_.end()) {
          visit(tables_[at->second]);
        }
      }
      result.push_back(&table);
    };
    for (const Table& table : tables_) {
      visit(table);
    }
    return result;
  }

 private:
  struct Type {
    ColumnType type;
    std::string base;  // of a domain
    bool not_null = false;
    bool has_default = false;
  };

  void read_tables(const Rows& tables, const Rows& columns) {
    for (std::size_t row = 0; row < tables.size(); ++row) {
      places_[std::string(tables.text(row, 0))] = tables_.size();
      tables_.push_back({std::string(tables.text(row, 0)), std::string(tables.text(row, 1)), {}, {}});
    }
    for (std::size_t row = 0; row < columns.size(); ++row) {
      if (Table* table = find(columns.text(row, 0))) {
        Column column;
        column.number = static_cast<int>(numbers_in(std::string(columns.text(row, 1)) + " ").front());
        column.name = columns.text(row, 2);
        column.type = columns.text(row, 3);
        column.shown_type = columns.text(row, 4);
        column.not_null = columns.flag(row, 5);
        column.has_default = columns.flag(row, 6);
        column.given = columns.flag(row, 7);
        table->columns.push_back(std::move(column));
      }
    }
  }

  void read_types(const Rows& types, const Rows& labels) {
    for (std::size_t row = 0; row < types.size(); ++row) {
      Type type;
      type.type.name = types.text(row, 1);
      type.type.category = types.text(row, 2).front();
      type.type.sort = types.text(row, 3).front();
      type.base = types.text(row, 4);
      type.not_null = types.flag(row, 5);
      type.has_default = types.flag(row, 6);
      types_[std::string(types.text(row, 0))] = std::move(type);
    }
    for (std::size_t row = 0; row < labels.size(); ++row) {
      types_[std::string(labels.text(row, 0))].type.labels.emplace_back(labels.text(row, 1));
    }
  }

  void read_checks(const Rows& checks, const Rows& bounds) {
    for (std::size_t row = 0; row < checks.size(); ++row) {
      Table* table = find(checks.text(row, 0));
      if (table == nullptr) {
        collect_constants(checks.text(row, 2), of_domains_[std::string(checks.text(row, 3))]);
        continue;
      }
      for (const std::size_t number : numbers_in(checks.text(row, 1))) {
        if (Column* column = table->column(number)) {
          collect_constants(checks.text(row, 2), column->constants);
        }
      }
    }
    for (std::size_t row = 0; row < bounds.size(); ++row) {
      if (Table* table = find(bounds.text(row, 0))) {
        for (Column& column : table->columns) {
          collect_constants(bounds.text(row, 1), column.constants);
        }
      }
    }
  }

  void read_keys(const Rows& keys, const Rows& columns) {
    std::map<std::pair<std::string, std::size_t>, std::string> names;
    for (std::size_t row = 0; row < columns.size(); ++row) {
      const auto number = numbers_in(std::string(columns.text(row, 1)) + " ");
      if (!number.empty()) {
        names[{std::string(columns.text(row, 0)), number.front()}] = columns.text(row, 2);
      }
    }
    for (std::size_t row = 0; row < keys.size(); ++row) {
      Table* table = find(keys.text(row, 0));
      const Table* referenced = find(keys.text(row, 2));
      if (table == nullptr || referenced == nullptr) {
        continue;
      }
      const auto own = numbers_in(keys.text(row, 1));
      const auto theirs = numbers_in(keys.text(row, 3));
      for (std::size_t i = 0; i < own.size() && i < theirs.size(); ++i) {
        if (Column* column = table->column(own[i])) {
          column->reference = referenced->name;
          column->referenced_column = names[{referenced->oid, theirs[i]}];
        }
      }
      if (table->oid != referenced->oid) {
        table->needs.insert(referenced->oid);
      }
    }
  }

  void finish(Column& column) {
    std::string type = column.type;
    while (types_.contains(type) && types_[type].type.sort == 'd') {
      const Type& domain = types_[type];
      const Constants& more = of_domains_[type];
      column.constants.texts.insert(column.constants.texts.end(), more.texts.begin(), more.texts.end());
      column.constants.numbers.insert(column.constants.numbers.end(), more.numbers.begin(), more.numbers.end());
      column.not_null = column.not_null || domain.not_null;
      column.has_default = column.has_default || domain.has_default;
      type = domain.base;
    }
    if (types_.contains(type)) {
      column.candidates = candidate_values(types_[type].type, column.constants);
    }
  }

  Table* find(std::string_view oid) {
    const auto at = places_.find(std::string(oid));
    return at == places_.end() ? nullptr : &tables_[at->second];
  }

  std::vector<Table> tables_;
  std::map<std::string, std::size_t> places_;
  std::map<std::string, Type> types_;
  std::map<std::string, Constants> of_domains_;
};

/// The value of a column in the row `row`, the try `attempt`, as SQL.
std::string value_of(const Column& column, std::size_t row, std::size_t attempt) {
  const std::size_t pick =
      attempt == 0 ? row : stable_hash(column.name + std::to_string(row) + " " + std::to_string(attempt)) >> 8U;
  if (!column.reference.empty()) {
    const bool none = !column.not_null && attempt % 4 == 3;
    return none ? "NULL"
                : "(SELECT " + column.referenced_column + " FROM " + column.reference +
                      " ORDER BY tableoid, ctid OFFSET " + std::to_string(row % rows_wanted) + " LIMIT 1)";
  }
  if (column.has_default && (row == 0 || attempt % 5 == 4 || column.candidates.empty())) {
    return "DEFAULT";
  }
  if (column.candidates.empty() || (!column.not_null && ((row == 1 && attempt == 0) || pick % 5 == 4))) {
    return column.has_default ? "DEFAULT" : "NULL";
  }
  // The first tries go through the candidates in step, so that keys of one column differ from row to row.
  const std::size_t at = attempt < column.candidates.size() && attempt % 2 == 1 ? attempt / 2 + row : pick;
  return quote_literal(column.candidates[at % column.candidates.size()]);
}

std::string insert_statement(const Table& table, std::size_t row, std::size_t attempt) {
  std::string names;
  std::string values;
  for (const Column& column : table.columns) {
    if (!column.given) {
      names += (names.empty() ? "" : ", ") + column.name;
      values += (values.empty() ? "" : ", ") + value_of(column, row, attempt);
    }
  }
  return "INSERT INTO " + table.name + (names.empty() ? " DEFAULT VALUES" : " (" + names + ") VALUES (" + values + ")");
}

/// Sends the queries in pieces.
Answer<std::vector<Rows>> in_pieces(Connection& connection, const std::vector<Query>& queries) {
  std::vector<Rows> all;
  for (std::size_t at = 0; at < queries.size(); at += piece) {
    const auto end = std::min(queries.size(), at + piece);
    auto answers = connection.pipeline(
        {queries.begin() + static_cast<std::ptrdiff_t>(at), queries.begin() + static_cast<std::ptrdiff_t>(end)});
    if (!answers) {
      return answers.failure();
    }
    all.insert(all.end(), answers->begin(), answers->end());
  }
  return all;
}

/// A row of a table that is still to be put in.
struct Wanted {
  const Table* table;
  std::size_t row;
};

/// Tries to put the rows in; those that could not be stay in `wanted`. `reasons` are kept by table.
std::optional<catalog::Failure> put_in(Connection& connection, std::vector<Wanted>& wanted, std::size_t first,
                                       std::size_t end, std::map<std::string, std::string>& reasons) {
  std::vector<Query> queries;
  for (const Wanted& one : wanted) {
    std::vector<std::string> statements;
    for (std::size_t attempt = first; attempt < end; ++attempt) {
      statements.push_back(insert_statement(*one.table, one.row, attempt));
    }
    queries.push_back({"SELECT pg_temp.ashlar_seed($1::pg_catalog.text[])", {catalog::array_parameter(statements)}});
  }
  const auto answers = in_pieces(connection, queries);
  if (!answers) {
    return answers.failure();
  }
  std::vector<Wanted> left;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (const auto problem = (*answers)[i].value(0, 0)) {
      left.push_back(wanted[i]);
      reasons[wanted[i].table->oid] = *problem;
    }
  }
  wanted = std::move(left);
  return std::nullopt;
}

/// The rows of the tables, with the columns that each has there.
Answer<std::vector<TableRows>> read_rows(Connection& connection, std::vector<TableRows> tables) {
  std::vector<Query> queries;
  for (const TableRows& table : tables) {
    std::string columns;
    for (const TableRows::Column& column : table.columns) {
      columns += (columns.empty() ? "" : ", ") + column.name + "::pg_catalog.text";
    }
    queries.push_back({"SELECT " + columns + " FROM " + table.name});
  }
  const auto set = connection.run(set_search_path);
  if (!set) {
    return set.failure();
  }
  const auto answers = in_pieces(connection, queries);
  if (!answers) {
    return answers.failure();
  }
  if (const auto reset = connection.run("RESET search_path"); !reset) {
    return reset.failure();
  }
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const Rows& rows = (*answers)[i];
    for (std::size_t row = 0; row < rows.size(); ++row) {
      auto& values = tables[i].rows.emplace_back();
      for (std::size_t column = 0; column < tables[i].columns.size(); ++column) {
        const auto value = rows.value(row, column);
        values.push_back(value ? std::optional(std::string(*value)) : std::nullopt);
      }
    }
    std::ranges::sort(tables[i].rows);
  }
  return tables;
}

}  // namespace

Answer<std::vector<TableRows>> seed_rows(Connection& connection,
                                         const std::function<bool(const std::string& name)>& left_out) {
  const auto answers = connection.pipeline(Model::queries());
  if (!answers) {
    return answers.failure();
  }
  const Model model(*answers);
  if (const auto set = connection.run(set_search_path); !set) {
    return set.failure();
  }
  if (const auto begun =
          connection.execute("BEGIN; SET LOCAL statement_timeout = '20s'; SET CONSTRAINTS ALL IMMEDIATE");
      !begun) {
    return begun.failure();
  }
  if (const auto made = connection.run(seed_function); !made) {
    return made.failure();
  }
  std::vector<Wanted> wanted;
  std::vector<const Table*> ordered = model.ordered();
  std::erase_if(ordered, [&](const Table* table) { return left_out && left_out(table->name); });
  for (const Table* table : ordered) {
    for (std::size_t row = 0; row < rows_wanted; ++row) {
      wanted.push_back({table, row});
    }
  }
  std::map<std::string, std::string> reasons;
  auto failed = put_in(connection, wanted, 0, 1, reasons);
  if (!failed && !wanted.empty()) {
    failed = put_in(connection, wanted, 1, further_tries, reasons);
  }
  if (failed) {
    return *failed;
  }
  if (const auto done = connection.execute("DROP FUNCTION pg_temp.ashlar_seed(pg_catalog.text[]); COMMIT"); !done) {
    return done.failure();
  }
  std::vector<TableRows> tables;
  for (const Table* table : ordered) {
    TableRows& rows = tables.emplace_back();
    rows.oid = table->oid;
    rows.name = table->name;
    for (const Column& column : table->columns) {
      rows.columns.push_back({column.number, column.name, column.shown_type});
    }
  }
  auto read = read_rows(connection, std::move(tables));
  if (read) {
    for (TableRows& table : *read) {
      table.why_none = table.rows.empty() ? reasons[table.oid] : "";
    }
    std::ranges::sort(*read, {}, &TableRows::name);
  }
  return read;
}

Answer<std::vector<TableRows>> rows_now(Connection& connection, const std::vector<TableRows>& before) {
  const auto answers = connection.pipeline(Model::queries());
  if (!answers) {
    return answers.failure();
  }
  const Model model(*answers);
  std::map<std::string, const TableRows*> known;
  for (const TableRows& table : before) {
    known[table.oid] = &table;
  }
  std::vector<TableRows> tables;
  for (const Table* table : model.ordered()) {
    const auto at = known.find(table->oid);
    if (at == known.end()) {
      continue;
    }
    TableRows& rows = tables.emplace_back();
    rows.oid = table->oid;
    rows.name = table->name;
    for (const Column& column : table->columns) {
      const auto same = std::ranges::find(at->second->columns, column.number, &TableRows::Column::number);
      if (same != at->second->columns.end() && same->type == column.shown_type) {
        rows.columns.push_back({column.number, column.name, column.shown_type});
      }
    }
  }
  return read_rows(connection, std::move(tables));
}

}  // namespace ashlar::shadow
