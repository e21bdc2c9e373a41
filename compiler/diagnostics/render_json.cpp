#include <array>
#include <nlohmann/json.hpp>

#include "compiler/diagnostics/diagnostics.h"

namespace ashlar {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 3> severity_names{"note", "warning", "error"};

Json place_json(const Span& span, const SourceManager& sources) {
  if (!span.valid()) {
    return nullptr;
  }
  const LineColumn begin = sources.line_column(span.file, span.begin);
  const LineColumn end = sources.line_column(span.file, span.end);
  return {{"path", sources.file(span.file).path},
          {"line", begin.line},
          {"column", begin.column},
          {"end_line", end.line},
          {"end_column", end.column}};
}

}  // namespace

std::string render_json(const Diagnostics& diagnostics, const SourceManager& sources) {
  Json list = Json::array();
  for (const Diagnostic* next : in_order(diagnostics, sources)) {
    Json notes = Json::array();
    for (const Note& note : notes_of(*next, sources)) {
      notes.push_back({{"message", note.text}, {"place", place_json(note.span, sources)}});
    }
    list.push_back({{"severity", severity_names.at(static_cast<std::size_t>(next->severity))},
                    {"code", code_name(next->code)},
                    {"message", next->text},
                    {"place", place_json(next->span, sources)},
                    {"notes", notes}});
  }
  return Json{{"diagnostics", list}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ashlar
