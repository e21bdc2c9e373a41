#pragma once
// Every statement handler, declared in one place; statements.cpp maps grammar rules to them. A handler
// is defined in the from_syntax.cpp of the kind that the statement is about.

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

// --- tables, columns, constraints, sequences, indexes

// --- views, routines, triggers, rules, policies

// --- types, roles, privileges, comments; RENAME, SET SCHEMA, OWNER TO and DROP of every kind

// --- what is not schema
Outcome interpret_not_schema(Interpreter& interpreter, syntax::Node statement);

}  // namespace ashlar::kinds
