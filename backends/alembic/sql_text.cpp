#include "backends/alembic/sql_text.h"

#include "backends/script.h"

namespace ashlar::backends::alembic {

namespace {

/// \w of Python's re. Letters beyond ASCII are, signs beyond ASCII are not: `sign_is_word` decides for all of them.
bool is_word(char c, bool beyond_ascii) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         (beyond_ascii && static_cast<unsigned char>(c) >= 0x80);
}

char at(std::string_view text, std::size_t place) {
  return place < text.size() ? text[place] : '\0';
}

/// The pattern of a parameter, (?<![:\w\\]):(\w+)(?!:), at a colon.
bool binds(std::string_view text, std::size_t colon) {
  const char before = colon == 0 ? '\0' : text[colon - 1];
  if (before == ':' || before == '\\' || is_word(before, false)) {
    return false;
  }
  std::size_t end = colon + 1;
  while (is_word(at(text, end), true)) {
    ++end;
  }
  const std::size_t length = end - colon - 1;
  return length > 1 || (length == 1 && at(text, end) != ':');
}

/// The end of what the pattern of an escape, \\(:[\w$]*)(?![:\w$]), takes at a backslash; 0 where it takes nothing.
std::size_t unescapes(std::string_view text, std::size_t backslash) {
  if (at(text, backslash + 1) != ':') {
    return 0;
  }
  std::size_t end = backslash + 2;
  while (is_word(at(text, end), true) || at(text, end) == '$') {
    ++end;
  }
  return at(text, end) == ':' ? 0 : end;
}

/// Escapes of a literal in E'': what neither SQLAlchemy nor Alembic's --sql change.
std::string escape_literal(std::string_view value, bool doubled_quotes, bool escapes) {
  std::string text = "E'";
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '\t') {
      text += "\\t";
    } else if (c == ':') {
      text += "\\x3a";
    } else if (c == '\'') {
      text += "''";
      i += doubled_quotes ? 1 : 0;
    } else if (c == '\\') {
      text += escapes ? std::string{c, at(value, ++i)} : "\\\\";
    } else {
      text += c;
    }
  }
  return text + "'";
}

/// A literal, quoted name or comment in a spelling that holds neither tabs nor single colons.
std::string respelled(std::string_view quoted, bool escapes) {
  if (quoted.front() == '\'') {
    return escape_literal(quoted.substr(1, quoted.size() - 2), true, escapes);
  }
  if (quoted.front() == '$') {
    const std::size_t delimiter = quoted.find('$', 1) + 1;
    return escape_literal(quoted.substr(delimiter, quoted.size() - 2 * delimiter), false, false);
  }
  if (quoted.front() != '"') {
    return std::string(quoted);
  }
  std::string text = "U&\"";
  for (const char c : quoted.substr(1)) {
    text += c == '\\' ? "\\\\" : c == ':' ? "\\003a" : c == '\t' ? "\\0009" : std::string(1, c);
  }
  return text;
}

std::string with_escaped_colons(std::string_view sql) {
  std::string text;
  bool follows_escaped_word = false;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    const char c = sql[i];
    if (c == ':') {
      const bool pair = at(sql, i + 1) == ':' || (i > 0 && sql[i - 1] == ':');
      const bool taken = !pair && (binds(sql, i) || (i > 0 && sql[i - 1] == '\\') || follows_escaped_word);
      text += taken ? "\\:" : ":";
      follows_escaped_word = taken;
      continue;
    }
    follows_escaped_word = follows_escaped_word && (is_word(c, true) || c == '$');
    text += c;
  }
  return text;
}

bool is_kept(const std::string& text, std::string_view sql) {
  bool bound = false;
  return as_sent(text, bound) == sql && !bound;
}

}  // namespace

std::string as_sent(std::string_view text, bool& bound) {
  std::string sent;
  for (std::size_t i = 0; i < text.size();) {
    bound = bound || (text[i] == ':' && binds(text, i));
    const std::size_t end = text[i] == '\\' ? unescapes(text, i) : 0;
    if (end == 0) {
      sent += text[i++];
    } else {
      sent += text.substr(i + 1, end - i - 1);
      i = end;
    }
  }
  return sent;
}

std::string for_text(std::string_view sql) {
  if (sql.find_first_of(":\t") == std::string_view::npos) {
    return std::string(sql);
  }
  std::string kept;
  for (std::size_t i = 0; i < sql.size();) {
    const std::size_t end = end_of_quoted(sql, i);
    if (end == i) {
      // A slice's [:n::integer], the one place for a single colon outside of quotes.
      kept += sql[i] == '\t' ? ' ' : sql[i];
      const bool slice = sql[i] == ':' && binds(sql, i) && !is_kept(with_escaped_colons(sql.substr(i)), sql.substr(i));
      kept += slice ? " " : "";
      ++i;
      continue;
    }
    const std::string_view quoted = sql.substr(i, end - i);
    const bool escapes =
        i > 0 && (sql[i - 1] == 'E' || sql[i - 1] == 'e') && sql[i] == '\'' && (i == 1 || !is_word(sql[i - 2], true));
    const bool tabs = quoted.find('\t') != std::string_view::npos;
    if (tabs || !is_kept(with_escaped_colons(quoted), quoted)) {
      if (escapes) {
        kept.pop_back();
      }
      kept += respelled(quoted, escapes);
    } else {
      kept += quoted;
    }
    i = end;
  }
  return with_escaped_colons(kept);
}

bool line_breaks_are_free(std::string_view sql) {
  for (std::size_t i = 0; i < sql.size();) {
    const std::size_t end = end_of_quoted(sql, i);
    const std::string_view piece = sql.substr(i, end - i);
    if (piece.find('\n') != std::string_view::npos || piece.starts_with("--")) {
      return false;  // a comment ends with its line
    }
    i = end == i ? i + 1 : end;
  }
  return true;
}

}  // namespace ashlar::backends::alembic
