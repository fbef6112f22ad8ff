"""Settings of a project: `[tool.argmap]` in the nearest `pyproject.toml`, or a file `argmap.toml`."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from argmap.catalogue.pages import find_rule
from argmap.cli.problem import Problem
from argmap.diagnostics.diagnostic import Diagnostic

_KEYS = ("select", "ignore", "strict", "texts")


@attrs.frozen(eq=False, repr=False)
class Config:
    """Which rules are reported, whether warnings fail a check, and where texts are looked for."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    texts: tuple[Path, ...] = ()

    def keeps(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic is reported. Errors always are: they cannot be left out by choice."""
        code = diagnostic.rule.code
        if diagnostic.severity == "error":
            return True
        return (not self.select or code.startswith(self.select)) and not code.startswith(self.ignore or ("-",))


def find_config(start: Path) -> Config:
    """Read the settings that hold for a folder: the nearest file above it that has some.

    Raises:
        Problem: if there are settings that cannot be read.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        own = folder / "argmap.toml"
        if own.is_file():
            return _read(own, _toml(own))
        project = folder / "pyproject.toml"
        if project.is_file():
            table = _toml(project).get("tool", {}).get("argmap")
            if table is not None:
                return _read(project, table)
    return Config()


def _toml(path: Path) -> dict[str, Any]:
    import tomllib  # only a project with settings needs it

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Problem(f"`{path}` cannot be read: {error}") from error


def _read(path: Path, table: Mapping[str, Any]) -> Config:
    for key in table:
        if key not in _KEYS:
            raise Problem(f"`{path}` has an unknown setting `{key}`; the settings are {', '.join(_KEYS)}")
    strict = table.get("strict", False)
    if not isinstance(strict, bool):
        raise Problem(f"`{path}`: `strict` is neither true nor false")
    return Config(
        select=codes(table.get("select", []), f"`{path}`: `select`"),
        ignore=codes(table.get("ignore", []), f"`{path}`: `ignore`"),
        strict=strict,
        texts=tuple(_folders(path, table.get("texts", []))),
    )


def _folders(path: Path, names: object) -> Iterator[Path]:
    """The folders of texts, relative to the file of the settings."""
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise Problem(f"`{path}`: `texts` is no list of folders")
    here = Path().resolve()
    for name in names:
        folder = (path.parent / name).resolve()
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
