"""A map as a table (CSV), for a spreadsheet or pandas: one row for each claim, quotation and step."""

import csv
import io
from collections.abc import Iterator, Mapping

from argmap.fields import Form
from argmap.interchange.foreign import Exported
from argmap.interchange.unwritten import not_written, unwritten
from argmap.model.content import MapContent
from argmap.model.elements import Quotation
from argmap.model.kinds import KINDS

COLUMNS = (
    "kind", "id", "text", "stance", "source", "speaker", "citing", "place", "date", "premises", "target", "section",
    "assumed", "open", "credence", "strength", "scheme", "warrant", "short", "url", "note", "tags",
)  # fmt: skip
UNWRITTEN = (
    not_written("head", "Author, date, language and notes of the map have no row in the table."),
    not_written("source-details", "Of a source the table keeps the name and the title."),
    not_written("speaker-details", "Of a speaker the table keeps the name."),
    not_written("expectations", "Expectations have no row in the table."),
    not_written("rated", "Evidence that is rated against answers has no row in the table."),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(amap: MapContent, *, texts: Mapping[str, str]) -> Exported:  # noqa: ARG001 - every writer is called so
    """The map as a table in UTF-8, with a row of headings (RFC 4180).

    What a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(amap):
        writer.writerow({name: _harmless(value) for name, value in row.items()})
    return Exported(data=out.getvalue().encode("utf-8", "replace"), losses=tuple(unwritten(amap, UNWRITTEN)))


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def _rows(amap: MapContent) -> Iterator[dict[str, str]]:
    if amap.title:
        yield {"kind": "map", "text": amap.title}
    for source in amap.sources.values():
        yield {"kind": "source", "id": source.id, "text": source.title, "url": source.url, "date": source.date}
    for speaker in amap.speakers.values():
        yield {"kind": "speaker", "id": speaker.id, "text": speaker.name, "url": speaker.url}
    for claim in amap.claims.values():
        section = amap.sections[claim.section].title if claim.section else ""
        yield {
            "kind": "claim", "id": claim.id, "text": claim.text, "section": section, "date": claim.date,
            "assumed": "yes" if claim.assumed else "", "open": "yes" if claim.open else "",
            "credence": KINDS[Form.CREDENCE].write(claim.credence), "short": claim.short, "url": claim.url,
            "note": claim.note, "tags": ", ".join(claim.tags),
        }  # fmt: skip
        for quotation in claim.quotations:
            yield {"kind": "quotation", "target": claim.id, **_said(quotation)}
    for step in amap.inferences.values():
        yield {
            "kind": str(step.kind), "id": step.id, "premises": " + ".join(step.premises), "target": step.target,
            "strength": KINDS[Form.STRENGTH].write(step.strength), "scheme": step.scheme, "warrant": step.warrant,
            "note": step.note, "tags": ", ".join(step.tags),
        }  # fmt: skip
        for quotation in step.argued:
            yield {"kind": "quotation", "target": step.id, **_said(quotation)}
    for clash in amap.contradictions.values():
        if not clash.question:
            yield {"kind": "contradicts", "id": clash.id, "premises": clash.first, "target": clash.second,
                   "note": clash.note, "tags": ", ".join(clash.tags)}  # fmt: skip
    for same in amap.restatements.values():
        yield {"kind": "restates", "id": same.id, "premises": same.first, "target": same.second,
               "note": same.note, "tags": ", ".join(same.tags)}  # fmt: skip
    for question in amap.questions.values():
        yield {"kind": "question", "id": question.id, "text": question.text, "premises": " + ".join(question.answers),
               "note": question.note, "tags": ", ".join(question.tags)}  # fmt: skip


def _said(quotation: Quotation) -> dict[str, str]:
    return {
        "text": quotation.text, "stance": str(quotation.kind), "source": quotation.source,
        "speaker": quotation.speaker, "citing": " citing ".join(quotation.citing), "place": quotation.locator,
        "date": quotation.date, "note": quotation.note,
    }  # fmt: skip
