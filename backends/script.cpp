#include "backends/script.h"

#include <algorithm>
#include <set>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"

namespace ashlar::backends {

namespace {

constexpr std::string_view check_mark = "-- check: ";
constexpr std::string_view until_mark = "-- until: ";

bool word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::size_t end_of_string(std::string_view sql, std::size_t at, bool escapes) {
  const char quote = sql[at];
  for (std::size_t i = at + 1; i < sql.size(); ++i) {
    if (escapes && sql[i] == '\\') {
      ++i;
    } else if (sql[i] == quote) {
      if (i + 1 == sql.size() || sql[i + 1] != quote) {
        return i + 1;
      }
      ++i;
    }
  }
  return sql.size();
}

std::size_t end_of_block_comment(std::string_view sql, std::size_t at) {
  std::size_t depth = 0;
  for (std::size_t i = at; i + 1 < sql.size(); ++i) {
    const std::string_view two = sql.substr(i, 2);
    if (two == "/*") {
      ++depth;
      ++i;
    } else if (two == "*/") {
      ++i;
      if (--depth == 0) {
        return i + 1;
      }
    }
  }
  return sql.size();
}

std::size_t end_of_dollar_quote(std::string_view sql, std::size_t at) {
  std::size_t tag = at + 1;
  while (tag < sql.size() && word_byte(sql[tag])) {
    ++tag;
  }
  const bool number = at + 1 < sql.size() && sql[at + 1] >= '0' && sql[at + 1] <= '9';
  if (tag >= sql.size() || sql[tag] != '$' || number) {
    return at;
  }
  const std::string_view delimiter = sql.substr(at, tag + 1 - at);
  const auto end = sql.find(delimiter, tag + 1);
  return end == std::string_view::npos ? sql.size() : end + delimiter.size();
}

std::string begin_text(const Settings& settings) {
  return "BEGIN;\n" + (settings.empty() ? "" : "\n" + settings_text(settings, true));
}

/// Takes values from psql's variables, or else from the environment, for statements that want them. Who reads the
/// script for its schema alone needs none; where one is not set the statement that wants it fails, naming it.
std::string environment_text(std::span<const Unit> units) {
  std::set<std::string> names;
  for (const Unit& unit : units) {
    names.insert(unit.statement->environment.begin(), unit.statement->environment.end());
  }
  std::string text;
  for (const std::string& name : names) {
    text += "\\if :{?" + name + "}\n\\else\n\\getenv " + name + " " + name + "\n\\endif\n\\if :{?" + name +
            "}\nSET LOCAL env." + quote_identifier(name) + " = :'" + name + "';\n\\endif\n";
  }
  return text.empty() ? "" : "\n-- values that come when this runs\n\\if :{?DBNAME}\n" + text + "\\endif\n";
}

void write_step(std::string& text, const Unit& unit, const Step*& named) {
  if (unit.step != named) {
    named = unit.step;
    text += "\n-- " + comment_text(unit.step->object) + "\n";
    std::string hazards;
    for (const Hazard hazard : unit.step->hazards) {
      hazards += (hazards.empty() ? "" : ", ") + std::string(hazard_name(hazard));
    }
    if (!hazards.empty()) {
      text += "-- hazards: " + hazards + "\n";
    }
  }
  text += without_variables(unit.statement->sql) + ";\n";
}

/// A line of a script, without its line break, that is not inside a literal, name or comment.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Line> lines_outside_quotes(std::string_view script) {
  std::vector<Line> lines;
  Line line;
  std::size_t at = 0;
  const auto close = [&](std::size_t end) {
    line.end = end;
    lines.push_back(line);
    line.begin = end + 1;
  };
  while (at < script.size()) {
    if (script[at] == '\n') {
      close(at++);
      continue;
    }
    const auto end = end_of_quoted(script, at);
    at = end == at ? at + 1 : end;
  }
  if (line.begin < script.size()) {
    close(script.size());
  }
  return lines;
}

std::string guard(std::string_view project, std::string_view change) {
  return std::string(until_mark) + std::string(change) +
         "\nSELECT pg_catalog.count(*) = 0 AS current FROM :\"registry\".changes\nWHERE project = " +
         quote_literal(project) + " AND change = " + quote_literal(change) + " \\gset\n\\if :current\n";
}

}  // namespace

std::string comment_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    result += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  }
  return result;
}

std::size_t end_of_quoted(std::string_view sql, std::size_t at) {
  switch (sql[at]) {
    case '\'': {
      const bool escapes = at > 0 && (sql[at - 1] == 'E' || sql[at - 1] == 'e') && (at == 1 || !word_byte(sql[at - 2]));
      return end_of_string(sql, at, escapes);
    }
    case '"':
      return end_of_string(sql, at, false);
    case '$':
      return at > 0 && word_byte(sql[at - 1]) ? at : end_of_dollar_quote(sql, at);
    case '-':
      if (sql.substr(at, 2) == "--") {
        return std::min(sql.find('\n', at), sql.size());
      }
      return at;
    case '/':
      return sql.substr(at, 2) == "/*" ? end_of_block_comment(sql, at) : at;
    default:
      return at;
  }
}

std::string without_variables(std::string_view sql) {
  std::string result;
  for (std::size_t at = 0; at < sql.size();) {
    if (const auto end = end_of_quoted(sql, at); end != at) {
      result += sql.substr(at, end - at);
      at = end;
      continue;
    }
    if (sql[at] == ':') {
      std::size_t end = at;
      while (end < sql.size() && sql[end] == ':') {
        ++end;
      }
      result += sql.substr(at, end - at);
      const char next = end < sql.size() ? sql[end] : ' ';
      if (end - at != 2 && (word_byte(next) || next == '\'' || next == '"' || next == '{')) {
        result += ' ';
      }
      at = end;
      continue;
    }
    result += sql[at++];
  }
  return result;
}

