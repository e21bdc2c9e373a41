"""Sources in another order and another layout that mean the same.

A schema's statements may stand in any order, except where PostgreSQL's own rules make order matter. `ordered` is the list
of those rules; `shuffled` gives a random order that keeps to them.
"""

import random
import re
from typing import NamedTuple

from sqltext import items, tokens, words_of

# Statements that only steer the session they stand in.
SESSION = {"begin", "commit", "start", "end", "analyze", "notify"}
# The settings that decide what a statement means.
DECISIVE = {"search_path", "role", "authorization"}


class Statement(NamedTuple):
    """A statement with what its session had set where it stood: (("search_path", "set search_path to a"), …)."""
    text: str
    words: tuple
    context: tuple
    data: str

    def sql(self):
        return self.text + ";\n" + (self.data + "\n" if self.data else "")


def _setting(words):
    """The name that SET or RESET is about; "role" for SET [SESSION | LOCAL] ROLE."""
    rest = [word for word in words[1:] if word not in ("session", "local")]
    return rest[0] if rest else ""


def statements_of(text, context=()):
    """The schema statements of one session's text, psql commands left out, and the context at its end."""
    found = []
    for item in items(text):
        words = tuple(words_of(item.text))
        if item.meta:
            continue
        if words[0] in ("set", "reset"):
            kept = tuple(entry for entry in context if entry[0] != _setting(words) and _setting(words) != "all")
            sets = words[0] == "set" and _setting(words) in DECISIVE
            context = kept + (((_setting(words), item.text),) if sets else ())
        elif words[0] not in SESSION:
            found.append(Statement(item.text, words, context, item.data))
    return found, context


def _mentions(statement, name):
    text = statement.text + " ".join(setting for _, setting in statement.context)
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I) is not None


def _target(words):
    """The name that an ALTER or CREATE acts on, its last part, and what stands behind."""
    rest = [word for word in words[2:] if word not in ("if", "not", "exists", "only", "or", "replace", "view", "index")]
    name = rest[0] if rest else ""
    if rest[1:2] == ["."]:
        name = rest[2] if len(rest) > 2 else ""
    return name.strip('"')


_NOISE = {"drop", "if", "exists", "cascade", "restrict", "only", ",", "(", ")", ".", "on"}
_KEYWORDS = {"schema", "role", "table", "view", "materialized", "index", "type", "domain", "function", "procedure",
             "sequence", "policy", "trigger", "rule", "extension", "aggregate", "owned", "by", "routine", "column",
             "constraint", "cast", "operator", "collation", "user", "group"}


def _names_it_governs(statement):
    """Names such that this statement keeps its place among all that mention them."""
    words, text = statement.words, statement.text
    if words[0] == "drop":
        return {word.strip('"') for word in words if word not in _NOISE | _KEYWORDS}
    if words[0] == "alter":
        if re.search(r"\b(rename\s+to|rename\s|set\s+schema|attach\s+partition|detach\s+partition|inherit)\b", text, re.I):
            return {word.strip('"') for word in words[2:] if re.match(r'[\w"]', word)} - {"rename", "to", "set", "schema"}
        if re.search(r"\badd\s+(?!constraint|primary|unique|foreign|check|exclude|value)|\btrigger\s+(all|user)\b|"
                     r"\b(add|drop|alter)\s+(column|attribute)\b|\bdrop\s", text, re.I):
            return {_target(words)}
    if words[0] == "create":
        # Copies what is there at that moment.
        return {name.split(".")[-1].strip('"') for name in re.findall(r'\bLIKE\s+([\w."]+)\s+(?:INCLUDING|EXCLUDING|,|\))',
                                                                       text, re.I)}
    return set()


def _is_privilege(statement):
    words = statement.words
    return (words[0] in ("grant", "revoke", "reassign") or words[:3] == ("alter", "default", "privileges")
            or words[0] == "alter" and re.search(r"\bowner\s+to\b", statement.text, re.I) is not None
            or any(name in ("role", "authorization") for name, _ in statement.context))


def _commented(statement):
    return re.split(r"\bIS\b", " ".join(statement.words), maxsplit=1, flags=re.I)[0].split("(")[0]


