#include "compiler/kinds/interpreter.h"

#include <algorithm>
#include <cctype>

#include "compiler/base/quote.h"
#include "compiler/base/text.h"
#include "compiler/kinds/range_type/multirange.h"
#include "compiler/kinds/rename_as_server.h"
#include "compiler/kinds/sql.h"
#include "compiler/kinds/type_name.h"

namespace ashlar::kinds {

void Interpreter::begin(std::shared_ptr<const SessionState> session, std::vector<RenameNote> notes, bool last_round) {
  session_ = std::move(session);
  notes_ = std::move(notes);
  last_round_ = last_round;
}

namespace {

/// Adds the keywords that `node` begins with. False where something else follows in it.
bool add_keywords(syntax::Node node, std::string& words) {
  for (const syntax::Node child : node) {
    if (child.is(syntax::Rule::identifier) || child.is(syntax::Rule::qualifiedName)) {
      return false;
    }
    if (!child.is(syntax::Rule::token)) {
      if (!add_keywords(child, words)) {
        return false;
      }
    } else if (std::isalpha(static_cast<unsigned char>(child.text().front())) != 0) {
      words += (words.empty() ? "" : " ") + to_upper(child.text());
    } else {
      return false;
    }
  }
  return true;
}

/// CREATE EVENT TRIGGER, ALTER TEXT SEARCH CONFIGURATION: what people call the statement.
std::string leading_keywords(syntax::Node statement) {
  std::string words;
  add_keywords(statement, words);
  return words;
}

}  // namespace

Outcome Interpreter::run(syntax::Node statement) {
  const Handler handler = handler_for(statement.rule());
  return handler == nullptr ? unmodelled(statement, {leading_keywords(statement)}) : handler(*this, statement);
}

std::vector<std::string> Interpreter::name_parts(syntax::Node name) {
  std::vector<std::string> parts;
  if (name.is(syntax::Rule::token)) {
    parts.push_back(syntax::identifier_value(name));
    return parts;
  }
  const auto collect = [&parts](const auto& self, syntax::Node node) -> void {
    for (const syntax::Node child : node) {
      if (!child.is(syntax::Rule::token)) {
        self(self, child);
      } else if (child.text() != ".") {
        parts.push_back(syntax::identifier_value(child));
      }
    }
  };
  collect(collect, name);
  return parts;
}

ObjectId Interpreter::new_id(Kind kind, syntax::Node name, std::string arguments) const {
  return new_id(kind, name_parts(name), std::move(arguments));
}

ObjectId Interpreter::new_id(Kind kind, const std::vector<std::string>& parts, std::string arguments) const {
  std::string schema = "public";
  if (parts.size() > 1) {
    schema = parts[parts.size() - 2];
  } else if (session_ != nullptr && !session_->search_path.empty()) {
    schema = session_->search_path.front();
  }
  return {kind, parts.empty() ? std::string{} : parts.back(), schema_id(schema), std::move(arguments)};
}

std::vector<std::string> Interpreter::schemas_to_search(const std::vector<std::string>& parts) const {
  if (parts.size() > 1) {
    return {parts[parts.size() - 2]};
  }
  return session_ == nullptr ? std::vector<std::string>{"public"} : session_->search_path;
}

ObjectId Interpreter::find(const std::vector<std::string>& parts, std::initializer_list<Kind> kinds) const {
  if (parts.empty()) {
    return {};
  }
  for (const std::string& schema : schemas_to_search(parts)) {
    for (const ObjectId& id : schema_.named(schema, parts.back())) {
      if (std::find(kinds.begin(), kinds.end(), id.kind()) != kinds.end()) {
        return id;
      }
    }
  }
  return {};
}

ObjectId Interpreter::find_relation(syntax::Node name) const {
  return find<Table, View, MaterializedView, Sequence, Index>(name);
}

ObjectId Interpreter::find_type(const std::vector<std::string>& parts) const {
  return find(parts, {kind_of<EnumType>, kind_of<Composite>, kind_of<Domain>, kind_of<RangeType>, kind_of<ShellType>,
                      kind_of<Table>, kind_of<View>, kind_of<MaterializedView>});
}

std::vector<ObjectId> Interpreter::find_routines(const std::vector<std::string>& parts) const {
  std::vector<ObjectId> found;
  if (parts.empty()) {
    return found;
  }
  for (const std::string& schema : schemas_to_search(parts)) {
    for (const ObjectId& id : schema_.named(schema, parts.back())) {
      if (kind_info(id.kind()).name_space == NameSpace::routine) {
        found.push_back(id);
      }
    }
    if (!found.empty()) {
      break;
    }
  }
  return found;
}

bool Interpreter::constraint_name_taken(const ObjectId& schema, const std::string& name) {
  if (!constraint_names_) {
    constraint_names_.emplace();
    for (const ObjectId& id : schema_.of_kind(kind_of<Constraint>)) {
      constraint_names_->emplace(id.name(), id);
    }
  }
  const auto [begin, end] = constraint_names_->equal_range(name);
  return std::any_of(begin, end, [&](const auto& entry) {
    return entry.second.parent().parent() == schema && schema_.contains(entry.second);
  });
}

SqlText Interpreter::type(syntax::Node type_name) {
  if (auto known = type_now(type_name)) {
    return *known;
  }
  return pending(type_name, TextKind::type, {}, false, {});
}

std::optional<SqlText> Interpreter::type_now(syntax::Node type_name) {
  const TypeName name = read_type_name(type_name);
  if (name.built_in) {
    return canonical_type(name, {});
  }
  if (const ObjectId id = find_type(name.parts)) {
    return canonical_type(name, id);
  }
  if (auto multirange = multirange_type(schema_, schemas_to_search(name.parts), name)) {
    return multirange;
  }
  if (last_round_ || unknown_types_are_outside) {
    return canonical_type(name, {});  // of an extension; the resolver reports what cannot be
  }
  return std::nullopt;
}

SqlText Interpreter::collation(syntax::Node name) {
  const std::vector<std::string> parts = name_parts(name);
  if (const ObjectId id = find(parts, {kind_of<Collation>})) {
    SqlText text;
    text.append(id, SlotStyle::qualified);
    return text;
  }
  const bool of_system = parts.size() == 2 && parts.front() == "pg_catalog";
  if (parts.back() == "default" && (of_system || parts.size() == 1)) {
    return {};
  }
  if (!of_system && more_may_come()) {
    return pending(name, TextKind::collation, {}, false, {});
  }
  return SqlText(of_system ? quote_identifier(parts.back()) : quoted_name(parts));
}

SqlText Interpreter::operator_class(syntax::Node name, const std::string& access_method) {
  const std::vector<std::string> parts = name_parts(name);
  for (const std::string& schema : schemas_to_search(parts)) {
    const ObjectId id(kind_of<OperatorClass>, parts.back(), schema_id(schema), access_method);
    if (schema_.contains(id)) {
      SqlText text;
      text.append(id, SlotStyle::qualified);
      return text;
    }
  }
  const bool of_system = parts.size() == 2 && parts.front() == "pg_catalog";
  if (!of_system && more_may_come()) {
    PendingSyntax waiting{name, TextKind::operator_class, session_, {}, false, {}};
    waiting.access_method = access_method;
    return SqlText::pending(std::move(waiting));
  }
  return SqlText(quote_identifier(parts.back()));
}

SqlText Interpreter::pending(syntax::Node node, TextKind kind, const ObjectId& relation, bool old_new,
                             const ObjectId& function) {
  if (!node) {
    return {};
  }
  return SqlText::pending({node, kind, session_, relation, old_new, function});
}

namespace {

/// The default privileges that were there where the statement in hand stands, and the owner of what it makes: a
/// statement that had to wait comes after others that follow it.
Schema defaults_before(Interpreter& interpreter, const ObjectId& id) {
  Schema before;
  ObjectId top = id;
  while (top.parent()) {
    top = top.parent();
  }
  for (const ObjectId& where : {ObjectId(), top}) {
    for (const ObjectId& one : interpreter.schema().children(where, kind_of<DefaultPrivilege>)) {
      if (!interpreter.declared_later(one)) {
        before.share(interpreter.schema(), one);
      }
    }
  }
  for (ObjectId at = id; at; at = at.parent()) {
    before.share(interpreter.schema(), ObjectId(kind_of<Owner>, "", at));
  }
  return before;
}

/// Indexes are made without a look at types (index_create), so that a type which is no relation itself may have the
/// name of one.
bool may_share_name(Kind one, Kind other) {
  const auto is_type_alone = [](Kind kind) {
    return kind == kind_of<Domain> || kind == kind_of<EnumType> || kind == kind_of<RangeType> ||
           kind == kind_of<BaseType>;
  };
  return (one == kind_of<Index> && is_type_alone(other)) || (other == kind_of<Index> && is_type_alone(one));
}

/// True where another Object has the name that only one relation or type can have.
bool clashes(const Schema& schema, const ObjectId& id) {
  const std::vector<ObjectId>& named = schema.named(id.parent().name(), id.name());
  return std::any_of(named.begin(), named.end(), [&](const ObjectId& other) {
    return kind_info(other.kind()).name_space == NameSpace::relation && !may_share_name(id.kind(), other.kind());
  });
}

}  // namespace

bool Interpreter::put(const ObjectId& id, Object object, syntax::Node at, bool replace) {
  const KindInfo& info = kind_info(id.kind());
  const bool is_new = !schema_.contains(id);
  if (!replace && !is_new) {
    fail(Code::duplicate_object, at, {info.name, sql_name(id)});
    return false;
  }
  if (is_new && info.name_space == NameSpace::relation && clashes(schema_, id)) {
    fail(Code::duplicate_object, at, {"relation", sql_name(id)});
    return false;
  }
  if (constraint_names_ && id.kind() == kind_of<Constraint>) {
    constraint_names_->emplace(id.name(), id);
  }
  schema_.put(id, std::move(object), at.span());
  if (!id.parent().parent()) {
    declared_in_.try_emplace(id, order_);
  }
  if (info.renamable) {
    if (auto note = take_note(at)) {
      if (id.kind() == kind_of<OperatorFamily> && at.is(syntax::Rule::createOperatorClassStatement)) {
        // The class that brings a family of its own name; where that was another's, only the class is renamed.
        renames_.push_back(
            {ObjectId(kind_of<OperatorClass>, id.name(), id.parent(), id.arguments()), note->from, note->span});
      }
      renames_.push_back({id, std::move(note->from), note->span});
    }
  }
  const auto* column = id.kind() == kind_of<Column> ? schema_.get<Column>(id) : nullptr;
  const bool brings_sequence = column != nullptr && !column->identity.empty();
  if (!is_new ||
      (info.name_space == NameSpace::none && id.kind() != kind_of<Namespace> && !info.owned && !brings_sequence)) {
    return true;
  }
  // An index has its table's owner.
  if (session_ != nullptr && !session_->role.empty() && id.kind() != kind_of<Index> && !brings_sequence) {
    schema_.put(ObjectId(kind_of<Owner>, "", id), Owner{session_->role}, at.span());
  }
  if (!apply_default_privileges) {
    return true;
  }
  const Object& made = *schema_.find(id);
  if (implied(schema_, id, made).empty()) {
    return true;
  }
  for (auto& [implied_id, implied_object] : implied(defaults_before(*this, id), id, made)) {
    schema_.put(implied_id, std::move(implied_object), at.span());
  }
  return true;
}

void Interpreter::rename(const ObjectId& from, const ObjectId& to) {
  if (resolve_now) {
    resolve_now(schema_);
  }
  rename_as_server(schema_, from, to);
  constraint_names_.reset();
}

Outcome Interpreter::run_element(syntax::Node element, std::shared_ptr<const SessionState> session) {
  const std::pair key{element.tree(), element.index()};
  if (elements_done_.contains(key)) {
    return Outcome::done;
  }
  std::swap(session_, session);
  const Outcome outcome = run(element);
  std::swap(session_, session);
  if (outcome == Outcome::done) {
    elements_done_.insert(key);
  }
  return outcome;
}

std::optional<RenameNote> Interpreter::take_note(syntax::Node at) {
  // Above ALTER TABLE … ADD, the note is for what the first action adds.
  const syntax::Node statement = at.tree()->root().first_child();
  const bool adds = statement.is(syntax::Rule::alterTableStatement) || statement.is(syntax::Rule::alterDomainStatement);
  const auto found = std::find_if(notes_.begin(), notes_.end(), [&](const RenameNote& candidate) {
    return candidate.offset == at.begin_offset() || (adds && candidate.offset == statement.begin_offset());
  });
  if (found == notes_.end()) {
    return std::nullopt;
  }
  RenameNote note = std::move(*found);
  notes_.erase(found);
  return note;
}

namespace {

/// True where an extension of the project may have brought what is not there: functions any, relations those that come
/// from elsewhere than PostgreSQL. Not of what a statement makes something of.
bool may_be_of_extension(const Schema& schema, Code code, syntax::Node at, const std::vector<std::string>& name) {
  const syntax::Node statement = at.tree()->root().first_child();
  const bool makes =
      statement.is(syntax::Rule::createTableStatement) || statement.is(syntax::Rule::createViewStatement);
  const bool function = code == Code::unknown_function;
  if (makes || (!function && code != Code::unknown_relation && code != Code::unknown_object) || name.size() > 2) {
    return false;
  }
  const std::vector<ObjectId> extensions = schema.children({}, kind_of<Extension>);
  return std::ranges::any_of(extensions, [&](const ObjectId& id) {
    return id.name() != "plpgsql" && (function || may_bring_schemas(id.name()));
  });
}

}  // namespace

namespace {

/// What has that name in some schema, as it would have to be called; empty where it is called by its name alone.
std::string qualified_of(const Schema& schema, const std::string& name, Code code) {
  for (const ObjectId& id : schema.sorted_ids()) {
    const bool fits = code != Code::unknown_function || kind_info(id.kind()).name_space == NameSpace::routine;
    if (fits && id.name() == name && id.parent() && id.parent().kind() == kind_of<Namespace>) {
      return qualified_name(id);
    }
  }
  return {};
}

}  // namespace

Outcome Interpreter::missing(Code code, syntax::Node at, std::string_view kind_word) {
  if (!last_round_) {
    return Outcome::deferred;
  }
  const syntax::Node of_signature = at.child(syntax::Rule::qualifiedName);
  const std::vector<std::string> parts = name_parts(of_signature ? of_signature : at);
  if (parts.size() > 1 && (parts.front() == "pg_catalog" || parts.front() == "information_schema")) {
    return unmodelled(at, {"a change of what PostgreSQL itself brings"});
  }
  std::vector<std::string> candidates;
  for (const auto& [id, entry] : schema_.entries()) {
    const bool fits = code != Code::unknown_function || kind_info(id.kind()).name_space == NameSpace::routine;
    if (fits && !kind_info(id.kind()).attribute && !id.name().empty()) {
      candidates.push_back(id.name());
    }
  }
  const std::string near = parts.empty() ? "" : closest(parts.back(), candidates);
  const bool of_relation = kind_word.empty() || kind_word == "relation" || kind_word == "table" || kind_word == "view";
  if (near.empty() && of_relation && may_be_of_extension(schema_, code, at, parts)) {
    const std::string what = code == Code::unknown_function ? "function " : "relation ";
    return unmodelled(at, {what + std::string(at.text()) + ", which no source declares and an extension may bring,"},
                      "leave it to the extension, or set [scope] unmodelled = \"warn\"");
  }
  const std::string elsewhere = parts.size() == 1 && near == parts.back() ? qualified_of(schema_, near, code) : "";
  const std::string suggestion = !elsewhere.empty()
                                     ? "there is " + elsewhere + ", but its schema is not in the search_path"
                                 : near.empty() ? ""
                                                : "did you mean " + near + "?";
  const std::string name(at.text());
  if (kind_word.empty()) {
    return fail(code, at, {name}, suggestion);
  }
  return fail(code, at, {kind_word, name}, suggestion);
}

Outcome Interpreter::unmodelled(syntax::Node at, std::initializer_list<std::string_view> what, std::string suggestion) {
  if (unmodelled_is_error) {
    if (suggestion.empty()) {
      suggestion = "leave it alone with unmodelled = \"warn\" in [scope] of ashlar.toml";
    }
    return fail(Code::unsupported_statement, at, what, std::move(suggestion));
  }
  diagnostics_.report(Code::unmodelled_ignored, at.span(), what, std::move(suggestion));
  return Outcome::not_schema;
}

Outcome Interpreter::fail(Code code, syntax::Node at, std::initializer_list<std::string_view> arguments,
                          std::string suggestion) {
  diagnostics_.report(code, at.span(), arguments, std::move(suggestion));
  return Outcome::failed;
}

}  // namespace ashlar::kinds
