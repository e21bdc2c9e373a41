"""The SQL of a state."""

import schema as model
from schema import literal, quote

FOR_COLUMN = {"boolean": "{0}", "jsonb": "num_nonnulls({0}) >= 0", "uuid": "num_nonnulls({0}) >= 0", "row": "num_nonnulls({0}) >= 0",
              "enum": "num_nonnulls({0}) >= 0", "date": "{0} > '2000-01-01'", "timestamp with time zone": "{0} > '-infinity'",
              "text": "length({0}) > 0", "character varying(40)": "{0} <> 'x'"}


def condition(names, column):
    """Something true of each row that is seeded."""
    base = names.base(column.type)
    if base.endswith("[]"):
        return f"cardinality({quote(column.name)}) >= 0"
    return FOR_COLUMN.get(base, "{0} >= 0").format(quote(column.name))


class Writer:
    def __init__(self, state, annotated):
        self.state, self.names, self.annotated = state, model.Names(state), annotated
        self.lines = []

    def out(self, text, one=None):
        if self.annotated and one is not None and one.renamed_from:
            old = (one.renamed_from,) if isinstance(one.renamed_from, str) else one.renamed_from
            self.lines.append("-- @renamed from=" + ".".join(map(quote, old)))
        self.lines.append(text)

    def run(self):
        for one in self.state.schemas:
            self.out(f"CREATE SCHEMA {quote(one.name)};")
        for write, kind in ((self.enum, model.Enum), (self.domain, model.Domain), (self.composite, model.Composite),
                            (self.sequence, model.Sequence)):
            for one in self.state.all(kind):
                write(one)
        functions = self.state.all(model.Function)
        for one in functions:
            if one.table is None:
                self.function(one)
        tables = self.state.all(model.Table)
        for one in tables:
            self.table(one)
        for one in tables:
            self.items(one)
        for one in functions:
            if one.table is not None:
                self.function(one)
        self.views()
        for one in self.state.objects:
            self.attributes(one)
        return "\n".join(self.lines) + "\n"

    def enum(self, one):
        labels = ", ".join(literal(label) for label in one.labels)
        self.out(f"CREATE TYPE {self.names.of(one)} AS ENUM ({labels});", one)

    def domain(self, one):
        self.out(f"CREATE DOMAIN {self.names.of(one)} AS {one.base}" + (" NOT NULL" if one.not_null else "")
                 + (f" CONSTRAINT small CHECK (VALUE < {one.limit})" if one.limit is not None else "") + ";", one)

    def composite(self, one):
        columns = ", ".join(f"{quote(c.name)} {self.names.type(c.type)}" for c in one.columns)
        self.out(f"CREATE TYPE {self.names.of(one)} AS ({columns});", one)

    def sequence(self, one):
        self.out(f"CREATE SEQUENCE {self.names.of(one)} INCREMENT {one.increment} CACHE {one.cache};", one)

    def function(self, one):
        arguments = ", ".join(f"a{n} {self.names.type(type_)}" for n, type_ in enumerate(one.arguments))
        head = f"CREATE FUNCTION {self.names.of(one)}({arguments}) RETURNS "
        marks = (" STABLE" if one.stable else "") + (" SECURITY DEFINER" if one.definer else "")
        if one.form == "trigger":
            body = f"trigger LANGUAGE plpgsql{marks} AS $$ BEGIN PERFORM {one.value}; RETURN new; END $$;"
        elif one.form == "scalar":
            body = f"{self.names.type(one.result)} LANGUAGE sql{marks} AS $$ SELECT {self.value(one)} $$;"
        else:
            table = self.state.get(one.table)
            if one.form == "setof":
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
        tail = f" PARTITION BY RANGE ({quote(one.columns[0].name)})" if one.partitions else ""
        if one.fillfactor and not one.partitions:
            tail += f" WITH (fillfactor = {one.fillfactor})"
        self.lines.append(f"){tail};")
        lower = "MINVALUE"
        for bound in one.partitions:
            name = quote(self.state.get(one.schema).name) + "." + quote(f"part_{one.uid}_{bound}")
            self.lines.append(f"CREATE TABLE {name} PARTITION OF {self.names.of(one)} FOR VALUES FROM ({lower}) TO ({bound});")
            lower = bound

    def column(self, table, column):
        text = f"{quote(column.name)} {self.names.type(column.type)}"
        if column.identity:
            text += f" GENERATED {column.identity} AS IDENTITY"
        elif column.generated is not None:
            text += f" GENERATED ALWAYS AS ({quote(table.column(column.generated).name)} + 1) STORED"
        elif isinstance(column.default, int):
            target = self.state.get(column.default)
            called = isinstance(target, model.Function)
            text += f" DEFAULT {self.names.of(target)}()" if called else f" DEFAULT nextval({literal(self.names.of(target))})"
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
                "unique": lambda: f"{add} UNIQUE ({columns});",
                "check": lambda: f"{add} CHECK ({condition(self.names, column)});",
                "index": lambda: f"CREATE INDEX {name} ON {on} ({columns})"
                                 + (f" WHERE {condition(self.names, column)}" if item.option else "") + ";",
                "unique index": lambda: f"CREATE UNIQUE INDEX {name} ON {on} ({columns});",
                "trigger": lambda: f"CREATE TRIGGER {name} {item.option or 'BEFORE'} INSERT OR UPDATE"
                                   + (f" OF {columns}" if columns else "") + f" ON {on} FOR EACH ROW"
                                   + (f" WHEN (new.{quote(column.name)} IS NOT NULL)" if columns else "")
                                   + f" EXECUTE FUNCTION {self.names.of(self.state.get(item.target))}();",
                "policy": lambda: f"CREATE POLICY {name} ON {on} FOR {item.option or 'ALL'} TO webuser USING "
                                  f"({condition(self.names, column)});",
            }
            # Foreign keys come when all tables and keys are there.
            if item.kind != "foreign":
                self.out(text[item.kind](), item)
        if table.row_security:
            self.lines.append(f"ALTER TABLE {on} ENABLE ROW LEVEL SECURITY;")
        if table is self.state.all(model.Table)[-1]:
            self.foreign_keys()

    def foreign_keys(self):
        for table in self.state.all(model.Table):
            for item in table.items:
                if item.kind == "foreign":
                    column, target = table.column(item.columns[0]), self.state.get(item.target)
                    self.out(f"ALTER TABLE {self.names.of(table)} ADD CONSTRAINT {quote(item.name)} FOREIGN KEY "
                             f"({quote(column.name)}) REFERENCES {self.names.of(target)} {item.option or ''};", item)

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
        options = " WITH (security_barrier = true)" if one.barrier and not one.materialized else ""
        where = f" WHERE s.{quote(names[one.where])} IS NOT NULL" if one.where is not None else ""
        self.out(f"CREATE {'MATERIALIZED ' if one.materialized else ''}VIEW {self.names.of(one)}{options} AS SELECT "
                 f"{', '.join(shown)} FROM {self.names.of(source)} AS s{where};", one)
        if one.materialized and one.indexed:
            shown_types = {name: self.names.base(type_) for _, name, type_ in self.names.columns(one)}
            if shown_types[one.columns[0][2]] not in ("jsonb", "row"):
                self.lines.append(f"CREATE INDEX {quote('on_' + str(one.uid))} ON {self.names.of(one)} "
                                  f"({quote(one.columns[0][2])});")

    WORD = {model.Table: "TABLE", model.View: "VIEW", model.Function: "FUNCTION", model.Sequence: "SEQUENCE",
            model.Enum: "TYPE", model.Composite: "TYPE", model.Domain: "DOMAIN"}

    def attributes(self, one):
        word, name = self.WORD[type(one)], self.names.of(one)
        if isinstance(one, model.View) and one.materialized:
            word = "MATERIALIZED VIEW"
        if isinstance(one, model.Function):
            name += "(" + ", ".join(map(self.names.type, one.arguments)) + ")"
        for role, privileges in sorted(one.grants.items()):
            on = {"VIEW": "TABLE", "MATERIALIZED VIEW": "TABLE", "DOMAIN": "TYPE"}.get(word, word)
            self.out(f"GRANT {', '.join(sorted(privileges))} ON {on} {name} TO {role};")
        if isinstance(one, model.Table):
            for (role, uid), privileges in sorted(one.column_grants.items()):
                columns = quote(one.column(uid).name)
                self.out(f"GRANT {', '.join(f'{p} ({columns})' for p in sorted(privileges))} ON TABLE {name} TO {role};")
            for column in one.columns:
                if column.comment:
                    self.out(f"COMMENT ON COLUMN {name}.{quote(column.name)} IS {literal(column.comment)};")
        if one.comment:
            self.out(f"COMMENT ON {word} {name} IS {literal(one.comment)};")
        if one.owner:
            self.out(f"ALTER {word} {name} OWNER TO {one.owner};")


