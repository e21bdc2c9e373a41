// What revisions of Alembic do, told from their files: order, and the SQL of every operation.

#include <catch2/catch.hpp>

#include "backends/alembic/replay.h"

namespace {

using namespace ashlar;
using namespace ashlar::backends;
using namespace ashlar::backends::alembic;

struct Project {
  SourceManager sources;
  PresentFiles present{&sources, {}};
  Diagnostics diagnostics;

  void add(const std::string& path, std::string text) { present.files[path] = sources.add(path, std::move(text)); }
  std::optional<std::vector<Revision>> read() {
    const std::vector<std::string> locations{"versions"};
    return read_revisions(present, locations, diagnostics);
  }
  std::string said() { return render(diagnostics, sources, {}); }
};

constexpr std::string_view head =
    "from alembic import op\nimport sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql\n"
    "import other\nrevision = 'r1'\ndown_revision = None\n";

ReplayedScript script_of(const std::string& body) {
  Project project;
  std::string indented = "    ";
  for (const char c : body) {
    indented += c == '\n' ? std::string("\n    ") : std::string(1, c);
  }
  project.add("versions/r1.py", std::string(head) + "def upgrade():\n" + indented + "\n");
  const auto revisions = project.read();
  INFO(project.said());
  REQUIRE(revisions);
  return replay(*revisions, project.sources, "").at(0);
}

std::string sql_of(const std::string& body) {
  const ReplayedScript script = script_of(body);
  CHECK(script.unreadable == "");
  CHECK(static_cast<std::size_t>(std::count(script.sql.begin(), script.sql.end(), '\n')) == script.lines.size());
  return script.sql;
}

std::string unreadable(const std::string& body) {
  return script_of(body).unreadable;
}

TEST_CASE("revisions in order") {
  Project project;
  project.add("versions/a.py", "revision = 'cccc'\ndown_revision = 'bbbb'\n");
  project.add("versions/b.py", "revision: str = 'aaaa'\ndown_revision: str = None\nbranch_labels = ('shop',)\n");
  project.add("versions/c.py", "revision = 'bbbb'\ndown_revision = 'aaaa'\n");
  project.add("versions/d.py", "revision = 'dddd'\ndown_revision = 'aaaa'\n");
  project.add("versions/e.py", "revision = 'eeee'\ndown_revision = ('cccc', 'dddd')\ndepends_on = 'shop'\n");
  project.add("versions/__init__.py", "");
  project.add("versions/deeper/x.py", "revision = 'aaaa'\n");
  project.add("env.py", "x = (");
  const auto revisions = project.read();
  INFO(project.said());
  REQUIRE(revisions);
  std::string order;
  for (const Revision& revision : *revisions) {
    order += revision.id + " ";
  }
  CHECK(order == "aaaa bbbb cccc dddd eeee ");
  REQUIRE(heads(*revisions).size() == 1);
  CHECK(heads(*revisions).front()->id == "eeee");
  CHECK(heads({revisions->begin(), revisions->begin() + 4}).size() == 2);
}

TEST_CASE("revisions that are no graph") {
  const auto said = [](std::vector<std::string> files) {
    Project project;
    for (std::size_t i = 0; i < files.size(); ++i) {
      project.add("versions/" + std::to_string(i) + ".py", files[i]);
    }
    CHECK_FALSE(project.read());
    const std::string text = project.said();
    return text.substr(0, text.find('\n'));
  };
  CHECK(said({"revision = ("}) ==
        "versions/0.py:1:13: error: versions/0.py is malformed: a bracket is not closed [malformed-runner-file]");
  CHECK(said({"x = 1"}) ==
        "versions/0.py:1:1: error: versions/0.py is malformed: it gives no `revision` [malformed-runner-file]");
  CHECK(said({"revision = 'a'\ndown_revision = f()\n"}) ==
        "versions/0.py:2:17: error: versions/0.py is malformed: `down_revision` is neither None nor a string "
        "[malformed-runner-file]");
  CHECK(said({"revision = 'a'\n", "revision = 'a'\n"}) ==
        "versions/1.py:1:12: error: versions/1.py is malformed: the revision a is also in versions/0.py "
        "[malformed-runner-file]");
  CHECK(said({"revision = 'a'\ndown_revision = 'b'\n"}) ==
        "versions/0.py:1:12: error: versions/0.py is malformed: it needs the revision b, which is missing "
        "[malformed-runner-file]");
  CHECK(said({"revision = 'a'\ndown_revision = 'b'\n", "revision = 'b'\ndown_revision = 'a'\n"}) ==
        "versions/0.py:1:12: error: versions/0.py is malformed: the revision a is among those it follows "
        "[malformed-runner-file]");
}

TEST_CASE("columns") {
  const auto column = [](const std::string& arguments) {
    const std::string sql = sql_of("op.add_column('t', sa.Column('c', " + arguments + "))");
    constexpr std::string_view begin = "ALTER TABLE t ADD COLUMN c ";
    REQUIRE(sql.starts_with(begin));
    return sql.substr(begin.size(), sql.size() - begin.size() - 2);
  };
  CHECK(column("sa.Integer") == "INTEGER");
  CHECK(column("sa.BigInteger().with_variant(sa.Integer, 'sqlite')") == "BIGINT");
  CHECK(column("sa.String(length=10), nullable=False") == "VARCHAR(10) NOT NULL");
  CHECK(column("sa.String(collation='C')") == "VARCHAR COLLATE \"C\"");
  CHECK(column("sa.Numeric(10, scale=2)") == "NUMERIC(10, 2)");
  CHECK(column("sa.DateTime(timezone=True)") == "TIMESTAMP WITH TIME ZONE");
  CHECK(column("postgresql.TIMESTAMP(precision=3)") == "TIMESTAMP(3) WITHOUT TIME ZONE");
  CHECK(column("postgresql.ARRAY(sa.Text, dimensions=2)") == "TEXT[][]");
  CHECK(column("postgresql.BIT(4, varying=True)") == "BIT VARYING(4)");
  CHECK(column("sa.Enum('a', 'bc', native_enum=False)") == "VARCHAR(2)");
  CHECK(column("postgresql.ENUM('a', name='Kind', schema='s')") == "s.\"Kind\"");
  CHECK(column("sa.Text, server_default='it\\'s'") == "TEXT DEFAULT 'it''s'");
  CHECK(column("sa.Boolean, server_default=sa.false()") == "BOOLEAN DEFAULT false");
  CHECK(column("sa.DateTime, server_default=sa.func.now()") == "TIMESTAMP WITHOUT TIME ZONE DEFAULT now()");
  CHECK(column("sa.Date, server_default=sa.func.current_date()") == "DATE DEFAULT CURRENT_DATE");
  CHECK(column("sa.Text, server_default=sa.text(\"'a\\\\:b'::text\")") == "TEXT DEFAULT 'a:b'::text");
  CHECK(column("sa.Integer, sa.Identity(start=5, always=True, cycle=True)") ==
        "INTEGER GENERATED ALWAYS AS IDENTITY (START WITH 5 CYCLE)");
  CHECK(column("sa.Integer, sa.Computed('a + 1', persisted=True)") == "INTEGER GENERATED ALWAYS AS (a + 1) STORED");
  CHECK(column("sa.BigInteger, primary_key=True") == "BIGSERIAL NOT NULL");
  CHECK(column("sa.BigInteger, primary_key=True, autoincrement=False") == "BIGINT NOT NULL");
  CHECK(unreadable("op.add_column('t', sa.Column('c', other.Money))") == "a type that is none of SQLAlchemy's own");
  CHECK(unreadable("op.add_column('t', sa.Column('c'))") == "a column without a type");
  CHECK(unreadable("op.add_column('t', sa.Column('c', sa.Text, colour=1))") == "the argument colour");
  CHECK(unreadable("op.add_column('t', sa.Column('c', sa.Text, server_default=f'{x}'))") == "a formatted string");
}

TEST_CASE("tables") {
  CHECK(sql_of(R"py(op.create_table("t",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("kind", sa.Enum("a", "b", name="kind")),
    sa.Column("u", sa.Integer, sa.ForeignKey("s.u.id", ondelete="CASCADE", name="fk"), unique=True, comment="c"),
    sa.Column("i", sa.Text, index=True),
    sa.CheckConstraint("id > 0", name=op.f("ck")),
    sa.ForeignKeyConstraint(["id", "u"], ["x.a", "x.b"], initially="DEFERRED", deferrable=True),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("u", "i", name="uq"),
    postgresql.ExcludeConstraint(("i", "="), (sa.text("int4range(id, u)"), "&&"), using="gist"),
    sa.Index("ix", "i", "u"),
    schema="S", comment="T", mysql_engine="InnoDB"))py") ==
        R"(CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE "S".t (
    id SERIAL NOT NULL,
    kind kind,
    u INTEGER,
    i TEXT,
    PRIMARY KEY (id),
    CONSTRAINT ck CHECK (id > 0),
    FOREIGN KEY (id, u) REFERENCES x (a, b) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT uq UNIQUE (u, i),
    EXCLUDE USING gist (i WITH =, int4range(id, u) WITH &&),
    CONSTRAINT fk FOREIGN KEY (u) REFERENCES s.u (id) ON DELETE CASCADE,
    UNIQUE (u)
);
COMMENT ON TABLE "S".t IS 'T';
COMMENT ON COLUMN "S".t.u IS 'c';
CREATE INDEX "ix_S_t_i" ON "S".t (i);
CREATE INDEX ix ON "S".t (i, u);
)");
  CHECK(sql_of("op.create_table('t', sa.Column('a', sa.Integer, primary_key=True), sa.Column('b', sa.Integer, "
               "primary_key=True))") ==
        "CREATE TABLE t (\n    a INTEGER NOT NULL,\n    b INTEGER NOT NULL,\n    PRIMARY KEY (a, b)\n);\n");
  CHECK(sql_of("op.create_table('t', sa.Column('a', sa.Integer, sa.ForeignKey('u.id'), primary_key=True))") ==
        "CREATE TABLE t (\n    a INTEGER NOT NULL,\n    PRIMARY KEY (a),\n    FOREIGN KEY (a) REFERENCES u (id)\n);\n");
  CHECK(sql_of("op.rename_table('a', 'b', schema='s')\nop.drop_table('c')\nop.drop_table_comment('d')") ==
        "ALTER TABLE s.a RENAME TO b;\nDROP TABLE c;\nCOMMENT ON TABLE d IS NULL;\n");
  CHECK(unreadable("op.create_table('t', *columns)") == "arguments from a variable");
  CHECK(unreadable("op.create_table('t', something())") == "what is neither a column nor a constraint");
}

