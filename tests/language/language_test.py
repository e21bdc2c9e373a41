#!/usr/bin/env python3
"""Ashlar's language: every form compiles to what its SQL compiles to, and every mistake is told as forms.txt and
malformed.txt say. `language_test.py --write` writes the expected diagnostics anew, for review."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASHLAR = os.environ.get("ASHLAR", str(ROOT / "build" / "ashlar"))
HERE = pathlib.Path(__file__).resolve().parent


def cases(name):
    """(title, what is given, what is expected) of each case."""
    for part in re.split(r"^=== ", (HERE / name).read_text(), flags=re.M)[1:]:
        title, rest = part.split("\n", 1)
        given, expected = re.split(r"^---\n", rest, maxsplit=1, flags=re.M)
        yield title, given, expected


def run(*arguments, folder):
    environment = {**os.environ, "ASHLAR_STDLIB": str(ROOT / "stdlib"), "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    return subprocess.run([ASHLAR, *map(str, arguments)], cwd=folder, env=environment, capture_output=True, text=True,
                          errors="surrogateescape", timeout=60)


def write_files(folder, text):
    """The case as case.ash; `>>> NAME` begins another file."""
    first, *others = re.split(r"^>>> ", text, flags=re.M)
    (folder / "case.ash").write_text(first, errors="surrogateescape")
    for other in others:
        name, content = other.split("\n", 1)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def diagnostics(given):
    with tempfile.TemporaryDirectory() as folder:
        write_files(pathlib.Path(folder), given)
        done = run("compile", "case.ash", folder=folder)
        return done.returncode, done.stdout, done.stderr


class Language(unittest.TestCase):
    maxDiff = None

    def test_forms(self):
        for title, given, expected in cases("forms.txt"):
            with self.subTest(title), tempfile.TemporaryDirectory() as folder:
                folder = pathlib.Path(folder)
                write_files(folder, given)
                (folder / "case.sql").write_text(expected)
                ash = run("compile", "case.ash", folder=folder)
                sql = run("compile", "case.sql", folder=folder)
                self.assertEqual((0, 0), (ash.returncode, sql.returncode), ash.stderr + sql.stderr)
                self.assertEqual(sql.stdout, ash.stdout)
                self.assertGreater(ash.stdout.count("CREATE"), 0)

    def test_malformed(self):
        count = 0
        for title, given, expected in cases("malformed.txt"):
            with self.subTest(title):
                status, out, told = diagnostics(given)
                self.assertEqual(expected, told)
                self.assertEqual((1, ""), (status, out))
                count += 1
        self.assertGreaterEqual(count, 60)


class Projects(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-language-")))

    def put(self, **files):
        for name, text in files.items():
            path = self.folder / name.replace("__", "/").replace("_sql", ".sql").replace("_ash", ".ash")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def compile(self, *arguments, status=0):
        done = run("compile", *arguments, folder=self.folder)
        self.assertEqual(status, done.returncode, done.stderr)
        return done

    def test_files_of_both_languages_refer_to_each_other_in_any_order(self):
        self.put(src__a_ash="schema data\ntable todo { list_id -> list, who -> person }\nview v { select name from api.people }\n",
                 src__b_sql="create table data.list (id smallserial primary key); create schema api;\n"
                            "create view api.people as select p.name from data.person p join data.todo t on t.who = p.id;\n",
                 src__c_ash="schema data\ntable person { id bigserial primary key, name text }\n",
                 all_sql="\\ir src/b.sql\n\\ir src/a.ash\n\\ir src/c.ash\n")
        out = self.compile("src").stdout
        self.assertIn("list_id smallint NOT NULL", out)
        self.assertIn("who bigint NOT NULL", out)
        self.assertIn("CREATE VIEW data.v AS\nSELECT\n  name\nFROM api.people;", out)
        self.assertEqual(out, self.compile("all.sql").stdout)

    def test_a_schema_that_sql_creates_is_only_named(self):
        self.put(src__a_ash="schema data\ntable a { id int }\n", src__b_ash="schema data\ntable b { id int }\n",
                 src__c_sql='CREATE SCHEMA IF NOT EXISTS "data";\n')
        self.assertEqual(1, self.compile("src").stdout.count("CREATE SCHEMA data"))

    def test_modules_of_the_project_come_before_the_standard_library(self):
        self.put(src__main_ash="use std.timestamps\nuse shared.keys\ntable a with timestamps, keyed { b int }\n",
                 src__std__timestamps_ash="mixin timestamps { changed date }\n",
                 src__shared__keys_ash="use shared.types\nmixin keyed { id key }\n",
                 src__shared__types_ash="domain key bigint\n")
        out = self.compile("src").stdout
        self.assertIn("  b integer NOT NULL,\n  changed date NOT NULL,\n  id public.key NOT NULL\n", out)
        self.assertEqual(1, out.count("CREATE DOMAIN"))
        self.assertEqual(out, self.compile("src/main.ash").stdout)

    def test_the_module_of_a_use_alone_is_declared_once(self):
        self.put(a_ash="use things\ntable a { id thing }\n", b_ash="use things\ntable b { id thing }\n",
                 things_ash="domain thing int\n")
        self.put(both_sql="\\ir a.ash\n\\ir b.ash\n")
        self.assertEqual(1, self.compile("both.sql").stdout.count("CREATE DOMAIN"))

    def test_renames(self):
        self.put(old_ash="schema data\ntable item { id int primary key, text text }\nenum state { a }\n"
                         "view items { select id from item }\n",
                 new_ash="schema data\ntable todo {\n  id int primary key\n  title text renamed from text\n"
                         "  renamed from item\n}\nenum status { a }\n  renamed from state\n"
                         "view todos { select id from todo }\n  renamed from items\n")
        done = run("diff", "--from", "old.ash", "--to", "new.ash", "--format", "sql", folder=self.folder)
        self.assertEqual(2, done.returncode, done.stderr)
        for statement in ["ALTER TABLE data.item RENAME TO todo;", "ALTER TABLE data.todo RENAME COLUMN text TO title;",
                          "ALTER TYPE data.state RENAME TO status;", "ALTER VIEW data.items RENAME TO todos;"]:
            self.assertIn(statement, done.stdout)
        self.assertNotIn("DROP", done.stdout)
        self.assertNotIn("CREATE", done.stdout)

    def test_variables(self):
        self.put(src__a_ash="table a { id int }\n  grant select to ${anonymous}, ${other}\n")
        (self.folder / "ashlar.toml").write_text('[project]\nname = "v"\nsources = ["src"]\n[variables]\n'
                                                 'anonymous = "who ever"\nother = "api"\n')
        self.assertIn('GRANT SELECT ON TABLE public.a TO "who ever";', self.compile().stdout)

    def test_revisions_of_git(self):
        self.put(src__a_ash="use std.timestamps\nuse shared.keys\ntable a with timestamps, keyed { b int }\n",
                 src__shared__keys_ash="mixin keyed { id int primary key }\n")
        (self.folder / "ashlar.toml").write_text('[project]\nname = "g"\nsources = ["src"]\n')
        for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a", "commit", "-qm", "a"]):
            subprocess.run(["git", *command], cwd=self.folder, check=True, capture_output=True)
        self.assertEqual(0, run("diff", "--from", "git:HEAD", "--to", "sources", folder=self.folder).returncode)
        (self.folder / "src/shared/keys.ash").write_text("mixin keyed { id bigint primary key }\n")
        changed = run("diff", "--from", "git:HEAD", "--to", "sources", "--format", "sql", folder=self.folder)
        self.assertEqual(2, changed.returncode, changed.stderr)
        self.assertIn("ALTER COLUMN id TYPE bigint", changed.stdout)

    def test_a_project_from_init_to_check(self):
        self.put(src__a_ash="schema app\ntable a { id int primary key, b text }\n")
        (self.folder / "ashlar.toml").write_text('[project]\nname = "p"\nsources = ["src"]\n'
                                                 '[migrations]\nbackend = "psql"\ndir = "migrations"\n')
        self.assertEqual(0, run("init", folder=self.folder).returncode)
        self.assertEqual(0, run("check", folder=self.folder).returncode)
        (self.folder / "src/a.ash").write_text("schema app\ntable a {\n  id int primary key\n  c text renamed from b\n}\n")
        self.assertEqual(2, run("check", folder=self.folder).returncode)
        added = run("add", "renamed", folder=self.folder)
        self.assertEqual(0, added.returncode, added.stderr)
        up = next((self.folder / "migrations/up").glob("*renamed.sql")).read_text()
        self.assertIn("ALTER TABLE app.a RENAME COLUMN b TO c;", up)
        self.assertEqual(0, run("check", folder=self.folder).returncode)
        plan = json.loads(run("diff", "--from", "empty", "--format", "json", folder=self.folder).stdout)
        self.assertIn({"path": "src/a.ash", "line": 2}, [step.get("origin") for step in plan["steps"]])

    def test_init_finds_files_of_the_language(self):
        self.put(db__src__a_ash="table a { id int }\n")
        done = run("init", "--backend", "psql", folder=self.folder)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn('sources = ["db/src"]', (self.folder / "ashlar.toml").read_text())

    def test_import_as_the_language(self):
        self.put(dump_sql="CREATE SCHEMA app; CREATE TABLE app.a (id serial PRIMARY KEY, b text);\n"
                          "CREATE TABLE app.c (a_id integer NOT NULL REFERENCES app.a (id)); GRANT SELECT ON app.a TO x;\n"
                          "ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO x;\n")
        done = run("import", "dump.sql", "--dir", "src", "--as", "ash", folder=self.folder)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(["a.ash", "c.ash", "schema.ash"], sorted(path.name for path in (self.folder / "src/app").glob("*")))
        self.assertEqual("schema app\n\ntable a {\n  id serial primary key\n  b  text?\n}\n  grant select to x\n",
                         (self.folder / "src/app/a.ash").read_text())
        self.assertEqual(self.compile("dump.sql").stdout, self.compile("src").stdout)

    def test_hostile_names(self):
        name = "it's \"\"; drop table x; --${}"
        self.put(a_ash=f'schema "{name}"\nmixin m {{\n  a int\n  index "${{x}}" (a)\n'
                       f"  function f() returns text {{ select '${{table}}' }}\n}}\n"
                       f'/// {name}\ntable "{name}" with m {{\n  /// {name}\n  "{name}" "{name}".t\n}}\ndomain t int\n')
        out = self.compile("a.ash").stdout
        self.assertIn("select 'it''s \"; drop table x; --${}'", out)
        (self.folder / "snapshot.sql").write_text(out)
        self.assertEqual(out, self.compile("snapshot.sql").stdout)

    def test_the_standard_library_is_found_beside_the_program(self):
        self.put(a_ash="use std.timestamps\ntable a with timestamps { b int }\n")
        environment = {key: value for key, value in os.environ.items() if key != "ASHLAR_STDLIB"}
        done = subprocess.run([ASHLAR, "compile", "a.ash"], cwd=self.folder, env=environment, capture_output=True, text=True)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("updated_at timestamp with time zone", done.stdout)


def count_lines(*paths):
    return sum(1 for path in paths for line in path.read_text().splitlines() if line.strip())


class Documents(unittest.TestCase):
    maxDiff = None

    def test_snippets_compile(self):
        for document in ("tour.md", "language.md"):
            snippets = re.findall(r"^```ash\n(.*?)^```", (ROOT / "docs" / document).read_text(), re.S | re.M)
            self.assertTrue(snippets)
            for snippet in snippets:
                with self.subTest(snippet):
                    status, out, told = diagnostics(snippet)
                    self.assertEqual((0, ""), (status, told))
                    self.assertIn("CREATE", out)

    def test_the_page_of_the_standard_library_is_made_of_it(self):
        made = subprocess.run([sys.executable, ROOT / "tests" / "support" / "stdlib_pages.py"], capture_output=True,
                              text=True, check=True)
        self.assertEqual((ROOT / "docs" / "stdlib.md").read_text(), made.stdout)

    def test_the_comparison_tells_the_lines_of_its_files(self):
        row = re.search(r"^\| lines \| (.*) \|$", (ROOT / "docs" / "language.md").read_text(), re.M).group(1)
        folder = ROOT / "docs" / "comparison"
        self.assertEqual(row.split(" | "), [str(count_lines(folder / f"todo.{end}"))
                                            for end in ("sql", "ash", "dbml", "prisma", "hcl", "esdl")])

    def test_the_comparison_is_of_one_schema(self):
        folder = ROOT / "docs" / "comparison"
        self.assertEqual(run("compile", "todo.sql", folder=folder).stdout, run("compile", "todo.ash", folder=folder).stdout)

    def test_the_twin_of_the_todo_api_is_the_same_schema(self):
        sql = run("compile", folder=ROOT / "examples" / "todo-api")
        ash = run("compile", folder=ROOT / "examples" / "todo-ash")
        self.assertEqual((0, 0), (sql.returncode, ash.returncode), ash.stderr)
        self.assertEqual(sql.stdout, ash.stdout)

    def test_the_twin_takes_a_third_of_the_lines(self):
        def code(text, comment):
            lines = (line.strip() for line in text.splitlines())
            return sum(1 for line in lines if line and not line.startswith(comment))
        sql = "".join(path.read_text() for path in (ROOT / "examples/todo-api/db/src").rglob("*.sql"))
        ash = "".join(path.read_text() for path in (ROOT / "examples/todo-ash/db/src").rglob("*.ash"))
        quoted = re.compile(r"(\$\w*\$)(.*?)\1", re.S)
        for _, body in quoted.findall(sql):  # the same bytes in both
            ash = ash.replace("{" + body + "}", "{}", 1)
        self.assertLessEqual(3 * code(ash, "//"), code(quoted.sub("$$", sql), "--"))

    def test_the_twin_says_how_long_it_is(self):
        readme = (ROOT / "examples/todo-ash/README.md").read_text()
        told = [int(number) for number in re.findall(r"^(\d+)$", readme, re.M)]
        command = re.search(r"^\$ (.*)$", readme, re.M).group(1)
        for project, number in zip(("todo-api", "todo-ash"), told, strict=True):
            done = subprocess.run(["bash", "-c", command.replace("PROJECT", project)], cwd=ROOT / "examples",
                                  capture_output=True, text=True, check=True)
            self.assertEqual(number, int(done.stdout))
        self.assertLessEqual(2 * told[1], told[0])

    def test_what_is_here_is_formatted(self):
        done = run("fmt", "--check", "stdlib", "examples", "docs/comparison", folder=ROOT)
        self.assertEqual((0, ""), (done.returncode, done.stdout + done.stderr))


    def test_the_editors_grammar(self):
        grammar = json.loads((ROOT / "docs" / "editors" / "ash.tmLanguage.json").read_text())

        def rules(node):
            if isinstance(node, dict):
                yield node
                for value in node.values():
                    yield from rules(value)
            elif isinstance(node, list):
                for value in node:
                    yield from rules(value)
        count = 0
        for rule in rules(grammar):
            for key in ("match", "begin"):
                if key in rule:
                    re.compile(rule[key])
                    count += 1
            if rule.get("include", "").startswith("#"):
                self.assertIn(rule["include"][1:], grammar["repository"])
        self.assertGreater(count, 15)
        declaration = re.compile(grammar["repository"]["declaration"]["match"])
        for word in ("aggregate", "domain", "enum", "extension", "function", "mixin", "procedure", "range", "role", "schema",
                     "sequence", "sql", "table", "type", "use", "view", "unlogged table", "materialized view"):
            self.assertIsNotNone(declaration.match(word + " x"), word)


class Format(unittest.TestCase):
    maxDiff = None

    def test_cases(self):
        for title, given, expected in cases("format.txt"):
            with self.subTest(title), tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / "case.ash"
                path.write_text(given)
                self.assertEqual(2, run("fmt", "--check", "case.ash", folder=folder).returncode)
                self.assertEqual(given, path.read_text())
                for _ in range(2):
                    done = run("fmt", "case.ash", folder=folder)
                    self.assertEqual(0, done.returncode, done.stderr)
                    self.assertEqual(expected, path.read_text())
                self.assertEqual("", done.stdout)
                self.assertEqual(0, run("fmt", "--check", "case.ash", folder=folder).returncode)

    def test_the_forms_mean_the_same_formatted(self):
        for title, given, _ in cases("forms.txt"):
            with self.subTest(title), tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / "case.ash"
                path.write_text(given)
                before = run("compile", "case.ash", folder=folder).stdout
                self.assertEqual(0, run("fmt", "case.ash", folder=folder).returncode)
                self.assertEqual(before, run("compile", "case.ash", folder=folder).stdout)
                self.assertEqual(0, run("fmt", "--check", "case.ash", folder=folder).returncode, path.read_text())
                comments = re.findall(r"/\*.*?\*/|(?://|--).*", given)
                for comment in comments:
                    self.assertIn(comment.rstrip(), path.read_text())

    def test_what_does_not_parse_is_left_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            good, bad = pathlib.Path(folder) / "a.ash", pathlib.Path(folder) / "b.ash"
            good.write_text("table  a { id int }\n")
            bad.write_text("table b {\n")
            done = run("fmt", ".", folder=folder)
            self.assertEqual(1, done.returncode)
            self.assertIn("b.ash:1:9: error: { is not closed [syntax-error]", done.stderr)
            self.assertEqual(("table  a { id int }\n", "table b {\n"), (good.read_text(), bad.read_text()))

    def test_what_is_not_of_the_language(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "a.sql").write_text("select 1;\n")
            self.assertEqual(0, run("fmt", ".", folder=folder).returncode)
            done = run("fmt", "a.sql", folder=folder)
            self.assertEqual(1, done.returncode)
            self.assertIn("a.sql is no file of Ashlar's language [bad-usage]", done.stderr)
            self.assertEqual(1, run("fmt", "none.ash", folder=folder).returncode)


def write():
    for name in ["malformed.txt"]:
        text = ""
        for title, given, _ in cases(name):
            status, _, told = diagnostics(given)
            text += f"=== {title}\n{given}---\n{told}"
            if status != 1:
                print(f"{title}: exit status {status}", file=sys.stderr)
        (HERE / name).write_text(text, errors="surrogateescape")


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    else:
        unittest.main()
