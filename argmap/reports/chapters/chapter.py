"""What a chapter is: a name, a heading, what it finds, and how that is written."""

from collections.abc import Callable, Collection

import attrs

from argmap.findings.findings import Findings
from argmap.page.blocks import Writer


@attrs.frozen
class Limits:
    """How many of each the short chapters show: cards and further clashes, rows of the tables."""

    cards: int = attrs.field(default=4, kw_only=True)
    further: int = attrs.field(default=4, kw_only=True)
    claims: int = attrs.field(default=12, kw_only=True)
    rows: int = attrs.field(default=12, kw_only=True)
    months: int = attrs.field(default=12, kw_only=True)

    def less(self) -> "Limits":
        """The next shorter ones."""
        return Limits(
            cards=max(1, self.cards - (self.rows <= 4)),
            further=max(0, self.further - 1),
            claims=max(4, self.claims - 2),
            rows=max(3, self.rows - 2),
            months=max(3, self.months - 2),
        )


@attrs.frozen
class Chapter:
    """A chapter of the annex.

    Attributes:
        name: what `--only` and the JSON call it.
        title: its heading.
        find: what it finds, as data.
        write: writes that on a page.
        charts: the charts that stand in it.
        says: whether there is anything to write.
        write_part: writes what is about some claims alone, where it goes claim by claim.
    """

    name: str
    title: str
    find: Callable[[Findings], object]
    write: Callable[[Findings, Writer], None]
    charts: tuple[str, ...] = ()
    says: Callable[[Findings], bool] = lambda _: True
    write_part: Callable[[Findings, Writer, Collection[str]], None] | None = None


@attrs.frozen
class ShortChapter:
    """A chapter behind page 1, cut so that all of them together are read in a few minutes.

    Its heading is one of the report's phrases, by its `name`.
    """

    name: str
    find: Callable[[Findings], object]
    write: Callable[[Findings, Writer, Limits], None]
    says: Callable[[Findings], bool]
