"""What is done to functions and views, and to what calls functions."""

import schema as model
from schema import NUMBERS, TEXTS, Names


class LogicEdits:
    """Of edits.Editor."""

    def new_function(self):
        form = self.random.choice(["scalar", "scalar", "trigger", "setof", "table", "event", "test", "test", "atomic",
                                   "procedure"])
        function = model.Function(self.name(), self.schema(), form=form, value=self.random.randint(1, 99))
        if form in ("setof", "table", "atomic"):
            table = self.some(model.Table)
            if table is None:
                return None
            function.table = table.uid
            function.column = self.random.choice(table.columns).uid if form == "atomic" else None
        elif form == "test":
            column = self.random.choice([c for table in self.state.all(model.Table) for c in table.columns] or [None])
            function.arguments = [column.type if column else "integer"]
            function.result = self.random.choice(["boolean", "integer"])
        elif form in ("scalar", "procedure"):
            function.arguments = [self.type(0.3) for _ in range(self.random.choice([0, 0, 1, 2]))]
            function.result = self.type()
        return self.add(function)

    def some_test(self, type_):
        found = self.some(model.Function, lambda one: one.form == "test" and one.arguments == [type_])
        return found.uid if found and self.chance(0.7) else None

    def reprogram(self):
        function = self.some(model.Function)
        if function is None:
            return None
        what = self.random.choice(["body", "marks", "result", "arguments"])
        if what == "body":
            function.value += 1
        elif what == "marks":
            function.stable, function.definer = self.chance(0.5), self.chance(0.5)
        elif function.form == "test" and what == "result":
            function.result = "integer" if function.result == "boolean" else "boolean"
        elif function.form == "test":
            function.more, function.renamed_from = not function.more, None
            self.known.discard(function.uid)
        elif function.form == "scalar" and what == "result":
            self.change_result(function)
        elif function.form in ("scalar", "procedure") and what == "arguments" and not self.defaulted(function):
            function.arguments = [self.type(0.3) for _ in range(self.random.randint(0, 2))]
            function.renamed_from = None  # with other arguments it is another function
            self.known.discard(function.uid)
        return function

    def change_result(self, function):
        defaulted = self.defaulted(function)
        if not defaulted:
            function.result = self.type()
        elif function.result in NUMBERS:
            function.result = self.random.choice([t for t in NUMBERS if t != function.result])
        elif function.result in TEXTS:
            function.result = self.random.choice(TEXTS)

    def defaulted(self, function):
        return [column for table in self.state.all(model.Table) for column in table.columns if column.default == function.uid]

    def call(self, view, source):
        """The view shows what a function makes of a column, or another one counts."""
        if view.calls and self.chance(0.4):
            return view.calls.pop()
        columns = Names(self.state).columns(source)
        uid, _, type_ = self.random.choice(columns)
        test = self.some_test(type_)
        counting = self.some(model.Function, lambda one: one.form == "atomic")
        if test is not None:
            view.calls.append((test, uid, self.name()))
        elif counting is not None:
            view.calls.append((counting.uid, None, self.name()))
        return view

    def view_item(self, view):
        if view.items and self.chance(0.4):
            return view.items.pop()
        trigger = self.some(model.Function, lambda one: one.form == "trigger")
        if view.materialized:
            return None
        if trigger is not None and self.chance(0.6):
            view.items.append(model.Item(self.name(), kind="instead", target=trigger.uid))
        else:
            view.items.append(model.Item(self.name(), kind="view rule"))
        return view

    def become(self):
        """A table takes the place of a view, or a view that of a table."""
        one = self.some((model.Table, model.View))
        if one is None or one.renamed_from or one.uid not in self.known:
            return None
        if isinstance(one, model.View):
            other = model.Table(one.name, one.schema, columns=[model.Column(self.name()) for _ in range(2)])
        else:
            source = self.some(model.Table, lambda found: found.uid != one.uid)
            if source is None:
                return None
            shown = self.random.choice(source.columns)
            other = model.View(one.name, one.schema, source=source.uid, columns=[(shown.uid, "plain", self.name())],
                               materialized=self.chance(0.5))
        self.state.objects.remove(one)
        return self.add(other)

    def convert(self):
        """A unique index becomes a constraint of the same name, and the other way round."""
        found = self.item(lambda item: item.kind in ("unique", "unique index") and not item.renamed_from)
        if found is None or found[0].partitions:
            return None
        table, item = found
        item.kind = "unique" if item.kind == "unique index" else "unique index"
        item.include, item.deferrable, item.nulls_equal = [], None, False
        self.known.discard(item.uid)  # one is not the other under a new name
        return table

    def recheck(self):
        """Another condition of a constraint, index or policy, or its proof."""
        found = self.item(lambda item: item.kind in ("check", "index", "policy", "foreign"))
        if found is None:
            return None
        table, item = found
        column = table.column(item.columns[0])
        if item.kind in ("check", "foreign") and self.chance(0.4):
            item.unproved = not item.unproved and not table.partitions
        elif item.kind != "foreign":
            item.test = None if item.test else self.some_test(column.type)
            item.columns = item.columns if item.test else [self.random.choice(table.columns).uid]
        return item

    def refer(self):
        """Another action of a foreign key, function of a trigger, or command of a policy."""
        found = self.item(lambda item: item.kind in ("foreign", "trigger", "policy", "rule"))
        if found is None:
            return None
        item = found[1]
        if item.kind == "foreign":
            item.option = self.random.choice([None, "ON DELETE CASCADE", "ON DELETE SET NULL", "ON UPDATE RESTRICT"])
        elif item.kind == "trigger":
            item.target = self.some(model.Function, lambda one: one.form == "trigger").uid
            item.option = self.random.choice(["BEFORE", "AFTER"])
        else:
            item.option = self.random.choice(["SELECT", "ALL", "DELETE"] if item.kind == "policy" else ["INSERT", "DELETE"])
        return item
