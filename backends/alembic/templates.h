#pragma once
// The files of a new Alembic project, in the shape of Alembic's own generic template.

#include <string>
#include <string_view>

namespace ashlar::backends::alembic {

std::string ini_text(const std::string& script_location);
extern const std::string_view env_text;
extern const std::string_view mako_text;

}  // namespace ashlar::backends::alembic
