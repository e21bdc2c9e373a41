"""Makes a state valid again after an edit: what refers to something that is gone goes too."""

import repair_types
from repair_types import ROWLESS, UNORDERED, handled, like  # noqa: F401
from schema import (GLOBAL, NUMBERS, TEXTS, Aggregate, BaseType, Cast, Collation, Composite, Configuration, DefaultPrivilege,
                    Dictionary, Domain, Enum, EventTrigger, Extension, ForeignTable, Function, Language, Membership, Names,
                    Operator, Publication, Range, Role, Sequence, Server, Statistics, Table, View, Wrapper, needed_type)


def repair(state):
    """Takes away what refers to something that is not there, until nothing does."""
    names = Names(state)
    before = None
    while before != (before := (len(state.objects), sum(len(getattr(one, "items", getattr(one, "columns", [])))
                                                          + len(getattr(one, "columns", [])) for one in state.objects))):
        there = {one.uid for one in state.objects} | {one.uid for one in state.schemas}
        for one in state.schemas:
            _repair_roles(one, there)
        state.objects = [one for one in state.objects if _stands(state, names, one, there)]
    return state


def _repair_roles(one, there):
    one.owner = one.owner if not isinstance(one.owner, int) or one.owner in there else None
    one.grants = {role: what for role, what in one.grants.items() if isinstance(role, str) or role in there}


def _stands(state, names, one, there):
    if one.schema not in there and not isinstance(one, GLOBAL):
        return False
    _repair_roles(one, there)
    for needed in NEEDED.get(type(one), ()):
        if getattr(one, needed) is not None and getattr(one, needed) not in there:
            return False
    if isinstance(one, repair_types.KINDS):
        return repair_types.stands(state, one, there)
    if isinstance(one, OTHERS_KINDS):
        return _other_stands(state, one, there)
    if isinstance(one, Domain) and not isinstance(one.base, str):
        one.limit = None
        return one.base in there
    if isinstance(one, Sequence):
        _repair_sequence(state, one)
    if isinstance(one, (Table, Composite)):
        one.columns = [c for c in one.columns if needed_type(c.type) is None or needed_type(c.type) in there]
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
        _repair_view(state, names, one, there, source)
        return bool(one.columns)
    if isinstance(one, Function):
        if one.table is not None and one.table not in there:
            return False
        if one.column is not None and state.get(one.table).column(one.column) is None:
            return False
        one.language = one.language if one.language in there else None
        return all(needed_type(type_) is None or needed_type(type_) in there for type_ in [one.result, *one.arguments])
    return True


NEEDED = {Membership: ["group", "member"], Operator: ["function"], Cast: ["source", "function"], Statistics: ["table"], EventTrigger: ["function"],
          Server: ["wrapper"], ForeignTable: ["server"]}
OTHERS_KINDS = (Operator, Cast, Statistics, EventTrigger, Publication, Aggregate, Wrapper, Server, ForeignTable, Collation,
                Extension, Role, Membership, DefaultPrivilege, Dictionary, Configuration)


def _other_stands(state, one, there):
    """Of kinds that need more than what they refer to."""
    if isinstance(one, Operator):
        function = state.get(one.function)
        return function.form == "scalar" and len(function.arguments) == 2
    if isinstance(one, Cast):
        function = state.get(one.function) if one.function else None
        source = state.get(one.source)
        one.binary = function is None and isinstance(source, BaseType) and source.like == "integer" and one.binary
        return function is None or (function.form == "scalar" and function.arguments == [one.source]
                                    and function.result == "integer")
    if isinstance(one, Statistics):
        known = {column.uid for column in state.get(one.table).columns}
        one.columns = [uid for uid in one.columns if uid in known]
        return len(one.columns) > 1 and not any(Names(state).base(state.get(one.table).column(uid).type) in ROWLESS
                                                for uid in one.columns)
    if isinstance(one, ForeignTable):
        one.columns = [column for column in one.columns if needed_type(column.type) in {None, *there}]
        return bool(one.columns)
    if isinstance(one, Dictionary):
        one.template = one.template if one.template in there else None
        takes_options = one.template is None or state.get(one.template).initial
        one.accept = bool(one.accept) if takes_options else None
    if isinstance(one, Configuration):
        one.parser = one.parser if one.parser in there else None
        one.mapping = {token: uid for token, uid in one.mapping.items() if isinstance(uid, str) or uid in there}
    if isinstance(one, DefaultPrivilege):
        # What they give to an extension's own objects is not compared, but pg_dump shows it.
        return all(not isinstance(role, int) or role in there for role in (one.role, one.grantor)) and not any(
            other.schema == one.schema for other in state.all(Extension))
    if isinstance(one, Publication):
        members = []
        for table, columns, where in one.members:
            known = {column.uid for column in state.get(table).columns} if table in there else set()
            kept = [uid for uid in columns if uid in known] if columns else None
            if table in there and (columns is None or kept):
                column = state.get(table).column(where) if where in known else None
                tested = column and isinstance(column.type, str) and not isinstance(column.collation, int)  # PostgreSQL takes no others
                members.append((table, kept, where if tested else None))
        members = _alike_above(state, members)
        if one.schemas and any(columns for _, columns, _ in members):
            members = [(table, None, where) for table, _, where in members]  # 15 refuses both
        one.members, one.schemas = members, [uid for uid in one.schemas if uid in there]
    return True


