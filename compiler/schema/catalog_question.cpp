#include "compiler/schema/catalog_question.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/type_name.h"
#include "compiler/schema/catalog_query.h"
#include "compiler/schema/catalog_tables.h"

namespace ashlar {

namespace {

/// As pg_class has it; an index's is `i`, of a partitioned table's too. A blank for what is no relation.
char relkind(const Schema& schema, const ObjectId& id) {
  if (const auto* table = schema.get<kinds::Table>(id)) {
    return table->server ? 'f' : table->partition_strategy.empty() ? 'r' : 'p';
  }
  for (const auto& [kind, letter] :
       {std::pair{kind_of<kinds::View>, 'v'}, std::pair{kind_of<kinds::MaterializedView>, 'm'},
        std::pair{kind_of<kinds::Sequence>, 'S'}, std::pair{kind_of<kinds::Index>, 'i'},
        std::pair{kind_of<kinds::Composite>, 'c'}}) {
    if (id.kind() == kind) {
      return letter;
    }
  }
  return ' ';
}

class Question {
 public:
  Question(CatalogQuery query, const Known& known) : query_(std::move(query)), known_(known), schema_(*known.schema) {}

  Answer answer() {
    const auto table = std::find_if(catalog_tables.begin(), catalog_tables.end(), [&](const CatalogTable& one) {
      return std::find(query_.tables.begin(), query_.tables.end(), one.name) != query_.tables.end();
    });
    if (table == catalog_tables.end() || in_doubt()) {
      return Answer::unknown;
    }
    const auto name = take(table->named);
    const bool found = name ? look_for(*table, *name) : look_for_any(*table);
    if (found) {
      return query_.columns.empty() && !query_.asks_more && sure_of_yes_ ? Answer::yes : Answer::unknown;
    }
    return sure_of_no_ ? Answer::no : Answer::unknown;
  }

 private:
  [[nodiscard]] bool in_doubt() const {
    return std::any_of(query_.columns.begin(), query_.columns.end(), [&](const auto& column) {
      return std::any_of(column.second.begin(), column.second.end(), [&](const Wanted& wanted) {
        const Words words(wanted.text);
        std::size_t i = 0;
        const auto parts = words.names(i);
        return known_.in_doubt(wanted.text) ||
               (!wanted.type.empty() && !parts.empty() && known_.in_doubt(parts.back()));
      });
    });
  }

  /// What the query wants of a column, which is then answered.
  std::optional<std::vector<Wanted>> take(std::string_view column) {
    const auto at = query_.columns.find(std::string(column));
    if (at == query_.columns.end()) {
      return std::nullopt;
    }
    auto values = std::move(at->second);
    query_.columns.erase(at);
    return values;
  }

  /// One plain string; others are not understood.
  std::optional<std::string> take_string(std::string_view column) {
    const auto at = query_.columns.find(std::string(column));
    if (at == query_.columns.end() || at->second.size() != 1 || !at->second.front().type.empty()) {
      return std::nullopt;
    }
    std::string text = at->second.front().text;
    query_.columns.erase(at);
    return text;
  }

  /// The schemas to look in: the one asked for, else all.
  std::vector<std::string> schemas() {
    for (const std::string_view column : schema_columns) {
      const auto at = query_.columns.find(std::string(column));
      if (at == query_.columns.end() || at->second.size() != 1) {
        continue;
      }
      const Wanted wanted = at->second.front();
      query_.columns.erase(at);
      std::string name = wanted.text;
      if (wanted.type == "current_schema") {
        name = known_.search_path.empty() ? "public" : known_.search_path.front();
      } else if (wanted.type == "regnamespace") {
        name = Words(wanted.text).name(0);
      }
      sure_of_no_ = sure_of_no_ && is_ours(name);
      return {name};
    }
    std::vector<std::string> all{"public"};
    for (const ObjectId& id : schema_.children({}, kind_of<kinds::Namespace>)) {
      all.push_back(id.name());
    }
    return all;
  }

  [[nodiscard]] bool is_ours(const std::string& name) const {
    return name == "public" || schema_.contains(ObjectId(kind_of<kinds::Namespace>, name)) ||
           std::find(known_.given_schemas.begin(), known_.given_schemas.end(), name) != known_.given_schemas.end();
  }

  /// What extensions bring is not known: of PostgreSQL's own, functions and types, of others relations too.
  [[nodiscard]] bool extensions_may_have(bool relations) const {
    const auto all = schema_.children({}, kind_of<kinds::Extension>);
    return std::any_of(all.begin(), all.end(), [&](const ObjectId& id) {
      return id.name() != "plpgsql" && (!relations || kinds::may_bring_schemas(id.name()));
    });
  }

