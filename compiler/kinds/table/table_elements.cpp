#include "compiler/kinds/table/table_elements.h"

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/object_names.h"
#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/sequence/sequence_options.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

std::string name_of(Node node) {
  const std::vector<std::string> parts = Interpreter::name_parts(node);
  return parts.empty() ? std::string{} : parts.back();
}

/// NULL, also in parentheses or cast to a type.
bool is_null(Node expression) {
  const Node inner = expression.first_child();
  if (expression.is(syntax::Rule::expression)) {
    return is_null(inner);
  }
  if (expression.is(syntax::Rule::parenthesizedExpression)) {
    return is_null(expression.child(syntax::Rule::expression));
  }
  if (expression.is(syntax::Rule::castExpression)) {
    const Node type = expression.child(syntax::Rule::typeName);
    const Node operand = inner.is(Tok::KW_CAST) ? expression.child(syntax::Rule::expression) : inner;
    return !type.find(syntax::Rule::typeModifiers) && is_null(operand);
  }
  return expression.is(syntax::Rule::literal) && inner.is(Tok::KW_NULL);
}

/// A default of NULL for a column whose type is not known yet.
constexpr const char* null_text = "NULL";

/// A built-in type without its length or precision, as the server names that of a constant.
std::string constant_type(const std::string& type) {
  const std::size_t open = type.find('(');
  const std::size_t close = type.find(')', open);
  if (close == std::string::npos) {
    return type;
  }
  std::string plain = type.substr(0, open) + type.substr(close + 1);
  if (const std::size_t name = plain.find('['); plain.substr(0, name) == "character") {
    plain.replace(0, std::min(name, plain.size()), "bpchar");
  } else if (plain.substr(0, name) == "bit") {
    plain.replace(0, 3, "\"bit\"");
  } else if (plain.starts_with("interval")) {
    plain = "interval" + (name == std::string::npos ? std::string{} : plain.substr(name));
  }
  return plain;
}

/// What a domain is made of, at the bottom; nullptr for a type that is no domain.
const SqlText* base_type(const Schema& schema, const SqlText& type) {
  const SqlText* base = nullptr;
  for (const SqlText* at = &type; at->slots().size() == 1 && !at->text().ends_with("[]"); at = base) {
    const auto* domain = schema.get<Domain>(at->slots().front().target);
    if (domain == nullptr) {
      break;
    }
    base = &domain->type;
  }
  return base;
}

/// What `DEFAULT NULL` is for a column of that type: the server keeps it where it overrides a domain's default, and
/// where it must first fit it to a length or precision. Empty where it keeps none.
SqlText null_default(const Schema& schema, const SqlText& type) {
  const SqlText* base = base_type(schema, type);
  const SqlText& fitted = base == nullptr ? type : *base;
  if (fitted.slots().empty() && (base != nullptr || fitted.text().find('(') != std::string::npos)) {
    return SqlText("NULL::" + constant_type(fitted.text()));
  }
  SqlText kept;
  if (base != nullptr) {
    kept.append("NULL::");
    kept.append(*base);
  }
  return kept;
}

/// True where the text is one string constant and no more.
bool is_string_constant(std::string_view text) {
  const std::size_t begin = text.starts_with("E'") ? 1 : 0;
  if (text.size() < begin + 2 || text[begin] != '\'') {
    return false;
  }
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && begin == 1;
    const bool doubled = text[i] == '\'' && i + 1 < text.size() && text[i + 1] == '\'';
    if (escape || doubled) {
      ++i;
    } else if (text[i] == '\'') {
      return i + 1 == text.size();
    }
  }
  return false;
}

/// The name that the server gives to the sequence behind a column.
ObjectId free_sequence(const Schema& schema, const ObjectId& column) {
  const ObjectId& table = column.parent();
  const auto taken = [&](const std::string& name) { return relation_name_taken(schema, table.parent(), name); };
  return {kind_of<Sequence>, choose_name(table.name(), column.name(), "seq", taken), table.parent()};
}

/// The sequence behind a serial column: owned by it, and its default.
void add_serial(Interpreter& interpreter, const ObjectId& column, const std::string& type, Node at) {
  const ObjectId& table = column.parent();
  const ObjectId sequence = free_sequence(interpreter.schema(), column);
  Sequence generator = default_sequence(type);
  generator.unlogged = interpreter.postgres() >= 15 && interpreter.schema().get<Table>(table)->unlogged;
  interpreter.put(sequence, std::move(generator), at);
  interpreter.schema().put(ObjectId(kind_of<SequenceOwner>, "", sequence), SequenceOwner{column}, at.span());
  SqlText next("nextval('");
  next.append(sequence, SlotStyle::literal);
  next.append("'::regclass)");
  interpreter.schema().put(default_id(column), DefaultValue{std::move(next)}, at.span());
}

}  // namespace