std::string settings_text(const Settings& settings, bool local) {
  std::string text;
  for (const auto& [name, value] : settings) {
    text += (local ? "SET LOCAL " : "SET ") + name + " = " + value + ";\n";
  }
  return text;
}

std::string statements_text(std::span<const Unit> units, const Settings& settings, const std::string& guard) {
  std::string text;
  const Step* named = nullptr;
  bool session_set = settings.empty();
  bool guarded = guard.empty();
  const auto add_guard = [&] {
    if (!guarded) {
      text += (text.ends_with("\n\n") || text.empty() ? "" : "\n") + guard;
      guarded = true;
    }
  };
  for (std::size_t i = 0; i < units.size();) {
    text += text.empty() ? "" : "\n";
    if (units[i].alone()) {
      if (!session_set) {
        text += settings_text(settings, false);
        session_set = true;
      }
      add_guard();
      write_step(text, units[i], named);
      ++i;
      continue;
    }
    text += begin_text(settings);
    std::size_t end = i;
    while (end < units.size() && !units[end].alone()) {
      ++end;
    }
    text += environment_text(units.subspan(i, end - i));
    add_guard();
    for (; i < end; ++i) {
      write_step(text, units[i], named);
    }
    text += "\nCOMMIT;\n";
  }
  return text;
}

namespace {

/// True for a check that makes something to compare with. It is undone as a whole: the locks of what is made and
/// dropped in one transaction stay to its end, and a server has room for some thousands (max_locks_per_transaction).
bool makes_something(const Check& check) {
  return check.sql.size() > 1;
}

}  // namespace

std::string guard_text(const std::vector<Check>& checks, const std::string& script) {
  if (checks.empty()) {
    return {};
  }
  std::string body = "BEGIN\n";
  for (const Check& check : checks) {
    const bool makes = makes_something(check);
    body += "  -- " + comment_text(check.object) + "\n" + (makes ? "  BEGIN\n" : "");
    for (const std::string& sql : check.sql) {
      body += (makes ? "    EXECUTE " : "  EXECUTE ") + quote_dollar(sql) + ";\n";
    }
    if (makes) {
      body += "    RAISE SQLSTATE 'ASH00';\n  EXCEPTION WHEN SQLSTATE 'ASH00' THEN NULL;\n  END;\n";
    }
  }
  body += "EXCEPTION WHEN OTHERS THEN\n  RAISE EXCEPTION USING MESSAGE = " +
          quote_literal(script + " starts from another state of the database: ") +
          " || SQLERRM, HINT = 'nothing was changed';\nEND";
  // psql has DBNAME wherever it is connected. Who reads the script for its schema alone is not, and reads past what
  // the checks make for themselves.
  return "-- guard: is the database what this starts from?\n\\if :{?DBNAME}\nDO " + quote_dollar(body) + ";\n\\endif\n";
}

std::string verify_text(const std::vector<Check>& checks, const Settings& settings) {
  const std::string back = "ROLLBACK TO SAVEPOINT ashlar_check;\n";
  std::string text = begin_text(settings);
  text += std::ranges::any_of(checks, makes_something) ? "\nSAVEPOINT ashlar_check;\n" : "";
  for (const Check& check : checks) {
    text += "\n" + std::string(check_mark) + comment_text(check.object) + "\n";
    for (const std::string& sql : check.sql) {
      text += without_variables(sql) + ";\n";
    }
    text += makes_something(check) ? back : "";
  }
  return text + "\nROLLBACK;\n";
}

std::string with_guards(std::string_view script, std::span<const std::string> objects, std::string_view project,
                        std::string_view change, const std::function<bool(std::string_view)>& is_planned) {
  const std::vector<Line> lines = lines_outside_quotes(script);
  const auto text_of = [&](const Line& line) { return script.substr(line.begin, line.end - line.begin); };
  const auto is_guarded = [&](std::size_t i) { return i < lines.size() && text_of(lines[i]).starts_with(until_mark); };
  std::string result;
  std::size_t copied = 0;
  const auto copy_to = [&](std::size_t end) {
    result += script.substr(copied, end - copied);
    copied = end;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view mark = text_of(lines[i]);
    if (!mark.starts_with(check_mark) || std::ranges::find(objects, mark.substr(check_mark.size())) == objects.end()) {
      continue;
    }
    std::size_t end = i + 1;
    while (end < lines.size() && !trim(text_of(lines[end])).empty() && text_of(lines[end]) != "ROLLBACK;" &&
           !text_of(lines[end]).starts_with(check_mark)) {
      ++end;
    }
    if (end >= lines.size()) {
      break;
    }
    if (!is_guarded(i + 1)) {
      copy_to(lines[i].end + 1);
      result += guard(project, change);
      copy_to(lines[end].begin);
      result += "\\endif\n";
    } else if (!is_planned(text_of(lines[i + 1]).substr(until_mark.size()))) {
      copy_to(lines[i].end + 1);
      result += guard(project, change);
      std::size_t body = i + 1;
      while (body < end && text_of(lines[body]) != "\\if :current") {
        ++body;
      }
      copied = body < end ? lines[body].end + 1 : copied;
    }
    i = end - 1;
  }
  copy_to(script.size());
  return result;
}

}  // namespace ashlar::backends
