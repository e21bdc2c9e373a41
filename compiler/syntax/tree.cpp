#include "compiler/syntax/tree.h"

#include "compiler/syntax/scan.h"

namespace ashlar::syntax {

std::string_view rule_name(Rule rule) {
  return rule_names[static_cast<std::size_t>(rule)];
}
std::string_view token_name(Tok token) {
  return token_names[static_cast<std::size_t>(token)];
}

Rule Node::rule() const {
  return tree_ == nullptr ? Rule::none : tree_->entries()[index_].rule;
}

Tok Node::token() const {
  return tree_ == nullptr ? Tok::none : tree_->entries()[index_].token;
}

std::uint32_t Node::begin_offset() const {
  return tree_ == nullptr ? 0 : tree_->entries()[index_].begin;
}

std::uint32_t Node::end_offset() const {
  return tree_ == nullptr ? 0 : tree_->entries()[index_].end;
}

std::string_view Node::text() const {
  return tree_ == nullptr
             ? std::string_view{}
             : std::string_view(tree_->source().text).substr(begin_offset(), end_offset() - begin_offset());
}

Span Node::span() const {
  return tree_ == nullptr ? Span{} : tree_->source().span(begin_offset(), end_offset());
}

Node Node::child(Rule rule) const {
  for (Node child : *this) {
    if (child.rule() == rule) {
      return child;
    }
  }
  return {};
}

Node Node::child(Tok token) const {
  for (Node child : *this) {
    if (child.token() == token) {
      return child;
    }
  }
  return {};
}

std::vector<Node> Node::children(Rule rule) const {
  std::vector<Node> found;
  for (Node child : *this) {
    if (child.rule() == rule) {
      found.push_back(child);
    }
  }
  return found;
}

Node Node::find(Rule rule) const {
  if (tree_ == nullptr) {
    return {};
  }
  const auto& entries = tree_->entries();
  for (auto i = index_ + 1; i < entries[index_].next; ++i) {
    if (entries[i].rule == rule) {
      return {tree_, i};
    }
  }
  return {};
}

Node Node::first_child() const {
  if (tree_ == nullptr || tree_->entries()[index_].next == index_ + 1) {
    return {};
  }
  return {tree_, index_ + 1};
}

// A node does not know its parent: the nearest node before it whose subtree holds it.
Node Node::next_sibling() const {
  if (tree_ == nullptr) {
    return {};
  }
  const auto& entries = tree_->entries();
  const auto next = entries[index_].next;
  for (auto i = index_; i-- > 0;) {
    if (entries[i].next > index_) {
      return next < entries[i].next ? Node{tree_, next} : Node{};
    }
  }
  return {};
}

Node::Iterator Node::begin() const {
  return {tree_, index_ + 1};
}

Node::Iterator Node::end() const {
  return {tree_, tree_ == nullptr ? index_ + 1 : tree_->entries()[index_].next};
}

Node::Iterator& Node::Iterator::operator++() {
  index_ = tree_->entries()[index_].next;
  return *this;
}

}  // namespace ashlar::syntax
