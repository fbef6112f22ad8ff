"""What makes a map one that the language can say: the one check for files, the builder and plain data."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from argmap.fields import BY_THING, Field, Form
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind, Question, Quotation, QuotationKind
from argmap.model.ids import is_numbered, step_id
from argmap.model.kinds import KINDS, as_value
from argmap.model.voicing import QuotationIndex
from argmap.names import NAME_HELP, NAME_RE, bad_character, normal

TABLES: Mapping[str, str] = {
    "sources": "source",
    "speakers": "speaker",
    "sections": "section",
    "claims": "claim",
    "inferences": "inference",
    "contradictions": "contradiction",
    "restatements": "restatement",
    "questions": "question",
}
"""The mappings of a map and the kind of thing that each holds."""
PAIRS: Mapping[str, str] = {"contradiction": "contradicts", "restatement": "restates"}
"""Relations between two claims, and the verb that each is written with."""
WORDS = {"inference": "step"}
"""What messages call a kind of thing, where its name in Python is another one."""
_VOICES = ("speakers", "sources")
_REFERS = {
    Form.SOURCE: ("sources",),
    Form.SOURCES: ("sources",),
    Form.VOICE: _VOICES,
    Form.VOICES: _VOICES,
    Form.SECTION: ("sections",),
    Form.CLAIM: ("claims",),
    Form.CLAIMS: ("claims",),
}


@attrs.frozen
class Fault:
    """Something that keeps a map from being one: where, and what."""

    place: str
    message: str

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}"
        return (
            text if text.isprintable() else "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
        )


def check_content(content: MapContent) -> None:
    """Refuse a map that no file could say.

    Raises:
        ValueError: with the place and the reason.
    """
    fault = next(faults(content), None)
    if fault is not None:
        raise ValueError(str(fault))


def faults(content: MapContent) -> Iterator[Fault]:
    """What no file could say: values of a wrong form, names that are none, and ids that mean nothing."""
    yield from _wrong_values(content, "map", "the map")
    for table, thing in TABLES.items():
        called = WORDS.get(thing, thing)
        for key, each in getattr(content, table).items():
            place = f"the {called} `{key}`"
            if each.id != key:
                yield Fault(place, f"it has another id, `{each.id}`")
            yield from _wrong_values(each, thing, place)
    for claim in content.claims.values():
        if claim.open and claim.assumed:
            yield Fault(f"the claim `{claim.id}`", "it cannot be both `open` and `assumed`")
        yield from _wrong_quotations(claim.quotations, f"a quotation of `{claim.id}`", argued=False)
    for step in content.inferences.values():
        yield from _wrong_quotations(step.argued, f"the step `{step.id}`", argued=True)
    for question in content.questions.values():
        yield from _wrong_evidence(question, f"the question `{question.id}`")
    for same in content.restatements.values():
        if same.first == same.second:
            yield Fault(f"the restatement `{same.id}`", "a claim cannot restate itself")
    for expectation in content.expectations:
        yield from _wrong_values(expectation, "expectation", f"an expectation of `{expectation.claim}`")
    yield from _dangling(content)
    yield from _wrong_names(content)


def _wrong_quotations(quotations: Iterable[Quotation], place: str, *, argued: bool) -> Iterator[Fault]:
    for each in quotations:
        yield from _wrong_values(each, "quotation", place)
        if (each.kind is QuotationKind.ARGUED) != argued:
            yield Fault(place, "`argued` says who makes a step" if argued else "`argued` belongs to a step")


def _wrong_evidence(question: Question, place: str) -> Iterator[Fault]:
    seen = set()
    for each in question.evidence:
        yield from _wrong_values(each, "evidence", place)
        if each.item in seen:
            yield Fault(place, f"the evidence `{each.item}` is rated twice")
        seen.add(each.item)
        for answer in each.against:
            if answer not in question.answers:
                yield Fault(place, f"`{answer}` is none of its answers")


def value_of(row: Field, value: object, place: str) -> Any:
    """The value of a detail from outside, in the form in which the language holds it.

    Raises:
        ValueError: for a value that no file could say.
    """
    return as_value(row.form, value, f"{place}: `{row.name}`")


def name_of(name: object, place: str) -> str:
    """A name in the form in which names are compared.

    Raises:
        ValueError: for what is no name.
    """
    if not isinstance(name, str):
        raise ValueError(f"{place}: a name is a text")
    found = normal(name)
    if not is_name(found):
        raise ValueError(f"{place}: `{name}` is no name: {NAME_HELP}")
    return found


def is_name(name: str) -> bool:
    """Whether an author could have given a name, in the form in which names are compared."""
    return NAME_RE.fullmatch(name) is not None and bad_character(name) is None and normal(name) == name


def _wrong_values(thing: Any, kind: str, place: str) -> Iterator[Fault]:
    for row in BY_THING[kind]:
        if row.form not in KINDS:
            continue
        value = getattr(thing, row.name)
        if value == KINDS[row.form].empty and not row.required and type(value) is type(KINDS[row.form].empty):
            continue
        try:
            same = as_value(row.form, value, f"`{row.name}`") == value
        except ValueError as error:
            yield Fault(place, str(error))
        else:
            if not same:
                yield Fault(place, f"`{row.name}` is not in the form in which a file holds it")


def _wrong_names(content: MapContent) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for table, thing in TABLES.items():
        called = WORDS.get(thing, thing)
        for at, (key, each) in enumerate(getattr(content, table).items(), 1):
            place = f"the {called} `{key}`"
            if thing == "section":
                if key != f"section-{at}":
                    yield Fault(place, f"the id of section {at} is `section-{at}`")
                continue
            if thing == "claim" and is_numbered(key):
                continue
            if thing == "inference" and not each.named:
                if key != step_id(each.kind, each.premises, each.target):
                    yield Fault(place, "a step without a name is called by itself, written out")
                continue
            if thing in PAIRS and not each.named:
                if key != step_id(PAIRS[thing], (each.first,), each.second):
                    yield Fault(place, f"a {thing} without a name is called by itself, written out")
                continue
            if not is_name(key):
                yield Fault(place, f"that is no name: {NAME_HELP}")
            elif key in seen and {seen[key], called} != {"source", "speaker"}:
                yield Fault(place, f"a {seen[key]} is called so too")
            seen[key] = called


def _dangling(content: MapContent) -> Iterator[Fault]:
    """Ids that nothing bears, and lists that lack what they need."""

    def missing(thing: Any, kind: str, place: str) -> Iterator[Fault]:
        for row in BY_THING[kind]:
            tables = _REFERS.get(row.form, ())
            if not tables:
                continue
            value = getattr(thing, row.name)
            for id_ in value if isinstance(value, tuple) else (value,) if value else ():
                if not any(id_ in getattr(content, table) for table in tables):
                    what = " or ".join(TABLES[table] for table in tables)
                    yield Fault(place, f"no {what} is called `{id_}`")

    for table, thing in TABLES.items():
        for each in getattr(content, table).values():
            yield from missing(each, thing, f"the {WORDS.get(thing, thing)} `{each.id}`")
    for claim in content.claims.values():
        for quotation in claim.quotations:
            yield from missing(quotation, "quotation", f"a quotation of `{claim.id}`")
    for step in content.inferences.values():
        for quotation in step.argued:
            yield from missing(quotation, "quotation", f"the step `{step.id}`")
    for question in content.questions.values():
        for each in question.evidence:
            yield from missing(each, "evidence", f"the question `{question.id}`")
    for expectation in content.expectations:
        yield from missing(expectation, "expectation", "an expectation")
    index = QuotationIndex(content.claims)
    for step in content.inferences.values():
        place = f"the step `{step.id}`"
        if not step.premises:
            yield Fault(place, "it has no premise")
        undercut = step.kind is InferenceKind.UNDERCUTS
        if step.target in content.claims or (undercut and step.target in content.inferences):
            continue
        hit = index.hit(step.target) if undercut else None
        if hit is None:
            what = "claim or step" if undercut else "claim"
            yield Fault(place, f"no {what} is called `{step.target}`")
        elif not hit[1]:
            yield Fault(place, f"no quotation or denial is `{step.target}`")
