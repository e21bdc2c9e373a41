#pragma once
// Within parser.cpp: which way a rule goes on, where that is known already.

#include <vector>

#include "SqlParser.h"

namespace ashlar::syntax {

/// What one parser has learnt about its decisions.
struct Learnt {
  explicit Learnt(const antlr4::atn::ATN& network) {
    decisions.reserve(network.getNumberOfDecisions());
    for (std::size_t i = 0; i < network.getNumberOfDecisions(); ++i) {
      decisions.emplace_back(network.getDecisionState(i), i);
    }
  }
  std::vector<antlr4::dfa::DFA> decisions;
  antlr4::atn::PredictionContextCache contexts;
};

/// ANTLR's own prediction, asked only where the tokens ahead were not met before. What it learns belongs to one parser
/// and so to one thread: reading it needs none of the locks that the runtime takes for each token.
class Predictor final : private Learnt, public antlr4::atn::ParserATNSimulator {
 public:
  explicit Predictor(antlr4::Parser& recognizer)
      : Learnt(recognizer.getATN()),
        ParserATNSimulator(&recognizer, recognizer.getATN(), Learnt::decisions, Learnt::contexts) {}

  size_t adaptivePredict(antlr4::TokenStream* input, size_t decision, antlr4::ParserRuleContext* context) override {
    const size_t known = getPredictionMode() == antlr4::atn::PredictionMode::SLL ? learnt(*input, decision) : 0;
    return known != 0 ? known : ParserATNSimulator::adaptivePredict(input, decision, context);
  }

 private:
  /// The alternative that the tokens ahead lead to; 0 where that is not known.
  [[nodiscard]] size_t learnt(antlr4::TokenStream& input, size_t decision) const {
    const antlr4::dfa::DFA& automaton = Learnt::decisions[decision];
    const antlr4::dfa::DFAState* state = automaton.isPrecedenceDfa() ? nullptr : automaton.s0;
    for (ssize_t ahead = 1; state != nullptr; ++ahead) {
      const auto edge = state->edges.find(input.LA(ahead));
      state = edge == state->edges.end() || edge->second == ERROR.get() ? nullptr : edge->second;
      if (state != nullptr && state->isAcceptState) {
        return state->predicates.empty() ? state->prediction : 0;
      }
    }
    return 0;
  }
};

}  // namespace ashlar::syntax
