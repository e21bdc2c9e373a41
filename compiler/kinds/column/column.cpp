#include "compiler/kinds/column/column.h"

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/column/conversion.h"
#include "compiler/kinds/column/operation.h"
#include "compiler/kinds/definition.h"
#include "compiler/kinds/foreign_options.h"
#include "compiler/kinds/sequence/identity_sequence.h"
#include "compiler/kinds/sql.h"

namespace ashlar::kinds {

namespace {

Statement altering(const ObjectId& column, const std::string& action) {
  return {.sql = "ALTER TABLE " + sql_name(column.parent()) + " ALTER COLUMN " + quote_identifier(column.name()) + " " +
                 action,
          .lock = Lock::access_exclusive};
}

const SqlText* default_of(const Schema* schema, const ObjectId& column) {
  const auto* value =
      schema == nullptr ? nullptr : schema->get<DefaultValue>(ObjectId(kind_of<DefaultValue>, "", column));
  return value == nullptr ? nullptr : &value->expression;
}

std::string identity_options(const Parameters& options, std::string_view before_each) {
  std::string sql;
  for (const auto& [name, value] : options) {
    sql += sql.empty() ? "" : " ";
    sql += before_each;
    sql += name + (value.empty() ? "" : " " + value);
  }
  return sql;
}

std::string identity_clause(const Column& column) {
  std::string sql = "GENERATED " + column.identity + " AS IDENTITY";
  if (!column.identity_options.empty()) {
    sql += " (" + identity_options(column.identity_options, "") + ")";
  }
  return sql;
}

/// What CREATE TABLE does not write in all versions: storage, compression, statistics, options.
Statements settings(const ObjectId& id, const Column& column) {
  Statements statements;
  if (!column.storage.empty()) {
    statements.push_back(altering(id, "SET STORAGE " + column.storage));
  }
  if (!column.compression.empty()) {
    statements.push_back(altering(id, "SET COMPRESSION " + quote_identifier(column.compression)));
  }
  if (column.statistics) {
    statements.push_back(altering(id, "SET STATISTICS " + std::to_string(*column.statistics)));
    statements.back().lock = Lock::share_update_exclusive;
  }
  if (!column.options.empty()) {
    statements.push_back(altering(id, "SET (" + option_list(column.options) + ")"));
    statements.back().lock = Lock::share_update_exclusive;
  }
  return statements;
}

}  // namespace

std::string restricted_default(const std::string& expression) {
  constexpr std::array<std::string_view, 13> words{"AND",     "OR", "NOT", "IN",      "LIKE",     "ILIKE", "SIMILAR",
                                                   "BETWEEN", "IS", "AT",  "COLLATE", "OVERLAPS", "ESCAPE"};
  std::string word;
  char quote = '\0';
  int depth = 0;
  for (const char c : expression + " ") {
    if (quote != 0) {
      quote = c == quote ? '\0' : quote;
      continue;
    }
    if (std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_') {
      word += c;
      continue;
    }
    if (depth == 0 && std::find(words.begin(), words.end(), word) != words.end()) {
      return "(" + expression + ")";
    }
    word.clear();
    quote = c == '\'' || c == '"' ? c : quote;
    depth += c == '(' || c == '[' ? 1 : 0;
    depth -= c == ')' || c == ']' ? 1 : 0;
  }
  return expression;
}

std::string usual_storage(const std::string& type) {
  constexpr std::array<std::string_view, 17> plain{
      "smallint", "integer", "bigint", "real",    "double precision", "boolean", "date",     "uuid", "oid",
      "money",    "point",   "box",    "macaddr", "interval",         "name",    "\"char\"", "tid"};
  if (type.ends_with("[]")) {
    return "EXTENDED";
  }
  if (type == "numeric" || type.starts_with("numeric(") || type == "inet" || type == "cidr") {
    return "MAIN";
  }
  const bool moment = type.starts_with("timestamp") || type.starts_with("time ") || type.starts_with("time(") ||
                      type.starts_with("interval");
  return moment || std::find(plain.begin(), plain.end(), type) != plain.end() ? "PLAIN" : "EXTENDED";
}

std::string column_definition(const ObjectId& id, const Column& column, const SqlText* default_value) {
  std::string sql = quote_identifier(id.name()) + " " + column.type.text();
  sql += foreign_options_clause(column.foreign_options);
  sql += column.collation.empty() ? "" : " COLLATE " + column.collation.text();
  if (!column.generated.empty()) {
    sql +=
        " GENERATED ALWAYS AS (" + column.generated.text() + ")" + (column.generated_virtual ? " VIRTUAL" : " STORED");
  } else if (!column.identity.empty()) {
    sql += " " + identity_clause(column);
  } else if (default_value != nullptr) {
    sql += " DEFAULT " + restricted_default(default_value->text());
  }
  return sql + (column.not_null ? " NOT NULL" : "");
}

Statements column_settings(const ObjectId& id, const Column& column) {
  return settings(id, column);
}

namespace {

/// What follows ADD COLUMN. SET COMPRESSION, unlike this, leaves out the tables below.
std::string added_column(const ObjectId& id, const Column& column, const SqlText* default_value) {
  std::string sql = column_definition(id, column, default_value);
  if (!column.compression.empty()) {
    sql.insert(quote_identifier(id.name()).size() + 1 + column.type.text().size(),
               " COMPRESSION " + quote_identifier(column.compression));
  }
  return sql;
}

}  // namespace

Statements create(const Emit& emit, const ObjectId& id, const Column& object, const Parts& parts) {
  if (object.inherited) {
    return inherited_differences(emit, id, object);
  }
  const auto defaults = parts.of<DefaultValue>(id);
  const SqlText* value = defaults.empty() ? nullptr : &defaults.front().second->expression;
  Statements fill = fill_column(emit, id);
  Column written = object;
  written.not_null = object.not_null && fill.empty();
  Statement statement{.sql = "ALTER TABLE " + sql_name(id.parent()) + " ADD COLUMN " + added_column(id, written, value),
                      .lock = Lock::access_exclusive};
  Operation operation = table_operation("add_column", id.parent());
  note_computed(operation, emit.before, id.parent());
  if (object.compression.empty() && describe_column(operation, emit, id, written, value)) {
    statement.operation = std::move(operation);
  }
  if (!is_new_table(emit, id.parent())) {
    const bool filled = value != nullptr || !object.identity.empty() || !object.generated.empty();
    if (object.not_null && !filled) {
      statement.hazards.push_back(Hazard::CORRECTNESS);
    }
    const bool every_row = !object.identity.empty() || (!object.generated.empty() && !object.generated_virtual) ||
                           (value != nullptr && is_volatile_default(value->text()));
    if (every_row) {
      statement.hazards.push_back(Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK);
      statement.hazards.push_back(Hazard::REWRITES_TABLE);
    }
  }
  Statements statements{std::move(statement)};
  if (!fill.empty()) {
    std::move(fill.begin(), fill.end(), std::back_inserter(statements));
    statements.push_back(altering(id, "SET NOT NULL"));
  }
  written.compression.clear();
  for (Statement& setting : settings(id, written)) {
    statements.push_back(std::move(setting));
  }
  return statements;
}

Statements drop(const Emit& emit, const ObjectId& id, const Column& object) {
  if (object.inherited) {
    return {};  // goes with the parent's column
  }
  Statement statement{.sql = "ALTER TABLE " + sql_name(id.parent()) + " DROP COLUMN " + quote_identifier(id.name()),
                      .lock = Lock::access_exclusive};
  statement.operation = table_operation("drop_column", id.parent());
  statement.operation->with_text("column", id.name());
  note_computed(*statement.operation, emit.schema, id.parent());
  if (object.generated.empty()) {
    statement.hazards.push_back(Hazard::DELETES_DATA);
  }
  return {statement};
}

Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const Column& object) {
  Statement statement{.sql = "ALTER TABLE " + sql_name(from.parent()) + " RENAME COLUMN " +
                             quote_identifier(from.name()) + " TO " + quote_identifier(to.name()),
                      .lock = Lock::access_exclusive,
                      .operation = altered_column(emit.before, from, &object)};
  if (statement.operation) {
    statement.operation->with_text("new_name", to.name());
  }
  return {std::move(statement)};
}

