#pragma once
// Quoting of names and strings as PostgreSQL reads them
// (documentation, section "Lexical Structure"). Nothing is ever put into SQL without passing here.

#include <string>
#include <string_view>

namespace ashlar {

/// `name` as an SQL identifier: bare where PostgreSQL reads it back unchanged (lower case, not a
/// reserved word of any version 13 to 18), quoted otherwise. As the server's quote_identifier().
std::string quote_identifier(std::string_view name);

/// `value` as a string literal: '…', or E'…' where it holds a backslash.
std::string quote_literal(std::string_view value);

/// What a text in quotes of one kind says ('it''s', "my ""own"""), without them: those inside are written twice.
std::string unquoted(std::string_view quoted);

/// `body` as a dollar-quoted string whose tag does not occur in it: $$…$$, $ashlar$…$ashlar$, …
std::string quote_dollar(std::string_view body);

/// Folds an unquoted identifier as the server does (ASCII lower case) and cuts it at 63 bytes
/// (NAMEDATALEN - 1) without splitting a UTF-8 character.
std::string fold_identifier(std::string_view name);
/// The cut alone, at that many bytes at most.
std::string truncate_identifier(std::string_view name, std::size_t bytes = 63);

/// True where the word cannot stand bare as a column name (reserved, or col_name/type_func_name
/// keyword: pg_get_keywords() catcode other than U).
bool needs_quotes_as_keyword(std::string_view lower_case_word);

/// True where the word is a keyword of any category in any PostgreSQL of 13 to 18.
bool is_keyword(std::string_view lower_case_word);

}  // namespace ashlar
