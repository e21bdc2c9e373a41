"""Random schemas as values: what they hold, how they are made valid, and their SQL.

Everything that can be referred to has a number of its own (`uid`), by which others refer to it, so that a rename
changes one place. `repair` takes away what refers to something that is gone; `render` writes the state in an order
that psql can load.
"""

import dataclasses
import itertools
import random
from dataclasses import dataclass, field

NUMBERS = ["integer", "bigint", "numeric(12,2)"]
TEXTS = ["text", "character varying(40)"]
TIMES = ["timestamp with time zone", "date"]
OTHERS = ["boolean", "jsonb", "uuid", "integer[]", "text[]"]
PLAIN = NUMBERS + TEXTS + TIMES + OTHERS
ROLES = ["alice", "bob", "webuser"]

_numbers = [0]


def next_uid():
    _numbers[0] += 1
    return _numbers[0]


def begin(seed):
    """The numbers of a pair begin anew, so that a seed gives the same pair whatever came before."""
    _numbers[0] = 0
    return random.Random(seed)


@dataclass
class Named:
    name: str
    uid: int = field(default_factory=next_uid, kw_only=True)
    renamed_from: object = field(default=None, kw_only=True)  # a name, or (schema, name)


@dataclass
class Part(Named):
    """Stands in a schema."""
    schema: int = 0
    comment: str | None = field(default=None, kw_only=True)
    owner: str | None = field(default=None, kw_only=True)
    grants: dict = field(default_factory=dict, kw_only=True)


@dataclass
class Enum(Part):
    labels: list = field(default_factory=list)


@dataclass
class Domain(Part):
    base: str = "integer"
    limit: int | None = None
    not_null: bool = False


@dataclass
class Composite(Part):
    columns: list = field(default_factory=list)


@dataclass
class Sequence(Part):
    increment: int = 1
    cache: int = 1


@dataclass
class Column(Named):
    """`type` is the name of a built-in type, or the number of a type of the schema."""
    type: object = "integer"
    not_null: bool = False
    default: object = None  # SQL, or the number of a function without arguments or of a sequence
    identity: str | None = None
    generated: int | None = None  # the number of a column of numbers, plus one
    comment: str | None = None


@dataclass
class Item(Named):
    """An index, constraint, trigger or policy; what it means depends on `kind`."""
    kind: str = "index"
    columns: list = field(default_factory=list)
    target: int | None = None
    option: object = None


@dataclass
class Table(Part):
    columns: list = field(default_factory=list)
    items: list = field(default_factory=list)
    row_security: bool = False
    unlogged: bool = False
    fillfactor: int | None = None
    partitions: list = field(default_factory=list)  # upper bounds on the first column; empty: not partitioned
    column_grants: dict = field(default_factory=dict)  # (role, column) -> privileges

    def column(self, uid):
        return next((column for column in self.columns if column.uid == uid), None)


@dataclass
class View(Part):
    """`columns` are (column of the source, how it is shown, name)."""
    source: int = 0
    columns: list = field(default_factory=list)
    where: int | None = None
    materialized: bool = False
    barrier: bool = False
    indexed: bool = False


@dataclass
class Function(Part):
    """`form`: scalar, trigger, setof (the rows of a table), table (two columns of a table)."""
    form: str = "scalar"
    arguments: list = field(default_factory=list)
    result: object = "integer"
    table: int | None = None
    value: int = 1
    stable: bool = False
    definer: bool = False


@dataclass
class State:
    schemas: list = field(default_factory=list)
    objects: list = field(default_factory=list)

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
        return quote(self.state.get(one.schema).name) + "." + quote(one.name)

    def type(self, written):
        return written if isinstance(written, str) else self.of(self.state.get(written))

    def base(self, written):
        """The built-in type behind a type; "enum" and "row" for what has none."""
        if isinstance(written, str):
            return written
        one = self.state.get(written)
        return one.base if isinstance(one, Domain) else "enum" if isinstance(one, Enum) else "row"

    def columns(self, relation):
        """(number, name, type) of each column of a table or view."""
        if isinstance(relation, Table):
            return [(column.uid, column.name, column.type) for column in relation.columns]
        source = self.state.get(relation.source)
        types = {uid: type_ for uid, _, type_ in self.columns(source)} if source else {}
        return [((relation.uid, uid, how), name, shown_type(types[uid], how))
                for uid, how, name in relation.columns if uid in types]


