"""The SQL of base types, operator classes and what else is made of the server's own functions."""

import internals
import repair
import schema as model
from schema import literal, quote


class OwnTypes:
    """Of render.Writer."""

    def home(self, one):
        return quote(self.state.get(one.home).name)

    def base_type(self, one):
        name, home = self.names.of(one), self.home(one)
        prefix, length = internals.LIKE[one.like]
        self.out(f"CREATE TYPE {name};", one)
        for item in one.items:
            arguments, result = {"input": ("cstring", name), "output": (name, "cstring"), "receive": ("internal", name),
                                 "send": (name, "bytea")}[item.kind]
            self.out(f"CREATE FUNCTION {home}.{quote(item.name)}({arguments}) RETURNS {result} LANGUAGE internal "
                     f"{'STABLE' if item.stable else 'IMMUTABLE'} STRICT{' PARALLEL SAFE' if item.parallel else ''} "
                     f"AS '{prefix}{internals.PART_OF_NAME[item.kind]}';", item)
        functions = "".join(f"{item.kind.upper()} = {home}.{quote(item.name)}, " for item in one.items)
        storage = f", STORAGE = {one.storage}" if one.storage else ""
        default = f", DEFAULT = {literal(one.default)}" if one.default else ""
        self.lines.append(f"CREATE TYPE {name} ({functions}{length}, CATEGORY = '{one.category}'{storage}{default});")

    def method(self, method):
        return method if isinstance(method, str) else quote(self.state.get(method).name)

    def operator_family(self, one):
        name, method = self.names.of(one), self.method(one.method)
        self.out(f"CREATE OPERATOR FAMILY {name} USING {method};", one)
        if one.crossed:
            self.lines.append(f"ALTER OPERATOR FAMILY {name} USING {method} ADD OPERATOR 1 <(integer, bigint), OPERATOR 3 "
                              "=(integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);")

    def operator_class(self, one):
        for member in one.items:
            self.member_function(one, member)
        family = f" FAMILY {self.names.of(self.state.get(one.family))}" if one.family else ""
        self.out(f"CREATE OPERATOR CLASS {self.names.of(one)}{' DEFAULT' if one.default else ''} FOR TYPE {self.names.type(one.type)} "
                 f"USING {self.method(one.method)}{family} AS {', '.join(self.members(one))};", one)

    def member_function(self, one, member):
        type_, key, home = self.names.type(one.type), repair.like(self.state, one.type), self.home(one)
        hashing = repair.handled(self.state, one.method) == "hash"
        arguments, result = f"{type_}, {type_}", "boolean"
        if member.kind == "strategy":
            internal = internals.COMPARISONS[key][2 if hashing else member.number - 1]
        elif hashing:
            internal = (internals.HASH if member.number == 1 else internals.HASH_EXTENDED)[key]
            arguments, result = (type_, "integer") if member.number == 1 else (f"{type_}, bigint", "bigint")
        else:
            internal, result = internals.ORDER[key], "integer"
        self.out(f"CREATE FUNCTION {home}.{self.function_of(member)}({arguments}) RETURNS {result} LANGUAGE internal IMMUTABLE STRICT"
                 f"{' PARALLEL SAFE' if member.parallel else ''} AS '{internal}';", None if member.kind == "strategy" else member)
        if member.kind == "strategy":
            self.lines.append(f"CREATE OPERATOR {home}.{member.name} (FUNCTION = {home}.{self.function_of(member)}, LEFTARG = {type_}, "
                              f"RIGHTARG = {type_}{self.hints(home, member, hashing)});")

    def function_of(self, member):
        return quote(f"strategy{model.tag(self.state.seed)}{member.uid}" if member.kind == "strategy" else member.name)

    def hints(self, home, member, hashing):
        """What the planner of queries is told of an operator."""
        if member.number != (1 if hashing else 3):
            return ", RESTRICT = scalarltsel, JOIN = scalarltjoinsel" if member.estimated else ""
        return (f", COMMUTATOR = OPERATOR({home}.{member.name})" + (", RESTRICT = eqsel, JOIN = eqjoinsel" if member.estimated else "")
                + (", HASHES, MERGES" if member.hashed else ""))

    def members(self, one):
        key, method = repair.like(self.state, one.type), repair.handled(self.state, one.method)
        if one.items:
            return self.own_members(one, method)
        if method == "btree":
            return [*(f"OPERATOR {at + 1} {sign}" for at, sign in enumerate(internals.STRATEGIES)),
                    f"FUNCTION 1 {internals.ORDER[key]}({one.type}, {one.type})", *["FUNCTION 4 btequalimage(oid)"] * one.more]
        if method == "hash":
            return ["OPERATOR 1 =", f"FUNCTION 1 {internals.HASH[key]}({one.type})",
                    *[f"FUNCTION 2 {internals.HASH_EXTENDED[key]}({one.type}, bigint)"] * one.more]
        needed, more = internals.OTHER_METHODS[method, key]
        return [*needed, *more * one.more]

    def own_members(self, one, method):
        type_, home, found = self.names.type(one.type), self.home(one), []
        for member in one.items:
            if member.kind == "strategy":
                found.append(f"OPERATOR {member.number} {home}.{member.name} ({type_}, {type_})")
            else:
                arguments = {"hash": [type_, f"{type_}, bigint"][member.number - 1]}.get(method, f"{type_}, {type_}")
                found.append(f"FUNCTION {member.number} {home}.{self.function_of(member)}({arguments})")
        return [*found, *["FUNCTION 4 btequalimage(oid)"] * (one.more and method == "btree")]

    def equality(self, one):
        """The operator of a class by which an exclusion constraint tells rows apart."""
        method = repair.handled(self.state, one.method)
        if not one.items:
            return "&&" if method == "gist" else "="
        member = next(m for m in one.items if m.kind == "strategy" and m.number == (1 if method == "hash" else 3))
        return f"OPERATOR({self.home(one)}.{member.name})"

    def ordering(self, item):
        """How a key says which operator class it has."""
        return " " + self.names.of(self.state.get(item.ordering)) if item.ordering else ""

    def using(self, item):
        return f" USING {self.method(self.state.get(item.ordering).method)}" if item.ordering else ""

    def exclusion(self, item, columns):
        one = self.state.get(item.ordering) if item.ordering else None
        return (f"EXCLUDE USING {self.method(one.method)} ({columns}{self.ordering(item)} WITH {self.equality(one)})" if one
                else f"EXCLUDE USING btree ({columns} WITH =)")

    def conversion(self, one):
        source, target = one.encodings
        self.out(f"CREATE {'DEFAULT ' if one.default else ''}CONVERSION {self.names.of(one)} FOR '{source}' TO '{target}' FROM "
                 f"pg_catalog.{internals.CONVERSIONS[one.encodings]};", one)

    def language(self, one):
        self.out(f"CREATE {'TRUSTED ' if one.trusted else ''}LANGUAGE {quote(one.name)} HANDLER pg_catalog.plpgsql_call_handler"
                 + (" INLINE pg_catalog.plpgsql_inline_handler" if one.inline else "")
                 + " VALIDATOR pg_catalog.plpgsql_validator;", one)

    def access_method(self, one):
        kind = "TABLE" if one.handler.startswith("heap") else "INDEX"
        self.out(f"CREATE ACCESS METHOD {quote(one.name)} TYPE {kind} HANDLER pg_catalog.{one.handler};", one)

    def transform(self, one):
        type_ = self.state.get(one.type)
        receive = next((item for item in type_.items if item.kind == "receive"), None)
        to = f", TO SQL WITH FUNCTION {self.home(type_)}.{quote(receive.name)}(internal)" if one.to else ""
        self.out(f"CREATE {self.transform_name(one)} (FROM SQL WITH FUNCTION pg_catalog.prsd_lextype(internal){to});")

    def transform_name(self, one):
        language = one.language if isinstance(one.language, str) else quote(self.state.get(one.language).name)
        return f"TRANSFORM FOR {self.names.type(one.type)} LANGUAGE {language}"

    def parser(self, one):
        functions = internals.PARSER | ({"HEADLINE": "prsd_headline"} if one.headline else {})
        self.out(f"CREATE TEXT SEARCH PARSER {self.names.of(one)} ({', '.join(f'{key} = {name}' for key, name in functions.items())});", one)

    def template(self, one):
        self.out(f"CREATE TEXT SEARCH TEMPLATE {self.names.of(one)} ({'INIT = dsimple_init, ' if one.initial else ''}LEXIZE = "
                 "dsimple_lexize);", one)

    def subscription(self, one):
        options = "".join(f", {key} = {value}" for key, value in sorted(one.options.items()))
        self.out(f"CREATE SUBSCRIPTION {quote(one.name)} CONNECTION {literal('host=' + one.host)} PUBLICATION "
                 f"{', '.join(map(quote, one.publications))} WITH (connect = false, slot_name = NONE{options});", one)
