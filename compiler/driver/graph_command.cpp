#include "compiler/driver/commands.h"
#include "compiler/driver/outline.h"
#include "compiler/driver/states.h"

namespace ashlar::driver {

namespace {

/// A name between the double quotes of DOT or Mermaid.
std::string quoted(std::string_view text, std::string_view quote) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') {
      result += quote;
    } else {
      result += c == '\\' && quote == "\\\"" ? "\\\\" : std::string(1, c);
    }
  }
  return result + "\"";
}

/// The objects of each schema, with a name for each that both languages take.
struct Nodes {
  std::map<std::string, std::vector<std::pair<std::string, ObjectId>>> by_schema;
  std::map<ObjectId, std::string> names;

  explicit Nodes(const Outline& outline) {
    for (const ObjectId& id : outline.objects) {
      const std::string name = "n" + std::to_string(names.size());
      names.emplace(id, name);
      by_schema[id.parent().name()].emplace_back(name, id);
    }
  }
};

std::string label(const ObjectId& id) {
  const std::string arguments = kind_info(id.kind()).name_space == NameSpace::routine ? "(" + id.arguments() + ")" : "";
  return std::string(kind_info(id.kind()).name) + " " + id.name() + arguments;
}

std::string dot(const Outline& outline) {
  const Nodes nodes(outline);
  std::string text = "digraph schema {\n  rankdir=LR;\n  node [shape=box];\n";
  std::size_t cluster = 0;
  for (const auto& [schema, inside] : nodes.by_schema) {
    text += "  subgraph cluster_" + std::to_string(cluster++) + " {\n    label=" + quoted(schema, "\\\"") + ";\n";
    for (const auto& [name, id] : inside) {
      text += "    " + name + " [label=" + quoted(label(id), "\\\"") + "];\n";
    }
    text += "  }\n";
  }
  for (const auto& [from, needed] : outline.needs) {
    for (const auto& [to, only_named] : needed) {
      text += "  " + nodes.names.at(from) + " -> " + nodes.names.at(to) + (only_named ? " [style=dashed]" : "") + ";\n";
    }
  }
  return text + "}\n";
}

std::string mermaid(const Outline& outline) {
  const Nodes nodes(outline);
  std::string text = "flowchart LR\n";
  std::size_t cluster = 0;
  for (const auto& [schema, inside] : nodes.by_schema) {
    text += "  subgraph s" + std::to_string(cluster++) + " [" + quoted(schema, "#quot;") + "]\n";
    for (const auto& [name, id] : inside) {
      text += "    " + name + "[" + quoted(label(id), "#quot;") + "]\n";
    }
    text += "  end\n";
  }
  for (const auto& [from, needed] : outline.needs) {
    for (const auto& [to, only_named] : needed) {
      text += "  " + nodes.names.at(from) + (only_named ? " -.-> " : " --> ") + nodes.names.at(to) + "\n";
    }
  }
  return text;
}

}  // namespace

int run_graph(Context& context, const GraphOptions& options) {
  if (!read_project(context, options.state == "sources")) {
    return finish(context, exit_input_error);
  }
  const auto state = read_state(context, options.state);
  if (!state || context.diagnostics.has_errors()) {
    return finish(context, exit_input_error);
  }
  const Outline outlined = outline(state->loaded.schema);
  const bool written =
      write_output(context, options.output, options.format == "mermaid" ? mermaid(outlined) : dot(outlined));
  return finish(context, written ? exit_done : exit_environment_error);
}

}  // namespace ashlar::driver
