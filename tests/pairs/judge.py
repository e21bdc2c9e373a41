"""Judges pairs on a real server: pg_dump says whether a plan leads where it should.

Most of what a pair costs is not its own: databases are created, programs started, and pg_dump reads the whole catalog.
So several pairs share two databases. All their names differ (schema.tag), and each has a plan of its own; what pg_dump says is
compared as a whole. When anything is wrong with those that were judged together, fewer of them are judged again, down
to the pair whose fault it is.
"""

import collections
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

import pgserver
import render
import repair
import schema as model

ASHLAR = os.environ.get("ASHLAR", str(pathlib.Path(__file__).resolve().parents[2] / "build" / "ashlar"))
REFUSED = {"change-refused"}
ROLES_OF_PAIRS = """
SELECT 'role', rolname, rolcanlogin, rolinherit, rolconnlimit, rolconfig, shobj_description(oid, 'pg_authid')
FROM pg_roles WHERE rolname ~ 'PREFIX' ORDER BY rolname;
SELECT 'member', roleid::regrole::text, member::regrole::text, admin_option FROM pg_auth_members
WHERE roleid::regrole::text ~ 'PREFIX' ORDER BY 2, 3;
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


FAILURES = (Wrong, Refused, Invalid)


class Planned:
    """A pair with its files and plans."""

    def __init__(self, pair, folder):
        self.pair, self.folder = pair, folder
        folder.mkdir()
        self.before, self.after = render.render(pair.before), render.render(pair.after, annotated=True)
        (folder / "from.sql").write_text(self.before)
        (folder / "to.sql").write_text(self.after)
        self.fault, self.up, self.down = None, "", ""
        try:
            self.up, self.down = self.ashlar("--format", "sql"), self.ashlar("--format", "sql", "--reverse")
        except (Wrong, Refused) as what:
            self.fault = what

    def ashlar(self, *options):
        try:
            done = subprocess.run([ASHLAR, "diff", "--from", "from.sql", "--to", "to.sql", *options], cwd=self.folder,
                                  capture_output=True, text=True, timeout=60, check=False)
        except subprocess.TimeoutExpired as late:
            raise Wrong("planning", "no end after a minute") from late
        if done.returncode not in (0, 2):
            codes = {line.rsplit("[", 1)[1].rstrip("]") for line in done.stderr.splitlines()
                     if "error: " in line and line.endswith("]")}
            if codes and codes <= REFUSED:
                raise Refused(", ".join(sorted(codes)))
            raise Wrong("planning", f"exit status {done.returncode}\n{done.stderr}")
        return done.stdout

    def statements(self):
        return len(pgserver.statements(self.up)) + len(pgserver.statements(self.down))

    def deletes_data(self):
        return any("DELETES_DATA" in step["hazards"] for step in json.loads(self.ashlar("--format", "json"))["steps"])


class Judge:
    """One worker's databases on the server."""

    def __init__(self, server, number):
        self.server, self.prefix = server, ""
        self.moved, self.wanted = f"moved_{number}", f"wanted_{number}"
        self.seconds = collections.Counter()

    def judge(self, pairs):
        """For each pair the number of statements up and down, or what is wrong."""
        with tempfile.TemporaryDirectory(prefix="ashlar-pairs-") as folder:
            start = time.monotonic()
            planned = [Planned(pair, pathlib.Path(folder) / str(number)) for number, pair in enumerate(pairs)]
            self.seconds["ashlar"] += time.monotonic() - start
            found = {}
            for group in apart([one for one in planned if one.fault is None]):
                self._narrow(group, found)
            for one in planned:
                if isinstance(one.fault, Refused):
                    found[id(one)] = one.fault
                elif one.fault is not None:
                    self._narrow([one], found)
            return [found[id(one)] for one in planned]

    def outcome(self, pair):
        """What is wrong with one pair, or None."""
        found = self.judge([pair])[0]
        return found if isinstance(found, FAILURES) else None

    def _leave(self):
        """Leaves no databases behind, and no roles, which would be in the way of the other state."""
        self.server.dropdb(self.moved, self.wanted)
        self.server.psql("postgres", "SELECT format('DROP ROLE %I', rolname) FROM pg_roles WHERE "
                                     f"rolname ~ '{self.prefix}'\n\\gexec\n")

    def _narrow(self, group, found):
        what = self._together(group)
        if what is None:
            found.update((id(one), one.statements()) for one in group)
        elif len(group) == 1:
            found[id(group[0])] = what
        else:
            for part in parted(group, str(what)):
                self._narrow(part, found)
            if not any(isinstance(found[id(one)], FAILURES) for one in group):
                found[id(group[0])] = Wrong("only together with others", what)

    def _together(self, group):
        try:
            self._judge(group)
        except FAILURES as what:
            return what
        finally:
            self._leave()
        return None

    def _judge(self, group):
        self.prefix = "^(" + "|".join(model.role_prefix(one.pair.seed) for one in group) + ")"
        wanted = self._dump_of(group, "after", self.wanted)
        self._leave()
        first = self._dump_of(group, "before", self.moved)
        for one in group:
            if one.fault is not None:
                raise one.fault
        self._run(self.moved, "".join(render.seed(one.pair.before, repair.unfilled(one.pair.before, one.pair.after))
                                      for one in group), Invalid)
        rows = self._rows(group, "before")
        # A plan's settings are for its session.
        self._run(self.moved, "".join(f"{one.up}\nRESET ALL;\n" for one in group), lambda said: Wrong("applying the plan", said))
        self._same(wanted, "after the plan")
        kept = self._rows(group, "after")
        for one in group:
            lost = [uid for uid, count in rows[id(one)].items() if kept[id(one)].get(uid, count) != count]
            if lost and not one.deletes_data():
                raise Wrong("rows", f"of {len(lost)} tables are lost, and no step says so")
        self._run(self.moved, "".join(f"{one.down}\nRESET ALL;\n" for one in group),
                  lambda said: Wrong("applying the way back", said))
        self._same(first, "after the way back", dict(item for one in group for item in orphans(one.pair).items()))

    def _dump_of(self, group, state, database):
        self.server.createdb(database)
        self._run(database, "".join(getattr(one, state) for one in group), Invalid)
        return self._dump(database)

    def _dump(self, database):
        """pg_dump's text, and the roles, which it does not show."""
        roles = self.server.psql(database, ROLES_OF_PAIRS.replace("PREFIX", self.prefix)).stdout
        start = time.monotonic()
        text = self.server.pg_dump(database)
        self.seconds["pg_dump"] += time.monotonic() - start
        return text + "".join(f"\n-- {line}\nROLE {line};\n" for line in roles.splitlines())

    def _run(self, database, sql, failure):
        start = time.monotonic()
        done = self.server.psql(database, sql, check=False)
        self.seconds["psql"] += time.monotonic() - start
        if done.returncode != 0:
            raise failure(done.stderr.strip())

    def _same(self, wanted, when, heirs=()):
        sides = [named_by_parent(without_inherited(text, heirs)) for text in (self._dump(self.moved), wanted)]
        difference = pgserver.dump_difference(*sides, ignore_column_order=True)
        if difference:
            raise Wrong(when, difference)

    def _rows(self, group, state):
        """For each pair how many rows each of its tables has."""
        asked, selects = [], []
        for one in group:
            written = getattr(one.pair, state)
            names = model.Names(written)
            for table in written.all(model.Table):
                asked.append((id(one), table.uid))
                # Rows of heirs are counted with those of their own table.
                selects.append(f"SELECT count(*) FROM {'' if table.partitions else 'ONLY '}{names.of(table)};\n")
        counts = self.server.psql(self.moved, "".join(selects)).stdout.split()
        found = {id(one): {} for one in group}
        for (one, table), count in zip(asked, counts, strict=True):
            found[one][table] = int(count)
        return found


