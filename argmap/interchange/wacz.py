"""WACZ: archived web pages (Webrecorder, ArchiveWeb.page, Browsertrix), as texts that can be quoted.

Web Archive Collection Zipped 1.1.1 (specs.webrecorder.net): a packed folder of WARC files (ISO 28500), and a list of
pages. Every page becomes a source with its address, its title, the day on which it was archived, and its text.
"""

import io
import json
from collections.abc import Iterator, Mapping

from argmap.interchange.draft import Draft, one_line, one_row
from argmap.interchange.extras import MissingExtraError
from argmap.interchange.foreign import Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.loss import left_out, mended
from argmap.model.content import MapContent
from argmap.quotations.text.readers.packed import Packed
from argmap.quotations.text.readers.plain_text import ReadError
from argmap.quotations.text.readers.read import read_plain_text

NO_PAGE = left_out("no-page", "A page of the list that was not archived as HTML, PDF or plain text is left out.")
NO_READER = left_out("unread", "A page whose text cannot be read is a source without a text.")
UNTITLED = mended("untitled", "A page without a title is called by its address.")
LOSSES = (NO_PAGE, NO_READER, UNTITLED)
_ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".xhtml", "application/pdf": ".pdf", "text/plain": ".txt"}
_MOST_PAGES = 1000


def read_wacz(foreign: Foreign) -> Imported[MapContent]:
    """The pages of an archive as sources with their texts."""
    source = foreign.source
    try:
        packed = Packed(foreign.data, ".wacz", "the archive")
        names = [each for each in packed.names if each.endswith((".warc", ".warc.gz"))]
        listed = _listed(packed)
        archived: dict[str, tuple[str, bytes]] = {}
        for name in names:
            for url, kind, body in _records(packed.read(name)):
                archived.setdefault(url, (kind, body))
    except ReadError as error:
        return unreadable(source, "wacz", f"this archive cannot be read: {error}")
    except MissingExtraError as error:
        return unreadable(source, "wacz", str(error))
    pages = listed or {url: {} for url in archived}
    if not pages:
        return unreadable(source, "wacz", "no page was found in this archive")
    draft = Draft(source, "wacz", LOSSES)
    for url, about in list(pages.items())[:_MOST_PAGES]:
        found = archived.get(url)
        if found is None:
            draft.lose(NO_PAGE, None, f"{one_row(url)[:80]} is not in the archive as a text")
            continue
        _page(draft, url, about, *found)
    made = draft.finish()
    return made if made.map.sources else unreadable(source, "wacz", "no page of this archive is a text")


def _listed(packed: Packed) -> dict[str, Mapping[str, object]]:
    """The pages that the archive lists, by their addresses."""
    pages: dict[str, Mapping[str, object]] = {}
    for name in packed.names:
        if name.startswith("pages/") and name.endswith(".jsonl"):
            for line in packed.read(name).decode("utf-8", "replace").splitlines():
                try:
                    value = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(value, dict) and isinstance(value.get("url"), str):
                    pages.setdefault(value["url"], value)
    return pages


def _records(data: bytes) -> Iterator[tuple[str, str, bytes]]:
    """The responses of a WARC file: address, kind of content, and body."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise MissingExtraError("warcio") from error
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            if record.rec_type not in ("response", "resource"):
                continue
            headers = record.http_headers if record.rec_type == "response" else record.rec_headers
            kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower() if headers else ""
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            status = record.http_headers.get_statuscode() if record.http_headers else "200"
            if kind in _ENDINGS and url and status.startswith("2"):
                yield url, kind, record.content_stream().read()
    except Exception as error:  # what a reader says of a broken archive
        raise ReadError("a part of it is broken") from error


def _page(draft: Draft, url: str, about: Mapping[str, object], kind: str, body: bytes) -> None:
    title = one_line(about.get("title"))
    if not title:
        draft.lose(UNTITLED, None, f"{one_row(url)[:80]} has no title")
    date = str(about.get("ts") or "")[:10]
    note = f"archived on {date}" if date else ""
    draft.add_source(url, title or url, name=title or url.partition("://")[2], url=url, note=note)
    try:
        draft.add_text(url, read_plain_text(_ENDINGS[kind], body).text)
    except ReadError as error:
        draft.lose(NO_READER, None, f"the text of {one_row(url)[:80]} cannot be read: {error}")
