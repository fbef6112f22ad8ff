"""The formats of a report."""

from argmap.findings.report import Report
from argmap.page.blocks import Page
from argmap.reports.pages import AnnexPlace, Figures, as_page, as_pages

FORMATS = ("md", "html", "txt", "json")
"""Formats that are text."""


def render_report(report: Report, output_format: str, *, figures: Figures | None = None) -> str:
    """The report with its annex as `md`, `html`, `txt` or `json`; `figures` are shown in HTML only.

    Raises:
        ValueError: for another format.
    """
    if output_format == "json":
        from argmap.findings.as_json import as_json

        return as_json(report)
    return render_page(as_page(report, figures=figures), output_format)


def render_files(
    report: Report, name: str, output_format: str, *, annex: AnnexPlace, figures: Figures | None = None
) -> list[tuple[str, str]]:
    """The files of a report in one of the formats, each with its name: the first is `name`, the others beside it.

    Raises:
        ValueError: for another format.
    """
    if output_format == "json":
        return [(name, render_report(report, output_format))]
    pages = as_pages(report, name=name, annex=annex, figures=figures)
    return [(file, render_page(page, output_format)) for file, page in pages]


def render_page(page: Page, output_format: str) -> str:
    """A page as `md`, `html` or `txt`.

    Raises:
        ValueError: for another format.
    """
    if output_format == "md":
        from argmap.page.as_markdown import as_markdown

        return as_markdown(page)
    if output_format == "txt":
        from argmap.page.as_text import as_text

        return as_text(page)
    if output_format == "html":
        from argmap.page.as_html import as_html

        return as_html(page)
    raise ValueError(f"`{output_format}` is none of {', '.join(FORMATS)}")
