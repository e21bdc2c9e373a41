"""The SQL of a state."""

import repair
import schema as model
from render_attributes import Attributes
from render_types import OwnTypes
from schema import literal, needed_type, quote

FOR_COLUMN = {"boolean": "{0}", "jsonb": "num_nonnulls({0}) >= 0", "uuid": "num_nonnulls({0}) >= 0", "row": "num_nonnulls({0}) >= 0",
              "range": "NOT isempty({0})", "base": "num_nonnulls({0}) >= 0",
              "enum": "num_nonnulls({0}) >= 0", "date": "{0} > '2000-01-01'", "timestamp with time zone": "{0} > '-infinity'",
              "text": "length({0}) > 0", "character varying(40)": "{0} <> 'x'"}


def condition(names, column):
    """Something true of each row that is seeded."""
    base = names.base(column.type)
    if base.endswith("[]"):
        return f"cardinality({quote(column.name)}) >= 0"
    return FOR_COLUMN.get(base, "{0} >= 0").format(quote(column.name))


class Writer(Attributes, OwnTypes):
    def __init__(self, state, annotated):
        self.state, self.names, self.annotated = state, model.Names(state), annotated
        self.lines = []

    def out(self, text, one=None):
        if self.annotated and one is not None and one.renamed_from:
            old = (one.renamed_from,) if isinstance(one.renamed_from, str) else self.moved_from(*one.renamed_from)
            self.lines.append("-- @renamed from=" + ".".join(map(quote, old)))
        self.lines.append(text)

    def moved_from(self, schema, called, name):
        there = self.state.get(schema)
        return (there.renamed_from or there.name) if there else called, name

    def run(self):
        for write, kind in ((self.role, model.Role), (self.membership, model.Membership)):
            for one in self.state.all(kind):
                write(one)
        for one in self.state.schemas:
            if one.name != "public":
                self.out(f"CREATE SCHEMA {quote(one.name)};", one)
                self.attributes(one)
        self.default_privileges(early=True)
        for write, kind in ((self.extension, model.Extension), (self.collation, model.Collation), (self.enum, model.Enum),
                            (self.base_type, model.BaseType), (self.domain, model.Domain), (self.composite, model.Composite),
                            (self.access_method, model.AccessMethod), (self.operator_family, model.OperatorFamily)):
            for one in self.state.all(kind):
                write(one)
        self.classes_and_ranges()
        for write, kind in ((self.sequence, model.Sequence), (self.conversion, model.Conversion), (self.language, model.Language),
                            (self.aggregate, model.Aggregate), (self.wrapper, model.Wrapper), (self.server, model.Server),
                            (self.template, model.Template), (self.parser, model.Parser), (self.dictionary, model.Dictionary),
                            (self.configuration, model.Configuration), (self.transform, model.Transform),
                            (self.subscription, model.Subscription)):
            for one in self.state.all(kind):
                write(one)
        functions = self.state.all(model.Function)
        for one in functions:
            if one.table is None:
                self.function(one)
        for write, kind in ((self.operator, model.Operator), (self.cast, model.Cast)):
            for one in self.state.all(kind):
                write(one)
        tables = sorted(self.state.all(model.Table), key=lambda one: len(repair.ancestors(self.state, one)))
        for one in tables:
            self.table(one)
        for one in tables:
            self.items(one)
        self.foreign_keys()
        for one in functions:
            if one.table is not None:
                self.function(one)
        self.views()
        for write, kind in ((self.foreign_table, model.ForeignTable), (self.statistics, model.Statistics),
                            (self.publication, model.Publication)):
            for one in self.state.all(kind):
                write(one)
        for one in self.state.all(model.Sequence):
            if one.column:
                table = self.state.get(one.column[0])
                self.out(f"ALTER SEQUENCE {self.names.of(one)} OWNED BY {self.names.of(table)}."
                         f"{quote(table.column(one.column[1]).name)};")
        for one in self.state.objects:
            self.attributes(one)
        self.default_privileges(early=False)
        for one in self.state.all(model.EventTrigger):
            self.event_trigger(one)
        return "\n".join(self.lines) + "\n"

    def classes_and_ranges(self):
        """A range may be made of a base type with its operator class, and a class be for a range."""
        ranges = {one.uid for one in self.state.all(model.Range)}
        for of_ranges in (False, True):
            for one in self.state.all(model.Range) if of_ranges else ():
                self.range(one)
            for one in self.state.all(model.OperatorClass):
                if (one.type in ranges) == of_ranges:
                    self.operator_class(one)

    def role(self, one):
        self.out(f"CREATE ROLE {quote(one.name)}" + (" LOGIN" if one.login else "") + ("" if one.inherit else " NOINHERIT")
                 + (f" CONNECTION LIMIT {one.limit}" if one.limit >= 0 else "") + ";", one)
        if one.timeout is not None:
            self.lines.append(f"ALTER ROLE {quote(one.name)} SET statement_timeout = '{one.timeout}s';")
        if one.comment:
            self.lines.append(f"COMMENT ON ROLE {quote(one.name)} IS {literal(one.comment)};")

    def membership(self, one):
        self.out(f"GRANT {self.names.role(one.group)} TO {self.names.role(one.member)}"
                 + (" WITH ADMIN OPTION" if one.admin else "") + ";")

    def enum(self, one):
        self.out(f"CREATE TYPE {self.names.of(one)} AS ENUM (", one)
        for label in one.labels:
            if self.annotated and label in one.renamed_labels:
                self.lines.append(f"  -- @renamed from={quote(one.renamed_labels[label])}")
            self.lines.append("  " + literal(label) + ("" if label is one.labels[-1] else ","))
        self.lines.append(");")

    def range(self, one):
        subtype = one.subtype.split("(")[0] if isinstance(one.subtype, str) else self.names.type(one.subtype)
        ordering = f", SUBTYPE_OPCLASS = {self.names.of(self.state.get(one.ordering))}" if one.ordering else ""
        self.out(f"CREATE TYPE {self.names.of(one)} AS RANGE (SUBTYPE = {subtype}{ordering});", one)

    def dictionary(self, one):
        template = self.names.of(self.state.get(one.template)) if one.template else "pg_catalog.simple"
        accept = f", ACCEPT = {literal(str(one.accept).lower())}" if one.accept is not None else ""
        self.out(f"CREATE TEXT SEARCH DICTIONARY {self.names.of(one)} (TEMPLATE = {template}{accept});", one)

    def configuration(self, one):
        parser = self.names.of(self.state.get(one.parser)) if one.parser else 'pg_catalog."default"'
        self.out(f"CREATE TEXT SEARCH CONFIGURATION {self.names.of(one)} (PARSER = {parser});", one)
        for token, dictionary in sorted(one.mapping.items()):
            name = dictionary if isinstance(dictionary, str) else self.names.of(self.state.get(dictionary))
            self.lines.append(f"ALTER TEXT SEARCH CONFIGURATION {self.names.of(one)} ADD MAPPING FOR {token} WITH {name};")

    def domain(self, one):
        self.out(f"CREATE DOMAIN {self.names.of(one)} AS {self.names.type(one.base)}" + (" NOT NULL" if one.not_null else "")
                 + (f" CONSTRAINT small CHECK (VALUE < {one.limit})" if one.limit is not None else "") + ";", one)

    def composite(self, one):
        self.out(f"CREATE TYPE {self.names.of(one)} AS (", one)
        for column in one.columns:
            self.out(f"  {quote(column.name)} {self.names.type(column.type)}" + ("" if column is one.columns[-1] else ","), column)
        self.lines.append(");")

    def sequence(self, one):
        self.out(f"CREATE SEQUENCE {self.names.of(one)} AS {one.type} INCREMENT {one.increment} START {one.start}"
                 + (f" MAXVALUE {one.limit}" if one.limit else "") + f" CACHE {one.cache}"
                 + (" CYCLE" if one.cycle else "") + ";", one)

    def extension(self, one):
        self.out(f"CREATE EXTENSION {quote(one.name)} SCHEMA {quote(self.state.get(one.schema).name)};")

    def collation(self, one):
        self.out(f"CREATE COLLATION {self.names.of(one)} (PROVIDER = libc, LOCALE = {literal(one.locale)});", one)

    def aggregate(self, one):
        function = {"integer": "int4pl", "bigint": "int8pl", "numeric(12,2)": "numeric_add"}[one.argument]
        type_ = one.argument.split("(")[0]
        self.out(f"CREATE AGGREGATE {self.names.of(one)}({type_}) (SFUNC = {function}, STYPE = {type_}, INITCOND = "
                 f"'{one.initial}', PARALLEL = {one.parallel});", one)

    def options(self, options, words=""):
        items = ", ".join(f"{key} {literal(value)}" for key, value in sorted(options.items()))
        return f" OPTIONS ({items})" if items else words

    def wrapper(self, one):
        self.out(f"CREATE FOREIGN DATA WRAPPER {quote(one.name)}{self.options(one.options)};", one)

    def server(self, one):
        version = f" VERSION {literal(one.version)}" if one.version else ""
        self.out(f"CREATE SERVER {quote(one.name)}{version} FOREIGN DATA WRAPPER "
                 f"{quote(self.state.get(one.wrapper).name)}{self.options(one.options)};", one)
        for role, options in sorted(one.mappings.items()):
            self.out(f"CREATE USER MAPPING FOR {role} SERVER {quote(one.name)}{self.options(options)};")

    def foreign_table(self, one):
        columns = ", ".join(f"{quote(c.name)} {self.names.type(c.type)}" + (" NOT NULL" if c.not_null else "")
                            for c in one.columns)
        self.out(f"CREATE FOREIGN TABLE {self.names.of(one)} ({columns}) SERVER "
                 f"{quote(self.state.get(one.server).name)}{self.options(one.options)};", one)

    def operator(self, one):
        function = self.state.get(one.function)
        left, right = map(self.names.type, function.arguments)
        self.out(f"CREATE OPERATOR {self.operator_name(one)} (FUNCTION = {self.names.of(function)}, LEFTARG = {left}, "
                 f"RIGHTARG = {right});")

    def operator_name(self, one):
        return f"{quote(self.state.get(one.schema).name)}.{one.name}"

    def cast(self, one):
        source, how = self.names.type(one.source), "WITHOUT FUNCTION" if one.binary else "WITH INOUT"
        if one.function:
            how = f"WITH FUNCTION {self.names.of(self.state.get(one.function))}({source})"
        self.out(f"CREATE CAST ({source} AS integer) {how}{one.context};")

    def statistics(self, one):
        table = self.state.get(one.table)
        kinds = f" ({', '.join(one.kinds)})" if one.kinds else ""
        columns = ", ".join(quote(table.column(uid).name) for uid in one.columns)
        self.out(f"CREATE STATISTICS {self.names.of(one)}{kinds} ON {columns} FROM {self.names.of(table)};", one)
        if one.target is not None:
            self.out(f"ALTER STATISTICS {self.names.of(one)} SET STATISTICS {one.target};")

    def publication(self, one):
        members = []
        for uid, columns, where in one.members:
            table = self.state.get(uid)
            text = f"TABLE {self.names.of(table)}"
            if columns:
                text += f" ({', '.join(quote(table.column(c).name) for c in columns)})"
            members.append(text + (f" WHERE ({quote(table.column(where).name)} IS NOT NULL)" if where else ""))
        members += [f"TABLES IN SCHEMA {quote(self.state.get(uid).name)}" for uid in one.schemas]
        self.out(f"CREATE PUBLICATION {quote(one.name)}" + (f" FOR {', '.join(members)}" if members else "")
                 + f" WITH (publish = '{one.operations}', publish_via_partition_root = {str(one.root).lower()});", one)

    def event_trigger(self, one):
        tags = f" WHEN TAG IN ({', '.join(map(literal, one.tags))})" if one.tags else ""
        self.out(f"CREATE EVENT TRIGGER {quote(one.name)} ON {one.event}{tags} EXECUTE FUNCTION "
                 f"{self.names.of(self.state.get(one.function))}();", one)
        if one.state != "ENABLE":
            self.out(f"ALTER EVENT TRIGGER {quote(one.name)} {one.state};")

    def function(self, one):
        arguments = ", ".join(f"a{n} {self.names.type(type_)}" for n, type_ in enumerate(one.arguments))
        arguments += ", more integer DEFAULT 3" if one.more else ""
        if one.form == "procedure":
            self.out(f"CREATE PROCEDURE {self.names.of(one)}({arguments}) LANGUAGE sql AS $$ SELECT {one.value} $$;", one)
            return
        head = f"CREATE FUNCTION {self.names.of(one)}({arguments}) RETURNS "
        marks = (" STABLE" if one.stable else "") + (" SECURITY DEFINER" if one.definer else "")
        if one.form == "trigger":
            body = f"trigger LANGUAGE plpgsql{marks} AS $$ BEGIN PERFORM {one.value}; RETURN new; END $$;"
        elif one.form == "event":
            body = f"event_trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM {one.value}; END $$;"
        elif one.form == "test":
            what = "a0 IS NOT NULL" if one.result == "boolean" else one.value
            body = f"{one.result} LANGUAGE sql IMMUTABLE AS $$ SELECT {what} $$;"
        elif one.form == "scalar":
            language, body = "sql", f"SELECT {self.value(one)}"
            if one.language:
                language, body = quote(self.state.get(one.language).name), f"BEGIN RETURN {self.value(one)}; END"
            body = f"{self.names.type(one.result)} LANGUAGE {language}{marks} AS $$ {body} $$;"
        else:
            table = self.state.get(one.table)
            if one.form == "atomic":
                column = table.column(one.column)
                body = (f"bigint LANGUAGE sql{marks} BEGIN ATOMIC SELECT count(t.{quote(column.name)}) + {one.value} "
                        f"FROM {self.names.of(table)} AS t; END;")
            elif one.form == "setof":
                body = f"SETOF {self.names.of(table)} LANGUAGE sql{marks} AS $$ SELECT * FROM {self.names.of(table)} $$;"
            else:
                column = table.columns[0]
                body = (f"TABLE (number integer, {quote('of ' + column.name)} {self.names.type(column.type)}) "
                        f"LANGUAGE sql{marks} AS $$ SELECT {one.value}, {quote(column.name)} FROM {self.names.of(table)} $$;")
        self.out(head + body, one)

    def value(self, one):
        if isinstance(one.result, str):
            return f"{one.value}::{one.result}" if one.result in model.NUMBERS + model.TEXTS else f"NULL::{one.result}"
        return f"NULL::{self.names.type(one.result)}"

    def table(self, one):
        self.out(f"CREATE {'UNLOGGED ' if one.unlogged else ''}TABLE {self.names.of(one)} (", one)
        for column in one.columns:
            comma = "" if column is one.columns[-1] else ","
            self.out("  " + self.column(one, column) + comma, column)
        tail = f" INHERITS ({', '.join(self.names.of(self.state.get(uid)) for uid in one.parents)})" if one.parents else ""
        tail += f" PARTITION BY {one.strategy} ({quote(one.columns[0].name)}{self.ordering(one)})" if one.partitions else ""
        tail += f" USING {quote(self.state.get(one.access).name)}" if one.access else ""
        if one.fillfactor and not one.partitions:
            tail += f" WITH (fillfactor = {one.fillfactor})"
        self.lines.append(f"){tail};")
        self.partitions(one)
        for column in one.columns:
            alter = f"ALTER TABLE {self.names.of(one)} ALTER COLUMN {quote(column.name)} SET"
            if column.storage:
                self.lines.append(f"{alter} STORAGE {column.storage};")
            if column.statistics is not None:
                self.lines.append(f"{alter} STATISTICS {column.statistics};")

    def partitions(self, one):
        lower = "MINVALUE"
        for number, bound in enumerate(one.partitions):
            values = {"RANGE": f"FROM ({lower}) TO ({bound})", "LIST": f"IN ({bound}, {bound - 1})",
                      "HASH": f"WITH (MODULUS 4, REMAINDER {number})"}[one.strategy]
            below = f" PARTITION BY HASH ({quote(one.columns[0].name)})" if one.divided and number == 0 else ""
            self.lines.append(f"CREATE TABLE {self.part(one, bound)} PARTITION OF {self.names.of(one)} FOR VALUES "
                              f"{values}{below};")
            if below:
                for half in (0, 1):
                    self.lines.append(f"CREATE TABLE {self.part(one, f'{bound}_{half}')} PARTITION OF {self.part(one, bound)} "
                                      f"FOR VALUES WITH (MODULUS 2, REMAINDER {half});")
            lower = bound
        if one.partitions and one.rest and one.strategy != "HASH":
            self.lines.append(f"CREATE TABLE {self.part(one, 'rest')} PARTITION OF {self.names.of(one)} DEFAULT;")

    def part(self, one, which):
        return quote(self.state.get(one.schema).name) + "." + quote(f"part{model.tag(self.state.seed)}{one.uid}_{which}")

    def column(self, table, column):
        type_ = {"integer": "serial", "bigint": "bigserial"}[column.type] if column.serial else self.names.type(column.type)
        text = f"{quote(column.name)} {type_}"
        if column.compression:
            text += f" COMPRESSION {column.compression}"
        if column.collation:
            text += " COLLATE " + ('pg_catalog."C"' if isinstance(column.collation, str)
                                   else self.names.of(self.state.get(column.collation)))
        if column.identity:
            text += f" GENERATED {column.identity} AS IDENTITY"
        elif column.generated is not None:
            text += f" GENERATED ALWAYS AS ({quote(table.column(column.generated).name)} + 1) STORED"
        elif isinstance(column.default, int):
            target = self.state.get(column.default)
            called = isinstance(target, model.Function)
            text += f" DEFAULT {self.names.of(target)}()" if called else f" DEFAULT nextval({literal(self.names.of(target))})"
        elif isinstance(column.default, tuple) and column.default[0] == "made by":
            text += f" DEFAULT {self.names.of(self.state.get(column.default[1]))}(NULL, NULL)"
        elif isinstance(column.default, tuple) and column.default[0] == "value":
            text += f" DEFAULT '{column.default[1] % 9}'::{self.names.type(column.type)}"
        elif isinstance(column.default, tuple):
            label = f"{literal(column.default[1])}::{self.names.type(needed_type(column.type))}"
            text += f" DEFAULT {label}" if isinstance(column.type, int) else f" DEFAULT ARRAY[{label}]"
        elif column.default is not None:
            text += f" DEFAULT {column.default}"
        return text + (" NOT NULL" if column.not_null and not column.identity else "")

    def items(self, table):
        on = self.names.of(table)
        for item in sorted(table.items, key=lambda one: one.kind not in ("primary", "unique")):
            columns = ", ".join(quote(table.column(uid).name) for uid in item.columns)
            name = quote(item.name)
            column = table.column(item.columns[0]) if item.columns else None
            add = f"ALTER TABLE {on} ADD CONSTRAINT {name}"
            text = {
                "primary": lambda: f"{add} PRIMARY KEY ({columns});",
                "unique": lambda: f"{add} UNIQUE{' NULLS NOT DISTINCT' if item.nulls_equal else ''} ({columns})"
                                  f"{self.include(table, item)}{item.deferrable or ''};",
                "exclude": lambda: f"{add} {self.exclusion(item, columns)}{item.deferrable or ''};",
                "rule": lambda: f"CREATE RULE {name} AS ON {item.option} TO {on} DO ALSO NOTHING;",
                "check": lambda: f"{add} CHECK ({self.condition(item, column)}){self.unproved(item)};",
                "index": lambda: f"CREATE INDEX {name} ON {on}{self.using(item)} ({self.tested(item, columns)}{self.ordering(item)}"
                                 f"{item.order}){self.include(table, item)}"
                                 + (f" WHERE {self.condition(item, column)}" if item.option else "") + ";",
                "unique index": lambda: f"CREATE UNIQUE INDEX {name} ON {on} ({columns}{self.ordering(item)});",
                "trigger": lambda: f"CREATE TRIGGER {name} {item.option or 'BEFORE'} INSERT OR UPDATE"
                                   + (f" OF {columns}" if columns else "") + f" ON {on} FOR EACH ROW"
                                   + (f" WHEN (new.{quote(column.name)} IS NOT NULL)" if columns else "")
                                   + f" EXECUTE FUNCTION {self.names.of(self.state.get(item.target))}();",
                "policy": lambda: f"CREATE POLICY {name} ON {on} FOR {item.option or 'ALL'} TO webuser USING "
                                  f"({self.condition(item, column)});",
            }
            # Foreign keys come when all tables and keys are there.
            if item.kind != "foreign":
                self.out(text[item.kind](), item)
            if item.kind in ("trigger", "rule") and item.state != "ENABLE":
                self.lines.append(f"ALTER TABLE {on} {item.state} {item.kind.upper()} {name};")
        if table.row_security:
            self.lines.append(f"ALTER TABLE {on} ENABLE ROW LEVEL SECURITY;")
        if table.forced:
            self.lines.append(f"ALTER TABLE {on} FORCE ROW LEVEL SECURITY;")
        if table.replica:
            index = next((item for item in table.items if item.uid == table.replica), None)
            self.lines.append(f"ALTER TABLE {on} REPLICA IDENTITY "
                              + (f"USING INDEX {quote(index.name)}" if index else table.replica) + ";")
        if table.clustered:
            index = next(item for item in table.items if item.uid == table.clustered)
            self.lines.append(f"ALTER TABLE {on} CLUSTER ON {quote(index.name)};")

    def tested(self, item, columns):
        return f"({self.names.of(self.state.get(item.test))}({columns}))" if item.test else columns

    def condition(self, item, column):
        if item.ordering and item.kind in ("check", "policy"):
            return f"{quote(column.name)} {self.equality(self.state.get(item.ordering))} {quote(column.name)}"
        return f"{self.tested(item, quote(column.name))} IS NOT NULL" if item.test else condition(self.names, column)

    def unproved(self, item):
        return " NOT VALID" if item.unproved else ""

    def include(self, table, item):
        columns = ", ".join(quote(table.column(uid).name) for uid in item.include)
        return f" INCLUDE ({columns})" if columns else ""

    def foreign_keys(self):
        for table in self.state.all(model.Table):
            for item in table.items:
                if item.kind == "foreign":
                    column, target = table.column(item.columns[0]), self.state.get(item.target)
                    self.out(f"ALTER TABLE {self.names.of(table)} ADD CONSTRAINT {quote(item.name)} FOREIGN KEY "
                             f"({quote(column.name)}) REFERENCES {self.names.of(target)} {item.option or ''}{item.deferrable or ''}{self.unproved(item)};", item)

    def views(self):
        written, waiting = set(), self.state.all(model.View)
        while waiting:
            for one in [v for v in waiting if v.source not in {w.uid for w in waiting}]:
                self.view(one)
                written.add(one.uid)
            waiting = [one for one in waiting if one.uid not in written]

    def view(self, one):
        source = self.state.get(one.source)
        names = {uid: name for uid, name, _ in self.names.columns(source)}
        shown = []
        for uid, how, name in one.columns:
            column = "s." + quote(names[uid])
            text = {"plain": column, "text": f"{column}::text", "null": f"{column} IS NULL"}[how]
            shown.append(f"{text} AS {quote(name)}")
        for function, uid, name in one.calls:
            argument = "s." + quote(names[uid]) if uid is not None else ""
            shown.append(f"{self.names.of(self.state.get(function))}({argument}) AS {quote(name)}")
        options = " WITH (security_barrier = true)" if one.barrier and not one.materialized else ""
        where = f" WHERE s.{quote(names[one.where])} IS NOT NULL" if one.where is not None else ""
        self.out(f"CREATE {'MATERIALIZED ' if one.materialized else ''}VIEW {self.names.of(one)}{options} AS SELECT "
                 f"{', '.join(shown)} FROM {self.names.of(source)} AS s{where};", one)
        for item in one.items:
            self.view_item(one, item)
        if one.materialized and one.indexed:
            shown_types = {name: self.names.base(type_) for _, name, type_ in self.names.columns(one)}
            if shown_types[one.columns[0][2]] not in repair.UNORDERED:
                self.lines.append(f"CREATE INDEX {quote(f'on{model.tag(self.state.seed)}{one.uid}')} ON {self.names.of(one)} "
                                  f"({quote(one.columns[0][2])});")

    def view_item(self, view, item):
        if item.kind == "instead":
            self.out(f"CREATE TRIGGER {quote(item.name)} INSTEAD OF INSERT ON {self.names.of(view)} FOR EACH ROW EXECUTE "
                     f"FUNCTION {self.names.of(self.state.get(item.target))}();", item)
        else:
            self.out(f"CREATE RULE {quote(item.name)} AS ON DELETE TO {self.names.of(view)} DO INSTEAD NOTHING;", item)


