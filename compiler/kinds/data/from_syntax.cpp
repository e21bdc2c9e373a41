// INSERT, UPDATE, DELETE and COPY with `-- @data key=(…)` above them. Without it they are no part of the schema. UPDATE
// and DELETE are what a plan writes, so that migrations replay to the rows they lead to.

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/kinds/data/read_rows.h"
#include "compiler/kinds/data/rows.h"
#include "compiler/kinds/figure.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

Outcome not_listed(Interpreter& interpreter, Node at, std::string_view what, std::string suggestion = {}) {
  return interpreter.fail(
      Code::data_not_listed, at, {what},
      suggestion.empty() ? "write INSERT … VALUES, or COPY … FROM stdin with its lines" : suggestion);
}

/// The rows of another annotated statement than INSERT and COPY are those that its key means.
class Keyed {
 public:
  Keyed(Interpreter& interpreter, ObjectId table) : interpreter_(interpreter), table_(std::move(table)) {
    interpreter_.resolve_now(interpreter_.schema());
    data_ = interpreter_.schema().edit<Data>(data_of(table_));
    take_new_key(interpreter_, table_, *data_);
  }
  [[nodiscard]] Data* data() const { return data_; }

  /// The place of each of the key's columns among `names`; empty where one is not there.
  [[nodiscard]] std::vector<std::size_t> key_places(const std::vector<std::string>& names) const {
    std::vector<std::size_t> places;
    for (const std::string& name : data_->rows.key) {
      const auto at = std::find(names.begin(), names.end(), name);
      if (at == names.end()) {
        return {};
      }
      places.push_back(static_cast<std::size_t>(at - names.begin()));
    }
    return places;
  }

  /// The rows that have those keys, in the order asked for; nullopt where one is not there, which is reported.
  std::optional<std::vector<std::size_t>> find(const std::vector<WrittenRow>& written,
                                               const std::vector<std::size_t>& places) {
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < data_->rows.all.size(); ++i) {
      known.emplace(key_text(data_->rows.all[i].cells, key_places(data_->rows.columns)), i);
    }
    std::vector<std::size_t> found;
    for (const WrittenRow& row : written) {
      const auto at = known.find(key_text(row.cells, places));
      if (at == known.end()) {
        std::string shown;
        for (const std::size_t place : places) {
          shown += (shown.empty() ? "" : ", ") + row.cells[place].text;
        }
        interpreter_.diagnostics().report(Code::data_unknown_row, row.span, {display_name(table_), shown});
        return std::nullopt;
      }
      found.push_back(at->second);
    }
    return found;
  }

 private:
  [[nodiscard]] std::string key_text(const std::vector<Cell>& cells, const std::vector<std::size_t>& places) const {
    std::string text;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto* column = interpreter_.schema().get<Column>(ObjectId(kind_of<Column>, data_->rows.key[i], table_));
      text += column == nullptr ? cells[places[i]].text
                                : canonical_value(interpreter_.schema(), column->type, cells[places[i]].text).text;
      text += '\0';
    }
    return text;
  }

  Interpreter& interpreter_;
  ObjectId table_;
  Data* data_ = nullptr;
};

/// The table that an annotated statement is about; with an outcome where it is none.
Named find_table(Interpreter& interpreter, Node name) {
  if (const ObjectId table = interpreter.find<Table>(name)) {
    return {.id = table};
  }
  if (const ObjectId other = interpreter.find_relation(name)) {
    return {.outcome = interpreter.fail(Code::wrong_relation_kind, name,
                                        {name.text(), kind_info(other.kind()).name, "reference data"})};
  }
  return {.outcome = interpreter.missing(Code::unknown_relation, name)};
}

std::vector<std::string> names_in(Node list, syntax::Rule rule) {
  std::vector<std::string> names;
  for (const Node column : list.children(rule)) {
    names.push_back(Interpreter::name_parts(column).back());
  }
  return names;
}

