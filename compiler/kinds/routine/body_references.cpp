// What the string bodies of SQL functions name. The server looks these names up when the function runs, and, with
// check_function_bodies, when it is created: a reason for an order, never one to fail.

#include <algorithm>

#include "compiler/kinds/definition.h"
#include "compiler/kinds/interpreter.h"
#include "compiler/syntax/parser.h"

namespace ashlar::kinds {

namespace {

using syntax::Node;

std::vector<std::string> setting_path(const std::string& value) {
  std::vector<std::string> path;
  for (const syntax::Token& token : syntax::tokenize(value)) {
    const std::string word = value.substr(token.begin, token.end - token.begin);
    if (word.size() >= 2 && word.front() == '\'') {
      path.push_back(word.substr(1, word.size() - 2));
    }
  }
  return path;
}

class Collector {
 public:
  Collector(const Schema& schema, std::vector<std::string> path) : schema_(schema), path_(std::move(path)) {}

  void read(const std::string& body) {
    for (const syntax::Piece& piece : syntax::split_statements(body)) {
      Diagnostics unheard;  // the server reads the body, not we: what we cannot parse names nothing
      const auto tree = syntax::parse({.text = body.substr(piece.begin, piece.end - piece.begin), .segments = {}},
                                      syntax::Start::statement, unheard);
      if (tree != nullptr && tree->root()) {
        walk(tree->root());
      }
    }
  }
  std::vector<ObjectId> found(const ObjectId& self) {
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    std::erase(found_, self);
    return std::move(found_);
  }

 private:
  void walk(Node node) {
    if (node.is(syntax::Rule::qualifiedName) || node.is(syntax::Rule::functionName)) {
      add(Interpreter::name_parts(node), node.is(syntax::Rule::functionName));
      return;
    }
    for (const Node child : node) {
      walk(child);
    }
  }
  /// A relation, a type or the functions of that name, in the first schema of the path that has it.
  void add(const std::vector<std::string>& parts, bool routine) {
    if (parts.empty()) {
      return;
    }
    const std::vector<std::string> schemas =
        parts.size() > 1 ? std::vector<std::string>{parts[parts.size() - 2]} : path_;
    for (const std::string& schema : schemas) {
      bool any = false;
      for (const ObjectId& id : schema_.named(schema, parts.back())) {
        const NameSpace space = kind_info(id.kind()).name_space;
        if (space != NameSpace::none && (space == NameSpace::routine) == routine) {
          found_.push_back(id);
          any = true;
        }
      }
      if (any) {
        return;
      }
    }
  }

  const Schema& schema_;
  std::vector<std::string> path_;
  std::vector<ObjectId> found_;
};

template <class Routine>
std::vector<ObjectId> references_of(const Schema& schema, const ObjectId& id, const Routine& routine) {
  if (routine.language != "sql" || routine.body.empty()) {
    return {};
  }
  std::vector<std::string> path{"public"};
  if (const auto own = routine.settings.find("search_path"); own != routine.settings.end()) {
    path = setting_path(own->second);
  } else if (routine.session != nullptr) {
    path = routine.session->search_path;
  }
  Collector collector(schema, std::move(path));
  collector.read(routine.body);
  return collector.found(id);
}

}  // namespace

void collect_body_references(Schema& schema) {
  std::vector<std::pair<ObjectId, std::vector<ObjectId>>> found;
  for (const ObjectId& id : schema.of_kind(kind_of<Function>)) {
    found.emplace_back(id, references_of(schema, id, *schema.get<Function>(id)));
  }
  for (const ObjectId& id : schema.of_kind(kind_of<Procedure>)) {
    found.emplace_back(id, references_of(schema, id, *schema.get<Procedure>(id)));
  }
  for (auto& [id, references] : found) {
    if (references.empty()) {
      continue;
    }
    if (auto* function = schema.edit<Function>(id)) {
      function->body_references = std::move(references);
    } else {
      schema.edit<Procedure>(id)->body_references = std::move(references);
    }
  }
}

}  // namespace ashlar::kinds
