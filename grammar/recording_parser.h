#pragma once
// The generated parser's base: notes rules and tokens in preorder as they are matched, so that ANTLR builds no
// parse tree of its own. C++17, for generated code.

#include <cstdint>
#include <vector>

#include "antlr4-runtime.h"

namespace ashlar::syntax {

/// Thrown through the generated code where rules are nested deeper than the stack could bear.
struct NestingTooDeep {
  size_t token;
};

class RecordingParser : public antlr4::Parser {
 public:
  /// A rule (token_index is its first token) or a token, in preorder. Rules count from 0 as ANTLR does.
  struct Event {
    std::uint16_t rule = 0;
    bool is_token = false;
    std::uint32_t token_index = 0;
    std::uint32_t next = 0;  // index after the last event of this subtree
  };

  explicit RecordingParser(antlr4::TokenStream* input) : Parser(input), stream_(input) { _buildParseTrees = false; }

  std::vector<Event>& events() { return events_; }
  void forget() {
    events_.clear();
    open_.clear();
  }
  /// Hides the runtime's, which finds out by a dynamic cast, at each decision, what the constructor put there.
  template <class T>
  T* getInterpreter() const {
    return static_cast<T*>(_interpreter);
  }

 protected:
  // These hide or override the runtime's; the generated code calls them.
  antlr4::Token* match(size_t type) override {
    if (stream_->LA(1) == type) {
      return consume();
    }
    return _errHandler->recoverInline(this);
  }

  antlr4::Token* consume() override {
    antlr4::Token* token = stream_->LT(1);
    if (token->getType() != antlr4::Token::EOF) {
      const auto index = static_cast<std::uint32_t>(stream_->index());
      events_.push_back({0, true, index, static_cast<std::uint32_t>(events_.size() + 1)});
      stream_->consume();
    }
    return token;
  }

  void enterRule(antlr4::ParserRuleContext* context, size_t state, size_t rule) override {
    setState(state);
    _ctx = context;
    const auto index = static_cast<std::uint32_t>(stream_->index());
    if (open_.size() >= max_depth) {
      open_.push_back(0);
      throw NestingTooDeep{index};
    }
    open_.push_back(static_cast<std::uint32_t>(events_.size()));
    events_.push_back({static_cast<std::uint16_t>(rule), false, index, 0});
  }

 public:
  void exitRule() {
    setState(_ctx->invokingState);
    _ctx = static_cast<antlr4::ParserRuleContext*>(_ctx->parent);
    if (open_.back() < events_.size()) {
      events_[open_.back()].next = static_cast<std::uint32_t>(events_.size());
    }
    open_.pop_back();
  }

 private:
  static constexpr size_t max_depth = 3000;

  antlr4::TokenStream* stream_;
  std::vector<Event> events_;
  std::vector<std::uint32_t> open_;
};

}  // namespace ashlar::syntax

using ashlar::syntax::RecordingParser;