TEST_CASE("changes of columns") {
  CHECK(sql_of("op.alter_column('t', 'c', type_=sa.Text(), nullable=False, server_default=None, new_column_name='d',\n"
               "    existing_type=sa.String(), comment='x', postgresql_using='c::text', schema='s')") ==
        "ALTER TABLE s.t ALTER COLUMN c TYPE TEXT USING c::text;\nALTER TABLE s.t ALTER COLUMN c SET NOT NULL;\n"
        "ALTER TABLE s.t ALTER COLUMN c DROP DEFAULT;\nCOMMENT ON COLUMN s.t.c IS 'x';\n"
        "ALTER TABLE s.t RENAME c TO d;\n");
  CHECK(sql_of("op.alter_column('t', 'c', server_default=False, nullable=True, comment=None)") ==
        "ALTER TABLE t ALTER COLUMN c DROP NOT NULL;\nCOMMENT ON COLUMN t.c IS NULL;\n");
  CHECK(sql_of("op.alter_column('t', 'c', server_default=sa.Identity(always=True))") ==
        "ALTER TABLE t ALTER COLUMN c ADD GENERATED ALWAYS AS IDENTITY;\n");
  CHECK(sql_of("op.drop_column('t', 'c')") == "ALTER TABLE t DROP COLUMN c;\n");
}

