"""Settings of a project: `[tool.argmap]` in the nearest `pyproject.toml`, or a file `argmap.toml`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from argmap.catalogue.pages import find_rule
from argmap.cli.problem import Problem
from argmap.cli.streams import say
from argmap.diagnostics.as_text import visible
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.files.limits import read_file, real_path
from argmap.service.findings import is_kept

_KEYS = ("select", "ignore", "strict", "texts")
MOST_SETTINGS = 1_000_000
"""Bytes of the largest file of settings."""
_LONG_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){100}""")
"""A dotted key of more than a hundred parts: reading it takes time without end."""
_OWN_TABLE = re.compile(r"\btool[ \t]*\.[ \t]*argmap\b")
_warned: set[str] = set()
"""Files of others that were found broken: that is said once."""


@attrs.frozen(eq=False, repr=False)
class Config:
    """Which rules are reported, whether warnings fail a check, and where texts are looked for."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    texts: tuple[Path, ...] = ()

    def keeps(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic is reported. Errors always are: they cannot be left out by choice."""
        return is_kept(diagnostic, self.select, self.ignore)


def find_config(start: Path) -> Config:
    """Read the settings that hold for a folder: the nearest file above it that has some.

    Raises:
        Problem: if there are settings that cannot be read.
    """
    here = real_path(start.absolute())
    for folder in (here, *here.parents):
        own = folder / "argmap.toml"
        if _is_file(own):
            try:
                return _read(own, read_toml(own))
            except TomlError as error:
                raise Problem(f"`{own}` cannot be read: {error}") from error
        project = folder / "pyproject.toml"
        table = _own_table(project) if _is_file(project) else None
        if table is not None:
            return _read(project, table)
    return Config()


def _is_file(path: Path) -> bool:
    """Whether there is a file; a folder that may not be looked into holds none for us."""
    try:
        return path.is_file()
    except OSError:
        return False


def _own_table(path: Path) -> object:
    """What stands under `[tool.argmap]` in the settings of a project; nothing where that is not ours to judge.

    Raises:
        Problem: if the settings are there, but cannot be read.
    """
    try:
        tools = read_toml(path).get("tool")
    except TomlError as error:
        if error.ours:
            raise Problem(f"`{path}` cannot be read: {error}") from error
        if str(path) not in _warned:
            _warned.add(str(path))
            say(visible(f"warning: `{path}` is left aside, it cannot be read: {error}"))
        return None
    return tools.get("argmap") if isinstance(tools, dict) else None


class TomlError(Exception):
    """A TOML file that cannot be read: why; `ours` is whether it speaks of argmap."""

    def __init__(self, reason: str, *, ours: bool = False) -> None:
        super().__init__(reason)
        self.ours = ours


def read_toml(path: Path) -> dict[str, Any]:
    """Read a file of settings, within limits.

    Raises:
        TomlError: if it cannot be read.
    """
    import tomllib  # only a project with settings needs it

    text = ""
    try:
        text = read_file(path, MOST_SETTINGS).decode()
        if _LONG_KEY.search(text):
            raise TomlError("a key has more than 100 parts", ours=bool(_OWN_TABLE.search(text)))
        return tomllib.loads(text)
    except OSError as error:
        raise TomlError(error.strerror or str(error)) from error
    except RecursionError as error:
        raise TomlError("it is nested too deeply", ours=bool(_OWN_TABLE.search(text))) from error
    except ValueError as error:
        raise TomlError(str(error), ours=bool(_OWN_TABLE.search(text))) from error


def _read(path: Path, table: object) -> Config:
    if not isinstance(table, Mapping):
        raise Problem(f"`{path}`: `tool.argmap` is no table of settings")
    for key in table:
        if key not in _KEYS:
            raise Problem(f"`{path}` has an unknown setting `{key}`; the settings are {', '.join(_KEYS)}")
    strict = table.get("strict", False)
    if not isinstance(strict, bool):
        raise Problem(f"`{path}`: `strict` is neither true nor false")
    return Config(
        select=_codes(path, "select", table),
        ignore=_codes(path, "ignore", table),
        strict=strict,
        texts=tuple(_folders(path, table.get("texts", []))),
    )


def _codes(path: Path, key: str, table: Mapping[str, Any]) -> tuple[str, ...]:
    words = table.get(key, [])
    if not isinstance(words, list) or not all(isinstance(each, str) for each in words):
        raise Problem(f'`{path}`: `{key}` is no list of rules; write it as in `{key} = ["AM207"]`')
    return codes(words, f"`{path}`: `{key}`")


def _folders(path: Path, names: object) -> Iterator[Path]:
    """The folders of texts, relative to the file of the settings."""
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise Problem(f'`{path}`: `texts` is no list of folders; write it as in `texts = ["texts"]`')
    here = real_path(Path())
    for name in names:
        try:
            folder = real_path(path.parent / name)
        except ValueError as error:
            raise Problem(f"`{path}`: `texts` names a folder that there cannot be: `{name}`") from error
        yield folder.relative_to(here) if folder.is_relative_to(here) else folder


def codes(words: Iterable[str], place: str) -> tuple[str, ...]:
    """Codes, names or beginnings of codes (`AM2`) as beginnings of codes.

    Raises:
        Problem: for a word that no rule fits.
    """
    from argmap.catalogue.rules import RULES

    found = []
    for word in words:
        rule = find_rule(str(word))
        if rule is not None:
            found.append(rule.code)
        elif str(word).upper().startswith("AM") and any(each.code.startswith(str(word).upper()) for each in RULES):
            found.append(str(word).upper())
        else:
            raise Problem(f"{place}: no rule is called `{word}`; `argmap explain` lists them")
    return tuple(found)
