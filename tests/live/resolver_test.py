"""What the compiler prints means to a real server what the sources mean: every view, constraint, index, default, policy,
trigger, rule and SQL body of the corpus, as the server itself prints it."""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from pgserver import Server  # noqa: E402

CORPUS = ROOT / "tests" / "live" / "resolver_corpus.sql"
ASHLAR = ROOT / "build" / "ashlar"
QUIET = {"PGOPTIONS": "-c client_min_messages=warning -c search_path="}

OURS = "nspname IN ('data', 'api')"
DEFINITIONS = {
    "views": f"""SELECT n.nspname || '.' || c.relname, pg_get_viewdef(c.oid) FROM pg_class c JOIN pg_namespace n
        ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND {OURS}""",
    "columns": f"""SELECT c.oid::regclass || '.' || attname, format_type(atttypid, atttypmod) FROM pg_attribute a
        JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE attnum > 0 AND {OURS}""",
    "constraints": f"""SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(c.oid) FROM pg_constraint c
        JOIN pg_namespace n ON n.oid = connamespace WHERE {OURS}""",
    "indexes": f"SELECT schemaname || '.' || indexname, indexdef FROM pg_indexes WHERE {OURS.replace('nspname', 'schemaname')}",
    "defaults": "SELECT adrelid::regclass || '.' || adnum, pg_get_expr(adbin, adrelid) FROM pg_attrdef",
    "policies": """SELECT polrelid::regclass || '.' || polname, coalesce(pg_get_expr(polqual, polrelid), '') || '/' ||
        coalesce(pg_get_expr(polwithcheck, polrelid), '') FROM pg_policy""",
    "triggers": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "rules": f"SELECT rulename, definition FROM pg_rules WHERE {OURS.replace('nspname', 'schemaname')}",
    "functions": f"""SELECT p.oid::regprocedure, pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n
        ON n.oid = pronamespace WHERE {OURS}""",
    "partitions": """SELECT c.oid::regclass, coalesce(pg_get_partkeydef(c.oid), '') ||
        coalesce(pg_get_expr(relpartbound, c.oid), '') FROM pg_class c WHERE c.relkind = 'p' OR c.relispartition""",
}


class Resolver(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.server = cls.enterClassContext(Server())
        cls.canonical = cls.compile(CORPUS, cls.folder / "canonical.sql")
        for name, path in (("sources", CORPUS), ("canonical", cls.folder / "canonical.sql")):
            cls.server.createdb(name)
            cls.server.psql(name, file=path)

    @staticmethod
    def compile(source, target):
        result = subprocess.run([ASHLAR, "compile", "--quiet", "--emit", "sql", source], capture_output=True, text=True)
        if result.returncode != 0:
            raise AssertionError(result.stderr)
        target.write_text(result.stdout)
        return result.stdout

    def definitions(self, database, query):
        rows = self.server.psql(database, f"SELECT * FROM ({query}) AS d (name, definition) ORDER BY name::text", env=QUIET)
        return rows.stdout

    def test_means_the_same(self):
        for what, query in DEFINITIONS.items():
            with self.subTest(what):
                self.maxDiff = None
                sources = self.definitions("sources", query)
                self.assertGreater(len(sources), 20)
                self.assertEqual(sources.splitlines(), self.definitions("canonical", query).splitlines())

    def test_printed_again_is_the_same(self):
        again = self.compile(self.folder / "canonical.sql", self.folder / "again.sql")
        self.assertEqual(self.canonical, again)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--ashlar", type=pathlib.Path, default=ASHLAR)
    options, rest = parser.parse_known_args()
    ASHLAR = options.ashlar.resolve()
    unittest.main(argv=[sys.argv[0], *rest])