ObjectId default_id(const ObjectId& column) {
  return {kind_of<DefaultValue>, "", column};
}

void set_default(Interpreter& interpreter, const ObjectId& column, Node expression) {
  if (is_null(expression)) {
    const auto* defined = interpreter.schema().get<Column>(column);
    if (defined != nullptr && defined->type.syntax() != nullptr) {  // settle_null_defaults() will know the type
      interpreter.schema().put(default_id(column), DefaultValue{SqlText(null_text)}, expression.span());
      return;
    }
    SqlText kept = defined == nullptr ? SqlText{} : null_default(interpreter.schema(), defined->type);
    if (kept.empty()) {
      interpreter.schema().remove(default_id(column));
    } else {
      interpreter.schema().put(default_id(column), DefaultValue{std::move(kept)}, expression.span());
    }
    return;
  }
  interpreter.schema().put(default_id(column), DefaultValue{interpreter.expression(expression, column.parent())},
                           expression.span());
}

void keep_type_of_default(Interpreter& interpreter, const ObjectId& column, const SqlText& former) {
  Schema& schema = interpreter.schema();
  if (schema.contains(default_id(column)) && interpreter.resolve_now) {
    interpreter.resolve_now(schema);
  }
  const auto* present = schema.get<DefaultValue>(default_id(column));
  const bool of_domain = std::any_of(former.slots().begin(), former.slots().end(),
                                     [](const Slot& slot) { return slot.target.kind() == kind_of<Domain>; });
  if (present == nullptr || of_domain || former.text().empty() || !is_string_constant(present->expression.text())) {
    return;
  }
  const SqlText type = former.slots().empty() ? SqlText(constant_type(former.text())) : former;
  const SqlText& now = schema.get<Column>(column)->type;
  if (type.text() == (now.slots().empty() ? constant_type(now.text()) : now.text())) {
    return;
  }
  SqlText typed = present->expression;
  typed.append("::");
  typed.append(type);
  schema.edit<DefaultValue>(default_id(column))->expression = std::move(typed);
}

void settle_null_defaults(Schema& schema) {
  std::vector<ObjectId> waiting;
  std::ranges::copy_if(schema.of_kind(kind_of<DefaultValue>), std::back_inserter(waiting), [&](const ObjectId& id) {
    return schema.get<DefaultValue>(id)->expression.text() == null_text;
  });
  for (const ObjectId& id : waiting) {
    const auto* column = schema.get<Column>(id.parent());
    SqlText kept = column == nullptr ? SqlText{} : null_default(schema, column->type);
    if (kept.empty()) {
      schema.remove(id);
    } else {
      schema.edit<DefaultValue>(id)->expression = std::move(kept);
    }
  }
}

std::string serial_type(Node type_name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> serials{{{"serial", "integer"},
                                                                                  {"serial4", "integer"},
                                                                                  {"bigserial", "bigint"},
                                                                                  {"serial8", "bigint"},
                                                                                  {"smallserial", "smallint"},
                                                                                  {"serial2", "smallint"}}};
  const std::vector<std::string> parts = Interpreter::name_parts(type_name.child(syntax::Rule::qualifiedName));
  if (parts.size() != 1 || type_name.has(syntax::Rule::arrayBound)) {
    return {};
  }
  for (const auto& [name, type] : serials) {
    if (parts.front() == name) {
      return std::string(type);
    }
  }
  return {};
}

Parameters identity_options(const Sequence& sequence) {
  const Sequence plain = default_sequence(sequence.type.text(), sequence.increment);
  Parameters options;
  const auto differs = [&](const char* name, std::int64_t value, std::int64_t usual) {
    if (value != usual) {
      options[name] = std::to_string(value);
    }
  };
  differs("INCREMENT BY", sequence.increment, 1);
  differs("MINVALUE", sequence.minimum, plain.minimum);
  differs("MAXVALUE", sequence.maximum, plain.maximum);
  differs("START WITH", sequence.start, sequence.increment > 0 ? sequence.minimum : sequence.maximum);
  differs("CACHE", sequence.cache, 1);
  if (sequence.cycle) {
    options["CYCLE"] = "";
  }
  return options;
}

Sequence identity_sequence(const Column& column) {
  const auto number = [&](const char* name, std::int64_t otherwise) {
    const auto at = column.identity_options.find(name);
    return at == column.identity_options.end() ? otherwise : std::int64_t{std::stoll(at->second)};
  };
  Sequence sequence = default_sequence(column.type.text(), number("INCREMENT BY", 1));
  sequence.minimum = number("MINVALUE", sequence.minimum);
  sequence.maximum = number("MAXVALUE", sequence.maximum);
  sequence.start = number("START WITH", sequence.increment > 0 ? sequence.minimum : sequence.maximum);
  sequence.cache = number("CACHE", 1);
  sequence.cycle = column.identity_options.contains("CYCLE");
  return sequence;
}

