// CREATE and ALTER VIEW.

#include <algorithm>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/change_object.h"
#include "compiler/kinds/find_object.h"
#include "compiler/kinds/handlers.h"
#include "compiler/kinds/view/output_columns.h"
#include "compiler/kinds/view/view_actions.h"
#include "compiler/syntax/parser.h"

namespace ashlar::kinds {

using syntax::Node;
using syntax::Tok;

namespace {

std::vector<std::string> column_names(Node list) {
  std::vector<std::string> names;
  for (const Node name : list.children(syntax::Rule::columnName)) {
    names.push_back(syntax::identifier_value(name.first_child()));
  }
  return names;
}

/// The text of an option's value; nothing means true.
std::string option_word(Node option) {
  const Node value = option.child(syntax::Rule::definitionValue);
  if (!value) {
    return "true";
  }
  return to_lower(value.has(syntax::Rule::string) ? string_in(value) : std::string(value.text()));
}

/// Sets or, where `reset`, takes off one option; false where there is no such option.
bool apply_option(View& view, Node option, bool reset) {
  const std::string name = join(Interpreter::name_parts(option.child(syntax::Rule::reloptionName)), ".");
  const std::string value = reset ? "" : option_word(option);
  if (name == "check_option") {
    view.check_option = to_upper(value);
    return reset || value == "local" || value == "cascaded";
  }
  if (name != "security_barrier" && name != "security_invoker") {
    return false;
  }
  // Off is what they are without being set.
  if (value == "true" || value == "on" || value == "yes" || value == "1") {
    view.options[name] = "true";
  } else {
    view.options.erase(name);
  }
  return true;
}

Outcome apply_options(Interpreter& interpreter, View& view, Node reloptions, bool reset) {
  for (const Node option : reloptions.children(syntax::Rule::reloption)) {
    if (!apply_option(view, option, reset)) {
      const std::string text = "view option " + std::string(option.text());
      return interpreter.fail(Code::unsupported_statement, option, {text});
    }
  }
  return Outcome::done;
}

/// The part `[begin, end)` of a statement's text behind `lead` and before `tail`, its places in the files kept.
SourceText wrapped(const SourceText& source, std::uint32_t begin, std::uint32_t end, const std::string& lead,
                   const std::string& tail) {
  SourceText result{.text = lead + source.text.substr(begin, end - begin) + tail, .segments = {}};
  const auto shift = static_cast<std::uint32_t>(lead.size());
  for (std::size_t i = 0; i < source.segments.size(); ++i) {
    SourceText::Segment segment = source.segments[i];
    const std::uint32_t until = i + 1 < source.segments.size() ? source.segments[i + 1].at : end;
    if (until <= begin || segment.at >= end) {
      continue;
    }
    const std::uint32_t cut = segment.at < begin ? begin - segment.at : 0;
    segment.offset += segment.verbatim ? cut : 0;
    segment.length -= segment.verbatim ? std::min(cut, segment.length) : 0;
    segment.at = result.segments.empty() ? 0 : segment.at + cut - begin + shift;
    if (result.segments.empty() && segment.verbatim) {
      segment.offset -= std::min(segment.offset, shift);  // so that the query itself maps to its place
    }
    result.segments.push_back(segment);
  }
  return result;
}

/// Documentation, "CREATE VIEW": CREATE RECURSIVE VIEW v (a) AS q is CREATE VIEW v AS WITH RECURSIVE v (a) AS (q)
/// SELECT a FROM v.
SqlText recursive_query(Interpreter& interpreter, Node query, const std::string& name,
                        const std::vector<std::string>& columns) {
  std::vector<std::string> quoted;
  for (const std::string& column : columns) {
    quoted.push_back(quote_identifier(column));
  }
  const std::string list = join(quoted, ", ");
  const std::string view = quote_identifier(name);
  SourceText text = wrapped(query.tree()->source(), query.begin_offset(), query.end_offset(),
                            "WITH RECURSIVE " + view + " (" + list + ") AS (", ") SELECT " + list + " FROM " + view);
  std::shared_ptr<const syntax::Tree> tree =
      syntax::parse(std::move(text), syntax::Start::statement, interpreter.diagnostics());
  if (tree == nullptr) {
    return {};
  }
  return SqlText::pending({.node = tree->root().find(syntax::Rule::query),
                           .kind = TextKind::query,
                           .session = interpreter.session(),
                           .relation = {},
                           .old_new = false,
                           .function = {},
                           .own_tree = tree});
}

ObjectId default_id(const ObjectId& view, Node action) {
  const std::string column = syntax::identifier_value(action.child(syntax::Rule::columnName).first_child());
  return {kind_of<DefaultValue>, "", ObjectId(kind_of<Column>, column, view)};
}

/// The columns that a view or materialized view puts out, with all its names resolved.
std::vector<OutputColumn> output_columns(Interpreter& interpreter, const ObjectId& id) {
  if (interpreter.resolve_now) {
    interpreter.resolve_now(interpreter.schema());
  }
  if (const auto* view = interpreter.schema().get<View>(id)) {
    return view->query.columns;
  }
  return interpreter.schema().get<MaterializedView>(id)->query.columns;
}

/// The place of a named column; nullopt where there is none, or where the columns are not known yet.
std::optional<std::size_t> place_of(const std::vector<OutputColumn>& columns, const std::string& name) {
  const auto at =
      std::find_if(columns.begin(), columns.end(), [&](const OutputColumn& column) { return column.name == name; });
  return at == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - columns.begin()));
}

