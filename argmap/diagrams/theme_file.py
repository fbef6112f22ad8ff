"""A theme of the user's own, as a TOML file: what differs from one of ours.

base = "ledger"

[colours]            text, muted, small_text, paper, frame_line, frame_fill
paper = "#FFFDF5"

[fonts]              family (measured as Arial), stack, text and small (sizes in points)
text = 11

[boxes]              width (points), card (forum, ledger, slip), clusters
width = 180

[relations.rebuts]   colour, width; line and head stay, so that kinds differ without colour
colour = "#A33A10"

[verdicts.accepted]  width, style (solid, dashed, dotted, double), pale, ink, fill, bar
width = 3

[[tints]]            line, fill: one a side
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from argmap.diagnostics.suggest import nearest
from argmap.diagrams.graphviz.cards import CARDS
from argmap.diagrams.themes.contrast import faint
from argmap.diagrams.themes.theme import THEMES, Border, Look, Theme, Tint
from argmap.model.verdict_kinds import LIKE

Read = Callable[[object, str], Any]
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class ThemeError(Exception):
    """A theme file that cannot be used; `problems` has a sentence for each mistake."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def read_theme(text: str) -> tuple[Theme, tuple[str, ...]]:
    """The theme of a file, and what in it is too faint to read.

    Raises:
        ThemeError: with every mistake in it.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError([f"not TOML: {error}"]) from error
    reader = _Reader()
    theme = reader.theme(data)
    if reader.problems:
        raise ThemeError(reader.problems)
    return theme, tuple(faint(theme))


class _Reader:
    def __init__(self) -> None:
        self.problems: list[str] = []

    def theme(self, data: Mapping[str, Any]) -> Theme:
        known = {each.name: each for each in THEMES}
        self._keys(data, ("base", "name", "colours", "fonts", "boxes", "relations", "verdicts", "tints"), "")
        base = self._one_of(data.get("base", "forum"), tuple(known), "base")
        theme = known.get(base, THEMES[0])
        colours = self._table(data.get("colours", {}), "colours", dict.fromkeys(_COLOURS, self._colour))
        fonts = self._table(data.get("fonts", {}), "fonts", self._fonts())
        boxes = self._table(data.get("boxes", {}), "boxes", self._boxes())
        renamed = {"family": "font", "text": "text_size", "small": "small_size", "width": "box_width"}
        values = {renamed.get(key, key): value for key, value in (*fonts.items(), *boxes.items())} | colours
        values["looks"] = self._looks(data.get("relations", {}), theme.looks)
        values["verdicts"] = self._verdicts(data.get("verdicts", {}), theme.verdicts)
        tints = self._tints(data.get("tints", []))
        if tints:
            values |= {"tints": tints, "plain": tints[0]}
        return attrs.evolve(theme, name=str(data.get("name", "own")), **values)

    def _fonts(self) -> dict[str, Read]:
        sizes = {"text": self._number(5, 40), "small": self._number(4, 30)}
        return {"family": self._string, "stack": self._string, **sizes}

    def _boxes(self) -> dict[str, Read]:
        def card(value: object, place: str) -> str:
            return self._one_of(value, tuple(CARDS), place)

        return {"width": self._number(60, 600), "clusters": self._boolean, "card": card}

    def _looks(self, data: object, looks: Mapping[str, Look]) -> dict[str, Look]:
        found = dict(looks)
        for kind, table in self._tables(data, "relations", tuple(looks)):
            readers: dict[str, Read] = {"colour": self._colour, "width": self._number(0.3, 8)}
            found[kind] = attrs.evolve(looks[kind], **self._table(table, f"relations.{kind}", readers))
        return found

    def _verdicts(self, data: object, borders: Mapping[str, Border]) -> dict[str, Border]:
        found = dict(borders)
        known = dict.fromkeys((*filter(None, borders), *LIKE))
        for verdict, table in self._tables(data, "verdicts", tuple(known)):
            place = f"verdicts.{verdict}"
            readers: dict[str, Read] = {"width": self._number(0.3, 8), "pale": self._boolean, "style": self._style}
            readers |= dict.fromkeys(("ink", "fill", "bar"), self._colour)
            found[verdict] = attrs.evolve(
                found.get(verdict) or found[LIKE[verdict]], **self._table(table, place, readers)
            )
        return found

    def _tints(self, data: object) -> tuple[Tint, ...]:
        if not isinstance(data, list):
            self.problems.append("tints: not a list; write `[[tints]]` with `line` and `fill` for each side")
            return ()
        found = []
        for at, each in enumerate(data, 1):
            values = self._table(each, f"tints {at}", {"line": self._colour, "fill": self._colour})
            if {"line", "fill"} <= set(values):
                found.append(Tint(values["line"], values["fill"]))
            elif isinstance(each, Mapping) and not {"line", "fill"} <= set(each):
                self.problems.append(f"tints {at}: needs both `line` and `fill`")
        return tuple(found)

    def _tables(self, data: object, place: str, names: tuple[str, ...]) -> list[tuple[str, object]]:
        if not isinstance(data, Mapping):
            self.problems.append(f"{place}: not a table")
            return []
        self._keys(data, names, f"{place}.")
        return [(name, table) for name, table in data.items() if name in names]

    def _table(self, data: object, place: str, readers: Mapping[str, Read]) -> dict[str, Any]:
        if not isinstance(data, Mapping):
            self.problems.append(f"{place}: not a table")
            return {}
        self._keys(data, tuple(readers), f"{place}.")
        values = {key: readers[key](value, f"{place}.{key}") for key, value in data.items() if key in readers}
        return {key: value for key, value in values.items() if value is not None}

    def _keys(self, data: Mapping[str, Any], names: tuple[str, ...], prefix: str) -> None:
        for key in data:
            if key not in names:
                near = nearest(key, names)
                hint = f"did you mean `{near}`?" if near else f"there are {', '.join(names)}"
                self.problems.append(f"{prefix}{key}: there is no such setting; {hint}")

    def _colour(self, value: object, place: str) -> str | None:
        if isinstance(value, str) and _COLOUR.fullmatch(value):
            return value.upper()
        self.problems.append(f"{place}: {value!r} is no colour; a colour is written #1A2B3C")
        return None

    def _number(self, low: float, high: float) -> Read:
        def read(value: object, place: str) -> float | None:
            if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
                return float(value)
            self.problems.append(f"{place}: {value!r} is no number from {low:g} to {high:g}")
            return None

        return read

    def _boolean(self, value: object, place: str) -> bool | None:
        if isinstance(value, bool):
            return value
        self.problems.append(f"{place}: {value!r} is neither true nor false")
        return None

    def _string(self, value: object, place: str) -> str | None:
        if isinstance(value, str) and value and not set(value) & set('<>&"\\\n'):
            return value
        self.problems.append(f"{place}: {value!r} is no name of a font")
        return None

    def _style(self, value: object, place: str) -> str:
        return self._one_of(value, ("solid", "dashed", "dotted", "double"), place)

    def _one_of(self, value: object, names: tuple[str, ...], place: str) -> str:
        if value in names:
            return str(value)
        near = nearest(str(value), names)
        hint = f"did you mean `{near}`?" if near else f"there are {', '.join(names)}"
        self.problems.append(f"{place}: {value!r} is none; {hint}")
        return names[0]


_COLOURS = ("text", "muted", "small_text", "paper", "frame_line", "frame_fill")
