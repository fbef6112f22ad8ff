"""Voices that may be one, and are counted as two."""

import re
from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import COMMON_ROOT, NAMESAKES
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import Inference
from argmap.reasoning.voices import Origins
from argmap.source import Span

_WORD = re.compile(r"[^\W\d_]+")


def namesakes(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each two authors of one surname and initial, and two speakers of one institution."""
    del facts
    authors: dict[tuple[str, str], tuple[str, Span | None]] = {}
    for source in amap.sources.values():
        key = _surname(source.author)
        if key is None:
            continue
        plain = " ".join(source.author.partition(",")[0].split())
        first, origin = authors.setdefault(key, (plain, source.origin))
        if first.casefold() != plain.casefold():
            yield _hint(source.origin, f"the author “{plain}” may be “{first}”", origin, "write both names alike")
    houses: dict[str, tuple[str, Span | None]] = {}
    for speaker in amap.speakers.values():
        house = " ".join(_WORD.findall(speaker.name.partition(",")[2].casefold()))
        described = house.startswith(("a ", "an "))  # “a reader”, “a trader” are no institution
        if speaker.speaks_for or described or len(house) < len("nato"):
            continue
        known = next((each for each in houses if each.startswith(house) or house.startswith(each)), "")
        if known:
            name, origin = houses[known]
            yield _hint(
                speaker.origin,
                f"`{speaker.id}` and `{name}` may speak for one institution",
                origin,
                "if they do, declare it and give both `speaks for: ID`; else they count as two voices",
            )
        else:
            houses[house] = speaker.id, speaker.origin


def _surname(author: str) -> tuple[str, str] | None:
    """The surname and the initial of one author."""
    words = _WORD.findall(author.partition(",")[0].casefold())
    return (words[-1], words[0][0]) if len(words) > 1 and " and " not in f" {author} " else None


def _hint(origin: Span | None, message: str, first: Span | None, help_: str) -> Diagnostic:
    others = [Label(first, "the other one")] if first else []
    return Diagnostic.at(NAMESAKES, place_of(origin), message, others=others, help=help_)


def common_root(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each two reasons of a claim that rest on different texts with one root."""
    origins = Origins(amap)
    for target, steps in facts.reasons.items():
        first: dict[frozenset[str], tuple[Inference, frozenset[str]]] = {}
        for id_ in steps:
            step = amap.inferences[id_]
            quotations = [each for premise in step.premises for each in amap.claims[premise].quotes]
            texts = frozenset(each.source for each in quotations)
            roots = frozenset().union(*(origins.of_quotation(each) for each in quotations))
            if not quotations or not roots or any(premise in facts.reasons for premise in step.premises):
                continue
            earlier, theirs = first.setdefault(roots, (step, texts))
            if earlier is not step and texts.isdisjoint(theirs) and roots <= amap.sources.keys():
                root = ", ".join(f"`{each}`" for each in sorted(roots))
                yield Diagnostic.at(
                    COMMON_ROOT,
                    place_of(step.origin),
                    f"this reason for {amap.claims[target].shown} goes back to the same text as another one: {root}",
                    others=[Label(earlier.origin, "the other reason")] if earlier.origin else [],
                    help="they are one voice: two papers that have it from one agency do not confirm each other",
                )
