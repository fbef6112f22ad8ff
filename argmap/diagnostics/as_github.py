"""Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines."""

from collections.abc import Iterable

from argmap.catalogue.rule import Severity
from argmap.diagnostics.diagnostic import Diagnostic

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Render one `::error file=…,line=…::message` line for each diagnostic."""
    return "".join(_command(diagnostic) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    properties = {
        "title": f"{diagnostic.rule.code} {diagnostic.rule.name}",
        "file": span.source.name,
        "line": str(line),
        "endLine": str(end_line),
        # Columns count only where the place lies on one line.
        **({"col": str(column), "endColumn": str(end_column)} if line == end_line else {}),
    }
    listed = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    message = diagnostic.message + (f"\nhelp: {diagnostic.help}" if diagnostic.help else "")
    return f"::{_LEVELS[diagnostic.severity]} {listed}::{_escape(message)}\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
