"""A file at one moment, as the abilities of an editor look at it: its text now, and what the last whole check knew."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import attrs

from argmap.model.elements import Claim, SourceText, Speaker
from argmap.pipeline import Compilation
from argmap.quotations.check import CheckedQuotation
from argmap.quotations.text.quoted_text import QuotedText
from argmap.resolve.resolve import Occurrence
from argmap.resolve.scopes import Entity, NameKind
from argmap.service.workspace import OpenFile, Workspace
from argmap.source import Source, Span

NEAR = 3
"""Names to each side of a place that are looked at."""
_LINE = re.compile(r"[^\r\n]*")


@attrs.frozen
class FilePlace:
    """A piece of a file, by offsets in code points."""

    path: Path
    start: int
    end: int


@attrs.frozen(eq=False)
class PlacedName:
    """A name where it stands in the text as it is now."""

    occurrence: Occurrence
    start: int
    end: int

    @property
    def entity(self) -> Entity:
        """What it stands for."""
        return self.occurrence.entity


@attrs.frozen(eq=False)
class PlacedQuotation:
    """A quotation as it was checked, and where its words stand in the text as it is now."""

    checked: CheckedQuotation
    start: int
    end: int


class FileView:
    """What is asked of a file."""

    def __init__(self, workspace: Workspace, file: OpenFile) -> None:
        self.workspace, self.file = workspace, file
        self.path, self.text = file.path, file.text
        self.source = Source(file.path.as_posix(), file.text)

    @property
    def compilation(self) -> Compilation | None:
        """The map of which the file is the top, as it was last checked."""
        return self.file.settled.compilation if self.file.settled else None

    @cached_property
    def names(self) -> tuple[PlacedName, ...]:
        """The names in the file, in its order; not those that were touched since."""
        found = []
        for each in self.file.settled.names if self.file.settled else ():
            now = self.file.shift.span(each.span.start, each.span.end)
            if now is not None:
                found.append(PlacedName(each, *now))
        return tuple(found)

    def name_at(self, offset: int) -> PlacedName | None:
        """The name that an offset stands in, or right behind."""
        settled, shift = self.file.settled, self.file.shift
        if settled is None:
            return None
        at = bisect_right(settled.starts, shift.before(offset))
        for each in settled.names[max(0, at - NEAR) : at + NEAR]:
            now = shift.span(each.span.start, each.span.end)
            if now is not None and now[0] <= offset <= now[1]:
                return PlacedName(each, *now)
        return None

    @cached_property
    def quotations(self) -> tuple[PlacedQuotation, ...]:
        """The quotations of the file as they were checked."""
        settled = self.file.settled
        if settled is None:
            return ()
        found = []
        for checks in dict.fromkeys(settled.compilation.facts.quotations.values()):
            for each in checks:
                origin = each.quotation.origin
                if origin is not None and origin.source is settled.source:
                    now = self.file.shift.span(origin.start, origin.end)
                    if now is not None:
                        found.append(PlacedQuotation(each, *now))
        return tuple(sorted(found, key=lambda each: each.start))

    def quotation_at(self, offset: int) -> PlacedQuotation | None:
        """The quotation whose words an offset stands in."""
        return next((each for each in self.quotations if each.start <= offset <= each.end), None)

    def here(self, span: Span | None) -> tuple[int, int] | None:
        """Where a piece of the file as it was checked is now, its inside changed or not."""
        if span is None or self.file.settled is None or span.source is not self.file.settled.source:
            return None
        return self.file.shift.span(span.start, span.end, whole=False)

    def line_at(self, offset: int) -> tuple[int, str]:
        """Where the line of an offset begins, and its text."""
        start = max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1
        match = _LINE.match(self.text, start)
        return start, match[0] if match else ""

    def lines_above(self, offset: int) -> Iterator[tuple[int, str]]:
        """The lines above that of an offset, the nearest first, each with where it begins."""
        start, _ = self.line_at(offset)
        while start > 0:
            start, line = self.line_at(start - 1 - (self.text[start - 2 : start] == "\r\n"))
            yield start, line

    # ---- what the map knows ----

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims of the map by their ids."""
        return self.compilation.map.claims if self.compilation else {}

    @property
    def sources(self) -> Mapping[str, SourceText]:
        """The sources of the map by their ids."""
        return self.compilation.map.sources if self.compilation else {}

    @property
    def speakers(self) -> Mapping[str, Speaker]:
        """The speakers of the map by their ids."""
        return self.compilation.map.speakers if self.compilation else {}

    def text_of(self, source: str) -> QuotedText | None:
        """The text of a source, if it could be read."""
        if self.compilation is None:
            return None
        found = self.compilation.facts.texts.get(source)
        if isinstance(found, QuotedText):
            return found
        held = self.sources.get(source)
        return self.workspace.text_of(self.path, held) if held is not None and found is None else None

    def declared(self, *kinds: NameKind) -> dict[str, Entity]:
        """The names of the map's things of some kinds, as the file writes them."""
        found: dict[str, Entity] = {}
        for each in self.compilation.names if self.compilation else ():
            if each.declares and any(each.entity.stands_for(kind) for kind in kinds):
                found.setdefault(each.entity.id, each.entity)
        return found

    def path_of(self, source: Source) -> Path:
        """The file that a source is, or was read from."""
        return Path(source.name)
