"""What a thing shows of itself at a prompt: never more than fits a few lines."""

from collections.abc import Mapping
from typing import Any

import attrs

MOST = 200
"""Characters that a thing shows of itself."""
_MOST_VALUE = 60


def brief_repr(thing: Any) -> str:
    """`Name(field=value, …)` with what says something, cut where it gets long.

    A class takes it over with `__repr__ = brief_repr`.
    """
    name = type(thing).__name__
    parts: list[str] = []
    room = MOST - len(name) - 5
    for field in attrs.fields(type(thing)):
        value = getattr(thing, field.name)
        if not field.repr or value in ("", (), None) or (isinstance(value, Mapping) and not value):
            continue
        part = f"{field.name}={_shown(value)}"
        room -= len(part) + 2
        if room < 0:
            parts.append("…")
            break
        parts.append(part)
    return f"{name}({', '.join(parts)})"


def _shown(value: Any) -> str:
    if isinstance(value, tuple | Mapping) and len(value) > 3:
        return f"<{len(value)}>"
    text = repr(value)
    if len(text) <= _MOST_VALUE:
        return text
    if isinstance(value, str):
        return f"{text[: _MOST_VALUE - 2]}…{text[-1]}"
    if isinstance(value, tuple | Mapping):
        return f"<{len(value)}>"
    return f"<{type(value).__name__}>"
