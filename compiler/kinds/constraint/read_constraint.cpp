#include "compiler/kinds/constraint/read_constraint.h"

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/comment/comment_id.h"
#include "compiler/kinds/index/index_elements.h"
#include "compiler/kinds/object_names.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/storage.h"
#include "compiler/kinds/table/read_table.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

std::string name_of(Node node) {
  const std::vector<std::string> parts = Interpreter::name_parts(node);
  return parts.empty() ? std::string{} : parts.back();
}

std::vector<ObjectId> columns_of(const ObjectId& table, const std::vector<std::string>& names) {
  std::vector<ObjectId> columns;
  columns.reserve(names.size());
  for (const std::string& name : names) {
    columns.emplace_back(kind_of<Column>, name, table);
  }
  return columns;
}

/// WITH (fillfactor = 70) of a key.
Parameters read_definition(Node definition) {
  Parameters read;
  for (const Node element : definition.children(syntax::Rule::definitionElement)) {
    const Node value = element.child(syntax::Rule::definitionValue);
    const Node string = value.child(syntax::Rule::string);
    const std::string text = string ? syntax::string_value(string.first_child()) : to_lower(value.text());
    read[name_of(element.child(syntax::Rule::identifier))] = value ? reloption_value(text) : "true";
  }
  return read;
}

void read_index_options(const Interpreter& interpreter, Node clause, const ObjectId& table,
                        WrittenConstraint& written) {
  Constraint& constraint = written.constraint;
  const std::vector<std::string> include =
      column_names_of(clause.child(syntax::Rule::includeClause).child(syntax::Rule::columnList));
  constraint.include = columns_of(table, include);
  written.name_columns.insert(written.name_columns.end(), include.begin(), include.end());
  if (const Node parameters = clause.child(syntax::Rule::withDefinition)) {
    constraint.storage_parameters = read_definition(parameters.child(syntax::Rule::definition));
  }
  constraint.tablespace = new_tablespace(interpreter, clause.child(syntax::Rule::usingIndexTablespace));
}

void read_key(const Interpreter& interpreter, Node clause, const ObjectId& table, const std::string& column,
              WrittenConstraint& written) {
  Constraint& constraint = written.constraint;
  const Node keys = clause.child(syntax::Rule::keyColumns);
  written.name_columns = keys ? column_names_of(keys) : std::vector<std::string>{column};
  constraint.columns = columns_of(table, written.name_columns);
  constraint.period = keys.has(syntax::Rule::withoutOverlaps);
  const Node nulls = clause.child(syntax::Rule::nullsDistinct);
  constraint.nulls_not_distinct = nulls && nulls.has(Tok::KW_NOT);
  read_index_options(interpreter, clause, table, written);
}

/// `&&`, `OPERATOR(data.&&)`: without the schema where that is the server's.
std::string operator_of(Node node) {
  std::string schema;
  std::string symbol;
  const auto walk = [&](const auto& self, Node at) -> void {
    if (at.is(syntax::Rule::identifier)) {
      schema += quote_identifier(name_of(at)) + ".";
    } else if (!at.is(syntax::Rule::token)) {
      for (const Node child : at) {
        self(self, child);
      }
    } else if (at.text() != "." && at.text() != "(" && at.text() != ")" && to_upper(at.text()) != "OPERATOR") {
      symbol += at.text();
    }
  };
  walk(walk, node);
  return schema.empty() || schema == "pg_catalog." ? symbol : "OPERATOR(" + schema + symbol + ")";
}

