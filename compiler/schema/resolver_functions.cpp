// Function calls: which routine a name means, what it gives, and the clauses after the arguments.
#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/range_type/multirange.h"
#include "compiler/kinds/type_name.h"
#include "compiler/schema/resolver_text.h"
#include "compiler/syntax/parser.h"

namespace ashlar::resolution {

using syntax::Rule;
using syntax::Tok;

namespace {

SqlText without_setof(const SqlText& type) {
  constexpr std::string_view prefix = "SETOF ";
  if (!type.text().starts_with(prefix)) {
    return type;
  }
  SqlText result;
  std::size_t at = prefix.size();
  for (const Slot& slot : type.slots()) {
    result.append(std::string_view(type.text()).substr(at, slot.begin - at));
    result.append(slot.target, slot.style, slot.alias);
    at = slot.end;
  }
  result.append(std::string_view(type.text()).substr(at));
  return result;
}

bool is_pseudo(std::string_view type) {
  return type.starts_with("any") || type == "record" || type == "trigger" || type == "event_trigger" ||
         type == "internal" || type == "cstring" || type == "void";
}

template <class Routine>
const std::vector<kinds::Parameter>* parameters_in(const Schema& schema, const ObjectId& id) {
  const auto* routine = schema.get<Routine>(id);
  return routine == nullptr ? nullptr : &routine->parameters;
}

const std::vector<kinds::Parameter>* parameters_of(const Schema& schema, const ObjectId& id) {
  const auto* parameters = parameters_in<kinds::Function>(schema, id);
  return parameters != nullptr ? parameters : parameters_in<kinds::Procedure>(schema, id);
}

bool is_input(const kinds::Parameter& parameter) {
  return parameter.mode != "OUT" && parameter.mode != "TABLE";
}

/// How well arguments fit: -1 not at all; else the more the better.
int fitness(const std::vector<kinds::Parameter>& parameters, const std::vector<Typed>& types,
            const std::vector<std::string>& names) {
  int score = 0;
  std::size_t position = 0;
  std::size_t matched = 0;
  for (const kinds::Parameter& parameter : parameters) {
    if (!is_input(parameter)) {
      continue;
    }
    std::size_t at = types.size();
    if (position < types.size() && names[position].empty()) {
      at = position++;
    } else {
      for (std::size_t i = 0; i < names.size(); ++i) {
        at = !names[i].empty() && names[i] == parameter.name ? i : at;
      }
    }
    if (parameter.mode == "VARIADIC") {
      return at == types.size() || position <= types.size() ? score : -1;
    }
    if (at == types.size()) {
      if (parameter.default_value.empty()) {
        return -1;
      }
      continue;
    }
    ++matched;
    const std::string wanted = without_modifier(parameter.type).text();
    if (!types[at].untyped && !types[at].type.empty()) {
      score += without_modifier(types[at].type).text() == wanted ? 4 : wanted.starts_with("any") ? 1 : -2;
    } else {
      score += 1;
    }
  }
  return matched == types.size() ? std::max(score + 1000, 0) : -1;
}

}  // namespace

Typed TextResolver::function_call(Node node, FunctionResult* result) {
  const Node name_node = node.child(Rule::functionName);
  std::vector<std::string> parts;
  for (const Node child : name_node) {
    if (child.is(Rule::identifier)) {
      parts.push_back(syntax::identifier_value(child.first_child()));
    }
  }
  std::vector<Typed> types;
  std::vector<std::string> names;
  const bool of_catalog = parts.size() == 1 || parts.front() == "pg_catalog";
  const SqlText written = arguments(node, of_catalog ? parts.back() : std::string{}, types, names);
  FunctionResult found;
  function_name(name_node, parts, types, names, found);
  out_->glue();
  out_->append(written);
  call_suffix(node);
  Typed type{found.type, false};
  if (result != nullptr) {
    *result = std::move(found);
  }
  return type;
}

void TextResolver::function_name(Node name_node, const std::vector<std::string>& parts, const std::vector<Typed>& types,
                                 const std::vector<std::string>& names, FunctionResult& result) {
  const std::string& name = parts.back();
  const BuiltinFunction* built_in = parts.size() == 1 ? find_builtin_function(name) : nullptr;
  const std::vector<ObjectId> candidates = run_.names.routines(parts, path());
  const std::vector<ObjectId> best = matching(candidates, types, names);
  const auto exact = [&] {
    const auto* parameters = best.empty() ? nullptr : parameters_of(run_.names.schema(), best.front());
    return parameters != nullptr && !types.empty() &&
           fitness(*parameters, types, names) >= 1000 + 4 * static_cast<int>(types.size());
  };
  if (best.empty() && built_in == nullptr && range_constructor(parts, result)) {
    return;
  }
  if (!candidates.empty() && (built_in == nullptr || exact())) {
    if (best.empty() && parts.size() > 1 && run_.names.owns_functions_of(parts[parts.size() - 2]) &&
        std::all_of(candidates.begin(), candidates.end(),
                    [](const ObjectId& id) { return id.kind() == kind_of<kinds::Function>; })) {
      const std::string count = std::to_string(types.size()) + (types.size() == 1 ? " argument" : " arguments");
      missing(Code::unknown_function, name_node, std::string(name_node.text()) + " with " + count,
              "there is " + display_name(candidates.front()));
    }
    const std::vector<ObjectId>& needed = best.empty() ? candidates : best;
    for (std::size_t i = 1; i < needed.size(); ++i) {
      out_->hidden(needed[i]);
    }
    out_->slot(needed.front(), SlotStyle::qualified);
    if (needed.size() == 1) {
      result = result_of(needed.front());
    }
    return;
  }
  for (const ObjectId& candidate : best) {  // of the same name as one of pg_catalog: cannot be told
    out_->hidden(candidate);
  }
  const std::string schema = parts.size() > 1 ? parts[parts.size() - 2] : std::string{};
  std::string shown = name == "left" || name == "right" ? name : quote_identifier(name);
  for (std::size_t i = parts.size() - 1; i > 0; --i) {
    shown = quote_identifier(parts[i - 1]) + "." + (i == parts.size() - 1 ? quote_identifier(name) : shown);
  }
  out_->word(shown);
  if (!schema.empty() && run_.names.owns_functions_of(schema)) {
    missing(Code::unknown_function, name_node, shown, run_.names.suggest_function(schema, name));
  } else if (run_.patient ? built_in == nullptr && !Names::of_system(parts)
                          : schema.empty() && built_in == nullptr && !run_.final && !run_.names.has_extensions()) {
    unresolved_ = true;  // may be declared later
  }
  if (best.empty() && (parts.size() == 1 || schema == "pg_catalog")) {
    result = result_of_built_in(name, types);
  }
}

/// The functions that come with a range type and its multirange, and give values of them.
bool TextResolver::range_constructor(const std::vector<std::string>& parts, FunctionResult& result) {
  if (const ObjectId range = run_.names.constructed(parts, path(), false)) {
    out_->slot(range, SlotStyle::qualified);
    result.type.append(range, SlotStyle::qualified);
    return true;
  }
  if (const ObjectId range = run_.names.constructed(parts, path(), true)) {
    const ObjectId multirange = kinds::multirange_of(run_.names.schema(), range);
    out_->hidden(range);
    out_->slot(multirange, SlotStyle::qualified);
    result.type.append(multirange, SlotStyle::qualified);
    return true;
  }
  return false;
}

/// The overloads that fit the arguments best.
std::vector<ObjectId> TextResolver::matching(const std::vector<ObjectId>& candidates, const std::vector<Typed>& types,
                                             const std::vector<std::string>& names) const {
  std::vector<ObjectId> best;
  int best_score = 0;
  for (const ObjectId& candidate : candidates) {
    const auto* parameters = parameters_of(run_.names.schema(), candidate);
    const int score = parameters == nullptr ? 0 : fitness(*parameters, types, names);
    if (score < 0 || score < best_score) {
      continue;
    }
    if (score > best_score) {
      best.clear();
      best_score = score;
    }
    best.push_back(candidate);
  }
  return best;
}

TextResolver::FunctionResult TextResolver::result_of(const ObjectId& routine) const {
  FunctionResult result;
  const auto* function = run_.names.schema().get<kinds::Function>(routine);
  if (function == nullptr) {
    return result;
  }
  auto columns = std::make_shared<Shape>();
  for (const kinds::Parameter& parameter : function->parameters) {
    if (parameter.mode == "OUT" || parameter.mode == "INOUT" || parameter.mode == "TABLE") {
      const std::string position = std::to_string(columns->columns.size() + 1);
      const bool polymorphic = is_pseudo(parameter.type.text());
      columns->columns.push_back({parameter.name.empty() ? "column" + position : parameter.name,
                                  polymorphic ? SqlText{} : parameter.type,
                                  {},
                                  {}});
    }
  }
  if (columns->columns.size() > 1) {
    result.row = std::move(columns);
    return result;
  }
  if (columns->columns.size() == 1) {
    result.type = columns->columns.front().type;
    result.column = columns->columns.front().name;
  } else {
    result.type = without_modifier(without_setof(function->returns));
  }
  result.row = run_.names.row_shape(result.type);
  if (is_pseudo(result.type.text())) {
    result.scalar = result.type.text() == "void";
    result.type = {};
  } else {
    // A type of an extension may be a composite one.
    result.scalar = result.row == nullptr && !result.type.empty() &&
                    (!result.type.slots().empty() || !run_.names.has_extensions() ||
                     kinds::is_built_in_type(result.type.text()) || result.type.text().ends_with("[]"));
  }
  return result;
}

TextResolver::FunctionResult TextResolver::result_of_built_in(const std::string& name,
                                                              const std::vector<Typed>& types) const {
  FunctionResult result;
  if (name.ends_with("_populate_record") || name.ends_with("_populate_recordset")) {
    result.type = types.empty() ? SqlText{} : types.front().type;
    result.row = run_.names.row_shape(result.type);
    return result;
  }
  result.type = function_type(name, types).type;
  // max(anyenum) and min(anyenum) give the enum back.
  if ((name == "max" || name == "min") && types.size() == 1 && types.front().type.slots().size() == 1 &&
      run_.names.schema().get<kinds::EnumType>(types.front().type.slots().front().target) != nullptr &&
      !types.front().type.text().ends_with("[]")) {
    result.type = types.front().type;
  }
  const BuiltinFunction* built_in = find_builtin_function(name);
  if (built_in == nullptr || name == "unnest") {
    result.row = run_.names.row_shape(result.type);
    result.scalar = result.row == nullptr && !result.type.empty();
    return result;
  }
  auto columns = std::make_shared<Shape>();
  for (const std::string& column : split(built_in->columns, ',')) {
    const std::size_t space = column.find(' ');
    if (!column.empty()) {
      columns->columns.push_back({column.substr(0, space),
                                  space == std::string::npos ? SqlText{} : SqlText(column.substr(space + 1)),
                                  {},
                                  {}});
    }
  }
  if (columns->columns.size() == 1) {
    result.column = columns->columns.front().name;
  } else if (columns->columns.size() > 1) {
    result.row = std::move(columns);
  }
  const bool record = built_in->type.empty() && built_in->columns.empty() && name.find("record") != std::string::npos;
  result.scalar = result.row == nullptr && !record;
  return result;
}

/// The arguments with their parentheses.
SqlText TextResolver::arguments(Node call, const std::string& function, std::vector<Typed>& types,
                                std::vector<std::string>& names) {
  Writer writer(out_->lines(), out_->depth());
  Writer* const before = std::exchange(out_, &writer);
  bool inside = false;
  for (const Node child : call) {
    if (child.is(Rule::argument)) {
      argument(child, function, types, names);
    } else if (child.is(Rule::orderByClause)) {
      sort_clause(child);
    } else if (child.text() == "(") {
      inside = true;
      out_->open();
    } else if (child.text() == ")") {
      out_->close();
      break;
    } else if (inside && !child.is(Tok::KW_ALL)) {  // ALL is the default
      clause(child);
    }
  }
  out_ = before;
  return writer.take();
}

namespace {

/// The functions whose first argument may be a text search configuration.
bool takes_configuration(std::string_view function) {
  return function == "to_tsvector" || function == "to_tsquery" || function == "plainto_tsquery" ||
         function == "phraseto_tsquery" || function == "websearch_to_tsquery" || function == "ts_headline" ||
         function == "json_to_tsvector" || function == "jsonb_to_tsvector" || function == "ts_debug";
}

}  // namespace

void TextResolver::argument(Node node, const std::string& function, std::vector<Typed>& types,
                            std::vector<std::string>& names) {
  std::string name;
  const bool is_sequence = function == "nextval" || function == "currval" || function == "setval";
  const bool is_search = takes_configuration(function);
  for (const Node child : node) {
    if (child.is(Rule::argumentName)) {
      name = syntax::identifier_value(child.first_child());
      out_->name(name);
    } else if (child.is(Tok::COLON_EQUALS) || child.is(Tok::EQUALS_GREATER)) {
      out_->word("=>");
    } else if (is_expression(child.rule())) {
      const Node value = core_of(child);
      if (types.empty() && is_sequence && value.is(Rule::literal) && name_constant(value, "regclass")) {
        types.push_back({{}, true});
      } else if (types.empty() && is_search && value.is(Rule::literal) && name_constant(value, "regconfig")) {
        types.push_back({{}, true});
        out_->tight("::regconfig", true);
      } else {
        types.push_back(expression(child));
      }
      const bool constant = value.is(Rule::literal) && value.first_child().text().find('\'') != std::string_view::npos;
      if (is_sequence && types.size() == 1 && constant) {
        out_->tight("::regclass", true);
      }
    } else {
      clause(child);
    }
  }
  names.push_back(std::move(name));
}

/// The canonical types of "(int, mood)", as regprocedure's constants list them.
std::string TextResolver::argument_types(std::string_view list) const {
  std::string types;
  for (const std::string& argument : split(list.substr(1, list.size() - (list.ends_with(')') ? 2 : 1)), ',')) {
    Diagnostics ignored;
    const auto tree = syntax::parse(SourceText::verbatim(argument, {}, 0), syntax::Start::type, ignored);
    if (tree == nullptr || !tree->root()) {
      continue;
    }
    const kinds::TypeName name = kinds::read_type_name(tree->root());
    const ObjectId id = name.built_in ? ObjectId{} : run_.names.type(name.parts, path()).id;
    types += (types.empty() ? "" : ", ") + kinds::canonical_type(name, id).text();
  }
  return types;
}

ObjectId TextResolver::in_schemas(Kind kind, const std::vector<std::string>& parts) const {
  const auto schemas = parts.size() > 1 ? std::vector<std::string>{parts[parts.size() - 2]}
                                        : std::vector<std::string>(path().begin(), path().end());
  for (const std::string& schema : schemas) {
    ObjectId id(kind, parts.back(), ObjectId(kind_of<kinds::Namespace>, schema));
    if (run_.names.schema().contains(id)) {
      return id;
    }
  }
  return {};
}

/// A string constant that names an Object: written with the name it has now. False where it names none of ours.
bool TextResolver::name_constant(Node constant, std::string_view reg_type) {
  const Node leaf = constant.first_child();
  if (!reg_type.starts_with("reg") || leaf.text().find_first_of("'$") == std::string_view::npos) {
    return false;
  }
  const std::string value = syntax::string_value(leaf);
  const std::size_t open = reg_type == "regprocedure" ? value.find('(') : std::string::npos;
  const std::vector<std::string> parts = split_name(std::string_view(value).substr(0, open));
  if (parts.empty()) {
    return false;
  }
  ObjectId target;
  std::string rest;
  if (reg_type == "regclass") {
    target = run_.names.relation(parts, path()).id;
  } else if (reg_type == "regtype") {
    target =
        kinds::is_built_in_type(parts.back()) && parts.size() == 1 ? ObjectId{} : run_.names.type(parts, path()).id;
  } else if (reg_type == "regproc" || reg_type == "regprocedure") {
    const std::string written = open == std::string::npos ? std::string{} : value.substr(open);
    const std::string arguments = written.empty() ? std::string{} : argument_types(written);
    std::vector<ObjectId> routines = run_.names.routines(parts, path());
    std::erase_if(routines, [&](const ObjectId& id) { return !written.empty() && id.arguments() != arguments; });
    target = routines.size() == 1 ? routines.front() : ObjectId{};
    rest = written.empty() ? std::string{} : "(" + arguments + ")";
  } else if (reg_type == "regconfig" || reg_type == "regdictionary") {
    const Kind kind =
        reg_type == "regconfig" ? kind_of<kinds::TextSearchConfiguration> : kind_of<kinds::TextSearchDictionary>;
    target = in_schemas(kind, parts);
    if (!target && parts.size() == 1) {
      return false;  // mostly one of the server's own
    }
  }
  if (!target) {
    unresolved_ = unresolved_ || (run_.patient && !Names::of_system(parts) && !kinds::is_built_in_type(parts.back()));
    return false;
  }
  out_->word("'");
  out_->glue();
  out_->slot(target, SlotStyle::literal);
  out_->tight(std::string_view(quote_literal(rest)).substr(1), true);
  return true;
}

void TextResolver::call_suffix(Node call) {
  for (const Node child : call) {
    if (child.is(Rule::withinGroup)) {
      out_->word("WITHIN GROUP");
      out_->open();
      sort_clause(child.child(Rule::orderByClause));
      out_->close();
    } else if (child.is(Rule::filterClause)) {
      out_->word("FILTER");
      out_->open();
      out_->word("WHERE");
      expression(child.child(Rule::expression));
      out_->close();
    } else if (child.is(Rule::overClause)) {
      out_->word("OVER");
      if (const Node specification = child.child(Rule::windowSpecification)) {
        window(specification);
      } else {
        clause(child.child(Rule::identifier));
      }
    }
  }
}

void TextResolver::window(Node specification) {
  const auto* const outputs = std::exchange(outputs_, nullptr);  // a window knows only the input columns
  out_->open();
  for (const Node child : specification) {
    if (child.is(Rule::orderByClause)) {
      sort_clause(child);
    } else if (child.is(Rule::frameClause)) {
      frame(child);
    } else if (!child.is(Rule::token)) {
      clause(child);
    }
  }
  out_->close();
  outputs_ = outputs;
}

void TextResolver::frame(Node node) {
  children_of(node);
}

void TextResolver::sort_clause(Node order_by) {
  out_->word("ORDER BY");
  bool first = true;
  for (const Node element : order_by.children(Rule::orderByElement)) {
    if (!first) {
      out_->comma();
    }
    first = false;
    sort_element(element);
  }
}

/// ASC is the default, and so are NULLS LAST of it and NULLS FIRST of DESC.
void TextResolver::sort_element(Node element) {
  const bool descending = element.has(Tok::KW_DESC);
  for (const Node child : element) {
    if (is_expression(child.rule())) {
      output_expression(child, false);
    } else if (child.is(Tok::KW_DESC)) {
      out_->word("DESC");
    } else if (child.is(Rule::nullsOrder)) {
      const bool nulls_first = child.has(Tok::KW_FIRST);
      if (nulls_first != descending || element.has(Tok::KW_USING)) {
        out_->word(nulls_first ? "NULLS FIRST" : "NULLS LAST");
      }
    } else if (!child.is(Tok::KW_ASC)) {
      clause(child);
    }
  }
}

}  // namespace ashlar::resolution
