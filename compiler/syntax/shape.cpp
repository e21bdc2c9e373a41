#include "compiler/syntax/shape.h"

#include <algorithm>

#include "compiler/syntax/operators.h"

namespace ashlar::syntax {

namespace {

class Shaper {
 public:
  Shaper(std::span<const Event> events, std::span<const RawToken> tokens, Tree& tree)
      : events_(events, tokens), tokens_(tokens), entries_(tree.entries()), operators_(events_) {}

  Shaped run() {
    entries_.reserve(events_.size());
    emit(0);
    Shaped outcome = operators_.outcome();
    outcome.misplaced = outcome.misplaced ? outcome.misplaced : misplaced_;
    if (outcome.too_deep || outcome.misplaced) {
      entries_.clear();
    }
    return outcome;
  }

 private:
  // --- events ---------------------------------------------------------------------------------

  [[nodiscard]] Rule rule(std::uint32_t event) const { return events_.rule(event); }
  [[nodiscard]] std::uint16_t type(std::uint32_t event) const { return events_.type(event); }

  template <typename Visit>
  void for_each_child(std::uint32_t event, Visit visit) {
    for (auto child = event + 1; child < events_[event].next; child = events_[child].next) {
      visit(child);
    }
  }

  // --- writing --------------------------------------------------------------------------------

  std::uint32_t open(Rule rule, std::uint32_t token_index) {
    const auto begin = token_index < tokens_.size() ? tokens_[token_index].begin : last_end_;
    entries_.push_back({rule, Tok::none, begin, begin, 0});
    return static_cast<std::uint32_t>(entries_.size() - 1);
  }

  void close(std::uint32_t entry) {
    auto& e = entries_[entry];
    e.next = static_cast<std::uint32_t>(entries_.size());
    if (e.next > entry + 1) {
      e.begin = entries_[entry + 1].begin;
      e.end = std::max(e.begin, last_end_);
    } else {
      e.begin = e.end = last_end_;
    }
  }

  void emit(std::uint32_t event) {
    if (events_[event].is_token) {
      const auto& token = tokens_[events_[event].token_index];
      entries_.push_back({Rule::token, kind_of_token[token.type], token.begin, token.end,
                          static_cast<std::uint32_t>(entries_.size() + 1)});
      last_end_ = token.end;
      return;
    }
    switch (const auto node = rule(event)) {
      case Rule::none:
      case Rule::callRest:
        emit_children(event);
        return;
      case Rule::expression:
        emit_expression(event, true);
        return;
      case Rule::nameExpression:
        emit_name(event);
        return;
      case Rule::query:
        emit_query(event);
        return;
      case Rule::parenthesizedExpression:
      case Rule::subqueryExpression:
      case Rule::parameterReference:
        emit_with_indirection(event, node);
        return;
      default: {
        const auto entry = open(node, events_[event].token_index);
        emit_children(event);
        close(entry);
      }
    }
  }

  void emit_children(std::uint32_t event) {
    for_each_child(event, [&](std::uint32_t child) { emit(child); });
  }

  // --- names ----------------------------------------------------------------------------------

  /// nameExpression: what follows the name says what it is.
  void emit_name(std::uint32_t event) {
    const auto parts = event + 1;
    const auto rest = events_[parts].next;
    const auto after = rest < events_[event].next ? rule(rest) : Rule::none;
    const bool has_rest = rest < events_[event].next;
    const auto token = events_[event].token_index;
    if (after == Rule::callRest && events_[rest].next == events_[event].next) {
      const auto call = open(Rule::functionCall, token);
      emit_as(parts, Rule::functionName);
      emit(rest);
      close(call);
    } else if (after == Rule::callRest || after == Rule::string) {
      emit_typed_literal(event, parts, rest, after == Rule::callRest);
    } else {
      const bool subscripted = has_rest && type(rest) != raw::DOT;
      const auto outer = subscripted ? open(Rule::indirectionExpression, token) : 0;
      const auto column = open(Rule::columnReference, token);
      emit_children(parts);
      if (!subscripted) {
        emit_from(rest, events_[event].next);
      }
      close(column);
      if (subscripted) {
        emit_from(rest, events_[event].next);
        close(outer);
      }
    }
  }

  /// `name 'value'` and `name(modifiers) 'value'`.
  void emit_typed_literal(std::uint32_t event, std::uint32_t parts, std::uint32_t rest, bool modifiers) {
    const auto literal = open(Rule::typedLiteral, events_[event].token_index);
    const auto type_name = open(Rule::typeName, events_[event].token_index);
    emit_as(parts, Rule::qualifiedName);
    if (modifiers) {
      if (!are_modifiers(rest)) {
        misplaced_ = events_[events_[rest].next].token_index;
      }
      emit_as(rest, Rule::typeModifiers);
    }
    close(type_name);
    emit_from(modifiers ? events_[rest].next : rest, events_[event].next);
    close(literal);
  }

  /// True for one plain expression or more: `f() 'value'` and `f(DISTINCT 1) 'value'` are neither calls nor literals.
  bool are_modifiers(std::uint32_t call) {
    bool some = false;
    bool plain = true;
    const auto look = [&](const auto& self, std::uint32_t event) -> void {
      for_each_child(event, [&](std::uint32_t child) {
        if (events_[child].is_token) {
          plain = plain && type(child) != raw::KW_ALL && type(child) != raw::KW_DISTINCT;
        } else if (rule(child) == Rule::none) {
          self(self, child);
        } else {
          some = true;
          plain = plain && is_plain_argument(child);
        }
      });
    };
    look(look, call);
    return some && plain;
  }

