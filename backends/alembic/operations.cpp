#include "backends/alembic/operations.h"

#include <algorithm>
#include <array>

#include "backends/alembic/operation_sql.h"
#include "compiler/base/quote.h"
#include "compiler/base/text.h"

namespace ashlar::backends::alembic {

using python::Module;
using python::Statement;
using python::StatementKind;
using python::Value;
using python::ValueKind;

namespace {

/// Functions of a revision that call one another.
constexpr int deepest_call = 20;

class Runner {
 public:
  Runner(const Module& module, std::set<std::string>& enums) : evaluation_(module), enums_(enums) {}

  ReplayedRevision run(std::string_view function) {
    const python::Function* found = evaluation_.module().function(function);
    if (found == nullptr) {
      evaluation_.fail(Span{}, "it has no function " + std::string(function) + "()");
    } else {
      for (const std::string& parameter : found->parameters) {
        evaluation_.fail(found->span, "the parameter " + parameter + " of " + found->name + "()");
      }
      block(found->body);
    }
    ReplayedRevision made;
    made.statements = std::move(statements_);
    made.unreadable = evaluation_.why();
    made.place = evaluation_.place();
    return made;
  }

 private:
  /// False where the function returns.
  bool block(const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) {
      if (evaluation_.failed() || !run_statement(statement)) {
        return false;
      }
    }
    return true;
  }

  bool run_statement(const Statement& statement) {
    switch (statement.kind) {
      case StatementKind::expression:
        if (statement.value.is(ValueKind::call)) {
          if (!run_call(statement.value)) {
            evaluation_.fail(statement.value, "the call of " + statement.value.text + "()");
          }
        } else if (!statement.value.is(ValueKind::string) && !statement.value.is(ValueKind::none)) {
          evaluation_.fail(statement.value, "a statement that is no call");
        }
        return true;
      case StatementKind::assignment:
        assignment(statement);
        return true;
      case StatementKind::with:
        return with(statement);
      case StatementKind::branch:
        return branch(statement);
      case StatementKind::unread:
        if (statement.target != "return") {
          evaluation_.fail(statement.span, statement.target);
        }
        return false;
    }
    return true;
  }

  void assignment(const Statement& statement) {
    const Value& value = statement.value;
    if (value.is(ValueKind::call) && !is_known_value(value) && !run_call(value) &&
        evaluation_.holds_connection(value)) {
      evaluation_.fail(value, "the call of " + value.text + "()");
    }
    evaluation_.assign(statement.target, value);
  }

  /// Calls that only make a value.
  [[nodiscard]] bool is_known_value(const Value& call) const {
    const Callee called = evaluation_.callee(call);
    constexpr std::array<std::string_view, 4> values{"op.get_bind", "op.get_context", "op.f", "op.inline_literal"};
    return called.subject == nullptr &&
           (called.name.starts_with("sa.") || std::ranges::find(values, called.name) != values.end());
  }

  bool with(const Statement& statement) {
    const Callee called = evaluation_.callee(statement.value);
    const bool batch = called.subject == nullptr && called.name == "op.batch_alter_table";
    constexpr std::array<std::string_view, 3> blocks{"autocommit_block", "begin", "begin_nested"};
    const bool transaction = called.subject != nullptr && std::ranges::find(blocks, called.name) != blocks.end() &&
                             evaluation_.holds_connection(*called.subject);
    if (!statement.value.is(ValueKind::call) || (!batch && !transaction)) {
      evaluation_.fail(statement.value, "this use of `with`");
      return false;
    }
    if (!statement.target.empty()) {
      evaluation_.assign(statement.target, batch ? statement.value : *called.subject);
    }
    return block(statement.body);
  }

  /// Conditions on the database system are known: it is PostgreSQL.
  bool branch(const Statement& statement) {
    const Value& condition = statement.value;
    if (condition.is(ValueKind::name) && condition.text.ends_with("as_sql") &&
        evaluation_.holds_connection(condition)) {
      return block(statement.otherwise);  // the migrations are run, not written
    }
    const auto asks = [&](const Value& value) {
      return value.is(ValueKind::name) && (value.text == "dialect.name" || value.text.ends_with(".dialect.name")) &&
             evaluation_.holds_connection(value);
    };
    if (!condition.is(ValueKind::compare) || !asks(condition.items.front())) {
      evaluation_.fail(condition, "a condition on anything but the database system");
      return false;
    }
    const Value& side = evaluation_.resolve(condition.items.back());
    const std::vector<std::string> names = evaluation_.strings(&side);
    const bool named = std::ranges::find(names, "postgresql") != names.end();
    const bool holds = condition.text == "==" || condition.text == "in" ? named : !named;
    return block(holds ? statement.body : statement.otherwise);
  }

