"""What is written beside a line: the verdict on its claim, and how much bears on it."""

import attrs

from argmap.english import count
from argmap.model.elements import InferenceKind
from argmap.resolve.scopes import NameKind
from argmap.service.view import FileView


@attrs.frozen
class Hint:
    """A few words behind an offset."""

    offset: int
    text: str


@attrs.frozen
class Lens:
    """A line above the head of something; `name` is what it is about, and `what` leads to its `references` or `why`."""

    start: int
    end: int
    text: str
    what: str
    name: str


def hints(view: FileView) -> list[Hint]:
    """The word of the verdict behind the name of each claim that is declared in the file."""
    compiled = view.compilation
    if compiled is None:
        return []
    return [
        Hint(each.end, compiled.standing(each.entity.id).word.value)
        for each in view.names
        if each.occurrence.declares and each.entity.kind is NameKind.CLAIM and each.entity.id in compiled.map.claims
    ]


def lenses(view: FileView) -> list[Lens]:
    """Above each claim what speaks for and against it and the verdict; above each source how often it is quoted."""
    compiled = view.compilation
    if compiled is None:
        return []
    quoted: dict[str, int] = {}
    for quotation in compiled.map.all_quotations():
        quoted[quotation.source] = quoted.get(quotation.source, 0) + 1
    facts, found = compiled.facts, []
    for each in view.names:
        if not each.occurrence.declares:
            continue
        id_ = each.entity.id
        if each.entity.kind is NameKind.CLAIM and id_ in compiled.map.claims:
            undercuts = [
                step
                for step in facts.undercuts.get(id_, ())
                if facts.map.inferences[step].kind is InferenceKind.UNDERCUTS
            ]
            against = len(facts.rebuttals.get(id_, ())) + len(facts.conflicts.get(id_, ())) + len(undercuts)
            claim = compiled.map.claims[id_]
            parts = [f"{count(len(facts.reasons.get(id_, ())), 'reason')} for, {against} against"]
            parts += [f"asserted {count(len(claim.quotes), 'time')}"] if claim.quotes else []
            parts += [f"denied {count(len(claim.denials), 'time')}"] if claim.denials else []
            told, word = ", ".join(parts), compiled.standing(id_).word.value
            found.append(Lens(start=each.start, end=each.end, text=f"{told} · {word}", what="why", name=id_))
        elif each.entity.stands_for(NameKind.SOURCE) and id_ in compiled.map.sources:
            times = quoted.get(id_, 0)
            told = f"quoted {count(times, 'time')}" if times else "not quoted"
            found.append(Lens(start=each.start, end=each.end, text=told, what="references", name=id_))
    return found
