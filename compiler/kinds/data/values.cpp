// Values of rows in the form that the server would show, as far as the type decides it without running anything.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/data/rows.h"

namespace ashlar::kinds {

namespace {

using Judgement = ColumnValue::Judgement;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A decimal number taken apart: `-012.50e3`.
struct Number {
  bool negative = false;
  std::string whole;     // without leading zeros, "0" at least
  std::string fraction;  // as written
  bool exponent = false;
  bool good = false;
};

Number read_number(std::string_view text) {
  Number number;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    number.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) {
    number.whole += text[at++];
  }
  bool digits = at > 0;
  if (at < text.size() && text[at] == '.') {
    for (++at; at < text.size() && is_digit(text[at]); ++at) {
      number.fraction += text[at];
      digits = true;
    }
  }
  number.whole.erase(0, std::min(number.whole.find_first_not_of('0'), number.whole.size()));
  number.whole = number.whole.empty() ? "0" : number.whole;
  if (digits && at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    number.exponent = true;
    ++at;
    at += at < text.size() && (text[at] == '-' || text[at] == '+') ? 1 : 0;
    digits = at < text.size();
    while (at < text.size() && is_digit(text[at])) {
      ++at;
    }
  }
  number.good = digits && at == text.size();
  return number;
}

std::string signed_text(const Number& number, const std::string& fraction) {
  const bool zero = number.whole == "0" && fraction.find_first_not_of('0') == std::string::npos;
  return (number.negative && !zero ? "-" : "") + number.whole + (fraction.empty() ? "" : "." + fraction);
}

std::string without_zeros(std::string fraction) {
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return fraction;
}

ColumnValue integer_value(const std::string& text, std::int64_t least, std::int64_t most) {
  const Number number = read_number(trim(text));
  if (!number.good || !without_zeros(number.fraction).empty()) {
    return {text, Judgement::no_value};
  }
  if (number.exponent) {
    return {text};
  }
  const std::string digits = signed_text(number, "");
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool fits = error == std::errc{} && end == digits.data() + digits.size() && value >= least && value <= most;
  return {digits, fits ? Judgement::good : Judgement::no_value};
}

bool is_special_number(const std::string& text) {
  constexpr std::array<std::string_view, 7> words{"nan", "infinity", "inf", "-infinity", "-inf", "+infinity", "+inf"};
  return std::find(words.begin(), words.end(), to_lower(trim(text))) != words.end();
}

/// `numeric(10,2)`: what stands behind the comma; -1 for plain `numeric`.
int scale_of(std::string_view type) {
  const std::size_t open = type.find('(');
  if (open == std::string_view::npos) {
    return -1;
  }
  const std::size_t comma = type.find(',', open);
  int scale = 0;
  if (comma != std::string_view::npos) {
    std::from_chars(type.data() + comma + 1, type.data() + type.size(), scale);
  }
  return scale;
}

ColumnValue numeric_value(const std::string& text, int scale) {
  const Number number = read_number(trim(text));
  if (!number.good) {
    return {text, is_special_number(text) ? Judgement::good : Judgement::no_value};
  }
  if (number.exponent) {
    return {text};
  }
  std::string fraction = number.fraction;
  if (scale >= 0) {
    fraction = without_zeros(fraction);
    if (fraction.size() < static_cast<std::size_t>(scale)) {
      fraction.append(static_cast<std::size_t>(scale) - fraction.size(), '0');
    }
  }
  return {signed_text(number, fraction)};
}

ColumnValue float_value(const std::string& text) {
  const Number number = read_number(trim(text));
  if (!number.good) {
    return {text, is_special_number(text) ? Judgement::good : Judgement::no_value};
  }
  return {number.exponent ? text : signed_text(number, without_zeros(number.fraction))};
}

/// Any beginning of the words that is not a beginning of both (the server's parse_bool).
ColumnValue boolean_value(const std::string& text) {
  const std::string word = to_lower(trim(text));
  const auto begins = [&](std::string_view whole, std::size_t least) {
    return word.size() >= least && whole.starts_with(word);
  };
  if (begins("true", 1) || begins("yes", 1) || word == "on" || word == "1") {
    return {"true"};
  }
  if (begins("false", 1) || begins("no", 1) || begins("off", 2) || word == "0") {
    return {"false"};
  }
  return {text, Judgement::no_value};
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// `character varying(10)`, `character(3)`: blanks at the end of the second are no part of the value.
ColumnValue character_value(std::string text, std::string_view type) {
  const bool padded = !type.starts_with("character varying");
  if (padded) {
    text.erase(text.find_last_not_of(' ') + 1);
  }
  const std::size_t open = type.find('(');
  if (open != std::string_view::npos) {
    std::size_t most = 0;
    std::from_chars(type.data() + open + 1, type.data() + type.size(), most);
    const std::string_view kept = std::string_view(text).substr(0, text.find_last_not_of(' ') + 1);
    if (characters(kept) > most) {
      return {text, Judgement::no_value};
    }
  }
  return {std::move(text)};
}

ColumnValue uuid_value(const std::string& text) {
  std::string digits;
  for (const char c : text) {
    if (std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20)) != std::string_view::npos) {
      digits += is_digit(c) ? c : static_cast<char>(c | 0x20);
    } else if (c != '-' && c != '{' && c != '}') {
      return {text, Judgement::no_value};
    }
  }
  if (digits.size() != 32) {
    return {text, Judgement::no_value};
  }
  for (const std::size_t at : {20U, 16U, 12U, 8U}) {
    digits.insert(at, 1, '-');
  }
  return {std::move(digits)};
}

