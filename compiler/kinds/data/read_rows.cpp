#include "compiler/kinds/data/read_rows.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "compiler/base/qualified_name.h"
#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/figure.h"
#include "compiler/kinds/find_object.h"

namespace ashlar::kinds {

namespace {

using syntax::Node;
using syntax::Tok;

constexpr std::string_view environment_prefix = "env.";

/// What has another value each time, or is none by itself.
Node find_not_constant(Node node) {
  constexpr std::array moving{syntax::Rule::columnReference,        syntax::Rule::functionCall,
                              syntax::Rule::subqueryExpression,     syntax::Rule::existsExpression,
                              syntax::Rule::valueFunction,          syntax::Rule::parameterReference,
                              syntax::Rule::collationForExpression, syntax::Rule::query};
  if (std::find(moving.begin(), moving.end(), node.rule()) != moving.end()) {
    return node;
  }
  for (const Node child : node) {
    if (!child.is(syntax::Rule::token)) {
      if (const Node found = find_not_constant(child)) {
        return found;
      }
    }
  }
  return {};
}

std::string number_text(Node leaf) {
  std::string text = to_lower(leaf.text());
  std::erase(text, '_');
  return text;
}

std::optional<Cell> plain_literal(Node literal) {
  const Node leaf = literal.first_child();
  switch (leaf.token()) {
    case Tok::INTEGER:
    case Tok::NUMERIC:
      return Cell{.kind = Cell::Kind::text, .text = number_text(leaf)};
    case Tok::STRING:
    case Tok::ESCAPE_STRING:
    case Tok::UNICODE_STRING:
    case Tok::DOLLAR_STRING:
      return Cell{.kind = Cell::Kind::text, .text = syntax::string_value(leaf)};
    case Tok::KW_TRUE:
      return Cell{.kind = Cell::Kind::text, .text = "true"};
    case Tok::KW_FALSE:
      return Cell{.kind = Cell::Kind::text, .text = "false"};
    case Tok::KW_NULL:
      return Cell{.kind = Cell::Kind::null};
    case Tok::KW_DEFAULT:
      return Cell{};
    default:
      return std::nullopt;
  }
}

/// A literal, or a number with its sign.
std::optional<Cell> constant(Node node) {
  if (node.is(syntax::Rule::literal)) {
    return plain_literal(node);
  }
  if (!node.is(syntax::Rule::unaryExpression)) {
    return std::nullopt;
  }
  const std::string_view sign = node.first_child().text();
  const Node operand = core_of(node.first_child().next_sibling());
  const Tok token = operand.is(syntax::Rule::literal) ? operand.first_child().token() : Tok::none;
  if ((sign != "-" && sign != "+") || (token != Tok::INTEGER && token != Tok::NUMERIC)) {
    return std::nullopt;
  }
  return Cell{.kind = Cell::Kind::text, .text = (sign == "-" ? "-" : "") + number_text(operand.first_child())};
}

/// The name in `current_setting('env.NAME')`, casts around it left out.
std::optional<std::string> environment_name(Node node) {
  while (node.is(syntax::Rule::castExpression)) {
    const Node inner = node.child(syntax::Rule::expression);
    node = core_of(inner ? inner : node.first_child());
  }
  const Node argument = node.is(syntax::Rule::functionCall) ? node.child(syntax::Rule::argument) : Node{};
  if (!argument || argument.next_sibling().text() == ",") {
    return std::nullopt;
  }
  const std::vector<std::string> name = Interpreter::name_parts(node.child(syntax::Rule::functionName));
  const bool is_built_in = name.size() == 1 || (name.size() == 2 && name.front() == "pg_catalog");
  const Node value = core_of(argument.child(syntax::Rule::expression));
  if (!is_built_in || name.back() != "current_setting" || !value.is(syntax::Rule::literal)) {
    return std::nullopt;
  }
  const std::optional<Cell> setting = plain_literal(value);
  if (!setting || !setting->text.starts_with(environment_prefix)) {
    return std::nullopt;
  }
  return setting->text.substr(environment_prefix.size());
}

bool is_environment_name(std::string_view name) {
  const auto good = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  return !name.empty() && std::isdigit(static_cast<unsigned char>(name.front())) == 0 &&
         std::all_of(name.begin(), name.end(), good);
}

std::uint32_t add_expression(Interpreter& interpreter, Node expression, SqlText cast, Rows& rows) {
  rows.expressions.push_back(interpreter.expression(expression));
  rows.casts.push_back(std::move(cast));
  return static_cast<std::uint32_t>(rows.expressions.size() - 1);
}

/// `'{}'::jsonb`, `CAST('1' AS integer)`, `date '2020-01-01'`: the constant inside, for the column may have that type.
std::optional<Cell> cast_constant(Node node) {
  if (node.is(syntax::Rule::typedLiteral)) {
    return node.has(syntax::Rule::intervalFields)
               ? std::nullopt
               : std::optional(Cell{.kind = Cell::Kind::text, .text = string_in(node)});
  }
  if (!node.is(syntax::Rule::castExpression)) {
    return std::nullopt;
  }
  const Node inner = node.child(syntax::Rule::expression);
  return constant(core_of(inner ? inner : node.first_child()));
}

}  // namespace

std::optional<Cell> read_cell(Interpreter& interpreter, Node expression, Rows& rows) {
  const Node node = core_of(expression);
  if (std::optional<Cell> cell = constant(node)) {
    return cell;
  }
  if (std::optional<std::string> name = environment_name(node)) {
    if (!is_environment_name(*name)) {
      interpreter.fail(Code::bad_environment_name, node, {*name}, "letters, digits and _, as in JWT_SECRET");
      return std::nullopt;
    }
    return Cell{.kind = Cell::Kind::environment, .text = std::move(*name)};
  }
  if (const Node found = find_not_constant(node)) {
    interpreter.fail(Code::data_not_constant, found, {found.text()},
                     found.is(syntax::Rule::columnReference)
                         ? "a string stands in single quotes"
                         : "write its value, leave the column out where its default does it, or take it from the "
                           "environment: current_setting('env.NAME')");
    return std::nullopt;
  }
  if (std::optional<Cell> cell = cast_constant(node); cell && cell->kind == Cell::Kind::text) {
    cell->kind = Cell::Kind::expression;
    cell->expression =
        add_expression(interpreter, expression, interpreter.type(node.child(syntax::Rule::typeName)), rows);
    return cell;
  }
  return Cell{.kind = Cell::Kind::expression, .expression = add_expression(interpreter, expression, {}, rows)};
}

std::optional<std::vector<WrittenRow>> read_values(Interpreter& interpreter, Node values, Rows& rows) {
  std::vector<WrittenRow> written;
  bool good = true;
  for (const Node row : values) {
    if (!row.is(syntax::Rule::valuesRow)) {
      continue;
    }
    WrittenRow& one = written.emplace_back();
    one.span = row.span();
    for (const Node value : row) {
      if (value.is(syntax::Rule::expression)) {
        std::optional<Cell> cell = read_cell(interpreter, value, rows);
        good = good && cell;
        one.cells.push_back(cell ? std::move(*cell) : Cell{});
      }
    }
  }
  return good ? std::optional(std::move(written)) : std::nullopt;
}

namespace {

/// One field of COPY's text format (documentation, "COPY", "Text Format").
Cell copy_cell(std::string_view field) {
  if (field == "\\N") {
    return {.kind = Cell::Kind::null};
  }
  Cell cell{.kind = Cell::Kind::text};
  for (std::size_t at = 0; at < field.size(); ++at) {
    if (field[at] != '\\' || at + 1 == field.size()) {
      cell.text += field[at];
      continue;
    }
    const char next = field[++at];
    constexpr std::string_view letters = "bfnrtv";
    constexpr std::string_view meanings = "\b\f\n\r\t\v";
    const auto digits = [&](std::size_t begin, std::size_t most, int base) {
      std::size_t length = 0;
      int value = 0;
      while (length < most && begin + length < field.size()) {
        const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(field[begin + length])));
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
        if (digit >= base) {
          break;
        }
        value = value * base + digit;
        ++length;
      }
      cell.text += static_cast<char>(value);
      return length;
    };
    const auto letter = letters.find(next);
    if (letter != std::string_view::npos) {
      cell.text += meanings[letter];
    } else if (next >= '0' && next <= '7') {
      at += digits(at, 3, 8) - 1;
    } else if (next == 'x' && at + 1 < field.size() && std::isxdigit(static_cast<unsigned char>(field[at + 1])) != 0) {
      at += digits(at + 1, 2, 16);
    } else {
      cell.text += next;
    }
  }
  return cell;
}

}  // namespace

