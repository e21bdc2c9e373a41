#!/usr/bin/env python3
"""Writes rules.h, tokens.h and names.inc from the grammar, for ashlar_syntax.

usage: generate_tables.py SqlParser.g4 SqlLexer.g4 SqlLexer.tokens OUTPUT_DIRECTORY

A parser rule `name_variant` is a node `name`; `inline_…` is no node (Rule::none); names in lines
`// shaped:` are nodes that only the tree has.
"""

import re
import sys
from pathlib import Path

LOOK_AHEAD = {"LPAREN_QUERY": "LPAREN", "OPERATOR_LA": "KW_OPERATOR"}


def parser_rules(text):
    return re.findall(r"^([a-z]\w*)\s*(?:$|:)", text, re.M)


def token_names(text):
    by_type = {}
    for name, number in re.findall(r"^(\w+)=(\d+)$", text, re.M):
        by_type[int(number)] = name
    return [by_type[number] for number in sorted(by_type)]


def base_token(name):
    if name in LOOK_AHEAD:
        return LOOK_AHEAD[name]
    return "KW_" + name[: -len("_LA")] if name.endswith("_LA") else name


def main():
    parser, lexer_tokens, out = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    text = parser.read_text()
    rules = parser_rules(text)
    shaped = [word for line in re.findall(r"^// shaped:(.*)$", text, re.M) for word in line.split()]
    nodes = []
    for rule in rules + shaped:
        node = rule.split("_")[0]
        if node != "inline" and node not in nodes:
            nodes.append(node)
    tokens = token_names(lexer_tokens.read_text())
    kinds = []
    for name in tokens:
        base = base_token(name)
        if base not in kinds:
            kinds.append(base)

    head = "#pragma once\n// Generated from grammar/ by generate_tables.py.\n\n#include <cstdint>\n#include <string_view>\n\nnamespace ashlar::syntax {\n\n"
    tail = "\n}  // namespace ashlar::syntax\n"
    listing = lambda names: "".join(f"  {name},\n" for name in names)
    out.mkdir(parents=True, exist_ok=True)
    files = {
        "rules.h": head + "/// Every node of the tree that is not a token.\nenum class Rule : std::uint16_t {\n  none,\n  token,\n"
        + listing(nodes) + "};\n\n/// The rule's name as the grammar has it.\nstd::string_view rule_name(Rule rule);\n" + tail,
        "tokens.h": head + "/// Every token; keywords as KW_SELECT.\nenum class Tok : std::uint16_t {\n  none,\n"
        + listing(kinds) + "  eof,\n};\n\n/// The token's name as the grammar has it.\nstd::string_view token_name(Tok token);\n" + tail,
        "names.inc": "// Generated from grammar/ by generate_tables.py.\n"
        + "inline constexpr std::string_view rule_names[] = {\"none\", \"token\",\n"
        + "".join(f'  "{name}",\n' for name in nodes) + "};\n"
        + "inline constexpr std::string_view token_names[] = {\"none\",\n"
        + "".join(f'  "{name}",\n' for name in kinds) + '  "eof",\n};\n'
        + "// The node of each parser rule, the kind of each token type of ANTLR.\n"
        + "inline constexpr Rule node_of_rule[] = {\n"
        + "".join("  Rule::" + ("none" if rule.startswith("inline_") else rule.split("_")[0]) + ",\n" for rule in rules)
        + "};\n"
        + "inline constexpr Tok kind_of_token[] = {Tok::none,\n"
        + "".join(f"  Tok::{base_token(name)},\n" for name in tokens) + "};\n"
        + "// ANTLR's token types.\nnamespace raw {\n"
        + "".join(f"inline constexpr std::uint16_t {name} = {number};\n" for number, name in enumerate(tokens, 1))
        + "}  // namespace raw\n",
    }
    for name, content in files.items():
        path = out / name
        if not path.exists() or path.read_text() != content:
            path.write_text(content)


main()
