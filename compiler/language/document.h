#pragma once
// Within compiler/language: a parsed file. Everything points into the file's tokens; nothing is expanded yet, so that
// a mixin is parsed once however often it is used.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compiler/language/tokens.h"

namespace ashlar::language {

/// Tokens [first, last) of a document.
struct Run {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  [[nodiscard]] bool empty() const { return first >= last; }
};

/// `owned(by: "user")`: a mixin taken in.
struct MixinUse {
  struct Argument {
    std::uint32_t name = 0;  // its token
    Run value;
  };
  std::uint32_t name = 0;
  std::vector<Argument> arguments;
};

/// A part of a column behind its type.
struct ColumnClause {
  enum class Kind : std::uint8_t { plain, value, reference };
  Kind kind = Kind::plain;
  Run run;   // plain: all of it; value: the expression; reference: the name of the table
  Run rest;  // reference: what follows the name
};

/// What a declaration or table is made of.
struct Item {
  enum class Kind : std::uint8_t {
    column,
    constraint,  // also EXCLUDE and LIKE
    index,
    policy,
    trigger,
    grant,
    revoke,
    owner,
    row_security,
    renamed,
    mixin,
    declaration,  // a function of a mixin
    setting,      // of a role or function: set x = y
    membership,   // of a role: member of x
  };
  Kind kind = Kind::column;
  Run doc;
  Run run;                 // all of it
  std::uint32_t name = 0;  // of a column, policy, trigger, named index or constraint; 0: none
  // of a column
  Run type;  // empty: that of the key it references
  bool nullable = false;
  std::vector<ColumnClause> clauses;
  Run renamed;  // the old name
  // of a mixin
  std::vector<MixinUse> mixins;
  // of a declaration
  std::uint32_t declaration = 0;  // in Document::nested
};

struct Parameter {
  enum class Type : std::uint8_t { name, names, type, expression, string, boolean };
  std::uint32_t name = 0;
  Type type = Type::expression;
  Run value;  // its default; empty: it must be given
};

struct Declaration {
  enum class Kind : std::uint8_t {
    aggregate,
    data,  // rows of a table
    default_privileges,
    domain,
    enumeration,
    extension,
    function,
    grant,  // also revoke: as SQL writes them
    materialized_view,
    mixin,
    procedure,
    range,
    role,
    schema,
    sequence,
    sql,
    table,
    composite,
    use,
    view,
    index,  // of a table that is declared elsewhere; also trigger and policy
  };
  Kind kind = Kind::sql;
  Run doc;
  std::uint32_t keyword = 0;  // its first token
  Run name;                   // as written: data.todo
  Run head;                   // between the name, or what belongs to it, and the body
  Run parameters;             // of a routine, with parentheses
  std::uint32_t body = 0;     // the token; 0: none
  Run tail;                   // behind the body
  std::vector<MixinUse> mixins;
  std::vector<Item> items;
  std::vector<Parameter> formal;  // of a mixin
  std::vector<Run> labels;        // of an enum
  std::vector<Run> key;           // of data: names of columns
  std::vector<Run> columns;       // of data; none: the table's, from the first on
  std::vector<Run> rows;          // of data, with their parentheses
};

struct Document {
  Tokens tokens;
  std::vector<Declaration> declarations;
  std::vector<Declaration> nested;

  [[nodiscard]] const Token& at(std::uint32_t index) const { return tokens.all[index]; }
  [[nodiscard]] std::string_view text(std::uint32_t index) const { return tokens.text_of(tokens.all[index]); }
  [[nodiscard]] Span span(Run run) const {
    return run.empty() ? tokens.span(at(run.first)) : Span{tokens.file, at(run.first).begin, at(run.last - 1).end};
  }
};

/// Parses a file. Every declaration and item that is broken is reported once, with what was expected there, and left
/// out; the rest is good.
Document parse(FileId file, const SourceManager& sources, Diagnostics& diagnostics);

}  // namespace ashlar::language