def orphans(pair):
    """What the tables are called that lose a parent, and their heirs, each with the names of the constraints that it
    inherits: with another parent, or the same one again, what they inherit is their own too. The server has no statement
    that makes it otherwise."""
    names, after = model.Names(pair.before), {one.uid: one for one in pair.after.all(model.Table)}
    lost = {one.uid for one in pair.before.all(model.Table) if one.uid in after and set(one.parents) - set(after[one.uid].parents)}
    return {names.of(one): {model.quote(item.name) for uid in repair.ancestors(pair.before, one)
                            for item in pair.before.get(uid).items if item.kind == "check"}
            for one in pair.before.all(model.Table) if one.uid in lost or lost & repair.ancestors(pair.before, one)}


def without_inherited(dump, heirs):
    """A dump that does not say which columns of the heirs, and which constraints of their parents, are their own too."""
    if not heirs:
        return dump
    names = "|".join(map(re.escape, heirs))
    constraints = [f"ALTER TABLE {heir}\n    ADD CONSTRAINT {name} CHECK " for heir, checks in heirs.items() for name in checks]
    kept = []
    for statement in pgserver.statements(dump):
        if not re.match(rf"ALTER TABLE ONLY (?:{names}) ALTER COLUMN ", statement) and not statement.startswith(tuple(constraints)):
            kept.append(re.sub(rf"^(CREATE TABLE (?:{names})) \(.*\n\)", r"\1 ()", statement, flags=re.DOTALL))
    return "".join(statement + ";\n" for statement in kept)


def named_by_parent(dump):
    """A dump in which the indexes of partitions, whose names the server chose in the order in which they were made, bear the
    names of their tables and of what they are parts of."""
    statements = pgserver.statements(dump)
    attached = [re.fullmatch(r"ALTER INDEX (.*) ATTACH PARTITION (.*)", statement) for statement in statements]
    above = {found[2]: found[1] for found in attached if found}
    created = [re.match(r"CREATE INDEX (.*?) ON (?:ONLY )?((.*?)\..*?) USING ", statement) for statement in statements]
    tables = {f"{found[3]}.{found[1]}": found[2] for found in created if found}

    def called(index):
        return f"[{tables[index]} {called(above[index])}]" if index in above and index in tables else index

    renamed = []
    for statement, attaching, creating in zip(statements, attached, created, strict=True):
        if attaching:
            statement = f"ALTER INDEX {called(attaching[1])} ATTACH PARTITION {called(attaching[2])}"
        elif creating and f"{creating[3]}.{creating[1]}" in above:
            statement = f"CREATE INDEX {called(f'{creating[3]}.{creating[1]}')} {statement[creating.end(1):]}"
        renamed.append(statement + ";\n")
    return "".join(renamed)


def parted(group, said):
    """Those that the message names one by one and the others together, else two halves."""
    named = [one for one in group if model.tag(one.pair.seed) in said]
    others = [one for one in group if one not in named]
    if named and others:
        return [*([one] for one in named), others]
    return [group[:len(group) // 2], group[len(group) // 2:]]


def apart(planned):
    """Groups of pairs that have nothing in common: an extension is there once a database."""
    groups = []
    for one in planned:
        used = {other.name for state in (one.pair.before, one.pair.after) for other in state.all(model.Extension)}
        for members, taken in groups:
            if not used & taken:
                members.append(one)
                taken |= used
                break
        else:
            groups.append(([one], used))
    return [members for members, _ in groups]
