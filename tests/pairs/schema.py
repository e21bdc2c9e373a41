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
_seed = [0]


def next_uid():
    _numbers[0] += 1
    return _numbers[0]


def begin(seed):
    """The numbers of a pair begin anew, so that a seed gives the same pair whatever came before."""
    _numbers[0], _seed[0] = 0, seed
    return random.Random(seed)


def tag(seed):
    """In the names of all that a pair has, so that those that are judged together do not meet."""
    return f"_{seed}_"


def own(word):
    """A name of the pair that is made."""
    return f"{word}{tag(_seed[0])}{next_uid()}"


def role_prefix(seed):
    """Roles are the cluster's, and shown apart."""
    return f"of{tag(seed)}"


def own_role_prefix():
    return role_prefix(_seed[0])


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
    """`base` is a built-in type, or the number of an enum."""
    base: object = "integer"
    limit: int | None = None
    not_null: bool = False


@dataclass
class Composite(Part):
    columns: list = field(default_factory=list)


@dataclass
class Sequence(Part):
    increment: int = 1
    cache: int = 1
    type: str = "bigint"
    start: int = 1
    limit: int | None = None
    cycle: bool = False
    column: object = None  # (table, column) that owns it


@dataclass
class Column(Named):
    """`type` is the name of a built-in type, or the number of a type of the schema."""
    type: object = "integer"
    not_null: bool = False
    default: object = None  # SQL, or the number of a function without arguments or of a sequence
    identity: str | None = None
    generated: int | None = None  # the number of a column of numbers, plus one
    comment: str | None = None
    storage: str | None = None
    compression: str | None = None
    statistics: int | None = None
    collation: object = None  # the name of one of the server's, or the number of one of the schema's


@dataclass
class Item(Named):
    """An index, constraint, trigger, rule or policy; what it means depends on `kind`."""
    kind: str = "index"
    columns: list = field(default_factory=list)
    target: int | None = None
    option: object = None
    deferrable: str | None = None
    include: list = field(default_factory=list)
    nulls_equal: bool = False
    order: str = ""
    state: str = "ENABLE"  # of triggers and rules


@dataclass
class Table(Part):
    columns: list = field(default_factory=list)
    items: list = field(default_factory=list)
    row_security: bool = False
    unlogged: bool = False
    fillfactor: int | None = None
    partitions: list = field(default_factory=list)  # upper bounds on the first column; empty: not partitioned
    column_grants: dict = field(default_factory=dict)  # (role, column) -> privileges
    strategy: str = "RANGE"
    rest: bool = False  # whether there is a default partition
    divided: bool = False  # whether the first partition has partitions
    parents: list = field(default_factory=list)  # whose columns it inherits
    replica: object = None  # FULL, NOTHING, or the number of a unique index
    clustered: int | None = None
    forced: bool = False

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
class Collation(Part):
    locale: str = "C"


@dataclass
class Aggregate(Part):
    argument: str = "integer"
    initial: int = 0
    parallel: str = "UNSAFE"


@dataclass
class Operator(Part):
    """Its name is of signs; the function has two arguments."""
    function: int = 0


@dataclass
class Cast(Part):
    """From an enum or composite, by a function of it or by its text; it stands in no schema but goes with its type."""
    source: int = 0
    function: int | None = None
    context: str = ""


@dataclass
class Statistics(Part):
    table: int = 0
    columns: list = field(default_factory=list)
    kinds: list = field(default_factory=list)
    target: int | None = None


@dataclass
class Publication(Part):
    """`members` are (table, its columns or none, column that is not null or none)."""
    members: list = field(default_factory=list)
    schemas: list = field(default_factory=list)
    operations: str = "insert, update, delete, truncate"
    root: bool = False


@dataclass
class EventTrigger(Part):
    function: int = 0
    event: str = "ddl_command_end"
    tags: list = field(default_factory=list)
    state: str = "ENABLE"


@dataclass
class Wrapper(Part):
    options: dict = field(default_factory=dict)


@dataclass
class Server(Part):
    wrapper: int = 0
    version: str | None = None
    options: dict = field(default_factory=dict)
    mappings: dict = field(default_factory=dict)  # role -> options


@dataclass
class ForeignTable(Part):
    server: int = 0
    columns: list = field(default_factory=list)
    options: dict = field(default_factory=dict)


@dataclass
class Extension(Part):
    pass


@dataclass
class Role(Part):
    login: bool = False
    inherit: bool = True
    limit: int = -1
    timeout: int | None = None


@dataclass
class Membership(Part):
    group: int = 0
    member: int = 0
    admin: bool = False


# What stands in no schema.
GLOBAL = (Publication, EventTrigger, Wrapper, Server, Cast, Role, Membership)


