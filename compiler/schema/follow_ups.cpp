#include "compiler/schema/follow_ups.h"

#include <algorithm>

#include "compiler/syntax/parser.h"

namespace ashlar {

namespace {

/// What a statement declares: its first name and, where it changes a table, its columns.
void add_declared(const syntax::Tree& tree, std::unordered_set<std::string>& names) {
  using syntax::Rule;
  const auto statement = tree.root();
  for (const auto& entry : tree.entries()) {
    const syntax::Node node(&tree, static_cast<std::uint32_t>(&entry - tree.entries().data()));
    if (entry.rule == Rule::columnName && statement.first_child().is(Rule::alterTableStatement)) {
      names.insert(syntax::identifier_value(node));
    }
  }
  if (const auto name = statement.find(Rule::qualifiedName)) {
    names.insert(syntax::identifier_value(name.children(Rule::identifier).back()));
  }
}

}  // namespace

FollowUps::FollowUps(std::vector<std::string> unread, const std::vector<const syntax::Tree*>& trees) {
  std::unordered_set<std::string> names(unread.begin(), unread.end());
  std::vector<std::vector<std::string>> words;
  words.reserve(trees.size());
  for (const auto* tree : trees) {
    words.push_back(syntax::words_of(tree->source().text));
  }
  std::vector<bool> said(trees.size());
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 0; i < trees.size(); ++i) {
      if (!said[i] && std::ranges::any_of(words[i], [&](const std::string& word) { return names.contains(word); })) {
        said[i] = more = true;
        add_declared(*trees[i], names);
        doubtful_.push_back(trees[i]->source().span(0, static_cast<std::uint32_t>(trees[i]->source().text.size())));
      }
    }
  }
}

bool FollowUps::follows(Span place) const {
  return !place.valid() || std::ranges::any_of(doubtful_, [&](const Span& statement) {
    return statement.file == place.file && statement.begin <= place.begin && place.begin <= statement.end;
  });
}

}  // namespace ashlar
