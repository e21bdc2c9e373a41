#include "compiler/driver/lsp_session.h"

#include <algorithm>
#include <filesystem>

#include "compiler/base/text.h"
#include "compiler/driver/lsp_places.h"
#include "compiler/driver/outline.h"
#include "compiler/driver/states.h"
#include "compiler/language/format.h"
#include "compiler/language/scope.h"
#include "compiler/project/session.h"
#include "compiler/syntax/parser.h"

namespace ashlar::driver {

namespace {

using Json = LspSession::Json;

// Of JSON-RPC 2.0 and the protocol.
constexpr int invalid_request = -32600;
constexpr int method_not_found = -32601;
constexpr int invalid_params = -32602;

Json error_answer(const Json& id, int code, const std::string& text) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", text}}}};
}

Json notification(const std::string& method, Json parameters) {
  return {{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(parameters)}};
}

/// The words of a name that `offset` touches, folded: {"data", "todo"} on either of data.todo.
std::vector<std::string> name_at(std::string_view text, std::size_t offset) {
  constexpr std::size_t longest = 400;  // of a name with its schema; names end at 63 bytes
  const auto in_name = [&](std::size_t at) {
    const auto c = static_cast<unsigned char>(text[at]);
    return std::isalnum(c) != 0 || c == '_' || c == '$' || c == '.' || c == '"' || c >= 0x80;
  };
  std::size_t begin = offset;
  while (begin > 0 && offset - begin < longest && in_name(begin - 1)) {
    --begin;
  }
  std::size_t end = offset;
  while (end < text.size() && end - offset < longest && in_name(end)) {
    ++end;
  }
  std::vector<std::string> parts;
  for (const syntax::Token& token : syntax::tokenize(text.substr(begin, end - begin))) {
    const std::string_view word = text.substr(begin + token.begin, token.end - token.begin);
    if (word != ".") {
      parts.push_back(language::name_value(word));
    }
  }
  return parts;
}

int symbol_kind(const ObjectId& id) {
  constexpr int class_symbol = 5;
  constexpr int function_symbol = 12;
  constexpr int struct_symbol = 23;
  return kind_info(id.kind()).name_space == NameSpace::routine ? function_symbol
         : kind_info(id.kind()).holds_data                     ? struct_symbol
                                                               : class_symbol;
}

}  // namespace

void LspSession::take(const Json& message, std::vector<Json>& answers) {
  const Json id = message.is_object() ? message.value("id", Json()) : Json();
  if (!message.is_object() || !message.contains("method") || !message["method"].is_string()) {
    answers.push_back(error_answer(id, invalid_request, "a message is an object with a method"));
    return;
  }
  const auto method = message["method"].get<std::string>();
  const Json parameters = message.value("params", Json::object());
  try {
    if (!message.contains("id")) {
      note_change(method, parameters);
      return;
    }
    const std::optional<Json> result = serve(method, parameters);
    answers.push_back(result ? Json{{"jsonrpc", "2.0"}, {"id", id}, {"result", *result}}
                             : error_answer(id, method_not_found, "there is no method " + method));
  } catch (const Json::exception& wrong) {  // the only way in which the library says that a member is missing
    if (message.contains("id")) {
      answers.push_back(error_answer(id, invalid_params, wrong.what()));
    }
  }
}

void LspSession::note_change(const std::string& method, const Json& parameters) {
  if (method == "exit") {
    ended_ = true;
    return;
  }
  if (method == "textDocument/didOpen") {
    const Json& document = parameters.at("textDocument");
    open_[path_of(document.at("uri").get<std::string>())] = document.at("text").get<std::string>();
  } else if (method == "textDocument/didChange") {
    for (const Json& change : parameters.at("contentChanges")) {
      open_[path_of(parameters.at("textDocument").at("uri").get<std::string>())] = change.at("text").get<std::string>();
    }
  } else if (method == "textDocument/didClose") {
    open_.erase(path_of(parameters.at("textDocument").at("uri").get<std::string>()));
  } else if (method != "textDocument/didSave" && method != "workspace/didChangeWatchedFiles") {
    return;
  }
  changed_ = true;
}