/// Words whose value is another one every day (documentation, "Date/Time Types", "Special Values").
bool is_moving(const std::string& text) {
  constexpr std::array<std::string_view, 4> words{"now", "today", "tomorrow", "yesterday"};
  return std::find(words.begin(), words.end(), to_lower(trim(text))) != words.end();
}

/// `2020-01-01T10:00:00Z` as `2020-01-01 10:00:00+00`; a day alone is its midnight.
ColumnValue moment_value(const std::string& text, bool with_zone) {
  if (is_moving(text)) {
    return {text, Judgement::moving};
  }
  constexpr std::size_t day = 10;
  std::string value(trim(text));
  const auto is_day = [&] {
    for (std::size_t i = 0; i < day; ++i) {
      if (i == 4 || i == 7 ? value[i] != '-' : !is_digit(value[i])) {
        return false;
      }
    }
    return true;
  };
  if (value.size() < day || !is_day()) {
    return {text};
  }
  if (value.size() == day) {
    return {value + " 00:00:00"};
  }
  if (value[day] == 'T') {
    value[day] = ' ';
  }
  if (with_zone && value.ends_with('Z')) {
    value.replace(value.size() - 1, 1, "+00");
  }
  return {std::move(value)};
}

void add_hex(std::string& hex, unsigned char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  hex += digits[byte >> 4U];
  hex += digits[byte & 0xFU];
}

/// Both forms of input as the hex form (documentation, "Binary Data Types").
ColumnValue bytea_value(const std::string& text) {
  std::string hex = "\\x";
  if (text.starts_with("\\x")) {
    for (const char c : std::string_view(text).substr(2)) {
      const char lower = is_digit(c) ? c : static_cast<char>(c | 0x20);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        continue;
      }
      if (!is_digit(lower) && (lower < 'a' || lower > 'f')) {
        return {text, Judgement::no_value};
      }
      hex += lower;
    }
    return {hex, hex.size() % 2 == 0 ? Judgement::good : Judgement::no_value};
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      add_hex(hex, static_cast<unsigned char>(text[at]));
    } else if (text.compare(at, 2, "\\\\") == 0) {
      add_hex(hex, '\\');
      ++at;
    } else if (at + 3 < text.size() && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                                   text.begin() + static_cast<std::ptrdiff_t>(at) + 4,
                                                   [](char c) { return c >= '0' && c <= '7'; })) {
      add_hex(hex,
              static_cast<unsigned char>((text[at + 1] - '0') * 64 + (text[at + 2] - '0') * 8 + text[at + 3] - '0'));
      at += 3;
    } else {
      return {text, Judgement::no_value};
    }
  }
  return {std::move(hex)};
}

