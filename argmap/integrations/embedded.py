"""A map as a figure of a document: what every host of figures asks for."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import attrs

from argmap.diagnostics.as_text import as_text
from argmap.diagrams.diagram import Diagram
from argmap.diagrams.drawing import draw
from argmap.diagrams.pages.pictures import TreePictures
from argmap.diagrams.picture import picture
from argmap.diagrams.themes.theme import FORUM, THEMES, Theme
from argmap.diagrams.view import BY, FILTERS, View, values_of
from argmap.files.limits import real_path
from argmap.library import load, loads
from argmap.model.known import known
from argmap.pipeline import Compilation
from argmap.shown import in_a_cell

OPTIONS = ("focus", "depth", "only", "conflicts", "by", "position", "theme", "graph")
"""What a host may be told of a figure, in the words of `argmap draw`."""
_ID = re.compile(r'(\bid="|\bhref="#|url\(#)([\w.:-]+)')
_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_LABELLED = re.compile(r'\baria-labelledby="([^"]*)"')
_PARTS = re.compile(r",(?=\s*\w+\s*=)")
"""Between two filters; a title may hold commas of its own."""
_YES = {"": True, "true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class OptionError(ValueError):
    """An option of a figure that there is not, or that has no such value."""


@attrs.frozen(kw_only=True)
class FigureOptions:
    """What a figure shows of a map, and in which look.

    Attributes:
        view: the part of the map.
        theme: the look.
        graph: whether the map is drawn as one graph, and not as trees.
    """

    view: View = attrs.field(factory=View)
    theme: Theme = FORUM
    graph: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "FigureOptions":
        """The options by their words; a list is parted by commas or spaces.

        Raises:
            OptionError: for one that there is not.
        """
        unknown = [name for name in given if name not in OPTIONS]
        if unknown:
            raise OptionError(f"there is no option `{unknown[0]}`; there are {', '.join(OPTIONS)}")
        by = given.get("by", "section")
        if by not in BY:
            raise OptionError(f"by: `{by}` is none of {', '.join(BY)}")
        name = given.get("theme", FORUM.name)
        theme = next((each for each in THEMES if each.name == name), None)
        if theme is None:
            raise OptionError(f"theme: `{name}` is none of {', '.join(each.name for each in THEMES)}")
        return cls(
            view=View(
                focus=tuple(_list(given.get("focus", ""))),
                depth=_number("depth", given.get("depth", "1")),
                only=tuple(_filter(each) for each in _PARTS.split(given.get("only", "")) if each.strip()),
                conflicts=_switch("conflicts", given),
                by=by,
                position=_number("position", given.get("position", "0")),
            ),
            theme=theme,
            graph=_switch("graph", given),
        )


def _list(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _number(name: str, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text.strip()):
        raise OptionError(f"{name}: `{text}` is no whole number from 0")
    return int(text)


def _filter(text: str) -> tuple[str, str]:
    kind, sign, value = (part.strip() for part in text.partition("="))
    if not sign or kind not in FILTERS:
        raise OptionError(f"only: `{text.strip()}`: write one of {', '.join(FILTERS)}, `=` and a value")
    return kind, value


def _switch(name: str, given: Mapping[str, str]) -> bool:
    value = _YES.get(given.get(name, "no").strip().lower())
    if value is None:
        raise OptionError(f"{name}: `{given[name]}` is neither yes nor no")
    return value


class MapFigure:
    """A map as a figure: pictures in the formats of documents, words for who does not see them, and what is wrong.

    Every picture raises `EngineError` if no engine could draw it, and PDF `TypesettingError` without Typst.
    """

    def __init__(self, compilation: Compilation, options: FigureOptions | None = None) -> None:
        """Take a compiled map.

        Raises:
            OptionError: if the options name what the map does not have, or show nothing of it.
        """
        self.compilation = compilation
        self.options = options or FigureOptions()
        for claim in self.options.view.focus:
            try:
                known(claim, compilation.map.claims)
            except KeyError as error:
                raise OptionError(f"focus: {error}") from error
        for kind, value in self.options.view.only:
            if value not in values_of(kind, compilation.map):
                raise OptionError(f"only: the map has no {kind} `{value}`")
        try:
            self.diagram: Diagram = draw(compilation.map, compilation.facts, self.options.view)
        except ValueError as error:
            raise OptionError(str(error)) from error
        if not self.diagram.boxes and compilation.map.claims:
            raise OptionError("no claim of the map is shown by these options")

    @property
    def alt(self) -> str:
        """Words for who does not see the figure."""
        return self.diagram.alt

    @property
    def messages(self) -> str:
        """The errors and warnings of the map, as a terminal shows them; empty where there are none."""
        return as_text([each for each in self.compilation.diagnostics if each.severity != "hint"])

    @cached_property
    def _trees(self) -> TreePictures:
        return TreePictures(self.diagram, self.compilation.map, self.compilation.facts, theme=self.options.theme)

    def data(self, output_format: str) -> bytes:
        """The figure as the bytes of a file: `svg`, `pdf` (one page of its size) or `png`."""
        if self.options.graph:
            return picture(self.diagram, output_format, theme=self.options.theme)
        return self._trees.figure_pdf() if output_format == "pdf" else self._trees.as_bytes(output_format)

    def inline_svg(self) -> str:
        """The figure to stand in a page: no wider than its place, and with names that no other figure there has."""
        svg = self.data("svg").decode()
        svg = svg[svg.index("<svg") :]
        return in_a_cell(with_own_names(svg))

    def files(self) -> Iterator[Path]:
        """The files that the figure is made of: when one of them changes, it is another figure."""
        for document in self.compilation.documents:
            if not document.source.name.startswith("<"):
                yield real_path(Path(document.source.name))
        for source in self.compilation.map.sources.values():
            beside = source.origin.source.name if source.origin else ""
            if source.text and "\0" not in source.text and not beside.startswith("<"):
                yield real_path(Path(beside).parent / source.text)


def with_own_names(svg: str) -> str:
    """An SVG whose ids begin with letters of its own: several may stand in one page."""
    own = f"a{hashlib.sha256(svg.encode()).hexdigest()[:8]}-"

    def renamed(tag: re.Match[str]) -> str:
        named = _ID.sub(lambda match: f"{match[1]}{own}{match[2]}", tag[0])
        return _LABELLED.sub(lambda it: f'aria-labelledby="{" ".join(own + each for each in it[1].split())}"', named)

    return _TAG.sub(renamed, svg)


def figure_of_text(text: str, folder: Path, options: Mapping[str, str], *, name: str = "<figure>") -> MapFigure:
    """The figure of a text in the language; what it names is looked for in a folder.

    Raises:
        OptionError: as `FigureOptions.of` and `MapFigure`.
    """
    return MapFigure(loads(text, name=name, folder=folder), FigureOptions.of(options))


def figure_of_file(path: Path, options: Mapping[str, str]) -> MapFigure:
    """The figure of a file.

    Raises:
        OSError: if it cannot be read.
        OptionError: as `figure_of_text`.
    """
    return MapFigure(load(path), FigureOptions.of(options))
