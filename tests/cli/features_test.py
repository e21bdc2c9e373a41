#!/usr/bin/env python3
"""What the target's version lacks is an error that names it, the version that has it and the way out; what it has is none.

The rows are in features.txt; tests/live/features_test.py asks servers whether they are right.
"""

import pathlib
import re
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

import features  # noqa: E402
from program import ashlar, diagnostics  # noqa: E402

# No kind keeps these.
NOT_MODELLED = {"[NO] INHERIT of a constraint that is there", "NOT NULL … NO INHERIT",
                "default privileges of large objects"}
TABLE = HERE.parents[1] / "compiler" / "schema" / "features.cpp"


class Features(unittest.TestCase):
    def compile(self, sql, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.sql")
            path.write_text(sql, encoding="utf-8")
            return ashlar("compile", "a.sql", *arguments, cwd=folder)

    def test_an_older_target_is_an_error_with_a_way_out(self):
        for since, name, sql, line in features.rows():
            with self.subTest(name=name, line=line):
                done = self.compile(sql, "--postgres", str(since - 1))
                self.assertEqual(done.returncode, 1, done.stdout)
                self.assertIn(f"{name} came with PostgreSQL {since}, and the target is PostgreSQL {since - 1} "
                              "[newer-feature]", done.stderr)
                self.assertIn(f"set postgres = {since} in ashlar.toml (--postgres {since})", done.stderr)
                self.assertEqual({one["code"] for one in diagnostics(done.stderr)}, {"newer-feature"}, done.stderr)

    def test_the_version_that_has_it_takes_it(self):
        for since, name, sql, line in features.rows():
            with self.subTest(name=name, line=line):
                done = self.compile(sql, "--postgres", str(since))
                self.assertNotIn("[newer-feature]", done.stderr)
                self.assertEqual(done.returncode, 1 if name in NOT_MODELLED else 0, done.stderr)

    def test_every_feature_of_the_table_has_a_row(self):
        listed = set(re.findall(r'\{"([^"]+)", 1\d,', TABLE.read_text(encoding="utf-8")))
        self.assertGreater(len(listed), 70)
        # A server has no function that could stand behind SUBSCRIPT, no parameter's grants are modelled.
        unshown = {"SUBSCRIPT of a type", "privileges of parameters", "MERGE_ACTION", "MERGE in WITH"}
        self.assertEqual(listed - {name for _, name, *_ in features.rows()}, unshown)

    def test_statements_that_are_no_schema_are_left_alone(self):
        done = self.compile("CREATE TABLE t (a int);\nMERGE INTO t USING (VALUES (1)) AS s (a) ON s.a = t.a "
                            "WHEN MATCHED THEN DELETE;\nSELECT 1_000;\n", "--postgres", "13")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_function_of_the_project_may_have_the_name(self):
        sql = ("CREATE FUNCTION json_array(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';\n"
               "CREATE VIEW v AS SELECT json_array(1) AS a;\n")
        self.assertEqual(self.compile(sql, "--postgres", "15").returncode, 0)

    def test_what_else_follows_from_it_is_not_told(self):
        done = self.compile("CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) VIRTUAL);\n"
                            "CREATE VIEW v AS SELECT missing FROM t;\n", "--postgres", "15")
        self.assertEqual([one["code"] for one in diagnostics(done.stderr)], ["newer-feature"], done.stderr)

    def test_a_snapshot_of_a_newer_target_is_still_read(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "a.sql").write_text("CREATE TABLE t (a int CHECK (a > 1) NOT ENFORCED);\n")
            new = ashlar("compile", "a.sql", "--postgres", "18", "--emit", "sql", cwd=folder)
            self.assertIn("NOT ENFORCED", new.stdout)
            pathlib.Path(folder, "snapshot.sql").write_text(new.stdout)
            pathlib.Path(folder, "b.sql").write_text("CREATE TABLE t (a int);\n")
            done = ashlar("diff", "--from", "snapshot.sql", "--to", "b.sql", "--postgres", "15", "--format", "sql", cwd=folder)
            self.assertEqual(done.returncode, 2, done.stderr)


if __name__ == "__main__":
    unittest.main()
