"""Readers of formats that others take care of: packages of the extra `argmap[interchange]`, loaded when needed."""

import re
from typing import Any


class MissingExtraError(Exception):
    """A package that a format needs is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(f"this needs the package {package}: pip install 'argmap[interchange]'")


class BadDataError(Exception):
    """A text is none of the format; `at` is where that shows, as a line counted from 0, if that is known."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


_MOST_DEEP = 200
"""Brackets within brackets that are read."""


def _depth(text: str) -> int:
    """How deep brackets nest in a text, at most."""
    depth = most = 0
    for found in re.finditer(r"[\[\]{}]", text):
        depth = depth + 1 if found[0] in "[{" else max(0, depth - 1)
        most = max(most, depth)
    return most


def load_yaml(text: str) -> Any:
    """The value of a YAML 1.2 text; mappings and lists know their lines (`lc`).

    YAML 1.2, not 1.1: names such as `no` and `on` stay names.

    Raises:
        MissingExtraError: if ruamel.yaml is not installed.
        BadDataError: for a text that is none.
    """
    try:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError
    except ImportError as error:
        raise MissingExtraError("ruamel.yaml") from error
    if _depth(text) > _MOST_DEEP:
        raise BadDataError("its brackets nest too deep")
    reader = YAML(typ="rt", pure=True)
    reader.version = (1, 2)
    reader.allow_duplicate_keys = True
    try:
        return reader.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadDataError(error.problem or "this is no YAML", mark.line if mark else 0) from error
    except Exception as error:  # what else a reader says of a broken text
        raise BadDataError("this is no YAML") from error


def line_of(mapping: object, key: object) -> int:
    """The line, counted from 0, on which a key of a mapping stands, or an item of a list."""
    places = getattr(mapping, "lc", None)
    try:
        found = places.key(key) if hasattr(mapping, "keys") else places.item(key)  # type: ignore[union-attr]
        return int(found[0])
    except (AttributeError, KeyError, TypeError, IndexError):
        return 0