/// The columns that values without a list of columns are for.
std::vector<std::string> first_columns(const Schema& schema, const ObjectId& table,
                                       const std::vector<WrittenRow>& written) {
  std::vector<std::string> names = column_names(schema, table);
  const std::size_t count = written.empty() ? 0 : written.front().cells.size();
  names.resize(std::min(names.size(), count));
  return names;
}

/// VALUES of the query, if it is nothing else.
Node plain_values(Node query) {
  const Node values = query.child(syntax::Rule::valuesClause);
  return values && query.first_child() == values && !values.next_sibling() ? values : Node{};
}

std::vector<Node> conjuncts(Node expression) {
  const Node node = core_of(expression);
  if (!node.is(syntax::Rule::andExpression)) {
    return {node};
  }
  std::vector<Node> parts;
  for (const Node child : node) {
    if (!child.is(syntax::Rule::token)) {
      parts.push_back(core_of(child));
    }
  }
  return parts;
}

std::vector<Node> operands(Node node) {
  std::vector<Node> result;
  for (const Node child : node) {
    if (!child.is(syntax::Rule::token) && !child.is(syntax::Rule::operatorName)) {
      result.push_back(core_of(child));
    }
  }
  return result;
}

bool is_equality(Node node) {
  return node.is(syntax::Rule::binaryExpression) && node.child(syntax::Rule::operatorName).text() == "=" &&
         operands(node).size() == 2;
}

/// What an UPDATE says: columns, the key's among them, and rows with a value for each.
struct Update {
  std::vector<std::string> names;
  std::vector<WrittenRow> rows;
};

/// `UPDATE t SET a = 1 WHERE k = 'x'`.
std::optional<Update> read_one_row(Interpreter& interpreter, Node statement, Rows& rows) {
  Update update;
  WrittenRow& row = update.rows.emplace_back();
  row.span = statement.span();
  const auto add = [&](Node column, Node value) {
    if (!value || !column) {
      return false;
    }
    update.names.push_back(Interpreter::name_parts(column).back());
    std::optional<Cell> cell = read_cell(interpreter, value, rows);
    row.cells.push_back(cell ? std::move(*cell) : Cell{});
    return cell.has_value();
  };
  for (const Node set : statement.children(syntax::Rule::setClause)) {
    if (set.children(syntax::Rule::insertColumn).size() != 1 ||
        !add(set.child(syntax::Rule::insertColumn), set.child(syntax::Rule::expression))) {
      return std::nullopt;
    }
  }
  for (const Node part : conjuncts(statement.child(syntax::Rule::whereClause).child(syntax::Rule::expression))) {
    if (!is_equality(part) || !operands(part)[0].is(syntax::Rule::columnReference) ||
        !add(operands(part)[0], operands(part)[1])) {
      return std::nullopt;
    }
  }
  return update;
}

/// `UPDATE t AS t SET a = d.a FROM (VALUES …) AS d (k, a) WHERE t.k = d.k`.
std::optional<Update> read_many_rows(Interpreter& interpreter, Node statement, Rows& rows) {
  const Node from = statement.child(syntax::Rule::fromClause).find(syntax::Rule::subqueryReference);
  const Node values = from ? plain_values(from.child(syntax::Rule::query)) : Node{};
  const Node columns = from.child(syntax::Rule::tableAlias).child(syntax::Rule::columnList);
  if (!values || !columns) {
    return std::nullopt;
  }
  Update update;
  update.names = names_in(columns, syntax::Rule::columnName);
  std::size_t used = 0;
  for (const Node set : statement.children(syntax::Rule::setClause)) {
    const std::vector<std::string> value = Interpreter::name_parts(core_of(set.child(syntax::Rule::expression)));
    const std::vector<std::string> column = Interpreter::name_parts(set.child(syntax::Rule::insertColumn));
    used += value.size() == 2 && value.back() == column.back() ? 1 : 0;
  }
  for (const Node part : conjuncts(statement.child(syntax::Rule::whereClause).child(syntax::Rule::expression))) {
    used += is_equality(part) ? 1 : 0;
  }
  auto read = used == update.names.size() ? read_values(interpreter, values, rows) : std::nullopt;
  if (!read) {
    return std::nullopt;
  }
  update.rows = std::move(*read);
  const bool even = std::all_of(update.rows.begin(), update.rows.end(),
                                [&](const WrittenRow& row) { return row.cells.size() == update.names.size(); });
  return even ? std::optional(std::move(update)) : std::nullopt;
}

