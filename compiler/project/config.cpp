#include "compiler/project/config.h"

#include <algorithm>
#include <cstdlib>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "compiler/base/text.h"

namespace ashlar::project {

namespace {

constexpr int oldest_postgres = 13;
constexpr int newest_postgres = 18;

/// Walks the tables of ashlar.toml into a Config, reporting what does not belong.
class ConfigReader {
 public:
  ConfigReader(Config& config, const Environment& environment, const SourceManager& sources, Diagnostics& diagnostics)
      : config_(config),
        environment_(environment),
        content_(sources.file(config.file).content),
        diagnostics_(diagnostics) {}

  void read(const toml::table& root);
  [[nodiscard]] Span span(const toml::source_region& region) const;

 private:
  using Handler = std::function<void(const std::string& key, const toml::node& node, Span key_span)>;

  void each(const toml::table& table, const std::string& where, const std::vector<std::string>& known,
            const Handler& handle);
  void table(const toml::node& node, const std::string& where, const std::vector<std::string>& known,
             const Handler& handle);
  void must_be(const toml::node& node, std::string_view key, std::string_view what);
  void text(const toml::node& node, std::string_view key, std::string& out);
  void list(const toml::node& node, std::string_view key, std::vector<std::string>& out);
  void flag(const toml::node& node, std::string_view key, bool& out);
  void choice(const toml::node& node, std::string_view key, const std::vector<std::string>& words, std::size_t& out);
  void project(const toml::node& node, Span key_span);
  void variable(const std::string& name, const toml::node& node);
  void migrations(const toml::node& node);
  void scope(const toml::node& node);
  void gates(const toml::node& node);

