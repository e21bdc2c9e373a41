// What becomes of each statement but CREATE TABLE. Each function answers false where the language has no form for it.

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/language/emitter.h"
#include "compiler/syntax/parser.h"

namespace ashlar::language {

namespace {

using syntax::Node;
using syntax::Rule;
using syntax::Tok;

std::string text_of(Node node) {
  return std::string(node.text());
}

/// What stands in the statement behind the node.
std::string_view behind(const std::string& statement, Node node) {
  return trim(std::string_view(statement).substr(node.end_offset()));
}

/// A label of an enum, bare where it can be.
std::string label(Node string) {
  const auto value = syntax::string_value(string);
  const bool bare = !value.empty() && (value[0] < '0' || value[0] > '9') && std::ranges::all_of(value, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  return bare ? value : text_of(string);
}

/// The statement without ON and the object it stands on, which are [from, to); the words before `begin` left out.
std::string without(const std::string& statement, std::uint32_t begin, std::uint32_t from, std::uint32_t to) {
  const auto text = std::string_view(statement);
  return spoken(std::string(trim(text.substr(begin, from - begin))) + " " + std::string(trim(text.substr(to))));
}

bool spans_lines(std::string_view sql) {
  return std::ranges::any_of(syntax::tokenize(sql), [&](const syntax::Token& token) {
    return sql.substr(token.begin, token.end - token.begin).find('\n') != std::string_view::npos;
  });
}

/// The types by which a routine is called, as COMMENT ON and GRANT write them.
std::string signature_of(Node parameters) {
  std::string signature;
  for (const Node& parameter : parameters.children(Rule::functionParameter)) {
    const auto mode = to_upper(parameter.child(Rule::parameterMode).text());
    if (mode != "OUT") {
      signature += (signature.empty() ? "" : ", ") + std::string(mode == "VARIADIC" ? "VARIADIC " : "") +
                   text_of(parameter.child(Rule::typeName));
    }
  }
  return signature;
}

/// A routine's body in the language, and where it begins in the statement.
struct Body {
  std::string text;
  std::uint32_t begin = 0;
  bool standard = false;  // of standard SQL: it needs no AS
};

std::optional<Body> standard_body(Node node) {
  const auto code = node.text();
  if (to_upper(code.substr(0, 5)) != "BEGIN") {
    return spans_lines(code) ? std::nullopt : std::optional(Body{" " + spoken(code), node.begin_offset(), true});
  }
  const auto first = code.find("ATOMIC") + std::string_view("ATOMIC").size();
  const auto inner = code.substr(first, code.rfind("END") - first);
  return fits_braces(inner) ? std::optional(Body{" atomic {" + std::string(inner) + "}", node.begin_offset(), true})
                            : std::nullopt;
}

/// Nothing for bodies that the language has no form for: those of C.
std::optional<Body> routine_body(const std::string& statement, Node root) {
  if (const Node node = root.child(Rule::functionBody)) {
    return standard_body(node);
  }
  const auto tokens = syntax::tokenize(statement);
  const auto word = [&](std::size_t from_end) {
    const auto& token = tokens[tokens.size() - from_end];
    return std::string_view(statement).substr(token.begin, token.end - token.begin);
  };
  if (tokens.size() < 4 || word(2) != "AS" || word(1).front() != '$') {
    return std::nullopt;
  }
  const auto quoted = word(1);
  const auto tag = quoted.find('$', 1) + 1;
  const auto code = quoted.substr(tag, quoted.size() - 2 * tag);
  auto text = fits_braces(code) ? " {" + std::string(code) + "}" : " " + std::string(quoted);
  return Body{std::move(text), tokens[tokens.size() - 2].begin, false};
}

/// The options of a routine, each after a space, without LANGUAGE sql where that is `implied`.
std::string without_language_sql(std::string_view options, bool implied) {
  const auto tokens = syntax::tokenize(options);
  const auto word = [&](std::size_t at) { return options.substr(tokens[at].begin, tokens[at].end - tokens[at].begin); };
  std::string kept(options);
  for (std::size_t i = 0; implied && i + 1 < tokens.size(); ++i) {
    if (word(i) == "LANGUAGE" && word(i + 1) == "sql") {
      kept.erase(tokens[i].begin, tokens[i + 1].end - tokens[i].begin);
      break;
    }
  }
  const auto words = spoken(trim(kept));
  return words.empty() ? "" : " " + words;
}

}  // namespace

/// True for what is made in a schema that the project does not make.
bool Emitter::elsewhere(const Parsed& parsed) const {
  const Node name = parsed.root.child(Rule::qualifiedName);
  const auto schema = std::string(schema_part(name.text()));
  return !schema.empty() && schema != "public" && !schemas_.contains(schema) && parsed.text->starts_with("CREATE ");
}

bool Emitter::take(const Parsed& parsed) {
  if (elsewhere(parsed)) {
    return false;
  }
  using Method = bool (Emitter::*)(const Parsed&);
  static constexpr auto methods = std::to_array<std::pair<Rule, Method>>({
      {Rule::createSchemaStatement, &Emitter::schema},
      {Rule::createExtensionStatement, &Emitter::extension},
      {Rule::createRoleStatement, &Emitter::role},
      {Rule::insertStatement, &Emitter::data},
      {Rule::createTypeStatement, &Emitter::type},
      {Rule::createDomainStatement, &Emitter::domain},
      {Rule::createSequenceStatement, &Emitter::sequence},
      {Rule::createViewStatement, &Emitter::view},
      {Rule::createMaterializedViewStatement, &Emitter::view},
      {Rule::createFunctionStatement, &Emitter::routine},
      {Rule::createAggregateStatement, &Emitter::aggregate},
      {Rule::createIndexStatement, &Emitter::index},
      {Rule::createTriggerStatement, &Emitter::trigger},
      {Rule::createPolicyStatement, &Emitter::policy},
      {Rule::grantStatement, &Emitter::privileges},
      {Rule::revokeStatement, &Emitter::privileges},
  });
  for (const auto& [rule, method] : methods) {
    if (parsed.root.is(rule)) {
      return (this->*method)(parsed);
    }
  }
  if (parsed.root.is(Rule::alterDefaultPrivilegesStatement)) {
    loose_[parsed.file].last.push_back(spoken(parsed.text->substr(std::string_view("ALTER ").size())));
    return true;
  }
  if (parsed.root.is(Rule::grantRoleStatement)) {
    loose_[parsed.file].grants.push_back(spoken(*parsed.text));
    return true;
  }
  return alter(parsed);
}

/// Puts a line on the object that `key` names, as one of its items where `inner`; `item_key` finds it again.
bool Emitter::hang(const std::string& key, const std::string& item_key, std::string text, bool inner) {
  const auto place = places_.find(key);
  if (place == places_.end() || spans_lines(text)) {
    return false;
  }
  Emitted* object = place->second.object;
  auto& items = inner && object->braces ? object->inner : object->below;
  items.push_back({"", std::move(text)});
  if (!item_key.empty()) {
    places_[item_key] = {object, &items == &object->inner, items.size() - 1, true};
  }
  return true;
}

bool Emitter::schema(const Parsed& parsed) {
  const auto name = std::string(last_part(*parsed.text));
  if (name == "public") {
    return false;
  }
  places_["SCHEMA " + name] = {&add(name, "schema " + name)};
  return true;
}

bool Emitter::extension(const Parsed& parsed) {
  const Node name = parsed.root.child(Rule::identifier);
  if (!name) {
    return false;
  }
  const auto options = spoken(behind(*parsed.text, name));
  places_["EXTENSION " + text_of(name)] = {
      &add("", (parsed.root.has(Rule::ifNotExists) ? "extension if not exists " : "extension ") + text_of(name) +
                   (options.empty() ? "" : " " + options))};
  return true;
}

bool Emitter::role(const Parsed& parsed) {
  const Node name = parsed.root.child(Rule::roleSpecification) ? parsed.root.child(Rule::roleSpecification)
                                                               : parsed.root.child(Rule::identifier);
  if (!name) {
    return false;
  }
  const auto options = spoken(behind(*parsed.text, name));
  places_["ROLE " + text_of(name)] = {&add("", "role " + text_of(name) + (options.empty() ? "" : " " + options))};
  return true;
}

bool Emitter::type(const Parsed& parsed) {
  const Node name = parsed.root.child(Rule::qualifiedName);
  const auto schema = std::string(schema_part(name.text()));
  const auto bare = std::string(last_part(name.text()));
  if (const Node labels = parsed.root.child(Rule::enumType)) {
    std::string head = "enum " + bare + " {";
    for (const Node& string : labels.children(Rule::string)) {
      head += (head.ends_with('{') ? " " : ", ") + label(string);
    }
    places_["TYPE " + text_of(name)] = {&add(schema, head + (head.ends_with('{') ? "}" : " }"))};
    return true;
  }
  if (const Node composite = parsed.root.child(Rule::compositeType)) {
    Emitted& object = add(schema, "type " + bare);
    object.braces = true;
    places_["TYPE " + text_of(name)] = {&object};
    for (const Node& attribute : composite.children(Rule::compositeAttribute)) {
      object.inner.push_back({"", spoken(attribute.text())});
      const auto column = text_of(attribute.first_child());
      places_["COLUMN " + text_of(name) + "." + column] = {&object, true, object.inner.size() - 1, true};
    }
    return true;
  }
  if (const Node range = parsed.root.child(Rule::rangeType)) {
    const auto words = spoken(behind(*parsed.text, name));
    const auto open = words.find('(');
    if (open == std::string::npos) {
      return false;
    }
    places_["TYPE " + text_of(name)] = {&add(schema, "range " + bare + " " + words.substr(open))};
    return true;
  }
  return false;
}

bool Emitter::domain(const Parsed& parsed) {
  const Node name = parsed.root.child(Rule::qualifiedName);
  const Node type = parsed.root.child(Rule::typeName);
  if (spans_lines(*parsed.text)) {
    return false;
  }
  auto words = spoken(parsed.text->substr(type.begin_offset()));
  const auto bare = std::string(last_part(name.text()));
  // The name that the server would choose for the only constraint.
  const auto chosen = " constraint " + bare + "_check check ";
  const auto at = words.find(chosen);
  const bool only = at != std::string::npos && words.find(" constraint ") == at && words.rfind(" constraint ") == at;
  if (only && bare.front() != '"' && bare.size() < 50 &&
      !commented_.contains("CONSTRAINT " + bare + "_check ON DOMAIN " + text_of(name))) {
    words.replace(at, chosen.size(), " check ");
  }
  places_["DOMAIN " + text_of(name)] = {&add(std::string(schema_part(name.text())), "domain " + bare + " " + words)};
  return true;
}

bool Emitter::sequence(const Parsed& parsed) {
  const Node name = parsed.root.child(Rule::qualifiedName);
  if (serials_.contains(text_of(name))) {
    return true;
  }
  if (parsed.root.has(Rule::persistence)) {
    return false;
  }
  std::string head = "sequence " + std::string(last_part(name.text()));
  if (const auto options = spoken(behind(*parsed.text, name)); !options.empty()) {
    head += " " + options;
  }
  places_["SEQUENCE " + text_of(name)] = {&add(std::string(schema_part(name.text())), head)};
  return true;
}

bool Emitter::view(const Parsed& parsed) {
  const Node root = parsed.root;
  const bool stored = root.is(Rule::createMaterializedViewStatement);
  const Node name = root.child(Rule::qualifiedName);
  const Node query = root.child(Rule::query);
  const auto& text = *parsed.text;
  if (!query || !fits_braces(query.text()) || root.has(Rule::persistence) || root.has(Tok::KW_UNLOGGED)) {
    return false;
  }
  auto head = spoken(std::string_view(text).substr(name.end_offset(), query.begin_offset() - name.end_offset()));
  head = trim(std::string_view(head).substr(0, head.rfind("as")));
  Emitted& object = add(std::string(schema_part(name.text())), std::string(stored ? "materialized view " : "view ") +
                                                                   std::string(last_part(name.text())) +
                                                                   (head.empty() ? "" : " " + head));
  object.body = " {\n";
  const auto lines = split(query.text(), '\n');
  const bool verbatim = spans_lines(query.text());
  for (const auto& line : lines) {
    object.body += (verbatim && &line != &lines.front() ? "" : "  ") + line + "\n";
  }
  object.body += "}";
  object.tail = spoken(behind(text, query));
  places_[std::string(stored ? "MATERIALIZED VIEW " : "VIEW ") + text_of(name)] = {&object};
  places_["TABLE " + text_of(name)] = {&object};
  return true;
}

bool Emitter::routine(const Parsed& parsed) {
  const Node root = parsed.root;
  const auto& text = *parsed.text;
  const Node name = root.child(Rule::qualifiedName);
  const Node parameters = root.child(Rule::functionParameters);
  const std::string keyword = root.has(Tok::KW_PROCEDURE) ? "PROCEDURE " : "FUNCTION ";
  const auto body = routine_body(text, root);
  if (!body) {
    return false;
  }
  const auto options = std::string_view(text).substr(parameters.end_offset(), body->begin - parameters.end_offset());
  if (spans_lines(parameters.text()) || spans_lines(options)) {
    return false;
  }
  const bool implied = body->text.starts_with(" {");
  auto words = without_language_sql(options, implied || body->standard);
  words += body->standard ? " language sql" : "";
  const auto head = to_lower(keyword) + std::string(last_part(name.text())) + spoken(parameters.text());
  constexpr std::size_t wide = 110;
  const bool apart = head.size() + words.size() > wide && !words.empty();
  Emitted& object = add(std::string(schema_part(name.text())), head + (apart ? "\n " : "") + words);
  object.body = apart && implied ? "\n" + body->text.substr(1) : body->text;
  places_[keyword + text_of(name) + "(" + signature_of(parameters) + ")"] = {&object};
  return true;
}

bool Emitter::aggregate(const Parsed& parsed) {
  const Node name = parsed.root.child(Rule::qualifiedName);
  const auto words = spoken(behind(*parsed.text, name));
  if (!name || spans_lines(*parsed.text) || !words.starts_with("(")) {
    return false;
  }
  const Node parameters = parsed.root.child(Rule::aggregateParameters);
  const auto arguments = signature_of(parameters);
  const auto key = text_of(name) + "(" + (parameters.text() == "(*)" ? "*" : arguments) + ")";
  Emitted& object =
      add(std::string(schema_part(name.text())), "aggregate " + std::string(last_part(name.text())) + words);
  places_["AGGREGATE " + key] = {&object};
  places_["FUNCTION " + text_of(name) + "(" + arguments + ")"] = {&object};  // GRANT has f() for f(*)
  return true;
}

bool Emitter::index(const Parsed& parsed) {
  const Node root = parsed.root;
  const Node relation = root.child(Rule::relationExpression);
  const Node on = root.child(Tok::KW_ON);
  const Node name = root.child(Rule::identifier);
  if (!on || !name || relation.has(Tok::KW_ONLY)) {
    return false;
  }
  const auto table = text_of(relation);
  const auto schema = std::string(schema_part(table));
  return hang("TABLE " + table, "INDEX " + (schema.empty() ? "" : schema + ".") + text_of(name),
              without(*parsed.text, 7, on.begin_offset(), relation.end_offset()), true);
}

bool Emitter::trigger(const Parsed& parsed) {
  const Node root = parsed.root;
  const Node on = root.child(Tok::KW_ON);
  const Node table = root.child(Rule::qualifiedName);
  if (!on || root.has(Rule::orReplace)) {
    return false;
  }
  return hang("TABLE " + text_of(table), "TRIGGER " + text_of(root.child(Rule::identifier)) + " ON " + text_of(table),
              without(*parsed.text, 7, on.begin_offset(), table.end_offset()), true);
}

bool Emitter::policy(const Parsed& parsed) {
  const Node root = parsed.root;
  const Node on = root.child(Tok::KW_ON);
  const Node table = root.child(Rule::qualifiedName);
  const auto text = without(*parsed.text, 7, on.begin_offset(), table.end_offset());
  const bool bare = behind(*parsed.text, table).empty();  // `policy p` alone would be a column
  return hang("TABLE " + text_of(table), "POLICY " + text_of(root.child(Rule::identifier)) + " ON " + text_of(table),
              bare ? text + " for all" : text, true);
}

/// ALTER … OWNER TO, … ENABLE ROW LEVEL SECURITY, … SET, of what is known.
bool Emitter::alter(const Parsed& parsed) {
  const std::string_view text = *parsed.text;
  constexpr std::string_view alter = "ALTER ";
  if (!text.starts_with(alter)) {
    return false;
  }
  const auto of = [&](std::string_view ending) {
    const auto at = text.rfind(ending);
    return at == std::string_view::npos ? std::string() : std::string(text.substr(alter.size(), at - alter.size()));
  };
  if (parsed.root.is(Rule::alterSequenceStatement)) {
    const auto owned = text.find(" OWNED BY ");
    const auto name = owned == std::string_view::npos ? "" : std::string(text.substr(15, owned - 15));
    return (!name.empty() && serials_.contains(name)) ||
           (!name.empty() &&
            [&] {
              const auto place = places_.find("SEQUENCE " + name);
              if (place == places_.end()) {
                return false;
              }
              place->second.object->head += " " + spoken(text.substr(owned + 1));
              return true;
            }()) ||
           (!of(" OWNER TO ").empty() && hang(of(" OWNER TO "), "", "owner " + std::string(last_part(text)), false));
  }
  if (const auto key = of(" OWNER TO "); !key.empty()) {
    return hang(key, "", "owner " + std::string(text.substr(text.rfind(" OWNER TO ") + 10)), false);
  }
  for (const std::string_view ending : {" ENABLE ROW LEVEL SECURITY", " FORCE ROW LEVEL SECURITY"}) {
    if (text.ends_with(ending)) {
      return said_security_.contains(of(ending));
    }
  }
  if (parsed.root.is(Rule::alterRoleStatement)) {
    const auto set = text.find(" SET ");
    return set != std::string_view::npos &&
           hang(std::string(text.substr(alter.size(), set - alter.size())), "", spoken(text.substr(set + 1)), false);
  }
  return false;
}

/// GRANT and REVOKE: below what they are about; what is not known is said in full.
bool Emitter::privileges(const Parsed& parsed) {
  const Node root = parsed.root;
  const Node target = root.child(Rule::grantTarget);
  const Node on = root.child(Tok::KW_ON);
  auto key = text_of(target);
  if (key == "SCHEMA public" && !places_.contains(key)) {
    places_[key] = {&add("public", "schema public")};
  }
  const auto text = without(*parsed.text, 0, on.begin_offset(), target.end_offset());
  const auto place = places_.find(key);
  if (place != places_.end() && !place->second.object->below.empty()) {
    // The same for another role, or of another column, is said in one line.
    auto& before = place->second.object->below.back().text;
    const auto to = before.rfind(" to ");
    if (to != std::string::npos && text.starts_with(before.substr(0, to + 4)) && text.starts_with("grant ") &&
        !text.ends_with(" option") && !before.ends_with(" option")) {
      before += ", " + text.substr(to + 4);
      return true;
    }
  }
  if (!hang(key, "", text, false)) {
    loose_[parsed.file].grants.push_back(spoken(*parsed.text));
  }
  return true;
}

bool Emitter::comment(const Parsed& parsed) {
  const Node string = parsed.root.child(Rule::string);
  const auto place = places_.find(text_of(parsed.root.child(Rule::objectReference)));
  if (!string || place == places_.end()) {
    return false;
  }
  const auto value = syntax::string_value(string);
  for (const auto& line : split(value, '\n')) {
    const bool odd = std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (odd || line.ends_with(' ') || value.empty()) {
      return false;
    }
  }
  auto& [object, inner, item, is_item] = place->second;
  if (is_item && !inner) {
    return false;
  }
  (is_item ? object->inner[item].doc : object->doc) = value;
  return true;
}

}  // namespace ashlar::language
