#include "compiler/schema/query_shape.h"

namespace ashlar {

using syntax::Node;
using syntax::Rule;

bool is_tail(Node node) {
  return node.is(Rule::orderByClause) || node.is(Rule::limitClause) || node.is(Rule::offsetClause) ||
         node.is(Rule::fetchClause) || node.is(Rule::lockingClause);
}

bool has_clauses(Node query) {
  for (const Node child : query) {
    if (child.is(Rule::withClause) || is_tail(child)) {
      return true;
    }
  }
  return false;
}

Node body_of(Node query) {
  for (const Node child : query) {
    if (!child.is(Rule::withClause) && !is_tail(child)) {
      return child;
    }
  }
  return {};
}

Node unwrapped(Node query) {
  for (Node body = body_of(query); body.is(Rule::parenthesizedQuery) && !has_clauses(query); body = body_of(query)) {
    query = body.child(Rule::query);
  }
  return query;
}

}  // namespace ashlar