def _covers_what_is_there(statement):
    """GRANT … ON ALL … IN SCHEMA acts on what is there; default privileges on what comes."""
    return (statement.words[0] in ("grant", "revoke", "alter") and
            (re.search(r"\bon\s+all\s+\w+\s+in\s+schema\b", statement.text, re.I) is not None
             or statement.words[:3] == ("alter", "default", "privileges"))) or statement.words[0] == "reassign"


def ordered(first, second):
    """True where `second` must stay behind `first`."""
    if _is_privilege(first) and _is_privilege(second):
        return True
    for one, other in ((first, second), (second, first)):
        if _covers_what_is_there(one) and other.words[0] == "create":
            return True
        if any(_mentions(other, name) for name in _names_it_governs(one)):
            return True
    if first.words[0] == "comment" == second.words[0]:
        return _commented(first) == _commented(second)  # the last one stays
    if first.words[0] == "alter" == second.words[0]:
        return first.words[1] == second.words[1] and _target(first.words) == _target(second.words)
    if first.words[0] == "create" == second.words[0]:
        # The last CREATE OR REPLACE wins, and an index without a name takes the first that is free.
        replaces = "replace" in first.words[:3] or "replace" in second.words[:3]
        unnamed = all(re.match(r"create (unique )?index (concurrently )?on ", " ".join(s.words)) for s in (first, second))
        return replaces and _target(first.words[2:]) == _target(second.words[2:]) or unnamed
    return False


def constraints(statements):
    """For each statement the numbers of those that must come before it."""
    special = [index for index, one in enumerate(statements)
               if one.words[0] != "create" or _names_it_governs(one) or _is_privilege(one) or "replace" in one.words[:3]
               or re.match(r"create (unique )?index (concurrently )?on ", " ".join(one.words))]
    before = [set() for _ in statements]
    for index in special:
        for other in range(len(statements)):
            low, high = sorted((index, other))
            if low != high and low not in before[high] and ordered(statements[low], statements[high]):
                before[high].add(low)
    return before


def shuffled(statements, before, random_source: random.Random):
    """A random order that keeps to `before`. Each statement gets a random weight, and waits for what must precede it."""
    after = [[] for _ in statements]
    missing = [len(earlier) for earlier in before]
    for late, earlier in enumerate(before):
        for early in earlier:
            after[early].append(late)
    ready = [index for index, count in enumerate(missing) if count == 0]
    result = []
    while ready:
        at = random_source.randrange(len(ready))
        ready[at], ready[-1] = ready[-1], ready[at]
        index = ready.pop()
        result.append(statements[index])
        for late in after[index]:
            missing[late] -= 1
            if missing[late] == 0:
                ready.append(late)
    assert len(result) == len(statements)
    return result


def as_session(statements):
    """One file's text: the statements, with the settings that each of them had."""
    pieces, context = [], ()
    for statement in statements:
        if statement.context != context:
            pieces += [f"reset {'session authorization' if name == 'authorization' else name};\n" for name, _ in context]
            pieces += [setting + ";\n" for _, setting in statement.context]
            context = statement.context
        pieces.append(statement.sql())
    return "\n".join(pieces)


def in_files(statements, count, random_source):
    """The statements as `count` files in one or more folders; their order by path is that of the statements."""
    cuts = sorted(random_source.sample(range(1, len(statements)), min(count, len(statements)) - 1))
    files = {}
    for number, (begin, end) in enumerate(zip([0, *cuts], [*cuts, len(statements)])):
        folder = f"{number // 10:04}-part/" if count > 10 else ""
        files[f"{folder}{number:05}.sql"] = as_session(statements[begin:end])
    return files


def transcribed(text, random_source, change_case=True):
    """The same SQL with other white space, comments and letter case of key words and unquoted names."""
    kinds = list(tokens(text))
    result = []
    for index, (kind, token) in enumerate(kinds):
        near = {kinds[i].kind for i in (index - 1, index + 1) if 0 <= i < len(kinds)}
        if kind == "space" and not near & {"string", "comment", "meta"}:
            # A line break between two strings joins them; a psql command ends with its line.
            token = random_source.choice([" ", "\n", "\n\n  ", "\t ", " /* a /* nested */ comment */ ", " -- a comment\n"])
        elif kind == "word" and change_case and token.isascii():
            token = random_source.choice([token.upper(), token.lower(), token.capitalize()])
        result.append(token)
    return "".join(result)
