#include "backends/alembic/python_tokens.h"

#include <algorithm>
#include <array>
#include <optional>

#include "compiler/base/text.h"

namespace ashlar::backends::python {

namespace {

constexpr std::size_t tab_width = 8;
constexpr std::size_t deepest = 100;  // of brackets, and of blocks

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) {
  return begins_name(c) || is_digit(c);
}

std::optional<unsigned> digit_of(char c, unsigned base) {
  unsigned value = base;
  if (is_digit(c)) {
    value = static_cast<unsigned>(c - '0');
  } else if (c >= 'a' && c <= 'f') {
    value = static_cast<unsigned>(c - 'a') + 10;
  } else if (c >= 'A' && c <= 'F') {
    value = static_cast<unsigned>(c - 'A') + 10;
  }
  return value < base ? std::optional(value) : std::nullopt;
}

void append_utf8(std::string& to, unsigned code) {
  const auto put = [&](unsigned byte) { to += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0U | (code >> 6U));
    put(0x80U | (code & 0x3fU));
  } else if (code < 0x10000) {
    put(0xe0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3fU));
    put(0x80U | (code & 0x3fU));
  } else {
    put(0xf0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3fU));
    put(0x80U | ((code >> 6U) & 0x3fU));
    put(0x80U | (code & 0x3fU));
  }
}

/// What stands in front of a string's quotes.
struct Prefix {
  bool raw = false;
  bool bytes = false;
  bool formatted = false;
};

std::optional<Prefix> string_prefix(std::string_view letters) {
  Prefix prefix;
  if (letters.size() > 2) {
    return std::nullopt;
  }
  for (const char c : to_lower(letters)) {
    switch (c) {
      case 'r':
        prefix.raw = true;
        break;
      case 'b':
        prefix.bytes = true;
        break;
      case 'f':
        prefix.formatted = true;
        break;
      case 'u':
        break;
      default:
        return std::nullopt;
    }
  }
  return prefix;
}

/// The value of what stands between the quotes of a string.
class StringBody {
 public:
  StringBody(std::string_view body, Prefix prefix) : body_(body), prefix_(prefix) {}

  /// False where the value is not known; why() says so.
  bool decode() {
    if (prefix_.bytes) {
      why_ = "bytes";
      return false;
    }
    while (at_ < body_.size() && why_.empty()) {
      step();
    }
    return why_.empty();
  }
  std::string value() { return std::move(value_); }
  std::string why() { return std::move(why_); }

 private:
  void step() {
    const char c = body_[at_];
    if (c == '\r') {  // line breaks are read as \n
      value_ += '\n';
      at_ += body_.substr(at_).starts_with("\r\n") ? 2 : 1;
    } else if (c == '\\' && !prefix_.raw) {
      escape();
    } else if (prefix_.formatted && (c == '{' || c == '}')) {
      if (at_ + 1 < body_.size() && body_[at_ + 1] == c) {
        value_ += c;
        at_ += 2;
      } else {
        why_ = "a formatted string";
      }
    } else {
      value_ += c;
      ++at_;
    }
  }

  void escape() {
    constexpr std::string_view letters = "\\'\"abfnrtv";
    constexpr std::string_view meanings = "\\'\"\a\b\f\n\r\t\v";
    const char c = body_[at_ + 1];  // a body never ends with an odd backslash
    at_ += 2;
    if (const auto known = letters.find(c); known != std::string_view::npos) {
      value_ += meanings[known];
    } else if (c == '\n') {
      return;
    } else if (c == '\r') {
      at_ += at_ < body_.size() && body_[at_] == '\n' ? 1 : 0;
    } else if (c == 'x') {
      code_point(16, 2, 2);
    } else if (c == 'u') {
      code_point(16, 4, 4);
    } else if (c == 'U') {
      code_point(16, 8, 8);
    } else if (digit_of(c, 8)) {
      --at_;
      code_point(8, 1, 3);
    } else if (c == 'N') {
      why_ = "a character by its name";
    } else {
      value_ += '\\';  // an unknown escape stands for itself
      --at_;
    }
  }

