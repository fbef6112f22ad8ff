"""A report for programs, by the published schema `argmap-report-1.schema.json`."""

import json
import types
from enum import StrEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from argmap.findings.report import Report
from argmap.page.words import Words
from argmap.plain import VERSION, as_json_lines, plain

NOT_DATA = ("findings", "texts")
"""Fields that sentences are made with, and what other fields hold."""


def as_json(report: Report) -> str:
    """The report as a JSON object with a `version`; every field of `Report` by its name.

    Sentences are plain text, with names of the map in backquotes.
    """
    return as_json_lines(plain(report, but=NOT_DATA))


def report_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `as_json` gives."""
    path = Path(__file__).parent / "argmap-report-1.schema.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def make_schema() -> dict[str, Any]:
    """Work the schema out from the types of the data; a test holds the published file against it."""
    definitions: dict[str, Any] = {}
    top = _object(Report, definitions)
    top["properties"] = {"version": {"const": VERSION}, **top["properties"]}
    top["required"] = ["version", *top["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "argmap report",
        "description": "The consistency report on an argument map, as `argmap report -f json` writes it.",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    fields = [field for field in attrs.fields(kind) if field.name not in NOT_DATA]
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split("\n\n")[0].split()),
        "additionalProperties": False,
        "required": [field.name for field in fields],
        "properties": {field.name: _type(hints[field.name], definitions) for field in fields},
    }


_PLAIN: dict[object, str] = {str: "string", int: "integer", float: "number", bool: "boolean", Words: "string"}


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": list(hint)}
    if get_origin(hint) in (Union, types.UnionType):
        options = [_type(get_arg, definitions) for get_arg in get_args(hint) if get_arg is not type(None)]
        return {"anyOf": [*options, {"type": "null"}]}
    if get_origin(hint) is tuple:
        first, *rest = get_args(hint)
        if rest == [...]:
            return {"type": "array", "items": _type(first, definitions)}
        every = [_type(each, definitions) for each in (first, *rest)]
        return {"type": "array", "prefixItems": every, "minItems": len(every), "maxItems": len(every)}
    if hint.__name__ not in definitions:
        definitions[hint.__name__] = {}  # holds the place while its own fields are looked at
        definitions[hint.__name__] = _object(hint, definitions)
    return {"$ref": f"#/$defs/{hint.__name__}"}
