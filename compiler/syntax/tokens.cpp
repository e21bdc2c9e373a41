// Values of names and strings, and the splitting of SQL text: what needs tokens but no tree.

#include <array>
#include <charconv>

#include "compiler/base/quote.h"
#include "compiler/syntax/parser.h"
#include "compiler/syntax/scan.h"

namespace ashlar::syntax {

namespace {

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

/// Reads up to `most` digits of `base` at `at` and moves it behind them; -1 where there are none.
std::int64_t read_digits(std::string_view text, std::size_t& at, std::size_t most, int base) {
  std::uint32_t value = 0;
  const auto piece = text.substr(at, most);
  const auto [end, error] = std::from_chars(piece.data(), piece.data() + piece.size(), value, base);
  if (error != std::errc{}) {
    return -1;
  }
  at += static_cast<std::size_t>(end - piece.data());
  return value;
}

bool is_high_surrogate(std::int64_t code) {
  return code >= 0xD800 && code < 0xDC00;
}
bool is_low_surrogate(std::int64_t code) {
  return code >= 0xDC00 && code < 0xE000;
}

/// Writes code points, joining the surrogate pairs in which escapes may spell one.
class CodePoints {
 public:
  explicit CodePoints(std::string& out) : out_(out) {}
  void add(std::int64_t code) {
    if (is_high_surrogate(code)) {
      high_ = static_cast<std::uint32_t>(code);
    } else if (is_low_surrogate(code) && high_ != 0) {
      append_utf8(out_, 0x10000 + ((high_ - 0xD800) << 10) + (static_cast<std::uint32_t>(code) - 0xDC00));
      high_ = 0;
    } else {
      append_utf8(out_, static_cast<std::uint32_t>(code));
    }
  }

 private:
  std::string& out_;
  std::uint32_t high_ = 0;
};

/// U&: \XXXX, \+XXXXXX and \\ with another escape character where UESCAPE gives one.
std::string decode_unicode(std::string_view text, char escape) {
  std::string out;
  CodePoints code_points(out);
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != escape) {
      out += text[at++];
      continue;
    }
    ++at;
    if (at < text.size() && text[at] == escape) {
      out += escape;
      ++at;
      continue;
    }
    const bool wide = at < text.size() && text[at] == '+';
    at += wide ? 1 : 0;
    const auto code = read_digits(text, at, wide ? 6 : 4, 16);
    if (code >= 0) {
      code_points.add(code);
    }
  }
  return out;
}

/// One backslash escape of E'', `at` being behind the backslash.
void decode_escape(std::string_view text, std::size_t& at, std::string& out, CodePoints& code_points) {
  const char c = text[at++];
  constexpr std::string_view names = "bfnrtv";
  constexpr std::string_view values = "\b\f\n\r\t\v";
  if (const auto found = names.find(c); found != std::string_view::npos) {
    out += values[found];
  } else if (c >= '0' && c <= '7') {
    --at;
    out += static_cast<char>(read_digits(text, at, 3, 8));
  } else if (c == 'x') {
    const auto value = read_digits(text, at, 2, 16);
    out += value < 0 ? 'x' : static_cast<char>(value);
  } else if (c == 'u' || c == 'U') {
    const auto code = read_digits(text, at, c == 'u' ? 4 : 8, 16);
    if (code >= 0) {
      code_points.add(code);
    }
  } else {
    out += c;
  }
}

std::string decode_escapes(std::string_view text) {
  std::string out;
  CodePoints code_points(out);
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      ++at;
      decode_escape(text, at, out, code_points);
    } else {
      out += text[at++];
    }
  }
  return out;
}

/// The contents of the quoted parts of one constant, joined; doubled quotes made single. `end` is where the
/// last part ends. In E'' constants a backslash keeps the character after it.
std::string join_quoted(std::string_view text, char quote, bool backslashes, std::size_t& end) {
  std::string out;
  std::size_t at = text.find(quote);
  while (at < text.size()) {
    for (++at; at < text.size(); ++at) {
      if (backslashes && text[at] == '\\' && at + 1 < text.size()) {
        out += text[at++];
      } else if (text[at] == quote) {
        if (at + 1 >= text.size() || text[at + 1] != quote) {
          break;
        }
        ++at;
        if (backslashes) {
          out += '\\';  // so that decoding leaves it alone
        }
      }
      out += text[at];
    }
    end = at + 1;
    at = end < text.size() ? skip_blank(text, static_cast<std::uint32_t>(end)).end : text.size();
    if (at < text.size() && text[at] != quote) {
      break;  // UESCAPE
    }
  }
  return out;
}

