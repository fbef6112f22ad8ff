"""Directives for Sphinx: `argmap` draws a map as a figure, `argmap-report` sets the report on it.

In `conf.py`: `extensions = ["argmap.integrations.sphinx"]`. The pictures are made by argmap's own engine when a page is
written: SVG for HTML and EPUB, PDF for LaTeX; formats without pictures get the alternative text.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from argmap.diagrams.graphviz.engines import EngineError
from argmap.files.write import write_whole
from argmap.integrations.docutils import as_nodes
from argmap.integrations.embedded import MapFigure, OptionError, figure_of_file, figure_of_text
from argmap.integrations.pygments import ArgmapLexer
from argmap.library import report_data
from argmap.pipeline import Compilation
from argmap.reports.pages import AnnexPlace, as_pages
from argmap.version import __version__

_log = logging.getLogger(__name__)
_VIEW: Mapping[str, Any] = {
    "focus": directives.unchanged_required,
    "depth": directives.unchanged_required,
    "only": directives.unchanged_required,
    "conflicts": directives.flag,
    "by": directives.unchanged_required,
    "position": directives.unchanged_required,
    "theme": directives.unchanged_required,
    "graph": directives.flag,
}
"""The options that say what a figure shows."""


class argmap_figure(nodes.General, nodes.Element):  # noqa: N801 - nodes are called so
    """A map on its way into a document: the writer draws it in the format that it can take in.

    It holds what the figure is made of and not the figure: pages are read in one process or build, and written in
    another.
    """


class _OfAMap(SphinxDirective):
    """A directive on a map: a file that is named, or the text below it."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def figure(self) -> MapFigure | None:
        """The figure of the map, told of where it has mistakes; nothing if there is none, which is told as well."""
        given = {name: self.options[name] or "" for name in _VIEW if name in self.options}
        page = Path(self.env.doc2path(self.env.docname))
        self.made_of: dict[str, Any] = {"file": "", "text": "", "folder": str(page.parent), "options": given}
        if self.arguments:
            relative, absolute = self.env.relfn2path(self.arguments[0])
            self.env.note_dependency(relative)
            self.made_of["file"] = absolute
        elif self.content:
            self.made_of["text"] = "\n".join([*self.content, ""])
        else:
            self.wrong("name a file, or write a map below the directive")
            return None
        try:
            figure = figure_of(self.made_of)
        except OptionError as error:
            self.wrong(str(error))
            return None
        except ValueError:  # a null character in a path
            self.wrong("that is no path of a file")
            return None
        except OSError as error:
            self.wrong(f"`{self.arguments[0]}` cannot be read: {error.strerror or error}")
            return None
        for each in figure.files():
            self.env.note_dependency(str(each))
        if figure.messages:
            _log.warning("a map has mistakes\n%s", figure.messages, location=self.get_location(), type="argmap")
        return figure

    def wrong(self, message: str) -> None:
        """Tell of what is wrong, where the directive stands."""
        _log.warning("argmap: %s", message, location=self.get_location(), type="argmap")


class ArgmapDirective(_OfAMap):
    """`.. argmap:: FILE`, or with the text of a map below it."""

    option_spec: ClassVar[dict[str, Any]] = {
        **_VIEW,
        "caption": directives.unchanged,
        "alt": directives.unchanged,
        "name": directives.unchanged,
        "class": directives.class_option,
        "align": lambda text: directives.choice(text, ("left", "center", "right")),
        "width": lambda text: directives.length_or_percentage_or_unitless(text, "px"),
    }

    def run(self) -> list[nodes.Node]:
        """The figure."""
        figure = self.figure()
        if figure is None:
            return []
        drawn = argmap_figure("", **self.made_of)
        drawn["alt"] = self.options.get("alt") or figure.alt
        drawn["width"] = self.options.get("width", "")
        wrapped = nodes.figure("", drawn, align=self.options.get("align", "default"))
        wrapped["classes"] += ["argmap", *self.options.get("class", ())]
        self.set_source_info(wrapped)
        if self.options.get("caption"):
            inline, messages = self.parse_inline(self.options["caption"], lineno=self.lineno)
            wrapped += nodes.caption("", "", *inline, *messages)
        self.add_name(wrapped)
        return [wrapped]


