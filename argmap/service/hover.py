"""What is said of what stands at a place."""

import re

import attrs

from argmap.catalogue.pages import find_rule, page
from argmap.findings.quotations import STATUS_WORDS, SWALLOWED
from argmap.quotations.check import CheckedQuotation
from argmap.resolve.scopes import Entity, NameKind
from argmap.service.view import FileView

_CODE = re.compile(r"\bAM\d{3}\b")
AROUND = 300
"""Signs of its text that are shown on each side of a quotation."""


@attrs.frozen
class HoverText:
    """What is told of a piece of the text, in lines of Markdown."""

    start: int
    end: int
    lines: tuple[str, ...]


def hover(view: FileView, offset: int) -> HoverText | None:
    """What is known of the name, the quotation or the rule at an offset."""
    named = view.name_at(offset)
    if named is not None and view.compilation is not None:
        lines = _of_name(view, named.entity)
        return HoverText(named.start, named.end, tuple(lines)) if lines else None
    quoted = view.quotation_at(offset)
    if quoted is not None:
        return HoverText(quoted.start, quoted.end, tuple(_of_quotation(quoted.checked)))
    return _rule_at(view, offset)


def _rule_at(view: FileView, offset: int) -> HoverText | None:
    """The page of the rule whose code stands at an offset, as in `# argmap: ignore[AM207]`."""
    start, line = view.line_at(offset)
    for match in _CODE.finditer(line):
        rule = find_rule(match[0])
        if rule is not None and match.start() <= offset - start <= match.end():
            return HoverText(start + match.start(), start + match.end(), (page(rule),))
    return None


def _of_name(view: FileView, entity: Entity) -> list[str]:
    compiled = view.compilation
    if compiled is None:
        return []
    amap, id_ = compiled.map, entity.id
    if id_ in amap.claims and entity.stands_for(NameKind.CLAIM):
        claim = amap.claims[id_]
        why = compiled.facts.verdicts.reasoner.why(id_)
        sources = dict.fromkeys(each.source for each in claim.quotations)
        lines = [_plain(claim.text), f"**{why.standing.word}** – {why.sentence}"]
        lines += [f"quoted from {', '.join(_plain(amap.sources[each].title) for each in sources)}"] if sources else []
        return lines
    if id_ in amap.sources and entity.stands_for(NameKind.SOURCE):
        source = amap.sources[id_]
        about = [source.author, source.publisher, source.date, source.text or source.url]
        return [_plain(source.title), _plain(", ".join(filter(None, about)))]
    if id_ in amap.speakers:
        speaker = amap.speakers[id_]
        told = f"speaks for {amap.speakers[speaker.speaks_for].name}" if speaker.speaks_for in amap.speakers else ""
        return [_plain(speaker.name), *([_plain(told)] if told else [])]
    if id_ in amap.inferences:
        step = amap.inferences[id_]
        premises = " and ".join(f"“{_plain(amap.claims[each].text)}”" for each in step.premises)
        target = amap.claims[step.target].text if step.target in amap.claims else step.target
        verb = step.kind.value if len(step.premises) == 1 else step.kind.value.removesuffix("s")
        return [f"{premises} {verb} “{_plain(target)}”"]
    if id_ in amap.questions:
        return [_plain(amap.questions[id_].text)]
    return []


def _of_quotation(checked: CheckedQuotation) -> list[str]:
    found = checked.in_source
    status = SWALLOWED if checked.altered and checked.status.good else STATUS_WORDS[checked.status.value]
    lines = [f"**{status}**{f' · {checked.place}' if checked.place else ''}"]
    if found.reason:
        lines.append(_plain(found.reason))
    if checked.text is not None and found.start is not None and found.end is not None:
        body = checked.text.source.text
        before, after = body[max(0, found.start - AROUND) : found.start], body[found.end : found.end + AROUND]
        words = body[found.start : found.end]
        lines.append(f"> …{_plain(before)} **{_plain(words)}** {_plain(after)}…")
    lines += [f"{_plain(str(each))}" for each in found.differences]
    return lines


def _plain(text: str) -> str:
    """A text on one line, in which nothing becomes Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|!~" else sign for sign in " ".join(text.split()))
