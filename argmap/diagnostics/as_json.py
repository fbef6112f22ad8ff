"""Diagnostics for programs."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label
from argmap.source import Span

VERSION = 1


def as_json(diagnostics: Sequence[Diagnostic], *, files: Iterable[str] = ()) -> str:
    """Render diagnostics as one JSON object: `version`, `files`, `summary`, `diagnostics`.

    Lines and columns count from 1 in code points, offsets from 0.
    """
    summary = {"error": 0, "warning": 0, "hint": 0}
    for each in diagnostics:
        summary[each.severity] += 1
    head = {
        "version": VERSION,
        "files": list(files),
        "summary": {f"{kind}s": number for kind, number in summary.items()},
    }
    # One line a diagnostic: readable, good for line tools, and made by the fast encoder.
    lines = ",\n".join(
        f"    {json.dumps(diagnostic_as_dict(diagnostic), ensure_ascii=False)}" for diagnostic in diagnostics
    )
    begin = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
    return f'{begin},\n  "diagnostics": [{chr(10) if lines else ""}{lines}{chr(10) + "  " if lines else ""}]\n}}\n'


def diagnostic_as_dict(diagnostic: Diagnostic) -> dict[str, Any]:
    """One diagnostic as plain data."""
    return {
        "code": diagnostic.rule.code,
        "name": diagnostic.rule.name,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        **_label(diagnostic.label),
        "others": [_label(each) for each in diagnostic.others],
        "notes": list(diagnostic.notes),
        "help": diagnostic.help,
        "edits": [_edit(edit) for edit in diagnostic.edits],
    }


def _label(label: Label) -> dict[str, Any]:
    return {**_place(label.span), "label": label.text}


def _edit(edit: Edit) -> dict[str, Any]:
    return {**_place(edit.span), "new": edit.new}


def _place(span: Span) -> dict[str, Any]:
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    return {
        "file": span.source.name,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "start": span.start,
        "end": span.end,
    }