Outcome rename_column(Interpreter& interpreter, const ObjectId& id, Node action) {
  const std::vector<Node> names = action.children(syntax::Rule::columnName);
  const std::string from = syntax::identifier_value(names.front().first_child());
  const std::string to = syntax::identifier_value(names.back().first_child());
  std::vector<OutputColumn> columns = output_columns(interpreter, id);
  const auto place = place_of(columns, from);
  if (!place) {
    return interpreter.missing(Code::unknown_column, names.front());
  }
  interpreter.rename(ObjectId(kind_of<Column>, from, id), ObjectId(kind_of<Column>, to, id));
  columns[*place].name = to;
  std::vector<std::string> all_names;
  for (const OutputColumn& column : columns) {
    all_names.push_back(column.name);
  }
  const auto apply = [&](auto& view) {
    const bool written = write_names(view.query, all_names);
    view.query.columns = columns;
    view.column_names = written ? std::vector<std::string>{} : all_names;
  };
  if (auto* view = interpreter.schema().edit<View>(id)) {
    apply(*view);
  } else {
    apply(*interpreter.schema().edit<MaterializedView>(id));
  }
  return Outcome::done;
}

Outcome set_default(Interpreter& interpreter, const ObjectId& id, Node action) {
  const std::vector<OutputColumn> columns = output_columns(interpreter, id);
  const Node name = action.child(syntax::Rule::columnName);
  if (!columns.empty() && !place_of(columns, syntax::identifier_value(name.first_child()))) {
    return interpreter.missing(Code::unknown_column, name);
  }
  return interpreter.put(default_id(id, action),
                         DefaultValue{interpreter.expression(action.child(syntax::Rule::expression))}, action, true)
             ? Outcome::done
             : Outcome::failed;
}

}  // namespace

Outcome run_view_action(Interpreter& interpreter, const ObjectId& id, Node action) {
  if (is_shared_action(action)) {
    return run_shared_action(interpreter, id, action);
  }
  if (action.is(syntax::Rule::renameColumnAction)) {
    return rename_column(interpreter, id, action);
  }
  if (id.kind() == kind_of<View>) {
    switch (action.rule()) {
      case syntax::Rule::setDefaultAction:
        return set_default(interpreter, id, action);
      case syntax::Rule::dropDefaultAction:
        interpreter.schema().remove(default_id(id, action));
        return Outcome::done;
      case syntax::Rule::setReloptionsAction:
      case syntax::Rule::resetReloptionsAction:
        return apply_options(interpreter, *interpreter.schema().edit<View>(id), action.child(syntax::Rule::reloptions),
                             action.is(syntax::Rule::resetReloptionsAction));
      default:
        break;
    }
  }
  const std::string text = "ALTER " + std::string(kind_info(id.kind()).keyword) + " … " + std::string(action.text());
  return interpreter.unmodelled(action, {text});
}

Outcome interpret_create_view(Interpreter& interpreter, Node statement) {
  if (statement.has(syntax::Rule::persistence)) {
    return Outcome::not_schema;  // TEMPORARY
  }
  const ObjectId id = interpreter.new_id(kind_of<View>, statement.child(syntax::Rule::qualifiedName));
  View view;
  const Node query = statement.child(syntax::Rule::query);
  view.column_names = column_names(statement.child(syntax::Rule::columnList));
  if (statement.has(Tok::KW_RECURSIVE)) {
    view.query.text = recursive_query(interpreter, query, id.name(), view.column_names);
    view.column_names.clear();
  } else {
    view.query.text = interpreter.query(query);
  }
  if (const Node check = statement.child(syntax::Rule::checkOption)) {
    view.check_option = check.has(Tok::KW_LOCAL) ? "LOCAL" : "CASCADED";
  }
  const Node options = statement.child(syntax::Rule::withReloptions).child(syntax::Rule::reloptions);
  if (const Outcome outcome = apply_options(interpreter, view, options, false); outcome != Outcome::done) {
    return outcome;
  }
  return interpreter.put(id, std::move(view), statement, statement.has(syntax::Rule::orReplace)) ? Outcome::done
                                                                                                 : Outcome::failed;
}

Outcome interpret_alter_view(Interpreter& interpreter, Node statement) {
  const Named found = find_named(interpreter, statement.child(syntax::Rule::qualifiedName), {kind_of<View>}, "view",
                                 statement.has(syntax::Rule::ifExists));
  if (!found) {
    return found.outcome;
  }
  Node action;
  for (const Node child : statement) {
    action = child;  // the last one
  }
  return run_view_action(interpreter, found.id, action);
}

}  // namespace ashlar::kinds
