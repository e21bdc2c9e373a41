#include "compiler/project/command.h"

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"

namespace ashlar::project {

namespace {

struct KnownCommand {
  std::string_view name;
  CommandKind kind;
};

using enum CommandKind;

constexpr auto known_commands = std::to_array<KnownCommand>({
    {"i", include},
    {"include", include},
    {"ir", include_relative},
    {"include_relative", include_relative},
    {"set", set},
    {"unset", unset},
    {"setenv", setenv},
    {"getenv", getenv},
    {"prompt", prompt},
    {"cd", change_folder},
    {"if", conditional},
    {"elif", conditional},
    {"else", conditional},
    {"endif", conditional},
    {"g", send},
    {"gx", send},
    {"gset", send},
    {"gexec", send},
    {"gdesc", send},
    {"watch", send},
    {"crosstabview", send},
    {"r", reset},
    {"reset", reset},
    {"c", connect},
    {"connect", connect},
    {"q", quit},
    {"quit", quit},
    {"copy", copy},
    {"echo", listed},
    {"qecho", listed},
    {"warn", listed},
    {"!", listed},
    {"e", listed},
    {"edit", listed},
    {"ef", listed},
    {"ev", listed},
    {"o", listed},
    {"out", listed},
    {"w", listed},
    {"write", listed},
    {"password", listed},
    {"lo_export", listed},
    {"lo_import", listed},
    {"lo_list", listed},
    {"lo_unlink", listed},
    {"restrict", ignored},
    {"unrestrict", ignored},
    {"timing", ignored},
    {"pset", ignored},
    {"x", ignored},
    {"encoding", ignored},
    {"t", ignored},
    {"T", ignored},
    {"a", ignored},
    {"C", ignored},
    {"f", ignored},
    {"H", ignored},
    {"html", ignored},
    {"h", ignored},
    {"help", ignored},
    {"?", ignored},
    {"copyright", ignored},
    {"conninfo", ignored},
    {"errverbose", ignored},
    {"l", ignored},
    {"list", ignored},
    {"p", ignored},
    {"print", ignored},
    {"s", ignored},
    {"sf", ignored},
    {"sv", ignored},
    {"z", ignored},
    {"bind", ignored},
    {"bind_named", ignored},
    {"parse", ignored},
    {"close", ignored},
    {"close_prepared", ignored},
    {"startpipeline", ignored},
    {"endpipeline", ignored},
    {"sendpipeline", ignored},
    {"syncpipeline", ignored},
    {"flush", ignored},
    {"flushrequest", ignored},
    {"getresults", ignored},
    {"dconfig", ignored},
});

/// The \d commands: which letters may follow "d".
bool is_describe(std::string_view name) {
  while (name.size() > 1 && (name.back() == '+' || name.back() == 'S' || name.back() == 'x')) {
    name.remove_suffix(1);
  }
  constexpr auto forms = std::to_array<std::string_view>(
      {"d",    "da",  "dA",  "dAc", "dAf", "dAo", "dAp", "db",  "dc",  "dC", "dd",  "dD",  "ddp", "dE",
       "de",   "des", "det", "deu", "dew", "dP",  "dPn", "dPi", "dPt", "df", "dfa", "dfn", "dfp", "dft",
       "dfw",  "dF",  "dFd", "dFp", "dFt", "dg",  "di",  "dl",  "dL",  "dm", "dn",  "do",  "dO",  "dp",
       "drds", "drg", "dRp", "dRs", "ds",  "dt",  "dT",  "du",  "dv",  "dx", "dX",  "dy"});
  return std::ranges::find(forms, name) != forms.end();
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}
bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Reads the arguments of one command; never goes past the end of its line.
class ArgumentReader {
 public:
  ArgumentReader(FileId file, std::string_view line, std::uint32_t at, const SessionVariables& variables)
      : file_(file), line_(line), at_(at), variables_(variables) {}

  void read(Command& command);

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0';
  }
  bool one(Argument& argument);
  bool quoted(Argument& argument);
  void escape(std::string& out);
  bool until(char close, std::string& out);
  void variable(Argument& argument, bool alone);