def render(state, annotated=False):
    return Writer(state, annotated).run()


SEEDS = {"integer": "1", "bigint": "2", "numeric(12,2)": "3.5", "text": "'4'", "character varying(40)": "'5'",
         "timestamp with time zone": "'2020-02-02'", "date": "'2020-02-02'", "boolean": "true", "jsonb": "'{}'",
         "uuid": "'00000000-0000-0000-0000-000000000001'", "integer[]": "'{1}'", "text[]": "'{a}'"}


def seed(state, empty):
    """One row for each table with columns but those that shall be empty (repair.unfilled())."""
    names, lines = model.Names(state), []
    for table in state.all(model.Table):
        inherited = repair.inherited_columns(state, table)
        columns = [c for c in table.columns if not c.identity and c.generated is None]
        columns += [c for c in inherited if c.generated is None]
        if not columns or table.uid in empty:
            continue
        values = []
        for column in columns:
            base = names.base(column.type)
            if base == "enum":
                enum = state.get(column.type)
                enum = state.get(enum.base) if isinstance(enum, model.Domain) else enum
                values.append(literal(enum.seeded))
            elif base == "row":
                values.append("NULL")
            elif base == "range":
                values.append(literal("(,)"))
            elif base in ("own[]", "base[]"):
                values.append(literal("{}"))
            elif base == "base":
                values.append(literal("7"))
            else:
                values.append(SEEDS[base])
        bounds = table.partitions
        if bounds:
            values[[c.uid for c in columns].index(table.columns[0].uid)] = str(bounds[0] - 1)
        lines.append(f"INSERT INTO {names.of(table)} ({', '.join(quote(c.name) for c in columns)}) VALUES "
                     f"({', '.join(values)});")
    return "\n".join(lines) + "\n"
