#include "compiler/models/models.h"

#include <algorithm>
#include <map>
#include <set>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/models/names.h"
#include "compiler/models/types.h"

namespace ashlar::models {

using kinds::Column;
using kinds::Constraint;
using kinds::ConstraintType;
using kinds::Index;
using python::Code;
using python::named;
using python::string;
using python::word;

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// SQL for sa.text(), which takes ":name" for a parameter unless a backslash stands in front.
Code sql_string(const std::string& sql) {
  std::string text;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    const bool parameter = sql[i] == ':' && i + 1 < sql.size() && is_word(sql[i + 1]) &&
                           (i == 0 || (sql[i - 1] != ':' && !is_word(sql[i - 1])));
    text += (parameter ? "\\" : "") + std::string(1, sql[i]);
  }
  return string(text);
}

Code sql_text(const std::string& sql) {
  return python::call("sa.text", {sql_string(sql)});
}

Code names_list(const std::vector<ObjectId>& ids) {
  std::vector<Code> names;
  for (const ObjectId& id : ids) {
    names.push_back(string(id.name()));
  }
  return python::list(std::move(names));
}

/// "schema.table.column" for a foreign key.
std::string target(const ObjectId& column) {
  const std::string schema = schema_name(column.parent());
  return (schema.empty() ? "" : schema + ".") + column.parent().name() + "." + column.name();
}

void add_text(std::vector<Code>& arguments, const char* name, const std::string& value) {
  if (!value.empty()) {
    arguments.push_back(named(name, string(value)));
  }
}

void add_flag(std::vector<Code>& arguments, const char* name, bool value) {
  if (value) {
    arguments.push_back(named(name, word("True")));
  }
}

class Printer {
 public:
  Printer(const Schema& schema, Style style) : schema_(schema), style_(style) {}

  std::string run() {
    collect();
    std::string body = enums_text();
    for (const ObjectId& id : tables_) {
      body += "\n\n" + table_text(id);
    }
    return header(body + partitions_text()) + body + partitions_text();
  }

 private:
  void collect() {
    for (const ObjectId& id : schema_.sorted_ids()) {
      if (schema_.get<kinds::EnumType>(id) != nullptr) {
        enums_[id] = enum_name(id, used_);
      } else if (const auto* table = schema_.get<kinds::Table>(id)) {
        (table->partition_of ? partitions_ : tables_).push_back(id);
      } else if (const auto* index = schema_.get<Index>(id)) {
        indexes_[index->table].push_back(id);
      } else if (const auto* owner = schema_.get<kinds::SequenceOwner>(id)) {
        counted_.insert(owner->column);
      }
    }
  }

  [[nodiscard]] std::string header(const std::string& body) const {
    std::string text =
        "\"\"\"The tables of the schema. Written by ashlar emit models; change the schema instead.\"\"\"\n\n";
    bool standard = false;
    for (const char* module : {"datetime", "decimal", "typing", "uuid"}) {
      if (body.find(std::string(module) + ".") != std::string::npos) {
        text += "import " + std::string(module) + "\n";
        standard = true;
      }
    }
    if (body.find(" Mapped[Optional[") != std::string::npos) {
      text += "from typing import Optional\n";
      standard = true;
    }
    text += standard ? "\n" : "";
    text += "import sqlalchemy as sa\n";
    if (body.find("postgresql.") != std::string::npos) {
      text += "from sqlalchemy.dialects import postgresql\n";
    }
    text += style_ == Style::typed ? "from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column\n"
                                   : "from sqlalchemy.orm import declarative_base\n";
    if (body.find("SqlType(") != std::string::npos) {
      text +=
          "from sqlalchemy.types import UserDefinedType\n\n\nclass SqlType(UserDefinedType):\n"
          "    \"\"\"A type of the database that SQLAlchemy has no name for.\"\"\"\n\n    cache_ok = True\n\n"
          "    def __init__(self, name):\n        self.name = name\n\n"
          "    def get_col_spec(self, **kw):\n        return self.name\n";
    }
    return text + (style_ == Style::typed ? "\n\nclass Base(DeclarativeBase):\n    pass\n"
                                          : (body.find("SqlType(") == std::string::npos ? "\n" : "\n\n") +
                                                std::string("Base = declarative_base()\n"));
  }

