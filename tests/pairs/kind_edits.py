"""What is done to base types, operator classes and families, conversions, languages, access methods, subscriptions."""

import internals
import repair
import schema as model

SUBSCRIPTION = {"binary": ["true"], "streaming": ["true"], "synchronous_commit": ["'off'", "'local'"], "two_phase": ["true"],
                "disable_on_error": ["true"]}
CLASS_TYPES = ["integer", "bigint", "text"]


class KindEdits:
    """Of edits.Editor."""

    # Base types

    def new_base_type(self):
        like = self.random.choice(list(internals.LIKE))
        kinds = ["input", "output", *self.random.sample(["receive", "send"], self.random.randint(0, 2))]
        home = self.schema()
        return self.add(model.BaseType(self.name(), home, like=like, home=home, storage=self.some_storage(like),
                                       items=[model.TypeFunction(self.name(), kind=kind, stable=self.chance(0.2)) for kind in kinds],
                                       category=self.random.choice(["U", "U", "N", "X"]), default=self.random.choice([None, None, "3"])))

    def some_storage(self, like):
        return self.random.choice(["extended", "external", "main"]) if like in ("text", "bytea") else None

    def change_base_type(self):
        one = self.some(model.BaseType)
        if one is None:
            return None
        what = self.random.choice(["binary", "binary", "storage", "function", "function", "rename"])
        item = self.random.choice(one.items)
        if what == "storage":
            one.storage = self.some_storage(one.like)
        elif what == "function":
            item.stable, item.parallel = self.chance(0.5), self.chance(0.5)
        elif what == "rename":
            return self.call_otherwise(item)
        else:
            kind = self.random.choice(["receive", "send"])
            kept = [other for other in one.items if other.kind != kind]
            one.items = kept if len(kept) < len(one.items) else [*kept, model.TypeFunction(self.name(), kind=kind)]
        return one

    # Operator classes and families

    def new_operator_family(self):
        method = self.random.choice(["btree", "btree", "hash", "gist", "brin"])
        own = self.some(model.AccessMethod, lambda one: one.handler in ("bthandler", "hashhandler"))
        method = own.uid if own and self.chance(0.2) else method
        return self.add(model.OperatorFamily(self.name(), self.schema(), method=method,
                                             crossed=method == "btree" and self.chance(0.3)))

    def new_operator_class(self):
        home = self.schema()
        one = model.OperatorClass(self.name(), home, home=home, more=self.chance(0.3))
        others = [("brin", "integer"), ("spgist", "text"), ("gin", "integer[]"),
                  *(("gist", found.uid) for found in self.state.all(model.Range))]
        if self.chance(0.25):
            one.method, one.type = self.random.choice(others)
        else:
            own = self.some((model.BaseType, model.BaseType, model.Enum, model.Range, model.Composite))
            own = self.some(model.BaseType) or own if self.chance(0.5) else own
            one.type = own.uid if own and self.chance(0.75) else self.random.choice(CLASS_TYPES)
            access = self.some(model.AccessMethod, lambda found: found.handler in ("bthandler", "hashhandler"))
            one.method = access.uid if access and self.chance(0.3) else self.random.choice(["btree", "btree", "btree", "hash"])
            if isinstance(one.type, int) or self.chance(0.3):
                one.items = self.members(one)
        one.default = isinstance(one.type, int) and self.chance(0.6)
        family = self.some(model.OperatorFamily, lambda found: found.method == one.method)
        one.family = family.uid if family and self.chance(0.7) else None
        return self.add(one)

    def members(self, one):
        hashing = repair.handled(self.state, one.method) == "hash"
        signs = [(1, "=")] if hashing else list(enumerate(internals.STRATEGIES, 1))
        taken = {member.name for other in self.state.all(model.OperatorClass) if (other.home, other.type) == (one.home, one.type)
                 for member in other.items}
        private = self.state.get(one.home).name != "public"  # where the plain = of all statements would find it
        plain = private and isinstance(one.type, int) and not taken & {sign for _, sign in signs} and self.chance(0.6)
        more = "" if plain else "".join(self.random.choice("~&|#") for _ in range(4))
        found = [model.Member(sign + more, number=number, estimated=self.chance(0.3), hashed=self.chance(0.2)) for number, sign in signs]
        return found + [model.Member(self.name(), kind="support", number=number) for number in range(1, 1 + hashing * self.chance(0.4) + 1)]

    def change_class(self):
        one = self.some(model.OperatorClass)
        if one is None:
            return None
        what = self.random.choice(["more", "default", "family", "member", "member", "rename", "estimate", "estimate", "replace"])
        if what == "more":
            one.more = not one.more
        elif what == "default":
            one.default = not one.default and isinstance(one.type, int)
        elif what == "family":
            family = self.some(model.OperatorFamily, lambda found: found.method == one.method)
            one.family = family.uid if family and one.family is None else None
        elif what == "replace" and one.items:
            one.items = self.members(one)
        elif one.items:
            self.change_member(one, self.random.choice(one.items), what)
        return one

    def change_member(self, one, member, what):
        needed = 1 if repair.handled(self.state, one.method) == "hash" else 3
        if what == "rename" and member.kind == "support":
            self.call_otherwise(member)
        elif what == "estimate":
            member.estimated, member.hashed, member.parallel = self.chance(0.5), self.chance(0.3), self.chance(0.5)
        elif what == "member" and (member.kind, member.number) not in (("strategy", needed), ("support", 1)):
            one.items.remove(member)

    def change_family(self):
        one = self.some(model.OperatorFamily, lambda found: found.method == "btree")
        if one is not None:
            one.crossed = not one.crossed
        return one

    def class_for(self, type_):
        found = self.some(model.OperatorClass, lambda one: one.type == type_)
        return found.uid if found and self.chance(0.7) else None

    def order_otherwise(self):
        """An index, or an exclusion constraint, with another operator class, or with the usual one; a condition with its operators."""
        found = self.item(lambda item: item.kind in ("index", "unique index", "exclude", "check", "policy"))
        if found is None:
            return None
        table, item = found
        item.ordering = None if item.ordering else self.class_for(table.column(item.columns[0]).type)
        return item

    def index_by_class(self):
        """An index of a column whose type an operator class is for."""
        one = self.some(model.OperatorClass)
        found = [(table, column) for table in self.state.all(model.Table) for column in table.columns if one and column.type == one.type]
        if not found:
            return None
        table, column = self.random.choice(found)
        kind = self.random.choice(["index", "index", "unique index", "exclude", "unique", "check", "policy"])
        item = model.Item(self.name(), kind=kind, columns=[column.uid], ordering=None if one.default and self.chance(0.5) else one.uid)
        item.order = " DESC" if kind == "index" and self.chance(0.3) else ""
        table.items.append(item)
        return table

    def column_by_type(self):
        """A column of a base type, which few get by chance."""
        one, table = self.some(model.BaseType), self.some(model.Table)
        if one is None or table is None:
            return None
        column = model.Column(self.name(), type=("[]", one.uid) if self.chance(0.15) else one.uid)
        self.default_label(column)
        column.not_null = column.default is not None and self.chance(0.4)
        table.columns.append(column)
        return table

    # Others

    def new_of_few(self):
        """One of the kinds of which most schemas have none."""
        return self.random.choice([self.new_conversion, self.new_language, self.new_access_method, self.keep_otherwise, self.new_transform,
                                   self.new_subscription, self.new_parser, self.reparse])()

    def new_conversion(self):
        return self.add(model.Conversion(self.name(), self.schema(), encodings=self.random.choice(list(internals.CONVERSIONS)),
                                         default=self.chance(0.4)))

    def reconvert(self):
        one = self.some(model.Conversion)
        if one is not None and self.chance(0.5):
            one.default = not one.default
        elif one is not None:
            one.encodings = self.random.choice(list(internals.CONVERSIONS))
        return one

    def new_language(self):
        return self.add(model.Language(self.name(), trusted=self.chance(0.5), inline=self.chance(0.5)))

    def relanguage(self):
        """Another declaration of a language, or a function in another language."""
        one, function = self.some(model.Language), self.some(model.Function, lambda found: found.form == "scalar")
        if one is not None and (function is None or self.chance(0.4)):
            one.trusted, one.inline = self.chance(0.5), self.chance(0.5)
            return one
        if function is not None and (one is not None or function.language):
            function.language = None if function.language else one.uid
            return function
        return None

    def new_access_method(self):
        handler = self.random.choice(["bthandler", "bthandler", "hashhandler", "heap_tableam_handler", "heap_tableam_handler"])
        return self.add(model.AccessMethod(self.name(), handler=handler))

    def keep_otherwise(self):
        """Rows kept by another access method."""
        method = self.some(model.AccessMethod, lambda one: one.handler.startswith("heap"))
        table = self.some(model.Table, lambda one: not one.partitions)
        if table is None or (method is None and not table.access):
            return None
        table.access = method.uid if method and not table.access else None
        return table

    def new_transform(self):
        type_, language = self.some(model.BaseType), self.some(model.Language)
        if type_ is None:
            return None
        language = language.uid if language and self.chance(0.6) else self.random.choice(["plpgsql", "sql"])
        one = self.some(model.Transform)
        if one is not None and self.chance(0.4):
            one.to = not one.to
            return one
        return self.add(model.Transform("transform", type=type_.uid, language=language, to=self.chance(0.5)))

    def new_subscription(self):
        return self.add(model.Subscription(self.name(), host=self.random.choice(["one", "two"]), publications=self.some_publications(),
                                           options=self.some_subscribing()))

    def some_publications(self):
        return sorted(self.random.sample(["first", "second", "it's", "Third one"], self.random.randint(1, 3)))

    def some_subscribing(self):
        return {name: self.random.choice(SUBSCRIPTION[name]) for name in self.random.sample(list(SUBSCRIPTION), self.random.randint(0, 2))}

    def resubscribe(self):
        one = self.some(model.Subscription)
        if one is None:
            return None
        what = self.random.choice(["host", "publications", "options", "options"])
        if what == "host":
            one.host = self.random.choice(["one", "two", "it's"])
        elif what == "publications":
            one.publications = self.some_publications()
        else:
            one.options = self.some_subscribing()
        return one

    def new_parser(self):
        if self.chance(0.5):
            return self.add(model.Parser(self.name(), self.schema(), headline=self.chance(0.5)))
        return self.add(model.Template(self.name(), self.schema(), initial=self.chance(0.7)))

    def reparse(self):
        """Another parser of a configuration, template of a dictionary, or definition of one of those."""
        one = self.some((model.Configuration, model.Dictionary, model.Parser, model.Template))
        if isinstance(one, model.Configuration):
            parser = self.some(model.Parser)
            one.parser = parser.uid if parser and one.parser is None else None
        elif isinstance(one, model.Dictionary):
            template = self.some(model.Template)
            one.template = template.uid if template and one.template is None else None
        elif isinstance(one, model.Parser):
            one.headline = not one.headline
        elif one is not None:
            one.initial = not one.initial
        return one