Statements inherited_differences(const Emit& emit, const ObjectId& id, const Column& object) {
  Statements statements;
  const ObjectId above = parent_column(emit, id);
  const auto* parent = above ? emit.schema->get<Column>(above) : nullptr;
  if (object.not_null && (parent == nullptr || !parent->not_null)) {
    statements.push_back(altering(id, "SET NOT NULL"));
  }
  Column own = object;
  if (parent != nullptr) {
    const std::string storage = own.storage.empty() ? usual_storage(own.type.text()) : own.storage;
    own.storage = own.storage == parent->storage ? "" : storage;
    if (own.compression.empty() && !parent->compression.empty()) {
      statements.push_back(altering(id, "SET COMPRESSION default"));
    }
    own.compression = own.compression == parent->compression ? "" : own.compression;
    // A statistics target goes down with ALTER TABLE, but not to tables that are made later.
  }
  for (Statement& setting : settings(id, own)) {
    statements.push_back(std::move(setting));
  }
  return statements;
}

namespace {

class Alterer {
 public:
  Alterer(const Emit& emit, const ObjectId& id, const Column& before, const Column& after, const Changed& changed)
      : emit_(emit), id_(id), before_(before), after_(after), changed_(changed) {}

  Alteration run() {
    const bool own = !after_.inherited && !before_.inherited;
    const bool retyped = changed_.has("type") || changed_.has("collation");
    const bool generated = changed_.has("generated") || changed_.has("generated_virtual");
    if (own && generated && !can_change_generation()) {
      result_.replace = true;
      return std::move(result_);
    }
    result_.rebuild_dependents = retyped;
    if (own && !before_.identity.empty() && after_.identity.empty() && !gets_sequence()) {
      add("DROP IDENTITY");
    }
    if (own && retyped) {
      change_type();
    }
    if (own && generated) {
      change_generation();
    }
    change_not_null();
    if (own && !after_.identity.empty()) {
      change_identity();
    }
    change_settings();
    return std::move(result_);
  }

