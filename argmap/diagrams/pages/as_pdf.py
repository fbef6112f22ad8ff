"""Pages of an atlas as one PDF, typeset by Typst: vectors, links from slips to pages, and bookmarks."""

from collections.abc import Iterator, Sequence

from argmap.diagrams.pages.atlas import AtlasPage
from argmap.diagrams.pages.planned import Paper
from argmap.page.as_typst import typeset, typst_string


def as_pdf(pages: Sequence[AtlasPage], paper: Paper, *, title: str, language: str = "en") -> bytes:
    """The pages as a PDF.

    Raises:
        TypesettingError: if Typst is not installed, or no font of this machine has a letter of the pages.
    """
    files = {f"page-{at}.svg": page.svg for at, page in enumerate(pages)}
    return typeset("\n".join(_source(pages, paper, title, language)), files)


def _source(pages: Sequence[AtlasPage], paper: Paper, title: str, language: str) -> Iterator[str]:
    yield f"#set document(title: {typst_string(title)}, date: none)"
    yield f"#set text(lang: {typst_string(language[:2])}, size: 1pt)"
    yield f"#set page(width: {paper.width}pt, height: {paper.height}pt, margin: 0pt)"
    yield "#show heading: it => place(top + left, text(size: 0.5pt, fill: white, it.body))"
    known = {page.number for page in pages}
    for at, page in enumerate(pages):
        level = 1 if not at else 2
        yield f"#heading(level: {level}, outlined: false, bookmarked: true, [#{typst_string(page.name)}])"
        if page.number:
            yield f"#place(top + left, [#metadata(none) <page-{page.number}>])"
        alt = typst_string(f"Page {page.number}: {page.name}" if page.number else page.name)
        yield f'#place(top + left, image("page-{at}.svg", width: {paper.width}pt, alt: {alt}))'
        for spot in page.spots:
            if spot.page in known:
                area = f"box(width: {spot.width:.1f}pt, height: {spot.height:.1f}pt)[]"
                link = f"link(<page-{spot.page}>, {area})"
                yield f"#place(top + left, dx: {spot.x:.1f}pt, dy: {spot.y:.1f}pt, {link})"
        if at < len(pages) - 1:
            yield "#pagebreak()"
