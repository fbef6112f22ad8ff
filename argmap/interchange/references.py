"""Lists of references, as files of sources to include: CSL-JSON (Zotero, Mendeley, pandoc) and BibTeX.

Citation Style Language 1.0.2, appendix IV; the entry types and fields of BibTeX (Patashnik 1988) and biblatex.
"""

import logging
import re
from collections.abc import Mapping, Sequence

from argmap.interchange.draft import Draft, one_line, one_row
from argmap.interchange.extras import MissingExtraError
from argmap.interchange.foreign import Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.loss import TWICE, left_out, mended
from argmap.interchange.placed_json import BadJsonError, PlacedDict, dicts, load_placed, span_of, text_of
from argmap.model.content import MapContent
from argmap.source import Span

FIELDS = left_out("fields", "Fields that a source has no detail for are left out.")
UNTITLED = mended("untitled", "A reference without a title is called by its key.")
BROKEN = left_out("broken", "An entry that cannot be read is left out.")
LOSSES = (FIELDS, UNTITLED, BROKEN)
_DOI = re.compile(r"\A(?:doi:|https?://(?:dx\.)?doi\.org/)?\s*", re.IGNORECASE)
_OF_CSL = ("title", "author", "editor", "container-title", "publisher", "issued", "url", "doi", "note")
_HOLDERS = ("journal", "journaltitle", "booktitle", "publisher", "institution", "school", "howpublished")
"""Fields of BibTeX that say where something appeared, the first of them first."""
_OF_BIBTEX = (
    *_HOLDERS, "title", "subtitle", "author", "editor", "year", "month", "date", "url", "doi", "note", "langid",
)  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PLACE = ("volume", "issue", "number", "page", "pages", "edition")
_QUIET = (
    "id", "type", "citation-key", "citation-label", "key", "accessed", "urldate", "language", "shorttitle",
    "title-short", "abstract", "keyword", "keywords", "file", "source",
)  # fmt: skip
"""Fields that say nothing of the text itself, or too much."""


def read_csl(foreign: Foreign) -> Imported[MapContent]:
    """The sources of a list in CSL-JSON."""
    source = foreign.source
    try:
        data = load_placed(source.text)
    except BadJsonError as error:
        return unreadable(source, "csl-json", f"this is no JSON: {error}", error.at)
    items = dicts(data.get("items")) if isinstance(data, PlacedDict) and "items" in data else dicts(data)
    if isinstance(data, PlacedDict) and not items and "title" in data:
        items = [data]
    if not items:
        return unreadable(source, "csl-json", "no reference was found here: CSL-JSON is a list of objects")
    draft = Draft(source, "csl-json", LOSSES)
    for at, item in enumerate(items):
        span = span_of(source, item)
        key = text_of(item.get("citation-key")) or text_of(item.get("id")) or f"reference {at + 1}"
        _add(
            draft, key, span,
            title=one_line(text_of(item.get("title"))),
            author=_csl_names(item, "author") or _csl_names(item, "editor"),
            publisher=_csl_publisher(item),
            date=_csl_date(item.get("issued")),
            url=text_of(item.get("URL")),
            doi=text_of(item.get("DOI")),
            language=text_of(item.get("language")),
            short=text_of(item.get("title-short")) or text_of(item.get("shortTitle")),
            note=_details(item),
            left=[name for name, value in item.items() if value and name.lower() not in (*_QUIET, *_PLACE, *_OF_CSL)],
        )  # fmt: skip
    return draft.finish()


