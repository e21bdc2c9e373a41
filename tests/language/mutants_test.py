#!/usr/bin/env python3
"""Files of the language with pieces taken out, repeated and exchanged: each compiles or is told what is wrong, and what
parses keeps its meaning when it is formatted. `MUTANTS=5000 mutants_test.py` tries more than each run does."""

import concurrent.futures
import os
import pathlib
import random
import re
import tempfile
import unittest

from language_test import cases, run, write_files

PIECE = re.compile(r"\s+|\w+|\$\$|'[^']*'|.", re.S)


def mutant(text, chance):
    pieces = PIECE.findall(text)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(pieces))
        how = chance.randrange(4)
        if how == 0:
            del pieces[at:at + chance.randint(1, 3)]
        elif how == 1:
            pieces.insert(at, pieces[chance.randrange(len(pieces))])
        elif how == 2:
            other = chance.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
        else:
            pieces[at] = chance.choice(["{", "}", "(", ")", "'", "\"", "$$", "?", "->", "=", "${", "${a}", "///", "/*", "--",
                                        "\n", ",", ";", "table", "with", "\x00", "\xff", "é", "mixin", "->>", "0x", "\\"])
        if not pieces:
            return ""
    return "".join(pieces)


def check(seed):
    chance = random.Random(seed)
    title, given, _ = chance.choice(list(cases("forms.txt")))
    text = mutant(given, chance)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "case.ash"
        path.write_text(text, errors="surrogateescape")
        done = run("compile", "case.ash", folder=folder)
        if done.returncode not in (0, 1) or (done.returncode == 1) != ("error: " in done.stderr):
            return f"{seed}: {title}: exit status {done.returncode}: {done.stderr}\n{text}"
        if done.returncode == 1 and len(re.findall("error: ", done.stderr)) > 12:
            return f"{seed}: {title}: a cascade:\n{done.stderr}\n{text}"
        laid_out = run("fmt", "case.ash", folder=folder)
        if laid_out.returncode not in (0, 1):
            return f"{seed}: fmt: exit status {laid_out.returncode}"
        if laid_out.returncode == 0 and run("fmt", "--check", "case.ash", folder=folder).returncode != 0:
            return f"{seed}: fmt is not idempotent\n{text}\n======\n{path.read_text()}"
        if laid_out.returncode == 0 and done.returncode == 0:
            after = run("compile", "case.ash", folder=folder)
            if after.stdout != done.stdout:
                return f"{seed}: formatted, it is another schema\n{text}\n======\n{path.read_text()}\n{after.stderr}"
    return None


class Mutants(unittest.TestCase):
    def test_mutants(self):
        count = int(os.environ.get("MUTANTS", "300"))
        start = int(os.environ.get("FIRST_MUTANT", "0"))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for found in pool.map(check, range(start, start + count)):
                self.assertIsNone(found)


if __name__ == "__main__":
    unittest.main()