void set_identity(Interpreter& interpreter, const ObjectId& id, Column& column, Node identity) {
  column.identity = identity.has(Tok::KW_ALWAYS) ? "ALWAYS" : "BY DEFAULT";
  column.not_null = true;
  const std::vector<Node> options = identity.children(syntax::Rule::sequenceOption);
  column.identity_options = identity_options(read_sequence(column.type.text(), options));
  name_identity_sequence(id, column, free_sequence(interpreter.schema(), id));
  for (const Node option : options) {
    if (option.has(Tok::KW_NAME)) {
      name_identity_sequence(id, column,
                             interpreter.new_id(kind_of<Sequence>, option.child(syntax::Rule::qualifiedName)));
    }
  }
}

std::string storage_name(Node storage_clause, const SqlText& type) {
  const Node name = storage_clause.child(syntax::Rule::identifier);
  std::string storage = name ? to_upper(name_of(name)) : std::string{};
  const bool built_in = type.slots().empty() && type.syntax() == nullptr;
  return built_in && storage == usual_storage(type.text()) ? std::string{} : storage;
}

std::string compression_name(Node compression_clause) {
  const Node name = compression_clause.child(syntax::Rule::identifier);
  const std::string method = name ? to_lower(name_of(name)) : std::string{};
  return method == "default" ? std::string{} : method;
}

bool TableElements::add_column(Node definition) {
  const ObjectId id(kind_of<Column>, name_of(definition.child(syntax::Rule::columnName)), table_);
  const Node type = definition.child(syntax::Rule::typeName);
  const std::string serial = serial_type(type);
  const auto* inherited = interpreter_.schema().get<Column>(id);
  const bool merges = inherited != nullptr && inherited->inherited;
  Column column = merges ? *inherited : Column{};
  column.inherited = false;
  column.type = serial.empty() ? interpreter_.type(type) : SqlText(serial);
  column.not_null = column.not_null || !serial.empty();
  default_ = {};
  null_ = not_null_ = false;
  serial_ = !serial.empty();
  if (!column_attributes(definition, id, column) || !interpreter_.put(id, std::move(column), definition, merges)) {
    return false;
  }
  if (!serial.empty()) {
    add_serial(interpreter_, id, serial, type);
  }
  if (default_) {
    set_default(interpreter_, id, default_);
  }
  return true;
}

bool TableElements::add_options(Node typed_column) {
  const Node name = typed_column.child(syntax::Rule::columnName);
  const ObjectId id(kind_of<Column>, name_of(name), table_);
  const auto* present = interpreter_.schema().get<Column>(id);
  if (present == nullptr) {
    interpreter_.fail(Code::unknown_column, name, {id.name()});
    return false;
  }
  Column column = *present;
  default_ = {};
  null_ = not_null_ = serial_ = false;
  if (!column_attributes(typed_column, id, column)) {
    return false;
  }
  *interpreter_.schema().edit<Column>(id) = std::move(column);
  if (default_) {
    set_default(interpreter_, id, default_);
  }
  return true;
}

bool TableElements::column_attributes(Node definition, const ObjectId& id, Column& column) {
  for (const Node attribute : definition) {
    if (attribute.is(syntax::Rule::collateClause)) {
      column.collation = interpreter_.collation(attribute.child(syntax::Rule::qualifiedName));
    } else if (attribute.is(syntax::Rule::storageClause)) {
      column.storage = storage_name(attribute, column.type);
    } else if (attribute.is(syntax::Rule::compressionClause)) {
      column.compression = compression_name(attribute);
    } else if (attribute.is(syntax::Rule::foreignOptions)) {
      if (change_foreign_options(interpreter_, attribute, column.foreign_options) != Outcome::done) {
        return false;
      }
    } else if (attribute.is(syntax::Rule::columnConstraint) && !column_constraint(attribute, id, column)) {
      return false;
    }
  }
  return true;
}

bool TableElements::contradict(Node at, const ObjectId& column, std::string_view what) {
  interpreter_.fail(Code::syntax_error, at,
                    {"column " + quote_identifier(column.name()) + " has " + std::string(what)});
  return false;
}