def read_bibtex(foreign: Foreign) -> Imported[MapContent]:
    """The sources of a BibTeX or biblatex file."""
    source = foreign.source
    try:
        from bibtexparser.entrypoint import parse_string
        from bibtexparser.middlewares import LatexDecodingMiddleware, NormalizeFieldKeys
    except ImportError:
        return unreadable(source, "bibtex", str(MissingExtraError("bibtexparser")))
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    try:
        library = parse_string(source.text, append_middleware=[NormalizeFieldKeys(), LatexDecodingMiddleware()])
    except Exception as error:  # what a reader says of a broken text
        return unreadable(source, "bibtex", f"this cannot be read as BibTeX: {one_row(str(error))[:80]}")
    if not library.entries and not library.failed_blocks:
        return unreadable(source, "bibtex", "no entry, such as `@article{key, …}`, was found here")
    draft = Draft(source, "bibtex", LOSSES)
    for entry in library.entries:
        fields = {name.casefold(): one_line(str(each.value)) for name, each in entry.fields_dict.items()}
        _add(
            draft, entry.key, _line(foreign, entry.start_line),
            title=": ".join(filter(None, (fields.get("title", ""), fields.get("subtitle", "")))),
            author=_bibtex_names(fields.get("author") or fields.get("editor", "")),
            publisher=next((fields[name] for name in _HOLDERS if fields.get(name)), ""),
            date=_bibtex_date(fields),
            url=fields.get("url", ""),
            doi=fields.get("doi", ""),
            language=_language(fields.get("langid", "") or fields.get("language", "")),
            short=fields.get("shorttitle", ""),
            note=_details(fields),
            left=[name for name in fields if name not in (*_QUIET, *_PLACE, *_OF_BIBTEX)],
        )  # fmt: skip
    for block in library.failed_blocks:
        again = type(block).__name__.startswith("Duplicate")
        message = "an entry with this key is there already" if again else "this entry cannot be read"
        draft.lose(TWICE if again else BROKEN, _line(foreign, block.start_line), message)
    return draft.finish()


def _add(
    draft: Draft, key: str, span: Span, *, title: str, doi: str, url: str, left: Sequence[str], **details: str
) -> None:
    if draft.has_source(key):
        draft.lose(TWICE, span, f"`{one_row(key)[:40]}` is there already")
        return
    if not title:
        draft.lose(UNTITLED, span, f"`{one_row(key)[:40]}` has no title")
    address = url or (f"https://doi.org/{_DOI.sub('', doi).strip()}" if doi.strip() else "")
    draft.add_source(key, title or key, span, url=address, **details)
    if left:
        told = ", ".join(f"`{each[:20]}`" for each in left[:6])
        more = f" and {len(left) - 6} more" if len(left) > 6 else ""
        draft.lose(
            FIELDS, span, f"the fields {told}{more} are left out" if len(left) > 1 else f"the field {told} is left out"
        )


def _csl_names(item: PlacedDict, role: str) -> str:
    names = []
    for each in dicts(item.get(role)):
        parts = [
            text_of(each.get(part))
            for part in ("given", "non-dropping-particle", "dropping-particle", "family", "suffix")
        ]
        names.append(one_row(text_of(each.get("literal")) or " ".join(filter(None, parts))))
    return ", ".join(filter(None, names))


def _csl_publisher(item: PlacedDict) -> str:
    return one_line(text_of(item.get("container-title")) or text_of(item.get("publisher")))


def _csl_date(value: object) -> str:
    """A date of CSL in the form of the language; a range is told by its first day."""
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        numbers = [text_of(each).strip() for each in first[:3]]
        if (
            numbers[0].isdecimal()
            and len(numbers[0]) <= 4
            and all(each.isdecimal() and len(each) < 3 for each in numbers[1:])
        ):
            return "-".join([numbers[0].zfill(4), *(each.zfill(2) for each in numbers[1:])])
    return text_of(value.get("literal")) or text_of(value.get("raw"))


def _bibtex_names(value: str) -> str:
    names = []
    for each in re.split(r"\s+and\s+", value):
        last, comma, first = each.partition(",")
        names.append(one_row(f"{first} {last}" if comma else each))
    return ", ".join(filter(None, names))


def _bibtex_date(fields: Mapping[str, str]) -> str:
    date = fields.get("date", "").partition("/")[0]
    if date:
        return date
    year, month = fields.get("year", ""), fields.get("month", "").strip().casefold()
    if not re.fullmatch(r"\d{4}", year):
        return year
    number = (
        _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else int(month) if re.fullmatch(r"\d{1,2}", month) else 0
    )
    return f"{year}-{number:02}" if 1 <= number <= 12 else year


def _language(value: str) -> str:
    return value if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", value) else ""


def _details(fields: Mapping[str, object]) -> str:
    """Where in a journal or a book it stands, and its note."""
    said = [f"{name} {one_row(value)}" for name in _PLACE if (value := text_of(fields.get(name)))]
    return "\n".join(filter(None, (", ".join(said), one_line(text_of(fields.get("note"))))))


def _line(foreign: Foreign, number: object) -> Span:
    source = foreign.source
    at = min(max(number if isinstance(number, int) else 0, 0), len(source.line_starts) - 1)
    start = source.line_starts[at]
    return Span(source, start, max(start + len(source.line(at + 1)), min(start + 1, len(source.text))))
