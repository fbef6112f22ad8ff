"""The one way in which things become JSON: every object that argmap writes has a `version`."""

import json
from collections.abc import Collection, Mapping
from enum import Enum
from typing import Any

import attrs

VERSION = 1
"""Of the JSON that commands, reports and differences give (docs/reference/versions.md says what may change)."""


def plain(thing: Any, *, but: Collection[str] = ()) -> Any:
    """Data as dictionaries, lists, strings and numbers; `but` are fields of data classes that are left out.

    A thing with a method `as_plain` says itself what it is as data.
    """
    kind = type(thing)
    if kind in _SIMPLE:
        return thing
    if kind is tuple or kind is list:
        return [plain(each, but=but) for each in thing]
    if hasattr(kind, "as_plain"):
        return thing.as_plain()
    if attrs.has(kind):
        fields = [field.name for field in attrs.fields(kind) if field.name not in but]
        return {name: plain(getattr(thing, name), but=but) for name in fields}
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, Mapping):
        return {str(plain(key)): plain(value, but=but) for key, value in thing.items()}
    return [plain(each, but=but) for each in thing] if isinstance(thing, tuple | list) else thing


_SIMPLE = frozenset((str, int, float, bool, type(None)))
"""What JSON has as it is, and most data are."""


def as_json(data: Mapping[str, Any]) -> str:
    """An object as the text of a JSON file, its version first."""
    return json.dumps({"version": VERSION, **data}, ensure_ascii=False, indent=2) + "\n"


def as_json_lines(data: Mapping[str, Any]) -> str:
    """The same with each entry of a list on a line of its own: for what may be large.

    The encoder in C, which knows no indents, is five times as fast as the other one.
    """
    told = [f"{_line(key)}: {_entries(value)}" for key, value in {"version": VERSION, **data}.items()]
    return "{\n  " + ",\n  ".join(told) + "\n}\n"


def _entries(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _line(value)
    return "[\n    " + ",\n    ".join(map(_line, value)) + "\n  ]"


_line = json.JSONEncoder(ensure_ascii=False).encode