  std::string enums_text() {
    std::string text;
    for (const auto& [id, variable] : enums_) {
      std::vector<Code> arguments;
      for (const std::string& label : schema_.get<kinds::EnumType>(id)->labels) {
        arguments.push_back(string(label));
      }
      arguments.push_back(named("name", string(id.name())));
      add_text(arguments, "schema", schema_name(id));
      arguments.push_back(named("create_type", word("False")));
      text += python::laid_out(variable + " = ", python::call("postgresql.ENUM", std::move(arguments)), "", 0);
    }
    const bool apart = style_ == Style::typed;
    return text.empty() ? "" : (apart ? "\n\n" : "") + text;
  }

  /// Partitions belong to their table; Alembic would take them for tables that the models lack.
  [[nodiscard]] std::string partitions_text() const {
    if (partitions_.empty()) {
      return {};
    }
    std::vector<Code> names;
    for (const ObjectId& id : partitions_) {
      const std::string schema = schema_name(id);
      names.push_back(python::tuple({schema.empty() ? word("None") : string(schema), string(id.name())}));
    }
    return "\n\n" + python::laid_out("PARTITIONS = ", python::list(std::move(names)), "", 0) +
           "\n\ndef include_object(item, name, type_, reflected, compare_to):\n"
           "    \"\"\"For context.configure() in Alembic's env.py: leaves the partitions out.\"\"\"\n"
           "    return type_ != \"table\" or (item.schema, name) not in PARTITIONS\n";
  }

  /// The text of the comment on `id`; nullptr without one.
  [[nodiscard]] const std::string* comment(const ObjectId& id) const {
    for (const ObjectId& child : schema_.children(id)) {
      if (const auto* found = schema_.get<kinds::Comment>(child)) {
        return &found->text;
      }
    }
    return nullptr;
  }

  [[nodiscard]] const SqlText* default_of(const ObjectId& column) const {
    for (const ObjectId& child : schema_.children(column)) {
      if (const auto* found = schema_.get<kinds::DefaultValue>(child)) {
        return &found->expression;
      }
    }
    return nullptr;
  }

  [[nodiscard]] const Constraint* primary_key(const ObjectId& table) const {
    for (const ObjectId& child : schema_.children(table, kind_of<Constraint>)) {
      const auto* constraint = schema_.get<Constraint>(child);
      if (constraint->type == ConstraintType::primary_key) {
        return constraint;
      }
    }
    return nullptr;
  }

  // --- columns -------------------------------------------------------------------------------------------------------

  Code identity(const Column& column) const {
    std::vector<Code> arguments;
    add_flag(arguments, "always", column.identity == "ALWAYS");
    static const std::map<std::string, const char*> options{{"START WITH", "start"},
                                                            {"INCREMENT BY", "increment"},
                                                            {"MINVALUE", "minvalue"},
                                                            {"MAXVALUE", "maxvalue"},
                                                            {"CACHE", "cache"}};
    for (const auto& [name, value] : column.identity_options) {
      if (const auto known = options.find(name); known != options.end()) {
        arguments.push_back(named(known->second, word(value)));
      } else if (name == "CYCLE") {
        arguments.push_back(named("cycle", word("True")));
      }
    }
    return python::call("sa.Identity", std::move(arguments));
  }