def _alike_above(state, members):
    """Of a publication: what is said of the rows and columns of a table is said of its heirs too, and must be the same there."""
    named = {uid for uid, _, _ in members}
    several = set()
    for table in state.all(Table):
        here = named & {table.uid, *ancestors(state, table)}
        several |= here if len(here) > 1 else set()
    return [(uid, None, None) if uid in several else (uid, columns, where) for uid, columns, where in members]


def _repair_view(state, names, one, there, source):
    types = {uid: type_ for uid, _, type_ in names.columns(source)}
    one.calls = [(function, uid, name) for function, uid, name in one.calls if function in there
                 and (uid is None or uid in types and fits(state, function, types[uid]))]
    # A materialized view is filled with what the owners of the views below may read, and who has no rights has no rows.
    while one.materialized and isinstance(source, View):
        source.owner = None
        source = state.get(source.source)
    one.items = [item for item in one.items if not one.materialized and (item.target is None or item.target in there)]


def fits(state, function, type_):
    """True where the function is a test of values of the type."""
    found = state.get(function)
    return found.form == "test" and found.arguments == [type_]


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


def unfilled(before, after):
    """Tables that get no rows: those that refer to others, some heirs, and those that lose columns of their parents which
    take no NULL and have no default: no way back fills those for rows. With them those that come to refer to one."""
    found = set()
    for table in before.all(Table):
        if stays_empty(table) or any(item.kind == "foreign" for item in table.items):
            found.add(table.uid)
        kept = next((one for one in after.all(Table) if one.uid == table.uid), None)
        left = {column.uid for column in inherited_columns(after, kept)} if kept else set()
        if kept and any(column.uid not in left and (column.not_null or column.identity) and column.default is None
                        and column.generated is None and not column.serial for column in inherited_columns(before, table)):
            found.add(table.uid)
    while refer := {table.uid for table in after.all(Table) if table.uid not in found
                    and any(item.kind == "foreign" and item.target in found for item in table.items)}:
        found |= refer
    return found


def ancestors(state, table):
    there = [(uid, state.get(uid)) for uid in table.parents]
    return {above for uid, parent in there if parent for above in {uid, *ancestors(state, parent)}}


def _repair_table(state, names, table, there):
    table.parents = [uid for uid in table.parents if uid in there]
    known = {column.uid for column in table.columns}
    for column in table.columns:
        enum = state.get(needed_type(column.type)) if needed_type(column.type) in there else None
        stale = isinstance(column.default, int) and column.default not in there
        if isinstance(column.default, tuple) and column.default[0] == "made by":
            stale = column.default[1] != column.type or column.type not in there
        elif isinstance(column.default, tuple) and column.default[0] == "value":
            stale = column.default[1] != column.type or column.type not in there
        elif isinstance(column.default, tuple):
            stale = not isinstance(enum, Enum) or column.default[1] not in enum.labels
        if stale:
            column.default, column.not_null = None, column.old and column.not_null
        if column.type not in ("integer", "bigint") or column.identity or column.default or column.generated:
            column.serial = False
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
    table.access = table.access if table.access in there and not table.partitions else None
    table.ordering = table.ordering if table.partitions and repair_types.orders_partitions(state, table, there) else None
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
    if item.test is not None:
        column = table.column(item.columns[0]) if item.columns else None
        item.test = item.test if item.test in there and column and fits(state, item.test, column.type) else None
    item.include = [uid for uid in item.include if uid in known and uid not in item.columns]
    if any(uid not in known for uid in item.columns) or (item.target is not None and item.target not in there):
        return False
    if not repair_types.is_ordered(state, table, item, there):
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