def shown_type(written, how):
    return written if how == "plain" else "text" if how == "text" else "boolean"


def repair(state):
    """Takes away what refers to something that is not there, until nothing does."""
    names = Names(state)
    before = None
    while before != (before := (len(state.objects), sum(len(getattr(one, "items", getattr(one, "columns", [])))
                                                          + len(getattr(one, "columns", [])) for one in state.objects))):
        there = {one.uid for one in state.objects} | {one.uid for one in state.schemas}
        state.objects = [one for one in state.objects if _stands(state, names, one, there)]
    return state


def _stands(state, names, one, there):
    if one.schema not in there:
        return False
    if isinstance(one, (Table, Composite)):
        one.columns = [c for c in one.columns if isinstance(c.type, str) or c.type in there]
        if not one.columns:
            return False
    if isinstance(one, Table):
        _repair_table(state, names, one, there)
    if isinstance(one, View):
        source = state.get(one.source)
        if source is None or source.uid not in there:
            return False
        known = {uid for uid, _, _ in names.columns(source)}
        one.columns = [column for column in one.columns if column[0] in known]
        one.where = one.where if one.where in known else None
        return bool(one.columns)
    if isinstance(one, Function):
        if one.table is not None and one.table not in there:
            return False
        return all(isinstance(type_, str) or type_ in there for type_ in [one.result, *one.arguments])
    return True


def _repair_table(state, names, table, there):
    known = {column.uid for column in table.columns}
    for column in table.columns:
        if isinstance(column.default, int) and column.default not in there:
            column.default = None
        if column.generated is not None and (column.generated not in known or column.generated == column.uid
                                             or table.column(column.generated).generated is not None
                                             or names.base(table.column(column.generated).type) not in NUMBERS):
            column.generated = None
        if column.generated is not None or column.identity:
            column.default = None
    if table.partitions and (names.base(table.columns[0].type) != "integer" or table.columns[0].generated
                             or table.columns[0].identity):
        table.partitions = []
    table.items = [item for item in table.items if _item_stands(state, names, table, item, known, there)]
    table.column_grants = {key: value for key, value in table.column_grants.items() if key[1] in known}


def _item_stands(state, names, table, item, known, there):
    if any(uid not in known for uid in item.columns) or (item.target is not None and item.target not in there):
        return False
    types = [names.base(table.column(uid).type) for uid in item.columns]
    if item.kind in ("primary", "unique", "index", "unique index") and any(t in ("jsonb", "row") for t in types):
        return False
    if table.partitions and item.kind in ("primary", "unique", "foreign", "unique index"):
        return False
    if item.kind == "foreign":
        target = state.get(item.target)
        key = next((other for other in target.items if other.kind == "primary"), None)
        if key is None or len(key.columns) != 1 or target.column(key.columns[0]) is None:
            return False
        return target.column(key.columns[0]).type == table.column(item.columns[0]).type
    return True


def copy(state):
    return State([dataclasses.replace(one) for one in state.schemas], [_copied(one) for one in state.objects])


def _copied(one):
    changes = {}
    for entry in dataclasses.fields(one):
        value = getattr(one, entry.name)
        if isinstance(value, list):
            changes[entry.name] = [dataclasses.replace(v, **_lists(v)) if dataclasses.is_dataclass(v) else v
                                   for v in value]
        elif isinstance(value, dict):
            changes[entry.name] = {key: list(inner) for key, inner in value.items()}
    return dataclasses.replace(one, **changes)


def _lists(one):
    return {entry.name: list(getattr(one, entry.name)) for entry in dataclasses.fields(one)
            if isinstance(getattr(one, entry.name), list)}
