"""Making the drawing of a map: which boxes, joints and links, with which roles."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from argmap.analysis.facts import Facts
from argmap.diagrams.diagram import Box, Diagram, Joint, Link, Rivals
from argmap.diagrams.folding import folded
from argmap.diagrams.view import View, neighbours, shown
from argmap.english import count
from argmap.model.content import MapContent
from argmap.model.elements import Claim, InferenceKind, Proposition, Verdict
from argmap.model.part import part_of
from argmap.model.propositions import as_propositions
from argmap.model.verdict_kinds import VerdictWord
from argmap.model.voicing import aimed, owner_of
from argmap.quotations.finding import Status
from argmap.reasoning.labeller import Labelling
from argmap.reasoning.labels import StepLabel

MOST_SIDES = 7
"""Sections that get a colour of their own; what lies beyond shares the last."""


def draw(amap: MapContent, facts: Facts, view: View | None = None) -> Diagram:
    """Make the drawing of a map, or of the part of it that a view shows.

    Raises:
        ValueError: for the number of a position that there is not.
    """
    view, amap = view or View(), as_propositions(amap)
    inner = shown(amap, facts, view)
    around = _around(amap, facts, inner) if view.around else ()
    part = amap if len(inner) == len(amap.claims) else part_of(amap, inner, around=around)
    labels = _labels(facts, view)
    words = {id_: _verdict(id_, labels, facts, view) for id_ in amap.claims}
    contested = any(word not in (Verdict.ACCEPTED, VerdictWord.UNCHALLENGED) for word in words.values())
    sides, side_of = _sides(amap, view)  # a side has one colour in every view of a map
    stubs, tops = set(around), set(facts.tops)
    boxes = tuple(
        Box(
            claim=id_,
            text=claim.text,
            side=side_of.get(id_, -1),
            sources=_sources(claim),
            role="stub" if id_ in stubs else _role(claim, tops, facts),
            verdict=words[id_] if contested else "",
            failed=_failed(id_, facts),
            hidden=0 if part is amap or id_ in stubs else _hidden(id_, amap, part, facts),
            weight=_weight(claim),
            also=_also(claim),
        )
        for id_, claim in part.claims.items()
    )
    joints, links = _relations(part, facts, labels.inferences)
    named = {source: amap.sources[source].title for box in boxes for source in box.sources}
    shown_number = count(len(part.claims) - len(stubs), "claim")
    numbers = [shown_number if part is amap else f"{shown_number} of {len(amap.claims):,}"]
    numbers.append(count(len(part.inferences) + len(part.contradictions), "relation"))
    if named:
        numbers.append(count(len(named), "source"))
    argued = len(facts.argued & part.inferences.keys())
    if argued:
        numbers.append(f"{argued} of {count(len(part.inferences), 'step')} argued in the texts (thick lines)")
    numbers += [f"position {view.position}"] if view.position else []
    diagram = Diagram(
        title=_title(amap, view),
        subtitle=" · ".join([*([] if view.whole else [amap.heading]), *numbers]),
        description=_description(part, facts),
        sides=sides,
        sides_are=_sides_are(amap, view),
        boxes=boxes,
        joints=joints,
        links=links,
        sources=named,
        clusters=view.clusters,
        rivals=tuple(_rivals(part)),
    )
    return folded(diagram, part, view.folded) if view.folded else diagram


def _title(amap: MapContent, view: View) -> str:
    """What a picture shows: the map, or the part of it that a view is about."""
    if view.focus:
        first = " ".join(amap.claims[view.focus[0]].text.split())
        more = f" and {count(len(view.focus) - 1, 'more claim')}" if len(view.focus) > 1 else ""
        return f"Around “{first}”{more}"
    if view.only:
        return ", ".join(_filtered(kind, value, amap) for kind, value in view.only)
    return "What clashes" if view.conflicts else amap.heading


def _filtered(kind: str, value: str, amap: MapContent) -> str:
    """A filter of a view in words, with the titles of sources and the names of speakers."""
    if kind == "section":
        return value
    title = amap.sources[value].title if kind == "source" else amap.speakers[value].name if kind == "speaker" else value
    return f"{kind.capitalize()}: {' '.join(title.split()) or value}"


def _verdict(claim: str, labels: Labelling, facts: Facts, view: View) -> str:
    """The word for the verdict on a claim; of a position its label, for what stands behind that is not known."""
    return labels.claims[claim].value if view.position else facts.verdicts.reasoner.standing(claim).word.value


def _labels(facts: Facts, view: View) -> Labelling:
    if not view.position:
        return facts.verdicts.grounded
    # A reasoner of its own: what a solver has learnt from other questions changes the order of its answers.
    positions = facts.verdicts.asking().positions(view.position).labellings
    if len(positions) < view.position:
        raise ValueError(f"there is no position {view.position}; the map has {count(len(positions), 'position')}")
    return positions[view.position - 1]


def _around(amap: MapContent, facts: Facts, inner: Sequence[str]) -> tuple[str, ...]:
    found = {neighbour for claim in inner for neighbour in neighbours(amap, facts, claim)} - set(inner)
    return tuple(id_ for id_ in amap.claims if id_ in found)


def _hidden(claim: str, amap: MapContent, part: MapContent, facts: Facts) -> int:
    """How many claims that it has a relation with are not shown."""
    return sum(neighbour not in part.claims for neighbour in neighbours(amap, facts, claim))


def _failed(claim: str, facts: Facts) -> tuple[str, ...]:
    """The sources whose words a claim does not quote: not found, changed, or with another word that matters.

    Words that stand there twice, or differ in a comma, do not accuse anybody on a picture.
    """
    wrong = (Status.NOT_FOUND, Status.SOURCE_CHANGED)
    return tuple(
        dict.fromkeys(
            each.quotation.source for each in facts.quotations.get(claim, ()) if each.status in wrong or each.altered
        )
    )


def _weight(claim: Claim) -> str:
    return claim.credence.written if claim.credence else ""


def _also(claim: Claim) -> tuple[str, ...]:
    """The other wordings of a claim."""
    others = claim.wordings[1:] if isinstance(claim, Proposition) else ()
    return tuple(f"{each.id}: {each.text}" if each.named else each.text for each in others)


def _sides_are(amap: MapContent, view: View) -> str:
    """What the tints tell apart, for the legend."""
    if view.by != "section":
        return view.by.capitalize()
    return "Map" if any(section.part_of for section in amap.sections.values()) else "Section"


def _sides(amap: MapContent, view: View) -> tuple[tuple[str, ...], dict[str, int]]:
    """The titles of the sides, and the side of each claim that has one."""
    of = _section_of(amap) if view.by == "section" else _voice_of(amap, view.by)
    titles = dict.fromkeys(of.values())
    if view.by != "section":  # those that say most have colours of their own
        number = Counter(of.values())
        titles = dict.fromkeys(sorted(titles, key=lambda title: -number[title]))
    order = {title: min(at, MOST_SIDES) for at, title in enumerate(titles)}
    listed = list(titles)
    if len(listed) > MOST_SIDES:
        listed = [*listed[:MOST_SIDES], f"{len(listed) - MOST_SIDES} others"]
    return tuple(listed), {claim: order[title] for claim, title in of.items()}


def _section_of(amap: MapContent) -> dict[str, str]:
    """The side of each claim: of a map with included maps the map that it is from, of any other its section."""
    by_map = any(amap.sections[claim.section].part_of for claim in amap.claims.values() if claim.section)
    found = {}
    for id_, claim in amap.claims.items():
        section = amap.sections.get(claim.section)
        title = (section.part_of if section else "") or amap.title if by_map else section.title if section else ""
        if title or by_map:
            found[id_] = title
    return found


def _voice_of(amap: MapContent, by: str) -> dict[str, str]:
    """Who first asserts a claim: the speaker, or whom he speaks for; or the source."""
    found = {}
    for id_, claim in amap.claims.items():
        for quotation in claim.quotes:
            if by == "source":
                found[id_] = amap.sources[quotation.source].title
                break
            if quotation.speaker:
                found[id_] = amap.name_of_voice(amap.principal(quotation.speaker))
                break
    return found


def _sources(claim: Claim) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quotation.source for quotation in claim.quotations))


def _role(claim: Claim, tops: set[str], facts: Facts) -> str:
    if claim.id in tops:
        return "thesis"
    if claim.assumed:
        return "assumed"
    return "evidence" if claim.quotes and claim.id not in facts.reasons else "claim"


def _relations(
    amap: MapContent, facts: Facts, labels: Mapping[str, StepLabel]
) -> tuple[tuple[Joint, ...], tuple[Link, ...]]:
    joints: list[Joint] = []
    links: list[Link] = []
    jointed: set[str] = set()
    for id_, inference in amap.inferences.items():
        if len(inference.premises) > 1 or any(undercut in amap.inferences for undercut in facts.undercuts.get(id_, ())):
            jointed.add(id_)
            joints.append(Joint(id_, inference.kind))
    for id_, inference in amap.inferences.items():
        kind = str(inference.kind)
        aside = labels[id_] is StepLabel.OUT
        target, whose = inference.target, ""
        if target not in amap.claims and target not in amap.inferences and (words := aimed(target)):
            target, whose = owner_of(target, amap.claims), amap.name_of_voice(words[1])
        elif inference.kind is InferenceKind.UNDERCUTS:
            whose = amap.wording(id_)
        own = bool(facts.argued) and id_ not in facts.argued
        start = inference.premises[0]
        if id_ in jointed:
            links += [Link(id_, kind, each, id_, head=False, aside=aside, own=own) for each in inference.premises]
            start = id_
        links.append(Link(id_, kind, start, target, aside=aside, strength=inference.strength, whose=whose, own=own))
    links += [Link(id_, "contradicts", each.first, each.second) for id_, each in amap.contradictions.items()]
    return tuple(joints), tuple(links)


def _rivals(amap: MapContent) -> Iterator[Rivals]:
    """The questions of which several answers are shown."""
    for question in amap.questions.values():
        answers = tuple(each for each in question.answers if each in amap.claims)
        steps = tuple(each.id for each in amap.contradictions.values() if each.question == question.id)
        if len(answers) > 1 and steps:
            yield Rivals(question.id, " ".join(question.text.split()), answers, steps)


def _description(amap: MapContent, facts: Facts) -> str:
    """The alternative text: what a reader who cannot see the picture should know first."""
    kinds = [step.kind for step in amap.inferences.values()]
    numbers = [
        (kinds.count(InferenceKind.SUPPORTS), "support"),
        (kinds.count(InferenceKind.IMPLIES), "implication"),
        (kinds.count(InferenceKind.REBUTS), "rebuttal"),
        (kinds.count(InferenceKind.UNDERCUTS), "undercut"),
        (len(amap.contradictions), "contradiction"),
    ]
    relations = ", ".join(count(number, noun) for number, noun in numbers if number)
    parts = [f"Argument map with {count(len(amap.claims), 'claim')}" + (f" and {relations}." if relations else ".")]
    shown_tops = [top for top in facts.tops if top in amap.claims]
    tops = [amap.claims[shown_top].text.replace("\n", " ") for shown_top in shown_tops[:5]]
    if tops:
        parts.append(("Top claim: " if len(shown_tops) == 1 else "Top claims: ") + " / ".join(tops))
    return " ".join(parts)
