"""Maps as plain data, by the published schema `argmap-map-1.schema.json`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from argmap.model.content import FIELDS, MapContent, with_rivals
from argmap.model.credence import read_credence
from argmap.model.elements import (
    Claim,
    Contradiction,
    Expectation,
    Inference,
    InferenceKind,
    Question,
    Quotation,
    QuotationKind,
    Section,
    SourceText,
    Speaker,
    Verdict,
)

VERSION = 1
NOT_DATA = ("origin", "places", "question")
"""Fields that say where things stand in files, or that follow from others."""
_KINDS: Mapping[str, type] = {
    "sources": SourceText,
    "speakers": Speaker,
    "sections": Section,
    "claims": Claim,
    "inferences": Inference,
    "contradictions": Contradiction,
    "questions": Question,
}


def to_dict(amap: MapContent) -> dict[str, Any]:
    """A map as plain data (dictionaries, lists, strings, numbers) for `json.dumps`.

    What is empty is left out. Where things stand in files is not part of it, nor are the contradictions
    that follow from a question.
    """
    data: dict[str, Any] = {"version": VERSION}
    for name in FIELDS:
        value = getattr(amap, name)
        if isinstance(value, Mapping):
            value = [_plain(each) for each in value.values() if not getattr(each, "question", "")]
        elif name == "expectations":
            value = [_plain(each) for each in value]
        elif isinstance(value, tuple):
            value = list(value)
        if value:
            data[name] = value
    return data


def from_dict(data: Mapping[str, Any]) -> MapContent:
    """Make a map of plain data; the inverse of `to_dict`.

    Raises:
        ValueError: with the place, where the data does not fit the schema or names what is not there.
    """
    if data.get("version") != VERSION:
        raise ValueError(f"version: {data.get('version')!r} is not {VERSION}")
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key == "version":
            continue
        if key not in FIELDS:
            raise ValueError(f"{key}: a map has no such field")
        if key in _KINDS:
            entries = [_read(_KINDS[key], each, f"{key}[{at}]") for at, each in enumerate(_list(value, key))]
            values[key] = {each.id: each for each in entries}
            if len(values[key]) < len(entries):
                raise ValueError(f"{key}: an id stands twice")
        elif key == "expectations":
            entries = [_read(Expectation, each, f"{key}[{at}]") for at, each in enumerate(_list(value, key))]
            values[key] = tuple(entries)
        elif key == "tags":
            values[key] = tuple(_text(each, key) for each in _list(value, key))
        else:
            values[key] = _text(value, key)
    amap = MapContent(**values)
    _check_names(amap)
    return attrs.evolve(amap, contradictions=with_rivals(amap.contradictions, amap.questions))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_dict` gives."""
    path = Path(__file__).parent / "argmap-map-1.schema.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _plain(thing: Any) -> dict[str, Any]:
    data = {}
    for field in attrs.fields(type(thing)):
        value = getattr(thing, field.name)
        if field.name in NOT_DATA or value in ("", (), None, False):
            continue
        if field.name == "quotations":
            value = [_plain(each) for each in value]
        elif field.name == "credence":
            value = value.written
        elif isinstance(value, tuple):
            value = list(value)
        data[field.name] = value if isinstance(value, bool | float | int | list) else str(value)
    return data


def _read(kind: type, data: Any, place: str) -> Any:
    if not isinstance(data, Mapping):
        raise ValueError(f"{place}: not an object")
    fields = {field.name: field for field in attrs.fields(kind) if field.name not in NOT_DATA}
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in fields:
            raise ValueError(f"{place}.{key}: there is no such field")
        values[key] = _value(key, value, f"{place}.{key}")
    missing = [name for name, field in fields.items() if field.default is attrs.NOTHING and name not in values]
    if missing:
        raise ValueError(f"{place}: `{missing[0]}` is missing")
    return kind(**values)


def _value(key: str, value: Any, place: str) -> Any:
    match key:
        case "quotations":
            return tuple(_read(Quotation, each, f"{place}[{at}]") for at, each in enumerate(_list(value, place)))
        case "premises" | "repeats" | "tags" | "answers":
            return tuple(_text(each, place) for each in _list(value, place))
        case "assumed" | "named":
            if not isinstance(value, bool):
                raise ValueError(f"{place}: not true or false")
            return value
        case "strength":
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
                raise ValueError(f"{place}: not a number from 0 to 1")
            return float(value)
        case "credence":
            found = read_credence(_text(value, place))
            if found is None:
                raise ValueError(f"{place}: no number from 0 to 1, percentage or word of ICD 203")
            return found
        case "kind":
            kinds: tuple[type[InferenceKind] | type[QuotationKind], ...] = (InferenceKind, QuotationKind)
            for kind in kinds:
                if value in list(kind):
                    return kind(value)
            raise ValueError(f"{place}: {value!r} is no kind")
        case "verdict":
            if value not in list(Verdict):
                raise ValueError(f"{place}: {value!r} is no verdict")
            return Verdict(value)
        case _:
            return _text(value, place)


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{place}: not a text")
    return value


def _list(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{place}: not a list")
    return list(value)


def _check_names(amap: MapContent) -> None:
    """Every id that is used must be there."""

    def check(id_: str, known: Mapping[str, object], place: str) -> None:
        if id_ and id_ not in known:
            raise ValueError(f"{place}: nothing is called `{id_}`")

    for source in amap.sources.values():
        for repeated in source.repeats:
            check(repeated, amap.sources, f"the source `{source.id}`")
    for speaker in amap.speakers.values():
        check(speaker.speaks_for, amap.speakers, f"the speaker `{speaker.id}`")
    for claim in amap.claims.values():
        check(claim.section, amap.sections, f"the claim `{claim.id}`")
        for quotation in claim.quotations:
            check(quotation.source, amap.sources, f"a quotation of `{claim.id}`")
            check(quotation.speaker, amap.speakers, f"a quotation of `{claim.id}`")
    for inference in amap.inferences.values():
        if not inference.premises:
            raise ValueError(f"the step `{inference.id}`: it has no premises")
        for premise in inference.premises:
            check(premise, amap.claims, f"the step `{inference.id}`")
        undercut = inference.kind is InferenceKind.UNDERCUTS and inference.target in amap.inferences
        check(inference.target, amap.inferences if undercut else amap.claims, f"the step `{inference.id}`")
    for each in amap.contradictions.values():
        check(each.first, amap.claims, f"the contradiction `{each.id}`")
        check(each.second, amap.claims, f"the contradiction `{each.id}`")
    for question in amap.questions.values():
        for answer in question.answers:
            check(answer, amap.claims, f"the question `{question.id}`")
    for expectation in amap.expectations:
        check(expectation.claim, amap.claims, "an expectation")