  bool look_for(const CatalogTable& table, const std::vector<Wanted>& names) {
    if (names.size() != 1 || !names.front().type.empty()) {
      sure_of_no_ = false;
      return false;
    }
    const std::string& name = names.front().text;
    switch (table.row) {
      case Row::relation:
      case Row::index:
        return look_for_relation(table, name);
      case Row::type:
        return look_for_type(name);
      case Row::routine:
        return look_for_routine(name);
      case Row::schema:
        sure_of_no_ = !extensions_may_have(true) && !name.starts_with("pg_") && name != "information_schema";
        return is_ours(name);
      case Row::extension:
        // Unknown types are taken for those of an extension that nobody declares.
        sure_of_no_ = false;
        return name == "plpgsql" || schema_.contains(ObjectId(kind_of<kinds::Extension>, name));
      case Row::role:
        sure_of_no_ = false;  // the cluster's
        return schema_.contains(ObjectId(kind_of<kinds::Role>, name));
      case Row::publication:
        return schema_.contains(ObjectId(kind_of<kinds::Publication>, name));
      case Row::label:
        return look_for_label(name);
      default:
        return look_inside(table, &name);
    }
  }

  /// `table_constraints WHERE table_name = 'todo' AND constraint_type = 'PRIMARY KEY'`.
  bool look_for_any(const CatalogTable& table) {
    const bool inside = table.row == Row::constraint || table.row == Row::trigger || table.row == Row::policy;
    if (!inside || (!query_.columns.contains(std::string(table.relation)) && !query_.columns.contains("conrelid"))) {
      sure_of_no_ = sure_of_yes_ = false;
      return false;
    }
    return look_inside(table, nullptr);
  }

  /// Objects that a relation's name means, as pg_class has them.
  std::vector<ObjectId> relations_named(const std::vector<std::string>& in, const std::string& name) {
    std::vector<ObjectId> found;
    for (const std::string& where : in) {
      for (const ObjectId& id : schema_.named(where, name)) {
        if (relkind(schema_, id) != ' ') {
          found.push_back(id);
        }
      }
    }
    return found;
  }

  bool look_for_relation(const CatalogTable& table, const std::string& name) {
    const std::vector<std::string> in = schemas();
    std::string listed(relkinds_listed(table));
    narrow_relkinds(listed);
    const auto is_listed = [&](char letter) { return listed.find(letter) != std::string::npos; };
    sure_of_no_ = sure_of_no_ && !name.starts_with("pg_") && !extensions_may_have(true);
    const auto of = table.row == Row::index ? take_string(table.relation) : std::nullopt;
    const std::vector<ObjectId> found = relations_named(in, name);
    if (std::any_of(found.begin(), found.end(), [&](const ObjectId& id) {
          const auto* index = schema_.get<kinds::Index>(id);
          return is_listed(relkind(schema_, id)) && (!of || index == nullptr || index->table.name() == *of);
        })) {
      return true;
    }
    return std::any_of(in.begin(), in.end(), [&](const std::string& where) {
      const ObjectId sequence(kind_of<kinds::Sequence>, name, ObjectId(kind_of<kinds::Namespace>, where));
      return (is_listed('i') && has_key(where, name, of)) ||
             (is_listed('S') && kinds::identity_column_of(schema_, sequence));
    });
  }

  /// The index of a constraint.
  [[nodiscard]] bool has_key(const std::string& where, const std::string& name,
                             const std::optional<std::string>& of) const {
    const ObjectId parent(kind_of<kinds::Namespace>, where);
    const std::vector<ObjectId> tables = schema_.children(parent, kind_of<kinds::Table>);
    return std::any_of(tables.begin(), tables.end(), [&](const ObjectId& table) {
      const auto* key = schema_.get<kinds::Constraint>(ObjectId(kind_of<kinds::Constraint>, name, table));
      return key != nullptr && has_index(*key) && (!of || table.name() == *of);
    });
  }

  /// By relkind or table_type, where the query says it.
  void narrow_relkinds(std::string& listed) {
    std::string wanted;
    for (const char* column : {"relkind", "table_type"}) {
      for (const Wanted& value : take(column).value_or(std::vector<Wanted>{})) {
        wanted += value.text == "BASE TABLE" ? "rp" : value.text == "VIEW" ? "v" : value.text == "I" ? "i" : value.text;
      }
    }
    if (!wanted.empty()) {
      std::erase_if(listed, [&](char letter) { return wanted.find(letter) == std::string::npos; });
    }
  }

