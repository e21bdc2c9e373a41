#pragma once
// Inside the parser: the operands and operators of one expression, which the grammar leaves in a row, as operations
// within operations, by the precedence of operators (section 4.1.6 of the documentation).

#include <span>
#include <vector>

#include "compiler/syntax/shape.h"

namespace ashlar::syntax {

/// The deepest nesting of operations in one expression.
inline constexpr std::uint32_t max_operator_depth = 2000;

/// The events of a parse, and what they stand for.
class Events {
 public:
  Events(std::span<const Event> events, std::span<const RawToken> tokens) : events_(events), tokens_(tokens) {}

  const Event& operator[](std::uint32_t event) const { return events_[event]; }
  [[nodiscard]] std::size_t size() const { return events_.size(); }
  [[nodiscard]] std::span<const RawToken> tokens() const { return tokens_; }
  /// What the parser's rule of the event becomes in the tree.
  [[nodiscard]] Rule rule(std::uint32_t event) const {
    return events_[event].is_token ? Rule::token : node_of_rule[events_[event].rule];
  }
  /// The type of the event's token; 0 where it is a rule's.
  [[nodiscard]] std::uint16_t type(std::uint32_t event) const {
    return events_[event].is_token ? tokens_[events_[event].token_index].type : std::uint16_t{0};
  }
  /// The type of the first token in the event.
  [[nodiscard]] std::uint16_t first_type(std::uint32_t event) const {
    return events_[event].token_index < tokens_.size() ? tokens_[events_[event].token_index].type : std::uint16_t{0};
  }

 private:
  std::span<const Event> events_;
  std::span<const RawToken> tokens_;
};

/// No event, part or operation.
inline constexpr std::uint32_t nothing = 0xffffffff;

/// One part of an operation: an event that stands as it is, or another operation.
struct Part {
  std::uint32_t event = nothing;
  std::uint32_t operation = nothing;
  std::uint32_t next = nothing;
};

/// Its parts are a list from `first` by Part::next.
struct Operation {
  Rule rule = Rule::none;
  std::uint32_t first = nothing;
  std::uint32_t last = nothing;
  std::uint32_t depth = 1;
};

/// Numbers of parts and operations hold until they are released: an expression inside an operand is read while its
/// outer one is being written.
class OperatorParser {
 public:
  /// `events` must outlive it.
  explicit OperatorParser(const Events& events) : events_(events) {}

  /// The part that is the whole expression. `items`: the events of its operands and operators, two at least.
  std::uint32_t run(std::span<const std::uint32_t> items);

  [[nodiscard]] const Part& part(std::uint32_t number) const { return parts_[number]; }
  [[nodiscard]] const Operation& operation(std::uint32_t number) const { return operations_[number]; }
  /// How many parts and operations there are; release() gives back those made since.
  struct Mark {
    std::size_t parts;
    std::size_t operations;
  };
  [[nodiscard]] Mark mark() const { return {parts_.size(), operations_.size()}; }
  void release(Mark to) {
    parts_.resize(to.parts);
    operations_.resize(to.operations);
  }
  /// The first operator that cannot stand where it does, so far, and whether operations were nested too deeply.
  [[nodiscard]] const Shaped& outcome() const { return result_; }

 private:
  [[nodiscard]] bool more() const;
  [[nodiscard]] std::uint16_t item_type(std::size_t ahead = 0) const;
  [[nodiscard]] Rule item_rule() const;
  std::uint32_t event_part(std::uint32_t event);
  std::uint32_t take();
  std::uint32_t operation_part(Rule rule);
  void add(std::uint32_t to, std::uint32_t part);
  [[nodiscard]] std::uint8_t next_precedence() const;
  std::uint32_t parse_operand();
  /// What a prefix operator is before. Prefixes nest without parentheses, so that the grammar does not bound them.
  std::uint32_t parse_below(std::uint8_t loosest);
  std::uint32_t parse(std::uint8_t loosest);
  std::uint32_t parse_operation(std::uint32_t left, std::uint8_t level);
  /// An operation of `left`, the next `count` items and, where `level` is given, an operand of that level.
  std::uint32_t finish(Rule node, std::uint32_t left, int count, std::uint32_t level);
  std::uint32_t parse_is(std::uint32_t left);
  /// [NOT] LIKE, ILIKE, SIMILAR TO, IN, BETWEEN.
  std::uint32_t parse_match(std::uint32_t left);
  std::uint32_t parse_like(std::uint32_t left, int negated);

  const Events& events_;
  Shaped result_;
  std::span<const std::uint32_t> items_;
  std::vector<Part> parts_;
  std::vector<Operation> operations_;
  bool ends_in_operand_ = false;  // the operation parsed last: a = b does, a IS NULL and a IN (b) do not
  std::size_t item_ = 0;
  std::uint32_t prefixes_ = 0;  // that are open
};

}  // namespace ashlar::syntax