/// The keys in `WHERE k IN ('a', 'b')` and `WHERE (k, l) IN (('a', 1), ('b', 2))`.
std::optional<Update> read_keys(Interpreter& interpreter, Node where, Rows& rows) {
  const Node in = core_of(where.child(syntax::Rule::expression));
  const Node list = in.child(syntax::Rule::inList);
  if (!in.is(syntax::Rule::inExpression) || in.has(Tok::KW_NOT) || !list || list.has(syntax::Rule::query)) {
    return std::nullopt;
  }
  const auto parts_of = [](Node node) {
    return node.is(syntax::Rule::rowExpression) ? operands(node) : std::vector<Node>{node};
  };
  Update keys;
  for (const Node column : parts_of(core_of(in.first_child()))) {
    if (!column.is(syntax::Rule::columnReference)) {
      return std::nullopt;
    }
    keys.names.push_back(Interpreter::name_parts(column).back());
  }
  for (const Node item : list.children(syntax::Rule::expression)) {
    WrittenRow& row = keys.rows.emplace_back();
    row.span = item.span();
    for (const Node value : parts_of(core_of(item))) {
      std::optional<Cell> cell = read_cell(interpreter, value, rows);
      if (!cell) {
        return std::nullopt;
      }
      row.cells.push_back(std::move(*cell));
    }
    if (row.cells.size() != keys.names.size()) {
      return std::nullopt;
    }
  }
  return keys;
}

/// The table and its declared rows, for statements that change them.
Named find_declared(Interpreter& interpreter, Node statement) {
  Named named =
      find_table(interpreter, statement.child(syntax::Rule::relationExpression).child(syntax::Rule::qualifiedName));
  if (named && !interpreter.schema().contains(data_of(named.id))) {
    const Outcome outcome =
        interpreter.more_may_come()
            ? Outcome::deferred
            : interpreter.fail(Code::unknown_object, statement, {"reference data of", display_name(named.id)});
    return {.outcome = outcome};
  }
  return named;
}

}  // namespace

Outcome interpret_insert(Interpreter& interpreter, Node statement) {
  if (interpreter.data_note() == nullptr) {
    return Outcome::not_schema;
  }
  const Node values = plain_values(statement.child(syntax::Rule::query));
  if (!values || statement.has(syntax::Rule::withClause)) {
    return not_listed(interpreter, statement, statement.has(syntax::Rule::query) ? "INSERT … SELECT" : "this INSERT");
  }
  for (const syntax::Rule rule : {syntax::Rule::onConflict, syntax::Rule::returningClause}) {
    if (const Node clause = statement.child(rule)) {
      return not_listed(interpreter, clause,
                        rule == syntax::Rule::onConflict ? "one with ON CONFLICT" : "one with RETURNING",
                        "leave it out: the plan finds out which rows are new and which change");
    }
  }
  const Named table = find_table(interpreter, statement.child(syntax::Rule::qualifiedName));
  if (!table) {
    return table.outcome;
  }
  Rows rows;
  auto written = read_values(interpreter, values, rows);
  if (!written) {
    return Outcome::failed;
  }
  const Node list = statement.child(syntax::Rule::insertColumns);
  const std::vector<std::string> names =
      list ? names_in(list, syntax::Rule::insertColumn) : first_columns(interpreter.schema(), table.id, *written);
  return add_rows(interpreter, table.id, names, std::move(*written), std::move(rows), statement);
}

