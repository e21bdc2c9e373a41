#!/usr/bin/env python3
"""How long a proof takes, as a ratio to what psql needs to load the same sources, measured in one run.

The schema is that of bench.py. Both servers are without fsync; the proof starts its own, and goes from nothing to the
schema and back, with rows in every table.
"""

import argparse
import os
import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support")]

from bench import PROGRAM, Run, best, generate  # noqa: E402
from pgserver import Server  # noqa: E402


def load(server, source):
    server.createdb("load")
    try:
        for name, value in server.environment().items():
            os.environ[name] = value
        return Run(server.program("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", "load", "-f", source)
    finally:
        server.dropdb("load")


def measure(server, tables, times):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ashlar-bench-"))
    try:
        source = folder / "schema.sql"
        source.write_text(generate(tables))
        unit = best(times, lambda: load(server, source)).seconds
        prove = ("prove", "--quiet", "--from", "empty", "--to", source)
        proof = best(times, lambda: Run(PROGRAM, *prove))
        bare = best(times, lambda: Run(PROGRAM, *prove, "--no-rows"))
        print(f"{tables:>7} {unit:>9.3f} {proof.seconds / unit:>8.2f} {bare.seconds / unit:>10.2f} {proof.peak:>9.0f}",
              flush=True)
    finally:
        shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--times", type=int, default=3, help="runs of each, the best counts")
    arguments = parser.parse_args()
    print(" tables   psql(s)    prove  --no-rows  peak MiB\n                    (times the load by psql)")
    with Server() as server:
        server.create_roles(["webuser"])
        for tables in arguments.tables:
            measure(server, tables, arguments.times)


if __name__ == "__main__":
    main()