  /// What fills the column: an identity, an expression, a default. `counts`: a part of the primary key.
  void add_source(std::vector<Code>& arguments, const ObjectId& id, const Column& column, const Constraint* key) const {
    const SqlText* standard = default_of(id);
    const bool in_key = key != nullptr && std::ranges::find(key->columns, id) != key->columns.end();
    const bool serial = standard != nullptr && counted_.contains(id) && standard->text().starts_with("nextval(");
    if (!column.identity.empty()) {
      arguments.push_back(identity(column));
    } else if (!column.generated.empty()) {
      arguments.push_back(
          python::call("sa.Computed", {sql_string(column.generated.text()),
                                       named("persisted", word(column.generated_virtual ? "False" : "True"))}));
    } else if (serial && in_key) {
      if (key->columns.size() > 1) {
        arguments.push_back(named("autoincrement", word("True")));
      }
    } else {
      if (standard != nullptr) {
        arguments.push_back(named("server_default", sql_text(standard->text())));
      }
      const std::string& type = column.type.text();
      if (in_key && key->columns.size() == 1 && standard == nullptr &&
          (type == "integer" || type == "bigint" || type == "smallint")) {
        arguments.push_back(named("autoincrement", word("False")));
      }
    }
  }

  /// sa.Column(…) or orm.mapped_column(…). `attribute`: the name it is assigned to; empty in a Table.
  std::string column_text(const ObjectId& id, const std::string& attribute, const Constraint* key) const {
    const auto& column = *schema_.get<Column>(id);
    const bool typed = style_ == Style::typed && !attribute.empty();
    const bool in_key = key != nullptr && std::ranges::find(key->columns, id) != key->columns.end();
    TypeCode type = type_code(schema_, column.type, column.collation.text(), enums_, style_);
    const bool nullable = !column.not_null && !in_key && !type.not_null;
    std::vector<Code> arguments;
    if (attribute != id.name()) {
      arguments.push_back(string(id.name()));
    }
    arguments.push_back(std::move(type.code));
    add_source(arguments, id, column, key);
    if (!typed && !nullable) {
      arguments.push_back(named("nullable", word("False")));
    }
    if (const std::string* text = comment(id)) {
      arguments.push_back(named("comment", string(*text)));
    }
    const Code code = python::call(typed ? "mapped_column" : "sa.Column", std::move(arguments));
    if (attribute.empty()) {
      return python::laid_out("", code, ",", 4);
    }
    return typed ? typed_attribute(attribute, nullable ? "Optional[" + type.annotation + "]" : type.annotation, code)
                 : python::laid_out(attribute + " = ", code, "", 4);
  }

  /// name: Mapped[annotation] = mapped_column(…); a long annotation is broken, as black does it.
  static std::string typed_attribute(const std::string& name, const std::string& annotation, const Code& code) {
    const std::string prefix = name + ": Mapped[" + annotation + "] = ";
    if (4 + prefix.size() + code.text.size() + 1 <= python::widest) {
      return python::laid_out(prefix, code, "", 4);
    }
    return "    " + name + ": Mapped[\n        " + annotation + "\n" + python::laid_out("] = ", code, "", 4);
  }

  // --- constraints and indexes
  // -----------------------------------------------------------------------------------------

  void add_deferral(std::vector<Code>& arguments, const Constraint& constraint) const {
    add_flag(arguments, "deferrable", constraint.deferrable);
    add_text(arguments, "initially", constraint.initially_deferred ? "DEFERRED" : "");
  }

  Code key_code(const char* function, const ObjectId& id, const Constraint& constraint) const {
    std::vector<Code> arguments;
    for (const ObjectId& column : constraint.columns) {
      arguments.push_back(string(column.name()));
    }
    add_text(arguments, "name", id.name());
    add_deferral(arguments, constraint);
    return python::call(function, std::move(arguments));
  }

  /// " (a, b)": what ON DELETE SET NULL is about.
  static std::string columns_of(const Constraint& constraint) {
    std::vector<std::string> names;
    for (const ObjectId& column : constraint.on_delete_columns) {
      names.push_back(quote_identifier(column.name()));
    }
    return " (" + join(names, ", ") + ")";
  }

