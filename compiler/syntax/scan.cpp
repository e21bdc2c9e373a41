#include "compiler/syntax/scan.h"

#include <algorithm>
#include <array>

namespace ashlar::syntax {

namespace {

constexpr std::size_t longest_keyword = 20;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::uint32_t word_hash(std::string_view lower_word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : lower_word) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return hash;
}

/// Keywords by open addressing; filled once from the token names.
struct KeywordTable {
  static constexpr std::size_t size = 2048;
  struct Slot {
    std::array<char, longest_keyword> word{};
    std::uint8_t length = 0;
    std::uint16_t type = 0;
  };
  std::array<Slot, size> slots{};

  KeywordTable() {
    const auto types = static_cast<std::uint16_t>(std::size(kind_of_token));
    for (std::uint16_t type = 1; type < types; ++type) {
      const auto name = token_names[static_cast<std::size_t>(kind_of_token[type])];
      if (!name.starts_with("KW_") || (type > 1 && is_look_ahead(type))) {
        continue;
      }
      std::array<char, longest_keyword> word{};
      const auto length = name.size() - 3;
      std::transform(name.begin() + 3, name.end(), word.begin(), lower);
      auto at = word_hash({word.data(), length}) % size;
      while (slots[at].length != 0) {
        at = (at + 1) % size;
      }
      slots[at] = {word, static_cast<std::uint8_t>(length), type};
    }
  }

  static bool is_look_ahead(std::uint16_t type) {
    return type == raw::NOT_LA || type == raw::NULLS_LA || type == raw::WITH_LA || type == raw::WITHOUT_LA ||
           type == raw::FORMAT_LA || type == raw::AT_LA || type == raw::OPERATOR_LA || type == raw::ROLLUP_LA ||
           type == raw::CUBE_LA;
  }
};

}  // namespace

std::uint16_t keyword_type(std::string_view word) {
  static const KeywordTable table;
  if (word.size() >= longest_keyword) {
    return raw::IDENTIFIER;
  }
  std::array<char, longest_keyword> folded{};
  std::transform(word.begin(), word.end(), folded.begin(), lower);
  const std::string_view wanted{folded.data(), word.size()};
  for (auto at = word_hash(wanted) % KeywordTable::size; table.slots[at].length != 0;
       at = (at + 1) % KeywordTable::size) {
    const auto& slot = table.slots[at];
    if (std::string_view{slot.word.data(), slot.length} == wanted) {
      return slot.type;
    }
  }
  return raw::IDENTIFIER;
}

namespace {

/// The offset after the block comment that begins at `at`; text.size() + 1 where it does not close.
std::size_t block_comment_end(std::string_view text, std::size_t at) {
  at += 2;
  for (int depth = 1; depth > 0;) {
    at = text.find_first_of("*/", at);
    if (at == std::string_view::npos || at + 1 >= text.size()) {
      return text.size() + 1;
    }
    const bool closes = text[at] == '*' && text[at + 1] == '/';
    const bool opens = text[at] == '/' && text[at + 1] == '*';
    depth += opens ? 1 : closes ? -1 : 0;
    at += opens || closes ? 2 : 1;
  }
  return at;
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

Blank skip_blank(std::string_view text, std::uint32_t at) {
  std::size_t i = at;
  while (i < text.size()) {
    if (is_space(text[i])) {
      ++i;
    } else if (text[i] == '-' && i + 1 < text.size() && text[i + 1] == '-') {
      i = std::min(text.find_first_of("\r\n", i), text.size());
    } else if (text[i] == '/' && i + 1 < text.size() && text[i + 1] == '*') {
      const auto end = block_comment_end(text, i);
      if (end > text.size()) {
        return {static_cast<std::uint32_t>(i), true};
      }
      i = end;
    } else {
      break;
    }
  }
  return {static_cast<std::uint32_t>(i), false};
}

std::uint32_t operator_length(std::string_view run) {
  auto length = std::min({run.size(), run.find("--"), run.find("/*")});
  const auto special = run.substr(0, length).find_first_of("~!@#%^&|`?");
  if (special == std::string_view::npos) {
    while (length > 1 && (run[length - 1] == '+' || run[length - 1] == '-')) {
      --length;
    }
  }
  return static_cast<std::uint32_t>(length);
}

namespace {

/// Finds which parentheses hold a query. "((" is decided by what follows the inner parenthesis.
class Parentheses {
 public:
  explicit Parentheses(std::vector<RawToken>& tokens) : tokens_(tokens), closing_(tokens.size()) {}

  std::size_t mark() {
    std::vector<std::uint32_t> open;
    std::size_t deepest = 0;
    bool any = false;
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].type == raw::LPAREN) {
        open.push_back(i);
        deepest = std::max(deepest, open.size());
      } else if (tokens_[i].type == raw::RPAREN && !open.empty()) {
        closing_[open.back()] = i;
        open.pop_back();
      }
      any = any || tokens_[i].type == raw::KW_SELECT || tokens_[i].type == raw::KW_VALUES ||
            tokens_[i].type == raw::KW_TABLE || tokens_[i].type == raw::KW_WITH;
    }
    for (auto i = static_cast<std::uint32_t>(tokens_.size()); any && i-- > 0;) {
      if (tokens_[i].type == raw::LPAREN && opens_query(i)) {
        tokens_[i].type = raw::LPAREN_QUERY;
      }
    }
    return deepest;
  }

