"""What is done to types, and to the numbers of columns: plain, serial, identity."""

import schema as model
from schema import NUMBERS, PLAIN, needed_type, next_uid

TOKENS = ["asciiword", "word", "numword", "email"]


class TypeEdits:
    """Of edits.Editor."""

    def new_enum(self):
        labels = [f"label {n}" for n in range(self.random.randint(2, 4))]
        return self.add(model.Enum(self.name(), self.schema(), labels=labels, seeded=labels[0]))

    def new_domain(self):
        enum = self.some(model.Enum)
        own = self.some(model.BaseType)
        if own and self.chance(0.2):
            return self.add(model.Domain(self.name(), self.schema(), base=own.uid))
        if enum and self.chance(0.3):
            return self.add(model.Domain(self.name(), self.schema(), base=enum.uid))
        return self.add(model.Domain(self.name(), self.schema(), base=self.random.choice(NUMBERS),
                                     limit=self.random.choice([None, 1000]), not_null=False))

    def part_type(self):
        """Of an attribute: no composite, which might be that of which it is a part."""
        own = self.some((model.Enum, model.Domain, model.BaseType))
        if own is None or self.chance(0.6):
            return self.random.choice(PLAIN)
        return self.random.choice([own.uid, ("[]", own.uid)])

    def new_composite(self):
        columns = [model.Column(self.name(), type=self.part_type()) for _ in range(self.random.randint(1, 3))]
        return self.add(model.Composite(self.name(), self.schema(), columns=columns))

    def new_sequence(self):
        return self.add(model.Sequence(self.name(), self.schema(), increment=self.random.choice([1, 5])))

    def new_range(self):
        one = self.some(model.Range)
        if one is not None and one.uid in self.known and self.chance(0.3):
            one.subtype, one.ordering = self.random.choice([*NUMBERS, "date"]), None
            return one
        ordering = self.some(model.OperatorClass, lambda found: isinstance(self.state.get(found.type), model.BaseType))
        if ordering is not None and self.chance(0.4):
            return self.add(model.Range(self.name(), self.schema(), subtype=ordering.type,
                                        ordering=None if ordering.default and self.chance(0.5) else ordering.uid))
        return self.add(model.Range(self.name(), self.schema(), subtype=self.random.choice([*NUMBERS, "date"])))

    def default_label(self, column):
        enum = self.state.get(needed_type(column.type))
        if isinstance(enum, model.Range) and column.type == enum.uid:
            column.default = self.random.choice([None, ("made by", enum.uid)])
            return column
        if isinstance(enum, model.BaseType) and column.type == enum.uid:
            column.default = self.random.choice([None, ("value", enum.uid)])
            column.not_null = column.not_null and self.fillable(column)
            return column
        if not isinstance(enum, model.Enum):
            return None
        column.default = self.random.choice([None, ("label", self.random.choice(enum.labels))])
        column.not_null = column.not_null and self.fillable(column)
        return column

    def labels(self):
        enum = self.some(model.Enum)
        if enum is None:
            return None
        what = self.random.choice(["add", "add", "remove", "reorder"])
        if what == "add":
            enum.labels.insert(self.random.randint(0, len(enum.labels)), f"label {next_uid()}")
        elif what == "reorder":
            self.random.shuffle(enum.labels)
        elif len(enum.labels) > 2:
            label = self.random.choice([one for one in enum.labels if one != enum.seeded])
            enum.labels.remove(label)
            enum.renamed_labels.pop(label, None)
        return enum

    def relabel(self):
        enum = self.some(model.Enum, lambda one: one.uid in self.known)
        if enum is None:
            return None
        at = self.random.randrange(len(enum.labels))
        old, new = enum.labels[at], f"it's {next_uid()}"
        if old in enum.renamed_labels or not old.startswith("label ") or int(old.split()[1]) > 9:
            return None  # a new one was never called otherwise
        enum.labels[at], enum.renamed_labels[new] = new, old
        enum.seeded = new if enum.seeded == old else enum.seeded
        for table in self.state.all(model.Table):
            for column in table.columns:
                if column.default == ("label", old) and needed_type(column.type) == enum.uid:
                    column.default = ("label", new)
        return enum

    def constrain(self):
        domain = self.some(model.Domain)
        if domain is not None:
            domain.limit = self.random.choice([None, 1000, 2000]) if isinstance(domain.base, str) else None
        return domain

    def recompose(self):
        composite = self.some(model.Composite)
        if composite is None:
            return None
        what = self.random.choice(["drop", "add", "rename"])
        if what == "drop" and len(composite.columns) > 1:
            return composite.columns.pop()
        if what == "rename":
            return self.call_otherwise(self.random.choice(composite.columns))
        composite.columns.append(model.Column(self.name(), type=self.part_type()))
        return composite

    def number(self):
        """Plain, serial, and identity of both kinds, each into each."""
        table = self.some(model.Table, lambda one: not one.partitions)
        columns = table and [c for c in table.columns if c.type in ("integer", "bigint") and c.generated is None]
        if not columns:
            return None
        column = self.random.choice(columns)
        form = self.random.choice(["plain", "serial", "ALWAYS", "BY DEFAULT"])
        column.default, column.serial = None, form == "serial"
        column.identity = form if form in ("ALWAYS", "BY DEFAULT") else None
        column.not_null = form != "plain" or (column.not_null and self.fillable(column))
        return column

    def new_text_search(self):
        dictionary = self.some(model.Dictionary)
        if dictionary is None or self.chance(0.4):
            return self.add(model.Dictionary(self.name(), self.schema(), accept=self.chance(0.5)))
        return self.add(model.Configuration(self.name(), self.schema(), mapping={"asciiword": dictionary.uid}))

    def remap_text(self):
        one = self.some((model.Dictionary, model.Configuration))
        if isinstance(one, model.Dictionary):
            one.accept = not one.accept
        elif one is not None:
            token, dictionary = self.random.choice(TOKENS), self.some(model.Dictionary)
            if token in one.mapping and self.chance(0.5):
                del one.mapping[token]
            else:
                one.mapping[token] = dictionary.uid if dictionary and self.chance(0.7) else "pg_catalog.simple"
        return one

    def attribute(self):
        """Another type for an attribute of a composite type that no table has, or another name for one."""
        used = {needed_type(c.type) for one in self.state.objects for c in getattr(one, "columns", [])
                if isinstance(c, model.Column)}
        one = self.some(model.Composite, lambda found: found.uid not in used)
        if one is None:
            return None
        column = self.random.choice(one.columns)
        column.type = self.part_type()
        return column