  Code foreign_key_code(const ObjectId& id, const Constraint& constraint) const {
    std::vector<Code> targets;
    for (const ObjectId& column : constraint.referenced_columns) {
      targets.push_back(string(target(column)));
    }
    std::vector<Code> arguments{names_list(constraint.columns), python::list(std::move(targets))};
    add_text(arguments, "name", id.name());
    add_text(arguments, "onupdate", constraint.on_update);
    const bool some = !constraint.on_delete_columns.empty();
    add_text(arguments, "ondelete",
             constraint.on_delete + (some && style_ == Style::typed ? columns_of(constraint) : ""));
    add_text(arguments, "match", constraint.match);
    if (!some || style_ == Style::typed) {  // 1.4 reads nothing behind SET NULL (column)
      add_deferral(arguments, constraint);
    }
    return python::call("sa.ForeignKeyConstraint", std::move(arguments));
  }

  Code exclusion_code(const ObjectId& id, const Constraint& constraint) const {
    std::vector<Code> arguments;
    for (const kinds::ExcludeElement& element : constraint.elements) {
      Code what = element.key.column ? string(element.key.column.name()) : sql_text(kinds::index_element(element.key));
      arguments.push_back(python::tuple({std::move(what), string(element.with)}));
    }
    add_text(arguments, "name", id.name());
    add_text(arguments, "using", constraint.method);
    if (!constraint.predicate.empty()) {
      arguments.push_back(named("where", sql_text(constraint.predicate.text())));
    }
    add_deferral(arguments, constraint);
    return python::call("postgresql.ExcludeConstraint", std::move(arguments));
  }

  Code constraint_code(const ObjectId& id, const Constraint& constraint) const {
    switch (constraint.type) {
      case ConstraintType::primary_key:
        return key_code("sa.PrimaryKeyConstraint", id, constraint);
      case ConstraintType::unique:
        return key_code("sa.UniqueConstraint", id, constraint);
      case ConstraintType::foreign_key:
        return foreign_key_code(id, constraint);
      case ConstraintType::exclude:
        return exclusion_code(id, constraint);
      case ConstraintType::check:
        break;
    }
    return python::call("sa.CheckConstraint",
                        {sql_string(constraint.expression.text()), named("name", string(id.name()))});
  }

  /// sa.Index(…) behind its table. `column` gives the code of a column.
  template <class ColumnCode>
  Code index_code(const ObjectId& id, const Index& index, const ColumnCode& column) const {
    std::vector<Code> arguments{string(id.name())};
    std::vector<Code> classes;
    for (const kinds::IndexElement& element : index.elements) {
      if (!element.column || !element.collation.empty()) {
        arguments.push_back(sql_text(kinds::index_element(element)));
        continue;
      }
      std::string code = column(element.column);
      code += element.descending ? ".desc()" : "";
      if (element.nulls_first != element.descending) {
        code += element.nulls_first ? ".nulls_first()" : ".nulls_last()";
      }
      arguments.push_back(word(std::move(code)));
      if (!element.operator_class.empty()) {
        classes.push_back(python::entry(element.column.name(), string(element.operator_class.text())));
      }
    }
    add_flag(arguments, "unique", index.unique);
    add_text(arguments, "postgresql_using", index.method == "btree" ? "" : index.method);
    if (!classes.empty()) {
      arguments.push_back(named("postgresql_ops", python::dictionary(std::move(classes))));
    }
    if (!index.include.empty()) {
      arguments.push_back(named("postgresql_include", names_list(index.include)));
    }
    if (!index.predicate.empty()) {
      arguments.push_back(named("postgresql_where", sql_text(index.predicate.text())));
    }
    return python::call("sa.Index", std::move(arguments));
  }

  // --- tables --------------------------------------------------------------------------------------------------------

  std::vector<Code> constraints(const ObjectId& table) const {
    std::vector<Code> all;
    for (const ObjectId& id : schema_.children(table, kind_of<Constraint>)) {
      all.push_back(constraint_code(id, *schema_.get<Constraint>(id)));
    }
    return all;
  }

