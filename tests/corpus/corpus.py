#!/usr/bin/env python3
"""Scripts of others: what libpg_query accepts of them, our parser accepts; and whatever they hold, compiling a file ends in
good order.

usage: corpus.py DIR [--no-compile]

The first part lists each statement that only libpg_query accepts, with what we say of it, and how many there were of each
kind of statement. The second compiles every .sql file by itself and lists those that crash, hang, take more than a
gigabyte, or make a sanitizer speak; what is wrong with the others (they are seldom whole schemas) is counted by code.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from program import GIGABYTE, TIMEOUT, ashlar, diagnostics  # noqa: E402

COMPARE = os.environ.get("PG_QUERY_COMPARE", str(ROOT / "build" / "pg_query_compare"))
BROKEN = re.compile(r"Sanitizer|runtime error:|terminate called|Assertion")


def parse(files):
    """Whether all that libpg_query accepts was accepted."""
    listed = "".join(f"{path}\n" for path in files)
    return subprocess.run([COMPARE, "--corpus"], input=listed, text=True, check=False).returncode == 0


def compiled(path):
    """What is wrong with how compiling the file ended, or nothing; its diagnostics; the seconds."""
    begun = time.monotonic()
    try:
        done = ashlar("compile", path, memory=GIGABYTE)
    except subprocess.TimeoutExpired:
        return f"no end after {TIMEOUT} s", [], TIMEOUT
    seconds = time.monotonic() - begun
    codes = [one["code"] for one in diagnostics(done.stderr)]
    if done.returncode not in (0, 1) or "out-of-memory" in codes:
        return f"exit status {done.returncode}: {done.stderr[-500:]}", codes, seconds
    if spoken := BROKEN.search(done.stderr):
        return done.stderr[spoken.start():spoken.start() + 500], codes, seconds
    return "" if (done.returncode == 1) == bool(codes) else f"exit status {done.returncode} does not fit", codes, seconds


def compile_each(files):
    """Whether compiling each file ended as it should."""
    broken, good, codes, slowest = 0, 0, collections.Counter(), (0, None)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, (wrong, found, seconds) in zip(files, pool.map(compiled, files)):
            codes.update(set(found))
            good += not found and not wrong
            slowest = max(slowest, (seconds, str(path)))
            if wrong:
                broken += 1
                print(f"{path}: {wrong}")
    print("files by diagnostic: " + ", ".join(f"{code} {count}" for code, count in codes.most_common()))
    print(f"{len(files)} files compiled: {good} without an error, {broken} crashed, hung or made a sanitizer speak; "
          f"the slowest took {slowest[0]:.1f} s: {slowest[1]}")
    return not broken


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--no-compile", action="store_true", help="only parse")
    options = parser.parse_args()
    files = sorted(path for path in options.folder.resolve().rglob("*.sql") if path.is_file())
    if not files:
        parser.error(f"no .sql file in {options.folder}")
    good = parse(files)
    sys.stdout.flush()
    if not options.no_compile:
        good = compile_each(files) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
