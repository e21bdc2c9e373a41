"""SQL files taken apart as psql does it, by a reader of its own: what tests compare Ashlar with must not be Ashlar.

`items` gives the statements and psql commands of a file in order; `tokens` the tokens of one statement.
"""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"""
    (?P<comment>  --[^\n]* )
  | (?P<block>    /\* )
  | (?P<dollar>   \$(?P<tag>(?:[A-Za-z_\x80-\U0010ffff][\w\x80-\U0010ffff]*)?)\$ .*? \$(?P=tag)\$ )
  | (?P<string>   [eE]'(?:[^'\\]|\\.|'')*' | (?:[uU]&|[bBxXnN])?'(?:[^']|'')*' )
  | (?P<name>     (?:[uU]&)?"(?:[^"]|"")*" )
  | (?P<variable> (?<!:) :(?:[A-Za-z_]\w*|'\w+'|"\w+"|\{\?\w+\}) )
  | (?P<word>     [A-Za-z_\x80-\U0010ffff][\w$\x80-\U0010ffff]* )
  | (?P<number>   \d[\w.]* )
  | (?P<space>    [ \t\r\n\f\v]+ )
  | (?P<meta>     \\[^\n]* )
  | (?P<other>    :: | . )
""", re.VERBOSE | re.DOTALL)


class Token(NamedTuple):
    kind: str
    text: str


class Item(NamedTuple):
    """A statement with the comments above it and without its semicolon, or (`meta`) a line with a psql command."""
    text: str
    meta: bool = False
    data: str = ""  # the rows of COPY … FROM stdin, with the line that ends them


def _block_end(text, at):
    depth = 0
    for mark in re.compile(r"/\*|\*/").finditer(text, at):
        depth += 1 if mark.group() == "/*" else -1
        if depth == 0:
            return mark.end()
    return len(text)


def tokens(text, at=0):
    """The tokens of `text` from `at` on, white space and comments included; nothing is lost."""
    while at < len(text):
        found = _TOKEN.match(text, at)
        kind = found.lastgroup if found.lastgroup != "tag" else "dollar"
        end = _block_end(text, at) if kind == "block" else found.end()
        yield Token("comment" if kind == "block" else kind, text[at:end])
        at = end


def _copies_rows(words):
    return words[:1] == ["copy"] and any(pair == ("from", "stdin") for pair in zip(words, words[1:]))


def items(text):
    """The items of a file. Text after the last semicolon is a statement too."""
    at, piece, words, depth, body = 0, [], [], 0, 0
    result = []

    def statement(data=""):
        whole = "".join(piece).strip()
        if words:
            result.append(Item(whole, data=data))

    while at < len(text):
        token = next(tokens(text, at))
        at += len(token.text)
        if token.kind == "meta":
            if re.match(r"\\g(?!etenv)|\\crosstabview|\\watch", token.text):  # sends the statement, as a semicolon does
                statement()
                piece, words, depth = [], [], 0
            result.append(Item(token.text.strip(), meta=True))
            continue
        if token.kind == "word":
            word = token.text.lower()
            # BEGIN ATOMIC … END holds semicolons of its own, and CASE … END may stand in it.
            if word == "atomic" and words[-1:] == ["begin"] or body and word == "case":
                body += 1
            elif body and word == "end":
                body -= 1
            words.append(word)
        elif token.kind in ("string", "name", "dollar", "number"):
            words.append("")
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if token.text != ";" or depth > 0 or body:
            piece.append(token.text)
            continue
        data = ""
        if _copies_rows(words):
            line = text.find("\n", at) + 1
            end = re.compile(r"^\\\.[ \t\r]*$", re.M).search(text, line)
            stop = end.end() if end else len(text)
            data, at = text[line:stop], stop
        statement(data)
        piece, words, depth = [], [], 0
    statement()
    return result


def words_of(text, count=12):
    """The first tokens of a statement that are neither space nor comment, words in lower case."""
    found = []
    for token in tokens(text):
        if token.kind not in ("space", "comment"):
            found.append(token.text.lower() if token.kind == "word" else token.text)
            if len(found) == count:
                break
    return found


def without_literals(text):
    """The statement with its strings emptied and its comments gone, to look for key words in."""
    return "".join("''" if token.kind in ("string", "dollar") else " " if token.kind == "comment" else token.text
                   for token in tokens(text))