  void code_point(unsigned base, std::size_t least, std::size_t most) {
    unsigned code = 0;
    std::size_t digits = 0;
    for (; digits < most && at_ < body_.size(); ++digits, ++at_) {
      const auto digit = digit_of(body_[at_], base);
      if (!digit) {
        break;
      }
      code = code * base + *digit;
    }
    if (digits < least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) {
      why_ = "an escape that stands for no character";
    } else {
      append_utf8(value_, code);
    }
  }

  std::string_view body_;
  Prefix prefix_;
  std::size_t at_ = 0;
  std::string value_;
  std::string why_;
};

constexpr std::array<std::string_view, 24> long_symbols{
    "**=", "//=", ">>=", "<<=", "...", "==", "!=", "<=", ">=", "->", ":=", "+=",
    "-=",  "*=",  "/=",  "%=",  "&=",  "|=", "^=", "@=", "**", "//", "<<", ">>"};

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view source) : source_(source) {
    if (source_.starts_with("\xef\xbb\xbf")) {
      at_ = 3;
    }
  }

  Tokens run() {
    bool line_begins = true;
    while (result_.error.empty() && at_ < source_.size()) {
      if (line_begins && brackets_.empty()) {
        line_begins = !indentation();
        continue;
      }
      line_begins = step();
    }
    if (result_.error.empty() && !brackets_.empty()) {
      fail("a bracket is not closed");
    }
    if (result_.error.empty()) {
      if (!result_.tokens.empty() && result_.tokens.back().kind != TokenKind::line_end) {
        add(TokenKind::line_end, {}, at_);
      }
      for (; indents_.size() > 1; indents_.pop_back()) {
        add(TokenKind::dedent, {}, at_);
      }
    }
    add(TokenKind::end, {}, at_);
    return std::move(result_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool at_line_break() const { return peek() == '\n' || peek() == '\r'; }

  void skip_line_break() { at_ += source_.substr(at_).starts_with("\r\n") ? 2 : 1; }

  void fail(std::string why) { result_.error = std::move(why); }

  void add(TokenKind kind, std::string text, std::size_t begin) {
    result_.tokens.push_back(
        {kind, std::move(text), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)});
  }

  /// The blanks that a line begins with. False where the line is empty.
  bool indentation() {
    const std::size_t begin = at_;
    std::size_t width = 0;
    for (; peek() == ' ' || peek() == '\t' || peek() == '\f'; ++at_) {
      width = peek() == ' ' ? width + 1 : peek() == '\t' ? (width / tab_width + 1) * tab_width : 0;
    }
    if (peek() == '#') {
      comment();
    }
    if (at_ >= source_.size() || at_line_break()) {
      if (at_ < source_.size()) {
        skip_line_break();
      }
      return false;
    }
    if (width > indents_.back()) {
      indents_.push_back(width);
      add(TokenKind::indent, {}, begin);
      if (indents_.size() > deepest) {
        fail("blocks are nested too deeply");
      }
      return true;
    }
    for (; width < indents_.back(); indents_.pop_back()) {
      add(TokenKind::dedent, {}, at_);
    }
    if (width != indents_.back()) {
      fail("this indentation is none of those around it");
    }
    return true;
  }

  void comment() {
    while (at_ < source_.size() && !at_line_break()) {
      ++at_;
    }
  }

  /// One token, or what stands between tokens. True where a line ended.
  bool step() {
    const char c = peek();
    if (at_line_break()) {
      const std::size_t begin = at_;
      skip_line_break();
      if (brackets_.empty()) {
        add(TokenKind::line_end, {}, begin);
        return true;
      }
    } else if (c == ' ' || c == '\t' || c == '\f') {
      ++at_;
    } else if (c == '#') {
      comment();
    } else if (c == '\\') {
      ++at_;
      if (at_line_break()) {
        skip_line_break();
      } else {
        fail("a backslash continues no line here");
      }
    } else if (begins_name(c)) {
      name_or_string();
    } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
      number();
    } else if (c == '\'' || c == '"') {
      string(at_, {});
    } else {
      symbol();
    }
    return false;
  }

  void name_or_string() {
    const std::size_t begin = at_;
    while (at_ < source_.size() && continues_name(source_[at_])) {
      ++at_;
    }
    const std::string_view name = source_.substr(begin, at_ - begin);
    if (peek() == '\'' || peek() == '"') {
      if (const auto prefix = string_prefix(name)) {
        string(begin, *prefix);
        return;
      }
    }
    add(TokenKind::name, std::string(name), begin);
  }

  void number() {
    const std::size_t begin = at_;
    const bool hexadecimal = peek() == '0' && (peek(1) == 'x' || peek(1) == 'X');
    while (continues_name(peek()) || peek() == '.' ||
           (!hexadecimal && (peek() == '+' || peek() == '-') && at_ > begin &&
            (source_[at_ - 1] == 'e' || source_[at_ - 1] == 'E'))) {
      ++at_;
    }
    std::string text(source_.substr(begin, at_ - begin));
    std::erase(text, '_');
    add(TokenKind::number, std::move(text), begin);
  }

  void string(std::size_t begin, Prefix prefix) {
    const char quote = peek();
    const bool triple = peek(1) == quote && peek(2) == quote;
    const std::string quotes(triple ? 3 : 1, quote);
    at_ += quotes.size();
    const std::size_t body = at_;
    while (!source_.substr(at_).starts_with(quotes)) {
      if (at_ >= source_.size() || (!triple && at_line_break())) {
        at_ = begin;
        fail("a string is not closed");
        return;
      }
      at_ += peek() == '\\' && at_ + 1 < source_.size() ? escaped_length() : 1;
    }
    StringBody value(source_.substr(body, at_ - body), prefix);
    at_ += quotes.size();
    if (value.decode()) {
      add(TokenKind::string, value.value(), begin);
    } else {
      add(TokenKind::unread_string, value.why(), begin);
    }
  }

  /// Of a backslash and what it makes part of the string.
  [[nodiscard]] std::size_t escaped_length() const { return source_.substr(at_ + 1).starts_with("\r\n") ? 3 : 2; }

  void symbol() {
    const std::size_t begin = at_;
    const std::string_view rest = source_.substr(at_);
    const auto known = std::ranges::find_if(long_symbols, [&](std::string_view one) { return rest.starts_with(one); });
    at_ += known == long_symbols.end() ? 1 : known->size();
    const std::string text(source_.substr(begin, at_ - begin));
    constexpr std::string_view all = "()[]{}<>=+-*/%&|^~!@,.:;";
    if (all.find(text.front()) == std::string_view::npos || text == "!") {
      at_ = begin;
      fail("this character begins nothing in Python");
      return;
    }
    track_brackets(text);
    if (result_.error.empty()) {
      add(TokenKind::symbol, text, begin);
    }
  }

  void track_brackets(const std::string& text) {
    constexpr std::string_view opening = "([{";
    constexpr std::string_view closing = ")]}";
    if (opening.find(text) != std::string_view::npos) {
      brackets_ += closing[opening.find(text)];
      if (brackets_.size() > deepest) {
        fail("brackets are nested too deeply");
      }
    } else if (closing.find(text) != std::string_view::npos) {
      if (brackets_.empty() || brackets_.back() != text.front()) {
        --at_;
        fail("this bracket closes nothing");
        return;
      }
      brackets_.pop_back();
    }
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::vector<std::size_t> indents_{0};
  std::string brackets_;  // the closing ones that are due
  Tokens result_;
};

}  // namespace

Tokens tokenize(std::string_view source) {
  return Tokenizer(source).run();
}

}  // namespace ashlar::backends::python
