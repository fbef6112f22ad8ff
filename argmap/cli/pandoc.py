"""Word documents and PDF of an HTML page, made by pandoc."""

import os
import re
import shutil
import tempfile
from pathlib import Path

from argmap.cli.problem import Problem
from argmap.diagrams.graphviz.process import run_program

PANDOC_FORMATS = ("docx", "pdf")
ENGINES = ("typst", "weasyprint", "tectonic", "xelatex", "lualatex", "wkhtmltopdf", "pdflatex")
"""Programs that pandoc can make a PDF with, those that need no more than themselves first."""
MOST_SECONDS = 300
_STYLE = re.compile(r"<style>.*?</style>|<meta http-equiv[^>]*>|<nav.*?</nav>|<h1>.*?</h1>", re.DOTALL)
"""What pandoc is not given: looks, the contents, and the heading that repeats the title."""
_CHART = re.compile(r'<figure class="chart">.*?</figure>', re.DOTALL)
_FIGURE = re.compile(r'<figure class="map">(.*?)</figure>', re.DOTALL)


def convert(html: bytes, output_format: str, *, picture: bytes = b"") -> bytes:
    """The page as `docx` or `pdf`, with a picture (PNG) of the map where the page has one.

    Raises:
        Problem: if pandoc, or what it needs for a PDF, is not installed, or fails.
    """
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        raise Problem(
            f"a {output_format} is made by pandoc, which is not installed; see pandoc.org, or write .html or .md"
        )
    command = [pandoc, "--from", "html", "--standalone"]
    if output_format == "pdf":
        engine = next((each for each in ENGINES if shutil.which(each)), None)
        if engine is None:
            names = ", ".join(ENGINES)
            raise Problem(f"for a PDF pandoc needs one of {names}, and none is installed; write .html or .docx")
        command += ["--pdf-engine", engine]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, target = folder / "report.html", folder / f"report.{output_format}"
        if picture:
            (folder / "map.png").write_bytes(picture)
        page.write_text(_plain(html.decode(), picture=bool(picture)), encoding="utf-8")
        command += ["--output", str(target), str(page)]
        # With a fixed date, the same report is the same file.
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
        try:
            done = run_program(command, seconds=MOST_SECONDS, folder=folder, environment=environment)
        except TimeoutError as error:
            raise Problem(f"pandoc did not end within {MOST_SECONDS} seconds") from error
        except OSError as error:
            raise Problem(f"pandoc cannot be run: {error.strerror or error}") from error
        if done.code or not target.is_file():
            said = done.stderr.decode(errors="replace").strip().splitlines()
            raise Problem(f"pandoc failed: {said[0] if said else 'it said nothing'}")
        return target.read_bytes()


def _plain(html: str, *, picture: bool) -> str:
    """The page without its looks, and with the diagram as a picture of its own."""
    figure = '<figure><img src="map.png" alt="The map" width="100%"></figure>' if picture else ""
    return _FIGURE.sub(lambda _: figure, _CHART.sub("", _STYLE.sub("", html)))
