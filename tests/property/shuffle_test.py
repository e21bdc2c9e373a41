#!/usr/bin/env python3
"""The order of statements and the layout of files make no difference to what `ashlar compile` prints.

SHUFFLES sets the number of random orders of each schema, SEED where they begin.
"""

import os
import pathlib
import random
import shutil
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

import reorder  # noqa: E402
from program import ROOT, ashlar, write_files  # noqa: E402
from sqltext import items  # noqa: E402

SHUFFLES = int(os.environ.get("SHUFFLES", "40"))
SEED = int(os.environ.get("SEED", "1"))


class Shuffles(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-shuffle-")))

    def compiled(self, *arguments, cwd=None):
        done = ashlar("compile", "--quiet", *arguments, cwd=cwd or self.folder)
        self.assertEqual(0, done.returncode, done.stderr[:4000])
        return done.stdout

    def assert_stable(self, snapshot):
        """A snapshot compiles to itself."""
        path = self.folder / "snapshot.sql"
        path.write_text(snapshot, encoding="utf-8")
        self.assertEqual(snapshot, self.compiled(path), "the snapshot compiles to itself")

    def assert_any_order(self, statements, write, compile_, expected):
        """Every order and layout of the statements, written by `write`, gives `expected`."""
        before = reorder.constraints(statements)
        self.assertLess(sum(map(len, before)), len(statements) ** 2 / 3, "hardly anything is free to move")
        for seed in range(SEED, SEED + SHUFFLES):
            source = random.Random(seed)
            some = reorder.shuffled(statements, before, source)
            count = source.choice([1, 2, 3, len(some) // 4 + 1, len(some)])
            write(reorder.in_files(some, count, source))
            with self.subTest(seed=seed, files=count):
                self.assertEqual(expected, compile_())

    def test_todo_api(self):
        project = self.folder / "todo"
        shutil.copytree(ROOT / "examples" / "todo-api", project, ignore=shutil.ignore_patterns("evolutions"))
        expected = self.compiled(cwd=project)
        self.assertGreater(expected.count(";\n"), 100)
        self.assert_stable(expected)
        sources = project / "db" / "src"
        entry = (sources / "init.sql").read_text(encoding="utf-8")
        head = entry[: entry.index("begin;")]
        statements, _ = included(sources / "init.sql")
        shutil.rmtree(sources)

        def write(files):
            shutil.rmtree(sources, ignore_errors=True)
            write_files(sources, {**files, "init.sql": head + "".join(f"\\ir {name}\n" for name in files)})

        self.assert_any_order(statements, write, lambda: self.compiled(cwd=project), expected)

    def test_directory(self):
        project = self.folder / "directory"
        shutil.copytree(ROOT / "examples" / "directory", project, ignore=shutil.ignore_patterns("evolutions"))
        expected = self.compiled(cwd=project)
        self.assertGreater(expected.count(";\n"), 700)
        self.assert_stable(expected)
        sources = project / "db" / "src"
        statements = []
        for path in sorted(sources.rglob("*.sql")):
            statements += reorder.statements_of(path.read_text(encoding="utf-8"))[0]

        def write(files):
            shutil.rmtree(sources)
            write_files(sources, files)

        self.assert_any_order(statements, write, lambda: self.compiled(cwd=project), expected)

    def small(self, path):
        text = path.read_text(encoding="utf-8")
        expected = self.compiled(path)
        self.assert_stable(expected)
        statements, _ = reorder.statements_of(text)
        self.assertEqual(expected, self.compiled(self.one_file(statements)), "one file, as it was")
        sources = self.folder / "sources"

        def write(files):
            shutil.rmtree(sources, ignore_errors=True)
            write_files(sources, files)

        self.assert_any_order(statements, write, lambda: self.compiled(sources), expected)

    def one_file(self, statements):
        path = self.folder / "all.sql"
        path.write_text(reorder.as_session(statements), encoding="utf-8")
        return path


def included(entry, context=()):
    """The statements that an entry file leads to, \\ir followed and conditions taken as true; and the context behind."""
    statements = []
    for item in items(entry.read_text(encoding="utf-8")):
        if item.meta and item.text.startswith("\\ir "):
            found, context = included(entry.parent / item.text.split()[1], context)
        elif item.meta:
            continue
        else:
            found, context = reorder.statements_of(item.text + ";\n" + item.data, context)
        statements += found
    return statements, context


def add_small_schemas():
    for path in sorted((HERE / "schemas").glob("*.sql")):
        setattr(Shuffles, f"test_{path.stem}", lambda self, path=path: self.small(path))


add_small_schemas()

if __name__ == "__main__":
    unittest.main()
