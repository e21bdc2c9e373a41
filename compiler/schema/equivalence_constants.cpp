// Constants in the form in which the server shows a value of their type.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <optional>

#include "compiler/base/text.h"
#include "compiler/schema/equivalence_terms.h"

namespace ashlar::equivalence {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::string> number(std::string_view text) {
  text = trimmed(text);
  std::string sign;
  if (text.starts_with('-') || text.starts_with('+')) {
    sign = text.front() == '-' ? "-" : "";
    text.remove_prefix(1);
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point < text.size() ? text.substr(point + 1) : std::string_view{};
  if ((!whole.empty() && !all_digits(whole)) || (!fraction.empty() && !all_digits(fraction)) ||
      (whole.empty() && fraction.empty())) {
    return std::nullopt;
  }
  while (whole.size() > 1 && whole.front() == '0') {
    whole.remove_prefix(1);
  }
  std::string result = sign + (whole.empty() ? "0" : std::string(whole));
  return fraction.empty() ? result : result + "." + std::string(fraction);
}

std::optional<std::string> boolean(std::string_view text) {
  const std::string word = to_lower(trimmed(text));
  const auto begins = [&](std::string_view full) { return !word.empty() && full.starts_with(word); };
  if (begins("true") || begins("yes") || word == "on" || word == "1") {
    return "true";
  }
  if (begins("false") || begins("no") || word == "off" || word == "of" || word == "0") {
    return "false";
  }
  return std::nullopt;
}

std::optional<std::string> uuid(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (std::isxdigit(static_cast<unsigned char>(c)) != 0) {
      digits += c;
    } else if (c != '-' && c != '{' && c != '}') {
      return std::nullopt;
    }
  }
  return digits.size() == 32 ? std::optional(to_lower(digits)) : std::nullopt;
}

/// Months, days and microseconds, which is what an interval consists of.
struct Interval {
  double months = 0;
  double days = 0;
  double seconds = 0;
};

bool add_unit(Interval& interval, double amount, std::string unit) {
  if (unit.size() > 3 && unit.ends_with('s')) {
    unit.pop_back();
  }
  struct Unit {
    std::string_view name;
    double Interval::*part;
    double factor;
  };
  constexpr std::array<Unit, 28> units{{{"year", &Interval::months, 12},
                                        {"yr", &Interval::months, 12},
                                        {"yrs", &Interval::months, 12},
                                        {"y", &Interval::months, 12},
                                        {"month", &Interval::months, 1},
                                        {"mon", &Interval::months, 1},
                                        {"decade", &Interval::months, 120},
                                        {"century", &Interval::months, 1200},
                                        {"centurie", &Interval::months, 1200},
                                        {"week", &Interval::days, 7},
                                        {"w", &Interval::days, 7},
                                        {"day", &Interval::days, 1},
                                        {"d", &Interval::days, 1},
                                        {"hour", &Interval::seconds, 3600},
                                        {"hr", &Interval::seconds, 3600},
                                        {"hrs", &Interval::seconds, 3600},
                                        {"h", &Interval::seconds, 3600},
                                        {"minute", &Interval::seconds, 60},
                                        {"min", &Interval::seconds, 60},
                                        {"m", &Interval::seconds, 60},
                                        {"second", &Interval::seconds, 1},
                                        {"sec", &Interval::seconds, 1},
                                        {"s", &Interval::seconds, 1},
                                        {"millisecond", &Interval::seconds, 1e-3},
                                        {"msec", &Interval::seconds, 1e-3},
                                        {"ms", &Interval::seconds, 1e-3},
                                        {"microsecond", &Interval::seconds, 1e-6},
                                        {"us", &Interval::seconds, 1e-6}}};
  const auto at = std::find_if(units.begin(), units.end(), [&](const Unit& one) { return one.name == unit; });
  if (at == units.end()) {
    return false;
  }
  const double whole = static_cast<double>(static_cast<long long>(amount));
  if (at->part != &Interval::seconds && whole != amount) {
    return false;  // fractions spill over into the smaller parts
  }
  interval.*(at->part) += amount * at->factor;
  return true;
}

bool add_clock(Interval& interval, std::string_view word) {
  double sign = 1;
  if (word.starts_with('-') || word.starts_with('+')) {
    sign = word.front() == '-' ? -1 : 1;
    word.remove_prefix(1);
  }
  const std::vector<std::string> parts = split(word, ':');
  if (parts.size() < 2 || parts.size() > 3 || !all_digits(parts[0]) || !all_digits(parts[1]) ||
      (parts.size() == 3 && !number(parts[2]))) {
    return false;
  }
  double seconds = std::strtod(parts[0].c_str(), nullptr) * 3600 + std::strtod(parts[1].c_str(), nullptr) * 60;
  seconds += parts.size() == 3 ? std::strtod(parts[2].c_str(), nullptr) : 0;
  interval.seconds += sign * seconds;
  return true;
}

std::optional<std::string> interval(std::string_view text) {
  Interval result;
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  };
  for (const char c : to_lower(text)) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '@') {
      flush();
      continue;
    }
    const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
    const bool after_letter = !word.empty() && std::isalpha(static_cast<unsigned char>(word.back())) != 0;
    if (letter != after_letter && !word.empty()) {
      flush();
    }
    word += c;
  }
  flush();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].find(':') != std::string::npos) {
      if (!add_clock(result, words[i])) {
        return std::nullopt;
      }
      continue;
    }
    const std::optional<std::string> amount = number(words[i]);
    if (!amount) {
      return std::nullopt;
    }
    // A number alone counts seconds.
    const std::string unit = i + 1 < words.size() && number(words[i + 1]) == std::nullopt ? words[++i] : "second";
    if (unit.find(':') != std::string::npos || !add_unit(result, std::strtod(amount->c_str(), nullptr), unit)) {
      return std::nullopt;
    }
  }
  if (words.empty()) {
    return std::nullopt;
  }
  const auto whole = [](double value) { return std::to_string(static_cast<long long>(value)); };
  return whole(result.months) + " months " + whole(result.days) + " days " +
         whole(result.seconds * 1e6 + (result.seconds < 0 ? -0.5 : 0.5)) + " us";
}

