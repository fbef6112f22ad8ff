"""Checking every quotation of a map against the text that it names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import attrs

from argmap.brief_repr import brief_repr
from argmap.model.content import MapContent
from argmap.model.elements import Quotation, QuotationKind, SourceText
from argmap.quotations.find import find_quote
from argmap.quotations.finding import Finding, Status
from argmap.quotations.languages.registry import language_by_code
from argmap.quotations.text.places import Named
from argmap.quotations.text.quoted_text import NoText, QuotedText
from argmap.shown import TableOf

Texts = Mapping[str, QuotedText | NoText]
"""The texts of the sources that name one, by source."""

PLAIN = "text"
"""The reader that gives a text as it is."""
_NUMBERED = re.compile(r"#(\d{1,6})\s*$")


@attrs.frozen
class CheckedQuotation:
    """A quotation of a claim and what came of checking it.

    `language` is the code of the language that the words were compared in. `in_source` is what was found in the text;
    where the text is no longer the one whose digest the map holds, `status` is `source-changed` whatever that is.
    """

    claim: str
    quotation: Quotation
    in_source: Finding
    text: QuotedText | None = attrs.field(default=None, repr=False)
    changed: bool = False
    language: str = ""

    __repr__ = brief_repr

    @property
    def status(self) -> Status:
        """The outcome."""
        return Status.SOURCE_CHANGED if self.changed else self.in_source.status

    @property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """The stretches of the text that it has words of, without its gaps; each place of what stands in several."""
        found = self.in_source
        if found.status is Status.AMBIGUOUS:
            return tuple(found.occurrences)
        if found.start is None or found.end is None or found.status is Status.NOT_FOUND:
            return ()
        pieces = []
        at = found.start
        for gap in sorted(found.gaps, key=lambda gap: gap.start):
            if gap.start > at:
                pieces.append((at, gap.start))
            at = max(at, gap.end)
        return (*pieces, (at, found.end)) if found.end > at else tuple(pieces)

    @property
    def altered(self) -> bool:
        """Whether its words are nearly those of the text, or in pieces, and say something else."""
        return self.in_source.status is not Status.NOT_FOUND and bool(self.in_source.altering)

    @property
    def fails(self) -> bool:
        """Whether the words do not stand in the text as quoted, so that they carry nothing.

        That is so of words that are not found, and where a changed word, a gap or a bracket turns what they say; also
        where the text has changed since it was pinned. A cut end fails nothing, nor does what nobody could check.
        """
        return self.in_source.status is Status.NOT_FOUND or self.altered

    @property
    def named_place(self) -> Named | None:
        """What the place that the quotation gives names in the text, if the text has places of the sort."""
        return self.text.places.named(self.quotation.locator) if self.text and self.quotation.locator else None

    @property
    def place_fits(self) -> bool | None:
        """Whether the words stand at the place that the quotation gives; `None` where that cannot be told."""
        named, found = self.named_place, self.in_source
        if named is None or not found.status.good or found.start is None or found.end is None:
            return None
        return named.holds(found.start, found.end) if named.follows(found.start, found.end) else None

    @property
    def place(self) -> str:
        """`texts/minutes.txt:12:5`, `talk.pdf, p. 3`, or the empty text where the words were not found."""
        return self.place_in(self.text.source.name) if self.text else ""

    def place_in(self, name: str) -> str:
        """The place, with this name for the text.

        A line is a place in a file that is a text; of another one, what a person can find in it is said.
        """
        if self.text is None or self.in_source.start is None or self.in_source.status is Status.NOT_FOUND:
            return ""
        known = self.text.place(self.in_source.start)
        if self.text.reader != PLAIN and known:
            return f"{name}, {known}"
        line, column = self.text.source.position(self.in_source.start)
        return f"{name}:{line}:{column}"


Checked = Mapping[str, tuple[CheckedQuotation, ...]]
"""The checked quotations of each claim that has some, in the order of the map."""


def check_quotations(amap: MapContent, texts: Texts) -> Checked:
    """Look for every quotation of a map in its text."""
    found: dict[str, tuple[CheckedQuotation, ...]] = {}
    for claim in amap.claims.values():
        if claim.quotations:
            found[claim.id] = tuple(_check(claim.id, quotation, amap, texts) for quotation in claim.quotations)
    for step in amap.inferences.values():
        if step.argued:
            found[step.id] = tuple(_check(step.id, quotation, amap, texts) for quotation in step.argued)
    return found


def _check(owner: str, quotation: Quotation, amap: MapContent, texts: Texts) -> CheckedQuotation:
    source = amap.sources[quotation.source]
    text = texts.get(quotation.source)
    if not isinstance(text, QuotedText):
        reason = text.reason if text else "the source names no text" if not source.text else "its text was not read"
        return CheckedQuotation(owner, quotation, Finding(Status.UNCHECKED, reason=reason))
    language = source.language or amap.language or text.language
    numbered = _NUMBERED.search(quotation.locator)
    look = partial(
        find_quote,
        text,
        quotation.text,
        language=language,
        prefix=quotation.prefix,
        suffix=quotation.suffix,
    )
    finding = look(occurrence=int(numbered[1]) if numbered else 0)
    if finding.status is Status.AMBIGUOUS and not numbered and quotation.locator:
        named = text.places.named(quotation.locator)
        within = [at for at, span in enumerate(finding.occurrences, 1) if named and named.holds(*span)]
        if len(within) == 1:
            finding = look(occurrence=within[0])
    return CheckedQuotation(
        claim=owner,
        quotation=quotation,
        in_source=finding,
        text=text,
        changed=is_changed(source, text),
        language=language,
    )


def is_changed(source: SourceText, text: QuotedText) -> bool:
    """Whether the text is another than the one whose digest the map holds."""
    return bool(source.sha256 and text.sha256 and source.sha256 != text.sha256)


class CheckedQuotations(TableOf[CheckedQuotation]):
    """Checked quotations in the order of the map; a notebook shows them as a table."""

    __slots__ = ()
    columns = ("claim", "status", "source", "place", "words")
    nothing = "nothing is quoted"

    @staticmethod
    def row(each: CheckedQuotation) -> tuple[str, ...]:
        """The cells of one."""
        return each.claim, each.status.value, each.quotation.source, each.place, each.quotation.text


def all_checked(checked: Checked) -> Iterator[CheckedQuotation]:
    """Every quotation, in the order of the map."""
    for quotations in checked.values():
        yield from quotations


def failing(checked: Checked) -> frozenset[tuple[str, int]]:
    """The quotations that carry nothing, by claim and place."""
    return frozenset(
        (claim, place)
        for claim, found in checked.items()
        for place, each in enumerate(found)
        if each.fails and each.quotation.kind is not QuotationKind.ARGUED
    )


def without_words(checked: Iterable[CheckedQuotation]) -> tuple[str, ...]:
    """The codes of the languages of checked quotations that argmap has no words of, in the order of the map.

    There, every changed word counts, and no kind of it can be named.
    """
    codes = dict.fromkeys(each.language for each in checked if each.status.checked and each.language)
    return tuple(code for code in codes if not language_by_code(code).known)