TEST_CASE("indexes and constraints") {
  CHECK(
      sql_of("op.create_index(op.f('ix'), 't', ['a', sa.text('lower(b)'), sa.column('c').desc().nulls_last()],\n"
             "    unique=True, postgresql_using='btree', postgresql_include=['d'], postgresql_where=sa.text('a > 1'),\n"
             "    postgresql_ops={'a': 'text_pattern_ops'}, postgresql_with={'fillfactor': 70})") ==
      "CREATE UNIQUE INDEX ix ON t USING btree (a text_pattern_ops, lower(b), c DESC NULLS LAST) INCLUDE (d) "
      "WITH (fillfactor = 70) WHERE a > 1;\n");
  CHECK(sql_of("op.drop_index('ix', table_name='t', schema='s', if_exists=True)") == "DROP INDEX IF EXISTS s.ix;\n");
  CHECK(sql_of("op.create_foreign_key(None, 'a', 'b', ['x'], ['y'], source_schema='s', referent_schema='r', "
               "match='FULL')") == "ALTER TABLE s.a ADD FOREIGN KEY (x) REFERENCES r.b (y) MATCH FULL;\n");
  CHECK(
      sql_of(
          "op.create_primary_key('pk', 't', ['a', 'b'])\nop.create_unique_constraint('uq', 't', ['a'], schema='s')") ==
      "ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY (a, b);\nALTER TABLE s.t ADD CONSTRAINT uq UNIQUE (a);\n");
  CHECK(sql_of("op.create_check_constraint('ck', 't', sa.text('a <> \\'x\\''))\nop.drop_constraint('ck', 't', "
               "type_='check')") ==
        "ALTER TABLE t ADD CONSTRAINT ck CHECK (a <> 'x');\nALTER TABLE t DROP CONSTRAINT ck;\n");
  CHECK(sql_of("op.create_exclude_constraint('ex', 't', ('a', '='), where=sa.text('b'), using='btree')") ==
        "ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING btree (a WITH =) WHERE (b);\n");
}

