"""The life of a migration: check and its forms, log, status, several runners, add --from."""

import json
import pathlib
import sys
import unittest
import urllib.parse
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from project import Project  # noqa: E402

TABLE = "create schema data;\ncreate table data.todo (\n  id integer primary key,\n  todo text not null\n);\n"
VIEW = "create schema api;\ncreate view api.todos as select id, todo from data.todo;\n"
PLAN = "db/migrations/sqitch.plan"
HEAD = "db/migrations/ashlar/head.sql"
SCRIPT = "db/migrations/deploy/0000000001-initial.sql"
SEVERAL = """[project]
name = "todo"
sources = ["db/src"]
[[migrations]]
backend = "sqitch"
dir = "db/migrations"
[[migrations]]
backend = "psql"
dir = "db/scripts"
"""


class Check(Project):
    def project(self):
        self.put("db/src/data.sql", TABLE)
        return self.ashlar("init")

    def test_every_form_is_parseable(self):
        self.project()
        for pending in (False, True):
            if pending:
                self.put("db/src/view.sql", VIEW)
            status = 2 if pending else 0
            found = 2 if pending else 0
            sarif = json.loads(self.ashlar("check", "--format", "sarif", status=status).stdout)
            self.assertEqual(sarif["version"], "2.1.0")
            results = sarif["runs"][0]["results"]
            self.assertEqual(len(results), found)
            self.assertTrue(sarif["runs"][0]["invocations"][0]["executionSuccessful"])
            suite = xml.etree.ElementTree.fromstring(self.ashlar("check", "--format", "junit", status=status).stdout)[0]
            self.assertEqual((suite.get("tests"), suite.get("failures"), suite.get("errors")),
                             ("2" if pending else "1", str(found), "0"))
            self.assertEqual(len(suite.findall("testcase/failure")), found)
            lines = self.ashlar("check", "--format=github", status=status).stdout.splitlines()
            self.assertEqual(len(lines), found)
            document = json.loads(self.ashlar("check", "--format", "json", status=status).stdout)
            self.assertEqual((document["good"], len(document["pending"])), (not pending, found))
        self.assertIn("::error file=db/src/view.sql,line=2,title=pending::view api.todos is new at db/src/view.sql:2; "
                      "no migration has it; run ashlar add", lines)
        region = results[1]["locations"][0]["physicalLocation"]
        self.assertEqual((region["artifactLocation"]["uri"], region["region"]["startLine"]), ("db/src/view.sql", 2))

    def test_what_code_scanning_wants(self):
        """Of https://docs.github.com/code-security, "SARIF support for code scanning": rules with their texts, a place for
        each result, and that place as a relative reference."""
        self.put("db/src/gone.sql", "create table gone (id int);\n")
        self.project()
        (self.folder / "db/src/gone.sql").unlink()
        self.put("db/src/with blank,100%#1:é.sql", "create table t (id int);\n")
        run = json.loads(self.ashlar("check", "--format", "sarif", status=2).stdout)["runs"][0]
        for rule in run["tool"]["driver"]["rules"]:
            for field in ("shortDescription", "fullDescription", "help"):
                self.assertTrue(rule[field]["text"].strip(), rule)
        places = {}
        for result in run["results"]:
            self.assertIn(result["ruleId"], [rule["id"] for rule in run["tool"]["driver"]["rules"]])
            (place,) = result["locations"]
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            self.assertRegex(uri, r"\A(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+\Z")
            self.assertGreaterEqual(place["physicalLocation"]["region"]["startLine"], 1)
            places[result["message"]["text"].split(" is ")[0]] = urllib.parse.unquote(uri)
        self.assertEqual(places["table public.t"], "db/src/with blank,100%#1:é.sql")
        self.assertTrue((self.folder / places["table public.gone"]).exists())
        self.put("db/src/bad.sql", "create table;\n")
        run = json.loads(self.ashlar("check", "--format", "sarif", status=1).stdout)["runs"][0]
        self.assertEqual([len(one["locations"]) for one in run["results"]], [1])
        self.assertTrue(run["tool"]["driver"]["rules"][0]["help"]["text"])

    def test_every_form_is_parseable_after_errors(self):
        self.project()
        self.put("db/src/bad,1.sql", "create view v as select * from \"no\tw%h<e>r\u0001e\";\n")
        for arguments in (["check"], ["check", "--nonsense"]):
            sarif = json.loads(self.ashlar(*arguments, "--format", "sarif", status=1).stdout)
            self.assertFalse(sarif["runs"][0]["invocations"][0]["executionSuccessful"])
            self.assertEqual(len(sarif["runs"][0]["results"]), 1)
            suite = xml.etree.ElementTree.fromstring(self.ashlar(*arguments, "--format", "junit", status=1).stdout)[0]
            self.assertEqual(suite.get("errors"), "1")
            lines = self.ashlar(*arguments, "--format=github", status=1).stdout.splitlines()
            self.assertEqual([line.split()[0] for line in lines], ["::error"])
            self.assertIn("diagnostics", json.loads(self.ashlar(*arguments, "--format", "json", status=1).stdout))
        line = self.ashlar("check", "--format=github", status=1).stdout
        self.assertIn("file=db/src/bad%2C1.sql,line=1,title=unknown-relation::", line)
        self.assertIn("w%25h<e>r", line)

    def test_a_script_that_the_plan_lacks(self):
        self.project()
        self.put("db/migrations/deploy/0000000002-mine.sql", "BEGIN;\nCOMMIT;\n")
        done = self.ashlar("check", status=2)
        self.assertEqual(done.stdout, "db/migrations/deploy/0000000002-mine.sql is not in sqitch.plan, so sqitch never runs it; "
                                      "add it there or delete it\n")

    def test_a_script_that_is_missing(self):
        self.project()
        (self.folder / "db/migrations/revert/0000000001-initial.sql").unlink()
        done = self.ashlar("check", status=2)
        self.assertIn(f"db/migrations/revert/0000000001-initial.sql is missing, and the plan has the change at {PLAN}:4; "
                      "restore it from version control\n", done.stdout)
        self.assertEqual(json.loads(self.ashlar("check", "--format", "json", status=2).stdout)["files"][0]["line"], 4)

    def test_an_edit_that_leads_there_passes(self):
        self.project()
        text = self.read(SCRIPT)
        self.put(SCRIPT, text.replace("COMMIT;", "INSERT INTO data.todo VALUES (1, 'by hand');\n\nCOMMIT;"))
        self.ashlar("check")
        changed = text.replace("todo text NOT NULL", "todo varchar NOT NULL")
        self.assertNotEqual(changed, text)
        self.put(SCRIPT, changed + "ALTER TABLE data.todo ALTER todo TYPE text;\n")
        self.ashlar("check")
        self.put(SCRIPT, changed)
        done = self.ashlar("check", status=2)
        self.assertIn(f"column data.todo.todo is otherwise in head than the migrations make it at {SCRIPT}:", done.stdout)

    def test_an_edit_that_the_sources_follow(self):
        self.project()
        for path, old, new in ((SCRIPT, "todo text NOT NULL", "todo varchar(80) NOT NULL"),
                               ("db/src/data.sql", "todo text not null", "todo varchar(80) not null")):
            text = self.read(path)
            self.put(path, text.replace(old, new))
            self.assertNotEqual(self.read(path), text)
        done = self.ashlar("check", status=2)
        self.assertEqual(done.stdout, f"{HEAD} is not what the migrations lead to, though the sources are; run ashlar rebase\n")

    def test_two_branches_that_both_added_one(self):
        self.project()
        plan, head = self.read(PLAN), self.read(HEAD)
        self.put("db/src/view.sql", VIEW)
        self.ashlar("add", "mine")
        mine = self.read(PLAN).splitlines()[-1]
        theirs = mine.replace("-mine", "-theirs")
        self.put(PLAN, plan + mine + "\n" + theirs + "\n")
        for folder in ("deploy", "revert", "verify"):
            self.put(f"db/migrations/{folder}/0000000002-theirs.sql", "BEGIN;\nCOMMIT;\n")
        done = self.ashlar("check", status=2)
        self.assertIn(f"{PLAN} has the change 0000000002-theirs with the number of 0000000002-mine at {PLAN}:6; two branches both "
                      "added one; run ashlar rebase\n", done.stdout)
        self.put(PLAN, plan + f"<<<<<<< HEAD\n{mine}\n=======\n{theirs}\n>>>>>>> theirs\n")
        done = self.ashlar("check", status=1, code="malformed-runner-file")
        self.assertIn(f"{PLAN}:5:1: error: {PLAN} is malformed: git left a merge conflict here", done.stderr)
        self.assertIn("ashlar rebase", done.stderr)
        self.put(PLAN, plan + mine + "\n")
        self.put(HEAD, head + "<<<<<<< HEAD\n\n=======\nCREATE SCHEMA x;\n>>>>>>> theirs\n")
        done = self.ashlar("check", status=1, code="malformed-runner-file")
        self.assertIn("ashlar rebase", done.stderr)
        self.refused("add", "x", code="malformed-runner-file")

    def test_what_cannot_be_replayed_is_said(self):
        self.project()
        self.ashlar("release", "v1")
        line = "0000000001-initial [0000000001-initial@v1] 2026-10-14T17:46:40Z Ann Other <ann@example.com>\n"
        self.put(PLAN, self.read(PLAN) + line)
        done = self.ashlar("check")
        self.assertIn(f"0000000001-initial cannot be replayed: it is reworked at {PLAN}:4; the head snapshot is taken for what the "
                      "migrations lead to\n", done.stdout)
        self.ashlar("diff", "--from", "migrations", status=1, code="unreplayable-migration")
        self.assertIn("    cannot be replayed: it is reworked\n", self.ashlar("log").stdout)


