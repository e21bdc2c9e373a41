"""rebase, squash and the merge driver, with real git: two branches that both add migrations, and what is written by hand."""

import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from project import ASHLAR, Project  # noqa: E402

TABLE = "create schema data;\ncreate table data.todo (\n  id integer primary key,\n  todo text not null\n);\n"
USERS = 'create table data."user" (id integer primary key, name text);\n'
TAGS = "create table data.tag (id integer primary key, name text);\n"
VIEW = "create view data.todos as select id, todo from data.todo;\n"
MIGRATIONS = "db/migrations"
PLAN = f"{MIGRATIONS}/sqitch.plan"
HEAD = f"{MIGRATIONS}/ashlar/head.sql"


class Branches(Project):
    backend = "sqitch"

    def setUp(self):
        super().setUp()
        self.put("db/src/data.sql", TABLE)
        self.git("init", "--quiet", "--initial-branch=main")
        self.ashlar("init", "--backend", self.backend)
        self.commit("start")
        self.git("checkout", "--quiet", "-b", "feature")

    def migrate(self, path, text, name, *options):
        self.put(path, text)
        self.ashlar("add", name, *options)
        self.commit(name)

    def changes(self):
        return [line.split()[0] for line in self.read(PLAN).splitlines()[3:]]

    def merge(self, status=1):
        """main into feature; the plan and perhaps the snapshot conflict."""
        self.git("merge", "main", "-m", "merge", status=status)

    def both(self):
        """tags on feature, then users on main, then back."""
        self.migrate("db/src/tag.sql", TAGS, "tags", "--note", "tags")
        self.git("checkout", "--quiet", "main")
        self.migrate("db/src/user.sql", USERS, "users")
        self.git("checkout", "--quiet", "feature")


