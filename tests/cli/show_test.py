#!/usr/bin/env python3
"""What shows a schema to people: graph, docs, completions."""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from program import ashlar  # noqa: E402

SOURCE = """
CREATE SCHEMA data;
COMMENT ON SCHEMA data IS 'All | that is';
CREATE TABLE data.account (id serial PRIMARY KEY, name text DEFAULT '|' NOT NULL);
COMMENT ON TABLE data.account IS 'Who <may> log in';
COMMENT ON COLUMN data.account.name IS 'as *shown*
to others';
CREATE INDEX ON data.account (name);
CREATE TABLE data."odd""name" (owner integer REFERENCES data.account (id), twice integer GENERATED ALWAYS AS (1) STORED);
CREATE FUNCTION data.fence() RETURNS text LANGUAGE sql AS 'SELECT ''```'' FROM data.account';
CREATE VIEW data.names AS SELECT name FROM data.account;
"""

DOT = r"""digraph schema {
  rankdir=LR;
  node [shape=box];
  subgraph cluster_0 {
    label="data";
    n0 [label="table account"];
    n1 [label="function fence()"];
    n2 [label="view names"];
    n3 [label="table odd\"name"];
  }
  n1 -> n0 [style=dashed];
  n2 -> n0;
  n3 -> n0;
}
"""

MERMAID = """flowchart LR
  subgraph s0 ["data"]
    n0["table account"]
    n1["function fence()"]
    n2["view names"]
    n3["table odd#quot;name"]
  end
  n1 -.-> n0
  n2 --> n0
  n3 --> n0
"""

DOCS = r"""# Schema reference

- [table data.account](#o1)
- [function data.fence()](#o2)
- [view data.names](#o3)
- [table data."odd""name"](#o4)

## Schema data

All \| that is

### <a id="o1"></a>table data.account

Who \<may\> log in

| column | type | null | default | |
|---|---|---|---|---|
| id | `integer` | no | `nextval('data.account_id_seq'::regclass)` |  |
| name | `text` | no | `'\|'` | as \*shown\* to others |

Used by: [function data.fence()](#o2), [view data.names](#o3), [table data."odd""name"](#o4).

```sql
CREATE SEQUENCE data.account_id_seq AS integer;

CREATE TABLE data.account (
"""


class Show(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        (self.folder / "source.sql").write_text(SOURCE)

    def ashlar(self, *arguments, status=0):
        done = ashlar(*arguments, cwd=self.folder)
        self.assertEqual(status, done.returncode, done.stderr)
        return done.stdout

    def test_graph(self):
        self.assertEqual(DOT, self.ashlar("graph", "source.sql"))
        self.assertEqual(MERMAID, self.ashlar("graph", "source.sql", "--format", "mermaid"))
        self.assertEqual("", self.ashlar("graph", "source.sql", "-o", "graph.dot"))
        self.assertEqual(DOT, (self.folder / "graph.dot").read_text())
        self.ashlar("graph", "nowhere.sql", status=1)
        self.ashlar("graph", "source.sql", "-o", "nowhere/graph.dot", status=3)

    def test_docs(self):
        page = self.ashlar("docs", "source.sql")
        self.assertEqual(DOCS, page[:len(DOCS)])
        self.assertIn("````sql\nCREATE FUNCTION data.fence()", page)
        self.assertIn("| twice | `integer` | yes | `GENERATED ALWAYS AS (1)` |  |", page)
        self.assertEqual(sorted(re.findall(r'<a id="(o\d+)">', page)), sorted(set(re.findall(r"\(#(o\d+)\)", page))))
        self.ashlar("docs", "nowhere.sql", status=1)

    def complete(self, *words):
        """What bash offers for the last of the words."""
        script = self.ashlar("completions", "bash") + 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ashlar; printf "%s\\n" "${COMPREPLY[@]}"'
        done = subprocess.run(["bash", "-c", script, "bash", *words], capture_output=True, text=True, check=True)
        return done.stdout.split()

    def test_completions(self):
        self.assertEqual(["diff"], self.complete("ashlar", "dif"))
        self.assertEqual(["human", "sql", "json"], self.complete("ashlar", "diff", "--format", ""))
        self.assertEqual(["--reverse"], self.complete("ashlar", "diff", "--from", "add", "--rev"))
        self.assertEqual(["init", "add"], [word for word in self.complete("ashlar", "migrations", "") if word[0] != "-"])
        self.assertIn("--no-diff", self.complete("ashlar", "migrations", "add", "--no"))
        self.assertEqual([], self.complete("ashlar", "compile", "db/sr"))
        shown = self.ashlar("--help")
        offered = self.complete("ashlar", "")
        for command in re.findall(r"^  ([a-z][a-z-]+)  ", shown[shown.index("Subcommands:"):], re.MULTILINE):
            self.assertIn(command, offered)
        for shell, begin in (("zsh", "#compdef ashlar\n"), ("fish", "# fish completion")):
            self.assertTrue(self.ashlar("completions", shell).startswith(begin))
        self.ashlar("completions", "tcsh", status=1)


if __name__ == "__main__":
    unittest.main()
