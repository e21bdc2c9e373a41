"""What base types, operator classes and the keys that use them need to be valid."""

from schema import (AccessMethod, BaseType, Conversion, Domain, Enum, Language, Names, OperatorClass, OperatorFamily, Parser, Range,
                    Subscription, Template, Transform, needed_type)

KINDS = (BaseType, OperatorClass, OperatorFamily, Conversion, Language, AccessMethod, Transform, Subscription, Parser, Template,
         Range)
ROWLESS = ("row", "base", "base[]")  # what nothing orders, if no class of the state's does
UNORDERED = ("jsonb", *ROWLESS)
HANDLED = {"bthandler": "btree", "hashhandler": "hash"}
# The methods that the classes of an item's key may have.
FOR_ITEM = {"index": ("btree", "hash", "brin", "spgist", "gin", "gist"), "unique index": ("btree",),
            "exclude": ("btree", "hash", "gist"), "check": ("btree", "hash"), "policy": ("btree", "hash")}


def handled(state, method):
    """The built-in access method that does what `method` does."""
    return method if isinstance(method, str) else HANDLED.get(state.get(method).handler)


def like(state, written):
    """What the server's functions for a type are called by (see internals)."""
    if isinstance(written, str):
        return written
    one = state.get(written)
    if isinstance(one, BaseType):
        return one.like
    return "enum" if isinstance(one, Enum) else "range" if isinstance(one, Range) else "row"


def stands(state, one, there):
    if isinstance(one, BaseType):
        return one.home in there and {"input", "output"} <= {item.kind for item in one.items}
    if isinstance(one, Range):
        return isinstance(one.subtype, str) or (one.subtype in there and _orders_range(state, one, there))
    if isinstance(one, OperatorFamily):
        return _has_method(state, one, there)
    if isinstance(one, OperatorClass):
        return _class_stands(state, one, there)
    if isinstance(one, Conversion):
        one.default = one.default and state.get(one.schema).name != "public" and one is _first(
            other for other in state.all(Conversion) if other.default and (other.schema, other.encodings) == (one.schema, one.encodings))
    if isinstance(one, Language) and not one.trusted:
        one.grants, one.hidden = {}, False  # nobody may be granted what only superusers may
    if isinstance(one, Transform):
        return _transform_stands(state, one, there)
    return True


def _first(found):
    return next(iter(found), None)


def _orders_range(state, one, there):
    ordering = state.get(one.ordering) if one.ordering in there else None
    if ordering is None:
        one.ordering = None
        return default_class(state, one.subtype) is not None
    return ordering.type == one.subtype and ordering.method == "btree"


def _has_method(state, one, there):
    return isinstance(one.method, str) or (one.method in there and handled(state, one.method) is not None)


def _class_stands(state, one, there):
    if one.home not in there or not _has_method(state, one, there) or needed_type(one.type) not in {None, *there}:
        return False
    method = handled(state, one.method)
    numbers = {(member.kind, member.number) for member in one.items}
    if one.items and not {("strategy", 1 if method == "hash" else 3), ("support", 1)} <= numbers:
        return False
    if not one.items and isinstance(one.type, int) and method in ("btree", "hash"):
        return False
    family = state.get(one.family) if one.family in there else None
    one.family = one.family if family and _fits_family(state, one, family, method) else None
    one.default = one.default and one is _first(other for other in state.all(OperatorClass)
                                                if other.default and (other.type, other.method) == (one.type, one.method))
    return True


def _fits_family(state, one, family, method):
    """A family has one class for a type; what the classes of other methods hold is of no type of their own."""
    others = [other for other in state.all(OperatorClass) if other.family == one.family and other.uid < one.uid]
    return family.method == one.method and all(other.type != one.type and method in ("btree", "hash") for other in others)


def _transform_stands(state, one, there):
    if one.type not in there or not (isinstance(one.language, str) or one.language in there):
        return False
    one.to = one.to and any(item.kind == "receive" for item in state.get(one.type).items)
    return one is _first(other for other in state.all(Transform) if (other.type, other.language) == (one.type, one.language))


def underlying(state, written):
    """The type behind a domain."""
    one = state.get(written) if isinstance(written, int) else None
    return underlying(state, one.base) if isinstance(one, Domain) else written


def default_class(state, written):
    """The class by which a type is ordered where none is named, if it is the state's."""
    type_ = underlying(state, written)
    return _first(one for one in state.all(OperatorClass) if one.default and one.type == type_ and one.method == "btree")


def is_ordered(state, table, item, there):
    """False where an item has a key of a type that nothing orders."""
    if item.kind not in ("primary", "unique", "index", "unique index", "exclude", "check", "policy"):
        item.ordering = None
        return True
    written = table.column(item.columns[0]).type
    one = state.get(item.ordering) if item.ordering in there else None
    method = handled(state, one.method) if one and _has_method(state, one, there) else None
    if method not in FOR_ITEM.get(item.kind, ()) or one.type != written or item.test is not None or (
            not isinstance(one.method, str) and (item.kind != "index" or method == "btree")):  # the server builds no such btree
        item.ordering = None
    elif method != "btree":
        item.order, item.include = "", []
    if item.kind in ("check", "policy"):
        return True
    base = Names(state).base(written)
    if item.ordering:
        return True
    if item.kind == "exclude" and (default_class(state, written) or underlying(state, written) != written and base == "enum"):
        return False  # which operator it would need is not the server's =, or it is not found for a domain
    if base not in UNORDERED:
        return True
    return base == "base" and default_class(state, written) is not None


def orders_partitions(state, table, there):
    """Whether the operator class by which a table is partitioned can do that."""
    one = state.get(table.ordering) if table.ordering in there else None
    if one is None or one.type != table.columns[0].type or one.method != ("hash" if table.strategy == "HASH" else "btree"):
        return False
    # Without the other hash function values are not spread over partitions.
    extended = any(member.kind == "support" and member.number == 2 for member in one.items) if one.items else one.more
    return one.method == "btree" or extended
