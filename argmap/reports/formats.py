"""The formats of a report."""

from argmap.reports.report import Report

FORMATS = ("md", "txt", "json")


def render_report(report: Report, output_format: str) -> str:
    """The report as `md`, `txt` or `json`.

    Raises:
        ValueError: for another format.
    """
    if output_format == "md":
        from argmap.reports.as_markdown import as_markdown

        return as_markdown(report)
    if output_format == "txt":
        from argmap.reports.as_text import as_text

        return as_text(report)
    if output_format == "json":
        from argmap.reports.as_json import as_json

        return as_json(report)
    raise ValueError(f"`{output_format}` is none of {', '.join(FORMATS)}")
