#pragma once
// Cuts one file into statements and psql commands, by psql's lexical rules, and puts variables in.

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/project/session.h"
#include "compiler/project/variables.h"

namespace ashlar::project {

/// A statement as the scanner gathered it. `broken` where an error in it was reported already.
struct Gathered {
  SourceText text;
  std::vector<Annotation> annotations;
  bool broken = false;
};

class Scanner {
 public:
  enum class Stop : std::uint8_t { semicolon, command, end };

  Scanner(FileId file, const SourceManager& sources, const SessionVariables& variables, Diagnostics& diagnostics);

  /// Goes on to the next semicolon, backslash or the end of the file, gathering text.
  Stop scan();
  /// What was gathered since the last take; begins a new statement.
  Gathered take();
  /// Forgets what was gathered (psql's \r).
  void discard() { (void)take(); }
  [[nodiscard]] bool gathering() const { return started_; }
  /// Annotations that stand above nothing yet; they are handed over.
  std::vector<Annotation> take_waiting_annotations();

  /// The file's text and the place behind a backslash at which a command begins; the command's
  /// reader says where SQL goes on. Only meaningful after Stop::command.
  [[nodiscard]] std::string_view file_text() const { return inputs_.front().text; }
  [[nodiscard]] std::uint32_t position() const { return static_cast<std::uint32_t>(inputs_.front().at); }
  void resume_at(std::uint32_t position) { inputs_.front().at = run_ = position; }

  /// Takes the lines after the present one, up to a line "\." or the end of the file, out of the text.
  CopyData take_copy_data();

  /// False inside a branch of \if that is not taken: text is read past and nothing is gathered.
  void set_active(bool active);

 private:
  /// The file itself, then the values of variables being read in its place, innermost last.
  struct Input {
    std::string owned;
    std::string_view text;
    std::size_t at = 0;
    Span place;  // of the variable; not used by the file itself
    std::string variable;
    std::size_t base = 0;  // offset of `text` in the file
  };
  enum class In : std::uint8_t { sql, quote, escape, identifier, dollar, comment };
  /// What the beginning of the statement looks like, to know a routine whose body may be BEGIN ATOMIC … END.
  enum class Lead : std::uint8_t { start, create, create_or, create_or_replace, routine, other };

  [[nodiscard]] bool from_file() const { return inputs_.back().variable.empty(); }
  [[nodiscard]] Span here(std::size_t begin, std::size_t end) const;
  void append(std::string_view text, const Span& place, bool verbatim);
  void flush();
  void start_token();
  void enter(In state, std::size_t begin);
  void leave_quoted();
  bool scan_sql(Stop& stop);
  void skip_quiet();
  bool begins_comment();
  bool semicolon(Stop& stop);
  bool backslash(Stop& stop);
  void token(char c);
  void bracket(char c);
  void scan_quoted();
  void scan_comment();
  void line_comment();
  void read_annotation(std::size_t begin, std::size_t end);
  void word();
  void track_routine(std::string_view word);
  void dollar();
  void colon();
  void substitute(std::string_view name, std::size_t begin, std::size_t end, char form);
  void report_unterminated();

  FileId file_;
  const SessionVariables& variables_;
  Diagnostics& diagnostics_;
  std::deque<Input> inputs_;
  Gathered gathered_;
  std::vector<Annotation> waiting_;
  std::size_t run_ = 0;  // begin of what is not yet gathered of the innermost input
  bool started_ = false;
  bool active_ = true;
  In in_ = In::sql;
  Span opened_;
  std::string tag_;
  std::size_t comment_depth_ = 0;
  Lead lead_ = Lead::start;
  bool after_begin_ = false;
  std::size_t body_depth_ = 0;
  std::size_t parentheses_ = 0;
  std::string brackets_;  // open ( and [ of the statement
  std::size_t expanded_ = 0;

  struct Nesting {
    Lead lead;
    std::size_t body_depth;
    std::size_t parentheses;
    std::string brackets;
  };
  Nesting saved_{};
};

}  // namespace ashlar::project
