#pragma once
// SQL as sqlalchemy.text() takes it, which Alembic makes of every string.

#include <string>
#include <string_view>

namespace ashlar::backends::alembic {

/// `sql` such that SQLAlchemy sends it to the server as it was: `\:` where it would see a bound parameter or take a
/// backslash away, and tabs, which Alembic's --sql writes as blanks, as escapes of the literal that they stand in.
/// (Documentation of sqlalchemy.text(); `_exec` in alembic.ddl.impl.)
std::string for_text(std::string_view sql);

/// What SQLAlchemy sends to the server for `text`; `bound` is set where it sees a bound parameter.
std::string as_sent(std::string_view text, bool& bound);

/// True where no line break of `sql` is part of a literal, a quoted name or a comment.
bool line_breaks_are_free(std::string_view sql);

}  // namespace ashlar::backends::alembic
