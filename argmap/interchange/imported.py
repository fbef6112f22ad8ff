"""What comes of reading a foreign file."""

from collections.abc import Mapping
from typing import Generic, TypeVar

import attrs

from argmap.brief_repr import brief_repr
from argmap.catalogue.rules import UNREADABLE
from argmap.diagnostics.diagnostic import Diagnostic, in_order
from argmap.interchange.loss import Lost
from argmap.model.content import MapContent
from argmap.source import Source, Span

M_co = TypeVar("M_co", bound=MapContent, covariant=True)


@attrs.frozen(kw_only=True)
class Imported(Generic[M_co]):
    """A map read from a foreign file.

    Attributes:
        map: what was read; of a file that could not be read at all, an empty map.
        format: the name of the format that it was read as.
        errors: what could not be read.
        losses: every difference between the file and the map, with its place in the file.
        texts: the texts that the file carries, by the path that a source names each with.
    """

    map: M_co
    format: str
    errors: tuple[Diagnostic, ...] = ()
    losses: tuple[Lost, ...] = ()
    texts: Mapping[str, str] = attrs.field(factory=dict)

    __repr__ = brief_repr

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The errors and the losses, in the order of the file."""
        return in_order([*self.errors, *(each.diagnostic for each in self.losses)])


def unreadable(source: Source, format_: str, message: str, at: int = 0, *, help_: str = "") -> Imported[MapContent]:
    """The result for a file that is none of the format; `at` is where that shows, as an offset."""
    start = min(max(at, 0), len(source.text))
    span = Span(source, start, min(start + 1, len(source.text)))
    return Imported(map=MapContent(), format=format_, errors=(Diagnostic.at(UNREADABLE, span, message, help=help_),))