bool is_date(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && all_digits(text.substr(0, 4)) &&
         all_digits(text.substr(5, 2)) && all_digits(text.substr(8, 2));
}

/// ISO forms alone; others depend on DateStyle.
std::optional<std::string> timestamp(std::string_view text, bool with_zone, bool& exact) {
  text = trimmed(text);
  if (text.size() < 10 || !is_date(text.substr(0, 10))) {
    return std::nullopt;
  }
  std::string_view rest = text.substr(10);
  if (rest.starts_with('T')) {
    rest.remove_prefix(1);
  }
  rest = trimmed(rest);
  std::string zone;
  if (const std::size_t at = rest.find_first_of("+-Zz"); at != std::string_view::npos) {
    zone = rest.substr(at);
    rest = trimmed(rest.substr(0, at));
  }
  std::string clock = rest.empty() ? "00:00:00" : std::string(rest);
  if (clock.size() == 5) {
    clock += ":00";
  }
  if (clock.size() < 8 || !all_digits(clock.substr(0, 2)) || !all_digits(clock.substr(3, 2))) {
    return std::nullopt;
  }
  if (zone == "Z" || zone == "z" || zone == "+00:00" || zone == "+0" || zone == "-00") {
    zone = "+00";
  }
  exact = !with_zone || zone == "+00";  // else it depends on TimeZone
  return std::string(text.substr(0, 10)) + " " + clock + (with_zone ? zone : "");
}

/// JSON without what means nothing in it; jsonb orders keys as well, which is left to who cannot tell them apart.
std::string without_space(std::string_view json) {
  std::string result;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted && c == '\\' && i + 1 < json.size()) {
      result += c;
      result += json[++i];
      continue;
    }
    quoted = c == '"' ? !quoted : quoted;
    if (quoted || !(c == ' ' || c == '\n' || c == '\t' || c == '\r')) {
      result += c;
    }
  }
  return result;
}

/// `{a, "b"}` as `{a,b}`, where the elements need no quotes.
ConstantText array(std::string_view text) {
  std::string result;
  for (const char c : trimmed(text)) {
    if (c == '"' || c == '\\' || c == ' ') {
      return {std::string(text), false};
    }
    result += c;
  }
  return {result, result == "{}" || result.find_first_of("{}", 1) == result.size() - 1};
}

bool one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

ConstantText canonical_constant(const std::string& type, std::string_view text) {
  const auto taken = [&](std::optional<std::string> value) {
    return value ? ConstantText{std::move(*value), true} : ConstantText{std::string(text), false};
  };
  if (one_of(type, {"text", "character varying", "name", "json", "xml"})) {
    return {std::string(text), true};
  }
  if (type == "character") {
    std::string_view value = text;
    while (value.ends_with(' ')) {
      value.remove_suffix(1);
    }
    return {std::string(value), true};
  }
  if (one_of(type, {"smallint", "integer", "bigint", "numeric", "real", "double precision", "oid"})) {
    return taken(number(text));
  }
  if (type == "boolean") {
    return taken(boolean(text));
  }
  if (type == "uuid") {
    return taken(uuid(text));
  }
  if (type.starts_with("interval")) {
    return taken(interval(text));
  }
  if (type == "date") {
    return is_date(trimmed(text)) ? ConstantText{std::string(trimmed(text)), true}
                                  : ConstantText{std::string(text), false};
  }
  if (type.starts_with("timestamp")) {
    bool exact = false;
    const auto value = timestamp(text, type == "timestamp with time zone", exact);
    return {value.value_or(std::string(text)), value && exact};
  }
  if (type == "jsonb") {
    return {without_space(text), false};
  }
  if (type.ends_with("[]")) {
    return array(text);
  }
  if (type == "inet" || type == "cidr") {
    const bool plain =
        text.find_first_not_of("0123456789./") == std::string_view::npos && text.find("/32") == std::string_view::npos;
    return {std::string(text), plain && std::count(text.begin(), text.end(), '.') == 3};
  }
  return {std::string(text), false};
}

}  // namespace ashlar::equivalence