std::optional<Json> LspSession::serve(const std::string& method, const Json& parameters) {
  if (method == "initialize") {
    return initialize(parameters);
  }
  if (method == "shutdown") {
    shut_down_ = true;
    return Json();
  }
  if (method == "textDocument/definition") {
    return definition(parameters);
  }
  if (method == "textDocument/hover") {
    return hover(parameters);
  }
  if (method == "textDocument/documentSymbol") {
    return symbols(parameters);
  }
  if (method == "textDocument/formatting") {
    return formatting(parameters);
  }
  return std::nullopt;
}

Json LspSession::initialize(const Json& parameters) {
  const Json& root = parameters.value("rootUri", Json());
  const std::string folder = root.is_string() ? path_of(root.get<std::string>()) : std::string{};
  if (!folder.empty() && options_.directory.empty()) {
    std::error_code ignored;  // without that folder the working directory is as good as any
    std::filesystem::current_path(folder, ignored);
  }
  return {{"capabilities",
           {{"textDocumentSync", {{"openClose", true}, {"change", 1}, {"save", true}}},
            {"definitionProvider", true},
            {"hoverProvider", true},
            {"documentSymbolProvider", true},
            {"documentFormattingProvider", true}}},
          {"serverInfo", {{"name", "ashlar"}}}};
}

project::FileProvider LspSession::files() const {
  project::FileProvider files = project::disk_files();
  const auto read_from_disk = files.read;
  const auto kind_on_disk = files.kind;
  files.read = [this, read_from_disk](const std::string& path, std::string& reason) {
    const auto at = open_.find(absolute_path(path));
    return at == open_.end() ? read_from_disk(path, reason) : std::optional(at->second);
  };
  files.kind = [this, kind_on_disk](const std::string& path) {
    return open_.contains(absolute_path(path)) ? project::PathKind::file : kind_on_disk(path);
  };
  return files;
}

void LspSession::read(const std::string& state) {
  auto reading = std::make_unique<Reading>();
  reading->context.options = options_;
  reading->context.files = files();
  if (read_project(reading->context, false)) {
    if (auto read = read_state(reading->context, state)) {
      reading->schema = std::move(read->loaded.schema);
    }
  }
  readings_.push_back(std::move(reading));
}

/// The project's sources; where there is no project each open file for itself.
void LspSession::read_anew() {
  readings_.clear();
  changed_ = false;
  if (!options_.config_path.empty() || project::find_config("", files())) {
    read("sources");
    return;
  }
  for (const auto& [path, text] : open_) {
    read(path);
  }
}

void LspSession::add_diagnostics(const Reading& reading, std::map<std::string, Json>& by_file,
                                 std::vector<Json>& answers) const {
  const SourceManager& sources = reading.context.sources;
  for (const Diagnostic* diagnostic : in_order(reading.context.diagnostics, sources)) {
    const bool error = diagnostic->severity == Severity::error;
    if (!diagnostic->span.valid()) {
      answers.push_back(notification("window/logMessage", {{"type", error ? 1 : 2}, {"message", diagnostic->text}}));
      continue;
    }
    Json shown{{"range", range_of(sources, diagnostic->span)},
               {"severity", error ? 1 : 2},
               {"code", std::string(code_name(diagnostic->code))},
               {"source", "ashlar"}};
    std::string text = diagnostic->text;
    Json related = Json::array();
    for (const Note& note : notes_of(*diagnostic, sources)) {
      if (note.span.valid()) {
        related.push_back(
            {{"location",
              {{"uri", uri_of(sources.file(note.span.file).path)}, {"range", range_of(sources, note.span)}}},
             {"message", note.text}});
      } else {
        text += "\n" + note.text;
      }
    }
    shown["message"] = text;
    if (!related.empty()) {
      shown["relatedInformation"] = std::move(related);
    }
    by_file[absolute_path(sources.file(diagnostic->span.file).path)].push_back(std::move(shown));
  }
}

void LspSession::refresh(std::vector<Json>& answers) {
  if (!changed_) {
    return;
  }
  read_anew();
  std::map<std::string, Json> by_file;
  for (const std::string& path : shown_) {
    by_file[path] = Json::array();
  }
  for (const auto& reading : readings_) {
    add_diagnostics(*reading, by_file, answers);
  }
  shown_.clear();
  for (auto& [path, diagnostics] : by_file) {
    if (!diagnostics.empty()) {
      shown_.insert(path);
    }
    answers.push_back(notification("textDocument/publishDiagnostics",
                                   {{"uri", uri_of(path)}, {"diagnostics", std::move(diagnostics)}}));
  }
}

