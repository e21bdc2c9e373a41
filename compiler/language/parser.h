#pragma once
// Within compiler/language: tokens to a Document. One Parser a file; parser_items.cpp holds what stands in tables.

#include <initializer_list>
#include <string>
#include <string_view>

#include "compiler/language/document.h"

namespace ashlar::language {

class Parser {
 public:
  Parser(FileId file, const SourceManager& sources, Diagnostics& diagnostics);
  Document run();

 private:
  // --- tokens
  [[nodiscard]] const Token& token(std::uint32_t ahead = 0) const;
  [[nodiscard]] std::string_view text(std::uint32_t ahead = 0) const { return document_.tokens.text_of(token(ahead)); }
  [[nodiscard]] bool at_end() const { return at_ >= limit_; }
  [[nodiscard]] bool is(Tok kind, std::uint32_t ahead = 0) const { return token(ahead).kind == kind; }
  [[nodiscard]] bool word(std::string_view lower, std::uint32_t ahead = 0) const;
  [[nodiscard]] bool any_word(std::initializer_list<std::string_view> lower, std::uint32_t ahead = 0) const;
  [[nodiscard]] bool is_name(std::uint32_t ahead = 0) const;
  bool take(Tok kind);
  bool take_word(std::string_view lower);
  /// Says that something else was expected at the token in hand. Always false.
  bool expected(std::string_view what, std::string suggestion = {});
  /// True where the lexer found the declaration in hand broken: what follows from it is not said.
  [[nodiscard]] bool broken() const;
  bool error(Span span, std::string_view message, std::string suggestion = {});

  // --- pieces
  Run docs();
  bool name(Run& out, std::string_view what);
  /// Passes over one token, or all of a bracket.
  void pass();
  bool mixin_uses(std::vector<MixinUse>& out);
  bool mixin_use(MixinUse& use);

  // --- declarations
  void declaration(std::uint32_t last, Run doc);
  bool declare(Declaration& made);
  bool use(Declaration& made);
  bool table(Declaration& made);
  bool view(Declaration& made);
  bool enumeration(Declaration& made);
  bool data(Declaration& made);
  bool columns(std::vector<Run>& out);
  bool composite(Declaration& made);
  bool domain(Declaration& made);
  bool routine(Declaration& made);
  bool mixin(Declaration& made);
  bool parameter(Declaration& made);
  bool plain(Declaration& made, std::string_view what);
  bool sql(Declaration& made);
  bool whole(Declaration& made, Declaration::Kind kind);
  Run head(bool until_body);
  Run behind_body();
  bool attached(Declaration& made);
  void need_nothing(Declaration& made);

  // --- items
  void braces(Declaration& made, bool columns_only);
  [[nodiscard]] std::uint32_t item_end(std::uint32_t first, bool commas) const;
  [[nodiscard]] bool begins_item(bool in_braces) const;
  [[nodiscard]] bool begins_constraint() const;
  [[nodiscard]] bool begins_index() const;
  [[nodiscard]] bool begins_trigger() const;
  [[nodiscard]] bool line_has(std::string_view lower) const;
  bool item(Item& made, bool in_braces);
  bool column(Item& made, bool domain);
  bool clauses(Item& made, bool domain);
  bool clause(Item& made, bool domain);
  bool reference(Item& made);
  [[nodiscard]] bool stops_type() const;
  [[nodiscard]] bool stops_value() const;
  void pass_clause();
  bool simple_item(Item& made, bool in_braces);

  Diagnostics& diagnostics_;
  Document document_;
  std::uint32_t at_ = 0;
  std::uint32_t limit_ = 0;  // of the declaration or item in hand
  bool in_mixin_ = false;
  bool in_role_ = false;
  std::uint32_t begin_ = 0;  // of the declaration in hand
  std::uint32_t end_ = 0;
};

}  // namespace ashlar::language
