"""The pages of a report: page 1 with its chapters, and the annex, in one file or beside each other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import PurePath
from urllib.parse import quote

import attrs

from argmap.findings.report import Report
from argmap.page.blocks import Block, Figure, Page, Writer
from argmap.page.phrasing import Phrases
from argmap.page.words import link, listed, say
from argmap.reports.chapters.chapter import Chapter
from argmap.reports.chapters.page_1 import left_open, page_1
from argmap.reports.charts import chart
from argmap.reports.contents import ANNEX, SHORT, SUMMARY
from argmap.reports.fitting import fitting, has_chapters

MOST_IN_ONE = 300
"""Claims up to which the annex is one file."""


class AnnexPlace(StrEnum):
    """Where the annex stands: in files beside the report, behind it in the same one, or nowhere."""

    BESIDE = "beside"
    INSIDE = "inside"
    NONE = "none"


@attrs.frozen
class Figures:
    """The pictures that a report shows.

    `overview` stands on page 1, `whole` (the map) at the beginning of the annex; `charts` says whether the charts of
    its chapters are shown.
    """

    overview: Sequence[Figure] = ()
    whole: Figure | None = None
    charts: bool = False


def as_page(made: Report, *, figures: Figures | None = None) -> Page:
    """The report and its annex as one page."""
    return as_pages(made, figures=figures)[0][1]


def as_pages(
    made: Report, *, name: str = "", annex: AnnexPlace = AnnexPlace.INSIDE, figures: Figures | None = None
) -> tuple[tuple[str, Page], ...]:
    """The pages of a report, each with the name of its file; the first is `name`, those of the annex beside it."""
    files = _Files(made, name, annex)
    shown = figures or Figures()
    pages = [(name, _report(made, files, shown))]
    if files.annex:
        pages += [(files.annex, _annex(made, files, shown))]
        pages += [(file, _part(made, title, files)) for title, file in files.parts.items()]
    return tuple(pages)


def has_annex(made: Report) -> bool:
    """Whether there are chapters beside page 1 and those behind it."""
    return any(name not in SUMMARY for name, _ in made.chapters)


class _Files:
    """The files of a report: which there are, and in which of them a claim stands."""

    def __init__(self, made: Report, name: str, annex: AnnexPlace) -> None:
        self.made, self.name, self.place = made, name, annex
        self.annex = _beside(name, "annex") if annex is AnnexPlace.BESIDE and has_annex(made) else ""
        self.claims: Mapping[str, Sequence[str]] = {}
        self.parts: dict[str, str] = {}
        if self.annex:
            self.claims = _by_map(made)
            self.parts = _named(self.claims, name)

    def places(self, here: str) -> Mapping[str, str]:
        """Where the claims stand, seen from a file: by their names and by their numbers."""
        if self.made.claims is None or self.place is AnnexPlace.NONE:
            return {}
        of = {claim: self.parts[title] for title, claims in self.claims.items() for claim in claims}
        found = {}
        for claim in self.made.claims:
            file = of.get(claim.id, self.annex)
            where = f"{'' if file == here else quote(file)}#claim-{claim.number}"
            found[claim.id] = found[str(claim.number)] = where
        return found


def _beside(name: str, what: str) -> str:
    path = PurePath(name)
    return f"{path.stem}-{what}{path.suffix}"


def _by_map(made: Report) -> Mapping[str, Sequence[str]]:
    """The claims of each map, where there are several and one file would be too long."""
    claims = made.subject.map.claims
    if len(claims) <= MOST_IN_ONE:
        return {}
    found: dict[str, list[str]] = {}
    for claim in claims.values():
        file = claim.origin.source.name if claim.origin is not None else ""
        found.setdefault(PurePath(file).stem, []).append(claim.id)
    return found if len(found) > 1 else {}


def _named(claims: Mapping[str, Sequence[str]], name: str) -> dict[str, str]:
    """A file for each map, named after it; no two alike."""
    files: dict[str, str] = {}
    for title in claims:
        plain = "".join(sign if sign.isalnum() else "-" for sign in title).strip("-") or "map"
        file, at = _beside(name, f"annex-{plain}"), 2
        while file in files.values():
            file, at = _beside(name, f"annex-{plain}-{at}"), at + 1
        files[title] = file
    return files


class _Numbered:
    """Opens chapters under numbered headings."""

    def __init__(self, page: Writer) -> None:
        self.page, self.number = page, 0

    def open(self, name: str, title: str) -> None:
        self.number += 1
        self.page.heading(2, f"{self.number}. {title}", name)


def _report(made: Report, files: _Files, figures: Figures) -> Page:
    """Page 1 and its chapters; behind them the annex, or where it is."""
    found, options = made.findings, made.subject.options
    page = Writer()
    page.heading(1, made.title)
    phrases = Phrases.of(options.language)
    chapters = _Numbered(page)
    if made.brief is not None:
        page_1(found, page, figures.overview)
        left_open(found, page)
    wanted = set(options.only or SUMMARY)
    short = [each for each in SHORT if each.says(found)] if wanted.intersection(SUMMARY) else []
    if options.only or (short and has_chapters(found)):
        limits = fitting(short, found)
        for each in short:
            if each.name in wanted:
                chapters.open(each.name, phrases(f"chapter.{each.name}"))
                each.write(found, page, limits)
    if files.annex:
        page.text(say(phrases.pattern("cell.annex"), link(files.annex)))
    elif has_annex(made) and files.place is AnnexPlace.INSIDE:
        if made.brief is not None:
            page.heading(2, "Annex: everything that the report rests on", "annex")
        _write_annex(made, page, chapters, figures, lambda each: each.write(found, page))
    return _page(made, made.title, page, files.places(files.name))


def _annex(made: Report, files: _Files, figures: Figures) -> Page:
    """The annex; where it is long, without what stands in a file for each map."""
    page = Writer()
    title = f"Annex: {made.title}"
    page.heading(1, title)
    page.text(say(Phrases.of(made.subject.options.language).pattern("cell.rests"), link(files.name)))
    if files.parts:
        page.text(
            say("Quotations and claims by map: {}", listed([link(each) for each in files.parts.values()], most=99))
        )

    def write(each: Chapter) -> None:
        if files.parts and each.write_part is not None:
            page.text(say("In a file for each map: {}", listed([link(one) for one in files.parts.values()], most=99)))
        else:
            each.write(made.findings, page)

    _write_annex(made, page, _Numbered(page), figures, write)
    return _page(made, title, page, files.places(files.annex))


def _part(made: Report, title: str, files: _Files) -> Page:
    """The quotations and claims of one map."""
    page = Writer()
    heading = f"Annex: {made.title}, {title}"
    page.heading(1, heading)
    page.text(say("The report: {}. The annex: {}", link(files.name), link(files.annex)))
    chapters, claims = _Numbered(page), set(files.claims[title])
    for each in ANNEX:
        if each.write_part is not None and getattr(made, each.name) is not None:
            chapters.open(each.name, each.title)
            each.write_part(made.findings, page, claims)
    return _page(made, heading, page, files.places(files.parts[title]))


def _write_annex(
    made: Report, page: Writer, chapters: _Numbered, figures: Figures, write: Callable[[Chapter], None]
) -> None:
    if figures.whole is not None:
        page.blocks.append(figures.whole)
    for each in ANNEX:
        if getattr(made, each.name) is None or not each.says(made.findings):
            continue
        chapters.open(each.name, each.title)
        write(each)
        for svg in _charts(each, made) if figures.charts else ():
            page.picture(svg, "chart")


def _charts(chapter: Chapter, made: Report) -> Iterator[str]:
    for name in chapter.charts:
        svg = chart(name, made.subject)
        if svg:
            yield svg


def _page(made: Report, title: str, page: Writer, places: Mapping[str, str]) -> Page:
    blocks: tuple[Block, ...] = (*page.blocks, *page.appendix())
    return Page(title, blocks, made.subject.map.language or "en", places)
