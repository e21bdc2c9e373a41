#include "backends/alembic/file_name.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <map>

#include "compiler/base/text.h"

namespace ashlar::backends::alembic {

namespace {

std::string padded(std::int64_t number, std::size_t digits) {
  std::string text = std::to_string(number);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

int number(const std::string& text, std::size_t at, std::size_t length) {
  return at + length <= text.size() ? std::atoi(text.substr(at, length).c_str()) : 0;
}

/// The C library takes the zone from the environment only.
std::tm in_zone(std::time_t epoch, const std::string& zone) {
  const char* present = std::getenv("TZ");
  const std::optional<std::string> kept = present == nullptr ? std::nullopt : std::optional<std::string>(present);
  setenv("TZ", (":" + zone).c_str(), 1);
  tzset();
  std::tm parts{};
  localtime_r(&epoch, &parts);
  if (kept) {
    setenv("TZ", kept->c_str(), 1);
  } else {
    unsetenv("TZ");
  }
  tzset();
  return parts;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

Moment moment_of(const std::string& timestamp, const std::string& zone) {
  std::tm parts{};
  parts.tm_year = number(timestamp, 0, 4) - 1900;
  parts.tm_mon = number(timestamp, 5, 2) - 1;
  parts.tm_mday = number(timestamp, 8, 2);
  parts.tm_hour = number(timestamp, 11, 2);
  parts.tm_min = number(timestamp, 14, 2);
  parts.tm_sec = number(timestamp, 17, 2);
  Moment moment;
  moment.epoch = timegm(&parts);
  if (!zone.empty()) {
    parts = in_zone(moment.epoch, zone);
    const long minutes = std::labs(parts.tm_gmtoff) / 60;
    moment.offset = (parts.tm_gmtoff < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2);
  }
  moment.year = parts.tm_year + 1900;
  moment.month = parts.tm_mon + 1;
  moment.day = parts.tm_mday;
  moment.hour = parts.tm_hour;
  moment.minute = parts.tm_min;
  moment.second = parts.tm_sec;
  return moment;
}

std::string date_text(const Moment& moment) {
  return padded(moment.year, 4) + "-" + padded(moment.month, 2) + "-" + padded(moment.day, 2) + " " +
         padded(moment.hour, 2) + ":" + padded(moment.minute, 2) + ":" + padded(moment.second, 2) + moment.offset;
}

std::string timestamp_of(const std::string& date) {
  constexpr std::string_view shape = "0000-00-00 00:00:00";
  if (date.size() < shape.size()) {
    return {};
  }
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = date[i] >= '0' && date[i] <= '9';
    if (shape[i] == '0' ? !digit : date[i] != shape[i]) {
      return {};
    }
  }
  std::tm parts{};
  parts.tm_year = number(date, 0, 4) - 1900;
  parts.tm_mon = number(date, 5, 2) - 1;
  parts.tm_mday = number(date, 8, 2);
  parts.tm_hour = number(date, 11, 2);
  parts.tm_min = number(date, 14, 2);
  parts.tm_sec = number(date, 17, 2);
  if (const auto sign = date.find_first_of("+-", shape.size()); sign != std::string::npos) {
    const int minutes = number(date, sign + 1, 2) * 60 + number(date, sign + 4, 2);
    parts.tm_min += date[sign] == '+' ? -minutes : minutes;
  }
  const std::time_t epoch = timegm(&parts);
  gmtime_r(&epoch, &parts);
  return padded(parts.tm_year + 1900, 4) + "-" + padded(parts.tm_mon + 1, 2) + "-" + padded(parts.tm_mday, 2) + "T" +
         padded(parts.tm_hour, 2) + ":" + padded(parts.tm_min, 2) + ":" + padded(parts.tm_sec, 2) + "Z";
}

std::string slug_of(const std::string& message, std::size_t longest) {
  std::string slug;
  bool between = false;
  for (const char c : message) {
    if (!is_word(c)) {
      between = !slug.empty();
      continue;
    }
    slug += between ? "_" : "";
    between = false;
    slug += c;
  }
  slug = to_lower(slug);
  if (slug.size() <= longest) {
    return slug;
  }
  const auto end = slug.rfind('_', longest == 0 ? 0 : longest - 1);
  std::string cut = slug.substr(0, end == std::string::npos ? longest : end);
  while (!cut.empty() && utf8_length(slug, cut.size()) == 0) {
    cut.pop_back();  // never within a letter
  }
  return cut + "_";
}

std::optional<std::string> file_name(const std::string& pattern, const std::string& revision, const std::string& slug,
                                     const Moment& moment) {
  const std::map<std::string, std::int64_t> numbers{
      {"epoch", moment.epoch}, {"year", moment.year},     {"month", moment.month},  {"day", moment.day},
      {"hour", moment.hour},   {"minute", moment.minute}, {"second", moment.second}};
  std::string name;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      name += pattern[i];
      continue;
    }
    const auto close = pattern.find(')', i);
    const auto end = pattern.find_first_of("sd", close == std::string::npos ? pattern.size() : close);
    if (pattern.compare(i, 2, "%(") != 0 || end == std::string::npos) {
      return std::nullopt;
    }
    const std::string token = pattern.substr(i + 2, close - i - 2);
    const std::string format = pattern.substr(close + 1, end - close - 1);
    const auto digits = format.find_first_of("123456789");
    const std::size_t width = digits == std::string::npos ? 0 : static_cast<std::size_t>(format[digits] - '0');
    if (const auto at = numbers.find(token); at != numbers.end()) {
      name += padded(at->second, width);
    } else if (token == "rev") {
      name += revision;
    } else if (token == "slug") {
      name += slug;
    } else {
      return std::nullopt;
    }
    i = end;
  }
  return name;
}

}  // namespace ashlar::backends::alembic