  Config& config_;
  const Environment& environment_;
  std::string_view content_;
  Diagnostics& diagnostics_;
};

/// toml++ counts lines and columns (of code points) from 1.
Span ConfigReader::span(const toml::source_region& region) const {
  const auto offset = [&](const toml::source_position& place) {
    std::size_t at = 0;
    for (auto line = place.line; line > 1 && at < content_.size(); --line) {
      at = std::min(content_.find('\n', at), content_.size() - 1) + 1;
    }
    for (auto column = place.column; column > 1 && at < content_.size() && content_[at] != '\n'; --column) {
      at += std::max<std::size_t>(utf8_length(content_, at), 1);
    }
    return static_cast<std::uint32_t>(at);
  };
  if (region.begin.line == 0) {
    return {config_.file, 0, 0};
  }
  const auto begin = offset(region.begin);
  return {config_.file, begin, std::max(begin, region.end.line == 0 ? begin : offset(region.end))};
}

void ConfigReader::each(const toml::table& table, const std::string& where, const std::vector<std::string>& known,
                        const Handler& handle) {
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    const auto place = span(key.source());
    if (known.empty() || std::ranges::find(known, name) != known.end()) {
      handle(name, node, place);
      continue;
    }
    const auto near = closest(name, known);
    diagnostics_.report(Code::config_unknown_key, place, {name, where},
                        near.empty() ? "known here: " + join(known, ", ") : "did you mean " + near + "?");
  }
}

void ConfigReader::table(const toml::node& node, const std::string& where, const std::vector<std::string>& known,
                         const Handler& handle) {
  if (const auto* found = node.as_table()) {
    each(*found, where, known, handle);
  } else {
    must_be(node, where, "a table");
  }
}

void ConfigReader::must_be(const toml::node& node, std::string_view key, std::string_view what) {
  diagnostics_.report(Code::config_value, span(node.source()), {key, what});
}

void ConfigReader::text(const toml::node& node, std::string_view key, std::string& out) {
  const auto* found = node.as_string();
  if (found == nullptr || found->get().empty()) {
    must_be(node, key, "a string that is not empty");
    return;
  }
  out = found->get();
}

void ConfigReader::list(const toml::node& node, std::string_view key, std::vector<std::string>& out) {
  if (const auto* array = node.as_array()) {
    for (const auto& element : *array) {
      text(element, key, out.emplace_back());
    }
  } else {
    must_be(node, key, "a list of strings");
  }
}

void ConfigReader::flag(const toml::node& node, std::string_view key, bool& out) {
  if (const auto* found = node.as_boolean()) {
    out = found->get();
  } else {
    must_be(node, key, "true or false");
  }
}

void ConfigReader::choice(const toml::node& node, std::string_view key, const std::vector<std::string>& words,
                          std::size_t& out) {
  const auto* found = node.as_string();
  const auto at = found == nullptr ? words.end() : std::ranges::find(words, found->get());
  if (at == words.end()) {
    must_be(node, key, "\"" + join(words, "\" or \"") + "\"");
    return;
  }
  out = static_cast<std::size_t>(at - words.begin());
}

void ConfigReader::project(const toml::node& node, Span key_span) {
  const auto errors = diagnostics_.error_count();
  table(node, "[project]", {"name", "sources", "postgres"}, [&](const std::string& key, const toml::node& value, Span) {
    if (key == "name") {
      text(value, key, config_.name);
    } else if (key == "sources" && value.is_string()) {
      text(value, key, config_.sources.emplace_back());
    } else if (key == "sources") {
      list(value, key, config_.sources);
    } else {
      const auto number = value.is_integer() ? value.value<std::int64_t>().value_or(0) : 0;
      if (number < oldest_postgres || number > newest_postgres) {
        must_be(value, key, "a major version of PostgreSQL, 13 to 18");
      } else {
        config_.postgres = static_cast<int>(number);
      }
    }
  });
  if (config_.sources.empty() && diagnostics_.error_count() == errors) {
    diagnostics_.report(Code::config_value, key_span, {"sources", "a list of directories or entry files"},
                        "for example sources = [\"db/src\"]");
  }
}

void ConfigReader::variable(const std::string& name, const toml::node& node) {
  Variable variable;
  if (node.is_table()) {
    std::string fallback;
    bool has_default = false;
    table(node, "variable " + name, {"env", "default"}, [&](const std::string& key, const toml::node& value, Span) {
      if (key == "env") {
        text(value, key, variable.env);
      } else if (const auto* found = value.as_string()) {
        fallback = found->get();
        has_default = true;
      } else {
        must_be(value, key, "a string");
      }
    });
    if (!variable.env.empty()) {
      variable.value = environment_(variable.env);
    }
    if (!variable.value && has_default) {
      variable.value = std::move(fallback);
    }
  } else if (const auto* found = node.as_string()) {
    variable.value = found->get();
  } else {
    must_be(node, "variable " + name, "a string, or { env = \"NAME\", default = \"value\" }");
  }
  config_.variables.emplace(name, std::move(variable));
}

void ConfigReader::migrations(const toml::node& node) {
  if (const auto* array = node.as_array(); array != nullptr && array->is_array_of_tables()) {
    for (const auto& element : *array) {
      migrations(element);
    }
    return;
  }
  auto& entry = config_.migrations.emplace_back();
  entry.span = span(node.source());
  const std::vector<std::string> own{"backend", "dir"};
  table(node, "[migrations]", {}, [&](const std::string& key, const toml::node& value, Span key_span) {
    if (key == "backend") {
      text(value, key, entry.backend);
    } else if (key == "dir") {
      text(value, key, entry.dir);
    } else if (const auto near = closest(key, own); !near.empty()) {
      diagnostics_.report(Code::config_unknown_key, key_span, {key, "[migrations]"}, "did you mean " + near + "?");
    } else if (const auto* found = value.as_string()) {
      entry.options[key] = found->get();
      entry.option_spans[key] = key_span;
    } else if (value.is_integer() || value.is_boolean()) {
      entry.options[key] = value.is_integer() ? std::to_string(value.value<std::int64_t>().value_or(0))
                           : value.value<bool>().value_or(false) ? "true"
                                                                 : "false";
      entry.option_spans[key] = key_span;
    } else if (value.is_array()) {
      std::vector<std::string> values;
      list(value, key, values);
      entry.options[key] = join(values, ", ");
      entry.option_spans[key] = key_span;
    } else {
      must_be(value, key, "a string, a whole number, true or false, or a list of strings");
    }
  });
}

void ConfigReader::scope(const toml::node& node) {
  table(node, "[scope]", {"schemas", "roles", "ignore", "unmodelled"},
        [&](const std::string& key, const toml::node& value, Span) {
          if (key == "schemas") {
            list(value, key, config_.scope.schemas.emplace());
          } else if (key == "roles") {
            flag(value, key, config_.scope.roles);
          } else if (key == "ignore") {
            list(value, key, config_.scope.ignore);
          } else {
            std::size_t chosen = 0;
            choice(value, key, {"error", "warn"}, chosen);
            config_.scope.unmodelled_is_error = chosen == 0;
          }
        });
}

void ConfigReader::gates(const toml::node& node) {
  table(node, "[gates]", {"data_loss"}, [&](const std::string& key, const toml::node& value, Span) {
    std::size_t chosen = 0;
    choice(value, key, {"deny", "warn", "allow"}, chosen);
    config_.gates.data_loss = static_cast<Gate>(chosen);
  });
}

void ConfigReader::read(const toml::table& root) {
  bool has_project = false;
  each(root, "ashlar.toml", {"project", "variables", "migrations", "scope", "gates"},
       [&](const std::string& key, const toml::node& node, Span key_span) {
         if (key == "project") {
           has_project = true;
           project(node, key_span);
         } else if (key == "variables") {
           table(node, "[variables]", {},
                 [&](const std::string& name, const toml::node& value, Span) { variable(name, value); });
         } else if (key == "migrations") {
           migrations(node);
         } else if (key == "scope") {
           scope(node);
         } else {
           gates(node);
         }
       });
  if (!has_project && !diagnostics_.has_errors()) {
    diagnostics_.report(Code::config_value, {config_.file, 0, 0},
                        {"[project] sources", "a list of directories or entry files"},
                        "for example sources = [\"db/src\"]");
  }
}

}  // namespace