  bool is_plain_argument(std::uint32_t event) {
    const auto first = event + 1;
    const bool is_word = events_[first].is_token && type(first) == raw::KW_VARIADIC;
    return rule(event) == Rule::argument && !is_word && rule(first) != Rule::argumentName;
  }

  void emit_as(std::uint32_t event, Rule node) {
    const auto entry = open(node, events_[event].token_index);
    emit_children(event);
    close(entry);
  }

  void emit_from(std::uint32_t event, std::uint32_t end) {
    for (; event < end; event = events_[event].next) {
      emit(event);
    }
  }

  /// `(x).y[1]`: the operand alone, then what is taken from it.
  void emit_with_indirection(std::uint32_t event, Rule node) {
    auto rest = event + 1;
    while (rest < events_[event].next && rule(rest) != Rule::subscript && rule(rest) != Rule::fieldSelection) {
      rest = events_[rest].next;
    }
    const bool indirect = rest < events_[event].next;
    const auto outer = indirect ? open(Rule::indirectionExpression, events_[event].token_index) : 0;
    const auto entry = open(node, events_[event].token_index);
    for (auto child = event + 1; child < rest; child = events_[child].next) {
      if (type(child) == raw::COMMA) {
        entries_[entry].rule = Rule::rowExpression;
      }
      emit(child);
    }
    close(entry);
    if (indirect) {
      emit_from(rest, events_[event].next);
      close(outer);
    }
  }

  // --- queries --------------------------------------------------------------------------------

  void flatten(std::uint32_t event) {
    for_each_child(event, [&](std::uint32_t child) {
      if (rule(child) == Rule::none) {
        flatten(child);
      } else {
        items_.push_back(child);
      }
    });
  }

  /// INTERSECT binds tighter than UNION and EXCEPT; operations of one level stand flat, to be read from the left.
  void emit_query(std::uint32_t event) {
    const auto base = items_.size();
    flatten(event);
    const auto end = items_.size();
    const auto entry = open(Rule::query, events_[event].token_index);
    auto at = base;
    if (at < end && rule(items_[at]) == Rule::withClause) {
      emit(items_[at++]);
    }
    auto operators = [&](std::size_t from, bool intersect) {
      return from + 1 < end && rule(items_[from + 1]) == Rule::setOperator &&
             (events_.first_type(items_[from + 1]) == raw::KW_INTERSECT) == intersect;
    };
    auto emit_term = [&] {
      const bool nested = operators(at, true);
      const auto operation = nested ? open(Rule::setOperation, events_[items_[at]].token_index) : 0;
      emit(items_[at]);
      while (operators(at, true)) {
        emit(items_[at + 1]);
        at += 2;
        emit(items_[at]);
      }
      if (nested) {
        close(operation);
      }
    };
    auto first_after_intersections = at;
    while (operators(first_after_intersections, true)) {
      first_after_intersections += 2;
    }
    const bool outer = operators(first_after_intersections, false);
    const auto operation = outer ? open(Rule::setOperation, events_[items_[at]].token_index) : 0;
    if (at < end) {
      emit_term();
      while (operators(at, false)) {
        emit(items_[at + 1]);
        at += 2;
        emit_term();
      }
      ++at;
    }
    if (outer) {
      close(operation);
    }
    for (; at < end; ++at) {
      emit(items_[at]);
    }
    items_.resize(base);
    close(entry);
  }

  // --- operators ------------------------------------------------------------------------------

  void emit_expression(std::uint32_t event, bool wrapped) {
    const auto item_base = items_.size();
    const auto mark = operators_.mark();
    flatten(event);
    const auto entry = wrapped ? open(Rule::expression, events_[event].token_index) : 0;
    if (items_.size() == item_base + 1) {
      const auto only = items_[item_base];
      items_.resize(item_base);
      emit(only);
    } else {
      const auto whole = operators_.run(std::span(items_).subspan(item_base));
      items_.resize(item_base);
      if (!operators_.outcome().too_deep) {
        emit_part(whole);
      }
    }
    operators_.release(mark);
    if (wrapped) {
      close(entry);
    }
  }

  void emit_part(std::uint32_t part) {
    const auto operation = operators_.part(part).operation;
    if (operation == nothing) {
      const auto event = operators_.part(part).event;
      if (rule(event) == Rule::expression) {
        emit_expression(event, false);  // the lower bound of BETWEEN
      } else {
        emit(event);
      }
      return;
    }
    const auto entry = open(operators_.operation(operation).rule, nothing);
    for (auto p = operators_.operation(operation).first; p != nothing; p = operators_.part(p).next) {
      emit_part(p);
    }
    close(entry);
  }

  Events events_;
  std::span<const RawToken> tokens_;
  std::vector<Tree::Entry>& entries_;
  std::uint32_t last_end_ = 0;
  // A stack: an expression inside an operand is shaped while its outer one is being written.
  std::vector<std::uint32_t> items_;
  OperatorParser operators_;
  std::optional<std::uint32_t> misplaced_;  // as in Shaped
};

}  // namespace

Shaped shape(std::span<const Event> events, std::span<const RawToken> tokens, Tree& tree) {
  return events.empty() ? Shaped{} : Shaper(events, tokens, tree).run();
}

}  // namespace ashlar::syntax
