#include "backends/alembic/python_reader.h"

#include <algorithm>
#include <array>

#include "backends/alembic/python_expressions.h"

namespace ashlar::backends::python {

namespace {

/// Words that begin a statement with a block of its own, or that lead out of one.
constexpr std::array<std::string_view, 17> unread_statements{
    "for",   "while", "try",    "class",    "async", "return", "raise",    "del",    "global",
    "break", "match", "assert", "continue", "yield", "await",  "nonlocal", "import",
};

/// Of elif, after one if.
constexpr std::size_t most_branches = 50;

class Reader {
 public:
  Reader(std::string_view source, FileId file) : tokens_(tokenize(source), file), expressions_(tokens_) {}

  Module run() {
    if (!tokens_.error().empty()) {
      module_.error = tokens_.error();
      module_.error_span = tokens_.span_from(tokens_.last());
      return std::move(module_);
    }
    while (!tokens_.at_end()) {
      if (tokens_.peek().is_word("def")) {
        function();
      } else if (tokens_.peek().is("@")) {
        module_.statements.push_back(unread_statement("a decorator"));
      } else {
        statement(module_.statements);
      }
    }
    return std::move(module_);
  }

 private:
  /// The rest of a line and the block below it, if any.
  Statement unread_statement(std::string why) {
    const std::size_t begin = tokens_.place();
    while (!tokens_.at_line_end()) {
      tokens_.next();
    }
    const Span span = tokens_.span_since(begin);
    tokens_.next();
    if (tokens_.peek().kind == TokenKind::indent) {
      skip_block();
    }
    Statement statement;
    statement.target = std::move(why);
    statement.span = span;
    return statement;
  }

  void skip_block() {
    std::size_t depth = 0;
    do {
      const Token& token = tokens_.next();
      depth += token.kind == TokenKind::indent ? 1 : 0;
      depth -= token.kind == TokenKind::dedent ? 1 : 0;
    } while (depth > 0 && !tokens_.at_end());
  }

  /// One logical line, with its block; appends what it means.
  void statement(std::vector<Statement>& to) {
    const Token& first = tokens_.peek();
    if (first.kind == TokenKind::line_end || first.kind == TokenKind::dedent) {
      tokens_.next();
    } else if (first.kind == TokenKind::indent) {
      skip_block();
      to.push_back({.target = "an indentation that nothing asks for", .span = tokens_.span_from(first)});
    } else if (first.is_word("import") || first.is_word("from")) {
      imports(to);
    } else if (first.is_word("with")) {
      with(to);
    } else if (first.is_word("if")) {
      branch(to);
    } else if (first.is_word("def")) {
      to.push_back(unread_statement("a function within a function"));
    } else if (first.kind == TokenKind::name &&
               std::ranges::find(unread_statements, first.text) != unread_statements.end() &&
               !tokens_.peek(1).is("=") && !tokens_.peek(1).is(".") && !tokens_.peek(1).is("(")) {
      const bool bare_return = first.is_word("return") && tokens_.peek(1).kind == TokenKind::line_end;
      to.push_back(unread_statement(bare_return ? "return" : "`" + first.text + "`"));
    } else {
      simple_statements(to);
    }
  }

  /// What stands on one line, between semicolons.
  void simple_statements(std::vector<Statement>& to) {
    do {
      if (tokens_.at_line_end()) {
        break;
      }
      simple_statement(to);
    } while (tokens_.accept(";"));
    if (!tokens_.at_line_end()) {
      to.push_back(unread_statement("what follows a statement on its line"));
      return;
    }
    tokens_.next();
  }

  void simple_statement(std::vector<Statement>& to) {
    const std::size_t begin = tokens_.place();
    if (tokens_.accept_word("pass")) {
      return;
    }
    const bool assigns = tokens_.peek().kind == TokenKind::name && (tokens_.peek(1).is("=") || tokens_.peek(1).is(":"));
    Statement made;
    if (assigns) {
      made.target = tokens_.next().text;
      if (tokens_.accept(":")) {
        expressions_.expression();  // the annotation
      }
      if (!tokens_.accept("=")) {
        return;  // declared, not assigned
      }
      made.kind = StatementKind::assignment;
    } else {
      made.kind = StatementKind::expression;
    }
    made.value = expressions_.expression_list();
    if (tokens_.peek().is("=") || !(tokens_.at_line_end() || tokens_.peek().is(";"))) {
      while (!tokens_.at_line_end() && !tokens_.peek().is(";")) {
        tokens_.next();
      }
      made.value = expressions_.unread("an assignment of another kind", begin);
    }
    made.span = tokens_.span_since(begin);
    to.push_back(std::move(made));
  }

  std::string dotted_name() {
    std::string name;
    while (tokens_.peek().kind == TokenKind::name || tokens_.peek().is(".") || tokens_.peek().is("...")) {
      if (tokens_.peek().is_word("import") || tokens_.peek().is_word("as")) {
        break;
      }
      name += tokens_.next().text;
    }
    return name;
  }