bool read_exclusion(Interpreter& interpreter, Node clause, const ObjectId& table, WrittenConstraint& written) {
  Constraint& constraint = written.constraint;
  const Node method = clause.child(syntax::Rule::accessMethodClause);
  constraint.method = method ? name_of(method.child(syntax::Rule::identifier)) : "btree";
  for (const Node node : clause.children(syntax::Rule::excludeElement)) {
    ExcludeElement element;
    Node missing;
    auto key = read_index_element(interpreter, node.child(syntax::Rule::indexElement), table, constraint.method,
                                  written.name_columns.emplace_back(), missing);
    if (!key) {
      interpreter.fail(Code::unknown_column, missing, {name_of(missing)});
      return false;
    }
    element.key = std::move(*key);
    element.with = operator_of(node.child(syntax::Rule::operatorName));
    constraint.elements.push_back(std::move(element));
  }
  read_index_options(interpreter, clause, table, written);
  constraint.predicate = interpreter.expression(clause.child(syntax::Rule::expression), table);
  return true;
}

/// What a key action does; empty for NO ACTION, which is what is done anyway.
std::string action_of(Node action) {
  if (action.has(Tok::KW_RESTRICT)) {
    return "RESTRICT";
  }
  if (action.has(Tok::KW_CASCADE)) {
    return "CASCADE";
  }
  if (action.has(Tok::KW_SET)) {
    return action.has(Tok::KW_NULL) ? "SET NULL" : "SET DEFAULT";
  }
  return {};
}

bool read_reference(Interpreter& interpreter, Node references, const ObjectId& table, Constraint& constraint) {
  const Node name = references.child(syntax::Rule::qualifiedName);
  constraint.referenced = interpreter.find<Table>(name);
  if (!constraint.referenced) {
    constraint.referenced_table = SqlText::pending({name, TextKind::relation, interpreter.session(), {}, false, {}});
  }
  if (const Node columns = references.child(syntax::Rule::referencedColumns)) {
    constraint.referenced_names = column_names_of(columns);
    constraint.period = constraint.period || columns.has(syntax::Rule::periodColumn);
  }
  if (const Node match = references.child(syntax::Rule::keyMatch)) {
    if (match.has(Tok::KW_PARTIAL)) {
      interpreter.fail(Code::unsupported_statement, match, {"MATCH PARTIAL"});
      return false;
    }
    constraint.match = match.has(Tok::KW_FULL) ? "FULL" : "";
  }
  for (const Node action : references.children(syntax::Rule::keyAction)) {
    if (action.has(Tok::KW_UPDATE)) {
      constraint.on_update = action_of(action);
    } else {
      constraint.on_delete = action_of(action);
      constraint.on_delete_columns = columns_of(table, column_names_of(action.child(syntax::Rule::columnList)));
    }
  }
  return true;
}

