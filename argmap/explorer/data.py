"""What the page knows of each claim, as plain data."""

from collections.abc import Mapping
from typing import Any

from argmap.diagrams.diagram import Diagram
from argmap.diagrams.graphviz.as_dot import element_id
from argmap.diagrams.graphviz.cards import SIGNS
from argmap.findings.in_words import aim_in_words
from argmap.findings.quotations import STATUS_WORDS, SWALLOWED
from argmap.findings.subject import Subject
from argmap.model.content import MapContent
from argmap.model.elements import Inference, Proposition, Quotation, Verdict
from argmap.model.voicing import owner_of
from argmap.page.words import refs, say, unmarked
from argmap.reasoning.compiled import compiled
from argmap.reasoning.withdrawal import Behind

MOST_POSITIONS = 12
NO_STEP = -1
"""The place of a step that undercuts none."""


def page_data(subject: Subject, diagram: Diagram) -> dict[str, Any]:
    """Claims, relations, positions and names of a map, by id."""
    amap = subject.map
    numbers = {step: at for at, step in enumerate(dict.fromkeys(link.step for link in diagram.links), 1)}
    shown = {box.claim for box in diagram.boxes}
    behind = Behind(subject.reasoner.map)
    return {
        "title": diagram.title,
        "claims": {claim: _without_blanks(_claim(claim, subject, shown, behind)) for claim in amap.claims},
        "steps": [_without_blanks(step) for step in _steps(amap, subject, numbers)],
        "sources": {source.id: source.title for source in amap.sources.values()},
        "speakers": {speaker.id: speaker.name for speaker in amap.speakers.values()},
        "tops": [claim for claim in subject.tops if claim in shown],
        "positions": _positions(subject),
        "signs": SIGNS,
        "rules": compiled(subject.reasoner),
    }


def _without_blanks(held: dict[str, Any]) -> dict[str, Any]:
    """What is told, without what is empty: the page fills that in again."""
    return {key: value for key, value in held.items() if value not in ("", [], NO_STEP)}


def _claim(claim: str, subject: Subject, shown: set[str], behind: Behind) -> dict[str, Any]:
    found = subject.map.claims[claim]
    section = subject.map.sections.get(found.section)
    checked = subject.facts.quotations.get(claim, ())
    return {
        "text": subject.text(claim),
        "element": element_id(claim) if claim in shown else "",
        "verdict": subject.word(claim),
        "label": subject.grounded[claim].value,
        "because": str(subject.because(claim)),
        "section": section.title if section else "",
        "note": " ".join(found.note.split()),
        "about": [
            *(["assumed"] if found.assumed else []),
            *([f"credence {found.credence.explained}"] if found.credence else []),
            *([f"tags: {', '.join(found.tags)}"] if found.tags else []),
            *([f"also worded: {each.text}" for each in found.wordings[1:]] if isinstance(found, Proposition) else []),
        ],
        "quotations": [
            _without_blanks(
                {
                    "kind": each.quotation.kind.value,
                    "words": unmarked(each.quotation.text),
                    "speaker": each.quotation.speaker,
                    "citing": list(each.quotation.citing),
                    "source": each.quotation.source,
                    "locator": each.quotation.locator,
                    "status": SWALLOWED if each.altered and each.status.good else STATUS_WORDS[each.status.value],
                    "good": each.status.good and not each.altered,
                    "place": subject.place(each),
                    "before": " ".join(each.in_source.before.split()) if each.text else "",
                    "after": " ".join(each.in_source.after.split()) if each.text else "",
                    "dies": _dies(each.quotation, behind),
                }
            )
            for each in checked
        ],
    }


def _dies(quotation: Quotation, behind: Behind) -> list[str]:
    """What takes a quotation along when it is withdrawn, where that is more than its source and its speaker."""
    found = behind.quotation(quotation)
    return [] if set(found) == {quotation.source, quotation.speaker} - {""} else list(found)


def _steps(amap: MapContent, subject: Subject, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    places = {step: at for at, step in enumerate(amap.inferences)}
    steps = [
        {
            "number": numbers.get(step.id, 0),
            "kind": step.kind.value,
            "premises": list(step.premises),
            "target": owner_of(step.target, amap.claims) if step.target not in amap.inferences else "",
            "of": _claims_of(step.target, amap),
            "on": places.get(step.target, NO_STEP),
            "said": _unless_plain(step, str(_said(step, subject))),
        }
        for step in amap.inferences.values()
    ]
    steps += [
        {
            "number": numbers.get(pair.id, 0),
            "kind": "contradicts",
            "premises": [pair.first],
            "target": pair.second,
            "of": [],
            "on": NO_STEP,
            "said": str(say("{} and {} exclude each other", refs([pair.first]), refs([pair.second]))),
        }
        for pair in amap.contradictions.values()
    ]
    return steps


def _unless_plain(step: Inference, said: str) -> str:
    """What is said of a step, but for what the page says itself: `a` and `b` support `c`."""
    verb = step.kind.value if len(step.premises) == 1 else step.kind.value.removesuffix("s")
    plain = f"{' and '.join(f'`{each}`' for each in step.premises)} {verb} `{step.target}`"
    return "" if said == plain else said


def _said(step: Inference, subject: Subject) -> str:
    verb = step.kind.value if len(step.premises) == 1 else step.kind.value.removesuffix("s")
    return str(say("{} {} {}", refs(step.premises), verb, aim_in_words(step, subject)))


def _claims_of(target: str, amap: MapContent) -> list[str]:
    """The claims around a step that is set aside."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    while target in amap.inferences and target not in amap.claims and target not in seen:
        seen.add(target)
        step = amap.inferences[target]
        found.update(dict.fromkeys(step.premises))
        target = step.target
    owner = "" if target in amap.inferences else owner_of(target, amap.claims)
    if owner:
        found[owner] = None
    return list(found)


def _positions(subject: Subject) -> list[dict[str, Any]]:
    """The first positions, each as the verdicts that differ from the grounded ones."""
    if subject.reasoner.search.decided:
        return []
    found = subject.facts.verdicts.asking().positions(MOST_POSITIONS)  # in the order of `argmap draw --position`
    return [
        {
            "name": f"Position {at}",
            "verdicts": _by_verdict(each.claims, subject),
        }
        for at, each in enumerate(found.labellings, 1)
    ]


def _by_verdict(labels: Mapping[str, Verdict], subject: Subject) -> dict[str, list[str]]:
    """The claims that have another label than the grounded one, by that label."""
    found: dict[str, list[str]] = {}
    for claim, label in labels.items():
        if label is not subject.grounded[claim]:
            found.setdefault(label.value, []).append(claim)
    return found
