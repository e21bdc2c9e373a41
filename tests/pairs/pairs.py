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
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE)]

import edits  # noqa: E402
import pgserver  # noqa: E402
import render  # noqa: E402
import schema as model  # noqa: E402

ASHLAR = os.environ.get("ASHLAR", str(HERE.parents[1] / "build" / "ashlar"))
REFUSED = {"change-refused"}
ROLES_OF_PAIR = """
SELECT 'role', rolname, rolcanlogin, rolinherit, rolconnlimit, rolconfig, shobj_description(oid, 'pg_authid')
FROM pg_roles WHERE starts_with(rolname, 'PREFIX') ORDER BY rolname;
SELECT 'member', roleid::regrole, member::regrole, admin_option FROM pg_auth_members
WHERE starts_with(roleid::regrole::text, 'PREFIX') ORDER BY 2, 3;
"""


class Wrong(Exception):
    """What is wrong with a pair: the stage, and what was said."""

    def __init__(self, stage, said):
        super().__init__(f"{stage}: {said}")
        self.stage, self.said = stage, said


class Refused(Exception):
    """The plan has a diagnostic instead of steps; its code."""


class Invalid(Exception):
    """PostgreSQL itself does not take one of the states: the generator's mistake."""


class Pair:
    def __init__(self, seed):
        random = model.begin(seed)
        self.seed = seed
        self.before = edits.Editor(random, model.State()).fill(random.randint(5, 34))
        self.after = model.copy(self.before)
        editor = edits.Editor(random, self.after)
        self.edits = [name for name in (editor.edit() for _ in range(random.randint(1, 14))) if name]


class Judge:
    """One worker's databases on the server."""

    def __init__(self, server, number):
        self.server, self.prefix = server, ""
        self.moved, self.wanted = f"moved_{number}", f"wanted_{number}"

    def judge(self, pair):
        """The numbers of steps up and down; raises what is wrong."""
        with tempfile.TemporaryDirectory(prefix="ashlar-pair-") as folder:
            return self._judge(pair, pathlib.Path(folder))

    def leave(self):
        """Leaves no roles behind, which would be in the way of the same pair of another worker."""
        self.server.dropdb(self.moved, self.wanted)
        self._drop_roles()

    def _judge(self, pair, folder):
        (folder / "from.sql").write_text(render.render(pair.before))
        (folder / "to.sql").write_text(render.render(pair.after, annotated=True))
        self.prefix = model.role_prefix(pair.seed)
        self.server.dropdb(self.moved)
        wanted = self._dump_of(folder / "to.sql", self.wanted)
        self.server.dropdb(self.wanted)
        first = self._dump_of(folder / "from.sql", self.moved)
        self._run(self.moved, render.seed(pair.before), Invalid)
        up, down = self._plan(folder), self._plan(folder, "--reverse")
        steps = json.loads(self._ashlar(folder, "--format", "json"))
        rows = self._rows(pair.before)
        self._run(self.moved, up, lambda said: Wrong("applying the plan", said))
        self._same(wanted, "after the plan")
        hazards = {hazard for step in steps["steps"] for hazard in step["hazards"]}
        if "DELETES_DATA" not in hazards:
            kept = self._rows(pair.after)
            lost = [uid for uid, count in rows.items() if uid in kept and kept[uid] != count]
            if lost:
                raise Wrong("rows", f"of {len(lost)} tables are lost, and no step says so")
        self._run(self.moved, down, lambda said: Wrong("applying the way back", said))
        self._same(first, "after the way back")
        return len(steps["steps"]) + len(steps["revert"])

    def _dump_of(self, path, database):
        self.server.dropdb(database)
        self._drop_roles()
        self.server.createdb(database)
        self._run(database, path.read_text(), Invalid)
        return self._dump(database)

    def _dump(self, database):
        """pg_dump's text, and the roles, which it does not show."""
        roles = self.server.psql(database, ROLES_OF_PAIR.replace("PREFIX", self.prefix)).stdout
        return self.server.pg_dump(database) + "".join(f"\n-- {line}\nROLE {line};\n" for line in roles.splitlines())

    def _drop_roles(self):
        self.server.psql("postgres", "SELECT format('DROP ROLE %I', rolname) FROM pg_roles WHERE "
                                     f"starts_with(rolname, '{self.prefix}')\n\\gexec\n")

    def _run(self, database, sql, failure):
        done = self.server.psql(database, sql, check=False)
        if done.returncode != 0:
            raise failure(done.stderr.strip())

    def _same(self, wanted, when):
        difference = pgserver.dump_difference(self._dump(self.moved), wanted, ignore_column_order=True)
        if difference:
            raise Wrong(when, difference)

    def _plan(self, folder, *options):
        return self._ashlar(folder, "--format", "sql", *options)

    def _ashlar(self, folder, *options):
        done = subprocess.run([ASHLAR, "diff", "--from", "from.sql", "--to", "to.sql", *options], cwd=folder,
                              capture_output=True, text=True, timeout=60, check=False)
        if done.returncode not in (0, 2):
            codes = {line.rsplit("[", 1)[1].rstrip("]") for line in done.stderr.splitlines()
                     if "error: " in line and line.endswith("]")}
            if codes and codes <= REFUSED:
                raise Refused(", ".join(sorted(codes)))
            raise Wrong("planning", f"exit status {done.returncode}\n{done.stderr}")
        return done.stdout

    def _rows(self, state):
        names = model.Names(state)
        tables = state.all(model.Table)
        if not tables:
            return {}
        # Rows of heirs are counted with those of their own table.
        counts = self.server.psql(self.moved, "".join(f"SELECT count(*) FROM {'' if one.partitions else 'ONLY '}"
                                                      f"{names.of(one)};\n" for one in tables))
        return {one.uid: int(count) for one, count in zip(tables, counts.stdout.split(), strict=True)}


