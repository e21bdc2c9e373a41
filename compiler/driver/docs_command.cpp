#include <algorithm>

#include "compiler/driver/commands.h"
#include "compiler/driver/outline.h"
#include "compiler/driver/states.h"
#include "compiler/snapshot/snapshot.h"

namespace ashlar::driver {

namespace {

/// Text in a Markdown table or heading: what has a meaning there is taken literally, and it stays on its line.
std::string literal(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      result += ' ';
      continue;
    }
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) {
      result += '\\';
    }
    result += c;
  }
  return result;
}

/// As code in a table: between more backquotes than the text has in a row.
std::string code(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  std::string line;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
    line += c == '\n' ? " " : c == '|' ? "\\|" : std::string(1, c);
  }
  if (line.empty()) {
    return {};
  }
  const std::string fence(longest + 1, '`');
  const std::string space = longest == 0 ? "" : " ";
  return fence + space + line + space + fence;
}

/// The fence around a block that may itself hold fences.
std::string fence_for(std::string_view text) {
  std::string fence = "```";
  while (text.find(fence) != std::string_view::npos) {
    fence += '`';
  }
  return fence;
}

std::string comment_on(const Schema& schema, const ObjectId& id) {
  const auto* comment = schema.get<kinds::Comment>(ObjectId(kind_of<kinds::Comment>, "", id));
  return comment == nullptr ? std::string{} : comment->text;
}

class Page {
 public:
  Page(const Schema& schema, const Outline& outline) : schema_(schema), outline_(outline) {
    for (const ObjectId& id : outline.objects) {
      anchors_.emplace(id, "o" + std::to_string(anchors_.size() + 1));
    }
    for (const auto& [from, needed] : outline.needs) {
      for (const auto& [to, only_named] : needed) {
        needed_by_[to].push_back(from);
      }
    }
  }

  /// `steps` make the schema; each is shown with the object that it is about.
  std::string write(const std::vector<CreateStep>& steps) {
    for (const CreateStep& step : steps) {
      if (const ObjectId object = step.creates.empty() ? ObjectId{} : object_around(schema_, step.creates.front())) {
        for (const std::string& statement : step.statements) {
          statements_[object] += (statements_[object].empty() ? "" : "\n\n") + statement + ";";
        }
      }
    }
    contents();
    ObjectId schema;
    for (const ObjectId& id : outline_.objects) {
      if (id.parent() != schema) {
        schema = id.parent();
        text_ += "## Schema " + literal(schema.name()) + "\n\n";
        paragraph(comment_on(schema_, schema));
      }
      object(id);
    }
    return std::move(text_);
  }

 private:
  void paragraph(const std::string& text) { text_ += text.empty() ? "" : literal(text) + "\n\n"; }

  std::string link(const ObjectId& id) { return "[" + literal(display_name(id)) + "](#" + anchors_.at(id) + ")"; }

  void contents() {
    text_ += "# Schema reference\n\n";
    for (const ObjectId& id : outline_.objects) {
      text_ += "- " + link(id) + "\n";
    }
    text_ += outline_.objects.empty() ? "" : "\n";
  }

  void object(const ObjectId& id) {
    text_ += "### <a id=\"" + anchors_.at(id) + "\"></a>" + literal(display_name(id)) + "\n\n";
    paragraph(comment_on(schema_, id));
    columns(id);
    std::vector<ObjectId> needed;
    if (const auto at = outline_.needs.find(id); at != outline_.needs.end()) {
      for (const auto& [target, only_named] : at->second) {
        needed.push_back(target);
      }
    }
    list("Uses", needed);
    list("Used by", needed_by_[id]);
    const std::string& sql = statements_[id];
    if (!sql.empty()) {
      const std::string fence = fence_for(sql);
      text_ += fence + "sql\n" + sql + "\n" + fence + "\n\n";
    }
  }

  void columns(const ObjectId& table) {
    const std::vector<ObjectId> all = schema_.children(table, kind_of<kinds::Column>);
    bool first = true;
    for (const ObjectId& id : all) {
      const auto* column = schema_.get<kinds::Column>(id);
      if (column == nullptr) {
        continue;  // the comment on a view's column stands in its place
      }
      text_ += first ? "| column | type | null | default | |\n|---|---|---|---|---|\n" : "";
      first = false;
      text_ += "| " + literal(id.name()) + " | " + code(column->type.text()) + " | " +
               (column->not_null ? "no" : "yes") + " | " + code(value_of(id, *column)) + " | " +
               literal(comment_on(schema_, id)) + " |\n";
    }
    text_ += first ? "" : "\n";
  }

  std::string value_of(const ObjectId& id, const kinds::Column& column) {
    if (!column.generated.empty()) {
      return "GENERATED ALWAYS AS (" + column.generated.text() + ")";
    }
    if (!column.identity.empty()) {
      return "GENERATED " + column.identity + " AS IDENTITY";
    }
    for (const ObjectId& value : schema_.children(id, kind_of<kinds::DefaultValue>)) {
      return schema_.get<kinds::DefaultValue>(value)->expression.text();
    }
    return {};
  }

  void list(const char* word, const std::vector<ObjectId>& ids) {
    if (ids.empty()) {
      return;
    }
    text_ += word;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      text_ += (i == 0 ? ": " : ", ") + link(ids[i]);
    }
    text_ += ".\n\n";
  }

  const Schema& schema_;
  const Outline& outline_;
  std::map<ObjectId, std::string> anchors_;
  std::map<ObjectId, std::vector<ObjectId>> needed_by_;
  std::map<ObjectId, std::string> statements_;
  std::string text_;
};

}  // namespace

int run_docs(Context& context, const DocsOptions& options) {
  if (!read_project(context, options.state == "sources")) {
    return finish(context, exit_input_error);
  }
  const auto state = read_state(context, options.state);
  if (!state) {
    return finish(context, exit_input_error);
  }
  const Schema& schema = state->loaded.schema;
  const auto steps = snapshot_steps(schema, context.postgres(), context.diagnostics);
  if (context.diagnostics.has_errors()) {
    return finish(context, exit_input_error);
  }
  const Outline outlined = outline(schema);
  const bool written = write_output(context, options.output, Page(schema, outlined).write(steps));
  return finish(context, written ? exit_done : exit_environment_error);
}

}  // namespace ashlar::driver
