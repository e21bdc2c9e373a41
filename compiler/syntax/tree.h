#pragma once
// The plain syntax tree: what the parser hands on. Nodes of one statement stand in one vector in
// preorder, sixteen bytes each; no pointers, nothing of ANTLR. A leaf is a token; an inner node is
// a rule of grammar/SqlParser.g4. Handles (Node) are cheap to copy and stay valid as long as the Tree.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"
#include "rules.h"   // generated: enum class Rule : std::uint16_t { none, token, <every parser rule> }
#include "tokens.h"  // generated: enum class Tok : std::uint16_t { none, <every token, keywords as KW_SELECT> , eof }

namespace ashlar::syntax {

class Tree;

/// A handle to a node of a Tree, or to nothing (`!node`). All accessors are safe on nothing:
/// they answer empty text, no children, nothing.
class Node {
 public:
  Node() = default;
  Node(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}

  explicit operator bool() const { return tree_ != nullptr; }
  [[nodiscard]] Rule rule() const;  // Rule::token for a leaf, Rule::none for nothing
  [[nodiscard]] Tok token() const;  // the token of a leaf, Tok::none otherwise
  [[nodiscard]] bool is(Rule rule) const { return this->rule() == rule; }
  [[nodiscard]] bool is(Tok token) const { return this->token() == token; }
  /// The text in the statement, comments inside it included.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] std::uint32_t begin_offset() const;  // bytes in the statement's text
  [[nodiscard]] std::uint32_t end_offset() const;
  [[nodiscard]] Span span() const;  // in the source file
  [[nodiscard]] const Tree* tree() const { return tree_; }
  [[nodiscard]] std::uint32_t index() const { return index_; }

  /// First direct child with that rule or token; nothing where there is none.
  [[nodiscard]] Node child(Rule rule) const;
  [[nodiscard]] Node child(Tok token) const;
  [[nodiscard]] bool has(Rule rule) const { return static_cast<bool>(child(rule)); }
  [[nodiscard]] bool has(Tok token) const { return static_cast<bool>(child(token)); }
  /// Direct children with that rule, in order.
  [[nodiscard]] std::vector<Node> children(Rule rule) const;
  /// First node with that rule below this one (preorder), at any depth; nothing where there is none.
  [[nodiscard]] Node find(Rule rule) const;
  [[nodiscard]] Node first_child() const;
  [[nodiscard]] Node next_sibling() const;  // within the same parent

  /// Iteration over direct children: `for (Node child : node)`.
  class Iterator;
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;

  friend bool operator==(const Node&, const Node&) = default;

 private:
  const Tree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

class Node::Iterator {
 public:
  Iterator(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
  Node operator*() const { return {tree_, index_}; }
  Iterator& operator++();
  friend bool operator==(const Iterator&, const Iterator&) = default;

 private:
  const Tree* tree_;
  std::uint32_t index_;
};

/// The tree of one statement, with the text it was parsed from. Not movable: Nodes point to it.
class Tree {
 public:
  struct Entry {
    Rule rule = Rule::token;
    Tok token = Tok::none;
    std::uint32_t begin = 0;  // byte offsets in source().text
    std::uint32_t end = 0;
    std::uint32_t next = 0;  // index after the last node of this subtree
  };

  explicit Tree(SourceText source) : source_(std::move(source)) {}
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  [[nodiscard]] Node root() const { return entries_.empty() ? Node{} : Node{this, 0}; }
  [[nodiscard]] const SourceText& source() const { return source_; }
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  std::vector<Entry>& entries() { return entries_; }

 private:
  SourceText source_;
  std::vector<Entry> entries_;
};

/// The name that an identifier token stands for: unquoted ones folded to lower case, quoted and
/// U&"" ones decoded, cut at 63 bytes. Also takes keyword tokens that stand as names.
std::string identifier_value(Node leaf);
/// The value of a string constant token in any form ('', E'', U&'', $$ $$), continuation lines joined.
std::string string_value(Node leaf);

}  // namespace ashlar::syntax