std::optional<std::string> LspSession::text_of(const std::string& uri) const {
  const std::string path = path_of(uri);
  std::string reason;
  return path.empty() ? std::nullopt : files().read(path, reason);
}

std::vector<std::pair<const LspSession::Reading*, ObjectId>> LspSession::named_at(const Json& parameters) {
  std::vector<std::pair<const Reading*, ObjectId>> found;
  const auto text = text_of(parameters.at("textDocument").at("uri").get<std::string>());
  const Json& position = parameters.at("position");
  if (!text) {
    return found;
  }
  const std::size_t offset =
      offset_of(*text, position.at("line").get<std::uint64_t>(), position.at("character").get<std::uint64_t>());
  const std::vector<std::string> name = name_at(*text, offset);
  if (name.empty()) {
    return found;
  }
  for (const auto& reading : readings_) {
    if (!reading->schema) {
      continue;
    }
    for (const auto& [id, entry] : reading->schema->entries()) {
      const bool names_it = !kind_info(id.kind()).attribute && id.name() == name.back() &&
                            (name.size() == 1 || (id.parent() && id.parent().name() == name[name.size() - 2]));
      if (names_it && entry.origin.valid()) {
        found.emplace_back(reading.get(), id);
      }
    }
  }
  // A table before a column of another table that has its name.
  std::ranges::sort(found, {}, [](const auto& one) {
    return std::tuple(object_around(*one.first->schema, one.second) != one.second, display_name(one.second));
  });
  return found;
}

Json LspSession::definition(const Json& parameters) {
  Json places = Json::array();
  for (const auto& [reading, id] : named_at(parameters)) {
    const SourceManager& sources = reading->context.sources;
    const Span origin = reading->schema->entry(id)->origin;
    places.push_back({{"uri", uri_of(sources.file(origin.file).path)}, {"range", range_of(sources, origin)}});
  }
  return places;
}

Json LspSession::hover(const Json& parameters) {
  std::string text;
  for (const auto& [reading, id] : named_at(parameters)) {
    const Schema& schema = *reading->schema;
    const auto* column = schema.get<kinds::Column>(id);
    const auto* comment = schema.get<kinds::Comment>(ObjectId(kind_of<kinds::Comment>, "", id));
    text += (text.empty() ? "" : "\n") + display_name(id) + (column == nullptr ? "" : " " + column->type.text()) +
            (column != nullptr && column->not_null ? " NOT NULL" : "") +
            (comment == nullptr ? "" : "\n  " + comment->text);
  }
  return text.empty() ? Json() : Json{{"contents", {{"kind", "plaintext"}, {"value", text}}}};
}

Json LspSession::symbols(const Json& parameters) {
  const std::string path = path_of(parameters.at("textDocument").at("uri").get<std::string>());
  Json symbols = Json::array();
  for (const auto& reading : readings_) {
    if (!reading->schema) {
      continue;
    }
    const SourceManager& sources = reading->context.sources;
    for (const ObjectId& id : outline(*reading->schema).objects) {
      const Span origin = reading->schema->entry(id)->origin;
      if (origin.valid() && absolute_path(sources.file(origin.file).path) == path) {
        const Json range = range_of(sources, origin);
        symbols.push_back(
            {{"name", display_name(id)}, {"kind", symbol_kind(id)}, {"range", range}, {"selectionRange", range}});
      }
    }
  }
  return symbols;
}

/// Files of Ashlar's language have a style; SQL is its author's.
Json LspSession::formatting(const Json& parameters) {
  const auto uri = parameters.at("textDocument").at("uri").get<std::string>();
  const auto text = text_of(uri);
  if (!text || !project::is_language_path(path_of(uri))) {
    return nullptr;
  }
  SourceManager sources;
  Diagnostics diagnostics;
  const FileId file = sources.add(path_of(uri), *text);
  const auto formatted = language::format(file, sources, diagnostics);
  if (!formatted || *formatted == *text) {
    return Json::array();
  }
  const Span whole{file, 0, static_cast<std::uint32_t>(text->size())};
  return Json::array({{{"range", range_of(sources, whole)}, {"newText", *formatted}}});
}

}  // namespace ashlar::driver