std::vector<WrittenRow> read_copy_lines(const DataNote& note) {
  std::vector<WrittenRow> written;
  const std::string_view text = note.copy;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    WrittenRow& row = written.emplace_back();
    row.span = {note.copy_file, note.copy_begin + static_cast<std::uint32_t>(begin),
                note.copy_begin + static_cast<std::uint32_t>(begin + line.size())};
    for (const std::string& field : split(line, '\t')) {
      row.cells.push_back(copy_cell(field));
    }
    begin = end + 1;
  }
  return written;
}

std::vector<std::string> data_key(std::string_view written) {
  std::vector<std::string> names;
  if (written.size() < 3 || written.front() != '(' || written.back() != ')') {
    return names;
  }
  written = written.substr(1, written.size() - 2);
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t at = 0; at <= written.size(); ++at) {
    quoted = quoted != (at < written.size() && written[at] == '"');
    if (at == written.size() || (written[at] == ',' && !quoted)) {
      const std::string_view name = trim(written.substr(begin, at - begin));
      const std::vector<std::string> parts = ashlar::name_parts(name);
      if (parts.size() != 1 || parts.front().empty()) {
        return {};
      }
      names.push_back(name.starts_with('"') ? parts.front() : fold_identifier(name));
      begin = at + 1;
    }
  }
  return names;
}

