#include "compiler/shadow/values.h"

#include <charconv>

namespace ashlar::shadow {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_word(char c) {
  return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr long long longest_text = 2000;

std::vector<std::string> numbers(const Constants& constants, bool whole) {
  std::vector<std::string> values{"1", "2", "3"};
  for (const long long number : constants.numbers) {
    for (const long long near : {number, number + 1, number - 1}) {
      values.push_back(std::to_string(near));
    }
  }
  for (const char* more : {"0", "10", "50", "100", "-1", "1000", "7"}) {
    values.emplace_back(more);
  }
  if (!whole) {
    values.emplace_back("0.5");
  }
  return values;
}

/// `length` letters, of which the first tells one row from the other.
std::string letters(long long length, std::size_t which) {
  std::string text;
  for (long long i = 0; i < length; ++i) {
    text += static_cast<char>('a' + (static_cast<std::size_t>(i) + which) % 26);
  }
  return text;
}

std::vector<std::string> texts(const Constants& constants) {
  std::vector<std::string> values{"one", "two", "three"};
  values.insert(values.end(), constants.texts.begin(), constants.texts.end());
  for (const long long number : constants.numbers) {
    for (const long long length : {number, number + 1, number - 1}) {
      if (length >= 0 && length <= longest_text) {
        values.push_back(letters(length, 0));
        values.push_back(letters(length, 1));
        values.push_back(letters(length, 2));
      }
    }
  }
  for (const char* more : {"a",
                           "b",
                           "c",
                           "ann@example.com",
                           "bob@example.com",
                           "carol@example.com",
                           "https://example.com/1",
                           "https://example.com/2",
                           "2024-01-01",
                           "AB",
                           "ABC",
                           "DE",
                           "EUR",
                           "USD",
                           "12345",
                           "67890",
                           "en",
                           "de",
                           "+4930123456",
                           "abcdef0123456789",
                           "one-two",
                           "one two",
                           "#ff0000",
                           "1.2.3",
                           "x1",
                           "10.0.0.1",
                           "",
                           "abcdefghijklmnopqrstuvwxyz0123456789"}) {
    values.emplace_back(more);
  }
  return values;
}

std::vector<std::string> times(const std::string& name, const Constants& constants) {
  if (name == "time" || name == "timetz") {
    return {"12:00", "13:30", "08:15"};
  }
  std::vector<std::string> values{"2024-01-02 12:00+00", "2024-02-03 13:30+00", "2025-03-04 08:15+00"};
  values.insert(values.end(), constants.texts.begin(), constants.texts.end());
  for (const char* more : {"2020-01-01 00:00+00", "2023-06-15 00:00+00", "2099-12-31 23:59+00", "now", "yesterday",
                           "tomorrow", "1990-05-05 00:00+00"}) {
    values.emplace_back(more);
  }
  return values;
}

/// As many bytes as a constraint may ask for.
std::vector<std::string> bytes(const Constants& constants) {
  std::vector<std::string> values{"\\x01", "\\x02", "\\x0304"};
  for (const long long number : constants.numbers) {
    for (const long long length : {number, number + 1, number - 1}) {
      for (const char* one : {"01", "02", "03"}) {
        std::string value = "\\x";
        for (long long i = 0; i < length && length <= longest_text; ++i) {
          value += one;
        }
        values.push_back(std::move(value));
      }
    }
  }
  values.emplace_back("\\x");
  return values;
}

std::vector<std::string> ranges(const std::string& name) {
  if (name == "daterange" || name == "tsrange" || name == "tstzrange") {
    return {"[2024-01-01,2024-02-01)", "[2024-03-01,2024-04-01)", "[2025-01-01,2025-02-01)", "empty"};
  }
  return {"[1,5)", "[10,15)", "[20,25)", "empty"};
}

std::vector<std::string> others(const std::string& name) {
  if (name == "uuid") {
    return {"00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002",
            "00000000-0000-4000-8000-000000000003"};
  }
  if (name == "json" || name == "jsonb") {
    return {"{}", "{\"a\": 1}", "[]", "1", "\"text\"", "[1, 2]"};
  }
  if (name == "xml") {
    return {"<a/>", "<b/>", "<c>1</c>"};
  }
  if (name == "tsvector" || name == "tsquery") {
    return {"one", "two", "three"};
  }
  if (name == "macaddr") {
    return {"08:00:2b:01:02:03", "08:00:2b:01:02:04", "08:00:2b:01:02:05"};
  }
  if (name == "macaddr8") {
    return {"08:00:2b:01:02:03:04:05", "08:00:2b:01:02:03:04:06"};
  }
  if (name == "hstore") {
    return {"a=>1", "b=>2", ""};
  }
  if (name == "ltree") {
    return {"top", "top.one", "top.two"};
  }
  if (name == "pg_lsn") {
    return {"0/1", "0/2", "0/3"};
  }
  return {};
}

std::vector<std::string> geometry(const std::string& name) {
  if (name == "point") {
    return {"(1,2)", "(3,4)", "(5,6)"};
  }
  if (name == "circle") {
    return {"<(1,2),3>", "<(3,4),5>", "<(5,6),7>"};
  }
  if (name == "line") {
    return {"{1,2,3}", "{2,3,4}"};
  }
  return {"((1,2),(3,4))", "((5,6),(7,8))", "((0,0),(1,1))"};
}

}  // namespace

namespace {

/// The text of the literal that begins at `at`, which is moved to its last quote.
std::string quoted_text(std::string_view expression, std::size_t& at) {
  std::string text;
  for (++at; at < expression.size(); ++at) {
    const bool quote = expression[at] == '\'';
    const bool doubled = quote && at + 1 < expression.size() && expression[at + 1] == '\'';
    if (quote && !doubled) {
      break;
    }
    at += doubled ? 1 : 0;
    text += expression[at];
  }
  return text;
}

}  // namespace

void collect_constants(std::string_view expression, Constants& constants) {
  for (std::size_t at = 0; at < expression.size(); ++at) {
    const char c = expression[at];
    if (c == '\'') {
      constants.texts.push_back(quoted_text(expression, at));
    } else if (is_digit(c) && (at == 0 || !is_word(expression[at - 1]))) {
      long long number = 0;
      const auto [end, failed] = std::from_chars(&expression[at], expression.data() + expression.size(), number);
      if (failed == std::errc{}) {
        constants.numbers.push_back(at > 0 && expression[at - 1] == '-' ? -number : number);
        at = static_cast<std::size_t>(end - expression.data()) - 1;
      }
    }
  }
}

std::vector<std::string> candidate_values(const ColumnType& type, const Constants& constants) {
  if (type.sort == 'e') {
    return type.labels;
  }
  switch (type.category) {
    case 'A':
      return {"{}"};
    case 'B':
      return {"true", "false"};
    case 'D':
      return times(type.name, constants);
    case 'G':
      return geometry(type.name);
    case 'I':
      return {"10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.0/8"};
    case 'N':
      return type.name.starts_with("reg") ? std::vector<std::string>{"0"}
                                          : numbers(constants, type.name.starts_with("int") || type.name == "oid");
    case 'R':
      return ranges(type.name);
    case 'S':
      return texts(constants);
    case 'T':
      return {"1 day", "2 hours", "3 minutes"};
    case 'V':
      return {"1", "0", "101"};
    case 'U':
      return type.name == "bytea" ? bytes(constants) : others(type.name);
    default:
      return others(type.name);
  }
}

}  // namespace ashlar::shadow
