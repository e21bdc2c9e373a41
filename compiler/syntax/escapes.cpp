#include "compiler/syntax/escapes.h"

#include <algorithm>
#include <charconv>

#include "compiler/base/text.h"
#include "compiler/syntax/scan.h"

namespace ashlar::syntax {

namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto length = static_cast<unsigned char>(bytes[at]) < 0x80 ? 1 : utf8_length(bytes, at);
    if (length == 0) {
      return false;
    }
    at += length;
  }
  return true;
}

/// Goes through the characters of a constant as they are written, over its parts on several lines.
class Walk {
 public:
  Walk(std::string_view token, char quote) : token_(token), quote_(quote), at_(token.find(quote) + 1) {}

  /// Whether a character is left; steps over doubled quotes and from part to part.
  bool more() {
    while (at_ < token_.size() && token_[at_] == quote_) {
      if (at_ + 1 < token_.size() && token_[at_ + 1] == quote_) {
        doubled_ = true;
        return true;
      }
      const auto next = skip_blank(token_, static_cast<std::uint32_t>(at_ + 1)).end;
      if (next >= token_.size() || token_[next] != quote_) {
        return false;
      }
      at_ = next + 1;
    }
    return at_ < token_.size();
  }
  [[nodiscard]] char peek() const { return token_[at_]; }
  char take() {
    const char c = token_[at_];
    at_ += doubled_ ? 2 : 1;
    doubled_ = false;
    return c;
  }
  [[nodiscard]] std::uint32_t at() const { return static_cast<std::uint32_t>(at_); }
  [[nodiscard]] std::string_view token() const { return token_; }

  /// `count` digits that stand next, as a number; nothing where there are fewer.
  std::optional<std::uint32_t> digits(std::size_t count) {
    const auto piece = token_.substr(at_, count);
    std::uint32_t value = 0;
    for (const char c : piece) {
      if (!is_hex(c)) {
        return {};
      }
    }
    if (piece.size() < count) {
      return {};
    }
    std::from_chars(piece.data(), piece.data() + piece.size(), value, 16);
    at_ += count;
    return value;
  }

 private:
  std::string_view token_;
  char quote_;
  std::size_t at_;
  bool doubled_ = false;
};

BadEscape bad(const Walk& walk, std::uint32_t begin, std::string_view what) {
  const auto end = std::max(walk.at(), begin + 1);
  return {begin, end,
          "invalid escape " + std::string(walk.token().substr(begin, end - begin)) + ": " + std::string(what)};
}

/// Code points as escapes give them: pairs of surrogates must be whole.
class Surrogates {
 public:
  /// What is wrong with `code` after those before it; empty where nothing is.
  std::string_view add(std::uint32_t code) {
    if (code == 0 || code > 0x10FFFF) {
      return code == 0 ? "no text holds a zero character" : "Unicode ends at 10FFFF";
    }
    const bool high = code >= 0xD800 && code < 0xDC00;
    const bool low = code >= 0xDC00 && code < 0xE000;
    if (low != open_) {
      return alone;
    }
    open_ = high;
    return {};
  }
  [[nodiscard]] bool open() const { return open_; }

  static constexpr std::string_view alone = "a surrogate needs the other half of its pair beside it";

 private:
  bool open_ = false;
};

/// A byte escape of E'': \ooo or \xhh, `c` being the character behind the backslash. -1 for other escapes.
int byte_escape(Walk& walk, char c) {
  int value = -1;
  if (c >= '0' && c <= '7') {
    value = c - '0';
    for (int i = 0; i < 2 && walk.peek() >= '0' && walk.peek() <= '7'; ++i) {
      value = value * 8 + (walk.take() - '0');
    }
  } else if (c == 'x' && is_hex(walk.peek())) {
    value = static_cast<int>(*walk.digits(is_hex(walk.token()[walk.at() + 1]) ? 2 : 1));
  }
  return value < 0 ? value : value & 0xFF;
}

}  // namespace

std::optional<BadEscape> bad_escape_in_string(std::string_view token) {
  Walk walk(token, '\'');
  Surrogates surrogates;
  std::string bytes;
  std::uint32_t last = 0;
  bool numeric = false;
  while (walk.more()) {
    const auto begin = walk.at();
    const char c = walk.take();
    if (c != '\\') {
      if (surrogates.open()) {
        return bad(walk, last, Surrogates::alone);
      }
      bytes += c;
      continue;
    }
    const char kind = walk.take();
    if (kind == 'u' || kind == 'U') {
      const auto code = walk.digits(kind == 'u' ? 4 : 8);
      if (!code) {
        return bad(walk, begin,
                   kind == 'u' ? "\\u needs four hexadecimal digits" : "\\U needs eight hexadecimal digits");
      }
      if (const auto wrong = surrogates.add(*code); !wrong.empty()) {
        return bad(walk, begin, wrong);
      }
      bytes += '?';
    } else if (surrogates.open()) {
      return bad(walk, last, Surrogates::alone);
    } else if (const auto byte = byte_escape(walk, kind); byte >= 0) {
      if (byte == 0) {
        return bad(walk, begin, "no text holds a zero byte");
      }
      bytes += static_cast<char>(byte);
      numeric = true;
    } else {
      bytes += '?';
    }
    last = begin;
  }
  if (surrogates.open()) {
    return bad(walk, last, Surrogates::alone);
  }
  if (numeric && !is_utf8(bytes)) {
    return BadEscape{0, static_cast<std::uint32_t>(token.size()), "the bytes of this constant are not UTF-8"};
  }
  return {};
}

std::optional<BadEscape> bad_unicode_escape(std::string_view token) {
  const char quote = token[2];
  Walk walk(token, quote);
  // UESCAPE follows the last quote that is not its own.
  char escape = '\\';
  Walk skip(token, quote);
  while (skip.more()) {
    skip.take();
  }
  if (const auto after = token.find('\'', skip.at() + 1);
      skip.at() + 1 < token.size() && after != std::string_view::npos) {
    const auto given = token.substr(after + 1, token.size() - after - 2);
    if (given.size() != 1 || is_hex(given[0]) || given[0] == '+' || given[0] == '\'' || given[0] == '"' ||
        given[0] == ' ' || (given[0] >= '\t' && given[0] <= '\r')) {
      return BadEscape{static_cast<std::uint32_t>(after), static_cast<std::uint32_t>(token.size()),
                       "UESCAPE needs one character that is no hexadecimal digit, sign, quote or white space"};
    }
    escape = given[0];
  }
  Surrogates surrogates;
  std::uint32_t last = 0;
  while (walk.more()) {
    const auto begin = walk.at();
    if (walk.take() != escape) {
      if (surrogates.open()) {
        return bad(walk, last, Surrogates::alone);
      }
      continue;
    }
    if (walk.more() && walk.peek() == escape) {
      walk.take();
      if (surrogates.open()) {
        return bad(walk, last, Surrogates::alone);
      }
      continue;
    }
    const bool wide = walk.more() && walk.peek() == '+';
    if (wide) {
      walk.take();
    }
    const auto code = walk.digits(wide ? 6 : 4);
    if (!code) {
      return bad(walk, begin,
                 wide ? "it needs six hexadecimal digits" : "it needs four hexadecimal digits, or + and six");
    }
    if (const auto wrong = surrogates.add(*code); !wrong.empty()) {
      return bad(walk, begin, wrong);
    }
    last = begin;
  }
  if (surrogates.open()) {
    return bad(walk, last, Surrogates::alone);
  }
  return {};
}

}  // namespace ashlar::syntax
