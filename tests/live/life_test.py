"""The merge story on a real server: two branches both add, merge, rebase, squash, deploy, revert; pg_dump is the judge."""

import pathlib
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


if __name__ == "__main__":
    unittest.main()
