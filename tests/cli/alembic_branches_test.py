"""Branches of Alembic's revisions, with real git and Alembic's own view of the graph: revisions that join several heads,
rebased and squashed; ids that were chosen."""

import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from project import Project  # noqa: E402

HEAD = "migrations/ashlar/head.sql"


class Branches(Project):
    def setUp(self):
        super().setUp()
        self.put("db/src/start.sql", "create table start (id int primary key);\n")
        self.git("init", "--quiet", "--initial-branch=main")
        self.put(".gitignore", "__pycache__/\n")
        self.ashlar("init", "--backend", "alembic")
        self.commit("start")
        self.start = self.heads()[0]

    def alembic(self, *arguments):
        return self.run_program("/usr/bin/python3", "-m", "alembic", *arguments,
                                env={"DATABASE_URL": "postgresql:///todo"}).stdout

    def heads(self):
        return [line.split()[0] for line in self.alembic("heads").splitlines()]

    def history(self):
        """The messages along the graph, the newest first."""
        return [line.split(", ")[-1] for line in self.alembic("history").splitlines()]

    def declare(self, table, more=""):
        self.put(f"db/src/{table}.sql", f"create table {table} (id int{more});\n")

    def add(self, table, *options, name=None):
        """A table by a revision, which is answered."""
        before = self.revisions()
        self.declare(table)
        self.ashlar("add", name or table, *options)
        return "".join(path.stem.split("_")[0] for path in sorted(self.revisions() - before, key=lambda one: one.name)[:1])

    def revisions(self):
        return set((self.folder / "migrations/versions").glob("*.py"))

    def two_heads(self, name):
        """One revision beside the other, and the tables of both declared."""
        one = self.heads()[0]
        self.add(f"{name}a", name=f"{name}a")
        self.add(f"{name}b", "--head", one, name=f"{name}b")

    def joined(self, name):
        self.two_heads(name)
        self.ashlar("add", name, "--merge")

    def assert_in_a_row(self, *messages):
        self.assertEqual(self.history(), list(messages))
        self.assertEqual(len(self.heads()), 1)
        self.assertNotIn("(mergepoint)", self.alembic("history"))
        self.ashlar("check")
        self.assertEqual(self.ashlar("diff", "--from", "migrations").stdout, "no differences\n")


class Squash(Branches):
    def test_what_joins_heads_is_needless_in_a_row(self):
        self.ashlar("release", "v1")
        self.joined("x")
        self.add("later")
        head = self.read(HEAD)
        done = self.ashlar("squash", "all")
        self.assertIn(" are now ", done.stdout)
        self.assert_in_a_row("all", "initial")
        self.assertEqual(len(self.revisions()), 2)
        self.assertEqual(self.read(HEAD), head)

    def test_what_joins_released_heads_stays(self):
        self.two_heads("x")
        self.ashlar("release", "v1")
        kept = self.revisions()
        self.ashlar("add", "join", "--merge")
        self.add("one")
        self.add("two")
        joints = [path for path in self.revisions() if "_merge_" in path.name]
        text = joints[0].read_text(encoding="utf-8")
        self.ashlar("squash", "both")
        self.assertEqual(joints[0].read_text(encoding="utf-8"), text)
        self.assertLess(kept, self.revisions())
        self.assertEqual(self.history()[0], "both")
        self.assertEqual(len(self.history()), 5)
        self.assertEqual(len(self.heads()), 1)
        self.ashlar("check")

    def test_rows_in_a_joint_are_kept(self):
        self.ashlar("release", "v1")
        self.two_heads("x")
        self.ashlar("add", "unused", "--merge")
        joint = next(path for path in self.revisions() if "_merge_" in path.name)
        text = joint.read_text(encoding="utf-8")
        edited = text.replace("    pass\n", '    op.execute("INSERT INTO xa VALUES (1)")\n', 1)
        self.assertNotEqual(edited, text)
        joint.write_text(edited, encoding="utf-8")
        self.ashlar("squash", "both")
        self.assertIn("INSERT INTO xa", joint.read_text(encoding="utf-8"))
        self.assertEqual(len(self.heads()), 1)
        self.assertEqual(len(self.history()), 3)
        self.ashlar("check")

    def test_chosen_ids_are_no_handwork(self):
        self.ashlar("release", "v1")
        self.add("one", "--rev-id", "0002")
        self.add("two", "--rev-id", "0003")
        self.ashlar("squash", "both")
        self.assertEqual(self.heads(), ["0003"])
        self.assert_in_a_row("both", "initial")


class Rebase(Branches):
    def both(self, mine, theirs):
        """`mine` on feature, `theirs` on main, and the merge of main into feature."""
        self.git("checkout", "--quiet", "-b", "feature")
        mine()
        self.commit("mine")
        self.old_head = self.read(HEAD)
        self.git("checkout", "--quiet", "main")
        theirs()
        self.commit("theirs")
        self.git("checkout", "--quiet", "feature")
        self.git("merge", "main", "-m", "merge", status=None)

    def test_what_joined_local_heads_is_left_out(self):
        self.both(lambda: (self.joined("x"), self.add("later")), lambda: self.add("theirs"))
        self.assertEqual(len(self.heads()), 2)
        done = self.ashlar("rebase")
        self.assertIn("is left out: what it joined is one line now", done.stdout)
        self.assert_in_a_row("later", "xb", "xa", "theirs", "initial")

    def test_what_joins_both_sides_already_stays(self):
        """The two heads were joined as Alembic's users do; only the snapshot is still to be written."""
        self.both(lambda: self.add("mine"), lambda: self.add("theirs"))
        self.alembic("merge", "heads", "-m", "joined")
        before = self.revisions()
        self.put(HEAD, self.old_head)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--amend", "--no-edit")
        self.assertIn("run ashlar rebase", self.ashlar("check", status=2).stdout)
        done = self.ashlar("rebase")
        self.assertIn("joins both sides already", done.stdout)
        self.assertEqual(self.revisions(), before)
        self.ashlar("check")

    def test_what_joins_sides_that_cannot_be_joined_is_left_out(self):
        def view(columns):
            self.put("db/src/view.sql", f"create view v as select {columns} from start;\n")
            self.ashlar("add", "view")

        view("id")
        self.commit("view")
        self.both(lambda: view("id, 1 as mine"), lambda: view("id, 2 as theirs"))
        self.put("db/src/view.sql", "create view v as select id, 2 as theirs, 1 as mine from start;\n")
        self.alembic("merge", "heads", "-m", "joined")
        self.assertIn("is left out", self.ashlar("rebase").stdout)
        self.assert_in_a_row("view", "view", "view", "initial")

    def test_an_id_that_both_chose(self):
        self.both(lambda: self.add("mine", "--rev-id", "0002"), lambda: self.add("theirs", "--rev-id", "0002"))
        self.ashlar("rebase")
        self.assert_in_a_row("mine", "theirs", "initial")
        self.assertNotEqual(self.heads(), ["0002"])

    def test_several_heads_without_a_merge(self):
        self.two_heads("x")
        self.commit("two heads")
        self.assertIn("add NAME --merge", self.ashlar("check", status=2).stdout)
        self.assertIn("--merge", self.refused("rebase", code="cannot-rewrite").stderr)
        self.assertIn("--merge", self.refused("squash", code="cannot-rewrite").stderr)


if __name__ == "__main__":
    unittest.main()