std::vector<std::string> column_names(const Schema& schema, const ObjectId& table) {
  std::vector<std::string> names;
  for (const ObjectId& column : schema.children(table, kind_of<Column>)) {
    names.push_back(column.name());
  }
  return names;
}

namespace {

/// `names` in the order of `all`.
std::vector<std::string> ordered(const std::vector<std::string>& names, const std::vector<std::string>& all) {
  std::vector<std::string> result;
  for (const std::string& name : all) {
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      result.push_back(name);
    }
  }
  return result;
}

/// Reports what no row can be put under: columns that are not there, are computed, or stand twice.
Outcome check_columns(Interpreter& interpreter, const ObjectId& table, const std::vector<std::string>& names,
                      const std::vector<WrittenRow>& written, Node at) {
  const std::vector<std::string> all = column_names(interpreter.schema(), table);
  const auto unknown = [&](const std::string& name, Span span) {
    if (interpreter.more_may_come()) {
      return Outcome::deferred;
    }
    const std::string near = closest(name, all);
    interpreter.diagnostics().report(Code::unknown_column, span, {name},
                                     near.empty() ? "" : "did you mean " + near + "?");
    return Outcome::failed;
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto* column = interpreter.schema().get<Column>(ObjectId(kind_of<Column>, names[i], table));
    if (column == nullptr) {
      return unknown(names[i], at.span());
    }
    const bool is_set = std::any_of(written.begin(), written.end(), [&](const WrittenRow& row) {
      return i < row.cells.size() && row.cells[i].kind != Cell::Kind::absent;
    });
    if (!column->generated.empty() && is_set) {
      return interpreter.fail(Code::data_generated_column, at, {names[i], display_name(table)}, "leave the column out");
    }
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
        names.begin() + static_cast<std::ptrdiff_t>(i)) {
      return interpreter.fail(Code::duplicate_object, at, {"column", names[i]});
    }
  }
  const DataNote& note = *interpreter.data_note();
  for (const std::string& name : note.key) {
    if (std::find(all.begin(), all.end(), name) == all.end()) {
      return unknown(name, note.span);
    }
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      return interpreter.fail(Code::data_key_without_value, at, {name, "here"}, "rows are told apart by their key");
    }
  }
  return Outcome::done;
}