class ReportDirective(_OfAMap):
    """`.. argmap-report:: FILE`: the five-minute report, as a section of the page."""

    option_spec: ClassVar[dict[str, Any]] = {"chapters": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """The sections of the report."""
        figure = self.figure()
        if figure is None:
            return []
        return self._sections(figure.compilation)

    def _sections(self, compilation: Compilation) -> list[nodes.Node]:
        try:
            chapters = self.options.get("chapters", "").replace(",", " ").split()
            made = report_data(compilation, only=chapters)
        except ValueError as error:
            self.wrong(str(error))
            return []
        ((_, page), *_) = as_pages(made, annex=AnnexPlace.NONE)
        sections = as_nodes(page)
        for top in sections:
            for section in top.findall(nodes.section):
                self.state.document.note_implicit_target(section, section)
        return sections


def figure_of(made_of: Any) -> MapFigure:
    """The figure of a node, or of what a directive says.

    Raises:
        OSError: if its file cannot be read.
        OptionError: if its options say what there is not.
    """
    if made_of["file"]:
        return figure_of_file(Path(made_of["file"]), made_of["options"])
    return figure_of_text(made_of["text"], Path(made_of["folder"]), made_of["options"])


def _written(translator: Any, node: argmap_figure, output_format: str) -> str | None:
    """The path of the picture as the document names it; nothing if it could not be drawn, which is told."""
    try:
        data = figure_of(node).data(output_format)
    except (EngineError, OptionError, OSError) as error:
        _log.warning("argmap: the map is not drawn: %s", error, location=node, type="argmap")
        return None
    builder = translator.builder
    name = f"argmap-{hashlib.sha256(data).hexdigest()[:16]}.{output_format}"
    folder = Path(builder.outdir) / builder.imagedir
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / name, data)
    return name


def visit_html(translator: Any, node: argmap_figure) -> None:
    """An image, no wider than the page."""
    name = _written(translator, node, "svg")
    if name is not None:
        width = f"width: {node['width']}; " if node["width"] else ""
        place = f"{translator.builder.imgpath}/{name}"
        look = f"{width}max-width: 100%; height: auto"
        image = translator.emptytag(node, "img", "", src=place, alt=node["alt"], style=look)
        if translator.builder.format == "html" and translator.builder.name != "epub":  # on a phone it is small
            image = f'<a class="reference internal image-reference" href="{place}">{image.strip()}</a>\n'
        translator.body.append(image)
    raise nodes.SkipNode


def visit_latex(translator: Any, node: argmap_figure) -> None:
    """A graphic, no wider than the line."""
    name = _written(translator, node, "pdf")
    if name is not None:
        width = translator.latex_image_length(node["width"]) if node["width"] else ""
        translator.body.append(f"\n\\sphinxincludegraphics[{f'width={width}' if width else ''}]{{{name}}}\n")
    raise nodes.SkipNode


def visit_words(translator: Any, node: argmap_figure) -> None:
    """The alternative text, where there are no pictures."""
    if hasattr(translator, "add_text"):
        translator.add_text(f"[{node['alt']}]")
    else:
        translator.body.append(f"[{node['alt']}]")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls."""
    app.add_node(
        argmap_figure,
        html=(visit_html, None),
        latex=(visit_latex, None),
        text=(visit_words, None),
        man=(visit_words, None),
        texinfo=(visit_words, None),
    )
    app.add_lexer("argmap", ArgmapLexer)
    app.add_directive("argmap", ArgmapDirective)
    app.add_directive("argmap-report", ReportDirective)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
