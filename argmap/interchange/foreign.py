"""What a reader of a foreign format is given, and what a writer gives back."""

from collections.abc import Callable, Mapping
from typing import Protocol

import attrs

from argmap.brief_repr import brief_repr
from argmap.interchange.imported import Imported
from argmap.interchange.loss import Lost
from argmap.model.content import MapContent
from argmap.source import Source


def nothing_beside(_name: str) -> str | None:
    """No file lies beside what did not come from one."""
    return None


@attrs.frozen(kw_only=True)
class Foreign:
    """A foreign file.

    Attributes:
        source: its text; empty for a packed file.
        data: its bytes.
        leaves: what claims are that nothing speaks for: `assumed`, `plain` or `open`.
        restates: whether two claims of which one rephrases the other become one in two wordings.
        beside: the text of a file beside it, by its name; `None` where there is none.
    """

    source: Source
    data: bytes = attrs.field(default=b"", repr=False)
    leaves: str = "assumed"
    restates: bool = False
    beside: Callable[[str], str | None] = nothing_beside

    @property
    def stem(self) -> str:
        """The name of the file without folders and endings."""
        return self.source.name.replace("\\", "/").rpartition("/")[2].partition(".")[0]


@attrs.frozen(kw_only=True)
class Exported:
    """A map in a foreign format.

    Attributes:
        data: the bytes of the file.
        losses: what the format has no place for.
    """

    data: bytes
    losses: tuple[Lost, ...] = ()

    __repr__ = brief_repr

    @property
    def text(self) -> str:
        """The file as text."""
        return self.data.decode()


class ForeignReader(Protocol):
    """Reads a file of a format; whatever the file holds, nothing is raised."""

    def __call__(self, foreign: Foreign, /) -> Imported[MapContent]:
        """The map of a file."""


class ForeignWriter(Protocol):
    """Writes a map; `texts` are the texts of its sources, by their ids, as far as they are at hand."""

    def __call__(self, amap: MapContent, /, *, texts: Mapping[str, str]) -> Exported:
        """The file of a map."""
