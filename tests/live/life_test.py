"""The life of migrations on a real server, with sqitch and with Alembic: two branches both add, merge, rebase, squash,
deploy, revert; migrations edited by hand; migrations on another branch. pg_dump is the judge."""

import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from pgserver import Server, dump_difference  # noqa: E402
from project import Project  # noqa: E402

TABLE = "create schema data;\ncreate table data.todo (\n  id integer primary key,\n  todo text not null\n);\n"
VIEW = "create view data.todos as select id, todo from data.todo;\n"
MIGRATIONS = "db/migrations"


class Story(Project):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())

    def setUp(self):
        super().setUp()
        self.server.createdb("app")
        self.addCleanup(self.server.dropdb, "app")
        self.put("db/src/a.sql", TABLE)
        self.put("db/src/b.sql", VIEW)
        self.git("init", "--quiet", "--initial-branch=main")
        self.ashlar("init")
        self.commit("start")

    def sqitch(self, *arguments, status=0):
        return self.run_program("sqitch", *arguments, "--target", self.server.sqitch_target("app"), status=status,
                                cwd=self.folder / MIGRATIONS, env=self.server.environment({}))

    def dump(self):
        return self.server.pg_dump("app", exclude_schemas=["sqitch"])

    def sources(self):
        self.server.createdb("sources")
        try:
            for path in sorted((self.folder / "db/src").iterdir()):
                self.server.psql("sources", file=path)
            return self.server.pg_dump("sources")
        finally:
            self.server.dropdb("sources")

    def assert_deployed(self, expected):
        self.assertEqual(dump_difference(expected, self.dump(), ignore_column_order=True), "")

    def both_sides(self):
        """On feature: the view, rows by hand, an index; on main: the same view, which is deployed. Answers main's dump."""
        self.git("checkout", "--quiet", "-b", "feature")
        self.put("db/src/b.sql", VIEW.replace("id, todo", "id, todo, 1 as mine"))
        self.ashlar("add", "mine")
        self.ashlar("add", "--no-diff", "rows")
        for folder, sql in (("deploy", "INSERT INTO data.todo VALUES (1, 'by hand');"), ("revert", "DELETE FROM data.todo;")):
            path = f"{MIGRATIONS}/{folder}/0000000003-rows.sql"
            text = self.read(path)
            self.put(path, text[:text.index("-- Write")] + sql + "\n\nCOMMIT;\n")
        self.put("db/src/a.sql", TABLE + "create index on data.todo (todo);\n")
        self.ashlar("add", "index")
        self.commit("mine")
        self.git("checkout", "--quiet", "main")
        self.put("db/src/b.sql", VIEW.replace("id, todo", "id, todo, 2 as theirs") + "grant select on data.todos to public;\n")
        self.ashlar("add", "theirs")
        self.ashlar("release", "v1")
        self.commit("theirs")
        self.sqitch("deploy", "--verify")
        expected = self.sources()
        self.assert_deployed(expected)
        self.git("checkout", "--quiet", "feature")
        self.git("merge", "main", "-m", "merge", status=1)
        self.put("db/src/b.sql", VIEW.replace("id, todo", "id, todo, 2 as theirs, 1 as mine") +
                 "grant select on data.todos to public;\n")
        return expected

    def test_merge_rebase_squash_deploy(self):
        main = self.both_sides()
        self.ashlar("rebase")
        self.ashlar("check")
        self.commit("merge")
        merged = self.sources()
        self.sqitch("deploy", "--verify")
        self.sqitch("verify")
        self.assert_deployed(merged)
        self.assertEqual(self.server.psql("app", "select todo from data.todo").stdout, "by hand\n")
        self.sqitch("revert", "-y", "--to", "0000000002-theirs")
        self.assert_deployed(main)
        self.sqitch("verify")
        self.ashlar("squash")
        self.ashlar("check")
        self.sqitch("deploy", "--verify")
        self.sqitch("verify")
        self.assert_deployed(merged)
        self.sqitch("revert", "-y", "--to", "0000000002-theirs")
        self.assert_deployed(main)
        self.sqitch("revert", "-y")
        self.sqitch("deploy", "--verify")
        self.assert_deployed(merged)

    def test_the_hand_edit_story(self):
        self.put("db/src/a.sql", TABLE.replace("todo text not null", "todo text not null,\n  size integer not null"))
        self.ashlar("add", "size")
        path = f"{MIGRATIONS}/deploy/0000000002-size.sql"
        text = self.read(path)
        edited = text.replace("ADD COLUMN size integer NOT NULL", "ADD COLUMN size integer")
        self.assertNotEqual(edited, text)
        self.put(path, edited)
        self.assertIn("is in head", self.ashlar("check", status=2).stdout.replace("is otherwise in head", "is in head"))
        self.put(path, edited.replace("\nCOMMIT;", "\nUPDATE data.todo SET size = length(todo);\n"
                                                   "ALTER TABLE data.todo ALTER COLUMN size SET NOT NULL;\n\nCOMMIT;"))
        self.ashlar("check")
        self.sqitch("deploy", "0000000001-initial")
        self.server.psql("app", "insert into data.todo values (1, 'four')")
        self.sqitch("deploy", "--verify")
        self.assertEqual(self.server.psql("app", "select size from data.todo").stdout, "4\n")
        self.assert_deployed(self.sources())