 private:
  [[nodiscard]] std::uint16_t type(std::uint32_t i) const { return i < tokens_.size() ? tokens_[i].type : 0; }

  [[nodiscard]] bool opens_query(std::uint32_t i) const {
    switch (type(i + 1)) {
      case raw::KW_SELECT:
      case raw::KW_WITH:
      case raw::KW_TABLE:
        return true;
      case raw::KW_VALUES:
        return type(i + 2) == raw::LPAREN || type(i + 2) == raw::LPAREN_QUERY;
      case raw::LPAREN_QUERY:
        break;
      default:
        return false;
    }
    switch (type(closing_[i + 1] + 1)) {
      case raw::RPAREN:
      case raw::KW_UNION:
      case raw::KW_INTERSECT:
      case raw::KW_EXCEPT:
      case raw::KW_ORDER:
      case raw::KW_LIMIT:
      case raw::KW_OFFSET:
      case raw::KW_FETCH:
      case raw::KW_FOR:
        return closing_[i + 1] != 0;
      default:
        return false;
    }
  }

  std::vector<RawToken>& tokens_;
  std::vector<std::uint32_t> closing_;
};

/// The type that a keyword takes by the token after it.
std::uint16_t paired(std::uint16_t type, std::uint16_t next) {
  switch (type) {
    case raw::KW_NOT:
      return next == raw::KW_BETWEEN || next == raw::KW_IN || next == raw::KW_LIKE || next == raw::KW_ILIKE ||
                     next == raw::KW_SIMILAR
                 ? raw::NOT_LA
                 : type;
    case raw::KW_NULLS:
      return next == raw::KW_FIRST || next == raw::KW_LAST ? raw::NULLS_LA : type;
    case raw::KW_WITH:
      return next == raw::KW_TIME || next == raw::KW_ORDINALITY ? raw::WITH_LA : type;
    case raw::KW_WITHOUT:
      return next == raw::KW_TIME ? raw::WITHOUT_LA : type;
    case raw::KW_FORMAT:
      return next == raw::KW_JSON ? raw::FORMAT_LA : type;
    case raw::KW_AT:
      return next == raw::KW_TIME || next == raw::KW_LOCAL ? raw::AT_LA : type;
    case raw::KW_OPERATOR:
      return next == raw::LPAREN ? raw::OPERATOR_LA : type;
    default:
      return type;
  }
}

/// ROLLUP and CUBE are functions like any other except as elements of GROUP BY.
void mark_grouping(std::vector<RawToken>& tokens) {
  bool grouping = false;
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const auto before = tokens[i - 1].type;
    auto& type = tokens[i].type;
    if (type == raw::KW_BY) {
      grouping = before == raw::KW_GROUP;
    } else if (type == raw::KW_HAVING || type == raw::KW_SELECT || type == raw::SEMICOLON) {
      grouping = false;
    } else if (grouping && (type == raw::KW_ROLLUP || type == raw::KW_CUBE) && tokens[i + 1].type == raw::LPAREN &&
               (before == raw::KW_BY || before == raw::COMMA || before == raw::KW_ALL || before == raw::KW_DISTINCT ||
                (before == raw::LPAREN && i > 1 && tokens[i - 2].type == raw::KW_SETS))) {
      type = type == raw::KW_ROLLUP ? raw::ROLLUP_LA : raw::CUBE_LA;
    }
  }
}

}  // namespace

std::size_t look_ahead(std::vector<RawToken>& tokens) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i, ++kept) {
    tokens[kept] = tokens[i];
    const bool escapable = tokens[i].type == raw::UNICODE_STRING || tokens[i].type == raw::UNICODE_IDENTIFIER;
    if (escapable && i + 2 < tokens.size() && tokens[i + 1].type == raw::KW_UESCAPE &&
        tokens[i + 2].type == raw::STRING) {
      tokens[kept].end = tokens[i + 2].end;
      i += 2;
    }
  }
  tokens.resize(kept);
  bool may_group = false;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    tokens[i].type = paired(tokens[i].type, tokens[i + 1].type);
    may_group = may_group || tokens[i].type == raw::KW_ROLLUP || tokens[i].type == raw::KW_CUBE;
  }
  if (may_group) {
    mark_grouping(tokens);
  }
  return Parentheses(tokens).mark();
}

}  // namespace ashlar::syntax
