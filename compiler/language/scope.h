#pragma once
// Within compiler/language: what the tokens of a document mean where they are used, and statements of SQL made of them.
// Every byte of a statement keeps the place it came from.

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/language/document.h"
#include "compiler/project/session.h"

namespace ashlar::language {

struct Scope;

/// A parameter of a mixin with what was given for it.
struct Bound {
  Parameter::Type type = Parameter::Type::expression;
  Run run;
  const Scope* scope = nullptr;  // whose tokens `run` are
};
using Arguments = std::map<std::string, Bound, std::less<>>;

/// A document as it is read at one place: itself, or a mixin in a table.
struct Scope {
  const Document* document = nullptr;
  FileId file = no_file;  // the document's, or a use of it
  std::string schema;     // for unqualified names
  // in a mixin
  std::string mixin;
  Arguments arguments;
  std::string table;  // the name of the table that takes it in
  std::string table_schema;

  [[nodiscard]] bool in_mixin() const { return !mixin.empty(); }
  [[nodiscard]] Span span(std::uint32_t token) const {
    return {file, document->at(token).begin, document->at(token).end};
  }
  [[nodiscard]] Span span(Run run) const {
    Span all = document->span(run);
    all.file = file;
    return all;
  }
};

/// The name that a token stands for: folded, or without its quotes.
std::string name_value(std::string_view token);
/// The text of a '…' token.
std::string string_content(std::string_view token);

/// One statement of SQL in the making.
class Sql {
 public:
  Sql(const project::Variables& variables, Diagnostics& diagnostics)
      : variables_(variables), diagnostics_(diagnostics) {}

  /// Words that the language implies; they have the place of what implies them.
  Sql& say(std::string_view words, Span place);
  Sql& run(const Scope& scope, Run tokens);
  Sql& token(const Scope& scope, std::uint32_t index) { return run(scope, {index, index + 1}); }
  /// The bytes [begin, end) of the scope's file as they stand; parameters of a mixin are put in.
  Sql& bytes(const Scope& scope, std::uint32_t begin, std::uint32_t end);

  /// The same without a space before it.
  Sql& join(std::string_view words, Span place);

  [[nodiscard]] const std::string& text() const { return text_.text; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.text.size()); }
  [[nodiscard]] bool good() const { return good_; }
  SourceText take() { return std::move(text_); }

  /// The name that a token stands for, parameters put in; nothing (reported) where it is none.
  std::optional<std::string> name(const Scope& scope, std::uint32_t index);

 private:
  void space();
  void generated(std::string_view text, Span place);
  void verbatim(const Scope& scope, std::uint32_t begin, std::uint32_t end);
  void splice(const Scope& scope, const Token& token);
  void argument(const Bound& bound);
  std::optional<std::string> part(const Scope& scope, std::string_view parameter, Span place, bool as_name);
  void fail(Code code, Span place, std::string_view what, std::string suggestion = {});

  const project::Variables& variables_;
  Diagnostics& diagnostics_;
  SourceText text_;
  bool good_ = true;
};

}  // namespace ashlar::language