 private:
  Statement& add(const std::string& action) {
    result_.statements.push_back(altering(id_, action));
    return result_.statements.back();
  }

  /// True where a new sequence of its own follows the identity: that one's CREATE drops the identity, whose name it
  /// needs.
  [[nodiscard]] bool gets_sequence() const {
    const std::vector<ObjectId> sequences = emit_.schema->children(id_.parent().parent(), kind_of<Sequence>);
    return std::any_of(sequences.begin(), sequences.end(), [&](const ObjectId& sequence) {
      const auto* owner = emit_.schema->get<SequenceOwner>(ObjectId(kind_of<SequenceOwner>, "", sequence));
      const bool is_new = emit_.before == nullptr || !emit_.before->contains(sequence);
      return is_new && owner != nullptr && owner->column == id_;
    });
  }

  /// The statement as `alter_column`, still without what it changes.
  Operation& say(Statement& statement) {
    statement.operation = altered_column(emit_.before, id_, &before_);
    return *statement.operation;
  }

  [[nodiscard]] bool can_change_generation() const {
    if (before_.generated.empty() || before_.generated_virtual != after_.generated_virtual) {
      return false;
    }
    return after_.generated.empty() ? !before_.generated_virtual : emit_.postgres >= 17;
  }

  void change_generation() {
    if (after_.generated.empty()) {
      add("DROP EXPRESSION");
      return;
    }
    Statement& statement = add("SET EXPRESSION AS (" + after_.generated.text() + ")");
    if (!after_.generated_virtual) {
      statement.hazards = {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK, Hazard::REWRITES_TABLE};
    }
  }

