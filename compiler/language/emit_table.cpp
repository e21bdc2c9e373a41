// CREATE TABLE as a table of the language: constraints of one column stand with it, references carry the type, serial
// is said as serial. And the rows that are part of the schema.

#include <algorithm>
#include <array>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/type_name.h"
#include "compiler/language/emitter.h"
#include "compiler/syntax/parser.h"

namespace ashlar::language {

namespace {

using syntax::Node;
using syntax::Rule;
using syntax::Tok;

/// Words that end an expression or a type in a column.
constexpr std::array stop_words = std::to_array<std::string_view>(
    {"primary", "unique", "check", "references", "constraint", "generated", "deferrable", "initially", "storage",
     "compression", "renamed", "collate", "default"});
/// Words that begin an item: as names of columns they are quoted.
constexpr std::array item_words = std::to_array<std::string_view>(
    {"index", "policy", "trigger", "revoke", "owner", "renamed", "row", "exclude", "function", "procedure"});

bool has_stop_word(std::string_view sql) {
  return std::ranges::any_of(syntax::words_of(sql), [](const std::string& word) {
    return std::ranges::find(stop_words, word) != stop_words.end();
  });
}

std::string column_name(Node name) {
  const auto text = std::string(name.text());
  return std::ranges::find(item_words, text) != item_words.end() ? '"' + text + '"' : text;
}

/// A name of the schema in hand needs no schema before it, unless it then means a built-in type.
std::string near_name(std::string_view name, std::string_view schema) {
  const bool same = !schema.empty() && schema_part(name) == schema && !kinds::is_built_in_type(last_part(name)) &&
                    syntax::tokenize(name).size() == 3;
  return std::string(same ? last_part(name) : name);
}

/// The one column of a list; nothing where it has others.
Node only_column(Node list) {
  const auto columns = list.children(Rule::columnName);
  return columns.size() == 1 ? columns.front() : Node{};
}

Node constraint_name(Node constraint) {
  return constraint.has(Tok::KW_CONSTRAINT) ? constraint.child(Rule::identifier) : Node{};
}

/// What a constraint says behind its name.
std::string_view constraint_text(Node constraint) {
  const Node name = constraint_name(constraint);
  return name ? trim(constraint.text().substr(name.end_offset() - constraint.begin_offset())) : constraint.text();
}

/// A value of a row; one from the environment in the language's own words.
std::string row_value(Node value) {
  constexpr std::string_view setting = "current_setting('env.";
  const auto text = value.text();
  return text.starts_with(setting)
             ? "'" + std::string(text.substr(setting.size(), text.find('\'', setting.size()) - setting.size())) +
                   "' from env"
             : spoken(text);
}

}  // namespace

/// Constraints on one column that have the name the server would choose, by column.
std::map<std::string, std::vector<Node>> Emitter::foldable(Node elements, const std::string& table) const {
  std::map<std::string, std::vector<Node>> folded;
  const auto bare = syntax::words_of(last_part(table));
  const auto plain = quote_identifier(bare.empty() ? "" : bare.front());
  if (plain != last_part(table) || bare.front().size() > 20) {
    return folded;  // names that are cut or quoted follow rules of their own
  }
  std::unordered_set<std::string> own;  // others are inherited, and have no line
  for (const Node& definition : elements.children(Rule::columnDefinition)) {
    own.emplace(definition.child(Rule::columnName).text());
  }
  for (const Node& constraint : elements.children(Rule::tableConstraint)) {
    const Node named = constraint_name(constraint);
    const auto name = std::string(named.text());
    if (!named || constraint_names_.at(std::string(schema_part(table)) + "." + name) > 1 ||
        commented_.contains("CONSTRAINT " + name + " ON " + table)) {
      continue;
    }
    Node column;
    std::string suffix;
    if (const Node primary = constraint.child(Rule::primaryKeyConstraint)) {
      column = only_column(primary.child(Rule::keyColumns));
      if (column && own.contains(std::string(column.text())) && name == plain + "_pkey") {
        folded[std::string(column.text())].push_back(constraint);
      }
      continue;
    }
    if (const Node unique = constraint.child(Rule::uniqueConstraint)) {
      column = only_column(unique.child(Rule::keyColumns));
      suffix = "_key";
    } else if (const Node foreign = constraint.child(Rule::foreignKeyConstraint)) {
      column = only_column(foreign.child(Rule::foreignKeyColumns));
      suffix = "_fkey";
    } else if (constraint.has(Rule::checkConstraint) && name.ends_with("_check") && name.starts_with(plain + "_") &&
               name.size() > plain.size() + 7) {
      const auto middle = name.substr(plain.size() + 1, name.size() - plain.size() - 7);
      if (own.contains(middle)) {
        folded[middle].push_back(constraint);
      }
      continue;
    }
    if (column && own.contains(std::string(column.text())) && column.text().size() < 30 &&
        name == plain + "_" + std::string(column.text()) + suffix) {
      folded[std::string(column.text())].push_back(constraint);
    }
  }
  return folded;
}

/// "serial" where the column's default, its sequence and the owner of that are what serial makes.
std::string Emitter::serial(Node definition, const std::string& table) const {
  const auto column = std::string(definition.child(Rule::columnName).text());
  const auto type = definition.child(Rule::typeName).text();
  const auto sequence = std::string(schema_part(table)) + "." + std::string(last_part(table)) + "_" + column + "_seq";
  const auto made = sequences_.find(sequence);
  const auto owner = owned_.find(sequence);
  if (made == sequences_.end() || owner == owned_.end() || owner->second != table + "." + column ||
      commented_.contains("SEQUENCE " + sequence)) {
    return {};
  }
  for (const Node& constraint : definition.children(Rule::columnConstraint)) {
    if (const Node value = constraint.child(Rule::defaultConstraint);
        value && value.child(Rule::expression).text() == "nextval('" + sequence + "'::regclass)") {
      const auto& said = made->second;
      return type == "integer" && said == "AS integer"     ? "serial"
             : type == "bigint" && said.empty()            ? "bigserial"
             : type == "smallint" && said == "AS smallint" ? "smallserial"
                                                           : "";
    }
  }
  return {};
}

/// `-> list (code)? on delete cascade`, with the type before it where the key does not say it.
std::string Emitter::reference(Node constraint, const std::string& type, bool nullable, std::string_view schema) {
  const Node references = constraint.child(Rule::foreignKeyConstraint).child(Rule::referencesConstraint);
  const Node target = references.child(Rule::qualifiedName);
  const Node columns = references.child(Rule::referencedColumns);
  const auto key = keys_.find(std::string(target.text()));
  const auto listed = columns ? trim(columns.text()) : std::string_view{};
  const bool to_key = key != keys_.end() && listed == "(" + key->second.column + ")";
  const bool same_type = to_key && !key->second.reference && near_name(spoken(key->second.type), schema) == type;
  const auto rest_begin = (columns ? columns : target).end_offset();
  const auto whole = constraint.text();
  const auto behind = trim(whole.substr(rest_begin - constraint.begin_offset()));
  std::string out = same_type ? "" : type + (nullable ? "? " : " ");
  out += "-> " + near_name(target.text(), schema);
  out += to_key ? "" : " " + spoken(listed);
  out += same_type && nullable ? "?" : "";
  return out + (behind.empty() ? "" : " " + spoken(behind));
}

std::optional<std::string> Emitter::column(Node definition, const std::string& table, const std::vector<Node>& folded) {
  const Node name = definition.child(Rule::columnName);
  const auto schema = schema_part(table);
  const auto type = spoken(definition.child(Rule::typeName).text());
  std::string out = column_name(name) + " ";
  const auto made_serial = serial(definition, table);
  bool nullable = true;
  std::string value;
  std::string parts;
  for (const Node& part : definition) {
    if (part.is(Rule::columnName) || part.is(Rule::typeName)) {
      continue;
    }
    const Node constraint = part.is(Rule::columnConstraint) ? part.first_child() : Node{};
    if (constraint.is(Rule::notNullConstraint)) {
      nullable = false;
    } else if (constraint.is(Rule::defaultConstraint)) {
      const auto expression = constraint.child(Rule::expression).text();
      const auto words = spoken(expression);
      value = made_serial.empty() ? " = " + (has_stop_word(expression) ? "(" + words + ")" : words) : "";
    } else {
      parts += " " + spoken(part.text());
    }
  }
  if (has_stop_word(type) || (!made_serial.empty() && nullable)) {
    return std::nullopt;
  }
  const auto key = std::ranges::find_if(folded, [](Node one) { return one.has(Rule::foreignKeyConstraint); });
  if (key != folded.end() && made_serial.empty() && parts.empty()) {
    out += reference(*key, near_name(type, schema), nullable, schema);
  } else {
    out += made_serial.empty() ? near_name(type, schema) : made_serial;
    out += (nullable ? "?" : "") + parts;
    out += key == folded.end() ? "" : " " + std::string(trim(reference(*key, "", false, schema)));
  }
  out += value;
  for (const Node& one : folded) {
    if (one.has(Rule::primaryKeyConstraint) || one.has(Rule::uniqueConstraint)) {
      const bool primary = one.has(Rule::primaryKeyConstraint);
      const auto inner =
          one.child(primary ? Rule::primaryKeyConstraint : Rule::uniqueConstraint).child(Rule::keyColumns);
      const auto all = constraint_text(one);
      const auto from =
          inner.begin_offset() - static_cast<std::uint32_t>(all.data() - one.text().data()) - one.begin_offset();
      const auto before = trim(all.substr(0, from));
      const auto after = trim(all.substr(from + (inner.end_offset() - inner.begin_offset())));
      out += " " + spoken(before) + (after.empty() ? "" : " " + spoken(after));
    } else if (one.has(Rule::checkConstraint)) {
      out += " " + spoken(constraint_text(one));
    }
  }
  return out;
}

bool Emitter::row_security(const std::string& table, Emitted& object) {
  const auto [enabled, forced, policies] = security_["TABLE " + table];
  if (forced && !enabled) {
    return false;
  }
  if (forced || enabled != policies) {
    const std::string mode = forced ? " forced" : enabled ? "" : " off";
    (object.braces ? object.inner : object.below).push_back({"", "row security" + mode});
  }
  said_security_.insert("TABLE " + table);
  return true;
}

bool Emitter::table(const Parsed& parsed) {
  const Node root = parsed.root;
  const Node name = root.child(Rule::qualifiedName);
  const auto table = std::string(name.text());
  const Node elements = root.child(Rule::tableElements);
  const bool unlogged = root.child(Rule::persistence).text() == "UNLOGGED";
  const bool typed = root.has(Rule::typedTableElements) || (!elements && !root.has(Rule::partitionOf));
  for (const Node& definition : elements.children(Rule::columnDefinition)) {
    const auto spoken_one = definition.text();
    if (spoken_one.find('\n') != std::string_view::npos) {
      return false;
    }
  }
  if (typed || (root.has(Rule::persistence) && !unlogged) || elements.has(Rule::likeClause)) {
    return false;
  }
  const auto folded = foldable(elements, table);
  std::vector<std::pair<std::string, std::string>> columns;
  for (const Node& definition : elements.children(Rule::columnDefinition)) {
    const auto of = folded.find(std::string(definition.child(Rule::columnName).text()));
    auto one = column(definition, table, of == folded.end() ? std::vector<Node>{} : of->second);
    if (!one) {
      return false;
    }
    columns.emplace_back(definition.child(Rule::columnName).text(), std::move(*one));
  }
  Emitted& object = add(std::string(schema_part(table)),
                        std::string(unlogged ? "unlogged table " : "table ") + std::string(last_part(table)));
  const auto& text = *parsed.text;
  if (elements) {
    object.braces = true;
    object.tail = spoken(std::string_view(text).substr(elements.end_offset()));
  } else {
    object.head += " " + spoken(std::string_view(text).substr(name.end_offset()));
  }
  object.tail = trim(object.tail);
  places_["TABLE " + table] = {&object};
  for (const Node& definition : elements.children(Rule::columnDefinition)) {
    if (const auto made = serial(definition, table); !made.empty()) {
      serials_.insert(std::string(schema_part(table)) + "." + std::string(last_part(table)) + "_" +
                      std::string(definition.child(Rule::columnName).text()) + "_seq");
    }
  }
  for (auto& [column, words_of_it] : columns) {
    object.inner.push_back({"", std::move(words_of_it)});
    places_["COLUMN " + table + "." + column] = {&object, true, object.inner.size() - 1, true};
  }
  object.columns = object.inner.size();
  for (const Node& constraint : elements.children(Rule::tableConstraint)) {
    const bool is_folded = std::ranges::any_of(
        folded, [&](const auto& of) { return std::ranges::find(of.second, constraint) != of.second.end(); });
    if (is_folded) {
      continue;
    }
    object.inner.push_back({"", spoken(constraint.text())});
    if (const Node named = constraint_name(constraint)) {
      places_["CONSTRAINT " + std::string(named.text()) + " ON " + table] = {&object, true, object.inner.size() - 1,
                                                                             true};
    }
  }
  row_security(table, object);
  return true;
}

bool Emitter::data(const Parsed& parsed) {
  constexpr std::string_view mark = "-- @data key=";
  const std::string& text = *parsed.text;
  if (!text.starts_with(mark)) {
    return false;
  }
  const auto table = parsed.root.child(Rule::qualifiedName).text();
  const auto key = text.substr(mark.size(), text.find('\n') - mark.size());
  Emitted& object = add(std::string(schema_part(table)),
                        "data " + std::string(last_part(table)) + " " +
                            std::string(parsed.root.child(Rule::insertColumns).text()) + " key " + key);
  object.braces = true;
  for (const Node& row : parsed.root.child(Rule::query).child(Rule::valuesClause).children(Rule::valuesRow)) {
    std::string values;
    for (const Node& value : row.children(Rule::expression)) {
      values += (values.empty() ? "" : ", ") + row_value(value);
    }
    object.inner.push_back({"", "(" + values + ")"});
  }
  return true;
}

}  // namespace ashlar::language
