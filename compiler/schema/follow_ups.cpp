#include "compiler/schema/follow_ups.h"

#include <algorithm>
#include <unordered_map>

#include "compiler/base/text.h"
#include "compiler/syntax/parser.h"

namespace ashlar {

namespace {

/// What a statement that is in doubt declares: its first name and, where it changes a table, its columns.
std::vector<std::string> declared(const syntax::Tree& tree) {
  std::vector<std::string> names;
  using syntax::Rule;
  const auto statement = tree.root();
  for (const auto& entry : tree.entries()) {
    const syntax::Node node(&tree, static_cast<std::uint32_t>(&entry - tree.entries().data()));
    if (entry.rule == Rule::columnName && statement.first_child().is(Rule::alterTableStatement)) {
      names.push_back(syntax::identifier_value(node));
    }
  }
  const auto own = statement.first_child().child(Rule::identifier);
  const auto name = own ? syntax::Node{} : statement.find(Rule::qualifiedName);
  if (own || name) {
    names.push_back(syntax::identifier_value(own ? own : name.children(Rule::identifier).back()));
  }
  return names;
}

/// What is not there because the statement failed: what it was to create, not what it is about.
std::vector<std::string> not_created(const syntax::Tree& tree) {
  using syntax::Rule;
  const auto statement = tree.root().first_child();
  if (statement.is(Rule::alterTableStatement)) {
    std::vector<std::string> columns;
    for (const auto& entry : tree.entries()) {
      if (entry.rule == Rule::columnDefinition) {
        const syntax::Node node(&tree, static_cast<std::uint32_t>(&entry - tree.entries().data()));
        columns.push_back(syntax::identifier_value(node.child(Rule::columnName).first_child()));
      }
    }
    return columns;
  }
  const bool part_of_table = statement.is(Rule::createIndexStatement) || statement.is(Rule::createTriggerStatement) ||
                             statement.is(Rule::createPolicyStatement) || statement.is(Rule::createRuleStatement);
  const bool creates = statement.first_child() && to_lower(statement.first_child().text()) == "create";
  return creates && !part_of_table ? declared(tree) : std::vector<std::string>{};
}

}  // namespace

FollowUps::FollowUps(const std::vector<std::string>& unread, const std::vector<const syntax::Tree*>& trees,
                     const std::vector<std::size_t>& failed) {
  // With each name, the statement that failed to create it; `of_any` where no statement can be told apart.
  constexpr std::size_t of_any = 0;
  std::unordered_map<std::string, std::size_t> names;
  for (const std::string& name : unread) {
    names.emplace(name, of_any);
  }
  for (const std::size_t index : failed) {
    for (std::string& name : not_created(*trees[index])) {
      names.emplace(std::move(name), index + 1);
    }
  }
  std::vector<std::vector<std::string>> words(trees.size());
  for (std::size_t i = 0; i < trees.size(); ++i) {
    words[i] = trees[i] == nullptr ? std::vector<std::string>{} : syntax::words_of(trees[i]->source().text);
  }
  const auto in_doubt = [&](std::size_t statement) {
    const bool has_failed = std::ranges::binary_search(failed, statement);
    return std::ranges::any_of(words[statement], [&](const std::string& word) {
      const auto found = names.find(word);
      return found != names.end() && (!has_failed || found->second < statement + 1);
    });
  };
  std::vector<bool> said(trees.size());
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 0; i < trees.size(); ++i) {
      if (!said[i] && in_doubt(i)) {
        said[i] = more = true;
        for (std::string& name : declared(*trees[i])) {
          names.emplace(std::move(name), i + 1);
        }
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
