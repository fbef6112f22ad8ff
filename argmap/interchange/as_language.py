"""Maps written in the language: an outline that reads back as the same map."""

from collections.abc import Iterable, Iterator

from argmap.formatter import lay_out
from argmap.interchange.outline import Outline, Stated, Told
from argmap.model.content import MapContent
from argmap.model.elements import Claim, Contradiction, Inference
from argmap.model.renaming import renamed


def dumps(amap: MapContent) -> str:
    """Write a map in the language.

    A claim stands below the claim that it bears on, wherever the order of the claims allows it; all
    other relations follow as statements of their own. Reading the text gives the same map, with one
    exception: a claim without a name that the outline cannot place (rare in files) gets a name.

    Raises:
        ValueError: if the map has details but no title.
    """
    outline = Outline(amap)
    while outline.nameless:
        amap = _with_names(amap, outline.nameless)
        outline = Outline(amap)
    return "\n".join([*_head(amap), *_body(amap, outline), *_questions(amap), *_expectations(amap)]).strip("\n") + "\n"


def _head(amap: MapContent) -> Iterator[str]:
    details = [(name, getattr(amap, name)) for name in ("author", "date", "language", "weighing", "note")]
    if amap.title:
        yield from lay_out(0, "map:", amap.title)
        yield from _settings(1, [*details, ("tags", ", ".join(amap.tags))])
    elif any(value for _, value in details) or amap.tags:
        raise ValueError("a map with details needs a title before it can be written")
    if amap.sources:
        yield ""
    for source in amap.sources.values():
        yield from lay_out(0, f"source {source.id}:", source.title)
        names = ("author", "publisher", "date", "url", "text", "sha256", "language", "reliability")
        listed = [("repeats", ", ".join(source.repeats)), ("note", source.note), ("tags", ", ".join(source.tags))]
        yield from _settings(1, [*((name, getattr(source, name)) for name in names), *listed])
    if amap.speakers:
        yield ""
    for speaker in amap.speakers.values():
        yield from lay_out(0, f"speaker {speaker.id}:", speaker.name)
        rest = [("speaks for", speaker.speaks_for), ("note", speaker.note), ("tags", ", ".join(speaker.tags))]
        yield from _settings(1, rest)


def _body(amap: MapContent, outline: Outline) -> Iterator[str]:
    sections = iter(amap.sections.values())
    current = ""
    after_claim = True
    for item in outline.tops:
        if isinstance(item, Told) and item.claim.section != current:
            current = item.claim.section
            for section in sections:
                yield ""
                yield from lay_out(0, "section:", section.title)
                yield from _settings(1, [("note", section.note), ("part of", section.part_of)])
                if section.id == current:
                    break
        if isinstance(item, Told) or after_claim:
            yield ""
        after_claim = isinstance(item, Told)
        yield from _item(item)
    for section in sections:
        yield ""
        yield from lay_out(0, "section:", section.title)
        yield from _settings(1, [("note", section.note), ("part of", section.part_of)])


def _item(top: Told | Stated) -> Iterator[str]:
    """The lines of a claim or statement with all that stands below it; reasons nest deep."""
    stack: list[tuple[int, Told | Stated | str]] = [(0, top)]
    while stack:
        level, item = stack.pop()
        if isinstance(item, str):
            yield from lay_out(level, f"and {item}")
            continue
        if isinstance(item, Told):
            yield from _told(item, level)
            stack.extend((level, each) for each in reversed(item.joined))
        else:
            yield from _stated(item, level)
        stack.extend((level + 1, each) for each in reversed(item.below))


def _told(node: Told, level: int) -> Iterator[str]:
    claim = node.claim
    name = f" {claim.id}" if claim.named else ""
    step = node.step if node.keyword != "and" else None
    label = f" as {step.id}" if step and step.named else ""
    yield from lay_out(level, f"{node.keyword}{name}{label}:", claim.text)
    if claim.assumed:
        yield from lay_out(level + 1, "assumed")
    credence = claim.credence.written if claim.credence else ""
    details = [("credence", credence), ("date", claim.date), ("note", claim.note), ("tags", ", ".join(claim.tags))]
    yield from _settings(level + 1, details)
    if step:
        yield from _settings(level + 1, _step_details(step))
    yield from _quotations(claim, level + 1)


def _quotations(claim: Claim, level: int) -> Iterator[str]:
    for each in claim.quotations:
        by = f" by {each.speaker}" if each.speaker else ""
        place = f" at {each.locator}" if each.locator else ""
        yield from lay_out(level, f"{each.kind} {each.source}{by}{place}:", each.text)
        yield from _settings(
            level + 1, [("date", each.date), ("prefix", each.prefix), ("suffix", each.suffix), ("note", each.note)]
        )


def _stated(stated: Stated, level: int) -> Iterator[str]:
    step = stated.step
    label = f" as {step.id}" if step.named else ""
    if isinstance(step, Contradiction):
        first = "" if stated.owner else f"{step.first} "
        yield from lay_out(level, f"{first}contradicts {step.second}{label}")
        yield from _settings(level + 1, [("note", step.note), ("tags", ", ".join(step.tags))])
        return
    if stated.keyword:
        yield from lay_out(level, f"{stated.keyword} {' + '.join(step.premises)}{label}")
    else:
        premises = " + ".join(step.premises[1:] if stated.owner else step.premises)
        before = f"{'+ ' if stated.owner else ''}{premises} " if premises else ""
        target = f"({step.target})" if " " in step.target else step.target
        yield from lay_out(level, f"{before}{step.kind} {target}{label}")
    rest = [("note", step.note), ("tags", ", ".join(step.tags))]
    yield from _settings(level + 1, [*_step_details(step), *rest])


def _step_details(step: Inference) -> list[tuple[str, str]]:
    strength = "" if step.strength is None else repr(step.strength)
    return [("warrant", step.warrant), ("scheme", step.scheme), ("strength", strength)]


def _settings(level: int, settings: Iterable[tuple[str, str]]) -> Iterator[str]:
    for key, value in settings:
        if value:
            yield from lay_out(level, f"{key}:", value)


def _questions(amap: MapContent) -> Iterator[str]:
    for each in amap.questions.values():
        yield ""
        yield from lay_out(0, f"question {each.id}:", each.text)
        answers = [("answer", answer) for answer in each.answers]
        yield from _settings(1, [*answers, ("note", each.note), ("tags", ", ".join(each.tags))])


def _expectations(amap: MapContent) -> Iterator[str]:
    if amap.expectations:
        yield ""
    for each in amap.expectations:
        yield f"expect {each.claim} {each.verdict}"


def _with_names(amap: MapContent, nameless: Iterable[str]) -> MapContent:
    """The map with names for some claims that have none."""
    taken = {*amap.claims, *amap.inferences, *amap.sources, *amap.speakers, *amap.contradictions, *amap.questions}
    names: dict[str, str] = {}
    number = 0
    for claim in amap.claims:
        if claim in nameless:
            number += 1
            while f"c{number}" in taken:
                number += 1
            names[claim] = f"c{number}"
    return renamed(amap, names)
