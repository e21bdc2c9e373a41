#include "compiler/syntax/shape.h"

#include <algorithm>

namespace ashlar::syntax {

namespace {

constexpr std::uint32_t nothing = 0xffffffff;
constexpr std::uint32_t max_operator_depth = 2000;

// From loose to tight, as the precedence declarations of the server's grammar have it.
enum Precedence : std::uint8_t {
  lowest,
  or_level,
  and_level,
  not_level,
  is_level,
  comparison_level,
  like_level,
  operator_level,
  sum_level,
  product_level,
  power_level,
  at_level,
  collate_level,
  sign_level,
  cast_level,
};

/// One part of an operation: an event that stands as it is, or another operation.
struct Part {
  std::uint32_t event = nothing;
  std::uint32_t operation = nothing;
  std::uint32_t next = nothing;
};

struct Operation {
  Rule rule = Rule::none;
  std::uint32_t first = nothing;
  std::uint32_t last = nothing;
  std::uint32_t depth = 1;
};

class Shaper {
 public:
  Shaper(std::span<const Event> events, std::span<const RawToken> tokens, Tree& tree)
      : events_(events), tokens_(tokens), entries_(tree.entries()) {}

  Shaped run() {
    entries_.reserve(events_.size());
    emit(0);
    if (result_.too_deep || result_.misplaced) {
      entries_.clear();
    }
    return result_;
  }

 private:
  // --- events ---------------------------------------------------------------------------------

  [[nodiscard]] Rule rule(std::uint32_t event) const {
    return events_[event].is_token ? Rule::token : node_of_rule[events_[event].rule];
  }
  [[nodiscard]] std::uint16_t type(std::uint32_t event) const {
    return events_[event].is_token ? tokens_[events_[event].token_index].type : std::uint16_t{0};
  }
  /// The type of the first token in the event.
  [[nodiscard]] std::uint16_t first_type(std::uint32_t event) const {
    return events_[event].token_index < tokens_.size() ? tokens_[events_[event].token_index].type : std::uint16_t{0};
  }

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
      emit_as(rest, Rule::typeModifiers);
    }
    close(type_name);
    emit_from(modifiers ? events_[rest].next : rest, events_[event].next);
    close(literal);
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
             (first_type(items_[from + 1]) == raw::KW_INTERSECT) == intersect;
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
    const auto part_base = parts_.size();
    const auto operation_base = operations_.size();
    flatten(event);
    const auto entry = wrapped ? open(Rule::expression, events_[event].token_index) : 0;
    if (items_.size() == item_base + 1) {
      const auto only = items_[item_base];
      items_.resize(item_base);
      emit(only);
    } else {
      item_ = item_base;
      item_end_ = items_.size();
      const auto whole = parse(lowest);
      if (more()) {
        result_.misplaced = events_[items_[item_]].token_index;
      }
      items_.resize(item_base);
      if (parts_[whole].operation != nothing && operations_[parts_[whole].operation].depth > max_operator_depth) {
        result_.too_deep = true;
      } else {
        emit_part(whole);
      }
    }
    parts_.resize(part_base);
    operations_.resize(operation_base);
    if (wrapped) {
      close(entry);
    }
  }

  void emit_part(std::uint32_t part) {
    const auto operation = parts_[part].operation;
    if (operation == nothing) {
      const auto event = parts_[part].event;
      if (rule(event) == Rule::expression) {
        emit_expression(event, false);  // the lower bound of BETWEEN
      } else {
        emit(event);
      }
      return;
    }
    const auto entry = open(operations_[operation].rule, nothing);
    for (auto p = operations_[operation].first; p != nothing; p = parts_[p].next) {
      emit_part(p);
    }
    close(entry);
  }

  [[nodiscard]] bool more() const { return item_ < item_end_; }
  [[nodiscard]] std::uint16_t item_type(std::size_t ahead = 0) const {
    return item_ + ahead < item_end_ ? type(items_[item_ + ahead]) : std::uint16_t{0};
  }
  [[nodiscard]] Rule item_rule() const { return more() ? rule(items_[item_]) : Rule::none; }

  std::uint32_t event_part(std::uint32_t event) {
    parts_.push_back({event, nothing, nothing});
    return static_cast<std::uint32_t>(parts_.size() - 1);
  }
  std::uint32_t take() { return event_part(items_[item_++]); }

