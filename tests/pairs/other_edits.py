"""What is done to objects that are neither tables nor views nor functions."""

import schema as model
from schema import NUMBERS, ROLES, next_uid

OPTIONS = ["first", "second", "third"]
EXTENSIONS = ["hstore", "pg_trgm", "citext", "pgcrypto", "ltree", "intarray", "btree_gist", "btree_gin", "unaccent",
              "fuzzystrmatch", "cube", "tablefunc"]
TAGS = ["CREATE SERVER", "CREATE CONVERSION", "CREATE TEXT SEARCH PARSER"]


class OtherEdits:
    """Of edits.Editor."""

    def some_options(self):
        return {name: str(self.random.randint(1, 9)) for name in self.random.sample(OPTIONS, self.random.randint(0, 2))}

    # New objects

    def new_collation(self):
        return self.add(model.Collation(self.name(), self.schema(), locale=self.random.choice(["C", "POSIX"])))

    def new_aggregate(self):
        return self.add(model.Aggregate(self.name(), self.schema(), argument=self.random.choice(NUMBERS)))

    def new_operator(self):
        function = self.some(model.Function, lambda one: one.form == "scalar" and len(one.arguments) == 2)
        if function is None:
            return None
        name = "".join(self.random.choice("~&|#") for _ in range(5))
        if any(one.name == name for one in self.state.all(model.Operator)):
            return None
        return self.add(model.Operator(name, self.schema(), function=function.uid))

    def new_cast(self):
        source = self.some((model.Enum, model.Composite, model.BaseType))
        if source is None or any(one.source == source.uid for one in self.state.all(model.Cast)):
            return None
        function = self.some(model.Function, lambda one: one.form == "scalar" and one.arguments == [source.uid]
                             and one.result == "integer")
        return self.add(model.Cast("cast", source=source.uid, function=function.uid if function else None,
                                   binary=self.chance(0.5)))

    def new_statistics(self):
        table = self.some(model.Table, lambda one: len(one.columns) > 2)
        if table is None:
            return None
        columns = self.random.sample(table.columns, 2)
        return self.add(model.Statistics(self.name(), self.schema(), table=table.uid, columns=[c.uid for c in columns],
                                         kinds=self.random.choice([[], ["ndistinct"], ["dependencies", "mcv"]])))

    def member(self):
        table = self.some(model.Table, lambda one: not one.partitions and not one.unlogged)
        if table is None:
            return None
        # What rows a subscriber may change is told by the key, which must then be among the columns.
        columns = [c.uid for c in table.columns if c.generated is None]
        plain = [c.uid for c in table.columns if isinstance(c.type, str) and c.generated is None]  # WHERE takes no others
        return (table.uid, columns if self.chance(0.3) else None, self.random.choice(plain) if self.chance(0.2) else None)

    def new_publication(self):
        publication = model.Publication(self.name())
        members = [self.member() for _ in range(self.random.randint(0, 2))]
        publication.members = list({one[0]: one for one in members if one}.values())
        publication.schemas = [self.schema()] if self.chance(0.2) else []
        return self.add(publication)

    def new_event_trigger(self):
        function = self.some(model.Function, lambda one: one.form == "event")
        if function is None:
            return None
        return self.add(model.EventTrigger(self.name(), function=function.uid, tags=[self.random.choice(TAGS)],
                                           event=self.random.choice(["ddl_command_start", "ddl_command_end"])))

    def new_foreign(self):
        wrapper, server = self.some(model.Wrapper), self.some(model.Server)
        if wrapper is None or self.chance(0.2):
            return self.add(model.Wrapper(self.name(), options=self.some_options()))
        if server is None or self.chance(0.3):
            return self.add(model.Server(self.name(), wrapper=wrapper.uid, options=self.some_options()))
        columns = [model.Column(self.name(), type=self.type(), not_null=self.chance(0.3))
                   for _ in range(self.random.randint(1, 3))]
        return self.add(model.ForeignTable(self.name(), self.schema(), server=server.uid, columns=columns,
                                           options=self.some_options()))

    def new_extension(self):
        name = self.random.choice(EXTENSIONS)
        # Few: those that have the same one are not judged together.
        if self.chance(0.7):
            return None
        if any(one.name == name for one in self.state.all(model.Extension)):
            return None
        return self.add(model.Extension(name, self.schema()))

    def new_role(self):
        return self.add(model.Role(model.own_role_prefix() + self.name(), login=self.chance(0.5)))

    def new_membership(self):
        roles = self.state.all(model.Role)
        if len(roles) < 2:
            return None
        # The later one is in the earlier one, so that none is in itself.
        group, member = sorted(self.random.sample(roles, 2), key=lambda one: one.uid)
        if any((one.group, one.member) == (group.uid, member.uid) for one in self.state.all(model.Membership)):
            return None
        return self.add(model.Membership("membership", group=group.uid, member=member.uid, admin=self.chance(0.3)))

    # Changes

    def readmit(self):
        one = self.some((model.Role, model.Membership))
        if isinstance(one, model.Membership):
            one.admin = not one.admin
        elif one is not None:
            one.login, one.inherit = self.chance(0.5), self.chance(0.7)
            one.limit, one.timeout = self.random.choice([-1, 5]), self.random.choice([None, None, 30])
        return one

    def reaggregate(self):
        one = self.some(model.Aggregate)
        if one is not None:
            one.initial, one.parallel = self.random.randint(0, 3), self.random.choice(["UNSAFE", "SAFE"])
        return one

    def recast(self):
        one = self.some(model.Cast)
        if one is not None:
            one.context = self.random.choice(["", " AS ASSIGNMENT"])
        return one

    def measure(self):
        one = self.some(model.Statistics)
        if one is None:
            return None
        if self.chance(0.5):
            one.target = self.random.choice([None, 0, 100])
        else:
            one.kinds = self.random.choice([[], ["ndistinct"], ["mcv"]])
        return one

    def publish(self):
        one = self.some(model.Publication)
        if one is None:
            return None
        what = self.random.choice(["member", "member", "schema", "operations", "root"])
        if what == "member":
            member = self.member()
            kept = [other for other in one.members if member and other[0] != member[0]]
            one.members = kept if len(kept) < len(one.members) and self.chance(0.5) else kept + [member] * bool(member)
        elif what == "schema":
            one.schemas = [] if one.schemas else [self.schema()]
        elif what == "operations":
            one.operations = self.random.choice(["insert", "insert, update, delete, truncate", "insert, truncate"])
        else:
            one.root = not one.root
        return one

    def react(self):
        one = self.some(model.EventTrigger)
        if one is None:
            return None
        if self.chance(0.5):
            one.state = self.random.choice(["ENABLE", "DISABLE", "ENABLE ALWAYS"])
        else:
            one.tags = self.random.sample(TAGS, self.random.randint(1, 2))
        return one

    def connect(self):
        one = self.some((model.Wrapper, model.Server, model.ForeignTable))
        if one is None:
            return None
        one.options = self.some_options()
        if isinstance(one, model.Server) and self.chance(0.5):
            one.version = self.random.choice([None, "1", "2"])
        return one

    def remap(self):
        one = self.some(model.Server)
        if one is None:
            return None
        role = self.random.choice([*ROLES, "PUBLIC"])
        if role in one.mappings and self.chance(0.5):
            del one.mappings[role]
        else:
            one.mappings[role] = {"label": f"{next_uid()}"} if self.chance(0.7) else {}
        return one

    def retable(self):
        one = self.some(model.ForeignTable)
        if one is None:
            return None
        what = self.random.choice(["add", "drop", "null"])
        if what == "add":
            one.columns.append(model.Column(self.name(), type=self.type()))
        elif what == "drop" and len(one.columns) > 1:
            one.columns.pop()
        else:
            column = self.random.choice(one.columns)
            column.not_null = not column.not_null
        return one
