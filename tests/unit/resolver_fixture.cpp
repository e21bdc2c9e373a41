#include "resolver_fixture.h"

#include "compiler/kinds/interpreter.h"

namespace ashlar::test {

namespace {

ObjectId schema_id(const std::string& name) {
  return {kind_of<kinds::Namespace>, name};
}

}  // namespace

ResolverFixture::ResolverFixture() {
  for (const char* name : {"data", "api", "we\"ird"}) {
    schema.put(schema_id(name), kinds::Namespace{});
  }
  const ObjectId mood(kind_of<kinds::EnumType>, "mood", schema_id("data"));
  schema.put(mood, kinds::EnumType{.labels = {"sad", "happy"}});
  const ObjectId point(kind_of<kinds::Composite>, "point2", schema_id("data"));
  schema.put(point, kinds::Composite{.attributes = {{"x", SqlText("integer"), {}}, {"y", SqlText("integer"), {}}}});
  const ObjectId email(kind_of<kinds::Domain>, "email", schema_id("data"));
  schema.put(email, kinds::Domain{.type = SqlText("text")});
  schema.put(ObjectId(kind_of<kinds::Sequence>, "todo_id_seq", schema_id("data")), kinds::Sequence{});
  todo = table("data", "todo",
               {{"id", "integer"},
                {"title", "text"},
                {"done", "boolean"},
                {"owner_id", "integer"},
                {"created", "timestamp with time zone"},
                {"mood", "data.mood"},
                {"meta", "jsonb"},
                {"price", "numeric(10,2)"},
                {"spot", "data.point2"},
                {"tags", "text[]"}});
  person =
      table("data", "person", {{"id", "integer"}, {"name", "text"}, {"mail", "data.email"}, {"boss_id", "integer"}});
  table("we\"ird", "Strange Table", {{"Col\"1", "integer"}, {"select", "text"}});
  function("data", "f", {{"IN", "a", SqlText("integer"), {}}}, SqlText("integer"));
  function("data", "twice", {{"IN", "a", SqlText("integer"), {}}}, SqlText("integer"));
  function("data", "twice", {{"IN", "a", SqlText("text"), {}}}, SqlText("text"));
  function("data", "title_of", {{"IN", "t", type("data.todo"), {}}}, SqlText("text"));
  SqlText people("SETOF ");
  people.append(person, SlotStyle::qualified);
  function("data", "people", {}, people);
  function("data", "pairs",
           {{"IN", "n", SqlText("integer"), SqlText("1")},
            {"TABLE", "a", SqlText("integer"), {}},
            {"TABLE", "b", SqlText("text"), {}}},
           SqlText("SETOF record"));
  resolve();
}

SqlText ResolverFixture::type(const std::string& sql) {
  return pending(sql, syntax::Start::type, TextKind::type, syntax::Rule::typeName);
}

ObjectId ResolverFixture::table(const std::string& schema_name, const std::string& name,
                                const std::vector<std::pair<std::string, std::string>>& columns) {
  const ObjectId id(kind_of<kinds::Table>, name, schema_id(schema_name));
  schema.put(id, kinds::Table{});
  for (const auto& [column, column_type] : columns) {
    schema.put(ObjectId(kind_of<kinds::Column>, column, id), kinds::Column{.type = type(column_type)});
  }
  return id;
}

ObjectId ResolverFixture::function(const std::string& schema_name, const std::string& name,
                                   const std::vector<kinds::Parameter>& parameters, SqlText returns) {
  std::string arguments;
  for (const kinds::Parameter& parameter : parameters) {
    arguments += parameter.mode == "IN" ? (arguments.empty() ? "" : ", ") + parameter.type.text() : "";
  }
  const ObjectId id(kind_of<kinds::Function>, name, schema_id(schema_name), arguments);
  kinds::Function function;
  function.parameters = parameters;
  function.returns = std::move(returns);
  schema.put(id, std::move(function));
  return id;
}

SqlText ResolverFixture::pending(const std::string& sql, syntax::Start start, TextKind kind, syntax::Rule rule,
                                 const ObjectId& relation, bool old_new, const ObjectId& function) {
  const FileId file = sources_.add("test.sql", sql);
  trees_.push_back(syntax::parse(SourceText::verbatim(sql, file, 0), start, diagnostics));
  if (trees_.back() == nullptr) {
    return SqlText("syntax error");
  }
  const syntax::Node root = trees_.back()->root();
  auto session = std::make_shared<SessionState>();
  session->search_path = search_path;
  PendingSyntax syntax;
  syntax.node = root.is(rule) ? root : root.find(rule);
  syntax.kind = kind;
  syntax.session = std::move(session);
  syntax.relation = relation;
  syntax.old_new = old_new;
  syntax.function = function;
  return SqlText::pending(std::move(syntax));
}

ObjectId ResolverFixture::view(const std::string& schema_name, const std::string& name, const std::string& sql,
                               std::vector<std::string> column_names) {
  const ObjectId id(kind_of<kinds::View>, name, schema_id(schema_name));
  kinds::View view;
  view.query.text = pending(sql, syntax::Start::statement, TextKind::query, syntax::Rule::query);
  view.column_names = std::move(column_names);
  schema.put(id, std::move(view));
  return id;
}

ObjectId ResolverFixture::policy(const ObjectId& relation, const std::string& sql) {
  const ObjectId id(kind_of<kinds::Policy>, "p" + std::to_string(++made_), relation);
  kinds::Policy policy;
  policy.using_expression =
      pending(sql, syntax::Start::expression, TextKind::expression, syntax::Rule::expression, relation);
  schema.put(id, std::move(policy));
  return id;
}

void ResolverFixture::resolve(bool final) {
  ashlar::resolve(schema, {.postgres = 15, .final = final}, diagnostics);
}

const SqlText& ResolverFixture::text_of(const ObjectId& id) const {
  if (const auto* view = schema.get<kinds::View>(id)) {
    return view->query.text;
  }
  return schema.get<kinds::Policy>(id)->using_expression;
}

std::string ResolverFixture::expression(const std::string& sql, const ObjectId& relation) {
  diagnostics = {};
  const ObjectId id = policy(relation, sql);
  resolve();
  std::string text = problems().empty() ? text_of(id).text() : problems();
  schema.remove(id);
  return text;
}

std::string ResolverFixture::run_view(const std::string& sql) {
  diagnostics = {};
  view("api", "tested", sql);
  resolve();
  return problems();
}

std::string ResolverFixture::lines(const std::string& sql) {
  std::string text = run_view(sql);
  const ObjectId id(kind_of<kinds::View>, "tested", schema_id("api"));
  text = text.empty() ? text_of(id).text() : text;
  schema.remove(id);
  return text;
}

std::string ResolverFixture::query(const std::string& sql) {
  std::string line;
  bool space = false;
  for (const char c : lines(sql)) {
    if (c == '\n' || c == ' ') {
      space = true;
      continue;
    }
    if (space && line.back() != '(' && c != ')') {
      line += ' ';
    }
    space = false;
    line += c;
  }
  return line;
}

std::string ResolverFixture::columns(const std::string& sql) {
  std::string text = run_view(sql);
  const ObjectId id(kind_of<kinds::View>, "tested", schema_id("api"));
  if (text.empty()) {
    for (const OutputColumn& column : schema.get<kinds::View>(id)->query.columns) {
      text += (text.empty() ? "" : ", ") + column.name + " " + (column.type.empty() ? "?" : column.type.text());
    }
  }
  schema.remove(id);
  return text;
}

std::string ResolverFixture::problems() const {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    text += (text.empty() ? "" : "; ") + code_name(diagnostic.code) + ": " + diagnostic.text;
    for (const Note& note : diagnostic.notes) {
      text += " (" + note.text + ")";
    }
  }
  return text;
}

}  // namespace ashlar::test
