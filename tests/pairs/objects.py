"""Random schemas as values: what they hold. `schema` has the states that are made of these."""

import random
from dataclasses import dataclass, field

NUMBERS = ["integer", "bigint", "numeric(12,2)"]
TEXTS = ["text", "character varying(40)"]
TIMES = ["timestamp with time zone", "date"]
OTHERS = ["boolean", "jsonb", "uuid", "integer[]", "text[]"]
PLAIN = NUMBERS + TEXTS + TIMES + OTHERS
ROLES = ["alice", "bob", "webuser"]
GRANTABLE = "WITH GRANT OPTION"  # among privileges

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


def seed_of_pair():
    return _seed[0]


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
    hidden: bool = field(default=False, kw_only=True)  # whether what everybody may by default is revoked


@dataclass
class Schema(Named):
    comment: str | None = field(default=None, kw_only=True)
    owner: str | None = field(default=None, kw_only=True)
    grants: dict = field(default_factory=dict, kw_only=True)


@dataclass
class Enum(Part):
    labels: list = field(default_factory=list)
    renamed_labels: dict = field(default_factory=dict)  # new -> old
    seeded: str = ""  # the label that rows have


@dataclass
class Range(Part):
    """`subtype` is a built-in type, or the number of a base type, of which `ordering` is an operator class."""
    subtype: object = "integer"
    ordering: int | None = None


@dataclass
class TypeFunction(Named):
    """Of a base type; `kind` is input, output, receive or send."""
    kind: str = "input"
    stable: bool = False
    parallel: bool = False


@dataclass
class BaseType(Part):
    """Its values are kept as those of `like` are. Its functions (`items`) stay in the schema `home` when it moves."""
    like: str = "integer"
    home: int = 0
    items: list = field(default_factory=list)
    storage: str | None = None
    category: str = "U"
    default: str | None = None


@dataclass
class Domain(Part):
    """`base` is a built-in type, or the number of an enum or a base type."""
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
    """`type` is the name of a built-in type, the number of a type of the schema, or ("[]", number)."""
    type: object = "integer"
    not_null: bool = False
    # SQL, or the number of a function without arguments or of a sequence, or ("label", one of the enum's), or
    # ("made by", the number of the range type whose constructor is called), or ("value", the base type's number)
    default: object = None
    serial: bool = False  # declared as serial or bigserial
    old: bool = False  # whether the state before has it
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
    test: int | None = None  # a function that is true of its first column
    unproved: bool = False  # NOT VALID
    ordering: int | None = None  # the operator class of the first column


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
    access: int | None = None  # the access method that keeps its rows
    ordering: int | None = None  # the operator class by which it is partitioned

    def column(self, uid):
        return next((column for column in self.columns if column.uid == uid), None)


@dataclass
class View(Part):
    """`columns` are (column of the source, how it is shown, name); `calls` are (function, column of the source or none, name)."""
    source: int = 0
    columns: list = field(default_factory=list)
    where: int | None = None
    materialized: bool = False
    barrier: bool = False
    indexed: bool = False
    calls: list = field(default_factory=list)
    items: list = field(default_factory=list)  # of kind "instead" (a trigger), "view rule"


@dataclass
class Function(Part):
    """`form`: scalar, trigger, setof (the rows of a table), table (two columns of a table), event, procedure.

    atomic: counts a column of a table, whose body the server has parsed; test: of a value, immutable.
    """
    form: str = "scalar"
    arguments: list = field(default_factory=list)
    result: object = "integer"
    table: int | None = None
    value: int = 1
    stable: bool = False
    definer: bool = False
    column: int | None = None
    more: bool = False  # whether a test has another argument, with a default
    language: int | None = None  # in which a scalar one is written, where it is not SQL


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
    binary: bool = False


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


@dataclass
class DefaultPrivilege(Part):
    """In its schema, of what `grantor` makes (none: whoever applies the schema). `early`: before the objects."""
    grantor: object = None
    on: str = "TABLES"
    role: object = "webuser"
    privileges: list = field(default_factory=list)
    early: bool = False


@dataclass
class Dictionary(Part):
    accept: bool | None = True  # none: not set, as a template without INIT wants it
    template: int | None = None


@dataclass
class Configuration(Part):
    """Of text search; `mapping` are token types -> dictionaries."""
    mapping: dict = field(default_factory=dict)
    parser: int | None = None


@dataclass
class Parser(Part):
    headline: bool = False


@dataclass
class Template(Part):
    initial: bool = True  # whether it takes options


@dataclass
class Conversion(Part):
    """`encodings` are (from, to)."""
    encodings: tuple = ("LATIN1", "UTF8")
    default: bool = False


@dataclass
class Language(Part):
    trusted: bool = False
    inline: bool = True


@dataclass
class AccessMethod(Part):
    handler: str = "bthandler"


@dataclass
class Transform(Part):
    """Of a base type; `to` is whether there is one from the language to SQL too."""
    type: int = 0
    language: object = "plpgsql"
    to: bool = False


@dataclass
class Subscription(Part):
    host: str = "one"
    publications: list = field(default_factory=list)
    options: dict = field(default_factory=dict)


@dataclass
class OperatorFamily(Part):
    """`method` is the name of a built-in access method, or the number of one; `crossed`: it compares integers with bigints."""
    method: object = "btree"
    crossed: bool = False


@dataclass
class Member(Named):
    """Of an operator class with members of its own: the operator of a strategy, called by signs, or a support function."""
    kind: str = "strategy"
    number: int = 1
    estimated: bool = False  # RESTRICT, JOIN
    hashed: bool = False  # HASHES, MERGES
    parallel: bool = False


@dataclass
class OperatorClass(Part):
    """Of a built-in type, or of the number of one. Without `items` its members are the server's. `more`: those that a class
    may have and need not. What it has of its own stays in the schema `home`."""
    method: object = "btree"
    type: object = "integer"
    family: int | None = None  # none: one of its own name
    default: bool = False
    more: bool = False
    home: int = 0
    items: list = field(default_factory=list)


# What stands in no schema.
GLOBAL = (Publication, EventTrigger, Wrapper, Server, Cast, Role, Membership, Language, AccessMethod, Transform, Subscription)