TEST_CASE("batches, blocks and conditions") {
  CHECK(
      sql_of("with op.batch_alter_table('t', schema='s') as b:\n    b.add_column(sa.Column('c', sa.Text))\n"
             "    b.create_index(b.f('ix'), ['c'], unique=False)\n    b.create_foreign_key('fk', 'u', ['c'], ['d'])\n"
             "    b.drop_constraint('x', type_='check')\n    b.drop_index('iy')\n    b.create_table_comment('z')\n") ==
      "ALTER TABLE s.t ADD COLUMN c TEXT;\nCREATE INDEX ix ON s.t (c);\n"
      "ALTER TABLE s.t ADD CONSTRAINT fk FOREIGN KEY (c) REFERENCES u (d);\nALTER TABLE s.t DROP CONSTRAINT x;\n"
      "DROP INDEX s.iy;\nCOMMENT ON TABLE s.t IS 'z';\n");
  CHECK(sql_of("with op.get_context().autocommit_block():\n    op.execute('SELECT 1')") == "SELECT 1;\n");
  CHECK(
      sql_of(
          "bind = op.get_bind()\nif bind.dialect.name == 'postgresql':\n    op.execute('a')\nelse:\n    op.execute(x)\n"
          "if op.get_context().dialect.name in ('sqlite',):\n    return\nbind.execute(sa.text('b'))") == "a;\nb;\n");
  CHECK(sql_of("if op.get_bind().dialect.name != 'postgresql':\n    op.execute('a')\n    return\nop.execute('b')") ==
        "b;\n");
  CHECK(sql_of("if op.get_bind().dialect.name == 'postgresql':\n    op.execute('a')\n    return\nop.execute(x)") ==
        "a;\n");
  CHECK(unreadable("if other.flag:\n    op.execute('a')") == "a condition on anything but the database system");
  CHECK(unreadable("for x in y:\n    op.execute(x)") == "`for`");
  CHECK(unreadable("with open('x') as f:\n    op.execute(f)") == "this use of `with`");
  CHECK(unreadable("other.run()") == "the call of other.run()");
  CHECK(unreadable("op.run_async(f)") == "the call of op.run_async()");
  CHECK(unreadable("other.Base.metadata.create_all(op.get_bind())") == "the call of other.Base.metadata.create_all()");
  CHECK(unreadable("x = other.run(op.get_bind())") == "the call of other.run()");
}

