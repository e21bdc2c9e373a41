#!/usr/bin/env python3
"""The live tests on every PostgreSQL that Ashlar reads: python3 tests/matrix/run.py [--only NAME…] [MAJOR…]

For each version it is said how many cases ran, which failed, and which were skipped and why. A version whose server
cannot be had here is skipped, and said to be.
"""

import argparse
import collections
import concurrent.futures
import importlib
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
LIVE = HERE.parent / "live"
sys.path[:0] = [str(HERE), str(LIVE), str(HERE.parent / "support"), str(HERE.parent / "golden")]

import servers  # noqa: E402

LANES = ["golden_test", "features_test", "catalog_test", "drift_test", "apply_test", "prove_test"]


class Quiet(unittest.TextTestResult):
    """Keeps what happened for the parent, and prints nothing."""

    def report(self):
        text = {"failed": [[str(test), said] for test, said in self.failures + self.errors],
                "skipped": [[str(test), why] for test, why in self.skipped], "ran": self.testsRun - len(self.skipped)}
        return json.dumps(text)


def run_lane(lane, report):
    """In a process of its own: the server is the environment's, and every test reads it once."""
    suite = unittest.defaultTestLoader.loadTestsFromModule(importlib.import_module(lane))
    result = unittest.TextTestRunner(stream=io.StringIO(), resultclass=Quiet).run(suite)
    pathlib.Path(report).write_text(result.report(), encoding="utf-8")


def lane_report(programs, lane):
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        environment = {**os.environ, "ASHLAR_POSTGRES_BIN": programs}
        done = subprocess.run([sys.executable, __file__, "--lane", lane, "--report", report.name], env=environment,
                              capture_output=True, text=True, check=False)
        said = pathlib.Path(report.name).read_text(encoding="utf-8")
    if not said:
        return {"failed": [[lane, done.stdout + done.stderr]], "skipped": [], "ran": 0}
    return json.loads(said)


def show(major, lane, report, seconds):
    failed, skipped = report["failed"], report["skipped"]
    print(f"PostgreSQL {major}, {lane}: {report['ran']} ran, {len(failed)} failed, {len(skipped)} skipped ({seconds:.0f} s)")
    for why, count in collections.Counter(why for _, why in skipped).items():
        names = [test.split()[0] for test, reason in skipped if reason == why]
        print(f"  skipped {count}: {why}: {', '.join(names)}")
    for test, said in failed:
        print(f"  FAILED {test}\n" + "\n".join("    " + line for line in said.splitlines()))
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=LANES, help="only this lane")
    parser.add_argument("--lane", choices=LANES, help=argparse.SUPPRESS)
    parser.add_argument("--report", help=argparse.SUPPRESS)
    parser.add_argument("majors", nargs="*", type=int, metavar="MAJOR", help="only these versions")
    arguments = parser.parse_args()
    if unknown := set(arguments.majors) - set(servers.PACKAGES):
        parser.error(f"no PostgreSQL {min(unknown)} here: {', '.join(map(str, servers.PACKAGES))}")
    if arguments.lane:
        return run_lane(arguments.lane, arguments.report)

    def work(job):
        begun = time.monotonic()
        return lane_report(programs[job[0]], job[1]), time.monotonic() - begun

    programs, missing = {}, []
    for major in arguments.majors or servers.PACKAGES:
        try:
            programs[major] = servers.programs(major)
        except servers.Unavailable as reason:
            missing.append(f"PostgreSQL {major}: skipped, {reason}")
    jobs = [(major, lane) for major in programs for lane in arguments.only or LANES]
    failed = ran = skipped = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for job, (report, seconds) in zip(jobs, pool.map(work, jobs)):
            show(*job, report, seconds)
            failed += len(report["failed"])
            ran += report["ran"]
            skipped += len(report["skipped"])
    print("\n".join([*missing, f"matrix: {', '.join(map(str, programs)) or 'no version'}: {ran} ran, {failed} failed, "
                               f"{skipped} skipped"]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
