#!/usr/bin/env python3
"""All SQL that Ashlar prints parses with libpg_query: plans of the golden cases and of the examples' evolutions, snapshots
of their states, and the scripts that backends write."""

import bisect
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE.parent / "golden")]

import run as golden  # noqa: E402
from evolutions import evolutions_of, overlay, states_of  # noqa: E402
from program import ROOT, ashlar  # noqa: E402
from sqltext import items, without_literals  # noqa: E402

PG_PARSE = os.environ.get("PG_PARSE", str(ROOT / "build" / "pg_parse"))

# libpg_query's grammar is PostgreSQL 13's. What came later, as far as Ashlar prints it.
LATER = [
    (r"\bBEGIN\s+ATOMIC\b", "SQL-standard bodies, 14"),
    (r"\bRETURN\b", "RETURN expression as a body, 14"),
    (r"\bCREATE\s+OR\s+REPLACE\s+TRIGGER\b", "replacing a trigger, 14"),
    (r"\bCOMPRESSION\s+\w+", "compression of a column, 14"),
    (r"\bSEARCH\s+(BREADTH|DEPTH)\s+FIRST\b", "SEARCH, 14"),
    (r"\bCYCLE\s+[\w\", ]+\s+SET\b", "CYCLE of a query, 14"),
    (r"\bGROUP\s+BY\s+(DISTINCT|ALL)\b", "GROUP BY DISTINCT, 14"),
    (r"\bJOIN\b.*\bUSING\s*\([^)]*\)\s+AS\b", "alias of JOIN USING, 14"),
    (r"\bDETACH\s+PARTITION\b.*\b(CONCURRENTLY|FINALIZE)\b", "detaching concurrently, 14"),
    (r"\A\s*(DROP|ALTER|COMMENT|GRANT|REVOKE)\b.*\b(PROCEDURE|ROUTINE)\b[^(]*\([^)]*\bOUT\b",
     "OUT in the name of a procedure, 14"),
    (r"\bNULLS\s+(NOT\s+)?DISTINCT\b", "NULLS NOT DISTINCT, 15"),
    (r"\bMERGE\s+INTO\b", "MERGE, 15"),
    (r"\bON\s+DELETE\s+SET\s+(NULL|DEFAULT)\s*\(", "columns of ON DELETE SET NULL, 15"),
    (r"\bON\s+PARAMETER\b", "privileges on settings, 15"),
    (r"\bSET\s+ACCESS\s+METHOD\b", "another access method, 15"),
    (r"\b(ADMIN|INHERIT|SET)\s+(TRUE|FALSE)\b|\b(INHERIT|SET)\s+OPTION\b", "options of a membership, 16"),
    (r"\bJSON_\w+\s*\(|\bIS\s+(NOT\s+)?JSON\b", "JSON constructors, 16"),
    (r"\bSTORAGE\s+(PLAIN|EXTERNAL|EXTENDED|MAIN|DEFAULT)\b", "storage in CREATE TABLE, 16"),
    (r"\bSET\s+EXPRESSION\s+AS\b", "another generation expression, 17"),
    (r"\)\s*VIRTUAL\b", "virtual columns, 18"),
    (r"\bNOT\s+ENFORCED\b|\bWITHOUT\s+OVERLAPS\b|\bPERIOD\s+[\w\"]+\s*\)", "constraints of 18"),
]


def line_of(text, offset):
    breaks = [found.start() for found in re.finditer("\n", text)]
    return bisect.bisect_left(breaks, offset) + 1