  std::uint32_t operation_part(Rule rule) {
    operations_.push_back({rule, nothing, nothing, 1});
    parts_.push_back({nothing, static_cast<std::uint32_t>(operations_.size() - 1), nothing});
    return static_cast<std::uint32_t>(parts_.size() - 1);
  }

  void add(std::uint32_t to, std::uint32_t part) {
    const auto operation = parts_[to].operation;
    const auto inner = parts_[part].operation == nothing ? 0 : operations_[parts_[part].operation].depth;
    auto& o = operations_[operation];
    o.depth = std::max(o.depth, inner + 1);
    if (o.first == nothing) {
      o.first = part;
    } else {
      parts_[o.last].next = part;
    }
    o.last = part;
  }

  static Precedence operator_precedence(std::uint16_t type) {
    switch (type) {
      case raw::PLUS:
      case raw::MINUS:
        return sum_level;
      case raw::STAR:
      case raw::SLASH:
      case raw::PERCENT:
        return product_level;
      case raw::CARET:
        return power_level;
      case raw::LESS:
      case raw::GREATER:
      case raw::EQUAL:
      case raw::LESS_EQUAL:
      case raw::GREATER_EQUAL:
      case raw::NOT_EQUAL:
        return comparison_level;
      default:
        return operator_level;
    }
  }

  [[nodiscard]] Precedence next_precedence() const {
    if (item_rule() == Rule::operatorName) {
      return operator_precedence(first_type(items_[item_]));
    }
    switch (item_type()) {
      case raw::KW_OR:
        return or_level;
      case raw::KW_AND:
        return and_level;
      case raw::KW_IS:
      case raw::KW_ISNULL:
      case raw::KW_NOTNULL:
        return is_level;
      case raw::NOT_LA:
      case raw::KW_LIKE:
      case raw::KW_ILIKE:
      case raw::KW_SIMILAR:
      case raw::KW_IN:
      case raw::KW_BETWEEN:
        return like_level;
      case raw::KW_OVERLAPS:
        return operator_level;
      case raw::AT_LA:
        return at_level;
      case raw::KW_COLLATE:
        return collate_level;
      case raw::TYPECAST:
        return cast_level;
      default:
        return lowest;
    }
  }

  /// Comparisons, IS DISTINCT FROM, LIKE and BETWEEN do not chain: a < b < c is no expression.
  static bool associative(Precedence level) {
    return level != is_level && level != comparison_level && level != like_level;
  }

  static std::uint8_t above(Precedence level) { return static_cast<std::uint8_t>(level + 1); }

  std::uint32_t parse_operand() {
    if (item_type() == raw::KW_NOT) {
      const auto negation = operation_part(Rule::notExpression);
      add(negation, take());
      add(negation, parse_below(not_level));
      return negation;
    }
    if (item_rule() == Rule::operatorName) {
      const auto sign = first_type(items_[item_]);
      const auto unary = operation_part(Rule::unaryExpression);
      add(unary, take());
      add(unary,
          parse_below(sign == raw::PLUS || sign == raw::MINUS ? std::uint8_t{sign_level} : above(operator_level)));
      return unary;
    }
    return take();
  }

  /// What a prefix operator is before. Prefixes nest without parentheses, so that the grammar does not bound them.
  std::uint32_t parse_below(std::uint8_t loosest) {
    if (prefixes_ == max_operator_depth) {
      result_.too_deep = true;
      item_ = item_end_;
      return event_part(items_[item_end_ - 1]);
    }
    ++prefixes_;
    const auto operand = parse(loosest);
    --prefixes_;
    return operand;
  }

  std::uint32_t parse(std::uint8_t loosest) {
    auto left = parse_operand();
    auto chain = nothing;  // an AND or OR of this level, which takes further operands
    while (more()) {
      const auto level = next_precedence();
      if (level < loosest || level == lowest) {
        break;
      }
      if (level == or_level || level == and_level) {
        const auto node = level == or_level ? Rule::orExpression : Rule::andExpression;
        if (chain != left || operations_[parts_[chain].operation].rule != node) {
          chain = operation_part(node);
          add(chain, left);
        }
        add(chain, take());
        add(chain, parse(above(level)));
        left = chain;
      } else {
        left = parse_operation(left, level);
        if (ends_in_operand_ && !associative(level) && more() && next_precedence() == level) {
          result_.misplaced = events_[items_[item_]].token_index;
        }
      }
    }
    return left;
  }

