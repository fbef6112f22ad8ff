"""A report for programs."""

import json
from typing import Any

import attrs

from argmap.diagnostics.as_json import diagnostic_as_dict
from argmap.reports.report import Report

VERSION = 1


def as_json(report: Report) -> str:
    """The report as a JSON object with a `version`; every field of `Report` by its name."""
    data: dict[str, Any] = {"version": VERSION, **attrs.asdict(attrs.evolve(report, diagnostics=()))}
    data["numbers"] = dict(report.numbers)
    data["tops"] = [
        {"id": each.id, "text": each.text, "verdict": each.verdict, "because": each.because} for each in report.tops
    ]
    data["verdicts"] = dict(report.verdicts)
    data["statuses"] = dict(report.statuses)
    data["diagnostics"] = [diagnostic_as_dict(each) for each in report.diagnostics]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
