#!/usr/bin/env python3
"""Random pairs of schemas: does the plan lead from one to the other, and back, with the rows still there?

For each pair the from-state is loaded into a real server and one row put into its tables; the plan up is applied, and
pg_dump must say what it says of the to-state loaded by psql; the plan down is applied, and pg_dump must say
what it said at first. Rows of tables that both states have must have survived where no step says DELETES_DATA. What
the plan refuses, with a diagnostic, is counted by its code. A pair that is wrong is made smaller as long as it stays
wrong, and written to --keep.
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import os
import pathlib
import signal
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE)]

import edits  # noqa: E402
import pgserver  # noqa: E402
import render  # noqa: E402
import repair  # noqa: E402
import schema as model  # noqa: E402
from judge import FAILURES, Invalid, Judge, Refused, Wrong  # noqa: E402


class Pair:
    def __init__(self, seed):
        random = model.begin(seed)
        self.seed = seed
        self.before = edits.Editor(random, model.State()).fill(random.randint(5, 44))
        self.after = model.copy(self.before)
        for table in self.after.all(model.Table):
            for column in table.columns:
                column.old = True
        editor = edits.Editor(random, self.after)
        self.edits = [name for name in (editor.edit() for _ in range(random.randint(1, 16))) if name]


def smaller(pair, judge, deadline):
    """Takes away what is not needed for the same stage to go wrong."""
    found = judge.outcome(pair)
    stage, shrinking = getattr(found, "stage", None), isinstance(found, Wrong)
    while shrinking and time.monotonic() < deadline:
        shrinking = False
        for without in list(candidates(pair)):
            if time.monotonic() > deadline:
                break
            try:
                found = judge.outcome(without)
            except (AttributeError, KeyError):  # what was taken away is the type of something that is left
                continue
            if isinstance(found, Wrong) and found.stage == stage:
                pair, shrinking = without, True
                break
    return pair


def candidates(pair):
    """The pair without one object, column or item, or with one change taken back."""
    for uid in {one.uid for state in (pair.before, pair.after) for one in state.objects}:
        yield changed(pair, lambda state: setattr(state, "objects", [o for o in state.objects if o.uid != uid]))
    for name in ("items", "columns"):
        found = {(one.uid, getattr(part, "uid", part)) for state in (pair.before, pair.after)
                 for one in state.objects for part in getattr(one, name, [])}
        for uid, part in sorted(found, key=str):
            yield changed(pair, lambda state: take_part(state, uid, name, part))
    for one in pair.after.objects:
        for field in ("comment", "owner", "grants", "column_grants"):
            if getattr(one, field, None):
                yield changed(pair, lambda state: clear(state, one.uid, field))


def take_part(state, uid, name, part):
    one = state.get(uid)
    if one is not None:
        setattr(one, name, [p for p in getattr(one, name) if getattr(p, "uid", p) != part])


def clear(state, uid, field):
    one = state.get(uid)
    if one is not None:
        setattr(one, field, {} if isinstance(getattr(one, field), dict) else None)


def changed(pair, change):
    other = object.__new__(Pair)
    other.seed, other.edits = pair.seed, pair.edits
    other.before, other.after = model.copy(pair.before), model.copy(pair.after)
    for state in (other.before, other.after):
        change(state)
        repair.repair(state)
    return other


def kinds_of(one):
    return [type(one).__name__, *(item.kind for item in getattr(one, "items", []))]


def transitions(pair):
    """What became otherwise: Table.replica, check.renamed, new View, no View."""
    before, after = parts(pair.before), parts(pair.after)
    for uid, one in after.items():
        kind = getattr(one, "kind", type(one).__name__)
        if uid not in before:
            yield f"new {kind}"
            continue
        for entry in dataclasses.fields(one):
            if entry.name not in ("uid", "renamed_from", "items", "old", "renamed_labels", "seeded") and getattr(one, entry.name) != getattr(before[uid], entry.name):
                yield f"{kind}.{entry.name}"
    for uid, one in before.items():
        if uid not in after:
            yield f"no {getattr(one, 'kind', type(one).__name__)}"


def parts(state):
    """Objects with their columns and items, by number."""
    found = {}
    for one in [*state.schemas, *state.objects]:
        for part in [one, *getattr(one, "items", []), *getattr(one, "columns", [])]:
            if dataclasses.is_dataclass(part):
                found[part.uid] = part
    return found


class Run:
    def __init__(self, options):
        self.options = options
        self.counts, self.edits, self.kinds, self.fields, self.codes, self.seconds = (collections.Counter() for _ in range(6))
        self.lock, self.judges, self.local = threading.Lock(), 0, threading.local()
        self.start = time.monotonic()

    def several(self, server, seeds):
        """Judges the pairs of the seeds together."""
        if not hasattr(self.local, "judge"):
            with self.lock:
                self.judges += 1
                self.local.judge = Judge(server, self.judges)
        with self.lock:  # the numbers of a pair are counted for one at a time
            pairs = [Pair(seed) for seed in seeds]
        for pair, found in zip(pairs, self.local.judge.judge(pairs), strict=True):
            self.count(pair, found)
        with self.lock:
            self.seconds.update(self.local.judge.seconds)
            self.local.judge.seconds.clear()
            if self.counts["pairs"] % 500 < len(seeds):
                print(self.line(), flush=True)

    def count(self, pair, found):
        failed = isinstance(found, FAILURES)
        with self.lock:
            self.counts["pairs"] += 1
            self.counts[type(found).__name__ if failed else "right"] += 1
            if not failed:
                self.counts["statements"] += found
                self.edits.update(pair.edits)
                self.kinds.update(kind for one in [*pair.after.schemas, *pair.after.objects] for kind in kinds_of(one))
                self.fields.update(transitions(pair))
            if isinstance(found, Refused):
                self.codes[str(found)] += 1
        if isinstance(found, (Invalid, Refused)) and self.options.verbose:
            print(f"seed {pair.seed}: {type(found).__name__}: {found}", flush=True)
        if isinstance(found, Wrong):
            self.report(smaller(pair, self.local.judge, time.monotonic() + self.options.shrink), found)

    def report(self, pair, found):
        folder = self.options.keep / str(pair.seed)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "from.sql").write_text(render.render(pair.before))
        (folder / "to.sql").write_text(render.render(pair.after, annotated=True))
        last = self.local.judge.outcome(pair) or found
        (folder / "wrong.txt").write_text(f"edits: {', '.join(pair.edits)}\n{last}\n")
        print(f"seed {pair.seed}: {str(last).splitlines()[0]}\n  kept in {folder}", flush=True)

    def line(self):
        c = self.counts
        each = (time.monotonic() - self.start) / max(c["pairs"], 1)
        return (f"{c['pairs']} pairs: {c['right']} right, {c['Wrong']} wrong, {c['Refused']} refused by the plan, "
                f"{c['Invalid']} not taken by the server; {c['statements']} statements applied; {each:.2f} s a pair")

    def summary(self):
        print(self.line())
        print("seconds: " + ", ".join(f"{name} {seconds:.0f}" for name, seconds in self.seconds.most_common()))
        for title, counted in (("refused", self.codes), ("edits", self.edits), ("objects", self.kinds),
                               ("fields that changed", self.fields)):
            print(f"{len(counted)} {title}: " + ", ".join(f"{name} {count}" for name, count in counted.most_common()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1, help="of the first pair; the others follow")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--keep", type=pathlib.Path, default=HERE.parents[1] / "build" / "pairs")
    parser.add_argument("--shrink", type=float, default=60, help="seconds for each wrong pair")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--together", type=int, default=16, help="pairs that share a database")
    parser.add_argument("--verbose", action="store_true", help="what the server does not take, and what the plan refuses")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    run = Run(options)
    seeds = range(options.seed, options.seed + options.count)
    with pgserver.Server() as server:
        server.create_roles(model.ROLES)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            try:
                for done in [pool.submit(run.several, server, seeds[at:at + options.together])
                             for at in range(0, len(seeds), options.together)]:
                    done.result()
            except BaseException:  # one that is interrupted does not first judge all that is left
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    run.summary()
    # A generator whose states the server seldom takes proves nothing.
    return 1 if run.counts["Wrong"] or run.counts["right"] * 2 < run.counts["pairs"] else 0


if __name__ == "__main__":
    sys.exit(main())
