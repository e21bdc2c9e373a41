#pragma once
// SQLAlchemy's types and expressions, as its PostgreSQL dialect writes them.

#include <optional>
#include <string>
#include <vector>

#include "backends/alembic/evaluation.h"

namespace ashlar::backends::alembic {

/// `text` as sa.text() reads it: "\:" is a colon. Fails at a bound parameter (":name"), for it has no value here.
std::string text_sql(Evaluation& evaluation, const python::Value& where, const std::string& text);

/// An expression: sa.text(), sa.func, sa.column() and what is made of them. A plain string is SQL where
/// `strings_are_sql`, else a literal.
std::string expression_sql(Evaluation& evaluation, const python::Value& value, bool strings_are_sql);

/// A name with its schema, quoted where it must be.
std::string qualified(const std::optional<std::string>& schema, const std::string& name);

/// An enum: sa.Enum or postgresql.ENUM.
struct EnumType {
  std::string name;
  std::optional<std::string> schema;
  std::vector<std::string> labels;
  bool create_type = true;
};
/// Nothing where `value` is no enum of the server.
std::optional<EnumType> enum_type(Evaluation& evaluation, const python::Value& value);

/// What a column of this type is written as.
std::string type_sql(Evaluation& evaluation, const python::Value& value);

/// The pseudo-type of a column of this type that counts by itself (SERIAL); empty where none does.
std::string serial_type(Evaluation& evaluation, const python::Value& value);

}  // namespace ashlar::backends::alembic
