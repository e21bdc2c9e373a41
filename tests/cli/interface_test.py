#!/usr/bin/env python3
"""The forms and exit statuses that scripts rely on: diff and compile with every option that they take."""

import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from program import PROGRAM, TIMEOUT, ashlar, diagnostics, environment, tree_of, write_files  # noqa: E402

OLD = "CREATE TABLE todo (id integer PRIMARY KEY, done boolean);\n"
NEW = "CREATE TABLE todo (id integer PRIMARY KEY, title text);\nCREATE VIEW open_todo AS SELECT id, title FROM todo;\n"
BAD = "CREATE VIEW v AS SELECT * FROM nowhere;\n"
PROJECT = '[project]\nname = "shop"\nsources = ["src"]\n[migrations]\nbackend = "sqitch"\ndir = "migrations"\n'
ESCAPE = "\x1b["
DONE, WRONG, DIFFERENT, FAILED = 0, 1, 2, 3


class Interface(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-cli-")))
        write_files(self.folder, {"old.sql": OLD, "new.sql": NEW, "bad.sql": BAD})

    def run_ashlar(self, *arguments, status, cwd=None, **options):
        done = ashlar(*arguments, cwd=cwd or self.folder, **options)
        self.assertEqual(status, done.returncode, done.stderr[:2000] + done.stdout[:2000])
        if status in (DONE, DIFFERENT):
            self.assertEqual([], diagnostics(done.stderr))
        else:
            self.assertEqual(1, len(diagnostics(done.stderr)), done.stderr[:2000])
        return done

    def diff(self, *options, one="old.sql", other="new.sql", status=DIFFERENT, **more):
        return self.run_ashlar("diff", "--from", one, "--to", other, *options, status=status, **more)

    def project(self):
        write_files(self.folder, {"shop/ashlar.toml": PROJECT, "shop/src/a.sql": OLD, "shop/src/deep/er/x.txt": ""})
        return self.folder / "shop"

    # --version, --help

    def test_version(self):
        done = self.run_ashlar("--version", status=DONE)
        self.assertRegex(done.stdout, r"\Aashlar \d+\.\d+\.\d+\n\Z")
        self.assertEqual("", done.stderr)

    def test_help(self):
        done = self.run_ashlar("--help", status=DONE)
        for command in ("init", "add", "diff", "check", "release", "compile", "log", "status", "rebase", "squash",
                        "merge-driver", "backends", "drift", "import"):
            self.assertRegex(done.stdout, rf"(?m)^ +{command} ")
        self.assertEqual("", done.stderr)

    def test_help_of_commands(self):
        for command, option in (("diff", "--reverse"), ("compile", "--emit"), ("add", "--no-diff"), ("init", "--backend"),
                                ("check", "--format"), ("release", "--note"), ("drift", "--to")):
            with self.subTest(command):
                done = self.run_ashlar(command, "--help", status=DONE)
                for common in (option, "-C", "--config", "--postgres", "--quiet", "--verbose", "--color"):
                    self.assertIn(common, done.stdout)

    # Exit statuses

    def test_differences(self):
        self.diff(status=DIFFERENT)
        self.diff(status=DONE, other="old.sql")
        self.diff(status=WRONG, other="bad.sql")
        self.diff(status=WRONG, other="nowhere.sql")
        self.diff("-o", "nowhere/plan.sql", status=FAILED)

    def test_compile(self):
        self.run_ashlar("compile", "old.sql", status=DONE)
        self.run_ashlar("compile", "bad.sql", status=WRONG)
        self.run_ashlar("compile", "old.sql", "-o", "nowhere/s.sql", status=FAILED)

    def test_a_full_disk(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "compile", "old.sql"], stdout=full, stderr=subprocess.PIPE, cwd=self.folder,
                                  encoding="utf-8", env=environment(), timeout=TIMEOUT, check=False)
        self.assertEqual(FAILED, done.returncode)
        self.assertEqual(["write-failed"], [error["code"] for error in diagnostics(done.stderr)], done.stderr)

    # Forms of diff

    def test_human(self):
        done = self.diff()
        self.assertRegex(done.stdout, r"(?m)^\+ create .*view public\.open_todo")
        self.assertIn("DELETES_DATA", done.stdout)
        self.assertRegex(done.stdout, r"(?m)^Plan: \d+ to create, \d+ to change, \d+ to drop, \d+ to rename\.$")
        self.assertIn("(new.sql:2)", done.stdout)
        self.assertEqual("no differences\n", self.diff(status=DONE, other="old.sql").stdout)

    def test_sql(self):
        done = self.diff("--format", "sql")
        self.assertIn("CREATE VIEW public.open_todo", done.stdout)
        self.assertNotIn(ESCAPE, done.stdout)
        self.assertEqual("", self.diff("--format", "sql", status=DONE, other="old.sql").stdout)

    def test_json(self):
        plan = json.loads(self.diff("--format", "json").stdout)
        self.assertEqual(("old.sql", "new.sql"), (plan["from"], plan["to"]))
        self.assertEqual(list(range(1, len(plan["steps"]) + 1)), [step["id"] for step in plan["steps"]])
        for step in plan["steps"]:
            self.assertLessEqual({"id", "object", "action", "sql", "transactional", "hazards", "lock", "needs", "origin"},
                                 set(step))
            self.assertLessEqual({"up", "down", "verify"}, set(step["sql"]))
            self.assertTrue(all(isinstance(sql, str) for sql in step["sql"]["up"]))
            self.assertTrue(all(need < step["id"] for need in step["needs"]))
        self.assertEqual([], json.loads(self.diff("--format", "json", status=DONE, other="old.sql").stdout)["steps"])

    def test_json_after_errors(self):
        project = self.project()
        write_files(self.folder, {"toml/ashlar.toml": "[project\n", "syntax.sql": "SELECT 1;\n  CREATE TABEL t (a int);\n"})
        for arguments, code, cwd in (
            (["diff", "--from", "old.sql", "--to", "bad.sql", "--format", "json"], "unknown-relation", self.folder),
            (["diff", "--from", "old.sql", "--to", "syntax.sql", "--format=json"], "syntax-error", self.folder),
            (["diff", "--from", "nowhere", "--to", "old.sql", "--format", "json"], "unknown-state", self.folder),
            (["diff", "--format", "json"], "no-project", self.folder),
            (["diff", "--format", "json"], "config-syntax", self.folder / "toml"),
            (["diff", "--format", "json"], "no-such-state", project),
            (["diff", "--form", "empty", "--format", "json"], "bad-usage", self.folder),
            (["-C", "nowhere", "diff", "--format", "json"], "cannot-enter", self.folder),
            (["compile", "bad.sql", "--emit", "json"], "unknown-relation", self.folder),
        ):
            with self.subTest(code=code, arguments=arguments):
                done = self.run_ashlar(*arguments, status=WRONG, cwd=cwd)
                told = json.loads(done.stdout)["diagnostics"]
                self.assertEqual([("error", code)], [(one["severity"], one["code"]) for one in told])
                self.assertIn(told[0]["message"], done.stderr)
        done = self.diff("--format", "json", status=WRONG, other="syntax.sql")
        place = json.loads(done.stdout)["diagnostics"][0]["place"]
        self.assertEqual(("syntax.sql", 2, 10), (place["path"], place["line"], place["column"]))

    def test_json_of_hostile_names(self):
        write_files(self.folder, {"odd.sql": 'CREATE TABLE "a ""b\\c\té" ("x\'y" int DEFAULT 1);\n'})
        plan = json.loads(self.diff("--format", "json", one="empty", other="odd.sql").stdout)
        self.assertIn('"a ""b\\c\té"', "".join(sql for step in plan["steps"] for sql in step["sql"]["up"]))

    def test_reverse(self):
        for form in ("human", "sql"):
            with self.subTest(form):
                forth = self.diff("--format", form, one="new.sql", other="old.sql").stdout
                back = self.diff("--format", form, "--reverse").stdout
                self.assertEqual(re.sub(r"  \(.*\)", "", forth), re.sub(r"  \(.*\)", "", back))
        steps = json.loads(self.diff("--format", "json", "--reverse").stdout)["steps"]
        self.assertIn("drop", [step["action"] for step in steps])
        self.diff("--reverse", status=DONE, other="old.sql")

    def test_to_file(self):
        expected = self.diff("--format", "sql").stdout
        done = self.diff("--format", "sql", "-o", "plan.sql")
        self.assertEqual("", done.stdout)
        self.assertEqual(expected, (self.folder / "plan.sql").read_text(encoding="utf-8"))
        self.diff("--output=plan.json", "--format=json")
        self.assertIn("steps", json.loads((self.folder / "plan.json").read_text(encoding="utf-8")))
        self.run_ashlar("compile", "new.sql", "-o", "snapshot.sql", status=DONE)
        self.diff(status=DONE, one="snapshot.sql")

    def test_nothing_is_written_after_errors(self):
        write_files(self.folder, {"plan.sql": "as it was"})
        before = tree_of(self.folder)
        for form in ("human", "sql", "json"):
            done = self.diff("--format", form, "-o", "plan.sql", status=WRONG, other="bad.sql")
            self.assertEqual("", done.stdout)
        self.assertEqual(before, tree_of(self.folder))

    # Forms of compile

    def test_compile_sql(self):
        done = self.run_ashlar("compile", "new.sql", status=DONE)
        self.assertTrue(done.stdout.startswith("-- Ashlar snapshot, format 1"), done.stdout[:200])
        self.assertIn("CREATE TABLE public.todo", done.stdout)

    def test_compile_json(self):
        write_files(self.folder, {"some.sql": NEW + "SELECT 1;\n\\echo done\n"})
        document = json.loads(self.run_ashlar("compile", "some.sql", "--emit", "json", status=DONE).stdout)
        self.assertEqual(15, document["postgres"])
        self.assertIn("view public.open_todo", [name for entry in document["schema"] for name in entry["objects"]])
        self.assertEqual([("SELECT", "some.sql:3"), ("\\echo", "some.sql:4")],
                         [(entry["statement"], entry["place"]) for entry in document["not_schema"]])

    def test_compile_deps(self):
        done = self.run_ashlar("compile", "new.sql", "--emit", "deps", status=DONE)
        self.assertRegex(done.stdout, r"(?m)^view public\.open_todo:\n(?:  .*\n)*  .*todo")

    def test_what_is_not_schema_is_listed(self):
        write_files(self.folder, {"data.sql": OLD + "INSERT INTO todo VALUES (1);\nDO $$ BEGIN END $$;\n"
                                                    "COPY todo FROM stdin;\n1\tt\n\\.\n"})
        done = self.run_ashlar("compile", "data.sql", status=DONE)
        for what, line in (("INSERT", 2), ("DO", 3), ("COPY", 4)):
            self.assertRegex(done.stderr, rf"(?m)^not schema: 1 {what} at data\.sql:{line}$")
        quiet = self.run_ashlar("compile", "--quiet", "data.sql", status=DONE)
        self.assertEqual(("", done.stdout), (quiet.stderr, quiet.stdout))

    def test_verbose_lists_all(self):
        write_files(self.folder, {"data.sql": "SELECT 1;\n" * 20})
        self.assertNotIn("data.sql:20", self.run_ashlar("compile", "data.sql", status=DONE).stderr)
        self.assertIn("data.sql:20", self.run_ashlar("compile", "--verbose", "data.sql", status=DONE).stderr)

    def test_quiet_keeps_warnings_back(self):
        write_files(self.folder, {"warned.sql": "BEGIN;\n" + OLD})
        done = self.run_ashlar("compile", "warned.sql", status=DONE)
        self.assertEqual(["open-transaction"], [one["code"] for one in diagnostics(done.stderr, "warning")], done.stderr)
        self.assertEqual("", self.run_ashlar("compile", "-q", "warned.sql", status=DONE).stderr)
        self.run_ashlar("compile", "-q", "bad.sql", status=WRONG)

    # Colour

    def terminal(self, *arguments, env=None):
        """What ashlar says on a terminal."""
        leader, follower = pty.openpty()
        child = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=follower, stderr=follower,
                                 cwd=self.folder, env=environment({"TERM": "xterm", **(env or {})}))
        os.close(follower)
        said = b""
        while True:
            try:
                part = os.read(leader, 1 << 16)
            except OSError:
                break
            if not part:
                break
            said += part
        os.close(leader)
        child.wait(timeout=TIMEOUT)
        return said.decode()

    def test_colour_only_on_a_terminal(self):
        plan = ("diff", "--from", "old.sql", "--to", "new.sql")
        wrong = ("compile", "bad.sql")
        for arguments in (plan, wrong):
            with self.subTest(arguments[0]):
                done = ashlar(*arguments, cwd=self.folder)
                self.assertNotIn(ESCAPE, done.stdout + done.stderr)
                self.assertIn(ESCAPE, self.terminal(*arguments))
                self.assertNotIn(ESCAPE, self.terminal(*arguments, env={"NO_COLOR": "1"}))
                self.assertIn(ESCAPE, self.terminal(*arguments, env={"NO_COLOR": ""}))
                self.assertNotIn(ESCAPE, self.terminal(*arguments, "--color", "never"))
                self.assertIn(ESCAPE, self.terminal(*arguments, "--color", "always", env={"NO_COLOR": "1"}))
                done = ashlar(*arguments, "--color", "always", cwd=self.folder)
                self.assertIn(ESCAPE, done.stdout + done.stderr)
                self.assertNotIn(ESCAPE, self.terminal(*arguments, "--format", "sql") if arguments is plan else "")

    # States

    def test_empty(self):
        done = self.diff("--format", "sql", one="empty", other="old.sql")
        self.assertIn("CREATE TABLE public.todo", done.stdout)
        self.diff(status=DONE, one="empty", other="empty")
        self.assertIn("DROP TABLE public.todo", self.diff("--format", "sql", one="old.sql", other="empty").stdout)

    def test_paths(self):
        write_files(self.folder, {"split/1/todo.sql": OLD.replace(", done boolean", ""),
                                  "split/2/alter.sql": "ALTER TABLE todo ADD COLUMN done boolean;\n",
                                  "split/notes.txt": "no SQL", "entry/all.sql": "\\ir ../split/1/todo.sql\n"
                                                                                "\\ir ../split/2/alter.sql\n"})
        for path in ("split", "split/", "./split", self.folder / "split", "entry/all.sql"):
            with self.subTest(str(path)):
                self.diff(status=DONE, other=path)
        self.diff(status=DIFFERENT, other="split/1")

    def test_what_a_shell_hands_over(self):
        command = '"$PROGRAM" diff --from <(cat old.sql) --to - < old.sql'
        done = subprocess.run(["bash", "-c", command], cwd=self.folder, capture_output=True, text=True,
                              env={**os.environ, "PROGRAM": PROGRAM})
        self.assertEqual((DONE, ""), (done.returncode, done.stderr))

    def test_a_path_is_not_taken_for_a_state(self):
        write_files(self.folder, {"head/a.sql": OLD, "empty/a.sql": OLD})
        self.diff(status=DONE, other="./head")
        self.diff(status=DONE, other="./empty")
        self.diff(status=DIFFERENT, other="empty")

    def test_sources(self):
        project = self.project()
        self.run_ashlar("compile", status=DONE, cwd=project)
        self.diff(status=DONE, one="sources", other="../old.sql", cwd=project)
        # From a folder below, and from elsewhere.
        self.diff(status=DONE, one="sources", other=self.folder / "old.sql", cwd=project / "src" / "deep" / "er")
        self.run_ashlar("-C", "shop", "compile", status=DONE)
        self.run_ashlar("compile", "-C", "shop", status=DONE)
        self.run_ashlar("--config", "shop/ashlar.toml", "compile", status=DONE)
        self.run_ashlar("compile", "--config", "shop/ashlar.toml", status=DONE)
        self.run_ashlar("compile", status=WRONG)

    def test_config_of_another_name(self):
        project = self.project()
        write_files(self.folder, {"shop/other.toml": PROJECT.replace("src", "other"), "shop/other/a.sql": NEW})
        done = self.run_ashlar("compile", "--config", "other.toml", status=DONE, cwd=project)
        self.assertIn("open_todo", done.stdout)

    def test_target_version(self):
        write_files(self.folder, {"a.sql": OLD})
        self.assertIn("PostgreSQL 15.", self.run_ashlar("compile", "a.sql", status=DONE).stdout)
        self.assertIn("PostgreSQL 17.", self.run_ashlar("compile", "--postgres", "17", "a.sql", status=DONE).stdout)
        project = self.project()
        write_files(project, {"ashlar.toml": PROJECT.replace('name = "shop"', "postgres = 13")})
        self.assertIn("PostgreSQL 13.", self.run_ashlar("compile", status=DONE, cwd=project).stdout)
        self.assertIn("PostgreSQL 16.", self.run_ashlar("--postgres=16", "compile", status=DONE, cwd=project).stdout)

    def test_head_and_release(self):
        project = self.project()
        self.run_ashlar("init", status=DONE, cwd=project)
        self.run_ashlar("diff", status=DONE, cwd=project)
        self.run_ashlar("release", "v1.0.0", status=DONE, cwd=project)
        write_files(project, {"src/a.sql": OLD.replace("done boolean", "done boolean, note text")})
        self.assertIn("note", self.run_ashlar("diff", status=DIFFERENT, cwd=project).stdout)
        self.run_ashlar("add", "note", "--note", "a note", status=DONE, cwd=project)
        self.run_ashlar("diff", status=DONE, cwd=project)
        self.diff(status=DIFFERENT, one="release:v1.0.0", other="head", cwd=project)
        self.diff(status=DONE, one="release:v1.0.0", other="../old.sql", cwd=project)
        self.diff(status=DONE, one="head", other="migrations", cwd=project)

    def git(self, *arguments, cwd):
        identity = {"GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.com", "GIT_COMMITTER_NAME": "t",
                    "GIT_COMMITTER_EMAIL": "t@example.com", "GIT_CONFIG_GLOBAL": "/dev/null"}
        subprocess.run(["git", *arguments], cwd=cwd, env=environment(identity), check=True, capture_output=True)

    def test_git_revisions(self):
        project = self.project()
        self.git("init", "--quiet", "--initial-branch=main", cwd=self.folder)
        self.run_ashlar("init", status=DONE, cwd=project)
        self.git("add", ".", cwd=self.folder)
        self.git("commit", "--quiet", "-m", "one", cwd=self.folder)
        self.git("tag", "one", cwd=self.folder)
        write_files(project, {"src/a.sql": "\\ir more/b.sql\n", "src/more/b.sql": NEW})
        (project / "src/a.sql").unlink()
        self.diff(status=DIFFERENT, one="git:one", other="sources", cwd=project)
        self.diff(status=DONE, one="git:HEAD", other="../old.sql", cwd=project)
        self.diff(status=DONE, one="git:one:head", other="head", cwd=project)
        self.git("add", ".", cwd=self.folder)
        self.git("commit", "--quiet", "-m", "two", cwd=self.folder)
        self.diff(status=DONE, one="git:main", other="sources", cwd=project)
        self.diff(status=DONE, one="git:main~1", other="git:one", cwd=project)
        # From elsewhere, and from a folder below.
        self.diff("-C", "shop", status=DONE, one="git:main", other="sources")
        self.diff(status=DONE, one="git:main", other="sources", cwd=project / "src" / "more")
        done = self.diff(status=WRONG, one="git:three", other="sources", cwd=project)
        self.assertIn("[bad-revision]", done.stderr)
        self.diff(status=WRONG, one="git:one:head:head", other="sources", cwd=project)

    def test_a_diff_leaves_the_project_alone(self):
        project = self.project()
        self.run_ashlar("init", status=DONE, cwd=project)
        before = tree_of(self.folder)
        self.run_ashlar("diff", status=DONE, cwd=project)
        self.run_ashlar("compile", status=DONE, cwd=project)
        self.run_ashlar("check", status=DONE, cwd=project)
        self.assertEqual(before, tree_of(self.folder))

    # --- unmodelled = "warn"

    def test_what_is_not_modelled_is_left_alone_by_name(self):
        statements = {
            "COMMENT ON LARGE OBJECT": "COMMENT ON LARGE OBJECT 1 IS 'large';",
            "ALTER LARGE OBJECT": "ALTER LARGE OBJECT 1 OWNER TO alice;",
            "a rule ON SELECT": "CREATE RULE r AS ON SELECT TO todo DO INSTEAD SELECT 1;",
            "SECURITY LABEL of whichever provider is loaded": "SECURITY LABEL ON TABLE todo IS 'x';",
            "GRANT and REVOKE ON LARGE OBJECT": "GRANT SELECT ON LARGE OBJECT 1 TO alice;",
        }
        root = self.project()
        write_files(root, {"src/b.sql": "\n".join(statements.values()) + "\n"})
        done = ashlar("compile", cwd=root)
        self.assertEqual(WRONG, done.returncode)
        self.assertEqual([f"{words} is not modelled yet" for words in statements],
                         re.findall(r"error: (.*) \[unsupported-statement\]", done.stderr))
        statements["a change of what PostgreSQL itself brings"] = (
            "ALTER FUNCTION pg_catalog.lo_import(text) OWNER TO alice;")
        write_files(root, {"ashlar.toml": PROJECT + '[scope]\nunmodelled = "warn"\n',
                           "src/b.sql": "\n".join(statements.values()) + "\n"})
        done = ashlar("compile", cwd=root)
        self.assertEqual(DONE, done.returncode, done.stderr)
        self.assertEqual([f"{words} is not modelled and left alone" for words in statements],
                         re.findall(r"warning: (.*) \[unmodelled-ignored\]", done.stderr))
        self.assertIn("CREATE TABLE public.todo", done.stdout)


if __name__ == "__main__":
    unittest.main()
