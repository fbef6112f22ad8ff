"""The formats of a report."""

from argmap.reports.report import Report, ReportPart, as_page

FORMATS = ("md", "html", "txt", "json")
"""Formats that argmap writes itself; `argmap report` makes docx and pdf of the HTML, with pandoc."""


def render_report(
    report: Report,
    output_format: str,
    *,
    picture: str = "",
    charted: bool = True,
    part: ReportPart = ReportPart.WHOLE,
    other: str = "",
) -> str:
    """The report as `md`, `html`, `txt` or `json`.

    `picture` is the diagram as SVG, `charted` whether charts are shown, both in HTML only. A `part` alone (of the first
    three formats) names the file with the `other` one.

    Raises:
        ValueError: for another format.
    """
    if output_format == "md":
        from argmap.reports.as_markdown import as_markdown

        return as_markdown(as_page(report, part=part, other=other))
    if output_format == "txt":
        from argmap.reports.as_text import as_text

        return as_text(as_page(report, part=part, other=other))
    if output_format == "html":
        from argmap.reports.as_html import as_html

        page = as_page(report, picture=picture, charted=charted, part=part, other=other)
        return as_html(page, report, annex=other if part is ReportPart.REPORT else "")
    if output_format == "json":
        from argmap.reports.as_json import as_json

        return as_json(report)
    raise ValueError(f"`{output_format}` is none of {', '.join(FORMATS)}")
