"""Maps that were drafted by machine, and who has reviewed them: the stamp that an edit voids."""

import hashlib
import re

import attrs

from argmap.model.content import MapContent
from argmap.model.dates import period

DIGITS = 12
"""Hexadecimal digits of a stamp."""
_WRITTEN = re.compile(r"(\S.*?)\s+(\d{4}-\d{2}-\d{2})\s+([0-9a-f]{12})")


@attrs.frozen
class MapReview:
    """Who has reviewed a map, the day, and the digest of what he had before him."""

    name: str
    date: str
    digest: str

    def __str__(self) -> str:
        return f"{self.name} {self.date} {self.digest}"


def read_map_review(written: str) -> MapReview | None:
    """What `reviewed` says: `Ben Frost 2026-03-02 0f3a…`; `None` where it says nothing of that form."""
    match = _WRITTEN.fullmatch(" ".join(written.split()))
    return MapReview(match[1], match[2], match[3]) if match and period(match[2]) else None


def digest_of_map(amap: MapContent) -> str:
    """The digest of what a map says: its claims, who is quoted for them in which words, and its relations.

    Titles, notes, tags and the order of the statements are no part of it.
    """
    lines = []
    for claim in amap.claims.values():
        flags = f"{'assumed' if claim.assumed else ''}{'open' if claim.open else ''}"
        lines.append(f"claim {_plain(claim.text)} {flags} {claim.credence or ''}")
        for each in claim.quotations:
            who = " citing ".join((each.speaker, *each.citing))
            lines.append(f"{each.kind} {_plain(claim.text)} {each.source} {who} {_plain(each.text)}")
    said = {claim.id: _plain(claim.text) for claim in amap.claims.values()}

    def called(target: str) -> str:
        if target in amap.inferences and target not in said:
            step = amap.inferences[target]
            return f"({' + '.join(said[each] for each in step.premises)} {step.kind} {said.get(step.target, '')})"
        return said.get(target, target)

    for step in amap.inferences.values():
        premises = " + ".join(sorted(said[each] for each in step.premises))
        lines.append(f"{premises} {step.kind} {called(step.target)} {_plain(step.warrant)} {step.strength or ''}")
        lines += [f"argued {each.source} {each.speaker} {_plain(each.text)}" for each in step.argued]
    for word, table in (("contradicts", amap.contradictions), ("restates", amap.restatements)):
        lines += [f"{word} {' / '.join(sorted((said[each.first], said[each.second])))}" for each in table.values()]
    text = "\n".join(sorted(lines))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _plain(text: str) -> str:
    return " ".join(text.split())