  FileId file_;
  std::string_view line_;
  std::size_t at_;
  const SessionVariables& variables_;
};

void ArgumentReader::escape(std::string& out) {
  const char c = peek();
  ++at_;
  const auto number = [&](int base, int digits, int value) {
    for (; digits > 0; --digits, ++at_) {
      const char d = peek();
      const int digit = d >= '0' && d <= '9'                     ? d - '0'
                        : (d | 0x20) >= 'a' && (d | 0x20) <= 'f' ? (d | 0x20) - 'a' + 10
                                                                 : base;
      if (digit >= base) {
        break;
      }
      value = value * base + digit;
    }
    out += static_cast<char>(value);
  };
  constexpr std::string_view letters = "ntbrf";
  constexpr std::string_view meanings = "\n\t\b\r\f";
  if (const auto found = letters.find(c); c != '\0' && found != std::string_view::npos) {
    out += meanings[found];
  } else if (c >= '0' && c <= '7') {
    number(8, 2, c - '0');
  } else if (c == 'x') {
    number(16, 2, 0);
  } else {
    out += c;
  }
}

bool ArgumentReader::quoted(Argument& argument) {
  ++at_;
  while (at_ < line_.size()) {
    const char c = line_[at_++];
    if (c == '\\' && at_ < line_.size()) {
      escape(argument.text);
    } else if (c != '\'') {
      argument.text += c;
    } else if (peek() == '\'') {
      argument.text += '\'';
      ++at_;
    } else {
      return true;
    }
  }
  return false;
}

/// From an opening character at the present place to the closing one, both kept.
bool ArgumentReader::until(char close, std::string& out) {
  const auto end = line_.find(close, at_ + 1);
  const auto stop = end == std::string_view::npos ? line_.size() : end + 1;
  out += line_.substr(at_, stop - at_);
  at_ = stop;
  return end != std::string_view::npos;
}

void ArgumentReader::variable(Argument& argument, bool alone) {
  const char next = peek(1);
  const bool quote = next == '\'' || next == '"';
  const bool test = next == '{' && peek(2) == '?';
  const auto begin = at_ + (test ? 3 : quote ? 2 : 1);
  auto end = begin;
  while (end < line_.size() && is_name(line_[end])) {
    ++end;
  }
  const bool closed = !(quote || test) || (end < line_.size() && line_[end] == (test ? '}' : next));
  if (end == begin || !closed) {
    argument.text += line_[at_++];
    return;
  }
  const auto name = line_.substr(begin, end - begin);
  const auto whole_end = end + (quote || test ? 1 : 0);
  const auto* value = variables_.find(name);
  if (test) {
    argument.text += value != nullptr ? "TRUE" : "FALSE";
  } else if (value == nullptr) {
    argument.text += line_.substr(at_, whole_end - at_);
    const bool digit = name.front() >= '0' && name.front() <= '9';
    const char after = whole_end < line_.size() ? line_[whole_end] : ' ';
    if (!digit && (alone || quote) && (is_space(after) || quote || after == ':' || after == '/' || after == '\\')) {
      argument.missing = name;
    }
  } else if (next == '\'') {
    argument.text += quote_literal(*value);
  } else {
    const std::string quotes = next == '"' ? "\"" : "";
    argument.text += quotes + *value + quotes;
  }
  at_ = whole_end;
}

/// One argument; false at the end of the command.
bool ArgumentReader::one(Argument& argument) {
  while (at_ < line_.size() && is_space(line_[at_])) {
    ++at_;
  }
  if (at_ >= line_.size() || line_[at_] == '\\') {
    return false;
  }
  const auto begin = at_;
  bool closed = true;
  while (closed && at_ < line_.size() && !is_space(line_[at_]) && line_[at_] != '\\') {
    switch (line_[at_]) {
      case '\'':
        closed = quoted(argument);
        break;
      case '"':
        closed = until('"', argument.text);
        break;
      case '`':
        argument.backquoted = true;
        closed = until('`', argument.text);
        break;
      case ':':
        variable(argument, at_ == begin);
        break;
      default:
        argument.text += line_[at_++];
    }
  }
  argument.span = {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  if (!closed) {
    argument.span.file = no_file;
  }
  return true;
}

void ArgumentReader::read(Command& command) {
  for (;;) {
    Argument argument;
    if (!one(argument)) {
      break;
    }
    command.unterminated = !argument.span.valid();
    command.arguments.push_back(std::move(argument));
    if (command.unterminated) {
      break;
    }
  }
  command.end = static_cast<std::uint32_t>(at_);
  if (peek() == '\\' && peek(1) == '\\') {
    command.end += 2;
  }
}

}  // namespace

CommandKind command_kind(std::string_view name) {
  const auto found = std::ranges::find(known_commands, name, &KnownCommand::name);
  if (found != known_commands.end()) {
    return found->kind;
  }
  if (name.starts_with('!')) {
    return listed;
  }
  const bool plus = name.ends_with('+') || name.ends_with('x');
  const auto base = name.substr(0, name.size() - (plus ? 1 : 0));
  const bool lists = base == "l" || base == "list" || base == "sf" || base == "sv" || base == "z" || base == "lo_list";
  return is_describe(name) || (plus && lists) ? ignored : unknown;
}

std::string closest_command(std::string_view name) {
  std::vector<std::string> names;
  for (const auto& known : known_commands) {
    if (known.name.size() > 1) {
      names.emplace_back(known.name);
    }
  }
  return closest(name, names);
}

Command read_command(FileId file, std::string_view text, std::uint32_t at, const SessionVariables& variables) {
  const auto line = text.substr(0, std::min(text.find('\n', at), text.size()));
  auto end = static_cast<std::size_t>(at);
  while (end < line.size() && !is_space(line[end]) && line[end] != '\\') {
    ++end;
  }
  Command command;
  command.name = line.substr(at, end - at);
  const auto kind = command_kind(command.name);
  if (kind == copy || command.name.starts_with('!')) {
    command.end = static_cast<std::uint32_t>(line.size());
  } else {
    ArgumentReader(file, line, static_cast<std::uint32_t>(end), variables).read(command);
  }
  command.text = trim(line.substr(at - 1, command.end - at + 1));
  while (command.text.size() > 1 && command.text.ends_with("\\\\")) {
    command.text = trim(command.text.substr(0, command.text.size() - 2));
  }
  command.span = {file, at - 1, at - 1 + static_cast<std::uint32_t>(command.text.size())};
  return command;
}

std::optional<bool> read_boolean(std::string_view word) {
  const auto folded = to_lower(word);
  const auto begins = [&](std::string_view full, std::size_t least) {
    return folded.size() >= least && full.starts_with(folded);
  };
  if (begins("true", 1) || begins("yes", 1) || folded == "on" || folded == "1") {
    return true;
  }
  if (begins("false", 1) || begins("no", 1) || begins("off", 2) || folded == "0") {
    return false;
  }
  return std::nullopt;
}

}  // namespace ashlar::project
