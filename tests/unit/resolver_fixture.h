#pragma once
// A small schema, and texts resolved in it without files or statements around them.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "compiler/schema/resolver.h"
#include "compiler/syntax/parser.h"

namespace ashlar::test {

class ResolverFixture {
 public:
  ResolverFixture();

  ObjectId table(const std::string& schema_name, const std::string& name,
                 const std::vector<std::pair<std::string, std::string>>& columns);
  ObjectId function(const std::string& schema_name, const std::string& name,
                    const std::vector<kinds::Parameter>& parameters, SqlText returns);
  /// Puts a view whose query waits for resolution.
  ObjectId view(const std::string& schema_name, const std::string& name, const std::string& sql,
                std::vector<std::string> column_names = {});
  /// A policy's USING on the relation.
  ObjectId policy(const ObjectId& relation, const std::string& sql);
  void resolve(bool final = true);

  /// The canonical text of one expression over the columns of `relation`; diagnostics where there are any.
  std::string expression(const std::string& sql, const ObjectId& relation);
  std::string expression(const std::string& sql) { return expression(sql, todo); }
  /// The canonical text of one view's query in one line; diagnostics where there are any.
  std::string query(const std::string& sql);
  /// As query, line breaks kept.
  std::string lines(const std::string& sql);
  /// `name type, …` of a view with that query; `?` where the type is not known.
  std::string columns(const std::string& sql);
  /// The diagnostics so far: `code text (suggestion)` joined by "; ".
  std::string problems() const;
  [[nodiscard]] const SqlText& text_of(const ObjectId& id) const;

  /// The pending text of a statement's first node with that rule, or of an expression.
  SqlText pending(const std::string& sql, syntax::Start start, TextKind kind, syntax::Rule rule,
                  const ObjectId& relation = {}, bool old_new = false, const ObjectId& function = {});

  Schema schema;
  Diagnostics diagnostics;
  std::vector<std::string> search_path{"data", "public"};
  ObjectId todo;
  ObjectId person;

 private:
  SqlText type(const std::string& sql);
  std::string run_view(const std::string& sql);

  SourceManager sources_;
  std::vector<std::unique_ptr<syntax::Tree>> trees_;
  int made_ = 0;
};

}  // namespace ashlar::test
