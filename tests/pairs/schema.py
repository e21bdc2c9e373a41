"""Random schemas as values: what they hold, how they are made valid, and their SQL.

Everything that can be referred to has a number of its own (`uid`), by which others refer to it, so that a rename
changes one place. `repair` takes away what refers to something that is gone; `render` writes the state in an order
that psql can load.
"""

import dataclasses
import itertools
from dataclasses import dataclass, field

from objects import *  # noqa: F403
from objects import (GLOBAL, BaseType, Domain, Enum, Range, Schema, Table, View, seed_of_pair)


@dataclass
class State:
    schemas: list = field(default_factory=list)
    objects: list = field(default_factory=list)
    seed: int = field(default_factory=seed_of_pair)  # of its pair

    def all(self, kind):
        return [one for one in self.objects if isinstance(one, kind)]

    def get(self, uid):
        return next((one for one in itertools.chain(self.objects, self.schemas) if one.uid == uid), None)

    def size(self):
        return len(self.objects) + sum(len(one.columns) for one in self.all((Table, View)))


def quote(name):
    return '"' + name.replace('"', '""') + '"' if not name.isidentifier() or name != name.lower() else name


def literal(text):
    return "'" + text.replace("'", "''") + "'"


class Names:
    """What the numbers of a state are called."""

    def __init__(self, state):
        self.state = state

    def of(self, one):
        if isinstance(one, GLOBAL):
            return quote(one.name)
        if isinstance(one, Schema):
            return quote(one.name)
        return quote(self.state.get(one.schema).name) + "." + quote(one.name)

    def role(self, written):
        """`written` is the name of a role that is there, or the number of one of the state's."""
        return written if isinstance(written, str) else quote(self.state.get(written).name)

    def type(self, written):
        if isinstance(written, tuple):
            return self.type(written[1]) + "[]"
        return written if isinstance(written, str) else self.of(self.state.get(written))

    def base(self, written):
        """The built-in type behind a type; "enum", "range", "base", "own[]", "base[]" and "row" for what has none."""
        if isinstance(written, str):
            return written
        if isinstance(written, tuple):
            return "base[]" if self.base(written[1]) == "base" else "own[]"
        one = self.state.get(written)
        if isinstance(one, Domain):
            return self.base(one.base)
        return {Enum: "enum", Range: "range", BaseType: "base"}.get(type(one), "row")

    def columns(self, relation):
        """(number, name, type) of each column of a table or view."""
        if isinstance(relation, Table):
            return [(column.uid, column.name, column.type) for column in relation.columns]
        source = self.state.get(relation.source)
        types = {uid: type_ for uid, _, type_ in self.columns(source)} if source else {}
        return [((relation.uid, uid, how), name, shown_type(types[uid], how))
                for uid, how, name in relation.columns if uid in types]


def needed_type(written):
    """The number of the type that a type is made of; none for the built-in ones."""
    return written[1] if isinstance(written, tuple) else written if isinstance(written, int) else None


def shown_type(written, how):
    return written if how == "plain" else "text" if how == "text" else "boolean"


def copy(state):
    return State([dataclasses.replace(one) for one in state.schemas], [_copied(one) for one in state.objects], state.seed)


def _copied(one):
    changes = {}
    for entry in dataclasses.fields(one):
        value = getattr(one, entry.name)
        if isinstance(value, list):
            changes[entry.name] = [dataclasses.replace(v, **_lists(v)) if dataclasses.is_dataclass(v) else v
                                   for v in value]
        elif isinstance(value, dict):
            changes[entry.name] = {key: list(inner) if isinstance(inner, list) else inner for key, inner in value.items()}
    return dataclasses.replace(one, **changes)


def _lists(one):
    return {entry.name: list(getattr(one, entry.name)) for entry in dataclasses.fields(one)
            if isinstance(getattr(one, entry.name), list)}