  /// USING does not convert the default: it is taken off and set again.
  void change_type() {
    const SqlText* old_default = default_of(emit_.before, id_);
    const SqlText* new_default = default_of(emit_.schema, id_);
    const bool keeps_default = old_default != nullptr && new_default != nullptr && changed_.has("type");
    if (keeps_default) {
      say(add("DROP DEFAULT")).with("server_default", Value{});
    }
    const Conversion way = conversion(emit_, before_.type, after_.type);
    if (way.rewrites) {
      rebuild_expressions();
    }
    std::string action = "TYPE " + after_.type.text();
    action += after_.collation.empty() ? "" : " COLLATE " + after_.collation.text();
    action += way.cast.empty() ? "" : " USING " + quote_identifier(id_.name()) + way.cast;
    Statement& statement = add(action);
    Operation& operation = say(statement);
    describe_type(operation, "type", emit_.schema, after_.type);
    operation.with_text("collation", after_.collation.text());
    operation.with_sql("using", way.cast.empty() ? "" : quote_identifier(id_.name()) + way.cast);
    if (way.rewrites) {
      statement.hazards = {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK, Hazard::REWRITES_TABLE};
    }
    if (way.may_fail) {
      statement.hazards.push_back(Hazard::CORRECTNESS);
    }
    // One that differs is set by its own step.
    if (keeps_default && *old_default == *new_default) {
      say(add("SET DEFAULT " + new_default->text())).with_sql("server_default", new_default->text());
    }
  }

  /// The server keeps expressions as they were analysed: `n >= 0` of a numeric n compares with 0::numeric, also when n
  /// has become an integer. Written anew they mean what they say.
  void rebuild_expressions() {
    const Schema& schema = *emit_.before;
    const auto needs_column = [&](const ObjectId& other) {
      bool found = false;
      for_each_reference(other, *schema.find(other),
                         [&](const ObjectId& target, bool) { found = found || target == id_; });
      return found;
    };
    for (const ObjectId& other : schema.children(id_.parent(), kind_of<Constraint>)) {
      if (schema.get<Constraint>(other)->type == ConstraintType::check && needs_column(other)) {
        result_.rebuild.push_back(other);
      }
    }
    for (const ObjectId& other : schema.children(id_.parent().parent(), kind_of<Index>)) {
      const auto& index = *schema.get<Index>(other);
      const bool computes = !index.predicate.empty() || std::any_of(index.elements.begin(), index.elements.end(),
                                                                    [](const auto& key) { return !key.column; });
      if (index.table == id_.parent() && computes && needs_column(other)) {
        result_.rebuild.push_back(other);
      }
    }
  }

  void change_not_null() {
    if (!changed_.has("not_null") || follows_parent([](const Column& column) { return column.not_null; })) {
      return;
    }
    for (Statement& fill : fill_column(emit_, id_)) {
      result_.statements.push_back(std::move(fill));
    }
    Statement& statement = add(after_.not_null ? "SET NOT NULL" : "DROP NOT NULL");
    say(statement).with("nullable", Value{!after_.not_null});
    if (after_.not_null) {
      statement.hazards = {Hazard::ACQUIRES_ACCESS_EXCLUSIVE_LOCK, Hazard::SCANS_TABLE, Hazard::CORRECTNESS};
    }
  }

  void change_identity() {
    if (before_.identity.empty()) {
      add("ADD " + identity_clause(after_));
      continue_after_rows();
      return;
    }
    if (const ObjectId from = identity_sequence_id(id_, before_), to = identity_sequence_id(id_, after_); from != to) {
      result_.statements.push_back(
          {.sql = "ALTER SEQUENCE " + sql_name(from) + " RENAME TO " + quote_identifier(to.name()),
           .lock = Lock::access_exclusive});
    }
    std::string action = changed_.has("identity") ? "SET GENERATED " + after_.identity : "";
    if (changed_.has("identity_options")) {
      if (const std::string options = changed_identity_options(); !options.empty()) {
        action += (action.empty() ? "" : " ") + options;
      }
    }
    if (!action.empty()) {
      add(action);
    }
  }

  /// The new sequence begins at its start; rows that are there already have those numbers.
  void continue_after_rows() {
    const auto increment = after_.identity_options.find("INCREMENT BY");
    if (increment != after_.identity_options.end() && increment->second.starts_with("-")) {
      result_.statements.back().hazards = {Hazard::CORRECTNESS};
      return;
    }
    const auto start = after_.identity_options.find("START WITH");
    const std::string column = quote_identifier(id_.name());
    const std::string table = sql_name(id_.parent());
    result_.statements.push_back(
        {.sql = "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence(" + quote_literal(table) + ", " +
                quote_literal(id_.name()) + "), COALESCE(pg_catalog.max(" + column + ") + 1, " +
                (start == after_.identity_options.end() ? "1" : start->second) + "), false) FROM " + table,
         .hazards = {Hazard::SCANS_TABLE}});
  }