  bool look_for_type(const std::string& name) {
    const bool anywhere = query_.columns.find("nspname") == query_.columns.end() &&
                          query_.columns.find("typnamespace") == query_.columns.end();
    const std::vector<std::string> in = schemas();
    take_kind_of_type();
    for (const std::string& where : in) {
      for (const ObjectId& id : schema_.named(where, name)) {
        if (kind_info(id.kind()).name_space == NameSpace::relation && id.kind() != kind_of<kinds::Index> &&
            id.kind() != kind_of<kinds::Sequence>) {
          return true;
        }
      }
    }
    // Arrays are named `_x`.
    sure_of_no_ = sure_of_no_ && !name.starts_with('_') && !extensions_may_have(false) &&
                  !(anywhere && (kinds::is_built_in_type(name) || name.starts_with("pg_")));
    return false;
  }

  void take_kind_of_type() {
    if (take("typtype")) {
      sure_of_yes_ = false;
    }
  }

  bool look_for_routine(const std::string& name) {
    const bool anywhere = !query_.columns.contains("nspname") && !query_.columns.contains("pronamespace") &&
                          !query_.columns.contains("routine_schema");
    // The server's own are many.
    sure_of_no_ = !anywhere && !extensions_may_have(false);
    const std::vector<std::string> in = schemas();
    return std::any_of(in.begin(), in.end(), [&](const std::string& where) {
      const auto& named = schema_.named(where, name);
      return std::any_of(named.begin(), named.end(),
                         [](const ObjectId& id) { return kind_info(id.kind()).name_space == NameSpace::routine; });
    });
  }

  bool look_for_label(const std::string& label) {
    std::optional<std::string> name = take_string("typname");
    std::vector<std::string> in;
    if (const auto oid = take("enumtypid")) {
      in = known_.search_path;
      name = name_of(*oid, in);
    } else {
      in = schemas();
    }
    if (!name) {
      sure_of_no_ = sure_of_yes_ = false;
      return false;
    }
    for (const std::string& where : in) {
      const ObjectId id(kind_of<kinds::EnumType>, *name, ObjectId(kind_of<kinds::Namespace>, where));
      const auto* type = schema_.get<kinds::EnumType>(id);
      if (type != nullptr && std::find(type->labels.begin(), type->labels.end(), label) != type->labels.end()) {
        return true;
      }
    }
    sure_of_no_ = sure_of_no_ && !extensions_may_have(false);
    return false;
  }

  /// The name that a value of type regclass or regtype is; its schema, where it says one, into `in`.
  std::optional<std::string> name_of(const std::vector<Wanted>& values, std::vector<std::string>& in) {
    std::size_t i = 0;
    const bool is_name = values.size() == 1 && values.front().type.starts_with("reg");
    const Words words(is_name ? std::string_view(values.front().text) : std::string_view());  // a view of what stays
    const std::vector<std::string> parts = words.names(i);
    if (parts.empty() || parts.size() > 2 || i != words.size()) {
      return std::nullopt;
    }
    if (parts.size() == 2) {
      in = {parts.front()};
      sure_of_no_ = sure_of_no_ && is_ours(parts.front());
    }
    return parts.back();
  }

  /// The relations around what is asked for; nullopt: any.
  std::optional<std::vector<ObjectId>> around(const CatalogTable& table) {
    for (const std::string_view column : relation_columns) {
      if (const auto oid = take(column)) {
        std::vector<std::string> in = known_.search_path;
        const auto name = name_of(*oid, in);
        sure_of_no_ = sure_of_no_ && name;
        sure_of_yes_ = sure_of_yes_ && name;
        return name ? relations_named(in, *name) : std::vector<ObjectId>{};
      }
    }
    const auto name = take_string(table.relation);
    const bool asked = std::ranges::any_of(
        schema_columns, [&](std::string_view column) { return query_.columns.contains(std::string(column)); });
    const std::vector<std::string> in = schemas();
    if (name) {
      return relations_named(in, *name);
    }
    if (!asked) {
      return std::nullopt;
    }
    std::vector<ObjectId> all;
    for (const std::string& where : in) {
      for (const ObjectId& id : schema_.children(ObjectId(kind_of<kinds::Namespace>, where))) {
        all.push_back(id);
      }
    }
    return all;
  }

  [[nodiscard]] static Kind kind_inside(Row row) {
    switch (row) {
      case Row::column:
        return kind_of<kinds::Column>;
      case Row::trigger:
        return kind_of<kinds::Trigger>;
      case Row::policy:
        return kind_of<kinds::Policy>;
      case Row::member:
        return kind_of<kinds::PublicationMember>;
      default:
        return kind_of<kinds::Constraint>;
    }
  }

  bool look_inside(const CatalogTable& table, const std::string* name) {
    const Kind kind = kind_inside(table.row);
    std::vector<ObjectId> found;
    sure_of_no_ = sure_of_no_ && !extensions_may_have(true);
    if (const auto relations = around(table)) {
      for (const ObjectId& relation : *relations) {
        look_in(relation, kind, name, found);
      }
    } else {
      std::ranges::copy_if(schema_.of_kind(kind), std::back_inserter(found),
                           [&](const ObjectId& id) { return name != nullptr && id.name() == *name; });
    }
    return narrow(found);
  }

