"""Diagnostics in the Static Analysis Results Interchange Format, SARIF 2.1.0 (OASIS 2020)."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from argmap.catalogue.rule import Severity
from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label
from argmap.source import Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def as_sarif(diagnostics: Sequence[Diagnostic], *, version: str) -> str:
    """Render diagnostics as a SARIF log of one run; `version` is that of argmap."""
    rules = list(dict.fromkeys(diagnostic.rule for diagnostic in diagnostics))
    run = {
        "tool": {
            "driver": {
                "name": "argmap",
                "semanticVersion": version,
                "rules": [
                    {
                        "id": rule.code,
                        "name": rule.name,
                        "shortDescription": {"text": rule.summary},
                        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                    }
                    for rule in rules
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, rules.index(each.rule)) for each in diagnostics],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(diagnostic: Diagnostic, rule_index: int) -> dict[str, Any]:
    message = diagnostic.message + (f" (help: {diagnostic.help})" if diagnostic.help else "")
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": message},
        "locations": [_location(diagnostic.label)],
    }
    if diagnostic.others:
        result["relatedLocations"] = [{"id": at, **_location(each)} for at, each in enumerate(diagnostic.others, 1)]
    if diagnostic.edits:
        result["fixes"] = [{"description": {"text": diagnostic.help}, "artifactChanges": _changes(diagnostic.edits)}]
    return result


def _changes(edits: Sequence[Edit]) -> list[dict[str, Any]]:
    by_file: dict[str, list[dict[str, Any]]] = {}
    for edit in edits:
        replacement = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.new}}
        by_file.setdefault(edit.span.source.name, []).append(replacement)
    return [{"artifactLocation": {"uri": _uri(name)}, "replacements": each} for name, each in by_file.items()]


def _location(label: Label) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(label.span.source.name)},
            "region": _region(label.span),
        }
    }
    if label.text:
        location["message"] = {"text": label.text}
    return location


def _uri(name: str) -> str:
    """The name of a file as a relative reference; bytes that are no UTF-8 stay what they are."""
    return quote(name.encode(errors="surrogateescape"))


def _region(span: Span) -> dict[str, int]:
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
