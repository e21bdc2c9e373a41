#pragma once
// Stand-ins for verify scripts: a temporary relation of the same name and columns as a real one, on which
// the expected trigger, rule or policy is made, so that the server's own text of both can be compared.
// The same name, because the server writes it in front of columns.

#include <string>

#include "compiler/ir/kind.h"

namespace ashlar::kinds {

/// SQL: a text of the server's with stand-ins named as below; before 15 it gives the number of their schema.
std::string with_stand_in_names(std::string text, int postgres);
/// `pg_temp.todo`.
std::string stand_in_name(const ObjectId& relation);
/// Makes it: a table, or for a view (which alone takes INSTEAD OF triggers) a view.
Statement make_stand_in(const ObjectId& relation, bool as_view);
Statement drop_stand_in(const ObjectId& relation, bool as_view);

/// True where `text` uses the row of `row` as a whole (`f(todo)`, `f(NEW)`): its type is not the stand-in's.
bool uses_whole_row(std::string_view text, std::string_view row);

/// SQL: the oid of the trigger, rule or policy (`catalog` pg_trigger, `prefix` tg) `name` on `relation`, SQL of a
/// regclass.
std::string child_oid(std::string_view catalog, std::string_view prefix, std::string_view name,
                      const std::string& relation);

}  // namespace ashlar::kinds
