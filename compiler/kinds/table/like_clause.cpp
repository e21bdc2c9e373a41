// LIKE in CREATE TABLE: a copy of another table's columns and, where asked for, of more.

#include <algorithm>

#include "compiler/kinds/figure.h"
#include "compiler/kinds/object_names.h"
#include "compiler/kinds/table/table_elements.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

/// Whether the last option that names `what`, or ALL, says INCLUDING.
bool includes(Node like, Tok what) {
  bool included = false;
  for (const Node option : like.children(syntax::Rule::likeOption)) {
    if (option.has(what) || option.has(Tok::KW_ALL)) {
      included = option.has(Tok::KW_INCLUDING);
    }
  }
  return included;
}

void copy_comment(Schema& schema, const ObjectId& from, const ObjectId& to, Span at) {
  if (const auto* comment = schema.get<Comment>(ObjectId(kind_of<Comment>, "", from))) {
    Comment copy = *comment;
    schema.put(ObjectId(kind_of<Comment>, "", to), std::move(copy), at);
  }
}

std::string element_name(const IndexElement& element, int postgres) {
  return element.column ? element.column.name() : index_column_name(element.expression, postgres);
}

}  // namespace

void TableElements::copy_column(Node like, const ObjectId& from, bool comments) {
  Schema& schema = interpreter_.schema();
  const Column& source = *schema.get<Column>(from);
  const ObjectId id(kind_of<Column>, from.name(), table_);
  Column copy{.type = source.type, .collation = source.collation, .not_null = source.not_null};
  if (includes(like, Tok::KW_GENERATED)) {
    copy.generated = copied_text(source.generated, from.parent(), table_);
    copy.generated_virtual = source.generated_virtual;
  }
  if (includes(like, Tok::KW_IDENTITY)) {
    copy.identity = source.identity;
    copy.identity_options = source.identity_options;
    copy.identity_options.erase("SEQUENCE NAME");
  }
  copy.storage = includes(like, Tok::KW_STORAGE) ? source.storage : "";
  copy.compression = includes(like, Tok::KW_COMPRESSION) ? source.compression : "";
  schema.put(id, std::move(copy), like.span());
  const auto* value = schema.get<DefaultValue>(default_id(from));
  if (value != nullptr && includes(like, Tok::KW_DEFAULTS)) {
    DefaultValue own{copied_text(value->expression, from.parent(), table_)};
    schema.put(default_id(id), std::move(own), like.span());
  }
  if (comments) {
    copy_comment(schema, from, id, like.span());
  }
}

void TableElements::copy_indexes(Node like, const ObjectId& source, bool comments) {
  Schema& schema = interpreter_.schema();
  for (const ObjectId& other : schema.children(source.parent(), kind_of<Index>)) {
    Index copy = *schema.get<Index>(other);
    if (copy.table != source) {
      continue;
    }
    copy.concurrently = false;
    std::vector<std::string> names;
    for_each_reference(copy, [&](auto& reference) {
      if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, ObjectId>) {
        reference = reference.moved(source, table_);
      } else {
        reference = copied_text(reference, source, table_);
      }
    });
    for (const IndexElement& element : copy.elements) {
      names.push_back(element_name(element, interpreter_.postgres()));
    }
    for (const ObjectId& column : copy.include) {
      names.push_back(column.name());
    }
    const std::string name = choose_name(
        table_.name(), join_column_names(names), "idx",
        [&](const std::string& candidate) { return relation_name_taken(schema, table_.parent(), candidate); });
    const ObjectId id(kind_of<Index>, name, table_.parent());
    schema.put(id, std::move(copy), like.span());
    if (comments) {
      copy_comment(schema, other, id, like.span());
    }
  }
}

void TableElements::copy_statistics(Node like, const ObjectId& source, bool comments) {
  Schema& schema = interpreter_.schema();
  // In whatever schema they stand, in the order in which they were made.
  std::vector<ObjectId> all;
  std::ranges::copy_if(schema.of_kind(kind_of<Statistics>), std::back_inserter(all),
                       [&](const ObjectId& id) { return schema.get<Statistics>(id)->table == source; });
  for (const ObjectId& other : all) {
    Statistics copy = *schema.get<Statistics>(other);
    std::string names;
    for_each_reference(copy, [&](auto& reference) {
      if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, ObjectId>) {
        reference = reference.moved(source, table_);
      } else {
        reference = copied_text(reference, source, table_);
      }
    });
    copy.target.reset();
    // As the server names them: columns in the order of the table.
    for (const ObjectId& column : schema.children(source, kind_of<Column>)) {
      const ObjectId own(column.kind(), column.name(), table_);
      if (std::find(copy.columns.ids.begin(), copy.columns.ids.end(), own) != copy.columns.ids.end()) {
        names += (names.empty() ? "" : "_") + column.name();
      }
    }
    for (std::size_t i = 0; i < copy.expressions.size(); ++i) {
      names += names.empty() ? "expr" : "_expr";
    }
    const std::string name = choose_name(table_.name(), names, "stat", [&](const std::string& candidate) {
      return schema.contains(ObjectId(kind_of<Statistics>, candidate, table_.parent()));
    });
    const ObjectId id(kind_of<Statistics>, name, table_.parent());
    schema.put(id, std::move(copy), like.span());
    if (comments) {
      copy_comment(schema, other, id, like.span());
    }
  }
}

bool TableElements::add_like(Node like, const ObjectId& source) {
  Schema& schema = interpreter_.schema();
  const bool comments = includes(like, Tok::KW_COMMENTS);
  for (const ObjectId& column : schema.children(source, kind_of<Column>)) {
    if (schema.contains(ObjectId(kind_of<Column>, column.name(), table_))) {
      interpreter_.fail(Code::duplicate_object, like, {"column", column.name()});
      return false;
    }
    copy_column(like, column, comments);
  }
  for (const ObjectId& id : schema.children(source, kind_of<Constraint>)) {
    const Constraint& constraint = *schema.get<Constraint>(id);
    const bool check = constraint.type == ConstraintType::check;
    const bool wanted = check ? includes(like, Tok::KW_CONSTRAINTS)
                              : constraint.type != ConstraintType::foreign_key && includes(like, Tok::KW_INDEXES);
    if (!wanted) {
      continue;
    }
    WrittenConstraint copy{
        .constraint = copied_constraint(constraint, source, table_), .name = check ? id.name() : "", .at = like};
    for (const ObjectId& column : constraint.columns) {
      copy.name_columns.push_back(column.name());
    }
    if (constraint.type == ConstraintType::exclude) {
      for (const ExcludeElement& element : constraint.elements) {
        copy.name_columns.push_back(element_name(element.key, interpreter_.postgres()));
      }
    }
    for (const ObjectId& column : constraint.include) {
      copy.name_columns.push_back(column.name());
    }
    copy.comments_from = comments ? id : ObjectId{};
    constraints_.push_back(std::move(copy));
  }
  if (includes(like, Tok::KW_INDEXES)) {
    if (interpreter_.resolve_now) {
      interpreter_.resolve_now(schema);  // names of indexes come from their expressions
    }
    copy_indexes(like, source, comments);
  }
  if (includes(like, Tok::KW_STATISTICS)) {
    if (interpreter_.resolve_now) {
      interpreter_.resolve_now(schema);
    }
    copy_statistics(like, source, comments);
  }
  return true;
}

}  // namespace ashlar::kinds