def render(state, annotated=False):
    return Writer(state, annotated).run()


SEEDS = {"integer": "1", "bigint": "2", "numeric(12,2)": "3.5", "text": "'4'", "character varying(40)": "'5'",
         "timestamp with time zone": "'2020-02-02'", "date": "'2020-02-02'", "boolean": "true", "jsonb": "'{}'",
         "uuid": "'00000000-0000-0000-0000-000000000001'", "integer[]": "'{1}'", "text[]": "'{a}'"}


def seed(state):
    """One row for each table that refers to no other."""
    names, lines = model.Names(state), []
    for table in state.all(model.Table):
        columns = [c for c in table.columns if not c.identity and c.generated is None]
        if any(item.kind == "foreign" for item in table.items) or not columns:
            continue
        values = []
        for column in columns:
            base = names.base(column.type)
            if base == "enum":
                values.append(literal(state.get(column.type).labels[0]))
            elif base == "row":
                values.append("NULL")
            else:
                values.append(SEEDS[base])
        bounds = table.partitions
        if bounds:
            values[[c.uid for c in columns].index(table.columns[0].uid)] = str(bounds[0] - 1)
        lines.append(f"INSERT INTO {names.of(table)} ({', '.join(quote(c.name) for c in columns)}) VALUES "
                     f"({', '.join(values)});")
    return "\n".join(lines) + "\n"