Environment process_environment() {
  return [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
}

std::optional<std::string> find_config(const std::string& folder, const FileProvider& files) {
  const auto absolute = files.identity(folder);
  const auto levels = static_cast<std::size_t>(std::ranges::count(absolute, '/')) + 1;
  std::string up;
  for (std::size_t level = 0; level <= levels; ++level, up += "../") {
    auto candidate = join_path(folder, up + "ashlar.toml");
    if (files.kind(candidate) == PathKind::file) {
      return candidate;
    }
  }
  return std::nullopt;
}

std::optional<Config> read_config(const std::string& path, const Environment& environment, const FileProvider& files,
                                  SourceManager& sources, Diagnostics& diagnostics) {
  std::string reason;
  auto content = files.read(path, reason);
  if (!content) {
    diagnostics.report(Code::unreadable, {}, {path, reason});
    return std::nullopt;
  }
  Config config;
  config.path = path;
  config.root = parent_path(path);
  config.file = sources.add(path, std::move(*content));
  const auto errors = diagnostics.error_count();
  ConfigReader reader(config, environment, sources, diagnostics);
  const auto parsed = toml::parse(sources.file(config.file).content, path);
  if (!parsed) {
    diagnostics.report(Code::config_syntax, reader.span(parsed.error().source()),
                       {to_lower(parsed.error().description())});
    return std::nullopt;
  }
  reader.read(parsed.table());
  if (config.name.empty()) {
    const auto identity = files.identity(config.root);
    config.name = identity.substr(identity.rfind('/') + 1);
  }
  if (diagnostics.error_count() != errors) {
    return std::nullopt;
  }
  return config;
}

}  // namespace ashlar::project
