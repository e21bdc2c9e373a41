#pragma once
// The tables of a schema as SQLAlchemy's declarative models, so that an application follows the schema and Alembic's
// autogenerate finds nothing to do. Views, functions and the like are nothing that SQLAlchemy maps.

#include <string>

#include "compiler/kinds/definition.h"

namespace ashlar::models {

enum class Style : std::uint8_t {
  typed,   // SQLAlchemy 2: Mapped[…] and mapped_column()
  legacy,  // SQLAlchemy 1.4 as well: Column()
};

/// A module of Python, as black would format it: Base, the enums, and a class a table (a Table, where it has no primary
/// key). Tables of schema `public` get no schema, as Alembic sees them.
std::string print_models(const Schema& schema, Style style);

}  // namespace ashlar::models
