#!/usr/bin/env python3
"""Runs clang-tidy over the sources whose objects are newer than their last clean run (--all: over every source).

A stamp beside the object says that the file was clean; ninja makes the object anew whenever the file or a header
of it changes, which makes the stamp old.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"


def sources():
    """Yields (source, object) of the compiler's and the backends' own files."""
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        source = pathlib.Path(entry["file"])
        if source.is_relative_to(ROOT / "compiler") or source.is_relative_to(ROOT / "backends"):
            output = re.search(r" -o (\S+)", entry["command"]).group(1)
            yield source, BUILD / output


def lint(source, stamp):
    command = ["clang-tidy-16", "-p", str(BUILD), "--quiet", "--extra-arg=-fbracket-depth=2048", str(source)]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode == 0:
        stamp.touch()
    return source, result


def main():
    everything = "--all" in sys.argv[1:]
    wanted = []
    for source, output in sources():
        stamp = output.with_suffix(".tidy")
        if everything or not stamp.exists() or stamp.stat().st_mtime < output.stat().st_mtime:
            wanted.append((source, stamp))
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for source, result in pool.map(lambda one: lint(*one), wanted):
            if result.returncode != 0:
                failed += 1
                print(result.stdout or result.stderr, end="")
    print(f"clang-tidy: {len(wanted)} files read, {failed} with findings", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
