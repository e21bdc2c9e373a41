#include "compiler/language/tokens.h"

#include <algorithm>
#include <array>
#include <optional>

#include "compiler/base/text.h"

namespace ashlar::language {

namespace {

constexpr auto declaration_words = std::to_array<std::string_view>(
    {"aggregate", "data",      "default", "domain",       "enum",     "extension", "foreign",
     "function",  "grant",     "index",   "materialized", "mixin",    "policy",    "procedure",
     "range",     "recursive", "revoke",  "role",         "schema",   "sequence",  "sql",
     "table",     "trigger",   "type",    "unique",       "unlogged", "use",       "view"});

/// Declarations whose braces hold items of the language; those of the others hold SQL.
constexpr auto structured_words =
    std::to_array<std::string_view>({"data", "enum", "mixin", "table", "type", "unlogged", "foreign"});

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continues_word(char c) {
  return starts_word(c) || is_digit(c) || c == '$';
}
bool is_operator(char c) {
  return std::string_view("+-*/<>=~!@#%^&|`?").find(c) != std::string_view::npos;
}

class Lexer {
 public:
  Lexer(FileId file, const SourceManager& sources, Diagnostics& diagnostics)
      : diagnostics_(diagnostics), text_(sources.file(file).content) {
    out_.file = file;
    out_.text = text_;
    out_.all.reserve(text_.size() / 5);
  }

  Tokens run() {
    while (skip()) {
      token();
      starts_line_ = false;
    }
    close_before(static_cast<std::uint32_t>(text_.size()));
    out_.all.push_back({Tok::end, true, comment_, size(), size(), 0});
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] Span here(std::uint32_t begin, std::uint32_t end) const { return {out_.file, begin, end}; }

  /// Passes over white space and comments. False at the end.
  bool skip() {
    for (; at_ < text_.size();) {
      const char c = text_[at_];
      if (c == '\n') {
        ++at_;
        starts_line_ = true;
        line_ = at_;
      } else if (is_space(c)) {
        ++at_;
      } else if (c == '/' && peek(1) == '/') {
        if (slashes()) {
          return true;
        }
      } else if (c == '-' && peek(1) == '-') {
        note_comment(end_of_line(at_));
      } else if (c == '/' && peek(1) == '*') {
        note_comment(end_of_block(at_, true));
      } else {
        return true;
      }
    }
    return false;
  }

  void note_comment(std::uint32_t end) {
    out_.comments.push_back({at_, end});
    if (text_.substr(at_, end - at_).find('\n') != std::string_view::npos) {
      line_ = static_cast<std::uint32_t>(text_.rfind('\n', end - 1)) + 1;
    }
    at_ = end;
  }

  /// A // comment. True where it is a doc comment, which is a token.
  bool slashes() {
    const auto end = end_of_line(at_);
    const bool doc = peek(2) == '/' && peek(3) != '/';
    if (doc && parentheses() == 0) {
      return true;
    }
    comment_ = true;
    note_comment(end);
    return false;
  }

  [[nodiscard]] std::uint32_t end_of_line(std::uint32_t from) const {
    const auto end = text_.find('\n', from);
    auto last = end == std::string_view::npos ? size() : static_cast<std::uint32_t>(end);
    if (last > from && text_[last - 1] == '\r') {
      --last;
    }
    return last;
  }

  std::uint32_t end_of_block(std::uint32_t from, bool report) {
    std::size_t depth = 0;
    for (auto at = from; at + 1 < text_.size(); ++at) {
      if (text_[at] == '/' && text_[at + 1] == '*') {
        ++depth;
        ++at;
      } else if (text_[at] == '*' && text_[at + 1] == '/') {
        ++at;
        if (--depth == 0) {
          return at + 1;
        }
      }
    }
    if (report) {
      diagnostics_.report(Code::unterminated, here(from, from + 2), {"comment"});
      out_.broken.push_back(from);
    }
    return size();
  }

  [[nodiscard]] std::size_t parentheses() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(open_, [&](const Token& token) { return token.kind == Tok::open; }));
  }

  void add(Tok kind, std::uint32_t end) {
    const auto first = static_cast<std::uint32_t>(std::ranges::find_if_not(text_.substr(line_, at_ - line_), is_space) -
                                                  text_.substr(line_, 0).begin());
    out_.all.push_back({kind, starts_line_, comment_, at_, end, first});
    comment_ = false;
    at_ = end;
  }

