"""What is done to tables beyond their columns and constraints."""

import repair
import schema as model
from schema import TEXTS


class TableEdits:
    """Of edits.Editor."""

    def lay_out(self, column):
        column.storage = self.random.choice([None, None, "EXTERNAL", "MAIN"])
        column.compression = self.random.choice([None, None, None, "pglz"])
        collation = self.some(model.Collation)
        column.collation = self.random.choice([None, None, "C", collation.uid if collation else None])

    def relay(self):
        table = self.some(model.Table)
        column = table and self.random.choice(table.columns)
        if column is None:
            return None
        if column.type in TEXTS and self.chance(0.7):
            self.lay_out(column)
        else:
            column.statistics = self.random.choice([None, 0, 500])
        return column

    def inherit(self):
        table = self.some(model.Table, lambda one: not one.partitions)
        parent = self.some(model.Table, lambda one: not one.partitions)
        if table is None or table.parents and self.chance(0.5):
            return self.leave(table)
        if parent.uid == table.uid or parent.uid in table.parents or table.uid in repair.ancestors(self.state, parent):
            return None
        if table.uid in self.known:
            return None  # the columns that it would get are its own too then, which no CREATE TABLE says
        if repair.ancestors(self.state, parent) & repair.ancestors(self.state, table) or parent.unlogged != table.unlogged:
            return None
        table.parents.append(parent.uid)
        return table

    def leave(self, table):
        if table is None or (table.uid in self.known and not repair.stays_empty(table)):
            return None
        if self.some(model.Table, lambda one: table.uid in one.parents):
            return None
        return table.parents.pop()

    def item(self, wanted):
        table = self.some(model.Table, lambda one: any(wanted(item) for item in one.items))
        return table and (table, self.random.choice([item for item in table.items if wanted(item)]))

    def defer(self):
        found = self.item(lambda item: item.kind in ("unique", "foreign", "exclude"))
        if found is None:
            return None
        found[1].deferrable = self.random.choice([None, " DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED"])
        return found

    def reinclude(self):
        found = self.item(lambda item: item.kind in ("unique", "index"))
        if found is None:
            return None
        table, item = found
        item.include = [] if item.include else [self.random.choice(table.columns).uid]
        if item.kind == "unique":
            item.nulls_equal = self.chance(0.5)
        else:
            item.order = self.random.choice(["", " DESC"])
        return item

    def identify(self):
        found = self.item(lambda item: item.kind == "unique index")
        table = found[0] if found and self.chance(0.5) else self.some(model.Table)
        if table is None:
            return None
        table.replica = found[1].uid if found and table is found[0] else self.random.choice([None, "FULL", "NOTHING"])
        return table

    def cluster(self):
        found = self.item(lambda item: item.kind in ("unique index", "primary", "unique"))
        if found is None:
            return None
        found[0].clustered = None if found[0].clustered else found[1].uid
        return found

    def switch(self):
        found = self.item(lambda item: item.kind in ("trigger", "rule"))
        if found and self.chance(0.7):
            found[1].state = self.random.choice(["ENABLE", "DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS"])
            return found
        table = self.some(model.Table)
        if table is not None:
            table.forced = not table.forced
        return table

    def regenerate(self):
        table = self.some(model.Table, lambda one: any(c.generated is not None for c in one.columns))
        if table is None:
            return None
        column = self.random.choice([c for c in table.columns if c.generated is not None])
        numbers = [c for c in table.columns if c.type == "integer" and c.generated is None and not c.identity]
        column.generated = self.random.choice([None, *[c.uid for c in numbers]])
        return column

    def possess(self):
        sequence, table = self.some(model.Sequence), self.some(model.Table)
        if sequence is None or table is None:
            return None
        if sequence.column:
            sequence.column = None
        elif sequence.schema == table.schema:
            sequence.column = (table.uid, self.random.choice(table.columns).uid)
        return sequence