class AlembicStory(Project):
    """The same four stories with Alembic."""

    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())

    def setUp(self):
        super().setUp()
        self.create("app")
        self.put("db/src/a.sql", TABLE)
        self.put("db/src/b.sql", VIEW)
        self.git("init", "--quiet", "--initial-branch=main")
        self.ashlar("init", "--backend", "alembic")
        self.put(".gitignore", "__pycache__/\n")
        self.commit("start")
        self.initial = self.heads()[0]

    def create(self, database):
        self.server.createdb(database)
        self.addCleanup(self.server.dropdb, database)

    def alembic(self, *arguments, status=0, database="app"):
        env = self.server.environment({"DATABASE_URL": self.server.url(database)})
        return self.run_program("/usr/bin/python3", "-m", "alembic", *arguments, status=status, env=env)

    def heads(self):
        return [line.split()[0] for line in self.alembic("heads").stdout.splitlines()]

    def revisions(self):
        return set((self.folder / "migrations/versions").glob("*.py"))

    def add(self, name, *options):
        """The new revision's file."""
        before = self.revisions()
        self.ashlar("add", name, *options)
        made = self.revisions() - before
        self.assertEqual(len(made), 1)
        return made.pop()

    def sources(self):
        self.server.createdb("sources")
        try:
            for path in sorted((self.folder / "db/src").iterdir()):
                self.server.psql("sources", file=path)
            return self.server.pg_dump("sources")
        finally:
            self.server.dropdb("sources")

    def assert_deployed(self, expected, database="app"):
        dump = re.sub(r"(?m)^[^;]*\bpublic\.alembic_version\b[^;]*;\n", "", self.server.pg_dump(database))
        self.assertEqual(dump_difference(expected, dump, ignore_column_order=True), "")

    def rows_by_hand(self):
        """A revision of rows, filled in by hand, with a helper of its own."""
        path = self.add("rows", "--no-diff")
        text = path.read_text(encoding="utf-8")
        up, down = "    op.execute(\"INSERT INTO data.todo VALUES (1, 'by \\\\: hand')\")\n", "    op.execute('DELETE FROM data.todo')\n"
        head, body = text.split("def upgrade", 1)
        body = body.replace("    pass\n", up, 1).replace("    pass\n", down, 1)
        path.write_text(head + "# A remark of ours.\n\n\ndef upgrade" + body, encoding="utf-8")
        return path

    def both_sides(self):
        """On feature: the view, rows by hand, an index; on main: the same view, which is deployed. Answers main's dump."""
        self.git("checkout", "--quiet", "-b", "feature")
        self.put("db/src/b.sql", VIEW.replace("id, todo", "id, todo, 1 as mine"))
        self.add("mine")
        rows = self.rows_by_hand()
        self.put("db/src/a.sql", TABLE + "create index on data.todo (todo);\n")
        self.add("index")
        self.ashlar("check")
        self.commit("mine")
        self.git("checkout", "--quiet", "main")
        self.put("db/src/b.sql", VIEW.replace("id, todo", "id, todo, 2 as theirs") + "grant select on data.todos to public;\n")
        self.add("theirs")
        self.ashlar("release", "v1")
        self.commit("theirs")
        self.alembic("upgrade", "head")
        expected = self.sources()
        self.assert_deployed(expected)
        self.theirs = self.heads()[0]
        self.git("checkout", "--quiet", "feature")
        self.git("merge", "main", "-m", "merge", status=1)
        self.put("db/src/b.sql", VIEW.replace("id, todo", "id, todo, 2 as theirs, 1 as mine") +
                 "grant select on data.todos to public;\n")
        return expected, rows

    def test_merge_rebase_squash_deploy(self):
        main, rows = self.both_sides()
        self.assertEqual(len(self.heads()), 2)
        text = rows.read_text(encoding="utf-8")
        self.ashlar("rebase")
        self.assertEqual(len(self.heads()), 1)
        self.ashlar("check")
        self.commit("merge")
        history = self.alembic("history").stdout.splitlines()
        self.assertEqual([line.split(", ")[-1] for line in history],
                         ["index", "rows", "mine", "theirs", "initial"])
        # Only what it says of its parent is new.
        moved = rows.read_text(encoding="utf-8")
        changed = [(old, new) for old, new in zip(text.splitlines(), moved.splitlines()) if old != new]
        self.assertEqual([re.split("[:=]", old)[0].strip() for old, _ in changed], ["Revises", "down_revision"])
        self.assertEqual(len(text.splitlines()), len(moved.splitlines()))
        merged = self.sources()
        self.alembic("upgrade", "head")
        self.assert_deployed(merged)
        self.assertEqual(self.server.psql("app", "select todo from data.todo").stdout, "by : hand\n")
        self.alembic("downgrade", self.theirs)
        self.assert_deployed(main)
        count = len(self.revisions())
        self.ashlar("squash")
        self.assertLess(len(self.revisions()), count + 1)
        self.assertTrue(rows.exists())
        self.ashlar("check")
        self.alembic("upgrade", "head")
        self.assert_deployed(merged)
        self.assertEqual(self.server.psql("app", "select todo from data.todo").stdout, "by : hand\n")
        self.alembic("downgrade", self.theirs)
        self.assert_deployed(main)
        self.alembic("downgrade", "base")
        self.alembic("upgrade", "head")
        self.assert_deployed(merged)

    def test_squash(self):
        self.ashlar("release", "v1")
        for number in range(3):
            self.put(f"db/src/c{number}.sql", f"create table data.t{number} (id integer);\n")
            self.add(f"table{number}")
        before = self.sources()
        self.assertEqual(len(self.revisions()), 4)
        self.ashlar("squash", "tables")
        self.assertEqual(len(self.revisions()), 2)
        self.ashlar("check")
        self.alembic("upgrade", "head")
        self.assert_deployed(before)
        self.alembic("downgrade", self.initial)
        self.ashlar("release", "v2")
        self.assertIn("Nothing to do", self.ashlar("squash").stdout)

    def test_the_hand_edit_story(self):
        self.put("db/src/a.sql", TABLE.replace("todo text not null", "todo text not null,\n  size integer not null"))
        path = self.add("size")
        text = path.read_text(encoding="utf-8")
        edited = text.replace("nullable=False", "nullable=True")
        self.assertNotEqual(edited, text)
        path.write_text(edited, encoding="utf-8")
        self.assertIn("is otherwise in head", self.ashlar("check", status=2).stdout)
        filled = edited.replace("\n\n\ndef downgrade", """
    op.execute("UPDATE data.todo SET size = length(todo)")
    op.alter_column("todo", "size", schema="data", existing_type=sa.Integer(), nullable=False)


def downgrade""")
        self.assertNotEqual(filled, edited)
        path.write_text(filled, encoding="utf-8")
        self.ashlar("check")
        self.alembic("upgrade", self.initial)
        self.server.psql("app", "insert into data.todo values (1, 'four')")
        self.alembic("upgrade", "head")
        self.assertEqual(self.server.psql("app", "select size from data.todo").stdout, "4\n")
        self.assert_deployed(self.sources())

    def test_migrations_on_another_branch(self):
        """Migrations are kept on production only: the next one is written from where the team works, without a database."""
        self.git("checkout", "--quiet", "-b", "production")
        self.git("checkout", "--quiet", "main")
        self.git("rm", "-r", "--quiet", "migrations")
        self.commit("migrations are on production")
        self.put("db/src/c.sql", "create table data.label (id integer primary key);\n")
        self.commit("labels")
        self.ashlar("add", "labels", "--from", "git:production")
        made = list((self.folder / "migrations/versions").glob("*.py"))
        self.assertEqual(len(made), 1)
        self.assertIn(f'down_revision = "{self.initial}"', made[0].read_text(encoding="utf-8"))
        self.git("checkout", "--quiet", "-b", "deploy")
        self.commit("the next one")
        self.git("checkout", "--quiet", "production")
        self.git("checkout", "deploy", "--", "migrations", "db")
        self.commit("labels")
        self.ashlar("check")
        self.assertEqual(len(self.heads()), 1)
        self.alembic("upgrade", "head")
        self.assert_deployed(self.sources())


if __name__ == "__main__":
    unittest.main()