  void token() {
    const char c = peek();
    if (c == '/' && peek(1) == '/') {
      doc();
    } else if (starts_word(c) || (c == '$' && peek(1) == '{')) {
      word();
    } else if (c == '\'') {
      quoted(at_, false);
    } else if (c == '"') {
      identifier(at_);
    } else if (c == '$') {
      dollar();
    } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
      number();
    } else if (is_operator(c)) {
      sign();
    } else {
      mark(c);
    }
  }

  void doc() {
    if (!starts_line_) {
      diagnostics_.report(Code::stray_doc_comment, here(at_, end_of_line(at_)), {"stands behind something on its line"},
                          "put it above what it is about, or write // for a plain comment");
      note_comment(end_of_line(at_));
      return;
    }
    add(Tok::doc, end_of_line(at_));
  }

  void word() {
    auto end = at_;
    bool splice = false;
    while (end < text_.size()) {
      if (text_[end] == '$' && end + 1 < text_.size() && text_[end + 1] == '{') {
        const auto close = end_of_splice(text_, end);
        if (close == std::string_view::npos) {
          diagnostics_.report(Code::syntax_error, here(end, end + 2), {"${ wants the name of a parameter and }"});
          end += 2;
          break;
        }
        splice = true;
        end = static_cast<std::uint32_t>(close);
      } else if (continues_word(text_[end])) {
        ++end;
      } else {
        break;
      }
    }
    const auto length = end - at_;
    if (!splice && length == 1 && end < text_.size() && text_[end] == '\'') {
      return quoted(end, (peek() | 0x20) == 'e');
    }
    if (!splice && length == 1 && (peek() | 0x20) == 'u' && text_.substr(end, 2) == "&'") {
      return quoted(end + 1, false);
    }
    if (!splice && length == 1 && (peek() | 0x20) == 'u' && text_.substr(end, 2) == "&\"") {
      return identifier(end + 1);
    }
    if (starts_line_) {
      begin_line(text_.substr(at_, length));
    }
    add(splice ? Tok::splice : Tok::word, end);
  }

  /// A line that begins with a word may begin a declaration, or an item whose braces hold SQL.
  void begin_line(std::string_view word) {
    const auto lower = to_lower(word);
    // A comment may stand before the word.
    const bool at_margin = at_ == line_ || (open_.empty() && text_.substr(line_, 2) == "/*");
    if (at_margin && is_declaration_word(lower) && (open_.empty() || begins_declaration(lower))) {
      close_before(at_);
      structured_ = std::ranges::find(structured_words, lower) != structured_words.end();
      raw_item_ = false;
    } else if (structured_ && open_.size() == 1) {
      raw_item_ = lower == "function" || lower == "procedure" || lower == "sql";
    }
  }

  /// At the first column inside of brackets: only what cannot be a column says that one was not closed.
  [[nodiscard]] bool begins_declaration(const std::string& lower) const {
    const auto rest = text_.substr(at_ + lower.size(), 60);
    const auto next = rest.find_first_not_of(' ');
    return next != std::string_view::npos && next > 0 && starts_word(rest[next]) &&
           (lower == "table" || lower == "view" || lower == "enum" || lower == "mixin" || lower == "schema" ||
            lower == "use" || lower == "function" || lower == "domain" || lower == "materialized");
  }

  void close_before(std::uint32_t at) {
    if (open_.empty()) {
      return;
    }
    if (at == size() && !out_.broken.empty()) {
      open_.clear();  // what could not be read may have held the end
      return;
    }
    const auto& outer = open_.back();
    out_.broken.push_back(outer.begin);
    diagnostics_.report(
        Code::syntax_error, here(outer.begin, outer.end),
        {std::string(out_.text_of(outer)) + " is not closed" + (at < size() ? " before the next declaration" : "")});
    for (; !open_.empty(); open_.pop_back()) {
      out_.all.push_back({open_.back().kind == Tok::open ? Tok::close : Tok::end_brace, false, false, at, at, 0});
    }
  }

  void quoted(std::uint32_t quote, bool escapes) {
    auto at = quote + 1;
    for (; at < text_.size(); ++at) {
      if (escapes && text_[at] == '\\') {
        ++at;
      } else if (text_[at] == '\'') {
        if (at + 1 >= text_.size() || text_[at + 1] != '\'') {
          break;
        }
        ++at;
      }
    }
    finish_quoted(Tok::string, at, "quoted string");
  }

  void identifier(std::uint32_t quote) {
    auto at = quote + 1;
    for (; at < text_.size(); ++at) {
      if (text_[at] == '"') {
        if (at + 1 >= text_.size() || text_[at + 1] != '"') {
          break;
        }
        ++at;
      }
    }
    finish_quoted(Tok::quoted, at, "quoted identifier");
  }

  void finish_quoted(Tok kind, std::uint32_t at, std::string_view thing) {
    if (at >= text_.size()) {
      diagnostics_.report(Code::unterminated, here(at_, at_ + 1), {thing});
      out_.broken.push_back(at_);
      at_ = size();
      return;
    }
    const auto begin = at_;
    add(kind, at + 1);
    if (const auto last = text_.substr(begin, at - begin).rfind('\n'); last != std::string_view::npos) {
      line_ = begin + static_cast<std::uint32_t>(last) + 1;
    }
  }

  void dollar() {
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != '$' && continues_word(text_[end])) {
      ++end;
    }
    if (end == at_ + 1 || !is_digit(text_[at_ + 1])) {
      if (end < text_.size() && text_[end] == '$') {
        const auto tag = text_.substr(at_, end + 1 - at_);
        const auto close = text_.find(tag, end + 1);
        if (close == std::string_view::npos) {
          diagnostics_.report(Code::unterminated, here(at_, end + 1), {"dollar-quoted string"});
          out_.broken.push_back(at_);
          at_ = size();
          return;
        }
        add(Tok::dollar, static_cast<std::uint32_t>(close + tag.size()));
        return;
      }
    }
    add(Tok::sign, std::max(end, at_ + 1));
  }

  void number() {
    auto end = at_;
    while (end < text_.size() && (continues_word(text_[end]) || text_[end] == '.')) {
      const bool exponent =
          (text_[end] | 0x20) == 'e' && end + 1 < text_.size() && (text_[end + 1] == '-' || text_[end + 1] == '+');
      end += exponent ? 2 : 1;
    }
    add(Tok::number, end);
  }

  void sign() {
    auto end = at_;
    while (end < text_.size() && is_operator(text_[end])) {
      const auto two = text_.substr(end, 2);
      if (end > at_ && (two == "//" || two == "--" || two == "/*")) {
        break;
      }
      ++end;
    }
    const auto run = text_.substr(at_, end - at_);
    const char before = at_ > 0 ? text_[at_ - 1] : ' ';
    if (run.front() == '?' &&
        (continues_word(before) || before == ')' || before == ']' || before == '"' || before == '}')) {
      add(Tok::question, at_ + 1);
    } else {
      add(run == "->" ? Tok::arrow : run == "=" ? Tok::equals : Tok::sign, end);
    }
  }

  void mark(char c) {
    switch (c) {
      case '(':
      case '[':
        open_.push_back({Tok::open, false, false, at_, at_ + 1, 0});
        return add(Tok::open, at_ + 1);
      case ')':
      case ']':
        return close(Tok::open, Tok::close);
      case '{':
        if (!structured_ || raw_item_) {
          return body();
        }
        open_.push_back({Tok::brace, false, false, at_, at_ + 1, 0});
        return add(Tok::brace, at_ + 1);
      case '}':
        raw_item_ = false;
        return close(Tok::brace, Tok::end_brace);
      case ',':
        return add(Tok::comma, at_ + 1);
      case ';':
        return add(Tok::semicolon, at_ + 1);
      case '.':
        return add(Tok::dot, at_ + 1);
      case ':':
        return peek(1) == ':' || peek(1) == '=' ? add(Tok::sign, at_ + 2) : add(Tok::colon, at_ + 1);
      default:
        diagnostics_.report(Code::syntax_error, here(at_, at_ + 1),
                            {static_cast<unsigned char>(c) < 0x20 || c == 0x7F
                                 ? "unexpected control character " + std::to_string(static_cast<unsigned char>(c))
                                 : "unexpected character " + std::string(1, c)});
        ++at_;
    }
  }

  void close(Tok open, Tok kind) {
    const bool inner = open == Tok::brace && !open_.empty() && open_.front().kind == Tok::brace;
    while (inner && open_.back().kind == Tok::open) {
      const auto& unclosed = open_.back();
      diagnostics_.report(Code::syntax_error, here(unclosed.begin, unclosed.end),
                          {std::string(out_.text_of(unclosed)) + " is not closed"});
      out_.broken.push_back(unclosed.begin);
      out_.all.push_back({Tok::close, false, false, at_, at_, 0});
      open_.pop_back();
    }
    if (open_.empty() || open_.back().kind != open) {
      auto& reported = diagnostics_.report(Code::syntax_error, here(at_, at_ + 1),
                                           {std::string("unexpected ") + peek() + ", nothing is open that it closes"});
      if (!open_.empty()) {
        reported.notes.push_back({here(open_.back().begin, open_.back().end), "this is open"});
      }
      ++at_;
      return;
    }
    open_.pop_back();
    add(kind, at_ + 1);
  }

  /// SQL between braces: quotes, comments and inner braces are respected.
  void body() {
    std::size_t depth = 0;
    for (auto at = at_; at < text_.size(); ++at) {
      const char c = text_[at];
      if (c == '{') {
        ++depth;
      } else if (c == '}' && --depth == 0) {
        const auto begin = at_;
        add(Tok::body, at + 1);
        if (const auto last = text_.substr(begin, at - begin).rfind('\n'); last != std::string_view::npos) {
          line_ = begin + static_cast<std::uint32_t>(last) + 1;
        }
        return;
      } else if (c == '\'' || c == '"') {
        at = end_of_quoted(at, c);
      } else if (c == '-' && text_.substr(at, 2) == "--") {
        at = end_of_line(at);
      } else if (c == '/' && text_.substr(at, 2) == "/*") {
        at = end_of_block(at, false) - 1;
      } else if (c == '$') {
        at = end_of_dollar(at);
      }
    }
    unclosed_body();
  }

  void unclosed_body() {
    diagnostics_.report(Code::syntax_error, here(at_, at_ + 1), {"{ is not closed"});
    out_.broken.push_back(at_);
    auto next = text_.find('\n', at_);
    for (; next != std::string_view::npos; next = text_.find('\n', next + 1)) {
      const auto line = text_.substr(next + 1, 40);
      const auto end = line.find_first_of(" \t\r\n{");
      if (is_declaration_word(to_lower(line.substr(0, end)))) {
        break;
      }
    }
    at_ = next == std::string_view::npos ? size() : static_cast<std::uint32_t>(next);
  }

  [[nodiscard]] std::uint32_t end_of_quoted(std::uint32_t at, char quote) const {
    const bool escapes =
        quote == '\'' && at > 0 && (text_[at - 1] | 0x20) == 'e' && (at < 2 || !continues_word(text_[at - 2]));
    for (++at; at < text_.size() && text_[at] != quote; ++at) {
      if (escapes && text_[at] == '\\') {
        ++at;
      }
    }
    return at;
  }

  [[nodiscard]] std::uint32_t end_of_dollar(std::uint32_t at) const {
    auto end = at + 1;
    while (end < text_.size() && text_[end] != '$' && continues_word(text_[end])) {
      ++end;
    }
    const bool begins = end < text_.size() && text_[end] == '$' && !(at > 0 && continues_word(text_[at - 1])) &&
                        (end == at + 1 || !is_digit(text_[at + 1]));
    if (!begins) {
      return at;
    }
    const auto tag = text_.substr(at, end + 1 - at);
    const auto close = text_.find(tag, end + 1);
    return close == std::string_view::npos ? at : static_cast<std::uint32_t>(close + tag.size() - 1);
  }

  Diagnostics& diagnostics_;
  std::string_view text_;
  Tokens out_;
  std::vector<Token> open_;
  std::uint32_t at_ = 0;
  std::uint32_t line_ = 0;  // where the line in hand begins
  bool starts_line_ = true;
  bool comment_ = false;
  bool structured_ = false;
  bool raw_item_ = false;
};

}  // namespace

bool is_declaration_word(std::string_view lower_word) {
  return std::ranges::find(declaration_words, lower_word) != declaration_words.end();
}

bool same_word(std::string_view word, std::string_view lower) {
  return word.size() == lower.size() && std::ranges::equal(word, lower, [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a | 0x20) : a) == b;
         });
}

std::size_t end_of_splice(std::string_view text, std::size_t at) {
  auto end = at + 2;
  while (end < text.size() && (starts_word(text[end]) || is_digit(text[end]))) {
    ++end;
  }
  return end > at + 2 && end < text.size() && text[end] == '}' ? end + 1 : std::string_view::npos;
}

Tokens tokenize(FileId file, const SourceManager& sources, Diagnostics& diagnostics) {
  return Lexer(file, sources, diagnostics).run();
}

}  // namespace ashlar::language
