"""The tables of the parser as data: made once, by `tests/tools/parser_tables.py`, and kept beside this file.

Nothing is unpickled, and no folder is read or written that is not the package's own.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import lark

FILE = Path(__file__).with_name("parser_tables.json")


Tables = tuple[dict[str, Any], dict[int, Any]]
"""What lark's `memo_serialize` gives: the parser, and the rules that it refers to by number."""


def kept_tables(grammar: str) -> Tables | None:
    """The tables of the package, if they are of this grammar and of the lark that is installed."""
    try:
        kept = json.loads(FILE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if kept["made"] != made_from(grammar):
        return None
    table = kept["data"]["parser"]["parser"]
    table["tokens"] = _numbered(table["tokens"])
    table["states"] = {state: _numbered(actions) for state, actions in _numbered(table["states"]).items()}
    return kept["data"], _numbered(kept["memo"])


def made_from(grammar: str) -> dict[str, str]:
    """What tables belong to: a grammar, by its digest, and a version of lark."""
    return {"grammar": hashlib.sha256(grammar.encode()).hexdigest(), "lark": lark.__version__}


def _numbered(table: Mapping[str, Any]) -> dict[int, Any]:
    """JSON's keys are texts, lark's are numbers."""
    return {int(key): value for key, value in table.items()}