TEST_CASE("SQL that is run") {
  CHECK(sql_of("op.execute('''\n  CREATE VIEW v AS\n  SELECT 1 -- one\n''')") ==
        "CREATE VIEW v AS\n      SELECT 1 -- one\n;\n");
  CHECK(sql_of("op.execute(r\"SELECT '\\:a', a[1:2], 12:30, '50%'\")") == "SELECT ':a', a[1: 2], 12: 30, '50%';\n");
  CHECK(sql_of("now = other.now()\nt = sa.table('t', sa.column('a'))\nop.bulk_insert(t, [{'a': 'x', 'b': now}])\n"
               "op.execute(t.update().where(t.c.a == 'x').values(a=1))\nprint('done')") ==
        "INSERT INTO t (a, b) VALUES ('x', DEFAULT);\n");
  CHECK(sql_of("t = op.create_table('t', sa.Column('a', sa.Text))\nop.bulk_insert(t, [{'a': 1}])") ==
        "CREATE TABLE t (\n    a TEXT\n);\nINSERT INTO t (a) VALUES (1);\n");
  CHECK(unreadable("op.execute(f'DROP TABLE {x}')") == "a formatted string");
  CHECK(unreadable("op.execute('SELECT :a')") == "the bound parameter :a");
  CHECK(unreadable("op.execute('a' if x else 'b')") == "this expression");
  const ReplayedScript script = script_of("op.execute(\n    '''CREATE\nTABLE t''')\nop.execute(x)");
  CHECK(script.sql == "CREATE\n    TABLE t;\n");
  CHECK(script.lines == std::vector<std::uint32_t>{9, 10});
  CHECK(script.unreadable == "a value that is no SQL");
}

TEST_CASE("enums that are made by themselves") {
  CHECK(
      sql_of(
          "k = postgresql.ENUM('a', name='k', create_type=False)\nk.create(op.get_bind(), checkfirst=True)\n"
          "op.create_table('t', sa.Column('k', k))\nk.create(op.get_bind())\nop.drop_table('t')\nk.drop(op.get_bind(), "
          "checkfirst=False)\nsa.Enum(name='l').drop(op.get_bind(), checkfirst=True)") ==
      "CREATE TYPE k AS ENUM ('a');\nCREATE TABLE t (\n    k k\n);\nDROP TABLE t;\nDROP TYPE k;\nDROP TYPE IF EXISTS "
      "l;\n");
  CHECK(sql_of("op.execute('CREATE TYPE k AS ENUM ()')\npostgresql.ENUM('a', name='k').create(op.get_bind())") ==
        "CREATE TYPE k AS ENUM ();\n");
  CHECK(unreadable("sa.Enum(other.Kind, name='k').create(op.get_bind())") ==
        "the labels of an enum that are no plain strings");
}

}  // namespace