bool is_integer_type(std::string_view type) {
  return type == "integer" || type == "bigint" || type == "smallint";
}

bool is_number_type(std::string_view type) {
  return is_integer_type(type) || type == "real" || type == "double precision" || type == "numeric" ||
         type.starts_with("numeric(");
}

ColumnValue built_in_value(const std::string& type, std::string text) {
  if (type == "integer") {
    return integer_value(text, INT32_MIN, INT32_MAX);
  }
  if (type == "bigint") {
    return integer_value(text, INT64_MIN, INT64_MAX);
  }
  if (type == "smallint") {
    return integer_value(text, INT16_MIN, INT16_MAX);
  }
  if (is_number_type(type)) {
    return type.starts_with("numeric") ? numeric_value(text, scale_of(type)) : float_value(text);
  }
  if (type == "boolean") {
    return boolean_value(text);
  }
  if (type.ends_with("[]")) {
    return {std::move(text)};
  }
  if (type.starts_with("character")) {
    return character_value(std::move(text), type);
  }
  if (type == "uuid") {
    return uuid_value(text);
  }
  if (type == "bytea") {
    return bytea_value(text);
  }
  if (type.starts_with("timestamp")) {
    return moment_value(text, type.ends_with("with time zone"));
  }
  if (type == "date" || type.starts_with("time")) {
    return {text, is_moving(text) ? Judgement::moving : Judgement::good};
  }
  return {std::move(text)};
}

bool is_text(const std::string& type) {
  return type == "text" || type.starts_with("character varying") || type.empty();
}

}  // namespace

ColumnValue canonical_value(const Schema& schema, const SqlText& type, std::string text) {
  if (type.slots().size() != 1 || type.text().ends_with("[]")) {
    return built_in_value(type.text(), std::move(text));
  }
  const ObjectId& target = type.slots().front().target;
  if (const auto* domain = schema.get<Domain>(target)) {
    return canonical_value(schema, domain->type, std::move(text));
  }
  if (const auto* labels = schema.get<EnumType>(target)) {
    const bool known = std::find(labels->labels.begin(), labels->labels.end(), text) != labels->labels.end();
    return {std::move(text), known ? Judgement::good : Judgement::no_value};
  }
  return {std::move(text)};
}

std::string value_literal(const SqlText& type, const std::string& text) {
  if (is_number_type(type.text())) {
    const Number number = read_number(text);
    const bool bare = number.good && !number.exponent && text.front() != '+' && text.front() != '.';
    return bare ? text : quote_literal(text);
  }
  return type.text() == "boolean" && (text == "true" || text == "false") ? text : quote_literal(text);
}

bool key_less(const std::string& type, const std::string& one, const std::string& other) {
  if (!is_number_type(type)) {
    return one < other;
  }
  const Number a = read_number(one);
  const Number b = read_number(other);
  if (!a.good || !b.good || a.exponent || b.exponent) {
    return one < other;
  }
  if (a.negative != b.negative) {
    return a.negative;
  }
  const bool shorter = a.whole.size() != b.whole.size() ? a.whole.size() < b.whole.size()
                       : a.whole != b.whole             ? a.whole < b.whole
                                                        : a.fraction < b.fraction;
  return a.negative ? !shorter && one != other : shorter;
}

std::string cell_sql(const Rows& rows, const Cell& cell, const SqlText& type, bool typed) {
  const std::string cast = "::" + type.text();
  switch (cell.kind) {
    case Cell::Kind::absent:
      return "DEFAULT";
    case Cell::Kind::null:
      return typed ? "NULL" + cast : "NULL";
    case Cell::Kind::text:
      return typed ? quote_literal(cell.text) + cast : value_literal(type, cell.text);
    case Cell::Kind::expression: {
      const std::string& text = rows.expressions[cell.expression].text();
      return typed ? "(" + text + ")" + cast : text;
    }
    case Cell::Kind::environment:
      return "current_setting(" + quote_literal("env." + cell.text) + ")" +
             (typed || !is_text(type.text()) ? cast : "");
  }
  return {};
}

}  // namespace ashlar::kinds
