#!/usr/bin/env python3
"""Rules of the house that a compiler does not check."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Each folder may include itself and those before it.
LAYERS = ["base", "diagnostics", "syntax", "ir", "kinds", "schema", "project", "language", "diff", "plan", "snapshot", "catalog",
          "models", "apply", "shadow"]
GENERIC = ["compiler/diff", "compiler/plan", "backends"]
TEXT_LIMIT = 600


def sources(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield path


def kind_structs():
    """The names in the closed list of kinds."""
    text = (ROOT / "compiler/kinds/definition.h").read_text()
    listed = re.search(r"using AnyKind =\s*std::variant<(.*?)>;", text, re.S).group(1)
    return re.findall(r"kinds::(\w+)", listed)


class Guard(unittest.TestCase):
    def test_includes_follow_the_layers(self):
        for path in sources("compiler"):
            layer = path.relative_to(ROOT / "compiler").parts[0]
            allowed = LAYERS[: LAYERS.index(layer) + 1] if layer in LAYERS else LAYERS + [layer]
            for other in re.findall(r'#include "compiler/(\w+)/', path.read_text()):
                self.assertIn(other, allowed, f"{path.relative_to(ROOT)} includes compiler/{other}")

    def test_backends_see_only_the_plan(self):
        allowed = {"base", "diagnostics", "ir", "plan"}
        for path in sources("backends"):
            for other in re.findall(r'#include "compiler/(\w+)/', path.read_text()):
                self.assertIn(other, allowed, f"{path.relative_to(ROOT)} includes compiler/{other}")

    def test_generic_stages_name_no_kind(self):
        names = kind_structs()
        self.assertGreater(len(names), 20)
        pattern = re.compile(r"kinds::(" + "|".join(names) + r")\b|kind_of<")
        for path in sources(*GENERIC):
            found = pattern.search(path.read_text())
            self.assertIsNone(found, f"{path.relative_to(ROOT)} names {found and found.group(0)}")

    def test_only_the_parser_includes_antlr(self):
        for path in sources("compiler", "backends"):
            if path.name != "parser.cpp" or path.parent.name != "syntax":
                self.assertNotIn("antlr4-runtime", path.read_text(), path.relative_to(ROOT))

    def test_only_the_catalog_includes_libpq(self):
        for path in sources("compiler", "backends"):
            if path.parent.name != "catalog":
                self.assertNotIn("libpq", path.read_text(), path.relative_to(ROOT))

    def test_every_kind_has_a_folder_and_golden_cases(self):
        for folder in sorted((ROOT / "compiler/kinds").iterdir()):
            if folder.is_dir():
                self.assertTrue((folder / f"{folder.name}.h").exists(), f"{folder.name} has no header")
                cases = ROOT / "tests/golden" / folder.name
                self.assertTrue(cases.is_dir() and any(cases.iterdir()), f"no golden case for {folder.name}")

    def test_every_diagnostic_is_shown_by_some_test(self):
        table = (ROOT / "compiler/diagnostics/diagnostics.def").read_text()
        codes = re.findall(r"^ASHLAR_DIAGNOSTIC\((\w+),", table, re.M)
        self.assertEqual(len(codes), len(set(codes)), "a diagnostic is listed twice")
        shown = ""
        for path in (ROOT / "tests").rglob("*"):
            if path.suffix in (".txt", ".cpp", ".py", ".toml") and path != pathlib.Path(__file__):
                shown += path.read_text(errors="replace")
        missing = [code for code in codes
                   if f"[{code.replace('_', '-')}]" not in shown and f"Code::{code}" not in shown
                   and f"\"{code.replace('_', '-')}\"" not in shown]
        self.assertEqual([], missing, "diagnostics that no test shows")

    def test_paths_that_documents_name_exist(self):
        documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("README.md"),
                     *(ROOT / "grammar").glob("*.md")]
        tops = "compiler|backends|grammar|stdlib|tests|examples|docs|cmake"
        for document in documents:
            text = document.read_text()
            named = re.findall(rf"`((?:{tops})/[\w./-]*)`", text)
            named += [link for link in re.findall(r"\]\(([\w./-]+)\)", text)]
            for name in named:
                places = [ROOT / name, document.parent / name]
                self.assertTrue(any(place.exists() for place in places),
                                f"{document.relative_to(ROOT)} names {name}, which is not there")

    def test_files_stay_readable(self):
        for path in sources("compiler", "backends"):
            lines = path.read_text().count("\n")
            self.assertLessEqual(lines, TEXT_LIMIT, f"{path.relative_to(ROOT)} has {lines} lines")

    def test_nothing_is_left_for_later(self):
        words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|not implemented|unimplemented")
        for path in sources("compiler", "backends", "tests"):
            found = words.search(path.read_text())
            self.assertIsNone(found, f"{path.relative_to(ROOT)}: {found and found.group(0)}")


if __name__ == "__main__":
    unittest.main()
