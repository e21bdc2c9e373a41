"""init, add, release and check, as a user calls them: what they write, what they say, and what they refuse."""

import fcntl
import json
import os
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from project import Project  # noqa: E402

TABLE = "create schema data;\ncreate table data.todo (\n  id integer primary key,\n  todo text not null\n);\n"
VIEW = "create schema api;\ncreate view api.todos as select id, todo from data.todo;\n"
PLAN = "db/migrations/sqitch.plan"
HEAD = "db/migrations/ashlar/head.sql"


class Migrations(Project):
    def ashlar(self, *arguments, env=None, **expected):
        return super().ashlar(*arguments, env={"SOURCE_DATE_EPOCH": "1792000000", **(env or {})}, **expected)

    def project(self):
        self.put("db/src/data.sql", TABLE)
        return self.ashlar("init")

    def test_init_writes_everything_and_says_so(self):
        done = self.project()
        self.assertEqual(done.stdout.splitlines(), [
            "Created ashlar.toml", "Created sqitch.conf", "Created sqitch.plan", "Created deploy/0000000001-initial.sql",
            "Created revert/0000000001-initial.sql", "Created verify/0000000001-initial.sql",
            'Added "0000000001-initial" to sqitch.plan', "Created ashlar/head.sql"])
        self.assertEqual(self.read("ashlar.toml"), '[project]\nsources = ["db/src"]\npostgres = 15\n\n'
                                                   '[migrations]\nbackend = "sqitch"\ndir = "db/migrations"\n')
        self.assertEqual(self.read(PLAN), "%syntax-version=1.0.0\n%project=todo\n\n"
                                          "0000000001-initial 2026-10-14T17:46:40Z Ann Other <ann@example.com>\n")
        self.assertEqual([name for name in self.files() if "/.ashlar" in name], [])
        self.ashlar("diff")
        self.ashlar("check")

    def test_what_a_view_names_is_part_of_what_it_says(self):
        """The view reads the same before and after, but the function that it calls is another one."""
        function = "create function f({}) returns table (n int) language sql as $$ select 1 $$;\n"
        self.put("db/src/functions.sql", function.format("x boolean default true"))
        self.put("db/src/views.sql", "create view v as select p.n from f() as p;\n")
        self.ashlar("init")
        self.put("db/src/functions.sql", function.format("x boolean default true, y text default null"))
        self.ashlar("add", "signature")
        deploy = self.read("db/migrations/deploy/0000000002-signature.sql")
        self.assertLess(deploy.index("DROP VIEW public.v"), deploy.index("DROP FUNCTION public.f(boolean)"))
        self.assertIn("CREATE VIEW public.v", deploy)
        self.ashlar("check")

    def test_an_overload_may_change_what_a_name_means(self):
        function = "create function f({}) returns int language sql as $$ select 1 $$;\n"
        self.put("db/src/functions.sql", function.format("a text") + function.format("a int"))
        self.put("db/src/views.sql", "create view v as select f(1) as n;\n")
        self.ashlar("init")
        self.put("db/src/functions.sql", function.format("a text"))
        self.put("db/src/views.sql", "create view v as select f(1::text) as n;\n")
        self.ashlar("add", "narrower")
        deploy = self.read("db/migrations/deploy/0000000002-narrower.sql")
        self.assertLess(deploy.index("VIEW public.v"), deploy.index("DROP FUNCTION public.f(integer)"))
        self.ashlar("check")

    def test_owners_of_sequences_that_columns_own(self):
        """They have no statement of their own, and head still has them when it is read beside the sources."""
        text = ("create sequence s as integer;\ncreate table t (id integer default nextval('s') not null);\n"
                "alter table t owner to somebody;\nalter sequence s owner to somebody;\nalter sequence s owned by t.id;\n")
        self.put("db/src/a.sql", text)
        self.ashlar("init")
        self.ashlar("check")
        self.put("db/src/b.sql", "create table u (id integer);\n")
        done = self.ashlar("check", status=2)
        self.assertEqual(done.stdout, "table public.u is new at db/src/b.sql:1; no migration has it; run ashlar add\n")
        self.ashlar("add", "u")
        self.ashlar("check")
        self.put("db/src/a.sql", text.replace("somebody", "another"))
        self.ashlar("add", "owners")
        self.ashlar("check")
        self.assertIn("ALTER SEQUENCE public.s OWNER TO another", self.ashlar("compile", "migrations").stdout)

    def test_sources_are_guessed(self):
        for sources, expected in ((["sql/a.sql"], ["sql"]), (["schema/a.sql"], ["schema"]),
                                  (["b.sql", "a.sql"], ["a.sql", "b.sql"])):
            with self.subTest(sources), tempfile.TemporaryDirectory(prefix="ashlar-cli-") as folder:
                self.folder = pathlib.Path(folder) / "todo"
                self.folder.mkdir()
                for index, source in enumerate(sources):
                    self.put(source, f"create table t{index} ();\n")
                self.ashlar("migrations", "init", "--backend", "psql")
                self.assertIn("sources = [" + ", ".join(f'"{name}"' for name in expected) + "]\n", self.read("ashlar.toml"))
                self.assertTrue((self.folder / "migrations/up/0001-initial.sql").exists())

    def test_an_entry_file_is_found(self):
        self.put("db/src/init.sql", "\\ir tables/todo.sql\n")
        self.put("db/src/tables/todo.sql", TABLE)
        self.ashlar("init", "--dir", "deep/er")
        self.assertIn('sources = ["db/src/init.sql"]\n', self.read("ashlar.toml"))
        self.assertTrue((self.folder / "deep/er/sqitch.plan").exists())

    def test_init_refuses(self):
        self.refused("init", code="no-source-found")
        self.put("db/src/data.sql", TABLE)
        self.refused("init", "--backend", "sqich", code="unknown-backend")
        self.put("db/migrations/README", "mine")
        self.refused("init", code="migrations-exist")
        self.put("ashlar.toml", '[project]\nsources = ["db/src"]\n')
        self.refused("init", "--dir", "db/migrations", code="migrations-exist")
        self.refused("add", "x", code="no-migrations")
        self.ashlar("init", "--dir", "other")
        self.assertEqual(self.read("ashlar.toml"), '[project]\nsources = ["db/src"]\n\n[migrations]\nbackend = "sqitch"\n'
                                                   'dir = "other"\n')
        self.refused("init", code="migrations-exist")
        self.refused("init", "--backend", "psql", code="config-conflict")
        self.put("ashlar.toml", '[project]\nname = "a b"\nsources = ["db/src"]\n[migrations]\ndir = "more"\n')
        self.refused("init", code="refused-name")
        self.put("ashlar.toml", '[project]\nsources = ["db/src"]\n[migrations]\ndir = "more"\nplaner_name = "x"\n')
        done = self.refused("init", code="config-unknown-key")
        self.assertIn("planner_name", done.stderr)
        self.assertIn("ashlar.toml:5:1:", done.stderr)

    def test_errors_in_the_sources_write_nothing(self):
        self.put("db/src/data.sql", "create table t (id integre);\n")
        before = self.files()
        self.ashlar("init", status=1)
        self.assertEqual(self.files(), before)

    def test_add(self):
        self.project()
        plan = self.read(PLAN)
        before = self.files()
        done = self.ashlar("add", "nothing")
        self.assertEqual(done.stdout, "Nothing to do: the migrations have all that the sources declare\n")
        self.assertEqual(self.files(), before)
        self.put("db/src/view.sql", VIEW)
        done = self.ashlar("check", status=2)
        self.assertIn("view api.todos is new at db/src/view.sql:2; no migration has it; run ashlar add\n", done.stdout)
        done = self.ashlar("add", "todos", "--note", "one\ntwo")
        self.assertEqual(done.stdout.splitlines(), [
            "Created deploy/0000000002-todos.sql", "Created revert/0000000002-todos.sql",
            "Created verify/0000000002-todos.sql", 'Added "0000000002-todos" to sqitch.plan', "Updated ashlar/head.sql"])
        self.assertEqual(self.read(PLAN), plan + "0000000002-todos [0000000001-initial] 2026-10-14T17:46:40Z Ann Other "
                                                 "<ann@example.com> # one\\ntwo\n")
        self.ashlar("check")
        done = self.ashlar("migrations", "add", "data", "--no-diff", "--quiet")
        self.assertEqual(done.stdout, "")
        self.assertTrue((self.folder / "db/migrations/deploy/0000000003-data.sql").exists())
        self.ashlar("check")

    def test_data_is_not_lost_unasked(self):
        self.project()
        self.put("db/src/data.sql", "create schema data;\n")
        self.refused("add", "less", code="data-loss")
        self.refused("add", "less", "--allow", "DELETE_DATA", code="unknown-hazard")
        self.refused("add", "less", "--allow", "INDEX_BUILD", code="data-loss")
        self.ashlar("diff", "--allow", "DELETES_DATA", status=2)
        config = self.read("ashlar.toml")
        self.put("ashlar.toml", config + '[gates]\ndata_loss = "warn"\n')
        self.ashlar("add", "less", code="data-loss")
        self.put("db/src/data.sql", "")
        self.put("ashlar.toml", config)
        self.ashlar("add", "none", "--allow", "DELETES_DATA")

    def test_what_add_and_release_refuse(self):
        self.project()
        self.put("db/src/view.sql", VIEW)
        for name in ("a b", "a:b", "../../x", "x/y", "x~", "@x", ""):
            self.refused("add", name, code="refused-name")
        head, plan = self.read(HEAD), self.read(PLAN)
        for edited in (head + "\nCREATE TABLE data.more ();\n", "create table x ();\n", head.replace("text", "texts"), ""):
            self.put(HEAD, edited)
            before = self.files()
            done = self.ashlar("add", "x", status=1)
            self.assertIn(HEAD, done.stderr)
            self.assertEqual(self.files(), before)
        self.put(HEAD, head + "\n-- a remark\n")
        self.refused("add", "x", code="head-edited")
        self.refused("release", "v1", code="head-edited")
        (self.folder / HEAD).unlink()
        self.refused("add", "x", code="no-such-state")
        self.refused("add", "x", "--no-diff", code="no-such-state")
        self.put(HEAD, head)
        self.put(PLAN, plan + "<<<<<<< ours\n")
        done = self.refused("add", "x", code="malformed-runner-file")
        self.assertIn(f"{PLAN}:5:1:", done.stderr)
        self.assertIn("ashlar rebase", done.stderr)
        self.put(PLAN, plan + "what is this\n")
        done = self.refused("add", "x", code="malformed-runner-file")
        self.assertIn(f"{PLAN}:5:1:", done.stderr)
        (self.folder / PLAN).unlink()
        self.refused("add", "x", code="runner-file-missing")
        self.put(PLAN, plan)
        self.put("db/migrations/sqitch.conf", "[core]\n\ttop_dir = ..\n")
        self.refused("add", "x", code="runner-setting")
        self.put("db/migrations/sqitch.conf", "[core]\n\tengine = pg\n")
        self.put("db/migrations/deploy/0000000002-x.sql", "mine")
        self.refused("add", "x", code="file-in-the-way")
        self.ashlar("release", "v1")
        self.refused("release", "v1", code="duplicate-release")
        self.refused("release", "..", code="refused-name")

    def test_a_tag_needs_a_change(self):
        self.put("db/src/data.sql", "select 1;\n")
        self.ashlar("init")
        self.refused("release", "v1", code="nothing-to-release")

    def test_one_at_a_time(self):
        self.project()
        self.put("db/src/view.sql", VIEW)
        descriptor = os.open(self.folder, os.O_RDONLY)
        self.addCleanup(os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        self.refused("add", "x", code="locked", status=3)
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        self.ashlar("add", "x")

    def test_check_compares_the_scripts_with_head(self):
        self.project()
        script = "db/migrations/deploy/0000000001-initial.sql"
        text = self.read(script)
        self.put(script, text.replace("todo text NOT NULL", "todo text"))
        self.assertNotEqual(self.read(script), text)
        done = self.ashlar("check", status=2)
        self.assertIn(f"column data.todo.todo is otherwise in head than the migrations make it at {script}:14\n", done.stdout)
        done = json.loads(self.ashlar("check", "--format", "json", status=2).stdout)
        self.assertEqual((done["good"], done["pending"], done["migrations"][0]["object"]),
                         (False, [], "column data.todo.todo"))
        (self.folder / script).unlink()
        done = self.ashlar("check", "--format", "json", status=1)
        self.assertEqual(json.loads(done.stdout)["diagnostics"][0]["code"], "runner-file-missing")
        self.put(script, text)
        self.ashlar("diff", "--from", "migrations", "--to", "head")

    def test_psql_and_echo(self):
        self.put("db/src/data.sql", TABLE)
        self.ashlar("init", "--backend", "psql")
        self.put("db/src/view.sql", VIEW)
        done = self.ashlar("add", "todos")
        self.assertEqual(done.stdout.splitlines(), ["Created up/0002-todos.sql", "Created down/0002-todos.sql",
                                                    "Created verify/0002-todos.sql", "Updated ashlar/head.sql"])
        self.ashlar("check")
        self.ashlar("release", "v1")
        self.ashlar("diff", "--from", "release:v1")
        self.put("ashlar.toml", '[project]\nsources = ["db/src"]\n[migrations]\nbackend = "echo"\ndir = "plans"\n')
        self.ashlar("init")
        self.assertEqual(json.loads(self.read("plans/0001-initial.json"))["ashlar_plan"], 1)
        self.ashlar("check")
        self.ashlar("diff", "--from", "migrations", status=1, code="no-scripts")


if __name__ == "__main__":
    unittest.main()
