"""The one way in which things become JSON: every object that argmap writes has a `version`."""

import json
from collections.abc import Collection, Mapping
from enum import Enum
from typing import Any, Protocol, runtime_checkable

import attrs

VERSION = 1
"""Of the JSON that commands, reports and differences give (docs/reference/versions.md says what may change)."""


@runtime_checkable
class Plain(Protocol):
    """A thing that says itself what it is as data."""

    def as_plain(self) -> Any:
        """Dictionaries, lists, strings and numbers."""


def plain(thing: Any, *, but: Collection[str] = ()) -> Any:
    """Data as dictionaries, lists, strings and numbers; `but` are fields of data classes that are left out."""
    if isinstance(thing, Plain):
        return thing.as_plain()
    if attrs.has(type(thing)):
        fields = [field.name for field in attrs.fields(type(thing)) if field.name not in but]
        return {name: plain(getattr(thing, name), but=but) for name in fields}
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, Mapping):
        return {str(plain(key)): plain(value, but=but) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [plain(each, but=but) for each in thing]
    return thing


def as_json(data: Mapping[str, Any]) -> str:
    """An object as the text of a JSON file, its version first."""
    return json.dumps({"version": VERSION, **data}, ensure_ascii=False, indent=2) + "\n"
