#include "compiler/project/migration_files.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "compiler/base/text.h"

namespace ashlar::project {

namespace {

/// How the runners that keep both ways in files of their own name the way back and the way there: golang-migrate,
/// node-pg-migrate; diesel, sqlx.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> way_back_endings{
    {{".down.sql", ".up.sql"}, {"/down.sql", "/up.sql"}}};

/// The lines that part the two ways in one file: dbmate, goose, sql-migrate, micrate, node-pg-migrate, rambler. Lower
/// case.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> way_back_lines{
    {{"-- migrate:up", "-- migrate:down"},
     {"-- +goose up", "-- +goose down"},
     {"-- +migrate up", "-- +migrate down"},
     {"-- +micrate up", "-- +micrate down"},
     {"-- up migration", "-- down migration"},
     {"-- rambler up", "-- rambler down"}}};

/// tern's, alone between the two.
constexpr std::string_view tern_line = "---- create above / drop below ----";

bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::string_view name_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// V1__init.sql, U1__init.sql: what stands before the two underscores, without the letter.
std::optional<std::string_view> flyway_version(std::string_view name, std::string_view letters) {
  const auto end = name.find("__");
  const bool has_one =
      name.size() > 1 && letters.find(name.front()) != std::string_view::npos && is_digit(name[1]) && end != name.npos;
  return has_one ? std::optional(name.substr(1, end - 1)) : std::nullopt;
}

constexpr std::size_t digits_of_day = 8;  // 20200131

/// A number that compares as text. Those with eight digits and more are times, in whatever detail.
std::string comparable(std::string digits) {
  constexpr std::size_t width = 24;
  if (digits.size() >= digits_of_day) {
    digits.resize(std::max(width, digits.size()), '0');
    return digits;
  }
  return std::string(width - digits.size(), '0') + digits;
}

std::vector<std::string> numbers_in(std::string_view version) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < version.size(); ++i) {
    if (is_digit(version[i])) {
      if (i == 0 || !is_digit(version[i - 1])) {
        numbers.emplace_back();
      }
      numbers.back() += version[i];
    }
  }
  return numbers;
}

/// 2020-01-31-120000: a time with hyphens, as diesel writes it.
bool is_time(const std::vector<std::string>& numbers) {
  return numbers.size() >= 3 && numbers[0].size() == 4 && numbers[1].size() == 2 && numbers[2].size() == 2;
}

/// What a name's place is in the order of versions; nullopt where it has none: a number alone is no runner's. Flyway's
/// repeatable ones come last.
std::optional<std::vector<std::string>> version_of(std::string_view name) {
  std::vector<std::string> numbers;
  if (name.starts_with("R__")) {
    return std::vector<std::string>{"last"};
  }
  if (const auto version = flyway_version(name, "VvUuBb")) {
    numbers = numbers_in(*version);
  } else if (!name.empty() && is_digit(name.front())) {
    numbers = numbers_in(name.substr(0, name.find_first_not_of("0123456789-.")));
  }
  const bool is_plain = !flyway_version(name, "VvUuBb") && !name.ends_with(".up.sql") && !name.ends_with(".down.sql");
  if (is_time(numbers)) {
    numbers = {join(numbers, "")};
  }
  if (numbers.empty() || (is_plain && numbers.front().size() < digits_of_day)) {
    return std::nullopt;
  }
  for (std::string& number : numbers) {
    number = comparable(std::move(number));
  }
  return numbers;
}

}  // namespace

std::optional<std::size_t> begin_of_way_back(std::string_view text) {
  bool there = false;
  const std::pair<std::string_view, std::string_view>* runner = nullptr;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (text.substr(at, 2) == "--") {
      const std::string line = to_lower(text.substr(at, std::min<std::size_t>(end - at, 60)));
      if (line.starts_with(tern_line) || (there && line.starts_with(runner->second))) {
        return at;
      }
      for (const auto& one : way_back_lines) {
        if (!there && line.starts_with(one.first)) {
          there = true;
          runner = &one;
        }
      }
    }
    at = end + 1;
  }
  return std::nullopt;
}

bool is_way_back(const std::string& path, const std::set<std::string>& files) {
  const std::string_view name = name_of(path);
  const std::string folder = path.substr(0, path.size() - name.size());
  if (const auto version = flyway_version(name, "U")) {
    const auto next = files.lower_bound(folder + "V" + std::string(*version) + "__");
    return next != files.end() && next->starts_with(folder + "V" + std::string(*version) + "__");
  }
  return std::ranges::any_of(way_back_endings, [&](const auto& ending) {
    const auto& [back, there] = ending;
    if (!path.ends_with(back)) {
      return false;
    }
    // The way there may be a program in another language, beside others in SQL.
    return files.contains(path.substr(0, path.size() - back.size()).append(there)) ||
           (back.starts_with('.') && std::ranges::any_of(files, [&](const std::string& other) {
              return other.starts_with(folder) && other.ends_with(".up.sql") &&
                     other.find('/', folder.size()) == std::string::npos;
            }));
  });
}

void put_in_order(std::vector<DirectoryEntry>& entries) {
  std::ranges::sort(entries, {}, &DirectoryEntry::name);
  const auto place = [](const DirectoryEntry& entry) {
    auto version = version_of(entry.name);
    return std::pair(!version, std::move(version).value_or(std::vector<std::string>{}));
  };
  std::ranges::stable_sort(entries, {}, place);
}

std::vector<PlannedChange> planned_changes(std::string_view plan) {
  std::vector<PlannedChange> changes;
  std::vector<std::pair<std::size_t, std::string>> tags;  // with the number of changes before each
  for (const std::string& line : split(plan, '\n')) {
    const std::string_view text = trim(line);
    std::string word(text.substr(0, text.find_first_of(" \t")));
    if (word.empty() || word.front() == '%' || word.front() == '#') {
      continue;
    }
    if (word.front() == '@') {
      tags.emplace_back(changes.size(), std::move(word));
      continue;
    }
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (changes[i].name == word && changes[i].tags.empty()) {
        for (const auto& [before, tag] : tags) {
          if (before > i) {
            changes[i].tags.push_back(tag);
          }
        }
      }
    }
    changes.push_back({std::move(word), {}});
  }
  return changes;
}

}  // namespace ashlar::project
