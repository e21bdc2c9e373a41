"""The SQL of comments, owners and privileges."""

import schema as model
from schema import literal, quote


class Attributes:
    """Of render.Writer."""

    WORD = {model.Table: "TABLE", model.View: "VIEW", model.Function: "FUNCTION", model.Sequence: "SEQUENCE",
            model.Enum: "TYPE", model.Composite: "TYPE", model.Domain: "DOMAIN", model.Range: "TYPE",
            model.Collation: "COLLATION", model.Aggregate: "AGGREGATE", model.Operator: "OPERATOR",
            model.Statistics: "STATISTICS", model.Publication: "PUBLICATION", model.Wrapper: "FOREIGN DATA WRAPPER",
            model.Server: "SERVER", model.ForeignTable: "FOREIGN TABLE", model.Extension: "EXTENSION",
            model.EventTrigger: "EVENT TRIGGER", model.Schema: "SCHEMA", model.Dictionary: "TEXT SEARCH DICTIONARY",
            model.Configuration: "TEXT SEARCH CONFIGURATION", model.BaseType: "TYPE", model.OperatorClass: "OPERATOR CLASS",
            model.OperatorFamily: "OPERATOR FAMILY", model.Conversion: "CONVERSION", model.Language: "LANGUAGE",
            model.AccessMethod: "ACCESS METHOD", model.Transform: "TRANSFORM", model.Parser: "TEXT SEARCH PARSER",
            model.Template: "TEXT SEARCH TEMPLATE", model.Subscription: "SUBSCRIPTION"}
    # What GRANT calls otherwise.
    ON = {"VIEW": "TABLE", "MATERIALIZED VIEW": "TABLE", "DOMAIN": "TYPE", "FOREIGN TABLE": "TABLE", "AGGREGATE": "FUNCTION",
          "SERVER": "FOREIGN SERVER"}
    SILENT = (model.Cast, model.EventTrigger, model.Extension, model.Role, model.Membership, model.DefaultPrivilege)

    def attributes(self, one):
        if isinstance(one, self.SILENT):
            return
        word, name = self.called(one)
        on = self.ON.get(word, word)
        if getattr(one, "hidden", False):
            self.out(f"REVOKE ALL ON {on} {name} FROM PUBLIC;")
        for role, privileges in sorted(one.grants.items(), key=str):
            self.out(f"GRANT {self.privileges(privileges)} ON {on} {name} TO {self.names.role(role)}{self.grantable(privileges)};")
        if isinstance(one, model.Table):
            self.columns_of(one, name)
        if one.comment:
            self.out(f"COMMENT ON {word} {name} IS {literal(one.comment)};")
        if one.owner and not (isinstance(one, model.Sequence) and one.column):
            self.out(f"ALTER {word} {name} OWNER TO {self.names.role(one.owner)};")

    def called(self, one):
        word, name = self.WORD[type(one)], self.names.of(one)
        if isinstance(one, model.Aggregate):
            name += f"({one.argument.split('(')[0]})"
        if isinstance(one, model.Operator):
            left, right = map(self.names.type, self.state.get(one.function).arguments)
            name = f"{self.operator_name(one)} ({left}, {right})"
        if isinstance(one, (model.OperatorClass, model.OperatorFamily)):
            name += f" USING {self.method(one.method)}"
        if isinstance(one, model.Transform):
            word, name = self.transform_name(one).split(" ", 1)
        if isinstance(one, model.View) and one.materialized:
            word = "MATERIALIZED VIEW"
        if isinstance(one, model.Function):
            word = "PROCEDURE" if one.form == "procedure" else word
            name += "(" + ", ".join([*map(self.names.type, one.arguments), *["integer"] * one.more]) + ")"
        return word, name

    def privileges(self, privileges):
        return ", ".join(sorted(p for p in privileges if p != model.GRANTABLE))

    def grantable(self, privileges):
        return f" {model.GRANTABLE}" if model.GRANTABLE in privileges else ""

    def columns_of(self, one, name):
        for (role, uid), privileges in sorted(one.column_grants.items()):
            columns = quote(one.column(uid).name)
            self.out(f"GRANT {', '.join(f'{p} ({columns})' for p in sorted(privileges))} ON TABLE {name} TO {role};")
        for column in one.columns:
            if column.comment:
                self.out(f"COMMENT ON COLUMN {name}.{quote(column.name)} IS {literal(column.comment)};")

    def default_privileges(self, early):
        for one in self.state.all(model.DefaultPrivilege):
            if one.early == early:
                grantor = f" FOR ROLE {self.names.role(one.grantor)}" if one.grantor else ""
                self.out(f"ALTER DEFAULT PRIVILEGES{grantor} IN SCHEMA {quote(self.state.get(one.schema).name)} GRANT "
                         f"{', '.join(sorted(one.privileges))} ON {one.on} TO {self.names.role(one.role)};")
