#!/usr/bin/env python3
"""Bad input: one clear diagnostic, the exit status of interface errors, nothing written, no hang.

Each row of SQL, PSQL, CONFIG and COMMAND_LINE is a test: what is wrong, the input, the code in brackets and,
where the input is more than a line, the line that is to blame.
"""

import os
import pathlib
import pwd
import shutil
import stat
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from program import GIGABYTE, PROGRAM, SANITIZED, ashlar, diagnostics, tree_of, write_files  # noqa: E402

SYNTAX = "syntax-error"
OPEN = "unterminated"

# What is wrong, the SQL, the code, the line.
SQL = [
    # Quotes and comments that do not end
    ("open string", "SELECT 'abc;\n", OPEN, 1),
    ("open string further down", "SELECT 1;\n\nSELECT 'abc;\n\n", OPEN, 3),
    ("open escape string", "SELECT E'a\\';", OPEN, 1),
    ("open bit string", "SELECT B'01;", OPEN, 1),
    ("open identifier", 'CREATE TABLE "t (a int);', OPEN, 1),
    ("open Unicode identifier", 'SELECT 1 AS U&"d\\0061t;', OPEN, 1),
    ("open dollar quote", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\nSELECT 1;\n", OPEN, 1),
    ("dollar quote with another tag", "SELECT $a$ text $b$;", OPEN, 1),
    ("open comment", "/* a comment\nSELECT 1;\n", OPEN, 1),
    ("comment closed once too few", "/* a /* b */\nSELECT 1;\n", OPEN, 1),
    # Words misspelt
    ("misspelt CREATE", "CRATE TABLE t (a int);", SYNTAX, 1),
    ("misspelt TABLE", "CREATE TABEL t (a int);", SYNTAX, 1),
    ("misspelt SELECT", "CREATE VIEW v AS\nSELET 1;", SYNTAX, 2),
    ("misspelt FROM", "CREATE VIEW v AS\nSELECT a\nFORM t;", SYNTAX, 3),
    ("misspelt NULL", "CREATE TABLE t (a int NOT NUL);", SYNTAX, 1),
    ("misspelt PRIMARY KEY", "CREATE TABLE t (\n  a int PRIMAR KEY\n);", SYNTAX, 2),
    ("misspelt COLUMN", "CREATE TABLE t (a int);\nALTER TABLE t ADD COLUM b int;", SYNTAX, 2),
    ("misspelt LANGUAGE", "CREATE FUNCTION f() RETURNS int\nLANGAUGE sql AS 'SELECT 1';", SYNTAX, 2),
    ("misspelt RETURNS", "CREATE FUNCTION f() RETRUNS int LANGUAGE sql AS 'SELECT 1';", SYNTAX, 1),
    ("misspelt USING", "CREATE TABLE t (a int);\nCREATE INDEX i ON t USNG btree (a);", SYNTAX, 2),
    ("misspelt AFTER", "CREATE TRIGGER g AFTR INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();", SYNTAX, 1),
    ("misspelt command of a policy", "CREATE POLICY p ON t FOR SELCT USING (true);", SYNTAX, 1),
    ("misspelt kind in a comment", "COMMENT ON TABEL t IS 'x';", SYNTAX, 1),
    ("misspelt CASCADE", "DROP TABLE t CASCADES;", SYNTAX, 1),
    ("misspelt privilege", "CREATE TABLE t (a int);\nGRANT SELEC ON t TO PUBLIC;", "unknown-privilege", 2),
    # What would come from itself
    ("partition of itself", "CREATE TABLE t (a int) PARTITION BY LIST (a);\n"
     "ALTER TABLE t ATTACH PARTITION t DEFAULT;", "change-refused", 2),
    ("partition of its partition", "CREATE TABLE t (a int) PARTITION BY LIST (a);\n"
     "CREATE TABLE p PARTITION OF t DEFAULT PARTITION BY LIST (a);\n"
     "ALTER TABLE p ATTACH PARTITION t DEFAULT;", "change-refused", 3),
    ("heir of itself", "CREATE TABLE t (a int);\nALTER TABLE t INHERIT t;", "change-refused", 2),
    ("heir of its heir", "CREATE TABLE t (a int);\nCREATE TABLE u () INHERITS (t);\nALTER TABLE t INHERIT u;",
     "change-refused", 3),
    ("heir twice", "CREATE TABLE t (a int);\nCREATE TABLE u () INHERITS (t);\nALTER TABLE u INHERIT t;",
     "change-refused", 3),
    ("index attached to itself", "CREATE TABLE t (a int) PARTITION BY LIST (a);\nCREATE INDEX i ON t (a);\n"
     "ALTER INDEX i ATTACH PARTITION i;", "change-refused", 3),
    # Parentheses and commas
    ("parenthesis not closed", "CREATE TABLE t (a int;", SYNTAX, 1),
    ("parenthesis not closed, more follows", "CREATE TABLE t (\n  a int\n;\nCREATE TABLE u (a int);\n", SYNTAX, 3),
    ("one parenthesis too many", "CREATE TABLE t (a int));", SYNTAX, 1),
    ("comma missing", "CREATE TABLE t (\n  a int\n  b int\n);", SYNTAX, 3),
    ("comma too many", "CREATE TABLE t (\n  a int,\n);", SYNTAX, 3),
    ("comma in front", "CREATE TABLE t (, a int);", SYNTAX, 1),
    ("comma missing in an enum", "CREATE TYPE e AS ENUM ('a' 'b');", SYNTAX, 1),
    ("comma too many in a call", "SELECT f(1,);", SYNTAX, 1),
    ("comma missing in a select list", "CREATE VIEW v AS SELECT 1 2;", SYNTAX, 1),
    ("bracket not closed", "SELECT a[1 FROM t;", SYNTAX, 1),
    ("CHECK without parentheses", "CREATE TABLE t (a int CHECK a > 0);", SYNTAX, 1),
    ("WITH CHECK without parentheses", "CREATE POLICY p ON t WITH CHECK true;", SYNTAX, 1),
    # Cut short
    ("CREATE alone", "CREATE;", SYNTAX, 1),
    ("table without columns", "CREATE TABLE t;", SYNTAX, 1),
    ("view without query", "CREATE VIEW v AS;", SYNTAX, 1),
    ("FROM nothing", "CREATE VIEW v AS SELECT 1 FROM;", SYNTAX, 1),
    ("WHERE nothing", "SELECT * FROM t WHERE;", SYNTAX, 1),
    ("operator without operand", "SELECT 1 +;", SYNTAX, 1),
    ("CASE without END", "SELECT CASE WHEN true THEN 1;", SYNTAX, 1),
    ("TO nobody", "GRANT SELECT ON t TO;", SYNTAX, 1),
    ("RETURNS nothing", "CREATE FUNCTION f() RETURNS;", SYNTAX, 1),
    ("START WITH nothing", "CREATE SEQUENCE s START WITH;", SYNTAX, 1),
    ("VALUES cut", "INSERT INTO t VALUES (1,", SYNTAX, 1),
    ("DROP TABLE nothing", "DROP TABLE;", SYNTAX, 1),
    ("COMMENT without text", "COMMENT ON TABLE t IS;", SYNTAX, 1),
    ("DOMAIN without type", "CREATE DOMAIN d AS;", SYNTAX, 1),
    ("constraint cut at the end of the file", "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0", SYNTAX, 1),
    ("a default that is not there", "CREATE TABLE t (a int DEFAULT, b int);", SYNTAX, 1),
    ("BEGIN ATOMIC without END", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;", SYNTAX, 1),
    # Names and constants
    ("name that begins with a digit", "CREATE TABLE 1t (a int);", SYNTAX, 1),
    ("reserved word as a table", "CREATE TABLE select (a int);", SYNTAX, 1),
    ("reserved word as a column", "CREATE TABLE t (\n  id int,\n  user text\n);", SYNTAX, 3),
    ("empty identifier", 'CREATE TABLE "" (a int);', SYNTAX, 1),
    ("two strings on one line", "SELECT 'a' 'b';", SYNTAX, 1),
    ("Unicode escape cut", "SELECT E'\\u00';", SYNTAX, 1),
    ("Unicode escape of a surrogate alone", "SELECT U&'\\D800';", SYNTAX, 1),
    ("a sign that is none", "SELECT {1};", SYNTAX, 1),
    ("JavaScript", "const schema = require('./schema');\n", SYNTAX, 1),
    ("YAML", "tables:\n  - name: todo\n    columns: [id, todo]\n", SYNTAX, 1),
    ("MySQL", "CREATE TABLE `todo` (id INT AUTO_INCREMENT);", SYNTAX, 1),
    # What parses, and is wrong all the same
    ("relation that is not there", "CREATE TABLE todo (id int);\nCREATE VIEW v AS SELECT id FROM todos;", "unknown-relation", 2),
    ("column that is not there", "CREATE TABLE t (owner_id int);\nCREATE VIEW v AS SELECT owner FROM t;", "unknown-column", 2),
    ("type of a schema of the project's own", "CREATE SCHEMA s;\nCREATE TABLE t (a s.colour);", "unknown-type", 2),
    ("schema that is not there", "COMMENT ON SCHEMA nowhere IS 'x';", "unknown-schema", 1),
    ("table declared twice", "CREATE TABLE t (a int);\nCREATE TABLE t (a int);", "duplicate-object", 2),
    ("column declared twice", "CREATE TABLE t (a int, a int);", "duplicate-object", 1),
    ("column named by two tables",
     "CREATE TABLE a (x int);\nCREATE TABLE b (x int);\nCREATE VIEW v AS SELECT x FROM a, b;", "ambiguous-column", 3),
    ("views in a circle", "CREATE VIEW a AS SELECT * FROM b;\nCREATE VIEW b AS SELECT * FROM a;", "definition-cycle", None),
    ("function of a schema of the project's own", "CREATE SCHEMA s;\nCREATE VIEW v AS SELECT s.f(1);", "unknown-function", 2),
    ("aggregate of an operator", "CREATE AGGREGATE a(int) (sfunc = ?, stype = int);", "unknown-function", 1),
    ("aggregate of a number", "CREATE AGGREGATE a(int) (sfunc = int4pl, stype = 5);", "unknown-type", 1),
    ("comment on what is not there", "COMMENT ON EXTENSION nothing IS 'x';", "unknown-object", 1),
    ("drop of what others need",
     "CREATE TABLE t (a int);\nCREATE VIEW v AS SELECT a FROM t;\nDROP TABLE t;", "has-dependents", 3),
    ("column added to a materialized view",
     "CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;\nALTER TABLE v ADD COLUMN b int;", "wrong-relation-kind", 2),
    ("foreign key to a table without one", "CREATE TABLE t (a int);\nCREATE TABLE u (a int REFERENCES t);",
     "no-primary-key", 2),
    ("foreign key to a column that is not unique", "CREATE TABLE t (a int);\nCREATE TABLE u (a int REFERENCES t (a));",
     "no-unique-key", 2),
    ("foreign key of another length",
     "CREATE TABLE t (a int PRIMARY KEY);\nCREATE TABLE u (a int, b int, FOREIGN KEY (a, b) REFERENCES t (a));",
     "key-length-differs", 2),
    ("routine that may be one of two",
     "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
     "CREATE FUNCTION f(text) RETURNS int LANGUAGE sql AS 'SELECT 1';\nCOMMENT ON FUNCTION f IS 'which';",
     "ambiguous-routine", 3),
    ("a statement that is not modelled", "COMMENT ON LARGE OBJECT 1 IS 'large';",
     "unsupported-statement", 1),
    ("subscription with an option that there is not",
     "CREATE SUBSCRIPTION s CONNECTION 'host=h' PUBLICATION p WITH (speed = 1);", "unsupported-statement", 1),
    ("server of no wrapper", "CREATE SERVER s FOREIGN DATA WRAPPER w;", "unknown-object", 1),
    ("foreign table of no server", "CREATE FOREIGN TABLE t (a int) SERVER s;", "unknown-object", 1),
    ("mapping on no server", "CREATE USER MAPPING FOR a SERVER s OPTIONS (password 'x');", "unknown-object", 1),
    ("publication of no table", "CREATE PUBLICATION p FOR TABLE t;", "unknown-object", 1),
    ("statistics on no column", "CREATE TABLE t (a int);\nCREATE STATISTICS s ON a, b FROM t;", "unknown-column", 2),
    ("cast by no function", "CREATE SCHEMA s;\nCREATE CAST (int AS date) WITH FUNCTION s.f(int);", "unknown-function",
     2),
    ("event trigger of no function",
     "CREATE SCHEMA s;\nCREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION s.f();", "unknown-function", 2),
    ("wrapper in use dropped", "CREATE FOREIGN DATA WRAPPER w;\nCREATE SERVER s FOREIGN DATA WRAPPER w;\n"
     "DROP FOREIGN DATA WRAPPER w;", "has-dependents", 3),
]

# What is wrong, the file (or files, the first one being read), the code, the line, or None where another file is to blame.
PSQL = [
    ("unknown psql command", "\\incldue a.sql\n", "unknown-meta-command", 1),
    ("psql command alone", "SELECT 1;\n\\\n", "unknown-meta-command", 2),
    ("include without a name", "\\ir\n", "missing-argument", 1),
    ("include of what is not there", "\n\\ir data/todo.sql\n", "missing-include", 2),
    ("include of a folder", {"a.sql": "\\ir b\n", "b/c.sql": "SELECT 1;"}, "missing-include", 1),
    ("include of itself", {"a.sql": "\\ir a.sql\n"}, "include-cycle", 1),
    ("includes in a circle", {"a.sql": "\\ir b/b.sql\n", "b/b.sql": "\\ir ../c.sql\n", "c.sql": "\\i a.sql\n"},
     "include-cycle", None),
    ("includes too deep", {"a.sql": "\\ir 0.sql\n", **{f"{n}.sql": f"\\ir {n + 1}.sql\n" for n in range(200)}},
     "too-many-includes", None),
    ("includes without end", {"a.sql": "\\ir 0.sql\n", "40.sql": "SELECT 1;\n",
                              **{f"{n}.sql": f"\\ir {n + 1}.sql\n\\ir {n + 1}.sql\n" for n in range(40)}},
     "too-many-includes", None),
    ("quote not closed in a command", "\\set a 'b\nSELECT 1;\n", OPEN, 1),
    ("variable that is not set", "SELECT 1;\nSELECT :'nobody';\n", "unset-variable", 2),
    ("identifier from a variable that is not set", 'GRANT USAGE ON SCHEMA public TO :"web_role";\n', "unset-variable", 1),
    ("variable in an include", "\\ir :folder/a.sql\n", "unset-variable", 1),
    ("variable that a query sets", "SELECT 1 AS n \\gset\nSELECT :n;\n", "hidden-variable", 2),
    ("variable that is asked for", "\\prompt 'Name: ' who\nSELECT :'who';\n", "hidden-variable", 2),
    ("variable from the environment", "\\getenv home HOME\nSELECT :'home';\n", "hidden-variable", 2),
    ("variable that contains itself", "\\set a ':a'\nSELECT :a;\n", "recursive-variable", 2),
    ("variables that double", "".join(f"\\set v{n + 1} :v{n} :v{n}\n" for n in range(40)).replace(":v0", "0123456789"),
     "expansion-too-long", None),
    ("backquotes without a value", "\\set today `date`\nSELECT :'today';\n", "backquoted-command", 1),
    ("backquotes as a file name", "\\ir `ls`\n", "backquoted-command", 1),
    ("\\if without a condition", "\\if\n\\endif\n", "not-a-boolean", 1),
    ("\\if maybe", "SELECT 1;\n\\if maybe\n\\endif\n", "not-a-boolean", 2),
    ("\\if without \\endif", "SELECT 1;\n\\if true\nSELECT 1;\n", "unbalanced-if", 2),
    ("\\endif alone", "\\endif\n", "unbalanced-if", 1),
    ("\\else alone", "\\else\n", "unbalanced-if", 1),
    ("\\elif after \\else", "\\if true\n\\else\n\\elif true\n\\endif\n", "unbalanced-if", 3),
    ("end of rows without rows", "SELECT 1;\n\\.\n", "stray-copy-end", 2),
    ("rename above nothing", "SELECT 1;\n-- @renamed from=a\n", "stray-annotation", 2),
    ("rename behind something", "CREATE TABLE t (a int); -- @renamed from=u\n", "misplaced-annotation", 1),
    ("rename from nowhere", "-- @renamed\nCREATE TABLE t (a int);\n", "bad-annotation", 1),
    ("annotation that is none", "-- @renmaed from=u\nCREATE TABLE t (a int);\n", "unknown-annotation", 1),
    ("every byte there is", bytes(range(256)) * 1000, "not-text", 1),
    ("program", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 64, "not-text", 1),
    ("zero byte", "SELECT 1;\nSELECT 'a\0b';\n", "not-text", 2),
    ("Latin-1", "SELECT 1;\n-- caf\xe9\n".encode("latin-1"), "not-text", 2),
    ("UTF-16", "SELECT 1;\n".encode("utf-16"), "not-text", 1),
    ("overlong UTF-8", b"SELECT '\xc0\x80';\n", "not-text", 1),
    ("surrogate in UTF-8", b"SELECT '\xed\xa0\x80';\n", "not-text", 1),
    ("archive of pg_dump", b"PGDMP\x01\x0e\x00\x04\x08", "not-text", 1),
    ("binary file that is included", {"a.sql": "\\ir b.sql\n", "b.sql": b"\x00\x01\x02"}, "not-text", None),
    ("SQL error in a file that is included", {"a.sql": "\\ir b.sql\n", "b.sql": "\nSELECT (1;\n"}, SYNTAX, None),
    ("SQL error in what a variable holds", "\\set part 'SELECT (1'\n\n:part;\n", SYNTAX, 3),
]

# What is suspicious, the file, the code of the warning, the line. It compiles.
WARNED = [
    ("statements that a query makes", "SELECT 'CREATE TABLE t (a int)' \\gexec\n", "hidden-statements", 1),
    ("another session", "SELECT 1;\n\\connect other\n", "new-session", 2),
    ("statements rolled back", "BEGIN;\nCREATE TABLE t (a int);\nROLLBACK;\n", "rolled-back", 3),
    ("transaction that stays open", "SELECT 1;\nBEGIN;\nCREATE TABLE t (a int);\n", "open-transaction", 2),
    ("revoke that does nothing", "ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public\n"
                                 "  REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;\n", "ineffective-revoke", 1),
]

PROJECT = '[project]\nsources = ["src"]\n'
# What is wrong, ashlar.toml, the code, the line, what the suggestion says.
CONFIG = [
    ("key misspelt", '[project]\nsurces = ["src"]\n', "config-unknown-key", 2, "did you mean sources?"),
    ("table misspelt", PROJECT + "[gate]\n", "config-unknown-key", 3, "did you mean gates?"),
    ("key of scope misspelt", PROJECT + '[scope]\nschema = ["a"]\n', "config-unknown-key", 4, "did you mean schemas?"),
    ("key of gates misspelt", PROJECT + '[gates]\ndataloss = "warn"\n', "config-unknown-key", 4, "did you mean data_loss?"),
    ("key of migrations misspelt", PROJECT + '[migrations]\nbackends = "psql"\n', "config-unknown-key", 4,
     "did you mean backend?"),
    ("key unlike any", PROJECT + '[scope]\nfrobnicate = 1\n', "config-unknown-key", 4, "known here: "),
    ("number for a list", "[project]\nsources = 5\n", "config-value", 2, None),
    ("list of numbers", "[project]\nsources = [1]\n", "config-value", 2, None),
    ("empty list of sources", "[project]\nsources = []\n", "config-value", 1, None),
    ("no sources", '[project]\nname = "x"\n', "config-value", 1, None),
    ("nothing in it", "", "config-value", None, None),
    ("version too old", PROJECT + "postgres = 9\n", "config-value", 3, None),
    ("version as a string", PROJECT + 'postgres = "15"\n', "config-value", 3, None),
    ("version that overflows", PROJECT + "postgres = 4294967311\n", "config-value", 3, None),
    ("string for a flag", PROJECT + '[scope]\nroles = "yes"\n', "config-value", 4, None),
    ("word that a gate does not know", PROJECT + '[gates]\ndata_loss = "maybe"\n', "config-value", 4, None),
    ("string for a table", 'project = "x"\n', "config-value", 1, None),
    ("variable that is a number", PROJECT + "[variables]\na = 1\n", "config-value", 4, None),
    ("variable with an unknown key", PROJECT + '[variables]\na = { enf = "A" }\n', "config-unknown-key", 4,
     "did you mean env?"),
    ("no TOML", "[project\nsources = 1\n", "config-syntax", 1, None),
    ("string not closed", '[project]\nsources = ["src\n', "config-syntax", 2, None),
    ("key twice", PROJECT + 'sources = ["b"]\n', "config-syntax", 3, None),
    ("binary", bytes(range(256)), "config-syntax", 1, None),
    ("nested without end", "a = " + "[" * 100_000, "config-syntax", 1, None),
    ("sources that are not there", '[project]\nsources = ["nowhere"]\n', "unreadable", None, None),
]

# What is wrong, the arguments, the code, what is said besides.
COMMAND_LINE = [
    ("no command", [], "bad-usage", "--help"),
    ("unknown command", ["dif"], "bad-usage", "did you mean diff?"),
    ("option misspelt", ["diff", "--form", "empty", "--to", "a.sql"], "bad-usage", "did you mean --from?"),
    ("option without its value", ["diff", "--from"], "bad-usage", "--from"),
    ("format that is none", ["diff", "--from", "empty", "--to", "a.sql", "--format", "yaml"], "bad-usage", "--format"),
    ("version that is none", ["diff", "--postgres", "12", "--from", "empty", "--to", "a.sql"], "bad-usage", "--postgres"),
    ("version that is no number", ["compile", "--postgres", "x", "a.sql"], "bad-usage", "--postgres"),
    ("colour that is none", ["compile", "--color", "blue", "a.sql"], "bad-usage", "--color"),
    ("too many arguments", ["compile", "a.sql", "b.sql"], "bad-usage", "b.sql"),
    ("folder that is not there", ["-C", "nowhere", "compile", "a.sql"], "cannot-enter", "nowhere"),
    ("config that is not there", ["--config", "nowhere.toml", "compile"], "unreadable", "nowhere.toml"),
    ("no project", ["compile"], "no-project", "ashlar init"),
    ("unknown state", ["diff", "--from", "empty", "--to", "sorces"], "unknown-state", "did you mean sources?"),
    ("path that is not there", ["diff", "--from", "a.sql", "--to", "db/b.sql"], "unknown-state", "db/b.sql"),
    ("revision without a project", ["compile", "git:main"], "state-needs-project", "git:main"),
    ("release without a project", ["diff", "--from", "release:v1", "--to", "a.sql"], "no-project", ""),
]


class BadInput(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-bad-")))

    def fails(self, *arguments, code, line=None, path=None, status=1, memory=GIGABYTE, **options):
        """Runs ashlar and checks that it says one thing, and what; returns stderr."""
        before = tree_of(self.folder)
        done = ashlar(*arguments, cwd=self.folder, memory=memory, **options)
        said = done.stderr[:4000]
        errors = diagnostics(done.stderr)
        self.assertEqual([code], [error["code"] for error in errors], said)
        self.assertEqual(status, done.returncode, said)
        self.assertEqual("", done.stdout)
        self.assertEqual(before, tree_of(self.folder), "something was written")
        if line is not None:
            self.assertEqual(line, int(errors[0]["line"] or 0), said)
        if path is not None:
            self.assertEqual(path, errors[0]["path"], said)
        self.assertLess(len(done.stderr), 4000, "as long as a page")
        return done.stderr

    def survives(self, *arguments, **options):
        """Runs ashlar on what may be right or wrong: it must end well or with one error."""
        done = ashlar(*arguments, cwd=self.folder, memory=2 * GIGABYTE, **options)
        self.assertIn(done.returncode, (0, 1), done.stderr[:2000])
        self.assertEqual(done.returncode, len(diagnostics(done.stderr)), done.stderr[:2000])
        return done

    def sql_row(self, sql, code, line):
        write_files(self.folder, {"a.sql": sql})
        self.fails("compile", "a.sql", code=code, line=line, path="a.sql" if line else None)
        self.fails("diff", "--from", "empty", "--to", "a.sql", code=code, line=line)

    def psql_row(self, files, code, line):
        write_files(self.folder, files if isinstance(files, dict) else {"a.sql": files})
        self.fails("compile", "a.sql", code=code, line=line, path="a.sql" if line else None)

    def config_row(self, text, code, line, hint):
        write_files(self.folder, {"src/a.sql": "CREATE TABLE t (a int);\n", "ashlar.toml": text})
        said = self.fails("compile", code=code, line=line, path="ashlar.toml" if line else None)
        self.assertIn(hint or "", said)

    def command_line_row(self, arguments, code, hint):
        write_files(self.folder, {"a.sql": "CREATE TABLE t (a int);\n"})
        self.assertIn(hint, self.fails(*arguments, code=code))

    def warned_row(self, sql, code, line):
        write_files(self.folder, {"a.sql": sql})
        done = ashlar("compile", "a.sql", cwd=self.folder)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual([(code, str(line))], [(one["code"], one["line"]) for one in diagnostics(done.stderr, "warning")],
                         done.stderr)

    def test_rename_of_what_is_not_there(self):
        write_files(self.folder, {"a.sql": "CREATE TABLE t (a int);\n",
                                  "b.sql": "CREATE TABLE t (a int);\n-- @renamed from=nothing\nCREATE TABLE u (a int);\n"})
        self.fails("diff", "--from", "a.sql", "--to", "b.sql", code="rename-matches-nothing")

    def test_rename_that_is_done(self):
        write_files(self.folder, {"a.sql": "CREATE TABLE u (a int);\n", "b.sql": "-- @renamed from=t\nCREATE TABLE u (a int);\n"})
        done = ashlar("diff", "--from", "a.sql", "--to", "b.sql", cwd=self.folder)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(["rename-already-applied"], [one["code"] for one in diagnostics(done.stderr, "warning")])

    # Several errors

    def test_every_error_of_a_file_at_its_line(self):
        write_files(self.folder, {"a.sql": "CREATE TABLE a (x int;\n"})
        lines = ["CREATE TABLE a (x int);", "CREATE TABEL b (x int);", "CREATE VIEW v AS SELECT 1;", "SELECT 1 +;",
                 "ALTER TABLE a ADD;", "COMMENT ON TABLE a IS 'fine';", "GRANT SELECT a TO b;", "DROP TABLE;"]
        write_files(self.folder, {"a.sql": "\n".join(lines)})
        done = ashlar("compile", "a.sql", cwd=self.folder)
        self.assertEqual([(SYNTAX, line) for line in (2, 4, 5, 7, 8)],
                         [(error["code"], int(error["line"])) for error in diagnostics(done.stderr)], done.stderr)
        self.assertEqual(1, done.returncode)

    def test_errors_of_every_file(self):
        write_files(self.folder, {"a.sql": "SELECT (;", "b/c.sql": "SELECT 1;\nSELECT );", "b/d.sql": "CREATE 'x';"})
        done = ashlar("compile", ".", cwd=self.folder)
        self.assertEqual([("a.sql", "1"), ("b/c.sql", "2"), ("b/d.sql", "1")],
                         [(error["path"], error["line"]) for error in diagnostics(done.stderr)], done.stderr)

    def test_the_place_is_shown(self):
        write_files(self.folder, {"a.sql": "SELECT 'ä';\n\n  CREATE TABEL t (a int);\n"})
        said = self.fails("compile", "a.sql", code=SYNTAX)
        lines = said.splitlines()
        self.assertTrue(lines[0].startswith("a.sql:3:10: error: "), said)
        self.assertEqual("  CREATE TABEL t (a int);", lines[1])
        self.assertRegex(lines[2], "^ {9}\\^~*$")

    # Files and folders

    def test_empty_folder(self):
        (self.folder / "hollow").mkdir()
        self.fails("compile", "hollow", code="no-sources")

    def test_folder_without_sql(self):
        write_files(self.folder, {"db/init.sh": "#!/bin/sh\n", "db/.hidden.sql": "nonsense", "db/a.sql.example": "nonsense"})
        self.fails("compile", "db", code="no-sources")

    def test_file_that_is_a_link_to_nothing(self):
        (self.folder / "a.sql").symlink_to("nowhere.sql")
        self.fails("compile", ".", code="unreadable")

    def test_file_that_is_a_link_to_itself(self):
        (self.folder / "a.sql").symlink_to("a.sql")
        self.fails("compile", ".", code="unreadable")

    def test_file_that_is_a_pipe(self):
        os.mkfifo(self.folder / "a.sql")
        self.fails("compile", ".", code="unreadable")

    def test_folders_in_a_circle(self):
        write_files(self.folder, {"db/a.sql": "CREATE TABLE t (a int);\n", "db/b/c.sql": "CREATE TABLE u (a int);\n"})
        (self.folder / "db/b/up").symlink_to("..")
        (self.folder / "db/self").symlink_to(".")
        done = ashlar("compile", "--quiet", "db", cwd=self.folder)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(1, done.stdout.count("CREATE TABLE public.u "), done.stdout)

    def test_folders_that_lead_to_each_other(self):
        # Without care there are as many ways through them as orders of fourteen things.
        names = [f"f{number}" for number in range(14)]
        for name in names:
            write_files(self.folder, {f"db/{name}/{name}.sql": f"CREATE TABLE {name} (a int);\n"})
            for other in names:
                (self.folder / "db" / name / f"to-{other}").symlink_to(f"../{other}")
        done = ashlar("compile", "--quiet", "db", cwd=self.folder, memory=GIGABYTE)
        self.assertEqual(0, done.returncode, done.stderr[:2000])
        self.assertEqual(len(names), done.stdout.count("CREATE TABLE "), done.stdout[:2000])

    def as_somebody_else(self):
        """Options that run ashlar as an account that file modes stop, and the program at a place that it may read."""
        if os.geteuid() != 0:
            return {}
        program = shutil.copy(PROGRAM, self.folder / "program")
        for path in [self.folder, *self.folder.rglob("*")]:
            if path.stat().st_mode & stat.S_IRUSR:
                path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
        os.chmod(program, 0o755)
        account = pwd.getpwnam("nobody")
        return {"program": program, "user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}

    def locked(self, name):
        path = self.folder / name
        mode = path.stat().st_mode
        path.chmod(0)
        self.addCleanup(path.chmod, mode)

    def test_file_that_may_not_be_read(self):
        write_files(self.folder, {"db/a.sql": "SELECT 1;\n", "db/b.sql": "SELECT 1;\n"})
        self.locked("db/b.sql")
        self.assertIn("db/b.sql", self.fails("compile", "db", code="unreadable", **self.as_somebody_else()))

    def test_folder_that_may_not_be_read(self):
        write_files(self.folder, {"db/a.sql": "SELECT 1;\n", "db/b/c.sql": "SELECT 1;\n"})
        self.locked("db/b")
        self.assertIn("db/b", self.fails("compile", "db", code="unreadable", **self.as_somebody_else()))

    def test_state_that_may_not_be_read(self):
        write_files(self.folder, {"db/a.sql": "SELECT 1;\n"})
        self.locked("db")
        self.fails("compile", "db", code="unreadable", **self.as_somebody_else())

    def test_include_that_may_not_be_read(self):
        write_files(self.folder, {"a.sql": "SELECT 1;\n\\ir b.sql\n", "b.sql": "SELECT 1;\n"})
        self.locked("b.sql")
        self.fails("compile", "a.sql", code="unreadable", line=2, **self.as_somebody_else())

    def test_config_that_may_not_be_read(self):
        write_files(self.folder, {"ashlar.toml": PROJECT, "src/a.sql": "SELECT 1;\n"})
        self.locked("ashlar.toml")
        self.fails("compile", code="unreadable", **self.as_somebody_else())

    # States of a project

    def project(self):
        write_files(self.folder, {"ashlar.toml": PROJECT + '[migrations]\nbackend = "sqitch"\ndir = "migrations"\n',
                                  "src/a.sql": "CREATE TABLE t (a int);\n"})

    def test_head_before_init(self):
        self.project()
        self.assertIn("ashlar init", self.fails("diff", code="no-such-state"))

    def test_release_that_is_not_there(self):
        self.project()
        self.fails("diff", "--from", "release:v1.0", code="no-such-state")

    def test_release_that_leads_elsewhere(self):
        self.project()
        write_files(self.folder, {"migrations/secret.sql": "SELECT 1;\n"})
        self.fails("diff", "--from", "release:../../secret", code="no-such-state")

    def test_revision_without_a_repository(self):
        self.project()
        self.fails("diff", "--from", "git:main", code="bad-revision",
                   env={"GIT_CEILING_DIRECTORIES": str(self.folder.parent)})

    def test_revision_without_git(self):
        self.project()
        self.fails("diff", "--from", "git:main", code="git-failed", status=3, env={"PATH": str(self.folder)})

    def test_revision_that_looks_like_an_option(self):
        self.project()
        self.fails("diff", "--from", "git:--output=stolen", code="bad-revision",
                   env={"GIT_CEILING_DIRECTORIES": str(self.folder.parent)})

    def test_snapshot_that_was_spoilt(self):
        write_files(self.folder, {"a.sql": "CREATE TABLE t (a int);\n"})
        snapshot = ashlar("compile", "a.sql", cwd=self.folder).stdout
        write_files(self.folder, {"s.sql": snapshot + "\nCREATE TABLE (;\n"})
        self.fails("diff", "--from", "s.sql", "--to", "a.sql", code=SYNTAX, path="s.sql", line=snapshot.count("\n") + 2)

    def test_output_that_cannot_be_written(self):
        write_files(self.folder, {"a.sql": "CREATE TABLE t (a int);\n"})
        self.fails("compile", "a.sql", "-o", "nowhere/b.sql", code="write-failed", status=3)
        self.fails("diff", "--from", "empty", "--to", "a.sql", "-o", "nowhere/b.sql", code="write-failed", status=3)

    # Sizes

    def big(self, text, code):
        write_files(self.folder, {"a.sql": text})
        self.fails("compile", "a.sql", code=code)

    def test_word_of_50_megabytes(self):
        self.big("x" * 50_000_000, SYNTAX)

    def test_open_string_of_50_megabytes(self):
        self.big("SELECT '" + "x" * 50_000_000, OPEN)

    def test_50_megabytes_without_a_character(self):
        self.big(b"\0" * 50_000_000, "not-text")

    def test_line_of_50_megabytes_of_statements(self):
        self.big(f"SELECT '{'x' * 240}';" * 200_000 + "SELECT (;", SYNTAX)

    def test_line_of_50_megabytes_that_is_one_statement(self):
        self.big("SELECT " + "1, " * 16_666_666 + "1;", "statement-too-long")

    def test_line_of_50_megabytes_that_is_one_insert(self):
        write_files(self.folder, {"a.sql": "CREATE TABLE t (a int, b text);\nINSERT INTO t (a, b) VALUES "
                                           + "(1, 'two three four'), " * 2_100_000 + "(1, 'two');\n"})
        done = self.survives("compile", "a.sql")
        self.assertEqual(0, done.returncode)
        self.assertIn("1 INSERT at a.sql:2", done.stderr)

    @unittest.skipIf(SANITIZED, "sanitizers bound memory in their own way")
    def test_less_memory_than_is_needed(self):
        write_files(self.folder, {"a.sql": f"SELECT '{'x' * 90}';" * 500_000})
        self.fails("compile", "a.sql", code="out-of-memory", status=3, memory=GIGABYTE // 8)

    def test_comment_of_50_megabytes(self):
        write_files(self.folder, {"a.sql": "/*" + "x" * 50_000_000 + "*/ SELECT 1;"})
        self.assertEqual(0, self.survives("compile", "--quiet", "a.sql").returncode)

    def test_rows_of_50_megabytes(self):
        write_files(self.folder, {"a.sql": "CREATE TABLE t (a text);\nCOPY t FROM stdin;\n" + "x" * 50_000_000 + "\n\\.\n"})
        self.assertEqual(0, self.survives("compile", "--quiet", "a.sql").returncode)

    def test_a_million_semicolons(self):
        write_files(self.folder, {"a.sql": ";" * 1_000_000})
        self.assertEqual(0, self.survives("compile", "--quiet", "a.sql").returncode)

    def test_a_hundred_thousand_errors(self):
        write_files(self.folder, {"a.sql": "SELECT (;\n" * 100_000})
        done = ashlar("compile", "a.sql", cwd=self.folder, memory=GIGABYTE)
        self.assertEqual(1, done.returncode)
        self.assertGreater(len(diagnostics(done.stderr[:100_000])), 0)

    def test_a_file_for_each_of_ten_thousand(self):
        write_files(self.folder, {f"db/{n:05}.sql": "SELECT 1;\n" for n in range(10_000)} | {"db/z.sql": "SELECT (;"})
        self.fails("compile", "db", code=SYNTAX, path="db/z.sql", line=1)

    def test_comments_in_comments(self):
        write_files(self.folder, {"a.sql": "/*" * 100_000 + "*/" * 100_000 + "SELECT 1;"})
        self.assertEqual(0, self.survives("compile", "--quiet", "a.sql").returncode)
        self.big("/*" * 100_000 + "*/" * 99_999 + "SELECT 1;", OPEN)

    def test_nesting(self):
        depth = 100_000
        nests = {
            "parentheses": "SELECT " + "(" * depth + "1" + ")" * depth,
            "parentheses in a view": "CREATE VIEW v AS SELECT " + "(" * depth + "1" + ")" * depth,
            "parentheses in a default": "CREATE TABLE t (a int DEFAULT " + "(" * depth + "1" + ")" * depth + ")",
            "subqueries": "SELECT " + "(SELECT " * depth + "1" + ")" * depth,
            "subqueries in FROM": "SELECT * FROM " + "(SELECT * FROM " * depth + "t" + ") x" * depth,
            "joins": "SELECT * FROM " + "(t JOIN " * depth + "t" + " USING (a))" * depth,
            "calls": "SELECT " + "f(" * depth + "1" + ")" * depth,
            "cases": "SELECT " + "CASE WHEN true THEN " * depth + "1" + " END" * depth,
            "arrays": "SELECT " + "ARRAY[" * depth + "1" + "]" * depth,
            "casts": "SELECT " + "CAST(" * depth + "1" + " AS int)" * depth,
            "with": "".join("WITH a AS (" for _ in range(depth)) + "SELECT 1" + ") SELECT 1" * depth,
            "not": "CREATE VIEW v AS SELECT " + "NOT " * depth + "true",
            "signs": "CREATE VIEW v AS SELECT " + "- " * depth + "1",
            "open": "SELECT " + "(" * depth,
        }
        for name, sql in nests.items():
            with self.subTest(name):
                write_files(self.folder, {"a.sql": sql + ";"})
                done = self.survives("compile", "a.sql")
                codes = [error["code"] for error in diagnostics(done.stderr)]
                self.assertIn(codes, ([], ["nesting-too-deep"], [SYNTAX]) if name == "open" else ([], ["nesting-too-deep"]))

    def test_long_chains(self):
        length = 100_000
        chains = {
            "sum": "CREATE VIEW v AS SELECT 1" + " + 1" * length,
            "and": "CREATE VIEW v AS SELECT true" + " AND true" * length,
            "concatenation": "CREATE VIEW v AS SELECT 'a'" + " || 'a'" * length,
            "casts": "CREATE VIEW v AS SELECT 1" + "::int" * length,
            "subscripts": "CREATE TABLE t (a int[]);\nCREATE VIEW v AS SELECT (a)" + "[1]" * length + " FROM t",
            "list": "CREATE VIEW v AS SELECT 1 IN (" + "1, " * length + "1)",
            "unions": "CREATE VIEW v AS SELECT 1" + " UNION SELECT 1" * length,
            "rows": "CREATE VIEW v AS VALUES (1)" + ", (1)" * length,
            "joins": "CREATE TABLE t (a int);\nCREATE VIEW v AS SELECT 1 FROM t" + " CROSS JOIN t" * length,
        }
        for name, sql in chains.items():
            with self.subTest(name):
                write_files(self.folder, {"a.sql": sql + ";"})
                self.survives("compile", "--quiet", "a.sql")

    def test_one_table_of_many_columns(self):
        columns = ",\n".join(f"  c{n} int" for n in range(50_000))
        write_files(self.folder, {"a.sql": f"CREATE TABLE t (\n{columns}\n);"})
        self.survives("compile", "--quiet", "a.sql")


def add_rows(prefix, rows, method):
    for title, *row in rows:
        name = f"test_{prefix}_" + "".join(c if c.isalnum() else "_" for c in title.lower())
        assert not hasattr(BadInput, name), f"two rows are named {title}"
        setattr(BadInput, name, lambda self, row=row: getattr(self, method)(*row))


add_rows("sql", SQL, "sql_row")
add_rows("psql", PSQL, "psql_row")
add_rows("warned", WARNED, "warned_row")
add_rows("config", CONFIG, "config_row")
add_rows("command_line", COMMAND_LINE, "command_line_row")

if __name__ == "__main__":
    unittest.main()