  std::uint32_t parse_operation(std::uint32_t left, Precedence level) {
    if (item_rule() == Rule::operatorName) {
      const bool quantified = item_ + 1 < item_end_ && rule(items_[item_ + 1]) == Rule::quantifiedOperand;
      const auto operation = operation_part(quantified ? Rule::anyExpression : Rule::binaryExpression);
      add(operation, left);
      add(operation, take());
      add(operation, quantified ? take() : parse(above(level)));
      ends_in_operand_ = !quantified;
      return operation;
    }
    switch (item_type()) {
      case raw::KW_IS:
        return parse_is(left);
      case raw::KW_ISNULL:
      case raw::KW_NOTNULL:
        return finish(Rule::isExpression, left, 1, nothing);
      case raw::KW_OVERLAPS:
        return finish(Rule::overlapsExpression, left, 1, above(level));
      case raw::AT_LA:
        return item_type(1) == raw::KW_LOCAL ? finish(Rule::atTimeZoneExpression, left, 2, nothing)
                                             : finish(Rule::atTimeZoneExpression, left, 3, above(level));
      case raw::KW_COLLATE:
        return finish(Rule::collateExpression, left, 2, nothing);
      case raw::TYPECAST:
        return finish(Rule::castExpression, left, 2, nothing);
      default:
        return parse_match(left);
    }
  }

  /// An operation of `left`, the next `count` items and, where `level` is given, an operand of that level.
  std::uint32_t finish(Rule node, std::uint32_t left, int count, std::uint32_t level) {
    const auto operation = operation_part(node);
    add(operation, left);
    for (int i = 0; i < count && more(); ++i) {
      add(operation, take());
    }
    if (level != nothing) {
      add(operation, parse(static_cast<std::uint8_t>(level)));
    }
    ends_in_operand_ = level != nothing;
    return operation;
  }

  std::uint32_t parse_is(std::uint32_t left) {
    const auto negated = item_type(1) == raw::KW_NOT ? 1U : 0U;
    if (item_type(1 + negated) == raw::KW_DISTINCT) {
      return finish(Rule::distinctExpression, left, static_cast<int>(3 + negated), above(is_level));
    }
    return finish(Rule::isExpression, left, static_cast<int>(2 + negated), nothing);
  }

  /// [NOT] LIKE, ILIKE, SIMILAR TO, IN, BETWEEN.
  std::uint32_t parse_match(std::uint32_t left) {
    const auto negated = item_type() == raw::NOT_LA ? 1 : 0;
    switch (item_type(static_cast<std::size_t>(negated))) {
      case raw::KW_IN:
        return finish(Rule::inExpression, left, 2 + negated, nothing);
      case raw::KW_BETWEEN: {
        const auto how = item_type(static_cast<std::size_t>(negated) + 1);
        const int symmetric = how == raw::KW_SYMMETRIC || how == raw::KW_ASYMMETRIC ? 1 : 0;
        return finish(Rule::betweenExpression, left, 3 + negated + symmetric, above(like_level));
      }
      default:
        return parse_like(left, negated);
    }
  }

  std::uint32_t parse_like(std::uint32_t left, int negated) {
    const int words = item_type(static_cast<std::size_t>(negated)) == raw::KW_SIMILAR ? 2 : 1;
    const auto operation = finish(Rule::likeExpression, left, negated + words, nothing);
    const bool quantified = item_rule() == Rule::quantifiedOperand;
    add(operation, quantified ? take() : parse(above(like_level)));
    ends_in_operand_ = !quantified;
    if (item_type() == raw::KW_ESCAPE) {
      add(operation, take());
      add(operation, parse(above(like_level)));
    }
    return operation;
  }

  std::span<const Event> events_;
  std::span<const RawToken> tokens_;
  std::vector<Tree::Entry>& entries_;
  std::uint32_t last_end_ = 0;
  Shaped result_;
  // Stacks: an expression inside an operand is shaped while its outer one is being written.
  std::vector<std::uint32_t> items_;
  std::vector<Part> parts_;
  std::vector<Operation> operations_;
  bool ends_in_operand_ = false;  // the operation parsed last: a = b does, a IS NULL and a IN (b) do not
  std::size_t item_ = 0;
  std::size_t item_end_ = 0;
  std::uint32_t prefixes_ = 0;  // that are open
};

}  // namespace

Shaped shape(std::span<const Event> events, std::span<const RawToken> tokens, Tree& tree) {
  return events.empty() ? Shaped{} : Shaper(events, tokens, tree).run();
}

}  // namespace ashlar::syntax
