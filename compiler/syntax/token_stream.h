#pragma once
// Within parser.cpp: bytes to tokens by the generated lexer, and tokens as the generated parser asks for them.

#include <algorithm>
#include <string_view>
#include <vector>

#include "SqlLexer.h"
#include "compiler/syntax/scan.h"

namespace ashlar::syntax {

inline bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
inline bool continues_word(char c) {
  return starts_word(c) || (c >= '0' && c <= '9') || c == '$';
}

/// Bytes to tokens. Words and white space, most of any text, are read by hand; all else is the generated lexer's.
class Scanner {
 public:
  /// The tokens of `text`; stops before the first that cannot be read, which is then bad().
  void read(std::string_view text, std::vector<RawToken>& tokens) {
    text_ = text;
    bytes_.reset(text);
    bad_ = {};
    tokens.clear();
    for (std::uint32_t at = 0;;) {
      const auto blank = skip_blank(text, at);
      at = blank.end;
      if (blank.unterminated) {
        bad_ = {raw::UNTERMINATED_COMMENT, at, static_cast<std::uint32_t>(text.size())};
        return;
      }
      if (at >= text.size()) {
        return;
      }
      const auto token = next(at);
      if (is_bad(token.type)) {
        bad_ = token;
        return;
      }
      tokens.push_back(token);
      at = token.end;
    }
  }
  [[nodiscard]] const RawToken& bad() const { return bad_; }

 private:
  static bool is_bad(std::uint16_t type) {
    return type == raw::UNTERMINATED_STRING || type == raw::UNTERMINATED_DOLLAR_STRING ||
           type == raw::UNTERMINATED_IDENTIFIER || type == raw::EMPTY_IDENTIFIER || type == raw::UNKNOWN_CHARACTER;
  }

  /// Marks that are tokens whatever follows.
  static std::uint16_t punctuation(char c) {
    switch (c) {
      case '(':
        return raw::LPAREN;
      case ')':
        return raw::RPAREN;
      case ',':
        return raw::COMMA;
      case ';':
        return raw::SEMICOLON;
      default:
        return 0;
    }
  }

  RawToken next(std::uint32_t at) {
    if (starts_word(text_[at])) {
      auto end = at + 1;
      while (end < text_.size() && continues_word(text_[end])) {
        ++end;
      }
      // E'…', U&"…" and their like begin as words do.
      const bool prefix = end == at + 1 && end < text_.size() && (text_[end] == '\'' || text_[end] == '&');
      if (!prefix) {
        return {keyword_type(text_.substr(at, end - at)), at, end};
      }
    }
    if (const std::uint16_t mark = punctuation(text_[at]); mark != 0) {
      return {mark, at, at + 1};
    }
    auto token = match(at);
    if (token.type == raw::OPERATOR) {
      const auto length = operator_length(text_.substr(at, token.end - at));
      if (at + length < token.end) {
        return rescan(at, length);
      }
    }
    return token;
  }

  RawToken match(std::uint32_t at) {
    bytes_.seek(at);
    lexer_.type = 0;
    lexer_.tokenStartCharIndex = at;
    const auto matched = lexer_.getInterpreter<antlr4::atn::LexerATNSimulator>()->match(&bytes_, 0);
    const auto type = lexer_.type != 0 ? lexer_.type : matched;
    return {static_cast<std::uint16_t>(type), at, static_cast<std::uint32_t>(bytes_.position())};
  }

  /// A run of operator characters that was cut: what is left may be one of the operators with a token of its own.
  RawToken rescan(std::uint32_t at, std::uint32_t length) {
    const auto whole = text_;
    bytes_.reset(whole.substr(0, at + length));
    const auto token = match(at);
    bytes_.reset(whole);
    return token;
  }

  std::string_view text_;
  ByteStream bytes_;
  SqlLexer lexer_{&bytes_};
  RawToken bad_;
};

/// A token as ANTLR asks for it.
class LightToken final : public antlr4::Token {
 public:
  LightToken(std::uint32_t index, const RawToken& raw) : raw_(raw), index_(index) {}
  [[nodiscard]] std::string getText() const override { return {}; }
  [[nodiscard]] size_t getType() const override {
    return raw_.type == 0 ? static_cast<size_t>(antlr4::Token::EOF) : raw_.type;
  }
  [[nodiscard]] size_t getLine() const override { return 1; }
  [[nodiscard]] size_t getCharPositionInLine() const override { return raw_.begin; }
  [[nodiscard]] size_t getChannel() const override { return 0; }
  [[nodiscard]] size_t getTokenIndex() const override { return index_; }
  [[nodiscard]] size_t getStartIndex() const override { return raw_.begin; }
  [[nodiscard]] size_t getStopIndex() const override { return raw_.end; }
  [[nodiscard]] antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  [[nodiscard]] antlr4::CharStream* getInputStream() const override { return nullptr; }
  [[nodiscard]] std::string toString() const override { return {}; }

 private:
  RawToken raw_;
  std::uint32_t index_;
};

class TokenBuffer final : public antlr4::TokenStream {
 public:
  void assign(const std::vector<RawToken>& tokens) {
    tokens_.clear();
    tokens_.reserve(tokens.size() + 1);
    for (const auto& token : tokens) {
      tokens_.emplace_back(static_cast<std::uint32_t>(tokens_.size()), token);
    }
    const auto end = tokens.empty() ? 0 : tokens.back().end;
    tokens_.emplace_back(static_cast<std::uint32_t>(tokens_.size()), RawToken{0, end, end});
    at_ = 0;
  }

  antlr4::Token* LT(ssize_t k) override {
    const auto i = static_cast<ssize_t>(at_) + k - (k > 0 ? 1 : 0);
    return &tokens_[std::min(static_cast<size_t>(std::max<ssize_t>(i, 0)), tokens_.size() - 1)];
  }
  size_t LA(ssize_t k) override { return static_cast<LightToken*>(LT(k))->LightToken::getType(); }
  void consume() override { at_ = std::min(at_ + 1, tokens_.size() - 1); }
  ssize_t mark() override { return 0; }
  void release(ssize_t /*marker*/) override {}
  size_t index() override { return at_; }
  void seek(size_t index) override { at_ = std::min(index, tokens_.size() - 1); }
  size_t size() override { return tokens_.size(); }
  [[nodiscard]] antlr4::Token* get(size_t index) const override { return const_cast<LightToken*>(&tokens_[index]); }
  [[nodiscard]] antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  [[nodiscard]] std::string getSourceName() const override { return "sql"; }
  std::string getText(const antlr4::misc::Interval& /*interval*/) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext* /*context*/) override { return {}; }
  std::string getText(antlr4::Token* /*start*/, antlr4::Token* /*stop*/) override { return {}; }

 private:
  std::vector<LightToken> tokens_;
  size_t at_ = 0;
};

}  // namespace ashlar::syntax