char escape_character(std::string_view after) {
  const auto quote = after.find('\'');
  return quote == std::string_view::npos || quote + 1 >= after.size() ? '\\' : after[quote + 1];
}

/// The token of `node`, or of its only token where a rule was given.
Node leaf_of(Node node) {
  while (node && node.token() == Tok::none) {
    node = node.first_child();
  }
  return node;
}

}  // namespace

std::string identifier_value(Node node) {
  const Node leaf = leaf_of(node);
  const auto text = leaf.text();
  std::size_t end = 0;
  switch (leaf.token()) {
    case Tok::QUOTED_IDENTIFIER:
      return truncate_identifier(join_quoted(text, '"', false, end));
    case Tok::UNICODE_IDENTIFIER: {
      const auto inner = join_quoted(text, '"', false, end);
      return truncate_identifier(decode_unicode(inner, escape_character(text.substr(end))));
    }
    default:
      return fold_identifier(text);
  }
}

std::string string_value(Node node) {
  const Node leaf = leaf_of(node);
  const auto text = leaf.text();
  std::size_t end = 0;
  switch (leaf.token()) {
    case Tok::DOLLAR_STRING: {
      const auto tag = text.find('$', 1) + 1;
      return std::string(text.substr(tag, text.size() - 2 * tag));
    }
    case Tok::ESCAPE_STRING:
      return decode_escapes(join_quoted(text, '\'', true, end));
    case Tok::UNICODE_STRING: {
      const auto inner = join_quoted(text, '\'', false, end);
      return decode_unicode(inner, escape_character(text.substr(end)));
    }
    case Tok::STRING:
    case Tok::NATIONAL_STRING:
    case Tok::BIT_STRING:
    case Tok::HEX_STRING:
      return join_quoted(text, '\'', false, end);
    default:
      return std::string(text);
  }
}

namespace {

/// Where BEGIN ATOMIC bodies begin and end, told as psql tells it: in CREATE [OR REPLACE] FUNCTION or PROCEDURE,
/// BEGIN and, within it, CASE open and END closes.
class BodyDepth {
 public:
  void next(Tok kind) {
    if (words_ < 4) {
      start_[words_++] = kind;
      const std::size_t object = start_[1] == Tok::KW_OR ? 3 : 1;
      routine_ = start_[0] == Tok::KW_CREATE && words_ > object &&
                 (start_[object] == Tok::KW_FUNCTION || start_[object] == Tok::KW_PROCEDURE);
    }
    if (!routine_) {
      return;
    }
    if (kind == Tok::KW_BEGIN || (kind == Tok::KW_CASE && depth_ > 0)) {
      ++depth_;
    } else if (kind == Tok::KW_END && depth_ > 0) {
      --depth_;
    }
  }
  [[nodiscard]] bool outside() const { return depth_ == 0; }

 private:
  std::array<Tok, 4> start_{};
  std::size_t words_ = 0;
  int depth_ = 0;
  bool routine_ = false;
};

}  // namespace

std::vector<Piece> split_statements(std::string_view sql) {
  std::vector<Piece> pieces;
  BodyDepth body;
  int parentheses = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  const auto finish = [&] {
    if (end > begin) {
      pieces.push_back({begin, end});
    }
    body = {};
    parentheses = 0;
  };
  bool fresh = true;
  for (const auto& token : tokenize(sql)) {
    if (token.kind == Tok::SEMICOLON && parentheses <= 0 && body.outside()) {
      finish();
      fresh = true;
      end = token.end;
      begin = end;
      continue;
    }
    if (fresh) {
      begin = token.begin;
      fresh = false;
    }
    end = token.end;
    parentheses += token.kind == Tok::LPAREN ? 1 : token.kind == Tok::RPAREN ? -1 : 0;
    body.next(token.kind);
  }
  // What could not be read belongs to the last piece, whose parse reports it.
  const auto rest = skip_blank(sql, end);
  if (rest.end < sql.size()) {
    begin = fresh ? rest.end : begin;
    end = static_cast<std::uint32_t>(sql.size());
  }
  finish();
  return pieces;
}

}  // namespace ashlar::syntax
