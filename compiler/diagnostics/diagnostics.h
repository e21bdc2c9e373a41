#pragma once
// Diagnostics: what the user is told. Every code, severity and wording is in diagnostics.def.
// Stages report into a Diagnostics sink with spans only; the renderers make lines and colours.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"

namespace ashlar {

enum class Severity : std::uint8_t { note, warning, error };

/// What kind of thing went wrong, which decides the exit status: `input` is 1, `environment` is 3.
enum class Blame : std::uint8_t { input, environment };

enum class Code : std::uint16_t {
#define ASHLAR_DIAGNOSTIC(name, severity, blame, text) name,
#include "compiler/diagnostics/diagnostics.def"
#undef ASHLAR_DIAGNOSTIC
};

struct CodeInfo {
  std::string_view name;  // as in diagnostics.def; code_name() gives it as shown
  Severity severity;
  Blame blame;
  std::string_view text;  // "{}" is replaced by the arguments in turn
};
const CodeInfo& code_info(Code code);
/// The code as shown in brackets: `unknown-relation`.
std::string code_name(Code code);
/// All codes in table order, for tests and documentation.
std::vector<Code> all_codes();

struct Note {
  Span span;
  std::string text;
};

struct Diagnostic {
  Code code;
  Severity severity;
  Span span;
  std::string text;
  std::vector<Note> notes;
};

/// Collects the diagnostics of one run, in order of report.
class Diagnostics {
 public:
  /// Reports `code` at `span` with its arguments; `suggestion` becomes a note where not empty.
  Diagnostic& report(Code code, Span span, std::initializer_list<std::string_view> arguments = {},
                     std::string suggestion = {});
  /// The same with another severity than the table's (for what the project's settings soften).
  Diagnostic& report_as(Severity severity, Code code, Span span, std::initializer_list<std::string_view> arguments = {},
                        std::string suggestion = {});
  /// For what only the end of a stage can tell about a diagnostic of all().
  void add_note(std::size_t index, Note note) { all_[index].notes.push_back(std::move(note)); }
  [[nodiscard]] bool has_errors() const { return errors_ != 0; }
  [[nodiscard]] std::size_t error_count() const { return errors_; }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  /// 0 without errors, 1 where the input is to blame, 3 where the environment is.
  [[nodiscard]] int exit_status() const;

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

/// The diagnostics as they are shown: sorted by path and place (those without a place last), each one once.
std::vector<const Diagnostic*> in_order(const Diagnostics& diagnostics, const SourceManager& sources);

/// The notes as they are shown: its own, then where what it points into is used (SourceManager::use), outwards.
std::vector<Note> notes_of(const Diagnostic& diagnostic, const SourceManager& sources);

struct RenderOptions {
  bool color = false;
  bool errors_only = false;
};
/// `path:line:column: error: text [code]`, the source line, a caret, the notes, in order. Long lines are cut around the
/// caret, control characters never reach the terminal. Empty without diagnostics.
std::string render(const Diagnostics& diagnostics, const SourceManager& sources, const RenderOptions& options);
/// The same for programs, in order: {"diagnostics": [{"severity", "code", "message", "place", "notes"}]}, where a place
/// is {"path", "line", "column", "end_line", "end_column"} or null and a note is {"message", "place"}.
std::string render_json(const Diagnostics& diagnostics, const SourceManager& sources);

}  // namespace ashlar