@dataclass
class State:
    schemas: list = field(default_factory=list)
    objects: list = field(default_factory=list)
    seed: int = field(default_factory=lambda: _seed[0])  # of its pair

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
        return quote(self.state.get(one.schema).name) + "." + quote(one.name)

    def role(self, written):
        """`written` is the name of a role that is there, or the number of one of the state's."""
        return written if isinstance(written, str) else quote(self.state.get(written).name)

    def type(self, written):
        return written if isinstance(written, str) else self.of(self.state.get(written))

    def base(self, written):
        """The built-in type behind a type; "enum" and "row" for what has none."""
        if isinstance(written, str):
            return written
        one = self.state.get(written)
        return self.base(one.base) if isinstance(one, Domain) else "enum" if isinstance(one, Enum) else "row"

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
    if one.schema not in there and not isinstance(one, GLOBAL):
        return False
    one.owner = one.owner if not isinstance(one.owner, int) or one.owner in there else None
    one.grants = {role: what for role, what in one.grants.items() if isinstance(role, str) or role in there}
    for needed in NEEDED.get(type(one), ()):
        if getattr(one, needed) is not None and getattr(one, needed) not in there:
            return False
    if isinstance(one, OTHERS_KINDS):
        return _other_stands(state, one, there)
    if isinstance(one, Domain) and not isinstance(one.base, str):
        one.limit = None
        return one.base in there
    if isinstance(one, Sequence):
        _repair_sequence(state, one)
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


NEEDED = {Membership: ["group", "member"], Operator: ["function"], Cast: ["source", "function"], Statistics: ["table"], EventTrigger: ["function"],
          Server: ["wrapper"], ForeignTable: ["server"]}
OTHERS_KINDS = (Operator, Cast, Statistics, EventTrigger, Publication, Aggregate, Wrapper, Server, ForeignTable, Collation,
                Extension, Role, Membership)


def _other_stands(state, one, there):
    """Of kinds that need more than what they refer to."""
    if isinstance(one, Operator):
        function = state.get(one.function)
        return function.form == "scalar" and len(function.arguments) == 2
    if isinstance(one, Cast):
        function = state.get(one.function) if one.function else None
        return function is None or (function.form == "scalar" and function.arguments == [one.source]
                                    and function.result == "integer")
    if isinstance(one, Statistics):
        known = {column.uid for column in state.get(one.table).columns}
        one.columns = [uid for uid in one.columns if uid in known]
        return len(one.columns) > 1 and not any(Names(state).base(state.get(one.table).column(uid).type) == "row"
                                                for uid in one.columns)
    if isinstance(one, Publication):
        members = []
        for table, columns, where in one.members:
            known = {column.uid for column in state.get(table).columns} if table in there else set()
            kept = [uid for uid in columns if uid in known] if columns else None
            if table in there and (columns is None or kept):
                tested = where in known and isinstance(state.get(table).column(where).type, str)
                members.append((table, kept, where if tested else None))
        if one.schemas and any(columns for _, columns, _ in members):
            members = [(table, None, where) for table, _, where in members]  # 15 refuses both
        one.members, one.schemas = members, [uid for uid in one.schemas if uid in there]
    return True


def _repair_sequence(state, one):
    """An owned one lives where its table does, and with the same owner."""
    table = state.get(one.column[0]) if one.column else None
    if not isinstance(table, Table) or table.column(one.column[1]) is None or table.column(one.column[1]).identity:
        one.column = None
    else:
        one.schema, one.owner = table.schema, table.owner


def stays_empty(table):
    """Heirs that get no rows: when they leave their parent they lose its columns, which no way back could fill."""
    return bool(table.parents) and table.uid % 2 == 1


def inherited_columns(state, table):
    """Those of all that it inherits from, each once."""
    found = {}
    for uid in table.parents:
        parent = state.get(uid)
        for column in [*inherited_columns(state, parent), *parent.columns]:
            found[column.uid] = column
    return list(found.values())


def ancestors(state, table):
    return {above for uid in table.parents for above in {uid, *ancestors(state, state.get(uid))}}


def _repair_table(state, names, table, there):
    table.parents = [uid for uid in table.parents if uid in there]
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
        text = column.type in TEXTS
        column.collation = column.collation if text and (isinstance(column.collation, str)
                                                         or column.collation in there) else None
        column.storage = column.storage if text else None
        column.compression = column.compression if text else None
    if table.partitions and (names.base(table.columns[0].type) != "integer" or table.columns[0].generated
                             or table.columns[0].identity):
        table.partitions = []
    table.items = [item for item in table.items if _item_stands(state, names, table, item, known, there)]
    items = {item.uid: item for item in table.items}
    if isinstance(table.replica, int):
        item = items.get(table.replica)
        good = item and item.kind == "unique index" and all(table.column(uid).not_null or table.column(uid).identity
                                                            for uid in item.columns)
        table.replica = table.replica if good else None
    if table.clustered is not None and (table.clustered not in items or table.partitions):
        table.clustered = None
    table.column_grants = {key: value for key, value in table.column_grants.items() if key[1] in known}


def _item_stands(state, names, table, item, known, there):
    item.include = [uid for uid in item.include if uid in known and uid not in item.columns]
    if any(uid not in known for uid in item.columns) or (item.target is not None and item.target not in there):
        return False
    types = [names.base(table.column(uid).type) for uid in item.columns]
    if item.kind in ("primary", "unique", "index", "unique index", "exclude") and any(t in ("jsonb", "row") for t in types):
        return False
    if table.partitions and item.kind in ("primary", "unique", "foreign", "unique index", "exclude"):
        return False
    if item.kind == "foreign":
        target = state.get(item.target)
        key = next((other for other in target.items if other.kind == "primary"), None)
        if key is None or len(key.columns) != 1 or target.column(key.columns[0]) is None:
            return False
        return target.column(key.columns[0]).type == table.column(item.columns[0]).type
    return True


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
