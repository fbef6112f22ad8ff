"""Maps written in the language: an outline that reads back as the same map."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from argmap.fields import details_of
from argmap.formatter import lay_out
from argmap.interchange.outline import InWords, Outline, Stated, Told
from argmap.model.content import MapContent
from argmap.model.elements import Contradiction, Inference, Quotation, Section
from argmap.model.kinds import KINDS
from argmap.model.renaming import renamed
from argmap.model.valid import PAIRS, check_content

_NO_COMMENTS: Mapping[str, Sequence[str]] = MappingProxyType({})


def dumps(amap: MapContent, *, comments: Mapping[str, Sequence[str]] = _NO_COMMENTS) -> str:
    """Write a map in the language; `comments` stand before the things of the ids that they are given by.

    A claim stands below the claim that it bears on, wherever the order of the claims allows it; all
    other relations follow as statements of their own. Reading the text gives the same map, with one
    exception: a claim without a name that the outline cannot place (rare in files) gets a name.

    Raises:
        ValueError: if the map has details but no title, or holds what no file could say.
    """
    check_content(amap)
    outline = Outline(amap)
    while outline.nameless:
        amap = _with_names(amap, outline.nameless)
        outline = Outline(amap)
    parts = (
        _head(amap, comments),
        _body(amap, outline, comments),
        _questions(amap, comments),
        _expectations(amap),
        comments.get("", ()),
    )
    return "\n".join(line for part in parts for line in part).strip("\n") + "\n"


def _head(amap: MapContent, comments: Mapping[str, Sequence[str]]) -> Iterator[str]:
    details = list(_settings(1, amap, "map"))
    if amap.title:
        yield from lay_out(0, "map:", amap.title)
        yield from details
    elif details:
        raise ValueError("a map with details needs a title before it can be written")
    if amap.sources:
        yield ""
    for source in amap.sources.values():
        yield from comments.get(source.id, ())
        yield from lay_out(0, f"source {source.id}:", source.title)
        yield from _settings(1, source, "source")
    if amap.speakers:
        yield ""
    for speaker in amap.speakers.values():
        yield from comments.get(speaker.id, ())
        yield from lay_out(0, f"speaker {speaker.id}:", speaker.name)
        yield from _settings(1, speaker, "speaker")


def _body(amap: MapContent, outline: Outline, comments: Mapping[str, Sequence[str]]) -> Iterator[str]:
    sections = iter(amap.sections.values())
    current = ""
    after_claim = True
    for item in outline.tops:
        if isinstance(item, Told) and item.claim.section != current:
            current = item.claim.section
            for section in sections:
                yield from _section(section)
                if section.id == current:
                    break
        if isinstance(item, Told) or after_claim:
            yield ""
        after_claim = isinstance(item, Told)
        yield from _comments_of(item, comments)
        yield from _item(item)
    for section in sections:
        yield from _section(section)


def _comments_of(item: Told | Stated, comments: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The comments of a claim and of all that is told below it."""
    if not comments:
        return
    stack: list[Told | Stated | str] = [item]
    while stack:
        each = stack.pop()
        if isinstance(each, Told):
            yield from comments.get(each.claim.id, ())
            stack.extend(reversed(each.joined))
            stack.extend(reversed([inner for said in each.said for inner in said.below]))
        if not isinstance(each, str):
            stack.extend(reversed(each.below))


def _section(section: Section) -> Iterator[str]:
    yield ""
    yield from lay_out(0, "section:", section.title)
    yield from _settings(1, section, "section")


def _item(top: Told | Stated) -> Iterator[str]:
    """The lines of a claim or statement with all that stands below it; reasons nest deep."""
    stack: list[tuple[int, Told | Stated | InWords | str]] = [(0, top)]
    while stack:
        level, item = stack.pop()
        if isinstance(item, str):
            yield from lay_out(level, f"and {item}")
            continue
        if isinstance(item, Told):
            yield from _told(item, level)
            stack.extend((level, each) for each in reversed(item.joined))
            stack.extend((level + 1, each) for each in reversed(item.below))
            stack.extend((level + 1, each) for each in reversed(item.said))
            continue
        if isinstance(item, InWords):
            yield from _said(item.quotation, level)
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
    if claim.open:
        yield from lay_out(level + 1, "open")
    yield from _settings(level + 1, claim, "claim")
    if step:
        yield from _settings(level + 1, step, "inference", but=("note", "tags"))
        for each in step.argued:
            yield from _said(each, level + 1)


def _said(quotation: Quotation, level: int) -> Iterator[str]:
    by = f" by {quotation.speaker}" if quotation.speaker else ""
    by += "".join(f" citing {each}" for each in quotation.citing)
    place = f" at {quotation.locator}" if quotation.locator else ""
    yield from lay_out(level, f"{quotation.kind} {quotation.source}{by}{place}:", quotation.text)
    yield from _settings(level + 1, quotation, "quotation")


def _stated(stated: Stated, level: int) -> Iterator[str]:
    step = stated.step
    label = f" as {step.id}" if step.named else ""
    if not isinstance(step, Inference):
        kind = "contradiction" if isinstance(step, Contradiction) else "restatement"
        first = "" if stated.owner else f"{step.first} "
        yield from lay_out(level, f"{first}{PAIRS[kind]} {step.second}{label}")
        yield from _settings(level + 1, step, kind)
        return
    if stated.keyword:
        yield from lay_out(level, f"{stated.keyword} {' + '.join(step.premises)}{label}")
    else:
        premises = " + ".join(step.premises[1:] if stated.owner else step.premises)
        before = f"{'+ ' if stated.owner else ''}{premises} " if premises else ""
        target = f"({step.target})" if " " in step.target and not stated.at_words else step.target
        yield from lay_out(level, f"{before}{step.kind} {target}{label}")
    yield from _settings(level + 1, step, "inference")
    for each in step.argued:
        yield from _said(each, level + 1)


def _settings(level: int, thing: object, kind: str, *, but: Collection[str] = ()) -> Iterator[str]:
    """The details of a thing, by the table of fields."""
    for row in details_of(kind):
        value = getattr(thing, row.name)
        if row.many:
            for each in value:
                yield from lay_out(level, f"{row.keyword}:", each)
        elif row.name not in but and (written := KINDS[row.form].write(value)):
            yield from lay_out(level, f"{row.keyword}:", written)


def _questions(amap: MapContent, comments: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for question in amap.questions.values():
        yield ""
        yield from comments.get(question.id, ())
        yield from lay_out(0, f"question {question.id}:", question.text)
        yield from _settings(1, question, "question")
        if question.exhaustive:
            yield from lay_out(1, "exhaustive")
        for each in question.evidence:
            rated = f"against {', '.join(each.against)}" if each.against else "fits all"
            yield from lay_out(1, f"evidence {each.item}: {rated}")


def _expectations(amap: MapContent) -> Iterator[str]:
    if amap.expectations:
        yield ""
    for expectation in amap.expectations:
        yield f"expect {expectation.claim} {expectation.verdict}"


def _with_names(amap: MapContent, nameless: Iterable[str]) -> MapContent:
    """The map with names for some claims that have none."""
    taken = {
        *amap.claims,
        *amap.inferences,
        *amap.sources,
        *amap.speakers,
        *amap.contradictions,
        *amap.restatements,
        *amap.questions,
    }
    names: dict[str, str] = {}
    number = 0
    for claim in amap.claims:
        if claim in nameless:
            number += 1
            while f"c{number}" in taken:
                number += 1
            names[claim] = f"c{number}"
    return renamed(amap, names)