  /// import a.b as c; from a import b as c, d
  void imports(std::vector<Statement>& to) {
    const bool from = tokens_.next().text == "from";
    const std::string package = from ? dotted_name() : "";
    if (from && !tokens_.accept_word("import")) {
      to.push_back(unread_statement("an import"));
      return;
    }
    tokens_.accept("(");
    while (!tokens_.at_line_end() && !tokens_.peek().is(")")) {
      const std::string name = dotted_name();
      std::string local = name.substr(0, name.find('.'));
      const bool renamed = tokens_.accept_word("as");
      if (renamed) {
        local = tokens_.next().text;
      }
      if (from) {
        module_.imports[local] = package + "." + name;
      } else {
        module_.imports[local] = renamed ? name : local;
      }
      if (!tokens_.accept(",")) {
        break;
      }
    }
    tokens_.accept(")");
    if (!tokens_.at_line_end()) {
      to.push_back(unread_statement("an import"));
      return;
    }
    tokens_.next();
  }

  /// The statements of a block, the ":" in front of it being read already.
  std::vector<Statement> block() {
    std::vector<Statement> body;
    if (tokens_.peek().kind != TokenKind::line_end) {
      simple_statements(body);
      return body;
    }
    tokens_.next();
    if (tokens_.peek().kind != TokenKind::indent) {
      body.push_back({.target = "a block without statements", .span = tokens_.span_from(tokens_.peek())});
      return body;
    }
    tokens_.next();
    while (!tokens_.at_end() && tokens_.peek().kind != TokenKind::dedent) {
      statement(body);
    }
    tokens_.next();
    return body;
  }

  void with(std::vector<Statement>& to) {
    const std::size_t begin = tokens_.place();
    tokens_.next();
    Statement made;
    made.kind = StatementKind::with;
    made.value = expressions_.expression();
    if (tokens_.accept_word("as")) {
      made.target = tokens_.next().text;
    }
    made.span = tokens_.span_since(begin);
    if (!tokens_.accept(":")) {
      tokens_.go_to(begin);
      to.push_back(unread_statement("this form of `with`"));
      return;
    }
    made.body = block();
    to.push_back(std::move(made));
  }

  /// if and elif, with what follows them.
  void branch(std::vector<Statement>& to, std::size_t earlier = 0) {
    const std::size_t begin = tokens_.place();
    tokens_.next();
    Statement made;
    made.kind = StatementKind::branch;
    made.value = expressions_.expression();
    made.span = tokens_.span_since(begin);
    if (!tokens_.accept(":")) {
      tokens_.go_to(begin);
      to.push_back(unread_statement("this form of `if`"));
      return;
    }
    made.body = block();
    if (tokens_.peek().is_word("elif") && earlier < most_branches) {
      branch(made.otherwise, earlier + 1);
    } else if (tokens_.peek().is_word("else") && tokens_.peek(1).is(":")) {
      tokens_.next();
      tokens_.next();
      made.otherwise = block();
    }
    to.push_back(std::move(made));
  }

  void function() {
    const std::size_t begin = tokens_.place();
    tokens_.next();
    Function made;
    made.name = tokens_.next().text;
    if (!tokens_.accept("(")) {
      tokens_.go_to(begin);
      module_.statements.push_back(unread_statement("a function"));
      return;
    }
    for (std::size_t depth = 1; depth > 0 && !tokens_.at_end();) {
      const Token& token = tokens_.next();
      const bool opens = token.is("(") || token.is("[") || token.is("{");
      const bool closes = token.is(")") || token.is("]") || token.is("}");
      depth += opens ? 1 : 0;
      depth -= closes ? 1 : 0;
      if (depth == 1 && token.kind == TokenKind::name &&
          (tokens_.peek().is(",") || tokens_.peek().is(")") || tokens_.peek().is(":") || tokens_.peek().is("="))) {
        made.parameters.push_back(token.text);
      }
      if (depth == 1 && (token.is(":") || token.is("="))) {
        expressions_.expression();
      }
    }
    if (tokens_.accept("->")) {
      expressions_.expression();
    }
    made.span = tokens_.span_since(begin);
    if (!tokens_.accept(":")) {
      tokens_.go_to(begin);
      module_.statements.push_back(unread_statement("a function"));
      return;
    }
    made.body = block();
    module_.functions.push_back(std::move(made));
  }

  Cursor tokens_;
  Expressions expressions_;
  Module module_;
};

}  // namespace

const Value* Value::argument(std::string_view name) const {
  const auto found = std::ranges::find_if(named, [&](const auto& one) { return one.name == name; });
  return found == named.end() ? nullptr : &found->value;
}

const Function* Module::function(std::string_view name) const {
  const auto found = std::ranges::find_if(functions, [&](const Function& one) { return one.name == name; });
  return found == functions.end() ? nullptr : &*found;
}

const Value* Module::variable(std::string_view name) const {
  const Value* value = nullptr;
  for (const Statement& statement : statements) {
    if (statement.kind == StatementKind::assignment && statement.target == name) {
      value = &statement.value;
    }
  }
  return value;
}

Module read_module(std::string_view source, FileId file) {
  return Reader(source, file).run();
}

}  // namespace ashlar::backends::python