  void look_in(const ObjectId& relation, Kind kind, const std::string* name, std::vector<ObjectId>& found) {
    const std::size_t before = found.size();
    for (const ObjectId& id : schema_.children(relation, kind)) {
      if (name == nullptr || id.name() == *name) {
        found.push_back(id);
      }
    }
    // Columns of views are no Objects, and what heirs and partitions have from above may not be there yet.
    const auto* table = schema_.get<kinds::Table>(relation);
    const bool has_own = table != nullptr && !table->partition_of && table->inherits.empty() && table->of_type.empty();
    const bool may_have_more = kind == kind_of<kinds::Column> ? !has_own : table != nullptr && !has_own;
    sure_of_no_ = sure_of_no_ && (found.size() > before || !may_have_more);
  }

  /// By what else the query says of them.
  bool narrow(std::vector<ObjectId>& found) {
    if (const auto types = take("contype")) {
      narrow_constraints(found, *types);
    }
    if (const auto types = take("constraint_type")) {
      narrow_constraints(found, *types);
    }
    if (const auto nullable = take_string("is_nullable")) {
      std::erase_if(found, [&](const ObjectId& id) {
        const auto* column = schema_.get<kinds::Column>(id);
        return column != nullptr && column->not_null == (*nullable == "YES");
      });
    }
    return !found.empty();
  }

  void narrow_constraints(std::vector<ObjectId>& found, const std::vector<Wanted>& types) {
    using kinds::ConstraintType;
    const auto is_of = [](ConstraintType type, const std::string& word) {
      switch (type) {
        case ConstraintType::primary_key:
          return word == "p" || word == "PRIMARY KEY";
        case ConstraintType::unique:
          return word == "u" || word == "UNIQUE";
        case ConstraintType::check:
          return word == "c" || word == "CHECK";
        case ConstraintType::foreign_key:
          return word == "f" || word == "FOREIGN KEY";
        case ConstraintType::exclude:
          return word == "x";
      }
      return false;
    };
    std::erase_if(found, [&](const ObjectId& id) {
      const auto* constraint = schema_.get<kinds::Constraint>(id);
      return constraint == nullptr || std::none_of(types.begin(), types.end(), [&](const Wanted& one) {
               return is_of(constraint->type, one.text);
             });
    });
    // NOT NULL is a CHECK to information_schema.
    sure_of_no_ = sure_of_no_ && std::none_of(types.begin(), types.end(), [](const Wanted& one) {
                    return one.text == "CHECK" || one.text == "n" || one.text == "t";
                  });
  }

  CatalogQuery query_;
  const Known& known_;
  const Schema& schema_;
  bool sure_of_no_ = true;
  bool sure_of_yes_ = true;
};

}  // namespace

Answer has_row(const Words& words, std::size_t begin, std::size_t end, const Known& known) {
  auto query = read_catalog_query(words, begin, end);
  return query ? Question(std::move(*query), known).answer() : Answer::unknown;
}

Answer finds(std::string_view function, const std::string& name, const Known& known) {
  const Words words(name);
  std::size_t i = 0;
  const std::vector<std::string> parts = words.names(i);
  if (parts.empty() || parts.size() > 2 || i != words.size()) {
    return Answer::unknown;
  }
  CatalogQuery query;
  const auto want = [&](const char* column, const std::string& value) { query.columns[column] = {{value, {}}}; };
  if (function == "to_regnamespace" && parts.size() == 1) {
    query.tables = {"pg_namespace"};
    want("nspname", parts.back());
    return Question(query, known).answer();
  }
  if (function == "to_regrole" && parts.size() == 1) {
    query.tables = {"pg_roles"};
    want("rolname", parts.back());
    return Question(query, known).answer();
  }
  const bool is_type = function == "to_regtype";
  if (!is_type && function != "to_regclass") {
    return Answer::unknown;
  }
  query.tables = {is_type ? "pg_type" : "pg_class"};
  want(is_type ? "typname" : "relname", parts.back());
  if (is_type && parts.size() == 1 && kinds::is_built_in_type(parts.back())) {
    return Answer::yes;
  }
  const std::vector<std::string> in = parts.size() == 2 ? std::vector{parts.front()} : known.search_path;
  Answer all = Answer::no;
  for (const std::string& schema : in) {
    CatalogQuery one = query;
    one.columns["nspname"] = {{schema, {}}};
    const Answer answer = Question(one, known).answer();
    if (answer != Answer::no) {
      all = answer;
      break;
    }
  }
  return all;
}

}  // namespace ashlar