class Rebase(Branches):
    def test_two_branches_that_both_added_one(self):
        self.both()
        self.merge()
        self.ashlar("check", status=1, code="malformed-runner-file")
        done = self.ashlar("rebase")
        self.assertIn("0000000002-tags is now 0000000003-tags\n", done.stdout)
        self.assertEqual(self.changes(), ["0000000001-initial", "0000000002-users", "0000000003-tags"])
        line = self.read(PLAN).splitlines()[-1]
        self.assertIn("0000000003-tags [0000000002-users] ", line)
        self.assertTrue(line.endswith("# tags"), line)
        self.assertIn("-- requires: 0000000002-users\n", self.read(f"{MIGRATIONS}/deploy/0000000003-tags.sql"))
        self.assertFalse((self.folder / MIGRATIONS / "deploy/0000000002-tags.sql").exists())
        self.ashlar("check")
        self.commit("merge")
        self.assertEqual(self.git("diff", "main", "--", PLAN).stdout.count("\n-"), 1)  # only the header of the diff
        self.run_program("sqitch", "plan", cwd=self.folder / MIGRATIONS)
        self.assertIn("Nothing to do", self.ashlar("add", "nothing").stdout)

    def test_after_the_merge_is_committed(self):
        self.put(".gitattributes", "sqitch.plan merge=union\nhead.sql merge=ashlar\n")
        self.git("config", "merge.ashlar.driver", f"'{ASHLAR}' merge-driver %O %A %B %P")
        self.commit("attributes")
        self.git("checkout", "--quiet", "main")
        self.git("merge", "--quiet", "--ff-only", "feature")
        self.git("checkout", "--quiet", "feature")
        self.both()
        self.merge(status=0)
        self.assertIn('CREATE TABLE data."user"', self.read(HEAD))
        self.assertIn("CREATE TABLE data.tag", self.read(HEAD))
        done = self.ashlar("check", status=2)
        self.assertIn("two branches both added one; run ashlar rebase\n", done.stdout)
        self.ashlar("rebase")
        self.ashlar("check")
        self.assertEqual(self.changes(), ["0000000001-initial", "0000000002-users", "0000000003-tags"])

    def test_the_other_side_may_stay(self):
        self.both()
        self.merge()
        self.refused("rebase", "--onto", "main~1", code="bad-usage")
        self.refused("rebase", "--onto", "nowhere", code="bad-revision")
        self.ashlar("rebase", "--onto", "HEAD")
        self.assertEqual(self.changes(), ["0000000001-initial", "0000000002-tags", "0000000003-users"])
        self.ashlar("check")

    def test_git_rebase(self):
        self.both()
        self.git("rebase", "main", status=1)
        self.ashlar("rebase")
        self.assertEqual(self.changes(), ["0000000001-initial", "0000000002-users", "0000000003-tags"])
        self.ashlar("check")

    def test_several_and_what_is_written_by_hand(self):
        self.migrate("db/src/tag.sql", TAGS, "tags")
        self.ashlar("add", "--no-diff", "rows", "--note", "first tags")
        rows = f"{MIGRATIONS}/deploy/0000000003-rows.sql"
        self.put(rows, self.read(rows).replace("-- Write here what this change does.", "INSERT INTO data.tag VALUES (1, 'a');"))
        self.commit("rows")
        self.migrate("db/src/view.sql", VIEW, "view")
        script = f"{MIGRATIONS}/deploy/0000000004-view.sql"
        self.put(script, self.read(script).replace("\nCOMMIT;", "\nUPDATE data.tag SET name = 'b';\n\nCOMMIT;"))
        self.commit("by hand")
        self.migrate("db/src/tag.sql", TAGS.replace("name text", "name text, color text"), "color")
        self.git("checkout", "--quiet", "main")
        self.migrate("db/src/user.sql", USERS, "users")
        self.git("checkout", "--quiet", "feature")
        self.merge()
        done = self.ashlar("rebase")
        self.assertIn("0000000003-rows is now 0000000004-rows as it was written by hand\n", done.stdout)
        self.assertIn("0000000004-view is now 0000000005-view as it was written by hand\n", done.stdout)
        self.assertEqual(self.changes(), ["0000000001-initial", "0000000002-users", "0000000003-tags", "0000000004-rows",
                                          "0000000005-view", "0000000006-color"])
        self.assertEqual(self.read(f"{MIGRATIONS}/deploy/0000000004-rows.sql"),
                         "-- Deploy todo:0000000004-rows to pg\n-- requires: 0000000003-tags\n\nBEGIN;\n\n"
                         "INSERT INTO data.tag VALUES (1, 'a');\n\nCOMMIT;\n")
        self.assertIn("UPDATE data.tag SET name = 'b';", self.read(f"{MIGRATIONS}/deploy/0000000005-view.sql"))
        self.assertIn("ADD COLUMN color text", self.read(f"{MIGRATIONS}/deploy/0000000006-color.sql"))
        self.assertIn("# first tags", self.read(PLAN))
        self.ashlar("check")

    def test_both_changed_one_view(self):
        self.migrate("db/src/view.sql", VIEW, "view")
        self.git("checkout", "--quiet", "main")
        self.git("merge", "--quiet", "--ff-only", "feature")
        self.git("checkout", "--quiet", "feature")
        self.migrate("db/src/view.sql", VIEW.replace("id, todo", "id, todo, 1 as mine"), "mine")
        self.git("checkout", "--quiet", "main")
        self.migrate("db/src/view.sql", VIEW.replace("id, todo", "id, todo, 2 as theirs"), "theirs")
        self.git("checkout", "--quiet", "feature")
        self.merge()
        before = self.files()
        self.ashlar("rebase", status=1)  # the sources still hold the marks of the merge
        self.assertEqual(self.files(), before)
        self.put("db/src/view.sql", VIEW.replace("id, todo", "id, todo, 2 as theirs, 1 as mine"))
        self.ashlar("rebase")
        self.ashlar("check")
        self.assertIn("theirs", self.read(f"{MIGRATIONS}/revert/0000000004-mine.sql"))
        self.assertEqual(self.changes()[2:], ["0000000003-theirs", "0000000004-mine"])

    def test_what_by_hand_no_longer_fits_is_refused(self):
        self.migrate("db/src/view.sql", VIEW, "view")
        script = f"{MIGRATIONS}/deploy/0000000002-view.sql"
        self.put(script, self.read(script).replace("\nCOMMIT;", "\nUPDATE data.todo SET todo = 'x';\n\nCOMMIT;"))
        self.commit("by hand")
        self.git("checkout", "--quiet", "main")
        self.migrate("db/src/view.sql", VIEW.replace("id, todo", "id"), "narrow")
        self.git("checkout", "--quiet", "feature")
        self.merge()
        self.put("db/src/view.sql", VIEW)
        done = self.refused("rebase", code="cannot-rewrite")
        self.assertIn("0000000002-view was written by hand and does not go on top of MERGE_HEAD", done.stderr)

    def test_released_ones_stay(self):
        self.migrate("db/src/tag.sql", TAGS, "tags")
        self.ashlar("release", "v1")
        self.commit("v1")
        self.git("checkout", "--quiet", "main")
        self.migrate("db/src/user.sql", USERS, "users")
        self.git("checkout", "--quiet", "feature")
        self.merge()
        done = self.refused("rebase", code="cannot-rewrite")
        self.assertIn("0000000002-tags is released", done.stderr)
        self.ashlar("rebase", "--onto", "HEAD")
        self.assertEqual(self.changes(), ["0000000001-initial", "0000000002-tags", "@v1", "0000000003-users"])
        self.ashlar("check")

    def test_without_a_merge_head_is_written_anew(self):
        self.assertEqual(self.ashlar("rebase").stdout, "Nothing to do\n")
        for path, old, new in ((f"{MIGRATIONS}/deploy/0000000001-initial.sql", "todo text NOT NULL", "todo varchar(80) NOT NULL"),
                               ("db/src/data.sql", "todo text not null", "todo varchar(80) not null")):
            self.put(path, self.read(path).replace(old, new))
        self.ashlar("check", status=2)
        self.assertEqual(self.ashlar("rebase").stdout, "Updated ashlar/head.sql\n")
        self.ashlar("check")
        self.put("db/src/view.sql", VIEW)
        self.refused("rebase", code="cannot-rewrite")


