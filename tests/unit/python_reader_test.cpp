// Revision files as they are read without Python.

#include <catch2/catch.hpp>

#include "backends/alembic/python_reader.h"

namespace {

using namespace ashlar::backends::python;

/// The value of `x` in "x = SOURCE".
Value value_of(const std::string& source) {
  const Module module = read_module("x = " + source + "\n", 0);
  INFO(source << ": " << module.error);
  REQUIRE(module.error.empty());
  const Value* value = module.variable("x");
  REQUIRE(value != nullptr);
  return *value;
}

std::string string_of(const std::string& source) {
  const Value value = value_of(source);
  INFO(source);
  REQUIRE(value.kind == ValueKind::string);
  return value.text;
}

/// Why SOURCE is not read.
std::string unread(const std::string& source) {
  const Value value = value_of(source);
  INFO(source);
  REQUIRE(value.kind == ValueKind::unread);
  REQUIRE(value.span.begin == 4);
  return value.text;
}

std::string error_of(const std::string& source) {
  const Module module = read_module(source, 0);
  return std::to_string(module.error_span.begin) + ": " + module.error;
}

TEST_CASE("strings of every form") {
  CHECK(string_of("'a'") == "a");
  CHECK(string_of("\"it's\"") == "it's");
  CHECK(string_of("'a' \"b\" '''c\nd'''") == "abc\nd");
  CHECK(string_of("('a'\n     'b')") == "ab");
  CHECK(string_of("\"\"\"say \"no\" \"\"\"") == "say \"no\" ");
  CHECK(string_of("u'a'") == "a");
  CHECK(string_of("r'\\d\\''") == "\\d\\'");
  CHECK(string_of("R\"\\:\"") == "\\:");
  CHECK(string_of(R"('\n\t\\\'\x41\101\u00e9\U0001F600\0')") == std::string("\n\t\\'AA\u00e9\U0001F600\0", 13));
  CHECK(string_of(R"('\d')") == "\\d");
  CHECK(string_of("'a\\\nb'") == "ab");
  CHECK(string_of("'''a\r\nb'''") == "a\nb");
  CHECK(string_of("'a' + \"b\" + 'c'") == "abc");
  CHECK(string_of("f'a{{b}}'") == "a{b}");
  CHECK(string_of("'# no comment'  # a comment") == "# no comment");
  CHECK(unread("f'{x}'") == "a formatted string");
  CHECK(unread("b'x'") == "bytes");
  CHECK(unread("'\\N{BULLET}'") == "a character by its name");
  CHECK(unread("'\\ud800'") == "an escape that stands for no character");
  CHECK(unread("'a' + b") == "a sum");
  CHECK(unread("'%s' % b") == "this expression");
}

TEST_CASE("other values") {
  CHECK(value_of("None").kind == ValueKind::none);
  CHECK(value_of("True").truth);
  CHECK_FALSE(value_of("False").truth);
  CHECK(value_of("-1_000").text == "-1000");
  CHECK(value_of("1.5e-3").text == "1.5e-3");
  CHECK(value_of("()").kind == ValueKind::tuple);
  CHECK(value_of("('a')").kind == ValueKind::string);
  CHECK(value_of("('a',)").items.size() == 1);
  CHECK(value_of("'a', 'b'").items.size() == 2);
  CHECK(value_of("['a', ['b'], ]").items.at(1).items.at(0).text == "b");
  const Value dict = value_of("{'a': 1, 'b': {}}");
  CHECK(dict.kind == ValueKind::dict);
  CHECK(dict.items.size() == 4);
  CHECK(value_of("sa.Integer").text == "sa.Integer");
  CHECK(unread("[1, 2][0]") == "a subscript");
  CHECK(unread("{1, 2}") == "this set or dictionary");
  CHECK(value_of("lambda: 1").kind == ValueKind::unread);
  CHECK(unread("not a") == "`not`");
  CHECK(unread("a if b else c") == "this expression");
  CHECK(value_of("[x for x in y]").items.at(0).kind == ValueKind::unread);
}

TEST_CASE("calls and what is taken of them") {
  const Value call = value_of("sa.Column('id', sa.String(length=10), nullable=False, server_default=sa.text(\"x\"))");
  REQUIRE(call.kind == ValueKind::call);
  CHECK(call.text == "sa.Column");
  REQUIRE(call.items.size() == 2);
  CHECK(call.items[1].argument("length")->text == "10");
  CHECK(call.argument("server_default")->items.at(0).text == "x");
  CHECK(call.argument("comment") == nullptr);
  const Value chain = value_of("sa.column('x').desc().nulls_last()");
  CHECK(chain.text == "nulls_last");
  CHECK(chain.receiver.at(0).text == "desc");
  CHECK(chain.receiver.at(0).receiver.at(0).text == "sa.column");
  const Value name = value_of("op.get_bind().dialect.name == 'postgresql'");
  REQUIRE(name.kind == ValueKind::compare);
  CHECK(name.text == "==");
  CHECK(name.items[0].text == "dialect.name");
  CHECK(name.items[0].receiver.at(0).text == "op.get_bind");
  CHECK(value_of("a not in ('b', 'c')").text == "not in");
  CHECK(unread("f(*args)") == "arguments from a variable");
  CHECK(value_of("f(a.b for a in c)").items.at(0).kind == ValueKind::unread);
  CHECK(value_of("f(x=lambda a, b: 1)").kind == ValueKind::unread);
}

TEST_CASE("a revision") {
  const Module module = read_module(R"("""why

Revision ID: 1
"""
from typing import Sequence, Union
from alembic import op
import sqlalchemy as sa
import sqlalchemy.dialects
from sqlalchemy.dialects.postgresql import (
    JSONB,
    ENUM as PgEnum,
)

revision: str = "1"
down_revision: Union[str, Sequence[str], None] = ("a", "b")
nothing: str


def upgrade(engine_name: str = "x", *, other=1) -> None:
    """Up."""
    bind = op.get_bind()
    with op.batch_alter_table("t", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("a")  # one
        )

        batch_op.drop_column("b"); pass
    with op.get_context().autocommit_block():
        op.execute("x")
    if bind.dialect.name == "postgresql":
        op.execute("y")
    elif a == b: op.execute("z")
    else:
        pass
    for x in y:
        op.execute(
  "w")
    op.execute(x)


def downgrade():
	pass
)",
                                    7);
  INFO(module.error);
  REQUIRE(module.error.empty());
  CHECK(module.imports.at("op") == "alembic.op");
  CHECK(module.imports.at("sa") == "sqlalchemy");
  CHECK(module.imports.at("sqlalchemy") == "sqlalchemy");
  CHECK(module.imports.at("PgEnum") == "sqlalchemy.dialects.postgresql.ENUM");
  CHECK(module.variable("revision")->text == "1");
  CHECK(module.variable("down_revision")->items.size() == 2);
  CHECK(module.variable("nothing") == nullptr);
  const Function* upgrade = module.function("upgrade");
  REQUIRE(upgrade != nullptr);
  CHECK(upgrade->parameters == std::vector<std::string>{"engine_name", "other"});
  REQUIRE(upgrade->body.size() == 7);
  CHECK(upgrade->body[1].target == "bind");
  CHECK(upgrade->body[2].kind == StatementKind::with);
  CHECK(upgrade->body[2].target == "batch_op");
  CHECK(upgrade->body[2].body.size() == 2);
  CHECK(upgrade->body[3].value.receiver.at(0).text == "op.get_context");
  const Statement& branch = upgrade->body[4];
  REQUIRE(branch.kind == StatementKind::branch);
  CHECK(branch.body.size() == 1);
  REQUIRE(branch.otherwise.size() == 1);
  CHECK(branch.otherwise[0].body.size() == 1);
  CHECK(upgrade->body[5].kind == StatementKind::unread);
  CHECK(upgrade->body[5].target == "`for`");
  CHECK(upgrade->body[5].span.file == 7);
  CHECK(upgrade->body[6].value.text == "op.execute");
  CHECK(module.function("downgrade")->body.empty());
  CHECK(module.function("other") == nullptr);
}

TEST_CASE("statements of other kinds are passed over as wholes") {
  const Module module = read_module(
      "class A:\n  x = 1\n\n  def f(self):\n    return 2\n@decorated\ndef g():\n  y = 3\na.b = 1\na = b = 2\n"
      "a += 1\nx = 4\ntry:\n  x = 5\nexcept E as e:\n  x = 6\nz = 7\n",
      0);
  REQUIRE(module.error.empty());
  CHECK(module.variable("x")->text == "4");
  CHECK(module.variable("z")->text == "7");
  CHECK(module.variable("a")->kind == ValueKind::unread);
  CHECK(module.variable("y") == nullptr);
}

TEST_CASE("what is no Python") {
  CHECK(error_of("x = 'a\n'") == "4: a string is not closed");
  CHECK(error_of("x = '''a") == "4: a string is not closed");
  CHECK(error_of("x = (1") == "6: a bracket is not closed");
  CHECK(error_of("x = 1)") == "5: this bracket closes nothing");
  CHECK(error_of("x = (1]") == "6: this bracket closes nothing");
  CHECK(error_of("x = $1") == "4: this character begins nothing in Python");
  CHECK(error_of("if a:\n    b\n  c\n") == "14: this indentation is none of those around it");
  CHECK(error_of("x = \\ 1") == "5: a backslash continues no line here");
  CHECK(error_of(std::string(200, '(')) == "101: brackets are nested too deeply");
}

TEST_CASE("long and broken input ends") {
  std::string chain = "x = a";
  std::string branches = "if a: pass\n";
  std::string sum = "y = 'a'";
  for (int i = 0; i < 20000; ++i) {
    chain += ".b()";
    branches += "elif a: pass\n";
    sum += "+'a'";
  }
  const Module module = read_module(chain + "\n" + branches + sum + "\n", 0);
  REQUIRE(module.error.empty());
  CHECK(module.variable("x")->text == "a chain this long");
  CHECK(module.variable("y")->text.size() == 20001);
  for (const char* source : {"",           "\n",        "x",         "x =",     "x = ,",  "= 1",
                             ": 1",        "def",       "def f",     "def f(",  "from",   "from a",
                             "import",     "with a",    "if a",      "if a:",   "x: int", "x = a.",
                             "x = f(a b)", "x = [a b]", "x = {a b}", "  x = 1", "f(=)",   "f(:)",
                             "(a b)",      "x = -",     "x as y",    "@",       "\\\n",   "\xef\xbb\xbfx = 1"}) {
    read_module(source, 0);
    read_module(std::string(source) + "\n", 0);
  }
}

}  // namespace
