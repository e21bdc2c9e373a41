"""Random states, and random edits of them: what a team does to a schema between two releases."""

import repair
import schema as model
from kind_edits import KindEdits
from logic_edits import LogicEdits
from other_edits import OtherEdits
from privileges import Privileges
from schema import NUMBERS, PLAIN, TEXTS, Names, next_uid
from table_edits import TableEdits
from type_edits import TypeEdits

WORDS = ["account", "badge", "city", "deal", "entry", "fact", "group", "Höhe", "item", "job", "key", "letter", "move",
         "note", "order", "part", "quota", "room", "state", "user", "value", "Wei\"rd name", "year", "zone"]
CASTS = {"integer": ["bigint", "numeric(12,2)", "text"], "bigint": ["numeric(12,2)", "integer", "text"],
         "numeric(12,2)": ["text", "integer"], "text": ["character varying(40)"], "character varying(40)": ["text"],
         "date": ["timestamp with time zone", "text"], "timestamp with time zone": ["date"], "boolean": ["text"],
         "uuid": ["text"], "jsonb": ["text"], "integer[]": ["text[]"], "text[]": []}


DEFERRED = [None, " DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED"]


class Editor(KindEdits, LogicEdits, OtherEdits, Privileges, TableEdits, TypeEdits):
    def __init__(self, random, state):
        self.random, self.state = random, state
        # What is new since the last release was never called otherwise.
        self.known = {one.uid for part in [*state.schemas, *state.objects]
                      for one in [part, *getattr(part, "items", []), *getattr(part, "columns", [])]
                      if isinstance(one, model.Named)}
        self.with_rows = {table.uid for table in state.all(model.Table) if all(item.kind != "foreign" for item in table.items)}

    # What to choose from

    def name(self, taken=()):
        """A name that nothing has, nor had: a rename and a new object of the old name are two stories."""
        return model.own(self.random.choice(WORDS))

    def some(self, kind, wanted=lambda one: True):
        found = [one for one in self.state.all(kind) if wanted(one)]
        return self.random.choice(found) if found else None

    def schema(self):
        return self.random.choice(self.state.schemas).uid

    def chance(self, share):
        return self.random.random() < share

    def type(self, own=0.25):
        types = self.state.all((model.Enum, model.Domain, model.Composite, model.Range, model.BaseType))
        if not types or not self.chance(own):
            return self.random.choice(PLAIN)
        found = self.random.choice(types)
        array = isinstance(found, (model.Enum, model.Domain, model.BaseType)) and self.chance(0.3)
        return ("[]", found.uid) if array else found.uid

    def add(self, one):
        self.state.objects.append(one)
        return one

    # New objects

    def new_column(self, table):
        names = Names(self.state)
        column = model.Column(self.name(), type=self.type())
        base = names.base(column.type)
        if base == "integer" and isinstance(column.type, str) and self.chance(0.2) and not table.partitions:
            column.identity = self.random.choice(["ALWAYS", "BY DEFAULT"])
        elif column.type == "bigint" and self.chance(0.3):
            sequence = self.some(model.Sequence)
            column.default = sequence.uid if sequence else "7"
        elif base in NUMBERS and isinstance(column.type, str) and self.chance(0.3):
            function = self.some(model.Function, lambda f: f.form == "scalar" and not f.arguments and f.result == column.type)
            column.default = function.uid if function else "12"
        elif base in ("enum", "own[]", "range", "base") and self.chance(0.5):
            self.default_label(column)
        elif base in TEXTS:
            column.default = self.random.choice([None, "'none'", "upper('x')"])
            self.lay_out(column)
        column.not_null = base != "row" and (column.default is not None or bool(column.identity)) and self.chance(0.5)
        table.columns.append(column)
        return column

    def new_table(self):
        table = self.add(model.Table(self.name(), self.schema(), unlogged=self.chance(0.05)))
        first = model.Column(self.name(), type="integer", not_null=True)
        table.columns.append(first)
        if self.chance(0.15):
            table.partitions = [10, 20]
            table.strategy = self.random.choice(["RANGE", "RANGE", "LIST", "HASH"])
            table.partitions += [30, 40] if table.strategy == "HASH" else []
            table.rest, table.divided = self.chance(0.4), self.chance(0.3)
            table.unlogged = False
            table.ordering = self.class_for("integer")
        else:
            table.items.append(model.Item(self.name(), kind="primary", columns=[first.uid]))
        for _ in range(self.random.randint(1, 5)):
            self.new_column(table)
        for _ in range(self.random.randint(0, 4)):
            self.new_item(table)
        return table

    def new_item(self, table=None):
        table = table or self.some(model.Table)
        if table is None:
            return None
        kind = self.random.choice(["unique", "check", "index", "index", "unique index", "foreign", "foreign", "trigger",
                                   "policy", "exclude", "rule"])
        column = self.random.choice(table.columns)
        item = model.Item(self.name(), kind=kind, columns=[column.uid])
        if kind in ("check", "index", "policy"):
            item.test = self.some_test(column.type)
        item.unproved = kind in ("check", "foreign") and not table.partitions and self.chance(0.15)
        if kind == "index":
            item.option, item.order = self.chance(0.4), self.random.choice(["", " DESC", " DESC NULLS LAST"])
        if kind in ("index", "unique index", "exclude", "check", "policy") and item.test is None:
            item.ordering = self.class_for(column.type)
        if kind in ("unique", "exclude"):
            item.deferrable = self.random.choice(DEFERRED)
        if kind in ("index", "unique") and self.chance(0.3):
            item.include = [self.random.choice(table.columns).uid]
        if kind == "rule":
            item.columns, item.option = [], self.random.choice(["INSERT", "UPDATE", "DELETE"])
        if kind == "unique":
            item.nulls_equal = self.chance(0.3)
        elif kind == "foreign":
            target = self.some(model.Table, lambda other: not other.partitions)
            own = [c for c in table.columns if c.type == "integer" and not c.identity and c.generated is None]
            if target is None or not own or table.unlogged != target.unlogged:
                return None
            if table.uid in self.known and not self.has_row(target):
                return None  # the rows that are there would refer to nothing
            item.columns, item.target = [self.random.choice(own).uid], target.uid
            item.option = self.random.choice([None, "ON DELETE CASCADE", "ON UPDATE CASCADE"])
            item.deferrable = self.random.choice(DEFERRED)
        elif kind == "trigger":
            function = self.some(model.Function, lambda f: f.form == "trigger")
            if function is None or column.generated is not None:
                return None
            item.target, item.option = function.uid, self.random.choice(["BEFORE", "AFTER"])
            item.columns = item.columns if self.chance(0.5) else []
        elif kind == "policy":
            item.option = self.random.choice(["SELECT", "ALL"])
        table.items.append(item)
        return item

    def has_row(self, table):
        return table.uid in self.with_rows

    def new_view(self):
        source = self.some((model.Table, model.View))
        if source is None:
            return None
        view = model.View(self.name(), self.schema(), source=source.uid, materialized=self.chance(0.25),
                          barrier=self.chance(0.2), indexed=self.chance(0.5))
        columns = Names(self.state).columns(source)
        for uid, _, _ in self.random.sample(columns, min(len(columns), self.random.randint(1, 4))):
            view.columns.append((uid, self.random.choice(["plain", "plain", "text", "null"]), self.name()))
        view.where = self.random.choice(columns)[0] if self.chance(0.4) else None
        if self.chance(0.3):
            self.call(view, source)
        if self.chance(0.2):
            self.view_item(view)
        return self.add(view)

    def add_column(self):
        table = self.some(model.Table)
        return table and self.new_column(table)

    def new_schema(self):
        self.state.schemas.append(model.Schema(self.name()))
        return True

    # Changes

    def drop(self):
        one = self.some(object)
        if one is None:
            return None
        self.state.objects.remove(one)
        return one

    def drop_schema(self):
        if len(self.state.schemas) < 2:
            return None
        return self.state.schemas.pop(self.random.randrange(len(self.state.schemas)))

    def drop_column(self):
        table = self.some(model.Table, lambda one: len(one.columns) > 1)
        return table and table.columns.pop(self.random.randrange(1, len(table.columns)))

    def drop_item(self):
        table = self.some(model.Table, lambda one: one.items)
        return table and table.items.pop(self.random.randrange(len(table.items)))

    def rename(self):
        one = self.some((model.Table, model.View, model.Function, model.Enum, model.Domain, model.Composite,
                         model.Sequence, model.Aggregate, model.Collation, model.Statistics, model.Publication,
                         model.EventTrigger, model.Range, model.Dictionary, model.Configuration, model.Role, model.Wrapper, model.Server, model.ForeignTable,
                         model.BaseType, model.OperatorClass, model.OperatorFamily, model.Conversion, model.Parser,
                         model.Template, model.Subscription))
        return self.call_otherwise(one)

    def rename_column(self):
        # The server names the indexes of partitions after their columns, and keeps those names.
        table = self.some(model.Table, lambda one: not one.partitions)
        column = table and self.random.choice(table.columns)
        return self.call_otherwise(column)

    def rename_item(self):
        table = self.some(model.Table, lambda one: one.items)
        return self.call_otherwise(table and self.random.choice(table.items))

    def rename_schema(self):
        return self.call_otherwise(self.random.choice([one for one in self.state.schemas if one.name != "public"] or [None]))

    def call_otherwise(self, one):
        if one is None or one.renamed_from:
            return None
        prefix = model.own_role_prefix() if isinstance(one, model.Role) else ""
        one.renamed_from, one.name = one.name if one.uid in self.known else None, prefix + self.name()
        return one

    def move(self):
        one = self.some((model.Table, model.View, model.Function, model.Enum, model.Domain, model.Composite, model.Aggregate,
                         model.Collation, model.Statistics, model.ForeignTable, model.Range, model.Dictionary,
                         model.Configuration, model.BaseType, model.OperatorClass, model.OperatorFamily, model.Conversion,
                         model.Parser, model.Template),
                        lambda found: not getattr(found, "partitions", []) and not found.renamed_from)
        target = self.schema()
        if one is None or one.schema == target:
            return None
        one.renamed_from = (one.schema, self.state.get(one.schema).name, one.name) if one.uid in self.known else None
        one.schema = target
        return one

    def retype(self):
        table = self.some(model.Table)
        column = table and self.random.choice(table.columns)
        if column is None or not isinstance(column.type, str) or not CASTS[column.type] or column.identity:
            return None
        if column.generated is not None or (table.partitions and column is table.columns[0]):
            return None
        column.type = self.random.choice(CASTS[column.type])
        if column.default is not None:
            column.default = None if self.chance(0.5) or column.type not in NUMBERS + TEXTS else "'8'"
            column.not_null = column.not_null and self.fillable(column)
        return column

    def nullability(self):
        table = self.some(model.Table)
        column = table and self.random.choice(table.columns)
        if column is None or column.identity or Names(self.state).base(column.type) == "row":
            return None
        if any(item.kind == "primary" and column.uid in item.columns for item in table.items):
            return None
        if not column.not_null and not self.fillable(column):
            return None
        column.not_null = not column.not_null
        return column

    def fillable(self, column):
        """True where the rows that are there have a value for it: it is no new one without a default."""
        return column.uid in self.known or column.default is not None or column.generated is not None or column.serial

    def default(self):
        table = self.some(model.Table)
        column = table and self.random.choice(table.columns)
        if column is not None and Names(self.state).base(column.type) in ("enum", "own[]", "range", "base"):
            return self.default_label(column)
        if column is None or column.identity or column.generated is not None or column.type not in NUMBERS + TEXTS:
            return None
        column.default, column.serial = self.random.choice([None, "'21'", "'22'"]), False
        column.not_null = column.not_null and self.fillable(column)
        return column

    def identity(self):
        table = self.some(model.Table, lambda one: not one.partitions)
        column = table and self.random.choice(table.columns)
        if column is None or column.type not in ("integer", "bigint") or column.generated is not None:
            return None
        column.identity, column.serial = None if column.identity else "BY DEFAULT", False
        column.default, column.not_null = None, bool(column.identity) or column.not_null
        column.not_null = column.not_null and (bool(column.identity) or self.fillable(column))
        return column

    def generate(self):
        table = self.some(model.Table)
        numbers = table and [c for c in table.columns if c.type == "integer" and c.generated is None and not c.identity]
        if not numbers:
            return None
        column = model.Column(self.name(), type="integer", generated=self.random.choice(numbers).uid)
        table.columns.append(column)
        return column

    def recount(self):
        sequence = self.some(model.Sequence)
        if sequence is not None:
            sequence.increment, sequence.cache = self.random.choice([1, 2, 5]), self.random.choice([1, 20])
            sequence.type, sequence.cycle = self.random.choice(["bigint", "integer"]), self.chance(0.3)
            sequence.start, sequence.limit = self.random.choice([1, 7]), self.random.choice([None, 1000])
        return sequence

    def reshape(self):
        view = self.some(model.View)
        source = view and self.state.get(view.source)
        if source is None:
            return None
        columns = Names(self.state).columns(source)
        what = self.random.choice(["append", "remove", "how", "where", "barrier", "kind", "call", "item"])
        if what == "append":
            view.columns.append((self.random.choice(columns)[0], "plain", self.name()))
        elif what == "remove" and len(view.columns) > 1:
            view.columns.pop(self.random.randrange(len(view.columns)))
        elif what == "how":
            at = self.random.randrange(len(view.columns))
            uid, how, name = view.columns[at]
            view.columns[at] = (uid, "text" if how == "plain" else "plain", name)
        elif what == "where":
            view.where = None if view.where is not None else self.random.choice(columns)[0]
        elif what == "barrier":
            view.barrier = not view.barrier
        elif what == "call":
            self.call(view, source)
        elif what == "item":
            self.view_item(view)
        elif what == "kind":
            view.materialized, view.renamed_from = not view.materialized, None
            self.known.discard(view.uid)  # one is not the other under a new name
        return view

    def store(self):
        table = self.some(model.Table, lambda one: not one.partitions)
        if table is None:
            return None
        what = self.random.choice(["fillfactor", "security"])
        if what == "fillfactor":
            table.fillfactor = self.random.choice([None, 70, 90])
        else:
            table.row_security = not table.row_security
        return table

    def partition(self):
        table = self.some(model.Table, lambda one: one.partitions)
        if table is None:
            return None
        if table.strategy == "HASH":
            return None
        if self.chance(0.3):
            table.rest = not table.rest
        elif len(table.partitions) > 1 and self.chance(0.3):
            table.partitions.pop()
        else:
            table.partitions.append(table.partitions[-1] + 10)
        return table

    def comment(self):
        one = self.some(object, lambda found: not isinstance(found, (model.Cast, model.EventTrigger, model.Extension, model.Membership)))
        if isinstance(one, model.Table) and self.chance(0.5):
            one = self.random.choice(one.columns)
        if one is not None:
            one.comment = self.random.choice([None, "what it's for", f"remark {next_uid()}"])
        return one

    EDITS = ("add_column add_column new_enum new_domain new_composite new_sequence new_table new_table new_item new_item new_view new_view "
             "new_function new_schema drop drop_schema drop_column drop_column drop_item rename rename_column rename_item "
             "move retype retype nullability default identity generate labels labels constrain recompose recount "
             "reprogram reprogram reshape reshape store partition comment own grant grant "
             "inherit defer identify cluster switch regenerate relay reinclude possess "
             "new_collation new_aggregate new_operator new_cast new_statistics new_publication new_event_trigger "
             "new_foreign new_foreign new_extension reaggregate recast measure publish publish react connect remap "
             "retable new_role new_membership readmit rename_schema become convert recheck refer number number relabel "
             "new_range new_text_search new_text_search remap_text default_privilege default_privilege hide attribute attribute "
             "regrant grant own own_schema own_schema new_base_type change_base_type change_base_type column_by_type new_operator_class "
             "new_operator_family change_class change_class change_family order_otherwise index_by_class index_by_class new_conversion "
             "reconvert new_language relanguage new_access_method keep_otherwise new_transform new_subscription resubscribe "
             "resubscribe new_parser reparse").split()

    def edit(self):
        """One edit; its name, or None where there was nothing to do it to."""
        name = self.random.choice(self.EDITS)
        done = getattr(self, name)()
        repair.repair(self.state)
        return name if done else None

    def fill(self, size):
        for _ in range(self.random.randint(1, 3)):
            self.new_schema()
        if self.chance(0.3):
            self.state.schemas.append(model.Schema("public"))
        makers = [self.new_enum, self.new_domain, self.new_composite, self.new_sequence, self.new_table, self.new_table,
                  self.new_table, self.new_view, self.new_view, self.new_function, self.new_function, self.grant,
                  self.comment, self.own, self.inherit, self.identify, self.possess, self.new_collation,
                  self.new_aggregate, self.new_operator, self.new_cast, self.new_statistics, self.new_publication,
                  self.new_event_trigger, self.new_foreign, self.new_extension, self.new_role, self.new_membership,
                  self.own_schema, self.default_privilege, self.hide, self.new_range, self.new_text_search, self.new_function,
                  self.new_base_type, self.new_base_type, self.column_by_type, self.new_operator_class, self.new_operator_class,
                  self.new_operator_family, self.index_by_class, self.new_of_few, self.new_of_few, self.new_of_few, self.new_table]
        for _ in range(size):
            self.random.choice(makers)()
            repair.repair(self.state)
        return self.state