/// The columns of `table` that an expression names, each once.
void collect_columns(const Schema& schema, const ObjectId& table, Node node, std::vector<std::string>& names) {
  if (node.is(syntax::Rule::columnReference)) {
    const std::string name = name_of(node);
    if (schema.contains(ObjectId(kind_of<Column>, name, table)) &&
        std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
    return;
  }
  for (const Node child : node) {
    collect_columns(schema, table, child, names);
  }
}

std::string chosen_name(Interpreter& interpreter, const ObjectId& table, const WrittenConstraint& written) {
  const auto constraint_taken = [&](const std::string& name) {
    return interpreter.constraint_name_taken(table.parent(), name);
  };
  const auto relation_taken = [&](const std::string& name) {
    return relation_name_taken(interpreter.schema(), table.parent(), name) || constraint_taken(name);
  };
  const std::string columns = join_column_names(written.name_columns);
  switch (written.constraint.type) {
    case ConstraintType::primary_key:
      return choose_name(table.name(), "", "pkey", relation_taken);
    case ConstraintType::unique:
      return choose_name(table.name(), columns, "key", relation_taken);
    case ConstraintType::exclude:
      return choose_name(table.name(), columns, "excl", relation_taken);
    case ConstraintType::foreign_key:
      return choose_name(table.name(), columns, "fkey", constraint_taken);
    case ConstraintType::check:
      break;
  }
  std::vector<std::string> named;
  collect_columns(interpreter.schema(), table, written.check, named);
  return choose_name(table.name(), named.size() == 1 ? named.front() : "", "check", constraint_taken);
}

int rank(const WrittenConstraint& written) {
  switch (written.constraint.type) {
    case ConstraintType::check:
      return 0;
    case ConstraintType::primary_key:
      return 1;
    case ConstraintType::unique:
    case ConstraintType::exclude:
      return 2;
    case ConstraintType::foreign_key:
      break;
  }
  return 3;
}

/// The server makes one index of keys that are alike (transformIndexConstraints); the first one's name wins.
void merge_equal_keys(std::vector<WrittenConstraint>& written) {
  for (auto first = written.begin(); first != written.end(); ++first) {
    const auto same = [&](const WrittenConstraint& other) {
      // What exclusions compare is not resolved yet.
      const bool equal =
          first->constraint.type != ConstraintType::exclude && same_key(first->constraint, other.constraint);
      if (equal && first->name.empty()) {
        first->name = other.name;
      }
      return equal;
    };
    written.erase(std::remove_if(first + 1, written.end(), same), written.end());
  }
}

/// A table's first primary key is its only one.
bool is_second_key(Interpreter& interpreter, const ObjectId& table, const WrittenConstraint& written) {
  if (written.constraint.type != ConstraintType::primary_key) {
    return false;
  }
  for (const ObjectId& id : interpreter.schema().children(table, kind_of<Constraint>)) {
    if (interpreter.schema().get<Constraint>(id)->type == ConstraintType::primary_key) {
      interpreter.fail(Code::syntax_error, written.at, {display_name(table) + " has two primary keys"});
      return true;
    }
  }
  return false;
}

bool columns_are_there(Interpreter& interpreter, const WrittenConstraint& written) {
  const Constraint& constraint = written.constraint;
  for (const auto* list : {&constraint.columns, &constraint.include, &constraint.on_delete_columns}) {
    for (const ObjectId& column : *list) {
      if (!interpreter.schema().contains(column)) {
        interpreter.fail(Code::unknown_column, written.at, {column.name()});
        return false;
      }
    }
  }
  return true;
}

}  // namespace

void set_not_null_in_family(Schema& schema, const ObjectId& column) {
  auto* own = schema.edit<Column>(column);
  if (own == nullptr) {
    return;
  }
  own->not_null = true;
  for (const ObjectId& child : children_of(schema, column.parent())) {
    set_not_null_in_family(schema, ObjectId(column.kind(), column.name(), child));
  }
}

std::vector<std::string> column_names_of(Node list) {
  std::vector<std::string> names;
  for (const Node child : list) {
    if (child.is(syntax::Rule::columnName)) {
      names.push_back(name_of(child));
    } else if (child.is(syntax::Rule::periodColumn)) {
      names.push_back(name_of(child.child(syntax::Rule::columnName)));
    }
  }
  return names;
}

void set_attributes(Constraint& constraint, const std::vector<Node>& attributes) {
  for (const Node attribute : attributes) {
    if (attribute.has(Tok::KW_DEFERRABLE)) {
      constraint.deferrable = !attribute.has(Tok::KW_NOT);
    } else if (attribute.has(Tok::KW_INITIALLY)) {
      constraint.initially_deferred = attribute.has(Tok::KW_DEFERRED);
      constraint.deferrable = constraint.deferrable || constraint.initially_deferred;
    } else if (attribute.has(Tok::KW_VALID)) {
      constraint.not_valid = true;
    } else if (attribute.has(Tok::KW_INHERIT)) {
      constraint.no_inherit = true;
    } else if (attribute.has(Tok::KW_ENFORCED)) {
      constraint.not_enforced = attribute.has(Tok::KW_NOT);
    }
  }
}

