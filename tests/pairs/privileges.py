"""Who owns what, and who may do what."""

import schema as model
from schema import ROLES

# What everybody may by default.
OPEN = (model.Function, model.Aggregate, model.Domain, model.Enum, model.Composite, model.Range, model.BaseType, model.Language)


class Privileges:
    """Of edits.Editor."""

    OWNED = (model.Table, model.View, model.Function, model.Sequence, model.Enum, model.Domain, model.Composite, model.Range,
             model.Aggregate, model.Statistics, model.Collation, model.ForeignTable, model.Publication, model.Server,
             model.Dictionary, model.Configuration, model.BaseType, model.OperatorClass, model.OperatorFamily, model.Conversion,
             model.Language)

    def own(self):
        one = self.some(self.OWNED)
        if one is not None:
            one.owner = self.role()
        return one

    def role(self):
        own = self.some(model.Role)
        return own.uid if own and self.chance(0.4) else self.random.choice([None, *ROLES])

    PRIVILEGES = {model.Table: ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"],
                  model.View: ["SELECT", "INSERT"], model.Function: ["EXECUTE"], model.Sequence: ["USAGE", "SELECT", "UPDATE"],
                  model.Aggregate: ["EXECUTE"], model.ForeignTable: ["SELECT"], model.Server: ["USAGE"],
                  model.Wrapper: ["USAGE"], model.Domain: ["USAGE"], model.Enum: ["USAGE"], model.Composite: ["USAGE"],
                  model.Range: ["USAGE"], model.BaseType: ["USAGE"], model.Language: ["USAGE"], model.Schema: ["USAGE", "CREATE"]}

    def grant(self):
        one = self.some(tuple(self.PRIVILEGES))
        if one is None:
            return None
        role = self.role() or self.random.choice(["webuser", "PUBLIC"])
        if isinstance(one, model.Table) and isinstance(role, str) and self.chance(0.3):
            key = (role, self.random.choice(one.columns).uid)
            one.column_grants[key] = self.random.sample(["SELECT", "UPDATE", "INSERT", "REFERENCES"], self.random.randint(1, 2))
        else:
            self.let(one, role)
        return one

    def let(self, one, role):
        privileges = self.PRIVILEGES[type(one)]
        if role in one.grants and self.chance(0.4):
            del one.grants[role]
            return
        one.grants[role] = self.random.sample(privileges, self.random.randint(1, len(privileges)))
        if role != "PUBLIC" and self.chance(0.25):
            one.grants[role].append(model.GRANTABLE)

    def regrant(self):
        """The right to grant comes or goes."""
        one = self.some(tuple(self.PRIVILEGES), lambda found: any(role != "PUBLIC" for role in found.grants))
        if one is None:
            return None
        role = self.random.choice([role for role in one.grants if role != "PUBLIC"])
        what = one.grants[role]
        one.grants[role] = [p for p in what if p != model.GRANTABLE] if model.GRANTABLE in what else [*what, model.GRANTABLE]
        return one

    def hide(self):
        one = self.some(OPEN)
        if one is not None:
            one.hidden = not one.hidden
        return one

    def own_schema(self):
        one = self.random.choice(self.state.schemas)
        if one.name == "public":
            return None
        what = self.random.choice(["owner", "grant", "grant", "comment"])
        if what == "owner":
            one.owner = self.role()
        elif what == "grant":
            self.let(one, self.role() or "webuser")
        else:
            one.comment = self.random.choice([None, "what's here"])
        return one

    DEFAULTS = {"TABLES": ["SELECT", "INSERT", "UPDATE"], "SEQUENCES": ["USAGE", "SELECT"], "FUNCTIONS": ["EXECUTE"],
                "TYPES": ["USAGE"]}

    def default_privilege(self):
        one = self.some(model.DefaultPrivilege)
        if one is not None and self.chance(0.5):
            what = self.random.choice(["drop", "privileges", "early"])
            if what == "drop":
                self.state.objects.remove(one)
            elif what == "privileges":
                one.privileges = self.some_defaults(one.on)
            else:
                one.early = not one.early
            return one
        schema = self.random.choice(self.state.schemas)
        if schema.name == "public":
            return None  # those of other pairs are in it too
        on, role = self.random.choice(list(self.DEFAULTS)), self.role() or "PUBLIC"
        grantor = self.random.choice([None, None, self.role()])
        if any((other.schema, other.grantor, other.on, other.role) == (schema.uid, grantor, on, role)
               for other in self.state.all(model.DefaultPrivilege)):
            return None
        return self.add(model.DefaultPrivilege("default", schema.uid, grantor=grantor, on=on, role=role,
                                               privileges=self.some_defaults(on), early=self.chance(0.5)))

    def some_defaults(self, on):
        return self.random.sample(self.DEFAULTS[on], self.random.randint(1, len(self.DEFAULTS[on])))
