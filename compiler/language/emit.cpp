#include "compiler/language/emit.h"

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/language/emitter.h"
#include "compiler/language/format.h"
#include "compiler/language/tokens.h"
#include "compiler/syntax/parser.h"

namespace ashlar::language {

namespace {

using syntax::Rule;

std::string indented(std::string_view text, std::string_view by) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    out += line.empty() ? "" : by;
    out += line;
    out += '\n';
    at = end + 1;
  }
  return out;
}

void print_doc(std::string& out, const std::string& doc, std::string_view by) {
  if (doc.empty()) {
    return;
  }
  for (const auto& line : split(doc, '\n')) {
    out += by;
    out += line.empty() ? "///" : "/// " + line;
    out += '\n';
  }
}

bool spans_lines(std::string_view sql) {
  return std::ranges::any_of(syntax::tokenize(sql), [&](const syntax::Token& token) {
    return sql.substr(token.begin, token.end - token.begin).find('\n') != std::string_view::npos;
  });
}

}  // namespace

std::string spoken(std::string_view sql) {
  std::string out;
  std::uint32_t before = 0;
  for (const auto& token : syntax::tokenize(sql)) {
    const auto gap = sql.substr(before, token.begin - before);
    const bool broken = gap.find('\n') != std::string_view::npos;
    const auto text = sql.substr(token.begin, token.end - token.begin);
    const bool after_open = !out.empty() && (out.back() == '(');
    const bool before_close = text == ")";
    out += !broken ? std::string(gap) : after_open || before_close || out.empty() ? "" : " ";
    // Keywords are in capitals; a word with both is a modifier of an extension's type: geometry(Polygon,4326).
    const bool word = text.front() >= 'A' && text.front() <= 'Z' &&
                      text.find_first_of("'\"abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
    out += word ? to_lower(text) : std::string(text);
    before = token.end;
  }
  return out;
}

std::string_view last_part(std::string_view name) {
  const auto tokens = syntax::tokenize(name);
  return tokens.empty() ? name : name.substr(tokens.back().begin);
}

std::string_view schema_part(std::string_view name) {
  const auto tokens = syntax::tokenize(name);
  return tokens.size() < 3 ? std::string_view{} : name.substr(0, tokens[tokens.size() - 2].begin);
}

bool fits_braces(std::string_view sql) {
  SourceManager sources;
  Diagnostics diagnostics;
  const auto text = "sql {" + std::string(sql) + "}";
  const auto tokens = tokenize(sources.add("", text), sources, diagnostics);
  return !diagnostics.has_errors() && tokens.all.size() == 3 && tokens.all[1].kind == Tok::body &&
         tokens.all[1].end == text.size();
}

Emitted& Emitter::add(const std::string& schema, std::string head) {
  Emitted& object = objects_.emplace_back();
  object.file = file_;
  object.schema = schema;
  object.head = std::move(head);
  return object;
}

void Emitter::parse() {
  for (const auto& [text, file] : statements_) {
    Diagnostics ignored;
    Parsed one;
    one.text = &text;
    one.tree = syntax::parse(SourceText::verbatim(text, 0, 0), syntax::Start::statement, ignored);
    one.root = one.tree == nullptr ? Node{} : one.tree->root().first_child();
    one.file = file;
    parsed_.push_back(std::move(one));
  }
}

/// What must be known before anything is printed: comments, keys, sequences.
void Emitter::survey(const Parsed& parsed) {
  const Node root = parsed.root;
  if (root.is(Rule::commentStatement)) {
    commented_.insert(std::string(root.child(Rule::objectReference).text()));
  } else if (root.is(Rule::createPolicyStatement)) {
    security_["TABLE " + std::string(root.child(Rule::qualifiedName).text())].policies = true;
  } else if (root.is(Rule::alterTableStatement)) {
    const auto table = "TABLE " + std::string(root.child(Rule::relationExpression).text());
    security_[table].enabled |= *parsed.text == "ALTER " + table + " ENABLE ROW LEVEL SECURITY";
    security_[table].forced |= *parsed.text == "ALTER " + table + " FORCE ROW LEVEL SECURITY";
  } else if (root.is(Rule::createSequenceStatement)) {
    const Node name = root.child(Rule::qualifiedName);
    sequences_[std::string(name.text())] = std::string(trim(parsed.text->substr(name.end_offset())));
  } else if (root.is(Rule::alterSequenceStatement)) {
    const Node name = root.child(Rule::qualifiedName);
    const auto rest = std::string(trim(parsed.text->substr(name.end_offset())));
    if (rest.starts_with("OWNED BY ")) {
      owned_[std::string(name.text())] = rest.substr(9);
    }
  } else if (root.is(Rule::createTableStatement)) {
    const auto table = std::string(root.child(Rule::qualifiedName).text());
    const Node elements = root.child(Rule::tableElements);
    std::unordered_map<std::string, std::string> types;
    for (const Node& column : elements.children(Rule::columnDefinition)) {
      types[std::string(column.child(Rule::columnName).text())] = column.child(Rule::typeName).text();
    }
    EmittedKey key;
    std::unordered_set<std::string> references;
    for (const Node& constraint : elements.children(Rule::tableConstraint)) {
      ++constraint_names_[std::string(schema_part(table)) + "." +
                          std::string(constraint.child(Rule::identifier).text())];
      if (const Node foreign = constraint.child(Rule::foreignKeyConstraint)) {
        for (const Node& column : foreign.child(Rule::foreignKeyColumns).children(Rule::columnName)) {
          references.insert(std::string(column.text()));
        }
      }
      const Node primary = constraint.child(Rule::primaryKeyConstraint);
      const auto columns = primary.child(Rule::keyColumns).children(Rule::columnName);
      if (primary && columns.size() == 1) {
        key.column = std::string(columns.front().text());
        key.type = types[key.column];
      }
    }
    key.reference = references.contains(key.column);
    if (!key.column.empty()) {
      keys_[table] = key;
    }
  }
}

/// What the language has no words for. Settings of a table's columns stand behind it: they go down to partitions and
/// heirs that are made after them, and not to others.
void Emitter::rest(const Parsed& parsed) {
  const auto place = parsed.root.is(Rule::alterTableStatement)
                         ? places_.find("TABLE " + std::string(parsed.root.child(Rule::relationExpression).text()))
                         : places_.end();
  if (place == places_.end() || place->second.object->file != parsed.file ||
      parsed.text->find(" ALTER COLUMN ") == std::string::npos) {
    loose_[parsed.file].rest.push_back(*parsed.text);
  } else {
    place->second.object->behind.push_back(*parsed.text);
  }
}

void Emitter::build() {
  parse();
  for (const auto& parsed : parsed_) {
    survey(parsed);
  }
  // Objects before what hangs on them: a grant may stand before the table in no snapshot, a comment may.
  std::vector<const Parsed*> later;
  for (const auto& parsed : parsed_) {
    file_ = parsed.file;
    if (parsed.root.is(Rule::createTableStatement)) {
      if (elsewhere(parsed) || !table(parsed)) {
        rest(parsed);
      }
    } else {
      later.push_back(&parsed);
    }
  }
  std::vector<const Parsed*> comments;
  for (const auto* parsed : later) {
    file_ = parsed->file;
    if (parsed->root.is(Rule::commentStatement)) {
      comments.push_back(parsed);
    } else if (!take(*parsed)) {
      rest(*parsed);
    }
  }
  for (const auto* parsed : comments) {
    if (!comment(*parsed)) {
      rest(*parsed);
    }
  }
  for (const auto& object : objects_) {
    by_file_[object.file].push_back(&object);
  }
}

void Emitter::print(std::string& out, const Emitted& object) const {
  print_doc(out, object.doc, "");
  out += object.head;
  if (object.braces) {
    out += object.inner.empty() ? " {}" : " {\n";
    for (std::size_t i = 0; i < object.inner.size(); ++i) {
      const auto& item = object.inner[i];
      out += i > 0 && i == object.columns ? "\n" : "";
      print_doc(out, item.doc, "  ");
      out += spans_lines(item.text) ? "  " + item.text + "\n" : indented(item.text, "  ");
    }
    out += object.inner.empty() ? "" : "}";
  }
  out += object.body;
  out += object.tail.empty() ? "" : " " + object.tail;
  out += '\n';
  for (const auto& item : object.below) {
    out += "  " + item.text + "\n";
  }
  if (!object.behind.empty()) {
    out += "\nsql {\n";
    for (const auto& statement : object.behind) {
      out += statement + ";\n";
    }
    out += "}\n";
  }
}

std::string Emitter::print(std::size_t file) const {
  const Loose& loose = loose_[file];
  std::string out;
  const auto separate = [&] { out += out.empty() ? "" : "\n"; };
  for (const auto& module : loose.uses) {
    out += "use " + module + "\n";
  }
  std::map<std::string, std::vector<const Emitted*>> by_schema;
  for (const auto* object : by_file_[file]) {
    if (!object->hidden) {
      by_schema[object->schema].push_back(object);
    }
  }
  for (const auto& [schema, objects] : by_schema) {
    const auto heading = "schema " + schema;
    const bool has_heading = std::ranges::any_of(objects, [&](const auto* one) { return one->head == heading; });
    if (!schema.empty() && !has_heading) {
      separate();
      out += heading + "\n";
    }
    for (const bool first : {true, false}) {
      for (const auto* object : objects) {
        if ((object->head == heading) == first) {
          separate();
          print(out, *object);
        }
      }
    }
  }
  print(out, loose);
  return out;
}

void Emitter::print(std::string& out, const Loose& loose) {
  const auto separate = [&] { out += out.empty() ? "" : "\n"; };
  for (const auto* list : {&loose.grants, &loose.last}) {
    if (list == &loose.last && !loose.rest.empty()) {
      separate();
      out += "sql {\n";
      for (const auto& statement : loose.rest) {
        out += (&statement == loose.rest.data() ? "" : "\n") + statement + ";\n";
      }
      out += "}\n";
    }
    if (!list->empty()) {
      separate();
    }
    for (const auto& line : *list) {
      out += line + "\n";
    }
  }
}

std::vector<std::string> emit(std::span<const SnapshotStatement> statements, std::size_t files,
                              const std::set<std::string>& schemas, const Library& library) {
  Emitter emitter(statements, files, schemas);
  emitter.build();
  emitter.recognise(library);
  std::vector<std::string> texts;
  for (std::size_t file = 0; file < files; ++file) {
    auto text = emitter.print(file);
    SourceManager sources;
    Diagnostics diagnostics;
    auto laid_out = format(sources.add("", text), sources, diagnostics);
    texts.push_back(laid_out ? std::move(*laid_out) : std::move(text));
  }
  return texts;
}

}  // namespace ashlar::language