class LogAndStatus(Project):
    def test_log_and_status(self):
        self.put("db/src/data.sql", TABLE)
        self.ashlar("init")
        self.ashlar("release", "v1")
        self.ashlar("add", "--no-diff", "rows", "--note", "first\nrows")
        self.put("db/src/view.sql", VIEW)
        done = self.ashlar("status")
        self.assertIn("head        is behind the sources by 2 objects; run ashlar add\n", done.stdout)
        self.assertIn("migrations  db/migrations (sqitch): 2 migrations, 1 since v1\nreleases    v1\n", done.stdout)
        self.assertIn("  view api.todos is new at db/src/view.sql:2; no migration has it; run ashlar add\n", done.stdout)
        self.ashlar("add", "todos")
        self.assertIn("head        has all that the sources declare\n", self.ashlar("status").stdout)
        lines = self.ashlar("log").stdout.splitlines()
        self.assertEqual([line.split()[0] for line in lines if not line.startswith(" ")],
                         ["0000000003-todos", "0000000002-rows", "release", "0000000001-initial"])
        self.assertIn("    view api.todos is new", lines)
        self.assertIn("    no change of the schema", lines)
        self.assertTrue(any(line.endswith("# first rows") for line in lines), lines)
        log = json.loads(self.ashlar("log", "--format", "json").stdout)["runners"][0]["migrations"]
        self.assertEqual([len(one["changes"]) > 0 for one in log], [True, False, True])
        self.assertEqual(log[2]["releases"], ["v1"])
        status = json.loads(self.ashlar("status", "--format", "json").stdout)
        self.assertEqual((status["pending"], status["runners"][0]["releases"]), (0, ["v1"]))
        self.put("db/src/bad.sql", "create view v as select * from nowhere;\n")
        self.assertIn("diagnostics", json.loads(self.ashlar("status", "--format", "json", status=1).stdout))
        self.assertEqual(self.ashlar("log").stdout.splitlines(), lines)


