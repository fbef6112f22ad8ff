"""Diagnostics in the formats that commands print them in."""

import sys

from argmap import __version__
from argmap.cli.colour import wants_colour
from argmap.diagnostics.diagnostic import Diagnostic

FORMATS = ("full", "concise", "json", "github", "sarif")


def render(diagnostics: list[Diagnostic], output_format: str, files: list[str]) -> str:
    """The diagnostics in one of the formats; each renderer is imported when it is needed."""
    if output_format == "json":
        from argmap.diagnostics.as_json import as_json

        return as_json(diagnostics, files=files)
    if output_format == "github":
        from argmap.diagnostics.as_github import as_github

        return as_github(diagnostics)
    if output_format == "sarif":
        from argmap.diagnostics.as_sarif import as_sarif

        return as_sarif(diagnostics, version=__version__)
    from argmap.diagnostics.as_text import as_concise, as_text

    if output_format == "concise":
        return as_concise(diagnostics)
    text = as_text(diagnostics, colour=wants_colour(sys.stdout))
    return f"{text}\n" if text else ""
