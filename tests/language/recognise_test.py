#!/usr/bin/env python3
"""--emit ash says `with timestamps` where a table has exactly what that mixin adds, and not where it has nearly that."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASHLAR = os.environ.get("ASHLAR", str(ROOT / "build" / "ashlar"))

DECLARED = """
use std.audit
use std.soft_delete
use std.timestamps
use std.versioned

schema data

table plain {
  id         bigint primary key
  updated_at timestamptz = now()
}

table todo with timestamps, soft_delete, versioned, audited {
  id    bigint primary key
  title text
}

table visit {
  id bigint primary key
  with timestamps
  note text?
}
"""

# What is done to the SQL of that, and what is still recognised in table todo afterwards.
NEARLY = {
    "another default": (r"(CREATE TABLE data\.todo \(.*?created_at timestamp with time zone DEFAULT )now\(\)",
                        r"\1clock_timestamp()", {"soft_delete", "versioned", "audited"}),
    "a column that may be null": (r"(CREATE TABLE data\.todo \(.*?updated_at timestamp with time zone DEFAULT now\(\)) "
                                  r"NOT NULL", r"\1", {"created_at", "soft_delete", "versioned", "audited"}),
    "another body": (r"new\.updated_at := now\(\)", "new.updated_at := clock_timestamp()",
                     {"created_at", "soft_delete", "versioned", "audited"}),
    "no trigger": (r"CREATE TRIGGER todo_soft_delete\b.*?;\n", "", {"timestamps", "versioned", "audited"}),
    "a trigger switched off": (r"\Z", "\nALTER TABLE data.todo DISABLE TRIGGER todo_soft_delete;\n",
                               {"timestamps", "soft_delete", "versioned", "audited"}),
    "a comment on a column": (r"\Z", "\nCOMMENT ON COLUMN data.todo.deleted_at IS 'gone';\n",
                              {"timestamps", "versioned", "audited"}),
    "a grant on the function": (r"\Z", "\nGRANT EXECUTE ON FUNCTION data.soft_delete_deleted_at() TO alice;\n",
                                {"timestamps", "versioned", "audited"}),
    "a table more in the module's schema": (r"\Z", "\nCREATE TABLE audit.mine (a integer);\n",
                                            {"timestamps", "soft_delete", "versioned"}),
    "columns apart": (r"(CREATE TABLE data\.todo \(.*?created_at [^,]*,)", r"\1\n  between integer,",
                      {"created_at", "soft_delete", "versioned", "audited"}),
}


def run(*arguments, text=None):
    environment = {**os.environ, "ASHLAR_STDLIB": str(ROOT / "stdlib")}
    done = subprocess.run([ASHLAR, *arguments], input=text, capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def taken_in(printed, table):
    """The mixins that the table says it takes in."""
    head, body = re.search(rf"^table {table}( with [^{{]*)? \{{\n(.*?)^}}", printed, re.M | re.S).groups()
    lines = [head.strip()] if head else []
    lines += [line.strip() for line in body.splitlines() if line.strip().startswith("with ")]
    return {name.strip() for line in lines for name in line.removeprefix("with ").split(",")}


class Recognised(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def compiled(self, text, name):
        path = self.folder / name
        path.write_text(text)
        return run("compile", str(path))

    def test_what_was_declared_is_printed(self):
        sql = self.compiled(DECLARED, "declared.ash")
        (self.folder / "all.sql").write_text(sql)
        printed = run("compile", "--emit", "ash", str(self.folder / "all.sql"))
        self.assertEqual(DECLARED.strip(), printed.strip().replace("timestamp with time zone", "timestamptz"))
        self.assertEqual(sql, self.compiled(printed, "printed.ash"))

    def test_what_is_nearly_the_same_is_spelled_out(self):
        sql = self.compiled(DECLARED, "declared.ash")
        for what, (pattern, replacement, still) in NEARLY.items():
            with self.subTest(what):
                changed = re.sub(pattern, replacement, sql, count=1, flags=re.S)
                self.assertNotEqual(sql, changed)
                (self.folder / "changed.sql").write_text(changed)
                snapshot = run("compile", str(self.folder / "changed.sql"))
                printed = run("compile", "--emit", "ash", str(self.folder / "changed.sql"))
                self.assertEqual(still, taken_in(printed, "todo"), printed)
                self.assertEqual(snapshot, self.compiled(printed, "printed.ash"))


if __name__ == "__main__":
    unittest.main()