Outcome interpret_copy(Interpreter& interpreter, Node statement) {
  const DataNote* note = interpreter.data_note();
  if (note == nullptr) {
    return Outcome::not_schema;
  }
  if (!statement.has(Tok::KW_FROM) || !statement.has(Tok::KW_STDIN) || statement.has(syntax::Rule::whereClause)) {
    return not_listed(interpreter, statement, "this COPY");
  }
  for (const syntax::Rule rule :
       {syntax::Rule::utilityOption, syntax::Rule::copyOption, syntax::Rule::copyDelimiters}) {
    if (const Node option = statement.child(rule)) {
      if (to_lower(option.text()) != "format text") {
        return not_listed(interpreter, option, "COPY with options",
                          "write the lines in the text format: tabs between values, \\N for NULL");
      }
    }
  }
  const Named table = find_table(interpreter, statement.child(syntax::Rule::qualifiedName));
  if (!table) {
    return table.outcome;
  }
  std::vector<WrittenRow> written = read_copy_lines(*note);
  const Node list = statement.child(syntax::Rule::columnList);
  const std::vector<std::string> names =
      list ? names_in(list, syntax::Rule::columnName) : first_columns(interpreter.schema(), table.id, written);
  return add_rows(interpreter, table.id, names, std::move(written), {}, statement);
}

Outcome interpret_update(Interpreter& interpreter, Node statement) {
  if (interpreter.data_note() == nullptr) {
    return Outcome::not_schema;
  }
  const Named table = find_declared(interpreter, statement);
  if (!table) {
    return table.outcome;
  }
  Rows rows;
  const std::size_t errors = interpreter.diagnostics().error_count();
  auto update = statement.has(syntax::Rule::fromClause) ? read_many_rows(interpreter, statement, rows)
                                                        : read_one_row(interpreter, statement, rows);
  Keyed keyed(interpreter, table.id);
  const auto places = update ? keyed.key_places(update->names) : std::vector<std::size_t>{};
  if (places.empty()) {
    return interpreter.diagnostics().error_count() > errors ? Outcome::failed
                                                            : not_listed(interpreter, statement, "this UPDATE");
  }
  const auto found = keyed.find(update->rows, places);
  if (!found) {
    return Outcome::failed;
  }
  // As further rows, so that columns are checked and made room for; then each into the row that it changes.
  Data& data = *keyed.data();
  const std::size_t first = data.rows.all.size();
  if (const Outcome outcome =
          add_rows(interpreter, table.id, update->names, std::move(update->rows), std::move(rows), statement);
      outcome != Outcome::done) {
    return outcome;
  }
  for (std::size_t i = 0; i < found->size(); ++i) {
    std::vector<Cell>& changes = data.rows.all[first + i].cells;
    for (std::size_t column = 0; column < changes.size(); ++column) {
      if (changes[column].kind != Cell::Kind::absent) {
        data.rows.all[(*found)[i]].cells[column] = std::move(changes[column]);
      }
    }
  }
  data.rows.all.resize(first);
  return Outcome::done;
}

Outcome interpret_delete(Interpreter& interpreter, Node statement) {
  if (interpreter.data_note() == nullptr) {
    return Outcome::not_schema;
  }
  const Named table = find_declared(interpreter, statement);
  if (!table) {
    return table.outcome;
  }
  Rows rows;
  const auto keys = read_keys(interpreter, statement.child(syntax::Rule::whereClause), rows);
  Keyed keyed(interpreter, table.id);
  const auto places = keys ? keyed.key_places(keys->names) : std::vector<std::size_t>{};
  if (places.empty()) {
    return not_listed(interpreter, statement, "this DELETE", "write WHERE key IN (…)");
  }
  const auto found = keyed.find(keys->rows, places);
  if (!found) {
    return Outcome::failed;
  }
  std::vector<Row>& all = keyed.data()->rows.all;
  std::vector<bool> gone(all.size(), false);
  for (const std::size_t place : *found) {
    gone[place] = true;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!gone[i] && kept++ != i) {
      all[kept - 1] = std::move(all[i]);
    }
  }
  all.resize(kept);
  if (all.empty()) {
    interpreter.schema().remove(data_of(table.id));
  }
  return Outcome::done;
}

}  // namespace ashlar::kinds
