#include "backends/alembic/settings.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <sstream>

// A file that is no TOML is an answer, not an exception.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "compiler/base/text.h"

namespace ashlar::backends::alembic {

namespace {

/// The options of [alembic] or [tool.alembic] before interpolation; lists as lines.
using Options = std::map<std::string, std::string>;

std::string normal_path(const std::string& path) {
  std::string normal = std::filesystem::path(path).lexically_normal().generic_string();
  while (normal.size() > 1 && normal.ends_with('/')) {
    normal.pop_back();
  }
  return normal == "." ? "" : normal;
}

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

/// %(here)s becomes the folder of the file and %% a percent sign; the tokens of file_template, which come as %%(rev)s,
/// stay.
std::string interpolated(std::string_view value, const std::string& here) {
  constexpr std::string_view token = "%(here)s";
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value.substr(i).starts_with(token)) {
      text += here.empty() ? "." : here;
      i += token.size() - 1;
    } else {
      text += value[i];
      i += value.substr(i, 2) == "%%" ? 1 : 0;
    }
  }
  return text;
}

/// As configparser reads it: a line that is indented goes on with the option before it.
Options ini_options(std::string_view text) {
  Options options;
  bool within = false;
  std::string* last = nullptr;
  for (const std::string& line : split(text, '\n')) {
    const std::string_view content = trim(line);
    if (content.empty() || content.front() == '#' || content.front() == ';') {
      last = content.empty() ? nullptr : last;
      continue;
    }
    if (line.front() == ' ' || line.front() == '\t') {
      if (last != nullptr) {
        *last += "\n" + std::string(content);
      }
      continue;
    }
    if (content.front() == '[') {
      within = content == "[alembic]";
      last = nullptr;
      continue;
    }
    const auto sign = content.find_first_of("=:");
    if (!within || sign == std::string_view::npos) {
      last = nullptr;
      continue;
    }
    last = &options[to_lower(trim(content.substr(0, sign)))];
    *last = trim(content.substr(sign + 1));
  }
  return options;
}

std::string toml_text(const toml::node& node) {
  if (const auto* list = node.as_array()) {
    std::string text;
    for (const toml::node& one : *list) {
      text += (text.empty() ? "" : "\n") + toml_text(one);
    }
    return text;
  }
  std::ostringstream written;
  if (const auto* string = node.as_string()) {
    return string->get();
  }
  node.visit([&](const auto& value) {
    if constexpr (toml::is_value<decltype(value)>) {
      written << value.get();
    }
  });
  return written.str();
}

/// Nothing where there is no [tool.alembic]; what is no TOML counts as that, since Alembic would not run either.
std::optional<Options> toml_options(const std::string& text) {
  const toml::parse_result parsed = toml::parse(text);
  const toml::table* table = parsed ? parsed.table().at_path("tool.alembic").as_table() : nullptr;
  if (table == nullptr) {
    return std::nullopt;
  }
  Options options;
  for (const auto& [key, value] : *table) {
    options[std::string(key.str())] = toml_text(value);
  }
  return options;
}

struct Found {
  std::string path;
  Options options;
};

/// The first file with settings; `directory` is where a file of its own may be as well.
std::optional<Found> find_options(const PresentFiles& project, const std::string& directory) {
  std::vector<std::string> candidates(setting_files.begin(), setting_files.end());
  if (!directory.empty()) {
    candidates.insert(candidates.begin(), directory + "/alembic.ini");
  }
  for (const std::string& path : candidates) {
    if (!project.contains(path)) {
      continue;
    }
    auto options = path.ends_with(".toml") ? toml_options(project.content(path)) : ini_options(project.content(path));
    if (options) {
      return Found{path, std::move(*options)};
    }
  }
  return std::nullopt;
}

std::string option(const Options& options, const std::string& name) {
  const auto at = options.find(name);
  return at == options.end() ? "" : at->second;
}

/// Paths are seen from the folder where alembic is run, the project's.
std::string location(const Found& found, const std::string& value) {
  return normal_path(interpolated(value, folder_of(found.path)));
}

/// Without script_location, as Flask-Migrate has it, the folder of the file.
std::string location_of_scripts(const Found& found) {
  const std::string value = option(found.options, "script_location");
  return value.empty() ? folder_of(found.path) : location(found, value);
}

std::vector<std::string> version_locations(const Found& found) {
  const std::string value = option(found.options, "version_locations");
  std::string separator = option(found.options, "path_separator");
  if (separator.empty()) {
    separator = option(found.options, "version_path_separator");
  }
  separator = separator.substr(0, separator.find_first_of(" \t"));  // Alembic's own template has a comment behind it
  const std::string between = separator == "os" || separator == ":" ? ":\n"
                              : separator == ";"                    ? ";\n"
                              : separator == "newline"              ? "\n"
                                                                    : ", \n";
  std::vector<std::string> locations;
  std::size_t begin = 0;
  while (begin < value.size()) {
    const auto end = std::min(value.find_first_of(between, begin), value.size());
    if (const auto one = trim(std::string_view(value).substr(begin, end - begin)); !one.empty()) {
      locations.push_back(location(found, std::string(one)));
    }
    begin = end + 1;
  }
  return locations;
}

/// As configparser and Alembic take it.
bool is_true(const std::string& value) {
  const std::string word = to_lower(value);
  return word == "true" || word == "yes" || word == "on" || word == "1";
}

std::vector<std::string> words(const std::string& value) {
  std::vector<std::string> list;
  for (const std::string& one : split(value, ',')) {
    if (!trim(one).empty()) {
      list.emplace_back(trim(one));
    }
  }
  return list;
}

}  // namespace

const std::vector<std::string_view> setting_files{"alembic.ini", "migrations/alembic.ini", "pyproject.toml"};

std::string script_location(const PresentFiles& project) {
  const auto found = find_options(project, "");
  return found ? location_of_scripts(*found) : "";
}

std::optional<Settings> read_settings(const PresentFiles& project, const std::string& directory,
                                      Diagnostics& diagnostics) {
  Settings settings;
  settings.script_location = normal_path(directory);
  const auto found = find_options(project, settings.script_location);
  if (found) {
    settings.path = found->path;
    if (const std::string there = location_of_scripts(*found); there != settings.script_location) {
      diagnostics.report(Code::config_conflict, {project.files.at(found->path), 0, 0}, {"script_location", there},
                         "make `dir` of [migrations] the same");
      return std::nullopt;
    }
    settings.version_locations = version_locations(*found);
    settings.recursive = is_true(option(found->options, "recursive_version_locations"));
    if (const std::string value = option(found->options, "file_template"); !value.empty()) {
      settings.file_template = interpolated(value, "");
    }
    if (const std::string value = option(found->options, "truncate_slug_length"); !value.empty()) {
      std::from_chars(value.data(), value.data() + value.size(), settings.truncate_slug_length);
    }
    settings.timezone = option(found->options, "timezone");
    settings.databases = words(option(found->options, "databases"));
  }
  if (settings.version_locations.empty()) {
    settings.version_locations.push_back(normal_path(settings.script_location + "/versions"));
  }
  return settings;
}

}  // namespace ashlar::backends::alembic