class RebasePsql(Branches):
    backend = "psql"

    def test_scripts(self):
        self.both()
        self.merge(status=0)
        self.ashlar("rebase")
        names = sorted(path.name for path in (self.folder / MIGRATIONS / "up").iterdir())
        self.assertEqual(names, ["0001-initial.sql", "0002-users.sql", "0003-tags.sql"])
        self.assertTrue(self.read(f"{MIGRATIONS}/up/0003-tags.sql").startswith("-- 0003-tags\n-- tags\n"))
        self.ashlar("check")


class Squash(Branches):
    def test_unreleased_ones_become_one(self):
        self.migrate("db/src/tag.sql", TAGS, "tags")
        self.ashlar("release", "v1")
        self.migrate("db/src/user.sql", USERS, "users")
        self.migrate("db/src/view.sql", VIEW, "view")
        self.migrate("db/src/view.sql", VIEW.replace("id, todo", "id, todo, 1 as one"), "one")
        head = self.read(HEAD)
        done = self.ashlar("squash", "all")
        self.assertEqual(done.stdout, "0000000003-users, 0000000004-view, 0000000005-one are now 0000000003-all\n")
        self.assertEqual(self.changes(), ["0000000001-initial", "0000000002-tags", "@v1", "0000000003-all"])
        self.assertEqual(self.read(f"{MIGRATIONS}/deploy/0000000003-all.sql").count("CREATE VIEW"), 1)
        self.assertFalse((self.folder / MIGRATIONS / "deploy/0000000005-one.sql").exists())
        self.assertEqual(self.read(HEAD), head)
        self.ashlar("check")
        self.run_program("sqitch", "plan", cwd=self.folder / MIGRATIONS)
        self.assertIn("Nothing to do", self.ashlar("squash").stdout)

    def test_what_is_written_by_hand_keeps_its_place(self):
        self.migrate("db/src/user.sql", USERS, "users")
        self.ashlar("release", "v1")
        self.migrate("db/src/view.sql", VIEW, "view")
        self.migrate("db/src/tag.sql", TAGS, "tags")
        self.ashlar("add", "--no-diff", "rows")
        rows = f"{MIGRATIONS}/deploy/0000000005-rows.sql"
        self.put(rows, self.read(rows).replace("-- Write here what this change does.", "INSERT INTO data.tag VALUES (1);"))
        self.migrate("db/src/tag.sql", TAGS.replace("name text", "name text, color text"), "color")
        self.migrate("db/src/tag.sql", TAGS.replace("name text", "name text, color text, size int"), "size")
        self.ashlar("squash")
        self.assertEqual(self.changes()[3:], ["0000000003-tags", "0000000004-rows", "0000000005-size"])
        self.assertIn("INSERT INTO data.tag VALUES (1);", self.read(f"{MIGRATIONS}/deploy/0000000004-rows.sql"))
        self.ashlar("check")

    def test_released_ones_are_never_touched(self):
        self.migrate("db/src/tag.sql", TAGS, "tags")
        self.ashlar("release", "v1")
        before = self.files()
        self.assertIn("Nothing to do", self.ashlar("squash").stdout)
        self.assertEqual(self.files(), before)


class MergeDriver(Project):
    def three(self, ours, theirs, base=TABLE):
        for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
            self.put("src.sql", text)
            self.ashlar("compile", "src.sql", "-o", f"{name}.sql")

    def test_objects_are_merged(self):
        self.three(TABLE + TAGS, TABLE.replace("todo text", "todo text, done boolean") + USERS)
        self.ashlar("merge-driver", "base.sql", "ours.sql", "theirs.sql", "db/head.sql")
        self.put("wanted.sql", TABLE.replace("todo text", "todo text, done boolean") + USERS + TAGS)
        self.ashlar("diff", "--from", "ours.sql", "--to", "wanted.sql")

    def test_a_conflict_is_left_to_people(self):
        self.three(TABLE.replace("todo text", "todo varchar"), TABLE.replace("todo text", "todo bpchar"))
        done = self.ashlar("merge-driver", "base.sql", "ours.sql", "theirs.sql", "db/head.sql", status=1)
        self.assertIn("db/head.sql is changed on both sides", done.stderr)
        self.assertIn("<<<<<<< ", self.read("ours.sql"))

    def test_what_would_not_compile_is_a_conflict(self):
        more = TABLE.replace("todo text", "done boolean, todo text")
        self.three(more + "create view data.done as select done from data.todo;\n", TABLE, base=more)
        self.ashlar("merge-driver", "base.sql", "ours.sql", "theirs.sql", "db/head.sql", status=1)

    def test_files_that_are_no_snapshots(self):
        self.put("a.sql", "create table t (a nonsense);\n")
        self.ashlar("merge-driver", "a.sql", "a.sql", "a.sql", "x", status=1, code="unknown-type")


del Branches


if __name__ == "__main__":
    unittest.main()