  /// Options that differ; those that went back to the default are written as such.
  [[nodiscard]] std::string changed_identity_options() const {
    const OptionChanges changes = option_changes(before_.identity_options, after_.identity_options);
    Parameters all = changes.set;
    for (const std::string& name : changes.reset) {
      if (name == "MINVALUE" || name == "MAXVALUE") {
        all["NO " + name] = "";
      } else if (name == "CYCLE") {
        all["NO CYCLE"] = "";
      } else if (name != "SEQUENCE NAME") {
        all[name] = "1";
      }
    }
    all.erase("SEQUENCE NAME");  // its own statement
    return identity_options(all, "SET ");
  }

  /// Another type brings its own storage and compression along, also where the column had others before.
  [[nodiscard]] bool lost_by_retyping(std::string Column::*setting) const {
    const ObjectId above = after_.inherited ? parent_column(emit_, id_) : ObjectId{};
    const auto* parent = above ? emit_.schema->get<Column>(above) : nullptr;
    return (changed_.has("type") || changed_.has("collation")) && !(after_.*setting).empty() &&
           (parent == nullptr || parent->*setting != after_.*setting);
  }

  /// SET COMPRESSION, unlike SET STORAGE, does not go down.
  [[nodiscard]] bool loses_compression() const {
    return (changed_.has("type") || changed_.has("collation")) && !after_.compression.empty();
  }

  void change_settings() {
    const auto storage = [](const Column& column) { return column.storage; };
    const auto statistics = [](const Column& column) { return column.statistics; };
    if ((changed_.has("storage") && !follows_parent(storage)) || lost_by_retyping(&Column::storage)) {
      add_here("SET STORAGE " + (after_.storage.empty() ? usual_storage(after_.type.text()) : after_.storage), storage);
    }
    if (changed_.has("compression") || loses_compression()) {
      add("SET COMPRESSION " + (after_.compression.empty() ? "default" : quote_identifier(after_.compression)));
    }
    if (changed_.has("statistics") && !follows_parent(statistics)) {
      add_here("SET STATISTICS " + std::to_string(after_.statistics.value_or(-1)), statistics).lock =
          Lock::share_update_exclusive;
    }
    if (changed_.has("foreign_options")) {
      add(foreign_option_changes(before_.foreign_options, after_.foreign_options));
    }
    if (changed_.has("options")) {
      const OptionChanges changes = option_changes(before_.options, after_.options);
      if (!changes.set.empty()) {
        add("SET (" + option_list(changes.set) + ")").lock = Lock::share_update_exclusive;
      }
      for (const std::string& name : changes.reset) {
        add("RESET (" + option_name(name) + ")").lock = Lock::share_update_exclusive;
      }
    }
  }

  /// True where the parent table's column changes to the same, which reaches this one along.
  template <class Get>
  [[nodiscard]] bool follows_parent(Get get) const {
    const ObjectId above = after_.inherited ? parent_column(emit_, id_) : ObjectId{};
    if (!above || emit_.before == nullptr) {
      return false;
    }
    const auto* was = emit_.before->get<Column>(above);
    const auto* is = emit_.schema->get<Column>(above);
    return was != nullptr && is != nullptr && get(*is) == get(after_) && get(*was) != get(*is) && goes_down(above, get);
  }

  /// True where all columns below are to be the same, so that ALTER TABLE may take them along.
  template <class Get>
  [[nodiscard]] bool goes_down(const ObjectId& column, Get get) const {
    const auto& entries = emit_.schema->entries();
    return std::all_of(entries.begin(), entries.end(), [&](const auto& entry) {
      const ObjectId& id = entry.first;
      const auto* below = std::get_if<Column>(entry.second.object.get());
      const bool is_below =
          below != nullptr && below->inherited && id.name() == column.name() && parent_column(emit_, id) == column;
      return !is_below || (get(*below) == get(*emit_.schema->get<Column>(column)) && goes_down(id, get));
    });
  }

  template <class Get>
  Statement& add_here(const std::string& action, Get get) {
    constexpr std::string_view lead = "ALTER TABLE ";
    Statement& statement = add(action);
    if (!goes_down(id_, get)) {
      statement.sql.insert(lead.size(), "ONLY ");
    }
    return statement;
  }

