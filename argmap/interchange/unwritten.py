"""What of a map a format has no place for, found before it is written."""

from collections.abc import Callable, Iterable, Iterator

from argmap.catalogue.rules import NOT_WRITTEN
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.english import count, shortened
from argmap.interchange.loss import FormatLoss, Lost
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind, QuotationKind
from argmap.model.valid import TABLES
from argmap.source import Source, Span

_NOWHERE = Source("map", "")
Finder = Callable[[MapContent], Iterable[tuple[str, Span | None]]]


def not_written(name: str, what: str) -> FormatLoss:
    """Something of a map that a format has no place for."""
    return FormatLoss(name, NOT_WRITTEN, what)


def _named(table: str, test: Callable[[object], bool]) -> Finder:
    def found(amap: MapContent) -> Iterator[tuple[str, Span | None]]:
        for each in getattr(amap, table).values():
            if test(each):
                yield each.id, each.origin

    return found


def _of_map(*fields: str) -> Finder:
    def found(amap: MapContent) -> Iterator[tuple[str, Span | None]]:
        for field in fields:
            if getattr(amap, field):
                yield f"the map’s {field}", amap.origin

    return found


def _quotations(test: Callable[[object], bool]) -> Finder:
    def found(amap: MapContent) -> Iterator[tuple[str, Span | None]]:
        for each in amap.all_quotations():
            if test(each):
                yield each.source, each.origin

    return found


def _details(thing: str, *names: str) -> Finder:
    tables = [table for table, kind in TABLES.items() if kind == thing]

    def found(amap: MapContent) -> Iterator[tuple[str, Span | None]]:
        for each in getattr(amap, tables[0]).values():
            for name in names:
                value = getattr(each, name)
                if value is not None and value != "" and value is not False and value != ():
                    yield f"{each.id}’s {name.replace('_', ' ')}", each.origin

    return found


_FINDERS: dict[str, Finder] = {
    "head": _of_map("author", "date", "language", "weighing", "generated", "reviewed", "note", "tags"),
    "map-details": _of_map("language", "weighing", "generated", "reviewed", "note", "tags"),
    "title": _of_map("title"),
    "sections": _named("sections", lambda _: True),
    "sources": _named("sources", lambda _: True),
    "source-details": _details(
        "source", "author", "publisher", "date", "url", "text", "sha256", "language", "reliability", "withdrawn",
        "repeats", "interest", "short", "note", "tags",
    ),
    "speakers": _named("speakers", lambda _: True),
    "speaker-details": _details(
        "speaker", "speaks_for", "reliability", "withdrawn", "interest", "short", "url", "note", "tags"
    ),
    "claim-details": _details("claim", "credence", "date", "short", "url", "note", "tags"),
    "claim-details-but-short": _details("claim", "credence", "date", "url", "note"),
    "claim-credences": _details("claim", "credence", "date"),
    "quotation-dates": _quotations(lambda each: bool(each.date or each.note or each.prefix or each.suffix)),  # type: ignore[attr-defined]
    "step-strengths": _details("inference", "strength"),
    "against-together": lambda amap: [
        (each.id, each.origin)
        for each in amap.inferences.values()
        if not each.kind.speaks_for and (len(each.premises) > 1 or each.named or each.scheme or each.warrant)
    ],
    "open": _named("claims", lambda each: each.open),  # type: ignore[attr-defined]
    "assumed": _named("claims", lambda each: each.assumed),  # type: ignore[attr-defined]
    "quotations": _quotations(lambda _: True),
    "quotation-details": _quotations(
        lambda each: bool(each.citing or each.locator or each.date or each.note or each.prefix or each.suffix)  # type: ignore[attr-defined]
    ),
    "stances": _quotations(
        lambda each: each.kind in (QuotationKind.SUSPICION, QuotationKind.HOPE, QuotationKind.MENTION)  # type: ignore[attr-defined]
    ),
    "stances-all": _quotations(lambda each: each.kind not in (QuotationKind.QUOTE, QuotationKind.ARGUED)),  # type: ignore[attr-defined]
    "second-quotations": lambda amap: [
        (each.id, each.origin)
        for each in amap.claims.values()
        if sum(one.kind is QuotationKind.QUOTE for one in each.quotations) > 1
    ],
    "steps": lambda amap: [
        (each.id, each.origin)
        for table in (amap.inferences, amap.contradictions, amap.restatements)
        for each in table.values()
        if not getattr(each, "question", "") and not getattr(each, "argued", ())
    ],
    "unquoted": _named("claims", lambda each: not each.quotations),  # type: ignore[attr-defined]
    "rated": _named("questions", lambda each: bool(each.evidence)),  # type: ignore[attr-defined]
    "names": _named("claims", lambda each: each.named),  # type: ignore[attr-defined]
    "strict-or-special": _named("inferences", lambda each: each.kind is InferenceKind.IMPLIES),  # type: ignore[attr-defined]
    "argued": _quotations(lambda each: each.kind is QuotationKind.ARGUED),  # type: ignore[attr-defined]
    "step-details": _details("inference", "warrant", "strength", "note", "tags"),
    "schemes": _details("inference", "scheme"),
    "undercuts": _named("inferences", lambda each: each.kind is InferenceKind.UNDERCUTS),  # type: ignore[attr-defined]
    "strict": _named("inferences", lambda each: each.kind is InferenceKind.IMPLIES),  # type: ignore[attr-defined]
    "relation-details": lambda amap: [
        *_details("contradiction", "note", "tags")(amap), *_details("restatement", "note", "tags")(amap)
    ],
    "contradictions": _named("contradictions", lambda each: not each.question),  # type: ignore[attr-defined]
    "restatements": _named("restatements", lambda _: True),
    "questions": _named("questions", lambda _: True),
    "expectations": lambda amap: [(each.claim, each.origin) for each in amap.expectations],
    "linked": lambda amap: [
        (each.id, each.origin)
        for each in amap.inferences.values()
        if len(each.premises) > 1 or each.target not in amap.claims
    ],
    "of-words": lambda amap: [
        (each.id, each.origin)
        for each in amap.inferences.values()
        if each.target not in amap.claims and each.target not in amap.inferences
    ],
}  # fmt: skip


def case(loss: FormatLoss, amap: MapContent, place: Span | None, said: str) -> Lost:
    """A case of something that is not written."""
    words = shortened(" ".join(said.split()), 40)
    span = place or amap.origin or Span(_NOWHERE, 0, 0)
    return Lost(loss, Diagnostic.at(NOT_WRITTEN, span, f"{loss.what[:-1]}: “{words}”"))


def unwritten(amap: MapContent, losses: Iterable[FormatLoss]) -> Iterator[Lost]:
    """What a map has of each kind that is lost: one case for each, with its place if the map came from a file."""
    for loss in losses:
        finder = _FINDERS.get(loss.name)
        if finder is None:
            continue
        found = list(finder(amap))
        if not found:
            continue
        first, place = found[0]
        more = f" and {count(len(found) - 1, 'more', 'more')}" if len(found) > 1 else ""
        span = place or amap.origin or Span(_NOWHERE, 0, 0)
        yield Lost(loss, Diagnostic.at(NOT_WRITTEN, span, f"{loss.what[:-1]}: `{first}`{more}"))
