"""Maps as plain data, by the table of fields."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from argmap.diagnostics.suggest import did_you_mean
from argmap.fields import BY_THING, Field, Form
from argmap.model.content import MapContent, with_rivals
from argmap.model.dates import period
from argmap.model.elements import (
    Claim,
    Contradiction,
    Evidence,
    Expectation,
    Inference,
    Question,
    Quotation,
    Restatement,
    Section,
    SourceText,
    Speaker,
)
from argmap.model.kinds import KINDS
from argmap.model.valid import PAIRS, TABLES, check_content, is_name, value_of
from argmap.model.voicing import aimed

VERSION = 2
READ = (1, 2)
"""The versions that are read: what came with the second one is never needed."""
_CLASSES: Mapping[str, type] = {
    "source": SourceText,
    "speaker": Speaker,
    "section": Section,
    "claim": Claim,
    "inference": Inference,
    "contradiction": Contradiction,
    "restatement": Restatement,
    "question": Question,
    "evidence": Evidence,
    "quotation": Quotation,
    "expectation": Expectation,
}


_INNER: Mapping[Form, str] = {Form.QUOTATIONS: "quotation", Form.EVIDENCE: "evidence"}
"""The forms that are lists of things, and what these are."""


def to_dict(amap: MapContent) -> dict[str, Any]:
    """A map as plain data (dictionaries, lists, strings, numbers) for `json.dumps`.

    What says nothing is left out. `dates` gives the first and the last day of each date that is no single day. Where
    things stand in files is not part of it, nor are the contradictions that follow from a question.
    """
    data: dict[str, Any] = {"version": VERSION, **_plain(amap, "map")}
    for table, thing in TABLES.items():
        things = [_plain(each, thing) for each in getattr(amap, table).values() if not getattr(each, "question", "")]
        if table == "inferences":
            for each in things:
                each["target"] = _target(each["target"], amap)
        if things:
            data[table] = things
    days = dict(_days(amap))
    if days:
        data["dates"] = days
    if amap.expectations:
        data["expectations"] = [_plain(expectation, "expectation") for expectation in amap.expectations]
    return data


def from_dict(data: Mapping[str, Any]) -> MapContent:
    r"""The content of a map from plain data; the inverse of `to_dict`.

    Values are brought to the form in which the language holds them: texts without white space at their ends,
    `\r\n` and `\r` as line ends, sections numbered in their order.

    Raises:
        ValueError: with the place, where the data does not fit the schema, names what is not there, or says what
            no file could say.
    """
    if not isinstance(data, Mapping):
        raise ValueError("a map is an object")
    if data.get("version") not in READ or isinstance(data.get("version"), bool):
        raise ValueError(f"version: {data.get('version')!r} is not {VERSION}")
    values = _values({key: value for key, value in data.items() if key in _HEAD}, "map", "the map")
    for key, value in data.items():
        if key in TABLES:
            things = [_thing(each, TABLES[key], f"{key}[{at}]") for at, each in enumerate(_list(value, key))]
            values[key] = {thing.id: thing for thing in things}
            if len(values[key]) < len(things):
                raise ValueError(f"{key}: an id stands twice")
        elif key == "expectations":
            things = [_thing(each, "expectation", f"{key}[{at}]") for at, each in enumerate(_list(value, key))]
            values[key] = tuple(things)
        elif key not in ("version", "dates") and key not in _HEAD:
            raise ValueError(f"{key}: a map has no such field{did_you_mean(str(key), (*TABLES, *_HEAD))}")
    content = _numbered(MapContent(**values))
    check_content(content)
    return attrs.evolve(content, contradictions=with_rivals(content.contradictions, content.questions))


def _days(amap: MapContent) -> Iterator[tuple[str, list[str]]]:
    """The days that the dates of a map stand for, where that is more, or written otherwise, than one day."""
    quotations = amap.all_quotations()
    dates = [amap.date, *(each.date for each in amap.claims.values()), *(each.date for each in quotations)]
    dates += [date for each in amap.sources.values() for date in (each.date, each.withdrawn)]
    dates += [each.withdrawn for each in amap.speakers.values()]
    for date in dict.fromkeys(dates):
        days = period(date) if date else None
        if days is not None and days.first != date:
            yield date, [days.first, days.last]


_HEAD = tuple(row.name for row in BY_THING["map"])


_DATES: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2},
    "description": "the first and the last day of each date of the map that is no single day",
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_dict` gives; the published file holds the same."""
    tables = {
        table: {"type": "array", "items": _object(thing)}
        for table, thing in (*TABLES.items(), ("expectations", "expectation"))
    }
    head = {row.name: _property(row) for row in BY_THING["map"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "argmap map",
        "description": "An argument map as `argmap.to_dict` gives it. What says nothing is left out.",
        "type": "object",
        "required": ["version"],
        "additionalProperties": False,
        "properties": {"version": {"const": VERSION}, **head, **tables, "dates": _DATES},
    }


def _object(thing: str) -> dict[str, Any]:
    rows = BY_THING[thing]
    return {
        "type": "object",
        "required": [row.name for row in rows if row.required],
        "additionalProperties": False,
        "properties": {row.name: _property(row) for row in rows},
    }


def _property(row: Field) -> dict[str, Any]:
    if row.form in _INNER:
        return {"type": "array", "items": _object(_INNER[row.form]), "description": row.what}
    if row.form is Form.TARGET:
        words = {"claim": {"type": "string"}, "quotation": {"type": "string"}}
        aimed = {"type": "object", "required": [*words], "additionalProperties": False, "properties": words}
        return {"anyOf": [dict(KINDS[row.form].schema), aimed], "description": row.what}
    return {**KINDS[row.form].schema, "description": row.what}


@cache
def _rows(kind: str) -> tuple[tuple[Field, str, Any, type], ...]:
    """The fields of a kind of thing, what they are lists of, and what says nothing in them."""
    empty = {row.name: KINDS[row.form].empty for row in BY_THING[kind] if row.form not in _INNER}
    return tuple(
        (row, _INNER.get(row.form, ""), empty.get(row.name), type(empty.get(row.name))) for row in BY_THING[kind]
    )


def _plain(thing: Any, kind: str) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for row, inner, empty, kind_of_empty in _rows(kind):
        value = getattr(thing, row.name)
        if inner:
            if value:
                data[row.name] = [_plain(each, inner) for each in value]
            continue
        if not row.required and type(value) is kind_of_empty and value == empty:
            continue
        if row.form is Form.CREDENCE:
            value = value.written
        elif isinstance(value, tuple):
            value = list(value)
        data[row.name] = value if isinstance(value, bool | float | int | list) else str(value)
    return data


def _target(target: str, amap: MapContent) -> str | dict[str, str]:
    """What a step aims at: the id of a claim or a step, or a quotation with its claim."""
    parts = None if target in amap.claims or target in amap.inferences else aimed(target)
    return target if parts is None else {"claim": parts[0], "quotation": target}


def _thing(data: Any, kind: str, place: str) -> Any:
    if not isinstance(data, Mapping):
        raise ValueError(f"{place}: not an object")
    values = _values(data, kind, place)
    if kind in ("inference", *PAIRS):
        values.setdefault("named", is_name(values.get("id", "")))
    missing = [row.name for row in BY_THING[kind] if row.required and row.name not in values]
    if missing:
        raise ValueError(f"{place}: `{missing[0]}` is missing")
    return _CLASSES[kind](**values)


def _values(data: Mapping[str, Any], kind: str, place: str) -> dict[str, Any]:
    rows = {row.name: row for row in BY_THING[kind]}
    values: dict[str, Any] = {}
    for key, value in data.items():
        row = rows.get(key)
        if row is None:
            raise ValueError(f"{place}.{key}: there is no such field{did_you_mean(str(key), rows)}")
        if row.form is Form.TARGET and isinstance(value, Mapping):
            if {*value} != {"claim", "quotation"} or not str(value["quotation"]).startswith(f"{value['claim']} by "):
                raise ValueError(f"{place}.{key}: a quotation is given as its `claim` and its id, `quotation`")
            values[key] = value_of(row, value["quotation"], place)
        elif row.form in _INNER:
            inner, inside = f"{place}.{key}", _INNER[row.form]
            values[key] = tuple(_thing(each, inside, f"{inner}[{at}]") for at, each in enumerate(_list(value, inner)))
        else:
            values[key] = value_of(row, value, place)
    return values


def _list(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{place}: not a list")
    return list(value)


def _numbered(content: MapContent) -> MapContent:
    """The same content with the ids that the language gives to sections."""
    ids = {id_: f"section-{at}" for at, id_ in enumerate(content.sections, 1)}
    if all(old == new for old, new in ids.items()):
        return content
    sections = {ids[section.id]: attrs.evolve(section, id=ids[section.id]) for section in content.sections.values()}
    claims = {
        id_: attrs.evolve(claim, section=ids.get(claim.section, claim.section)) for id_, claim in content.claims.items()
    }
    return attrs.evolve(content, sections=sections, claims=claims)