bool TableElements::column_constraint(Node holder, const ObjectId& id, Column& column) {
  const bool valued = holder.has(syntax::Rule::defaultConstraint);
  const bool computed = holder.has(syntax::Rule::generatedConstraint) || holder.has(syntax::Rule::identityConstraint);
  const bool has_value = default_ || serial_;
  const bool has_computed = !column.identity.empty() || !column.generated.empty();
  if ((valued && has_value) || (computed && has_computed)) {
    return contradict(holder, id, valued ? "two defaults" : "two GENERATED clauses");
  }
  if ((valued && has_computed) || (computed && has_value)) {
    return contradict(holder, id, "a default and is GENERATED");
  }
  null_ = null_ || holder.has(syntax::Rule::nullConstraint);
  not_null_ = not_null_ || holder.has(syntax::Rule::notNullConstraint);
  if (null_ && not_null_) {
    return contradict(holder, id, "both NULL and NOT NULL");
  }
  if (const Node not_null = holder.child(syntax::Rule::notNullConstraint)) {
    if (not_null.has(Tok::KW_INHERIT)) {
      interpreter_.fail(Code::unsupported_statement, not_null, {"NOT NULL … NO INHERIT"});
      return false;
    }
    column.not_null = true;
    return true;
  }
  if (const Node value = holder.child(syntax::Rule::defaultConstraint)) {
    default_ = value.child(syntax::Rule::expression);
    return true;
  }
  if (const Node generated = holder.child(syntax::Rule::generatedConstraint)) {
    column.generated = interpreter_.expression(generated.child(syntax::Rule::expression), table_);
    column.generated_virtual =
        generated.has(Tok::KW_VIRTUAL) || (!generated.has(Tok::KW_STORED) && interpreter_.postgres() >= 18);
    return true;
  }
  if (const Node identity = holder.child(syntax::Rule::identityConstraint)) {
    set_identity(interpreter_, id, column, identity);
    return true;
  }
  if (holder.has(syntax::Rule::nullConstraint)) {
    return true;
  }
  if (holder.first_child().is(syntax::Rule::constraintAttribute)) {
    if (!constraints_.empty()) {
      set_attributes(constraints_.back().constraint, holder.children(syntax::Rule::constraintAttribute));
    }
    return true;
  }
  auto constraint = read_constraint(interpreter_, holder, table_, id.name());
  if (!constraint) {
    return false;
  }
  constraints_.push_back(std::move(*constraint));
  return true;
}

bool TableElements::add_constraint(Node constraint) {
  if (const Node not_null = constraint.child(syntax::Rule::notNullConstraint)) {
    const Node name = not_null.child(syntax::Rule::columnName);
    auto* column = interpreter_.schema().edit<Column>(ObjectId(kind_of<Column>, name_of(name), table_));
    if (column == nullptr) {
      interpreter_.fail(Code::unknown_column, name, {name_of(name)});
      return false;
    }
    const bool partial = !constraint.children(syntax::Rule::constraintAttribute).empty();
    if (partial || not_null.has(Tok::KW_INHERIT)) {
      interpreter_.fail(Code::unsupported_statement, constraint, {"NOT NULL with NO INHERIT or NOT VALID"});
      return false;
    }
    column->not_null = true;
    return true;
  }
  auto written = read_constraint(interpreter_, constraint, table_, {});
  if (!written) {
    return false;
  }
  constraints_.push_back(std::move(*written));
  return true;
}

bool TableElements::finish(bool new_table) {
  if (new_table) {
    for (WrittenConstraint& written : constraints_) {
      written.constraint.not_valid = false;
    }
  }
  return put_constraints(interpreter_, table_, std::exchange(constraints_, {}));
}

void inherit_column(Interpreter& interpreter, const ObjectId& child, const ObjectId& column, Node at) {
  Schema& schema = interpreter.schema();
  const ObjectId id(kind_of<Column>, column.name(), child);
  const Column& above = *schema.get<Column>(column);
  if (auto* own = schema.edit<Column>(id)) {
    own->not_null = own->not_null || above.not_null;
    return;
  }
  const ObjectId& parent = column.parent();
  Column copy = above;
  copy.inherited = true;
  copy.type = copied_text(above.type, parent, child);
  copy.generated = copied_text(above.generated, parent, child);
  copy.statistics.reset();
  copy.options.clear();
  const auto* table = schema.get<Table>(child);
  if (table == nullptr || table->partition_of != parent || interpreter.postgres() < 17) {
    copy.identity.clear();  // partitions have the identity of their table since 17; nobody else
    copy.identity_options.clear();
  }
  schema.put(id, std::move(copy), at.span());
  if (const auto* value = schema.get<DefaultValue>(default_id(column))) {
    DefaultValue own{copied_text(value->expression, parent, child)};
    schema.put(default_id(id), std::move(own), at.span());
  }
}

void inherit_columns(Interpreter& interpreter, const ObjectId& child, const ObjectId& parent, Node at) {
  for (const ObjectId& column : interpreter.schema().children(parent, kind_of<Column>)) {
    inherit_column(interpreter, child, column, at);
  }
}

}  // namespace ashlar::kinds