class SeveralRunners(Project):
    def setUp(self):
        super().setUp()
        self.put("ashlar.toml", SEVERAL)
        self.put("db/src/data.sql", TABLE)

    def test_one_plan_for_all(self):
        done = self.ashlar("init")
        self.assertIn("db/migrations: Created deploy/0000000001-initial.sql\n", done.stdout)
        self.assertIn("db/scripts: Created up/0001-initial.sql\n", done.stdout)
        self.put("db/src/view.sql", VIEW)
        self.ashlar("check", status=2)
        done = self.ashlar("add", "todos")
        self.assertIn("CREATE VIEW api.todos", self.read("db/migrations/deploy/0000000002-todos.sql"))
        self.assertIn("CREATE VIEW api.todos", self.read("db/scripts/up/0002-todos.sql"))
        self.assertEqual(self.read(HEAD), self.read("db/scripts/ashlar/head.sql"))
        self.ashlar("check")
        self.ashlar("release", "v1")
        self.assertTrue((self.folder / "db/scripts/ashlar/releases/v1.sql").exists())
        self.assertTrue((self.folder / "db/migrations/ashlar/releases/v1.sql").exists())
        script = self.read("db/scripts/up/0002-todos.sql")
        self.put("db/scripts/up/0002-todos.sql", script.replace("CREATE VIEW api.todos", "CREATE VIEW api.other"))
        done = self.ashlar("check", status=2)
        self.assertIn("view api.other is made by the migrations, and head has none at db/scripts/up/0002-todos.sql:", done.stdout)

    def test_all_files_or_none(self):
        self.ashlar("init")
        self.put("db/src/view.sql", VIEW)
        self.put("db/migrations/deploy/0000000002-todos.sql", "mine")
        self.refused("add", "todos", code="file-in-the-way")
        (self.folder / "db/migrations/deploy/0000000002-todos.sql").unlink()
        (self.folder / "db/scripts/verify").rename(self.folder / "db/scripts/kept")
        self.put("db/scripts/verify", "a file where a folder is wanted")
        before = self.files()
        self.ashlar("add", "todos", status=3, code="write-failed")
        self.assertEqual(self.files(), before)

    def test_heads_that_differ(self):
        self.ashlar("init")
        self.put("db/src/view.sql", VIEW)
        head = self.read("db/scripts/ashlar/head.sql")
        self.put("db/scripts/ashlar/head.sql", head + "\nCREATE SCHEMA more;\n")
        self.refused("add", "x", code="head-edited")
        self.refused("release", "v1", code="head-edited")
        (self.folder / "db/scripts/ashlar/head.sql").unlink()
        self.refused("add", "x", code="no-such-state")

    def test_a_runner_that_joins_later(self):
        self.put("ashlar.toml", SEVERAL[:SEVERAL.rindex("[[migrations]]")])
        self.ashlar("init")
        self.put("db/src/view.sql", VIEW)
        self.put("ashlar.toml", SEVERAL)
        self.refused("add", "x", code="no-such-state")
        done = self.ashlar("init")
        self.assertNotIn("sqitch.plan", done.stdout)
        self.assertNotIn("api.todos", self.read("db/scripts/up/0001-initial.sql"))
        self.ashlar("add", "todos")
        self.ashlar("check")
        self.refused("init", code="migrations-exist")

    def test_two_in_one_directory(self):
        self.put("ashlar.toml", SEVERAL.replace("db/scripts", "db/migrations"))
        self.refused("init", code="config-value")