  /// schema= and comment= of a table.
  std::vector<std::pair<std::string, std::string>> settings(const ObjectId& table) const {
    std::vector<std::pair<std::string, std::string>> all;
    if (const std::string schema = schema_name(table); !schema.empty()) {
      all.emplace_back("schema", schema);
    }
    if (const std::string* text = comment(table)) {
      all.emplace_back("comment", *text);
    }
    return all;
  }

  template <class ColumnCode>
  std::string index_texts(const ObjectId& table, const ColumnCode& column) const {
    std::string text;
    const auto found = indexes_.find(table);
    for (const ObjectId& id : found == indexes_.end() ? std::vector<ObjectId>{} : found->second) {
      const auto& index = *schema_.get<Index>(id);
      // An index of expressions alone is told its table by standing in it.
      const bool lost = std::ranges::none_of(index.elements, [](const kinds::IndexElement& element) {
        return element.column && element.collation.empty();
      });
      Code code = index_code(id, index, column);
      if (lost) {
        code.items.push_back(named("_table", word(column({}))));
      }
      text += python::laid_out("", code, "", 0);
    }
    return text;
  }

  std::string table_text(const ObjectId& table) {
    const Constraint* key = primary_key(table);
    return key == nullptr ? plain_table(table) : mapped_class(table, *key);
  }

  std::string mapped_class(const ObjectId& table, const Constraint& key) {
    const std::string name = class_name(table, used_);
    std::string text = "class " + name + "(Base):\n    __tablename__ = " + python::string_literal(table.name()) + "\n";
    std::vector<Code> arguments = constraints(table);
    std::vector<Code> entries;
    for (const auto& [setting, value] : settings(table)) {
      entries.push_back(python::entry(setting, string(value)));
    }
    if (!entries.empty()) {
      arguments.push_back(python::dictionary(std::move(entries)));
    }
    text += python::laid_out("__table_args__ = ", python::tuple(std::move(arguments)), "", 4) + "\n";
    std::set<std::string> used;
    std::map<ObjectId, std::string> attributes;
    for (const ObjectId& column : schema_.children(table, kind_of<Column>)) {
      attributes[column] = attribute_name(column.name(), used);
      text += column_text(column, attributes[column], &key);
    }
    const std::string indexes = index_texts(
        table, [&](const ObjectId& column) { return column ? name + "." + attributes[column] : name + ".__table__"; });
    return text + (indexes.empty() ? "" : "\n\n" + indexes);
  }

  /// A table without a primary key cannot be mapped to a class.
  std::string plain_table(const ObjectId& table) {
    std::set<std::string> none;
    const std::string variable = class_name(table, used_);
    std::string text =
        variable + " = sa.Table(\n    " + python::string_literal(table.name()) + ",\n    Base.metadata,\n";
    for (const ObjectId& column : schema_.children(table, kind_of<Column>)) {
      text += column_text(column, "", nullptr);
    }
    for (const Code& constraint : constraints(table)) {
      text += python::laid_out("", constraint, ",", 4);
    }
    for (const auto& [setting, value] : settings(table)) {
      text += python::laid_out("", named(setting, string(value)), ",", 4);
    }
    const std::string indexes = index_texts(table, [&](const ObjectId& column) {
      return column ? variable + ".c[" + python::string_literal(column.name()) + "]" : variable;
    });
    return text + ")\n" + indexes;
  }

  const Schema& schema_;
  Style style_;
  std::vector<ObjectId> tables_;
  std::vector<ObjectId> partitions_;
  std::map<ObjectId, std::string> enums_;
  std::map<ObjectId, std::vector<ObjectId>> indexes_;
  std::set<ObjectId> counted_;  // columns with a sequence of their own
  std::set<std::string> used_{"Base", "SqlType"};
};

}  // namespace

std::string print_models(const Schema& schema, Style style) {
  return Printer(schema, style).run();
}

}  // namespace ashlar::models
