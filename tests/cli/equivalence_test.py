#!/usr/bin/env python3
"""What the server makes of a text is that text, and nothing else is: the pairs of tests/support/equivalence_pairs.txt."""

import pathlib
import re
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from equivalence_pairs import DUMP, TABLES, declared, pairs  # noqa: E402
from program import ashlar, diagnostics, write_files  # noqa: E402


class Equivalence(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-equivalence-"))

    def compare(self, server, author, reverse=False):
        """`ashlar diff` between a dump with the first texts and sources with the second, by name."""
        write_files(self.folder, {
            "dump.sql": DUMP + TABLES + "".join(declared(name, text) for name, text in server.items()),
            "sources.sql": TABLES + "".join(declared(name, text) for name, text in author.items())})
        ends = ("sources.sql", "dump.sql") if reverse else ("dump.sql", "sources.sql")
        return ashlar("diff", "--elaborate", "never", "--from", ends[0], "--to", ends[1], "--format", "sql", cwd=self.folder)

    def test_what_the_server_makes_of_a_text_is_equal(self):
        known = [(pair.author, text) for pair in pairs() for text in pair.servers]
        self.assertGreater(len(known), 60)
        server = {f"p{i}x": text for i, (_, text) in enumerate(known)}
        author = {f"p{i}x": author for i, (author, _) in enumerate(known)}
        for reverse in (False, True):
            done = self.compare(server, author, reverse)
            self.assertEqual("", done.stdout + done.stderr)
            self.assertEqual(0, done.returncode)

    def test_other_texts_stay_different(self):
        wrong = [(pair.author, text) for pair in pairs() for text in pair.different]
        self.assertGreater(len(wrong), 100)
        done = self.compare({f"p{i}x": text for i, (_, text) in enumerate(wrong)},
                            {f"p{i}x": author for i, (author, _) in enumerate(wrong)})
        self.assertEqual(2, done.returncode, done.stderr)
        planned = set(re.findall(r"\bp\d+x\b", done.stdout))
        unseen = [f"{author} | {text}" for i, (author, text) in enumerate(wrong) if f"p{i}x" not in planned]
        self.assertEqual([], unseen)
        self.assertEqual("", done.stderr)

    def test_what_cannot_be_told_apart_is_said_and_planned_for_nothing(self):
        open_ = [(pair.author, text) for pair in pairs() for text in pair.undecided]
        self.assertGreater(len(open_), 0)
        done = self.compare({f"p{i}x": text for i, (_, text) in enumerate(open_)},
                            {f"p{i}x": author for i, (author, _) in enumerate(open_)})
        self.assertEqual("", done.stdout)
        said = {found["text"] for found in diagnostics(done.stderr, "warning") if found["code"] == "undecided-text"}
        unsaid = [f"{author} | {text}" for i, (author, text) in enumerate(open_)
                  if not any(f"p{i}x" in line for line in said)]
        self.assertEqual([], unsaid)

    def test_without_the_mark_of_a_dump_texts_are_taken_by_the_letter(self):
        write_files(self.folder, {"a.sql": TABLES + declared("c", "(id = ANY (ARRAY[1, 2]))"),
                                  "b.sql": TABLES + declared("c", "id IN (1, 2)")})
        done = ashlar("diff", "--from", "a.sql", "--to", "b.sql", "--format", "sql", cwd=self.folder)
        self.assertEqual(2, done.returncode)

    def test_owners_and_comments_that_a_dump_adds(self):
        sources = "CREATE TABLE t (id integer);\nCREATE TABLE u (id integer);\n"
        write_files(self.folder, {
            "dump.sql": DUMP + sources + "ALTER TABLE t OWNER TO deployer;\nALTER TABLE u OWNER TO deployer;\n"
                        "CREATE EXTENSION citext;\nCOMMENT ON EXTENSION citext IS 'of its own';\n",
            "sources.sql": sources + "CREATE EXTENSION citext;\n"})
        done = ashlar("diff", "--elaborate", "never", "--from", "dump.sql", "--to", "sources.sql", cwd=self.folder)
        self.assertEqual((0, ""), (done.returncode, done.stderr), done.stdout)
        write_files(self.folder, {"sources.sql": sources + "CREATE EXTENSION citext;\nALTER TABLE t OWNER TO other;\n"})
        done = ashlar("diff", "--elaborate", "never", "--from", "dump.sql", "--to", "sources.sql", "--format", "sql", cwd=self.folder)
        self.assertIn("ALTER TABLE public.t OWNER TO other", done.stdout)
        self.assertNotIn("public.u", done.stdout)


if __name__ == "__main__":
    unittest.main()