std::optional<WrittenConstraint> read_constraint(Interpreter& interpreter, Node holder, const ObjectId& table,
                                                 const std::string& column) {
  WrittenConstraint written{.constraint = {}, .name = name_of(holder.child(syntax::Rule::identifier)), .at = holder};
  Constraint& constraint = written.constraint;
  if (const Node check = holder.child(syntax::Rule::checkConstraint)) {
    written.check = check.child(syntax::Rule::expression);
    constraint.type = ConstraintType::check;
    constraint.expression = interpreter.expression(written.check, table);
    constraint.no_inherit = check.has(Tok::KW_INHERIT);
  } else if (const Node primary = holder.child(syntax::Rule::primaryKeyConstraint)) {
    constraint.type = ConstraintType::primary_key;
    read_key(interpreter, primary, table, column, written);
  } else if (const Node unique = holder.child(syntax::Rule::uniqueConstraint)) {
    constraint.type = ConstraintType::unique;
    read_key(interpreter, unique, table, column, written);
  } else if (const Node exclude = holder.child(syntax::Rule::excludeConstraint)) {
    constraint.type = ConstraintType::exclude;
    if (!read_exclusion(interpreter, exclude, table, written)) {
      return std::nullopt;
    }
  } else {
    constraint.type = ConstraintType::foreign_key;
    const Node foreign = holder.child(syntax::Rule::foreignKeyConstraint);
    const Node own = foreign.child(syntax::Rule::foreignKeyColumns);
    written.name_columns = foreign ? column_names_of(own) : std::vector<std::string>{column};
    constraint.columns = columns_of(table, written.name_columns);
    constraint.period = own.has(syntax::Rule::periodColumn);
    const Node references = (foreign ? foreign : holder).child(syntax::Rule::referencesConstraint);
    if (!read_reference(interpreter, references, table, constraint)) {
      return std::nullopt;
    }
  }
  set_attributes(constraint, holder.children(syntax::Rule::constraintAttribute));
  return written;
}

bool put_constraints(Interpreter& interpreter, const ObjectId& table, std::vector<WrittenConstraint> written) {
  std::stable_sort(written.begin(), written.end(), [](const WrittenConstraint& a, const WrittenConstraint& b) {
    return std::pair(rank(a), a.at.begin_offset()) < std::pair(rank(b), b.at.begin_offset());
  });
  merge_equal_keys(written);
  for (WrittenConstraint& one : written) {
    if (!columns_are_there(interpreter, one) || is_second_key(interpreter, table, one)) {
      return false;
    }
    if (one.constraint.type == ConstraintType::primary_key) {
      for (const ObjectId& column : one.constraint.columns) {
        set_not_null_in_family(interpreter.schema(), column);
      }
    }
    const ObjectId id(kind_of<Constraint>, one.name.empty() ? chosen_name(interpreter, table, one) : one.name, table);
    if (!interpreter.put(id, std::move(one.constraint), one.at)) {
      return false;
    }
    if (one.comments_from) {
      // Of a key it is the comment on its index.
      const bool index = has_index(*interpreter.schema().get<Constraint>(id));
      if (const auto* comment = interpreter.schema().get<Comment>(comment_id(one.comments_from, index))) {
        const Comment copy = *comment;
        interpreter.schema().put(comment_id(id, index), copy, one.at.span());
      }
    }
  }
  return true;
}

SqlText copied_text(const SqlText& text, const ObjectId& from, const ObjectId& to) {
  if (const auto& waiting = text.syntax()) {
    PendingSyntax copy = *waiting;
    if (copy.relation == from) {
      copy.relation = to;
    }
    return SqlText::pending(std::move(copy));
  }
  SqlText copy = text;
  copy.rename(from, to);
  return copy;
}

Constraint copied_constraint(const Constraint& constraint, const ObjectId& from, const ObjectId& to) {
  Constraint copy = constraint;
  for_each_reference(copy, [&](auto& reference) {
    if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, ObjectId>) {
      reference = reference.moved(from, to);
    } else {
      reference = copied_text(reference, from, to);
    }
  });
  copy.referenced = constraint.referenced;  // a foreign key to `from` itself still refers to it
  copy.referenced_columns = constraint.referenced_columns;
  copy.referenced_key = constraint.referenced_key;
  return copy;
}

}  // namespace ashlar::kinds