  /// False where it is not known what the call does.
  bool run_call(const Value& call) {
    const Callee called = evaluation_.callee(call);
    if (called.subject == nullptr) {
      return run_function(call, called.name);
    }
    const Value& subject = *called.subject;
    if (evaluation_.function(subject) == "op.batch_alter_table") {
      return run_operation_call(called.name, call, batch_table(subject));
    }
    if (called.name == "create" || called.name == "drop") {
      if (const auto enumeration = enum_type(evaluation_, subject)) {
        change_enum(*enumeration, called.name == "create", subject, call);
        return true;
      }
    }
    if (called.name == "execute" && takes_environment(call)) {
      return true;
    }
    if ((called.name == "execute" || called.name == "connection.execute") && evaluation_.holds_connection(subject)) {
      return run_operation_call("execute", call, std::nullopt);
    }
    if (called.name == "exec_driver_sql" && !call.items.empty()) {
      statements_.push_back({evaluation_.string(call.items.front()), call.items.front().span});
      return true;
    }
    const std::string of = evaluation_.function(subject);
    return of.starts_with("logging.");
  }

  /// What revisions of our own begin with where values come from the environment: a parameter of the session.
  bool takes_environment(const Value& call) {
    const Value* text = call.items.size() == 2 ? &call.items.front() : nullptr;
    return text != nullptr && evaluation_.function(*text) == "sa.text" && text->items.size() == 1 &&
           text->items.front().is(ValueKind::string) &&
           text->items.front().text.starts_with("SELECT pg_catalog.set_config('env.");
  }

  bool run_function(const Value& call, const std::string& name) {
    if (name == "print" || name.starts_with("logging.")) {
      return true;
    }
    if (name.starts_with("op.")) {
      return run_operation_call(name.substr(3), call, std::nullopt);
    }
    const python::Function* own = evaluation_.module().function(name);
    if (own == nullptr || !own->parameters.empty() || !call.items.empty() || !call.named.empty() ||
        depth_ >= deepest_call) {
      return false;
    }
    ++depth_;
    block(own->body);
    --depth_;
    return true;
  }

  bool run_operation_call(std::string_view name, const Value& call, const std::optional<TableName>& batch) {
    Arguments arguments(evaluation_, call);
    return run_operation(name, {evaluation_, arguments, enums_, statements_, batch, call.span});
  }

  TableName batch_table(const Value& call) {
    Arguments arguments(evaluation_, call);
    TableName table;
    if (const Value* name = arguments.next("table_name")) {
      table.name = evaluation_.string(*name);
    }
    table.schema = evaluation_.optional_string(arguments.next("schema"));
    return table;
  }

  /// postgresql.ENUM(…).create(bind, checkfirst=…). The two kinds of enum look for themselves by default, or not.
  void change_enum(const EnumType& enumeration, bool create, const Value& type, const Value& call) {
    Arguments arguments(evaluation_, call);
    arguments.next("bind");
    const bool looks = evaluation_.flag(arguments.next("checkfirst"), evaluation_.function(type) == "sa.ENUM");
    arguments.finish();
    const std::string name = qualified(enumeration.schema, enumeration.name);
    if (!create) {
      enums_.erase(name);
      statements_.push_back({std::string("DROP TYPE ") + (looks ? "IF EXISTS " : "") + name, call.span});
      return;
    }
    if (!enums_.insert(name).second && looks) {
      return;
    }
    std::vector<std::string> labels;
    for (const std::string& label : enumeration.labels) {
      labels.push_back(quote_literal(label));
    }
    statements_.push_back({"CREATE TYPE " + name + " AS ENUM (" + join(labels, ", ") + ")", call.span});
  }

  Evaluation evaluation_;
  std::set<std::string>& enums_;
  std::vector<ReplayedStatement> statements_;
  int depth_ = 0;
};

}  // namespace

ReplayedRevision Replay::run(const Module& module, std::string_view function) {
  return Runner(module, enums_).run(function);
}

}  // namespace ashlar::backends::alembic
