"""Make the tables of the parser, `argmap/syntax/parser_tables.json`, after the grammar or lark has changed.

python tests/tools/parser_tables.py [FILE]
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from lark.grammar import Rule
from lark.lexer import TerminalDef

from argmap.syntax.grammar import STARTS, grammar_text, made_parser
from argmap.syntax.tables import FILE, made_from

SHIFT = 0
"""How lark writes that an action leads to a state; the other kind reduces by a rule."""


def tables() -> str:
    """The tables as JSON, with what they were made from; the same text at every time."""
    grammar = grammar_text()
    data, memo = made_parser(grammar).memo_serialize([TerminalDef, Rule])
    data["options"] = {
        name: value for name, value in data["options"].items() if name not in ("lexer", "transformer", "_plugins")
    }
    data["parser"]["lexer_conf"]["lexer_type"] = None
    data["parser"]["parser"] = in_order(data["parser"]["parser"])
    text = json.dumps({"made": made_from(grammar), "data": data, "memo": memo}, separators=(",", ":"))
    return text.replace('},"', '},\n"') + "\n"


def in_order(table):
    """The table with its tokens in the order of their names, and its states as they are met from the first ones.

    Lark numbers both by the order of its sets, which is another in each process.
    """
    names = sorted(table["tokens"].values())
    at = {name: number for number, name in enumerate(names)}
    states = {
        state: dict(sorted((at[table["tokens"][token]], action) for token, action in actions.items()))
        for state, actions in table["states"].items()
    }
    met = {state: number for number, state in enumerate(dict.fromkeys(table["start_states"][rule] for rule in STARTS))}
    for state in (queue := list(met)):
        for kind, to in states[state].values():
            if kind == SHIFT and to not in met:
                met[to] = len(met)
                queue.append(to)
    return {
        "tokens": dict(enumerate(names)),
        "states": {
            met[state]: {token: [kind, met[to] if kind == SHIFT else to] for token, (kind, to) in states[state].items()}
            for state in queue
        },
        "start_states": {rule: met[state] for rule, state in sorted(table["start_states"].items())},
        "end_states": {rule: met[state] for rule, state in sorted(table["end_states"].items())},
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file."""
    names = sys.argv[1:] if arguments is None else arguments
    (Path(names[0]) if names else FILE).write_text(tables(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