  const Emit& emit_;
  const ObjectId& id_;
  const Column& before_;
  const Column& after_;
  const Changed& changed_;
  Alteration result_;
};

/// The type without its modifiers and brackets, as a catalog condition on pg_attribute `a`.
std::string type_condition(const SqlText& type) {
  const std::string& text = type.text();
  std::string condition = "a.atttypid = " + quote_literal(text) + "::pg_catalog.regtype";
  if (type.slots().empty() && text.find('(') != std::string::npos && text.find('"') == std::string::npos) {
    const std::size_t open = text.find('(');
    const std::size_t close = text.find(')');
    condition += " AND pg_catalog.strpos(pg_catalog.format_type(a.atttypid, a.atttypmod), " +
                 quote_literal(text.substr(open, close + 1 - open)) + ") > 0";
  } else if (type.slots().empty()) {
    condition += " AND a.atttypmod = -1";
  }
  return condition;
}

}  // namespace

Alteration alter(const Emit& emit, const ObjectId& id, const Column& before, const Column& after,
                 const Changed& changed) {
  return Alterer(emit, id, before, after, changed).run();
}

Statements verify(const Emit& emit, const ObjectId& id, const Column& object) {
  std::string condition =
      "EXISTS (SELECT FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = pg_catalog.to_regclass(" +
      quote_literal(sql_name(id.parent())) + ") AND a.attname = " + quote_literal(id.name()) +
      " AND NOT a.attisdropped AND " + type_condition(object.type);
  condition += std::string(" AND a.attnotnull = ") + (object.not_null ? "true" : "false");
  const std::string identity = object.identity.empty() ? "" : object.identity == "ALWAYS" ? "a" : "d";
  condition += " AND a.attidentity = '" + identity + "'";
  const std::string generated = object.generated.empty() ? "" : object.generated_virtual ? "v" : "s";
  condition += " AND a.attgenerated = '" + generated + "'";
  if (!object.collation.empty()) {
    condition += " AND a.attcollation = " + quote_literal(object.collation.text()) + "::pg_catalog.regcollation";
  }
  if (!object.storage.empty()) {
    const char code = object.storage == "EXTERNAL"   ? 'e'
                      : object.storage == "EXTENDED" ? 'x'
                      : object.storage == "MAIN"     ? 'm'
                                                     : 'p';
    condition += std::string(" AND a.attstorage = '") + code + "'";
  }
  if (!object.compression.empty()) {
    condition += " AND a.attcompression = '" + object.compression.substr(0, 1) + "'";
  }
  condition += emit.postgres >= 17 ? " AND COALESCE(a.attstattarget, -1) = " : " AND a.attstattarget = ";
  condition += std::to_string(object.statistics.value_or(-1));
  condition += " AND " + reloptions_condition(object.options, "a.attoptions");
  if (!object.foreign_options.empty()) {
    condition += " AND " + foreign_options_condition(object.foreign_options, "a.attfdwoptions");
  }
  Statements statements{verify_that(condition + ")", display_name(id) + " is missing or defined otherwise")};
  if (object.generated.empty() || object.inherited) {
    return statements;
  }
  const auto expression = [&](const std::string& relation) {
    return "(SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef AS d JOIN "
           "pg_catalog.pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE d.adrelid = " +
           relation + " AND a.attname = ";
  };
  statements.push_back({.sql = "CREATE TEMPORARY TABLE ashlar_verify (LIKE " + sql_name(id.parent()) + ")"});
  ObjectId probe(id.kind(), "ashlar_verify_generated");
  statements.push_back(
      {.sql = "ALTER TABLE pg_temp.ashlar_verify ADD COLUMN " + column_definition(probe, object, nullptr)});
  statements.push_back(verify_that(expression(reg_literal(id.parent(), "regclass")) + quote_literal(id.name()) +
                                       ") = " + expression("'pg_temp.ashlar_verify'::pg_catalog.regclass") +
                                       quote_literal(probe.name()) + ")",
                                   display_name(id) + " is generated otherwise"));
  statements.push_back({.sql = "DROP TABLE pg_temp.ashlar_verify"});
  return statements;
}

}  // namespace ashlar::kinds