class Parses(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-parses-")))

    def assert_parses(self, scripts):
        """`scripts` has (name, text); psql commands in them are left out."""
        statements = []
        for name, text in scripts:
            statements += [(name, item.text) for item in items(text) if not item.meta]
        sent = "".join(sql + "\0" for _, sql in statements)
        done = subprocess.run([PG_PARSE], input=sent, capture_output=True, encoding="utf-8", timeout=300, check=False)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        refused = []
        for line in done.stdout.splitlines():
            number, offset, message = line.split("\t", 2)
            name, sql = statements[int(number)]
            bare = without_literals(sql)
            if not any(re.search(pattern, bare, re.I | re.S) for pattern, _ in LATER):
                refused.append(f"{name}: {message} (line {line_of(sql, int(offset))})\n{sql}\n")
        self.assertEqual(done.returncode == 1, bool(done.stdout))
        self.assertEqual([], refused, "\n".join(refused)[:6000])
        return len(statements)

    def printed(self, *arguments, cwd, statuses=(0,)):
        done = ashlar(*arguments, "--quiet", cwd=cwd)
        self.assertIn(done.returncode, statuses, f"ashlar {' '.join(map(str, arguments))}\n{done.stderr[:2000]}")
        return done.stdout

    def test_what_does_not_parse_is_seen(self):
        with self.assertRaises(AssertionError):
            self.assert_parses([("a.sql", "SELECT 1;\nCREATE TABEL t (a int);\n")])

    def test_plans_of_golden_cases(self):
        scripts = [(str(path.relative_to(golden.HERE)), path.read_text(encoding="utf-8"))
                   for name in ("plan.sql", "revert.sql") for path in sorted(golden.HERE.rglob(name))]
        self.assertGreater(self.assert_parses(scripts), 100)

    def test_snapshots_of_golden_states(self):
        scripts = []
        for case in golden.cases([]):
            if (case / "diagnostics.txt").exists():
                continue
            for side in ("from", "to"):
                state = golden.state(case, side)
                if state != "empty":
                    text = self.printed("compile", state, *golden.options(case), cwd=case)
                    scripts.append((f"{case.relative_to(golden.HERE)}/{side}", text))
        self.assertGreater(self.assert_parses(scripts), 100)

    def check_example(self, name):
        """Snapshots of its states and the plans between them, there and back."""
        workspace, last = self.folder / name, self.folder / "last.sql"
        last.write_text("", encoding="utf-8")
        for evolution, _ in states_of(ROOT / "examples" / name, workspace):
            with self.subTest(evolution):
                snapshot = self.printed("compile", cwd=workspace)
                ends = ("--from", last, "--to", "sources", "--format", "sql")
                up = self.printed("diff", *ends, cwd=workspace, statuses=(0, 2))
                down = self.printed("diff", *ends, "--reverse", cwd=workspace, statuses=(0, 2))
                last.write_text(snapshot, encoding="utf-8")
                self.assertGreater(
                    self.assert_parses([(f"{evolution}: snapshot", snapshot), (f"{evolution}: plan", up),
                                        (f"{evolution}: revert", down)]), 100)

    def test_todo_api(self):
        self.check_example("todo-api")

    def test_directory(self):
        self.check_example("directory")

    def check_backend(self, name, backend):
        """The scripts that `init` and `add` write along the evolutions of an example."""
        workspace = self.folder / name
        example = ROOT / "examples" / name
        shutil.copytree(example, workspace, ignore=shutil.ignore_patterns("evolutions"))
        config = workspace / "ashlar.toml"
        text = config.read_text(encoding="utf-8").replace('backend = "sqitch"', f'backend = "{backend}"')
        config.write_text(text + '\n[gates]\ndata_loss = "allow"\n', encoding="utf-8")
        self.printed("init", cwd=workspace)
        for evolution in evolutions_of(example):
            overlay(evolution, workspace / "db" / "src")
            self.printed("add", evolution.name, "--note", f"evolution {evolution.name}", cwd=workspace)
        # psql puts sqitch's registry in; libpg_query knows no variables.
        scripts = [(str(path.relative_to(workspace)), re.sub(r""":(["'])(\w+)\1""", r"\1\2\1", path.read_text(encoding="utf-8")))
                   for path in sorted((workspace / "db" / "migrations").rglob("*.sql"))]
        self.assertGreater(len(scripts), len(evolutions_of(example)))
        self.assert_parses(scripts)

    def test_sqitch_scripts_of_todo_api(self):
        self.check_backend("todo-api", "sqitch")

    def test_sqitch_scripts_of_directory(self):
        self.check_backend("directory", "sqitch")

    def test_psql_scripts_of_todo_api(self):
        self.check_backend("todo-api", "psql")

    def test_psql_scripts_of_directory(self):
        self.check_backend("directory", "psql")


if __name__ == "__main__":
    unittest.main()