class AddFrom(Project):
    """A team that keeps its migrations on a production branch only."""

    def setUp(self):
        super().setUp()
        self.put("db/src/data.sql", TABLE)
        self.git("init", "--quiet", "--initial-branch=main")
        self.ashlar("init")
        self.git("checkout", "--quiet", "-b", "production")
        self.commit("migrations")
        self.git("checkout", "--quiet", "--orphan", "develop")
        self.git("rm", "-r", "--quiet", "--force", "--cached", ".")
        self.production = self.folder.parent / "production"
        self.git("worktree", "add", "--quiet", str(self.production), "production")
        self.git("add", "ashlar.toml", "db/src")
        self.git("commit", "--quiet", "-m", "sources only")
        self.git("clean", "-fdq")
        self.put("db/src/view.sql", VIEW)

    def test_the_production_branch_story(self):
        self.assertFalse((self.folder / "db/migrations").exists())
        self.refused("add", "todos", code="no-such-state")
        self.refused("add", "todos", "--from", "git:nowhere", code="bad-revision")
        self.ashlar("add", "todos", "--from", "git:production")
        self.assertEqual([line.split()[0] for line in self.read(PLAN).splitlines()[3:]],
                         ["0000000001-initial", "0000000002-todos"])
        self.git("add", ".")
        self.git("commit", "--quiet", "-m", "todos")
        self.run_program("git", "checkout", "--quiet", "develop", "--", "db", cwd=self.production)
        self.ashlar("check", cwd=self.production)

    def test_from_another_checkout(self):
        self.ashlar("add", "todos", "--from", "../production/db/migrations")
        first = self.files()
        (self.folder / PLAN).unlink()
        self.git("clean", "-fdq", "db/migrations")
        self.clock -= 60
        self.ashlar("add", "todos", "--from", "git:production:head")
        self.assertEqual(self.read(HEAD).encode(), first[HEAD])
        self.ashlar("diff", "--from", "../production/db/migrations/ashlar/head.sql", status=2)

    def test_from_a_release(self):
        for name in ("db/src/view.sql", "ashlar.toml"):
            self.assertTrue((self.folder / name).exists())
        self.git("checkout", "--quiet", "production", "--", "db/migrations")
        (self.folder / "db/src/view.sql").rename(self.folder / "view.later")
        self.ashlar("release", "v1")
        (self.folder / "view.later").rename(self.folder / "db/src/view.sql")
        self.ashlar("add", "todos", "--from", "release:v1")
        self.ashlar("check")
        self.refused("add", "x", "--from", "release:v2", code="no-such-state")
        self.refused("add", "x", "--from", "release:v1", "--no-diff", code="bad-usage")


if __name__ == "__main__":
    unittest.main()