def smaller(pair, judge, deadline):
    """Takes away what is not needed for the same stage to go wrong."""
    stage = outcome(pair, judge).stage
    shrinking = True
    while shrinking and time.monotonic() < deadline:
        shrinking = False
        for without in list(candidates(pair)):
            if time.monotonic() > deadline:
                break
            found = outcome(without, judge)
            if isinstance(found, Wrong) and found.stage == stage:
                pair, shrinking = without, True
                break
    return pair


def outcome(pair, judge):
    try:
        judge.judge(pair)
    except (Wrong, Refused, Invalid) as what:
        return what
    return None


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
        model.repair(state)
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
            if entry.name not in ("uid", "renamed_from", "items") and getattr(one, entry.name) != getattr(before[uid], entry.name):
                yield f"{kind}.{entry.name}"
    for uid, one in before.items():
        if uid not in after:
            yield f"no {getattr(one, 'kind', type(one).__name__)}"


def parts(state):
    """Objects with their columns and items, by number."""
    found = {}
    for one in state.objects:
        for part in [one, *getattr(one, "items", []), *getattr(one, "columns", [])]:
            if dataclasses.is_dataclass(part):
                found[part.uid] = part
    return found


class Run:
    def __init__(self, options):
        self.options = options
        self.counts, self.edits, self.kinds, self.fields = (collections.Counter() for _ in range(4))
        self.lock, self.judges, self.local = threading.Lock(), 0, threading.local()

    def one(self, server, seed):
        if not hasattr(self.local, "judge"):
            with self.lock:
                self.judges += 1
                self.local.judge = Judge(server, self.judges)
        with self.lock:  # the numbers of a pair are counted for one at a time
            pair = Pair(seed)
        found = steps = None
        try:
            steps = self.local.judge.judge(pair)
        except (Wrong, Refused, Invalid) as what:
            found = what
        finally:
            self.local.judge.leave()
        with self.lock:
            self.counts["pairs"] += 1
            self.counts["steps"] += steps or 0
            self.counts[type(found).__name__ if found else "right"] += 1
            if not found:
                self.edits.update(pair.edits)
                self.kinds.update(kind for one in pair.after.objects for kind in kinds_of(one))
                self.fields.update(transitions(pair))
        if isinstance(found, Invalid) and self.options.verbose:
            print(f"seed {seed}: invalid: {found}", flush=True)
        if isinstance(found, Wrong):
            self.report(smaller(pair, self.local.judge, time.monotonic() + self.options.shrink), found)

    def report(self, pair, found):
        folder = self.options.keep / str(pair.seed)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "from.sql").write_text(render.render(pair.before))
        (folder / "to.sql").write_text(render.render(pair.after, annotated=True))
        last = outcome(pair, self.local.judge) or found
        self.local.judge.leave()
        (folder / "wrong.txt").write_text(f"edits: {', '.join(pair.edits)}\n{last}\n")
        print(f"seed {pair.seed}: {str(last).splitlines()[0]}\n  kept in {folder}", flush=True)

    def summary(self):
        c = self.counts
        print(f"{c['pairs']} pairs: {c['right']} right, {c['Wrong']} wrong, {c['Refused']} refused by the plan, "
              f"{c['Invalid']} not taken by the server; {c['steps']} steps applied")
        for title, counted in (("edits", self.edits), ("objects", self.kinds), ("fields that changed", self.fields)):
            print(f"{title}: " + ", ".join(f"{name} {count}" for name, count in counted.most_common()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1, help="of the first pair; the others follow")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--keep", type=pathlib.Path, default=HERE.parents[1] / "build" / "pairs")
    parser.add_argument("--shrink", type=float, default=60, help="seconds for each wrong pair")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--verbose", action="store_true", help="what the server does not take")
    options = parser.parse_args()
    run = Run(options)
    with pgserver.Server() as server:
        server.create_roles(model.ROLES)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for done in [pool.submit(run.one, server, options.seed + n) for n in range(options.count)]:
                done.result()
    run.summary()
    # A generator whose states the server seldom takes proves nothing.
    return 1 if run.counts["Wrong"] or run.counts["right"] * 2 < run.counts["pairs"] else 0


if __name__ == "__main__":
    sys.exit(main())
