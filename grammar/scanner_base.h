#pragma once
// What the generated lexer cannot match with a regular grammar: the end of a dollar-quoted string. Bytes in, no
// decoding: offsets are byte offsets.

#include <string_view>

#include "antlr4-runtime.h"

namespace ashlar::syntax {

/// A character stream over bytes that others own.
class ByteStream final : public antlr4::CharStream {
 public:
  void reset(std::string_view text) {
    text_ = text;
    at_ = 0;
  }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] size_t position() const { return at_; }

  void consume() override { ++at_; }
  size_t LA(ssize_t i) override {
    const size_t p = at_ + static_cast<size_t>(i) - (i > 0 ? 1 : 0);
    return p < text_.size() ? static_cast<unsigned char>(text_[p]) : EOF;
  }
  ssize_t mark() override { return -1; }
  void release(ssize_t /*marker*/) override {}
  size_t index() override { return at_; }
  void seek(size_t index) override { at_ = index; }
  size_t size() override { return text_.size(); }
  [[nodiscard]] std::string getSourceName() const override { return "sql"; }
  std::string getText(const antlr4::misc::Interval& interval) override {
    return std::string(text_.substr(static_cast<size_t>(interval.a), static_cast<size_t>(interval.b - interval.a + 1)));
  }
  [[nodiscard]] std::string toString() const override { return std::string(text_); }

 private:
  std::string_view text_;
  size_t at_ = 0;
};

class ScannerBase : public antlr4::Lexer {
 public:
  explicit ScannerBase(antlr4::CharStream* input) : Lexer(input), bytes_(static_cast<ByteStream*>(input)) {}

 protected:
  /// After "$tag$": reads to the next "$tag$".
  void finish_dollar_string(size_t unterminated) {
    const auto text = bytes_->text();
    const size_t begin = tokenStartCharIndex;
    const auto tag = text.substr(begin, bytes_->position() - begin);
    const size_t close = text.find(tag, bytes_->position());
    if (close == std::string_view::npos) {
      bytes_->seek(text.size());
      setType(unterminated);
    } else {
      bytes_->seek(close + tag.size());
    }
  }

  void give_back(size_t bytes) { bytes_->seek(bytes_->position() - bytes); }

  ByteStream* bytes_;
};

}  // namespace ashlar::syntax

using ashlar::syntax::ScannerBase;