/// Makes room for further columns in the rows that are there.
void widen(Rows& rows, const std::vector<std::string>& columns) {
  if (rows.columns == columns) {
    return;
  }
  std::vector<std::size_t> from;
  for (const std::string& name : columns) {
    from.push_back(
        static_cast<std::size_t>(std::find(rows.columns.begin(), rows.columns.end(), name) - rows.columns.begin()));
  }
  for (Row& row : rows.all) {
    std::vector<Cell> cells(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (from[i] < row.cells.size()) {
        cells[i] = std::move(row.cells[from[i]]);
      }
    }
    row.cells = std::move(cells);
  }
  rows.columns = columns;
}

}  // namespace

void take_new_key(Interpreter& interpreter, const ObjectId& table, Data& data) {
  const std::vector<std::string> all = column_names(interpreter.schema(), table);
  const DataNote& note = *interpreter.data_note();
  if (!note.was.empty() && data.rows.key == ordered(note.was, all)) {
    data.rows.key = ordered(note.key, all);
  }
}

Outcome add_rows(Interpreter& interpreter, const ObjectId& table, const std::vector<std::string>& names,
                 std::vector<WrittenRow> written, Rows added, Node at) {
  if (const Outcome outcome = check_columns(interpreter, table, names, written, at); outcome != Outcome::done) {
    return outcome;
  }
  for (const WrittenRow& row : written) {
    if (row.cells.size() != names.size()) {
      interpreter.diagnostics().report(Code::data_value_count, row.span,
                                       {std::to_string(row.cells.size()), std::to_string(names.size())});
      return Outcome::failed;
    }
  }
  Schema& schema = interpreter.schema();
  const std::vector<std::string> all = column_names(schema, table);
  const std::vector<std::string> key = ordered(interpreter.data_note()->key, all);
  const ObjectId id = data_of(table);
  if (!schema.contains(id)) {
    schema.put(id, Data{.rows = {.key = key, .columns = {}, .all = {}, .expressions = {}, .casts = {}}, .rests_on = {}},
               at.span());
  }
  Data& data = *schema.edit<Data>(id);
  take_new_key(interpreter, table, data);
  if (data.rows.key != key) {
    interpreter.diagnostics()
        .report(Code::data_keys_differ, interpreter.data_note()->span,
                {display_name(table), "(" + join(data.rows.key, ", ") + ")"}, "one table has one key")
        .notes.push_back({schema.entry(id)->origin, "declared here"});
    return Outcome::failed;
  }
  std::vector<std::string> wanted = data.rows.columns;
  wanted.insert(wanted.end(), names.begin(), names.end());
  widen(data.rows, ordered(wanted, all));
  std::vector<std::size_t> places;
  for (const std::string& name : names) {
    places.push_back(static_cast<std::size_t>(std::find(data.rows.columns.begin(), data.rows.columns.end(), name) -
                                              data.rows.columns.begin()));
  }
  data.rows.casts.resize(data.rows.expressions.size());
  const auto shift = static_cast<std::uint32_t>(data.rows.expressions.size());
  for (WrittenRow& row : written) {
    Row& placed = data.rows.all.emplace_back(Row{std::vector<Cell>(data.rows.columns.size()), row.span});
    for (std::size_t i = 0; i < places.size(); ++i) {
      row.cells[i].expression += shift;
      placed.cells[places[i]] = std::move(row.cells[i]);
    }
  }
  std::move(added.expressions.begin(), added.expressions.end(), std::back_inserter(data.rows.expressions));
  std::move(added.casts.begin(), added.casts.end(), std::back_inserter(data.rows.casts));
  data.complete = false;
  return Outcome::done;
}

}  // namespace ashlar::kinds
