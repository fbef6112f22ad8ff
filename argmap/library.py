"""What a program calls: load a map, check it, draw it, report on it."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.argument_map import ArgumentMap
from argmap.builder import ArgMap
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.files import FileReader, decode
from argmap.files.write import write_whole
from argmap.model.known import known
from argmap.pipeline import Compilation, compile_map, compile_source
from argmap.quotations.check import CheckedQuotation, CheckedQuotations, all_checked
from argmap.quotations.text.quoted_text import NoText, QuotedText
from argmap.shown import Picture, ReportText

if TYPE_CHECKING:
    from argmap.comparison.difference import MapDifference
    from argmap.comparison.drafts import DraftCheck
    from argmap.comparison.editions import NewEdition
    from argmap.comparison.passages import MapComparison
    from argmap.comparison.review import Review
    from argmap.diagrams.view import View
    from argmap.findings.report import Report
    from argmap.quotations.coverage import Coverage
    from argmap.reports.pages import Figures

Map = Compilation | ArgumentMap | ArgMap
"""What can be drawn and reported: a compiled file, a map, or a map that is being made."""


def load(
    path: str | os.PathLike[str],
    *more: str | os.PathLike[str],
    texts: Iterable[str | os.PathLike[str]] = (),
    allow_outside: bool = False,
) -> Compilation:
    """Read and compile an argument file and all that it includes, and check its quotations.

    Several files become one map, in which the names of each stand behind its own: `town.close`. What they
    all include, such as a file of sources, counts once.

    Mistakes in the file are in the `diagnostics` of the result, they are not raised. `texts` are
    folders to look for the texts of sources in that are not beside the file; `allow_outside` lets
    includes and texts leave the folder of the file.

    Raises:
        OSError: if the file itself cannot be read.
        ValueError: if several files cannot be joined.
    """
    reader = FileReader(allow_outside=allow_outside, texts=map(Path, texts))
    if more:
        joined = reader.join([Path(each) for each in (path, *more)])
        return compile_source(joined, reader, read_text=reader.read_text)
    source, problems = reader.open(Path(path), name=os.fspath(path))
    return compile_source(source, reader, read_text=reader.read_text, problems=problems)


def loads(
    text: str,
    *,
    name: str = "<text>",
    folder: str | os.PathLike[str] | None = None,
    texts: Iterable[str | os.PathLike[str]] = (),
) -> Compilation:
    """Compile a text in the language.

    Includes and the texts of sources are looked for in `folder`, texts also in the folders `texts`;
    without a folder includes are refused. What no file can hold (a null character, half of a surrogate
    pair) is reported as it is in a file.
    """
    reader = FileReader(texts=map(Path, texts))
    source, problems = decode(name, text.encode("utf-8", "surrogatepass"))
    if folder is not None:
        reader.adopt(source, Path(folder))
    return compile_source(source, reader, read_text=reader.read_text, problems=problems)


def check(amap: Map, *, texts: Iterable[str | os.PathLike[str]] = ()) -> tuple[Diagnostic, ...]:
    """The diagnostics of a map, sorted; those of a map made in Python have no place in a file.

    `texts` are folders to look for the texts of sources in, for a map made in Python; a file was
    checked when it was loaded.
    """
    return compiled(amap, texts=texts).diagnostics


def quotes(amap: Map, *, texts: Iterable[str | os.PathLike[str]] = ()) -> tuple[CheckedQuotation, ...]:
    """Every quotation of a map with what came of looking for it in its text, in the order of the map."""
    return CheckedQuotations(all_checked(compiled(amap, texts=texts).facts.quotations))


def coverage(amap: Map, *, texts: Iterable[str | os.PathLike[str]] = ()) -> "tuple[Coverage, ...]":
    """The sentences of each text of a map, and which of them no quotation touches."""
    from argmap.quotations.coverage import coverage as covered

    ready = compiled(amap, texts=texts)
    return covered([(ready.facts.written, ready.facts.texts, ready.facts.quotations)])


def draw(
    amap: Map,
    path: str | os.PathLike[str] | None = None,
    *,
    format: str = "",  # noqa: A002 - the word of the command line
    dot: str = "",
    view: "View | None" = None,
    theme: str = "forum",
    graph: bool = False,
) -> Picture:
    """Draw a map, or a view of it, and write it whole to `path` if one is given.

    The result is the bytes of the file; as the last line of a notebook's cell it shows the picture.

    A map is drawn as trees on one sheet, as PDF on the pages of an atlas; with `graph` as one graph. The format (`svg`,
    `png`, `pdf`, `dot`, `mmd` for Mermaid, or `html` for a page to explore) is that of the path's ending, or SVG. PNG
    and PDF of trees are made by Typst (`argmap[pdf]`); without it a PNG is one graph. `dot` names a Graphviz program to
    use instead of the embedded one; the themes are `forum`, `ledger` and `brief`.

    Raises:
        ValueError: for a format, ending or theme that is none of these, or a position that there is not.
        argmap.diagrams.graphviz.engines.EngineError: if no engine could draw the map.
        argmap.page.as_typst.TypesettingError: if a PDF of trees cannot be typeset.
        OSError: if the file cannot be written.
    """
    from argmap.diagrams.drawing import draw as drawing
    from argmap.diagrams.picture import picture
    from argmap.diagrams.themes.theme import THEMES
    from argmap.page.as_typst import has_typst

    ready = compiled(amap)
    output_format = format or (Path(path).suffix[1:].lower() if path is not None else "svg")
    look = next((each for each in THEMES if each.name == theme), None)
    if look is None:
        raise ValueError(f"there is no theme {theme!r}; there are {', '.join(each.name for each in THEMES)}")
    if output_format == "html":
        from argmap.explorer.page import explorer_page

        data = explorer_page(ready.map, ready.facts, view=view, theme=look, dot=dot, graph=graph).encode()
    elif graph or output_format not in ("svg", "png", "pdf") or (output_format == "png" and not has_typst()):
        data = picture(drawing(ready.map, ready.facts, view), output_format, dot=dot, theme=look)
    else:
        from argmap.diagrams.pages.pictures import TreePictures

        made = TreePictures(drawing(ready.map, ready.facts, view), ready.map, ready.facts, theme=look, dot=dot)
        data = made.as_bytes(output_format)
    if path is not None:
        write_whole(Path(path), data)
    return Picture(data, output_format)


def report(
    amap: Map,
    path: str | os.PathLike[str] | None = None,
    *,
    format: str = "",  # noqa: A002 - the word of the command line
    only: Iterable[str] = (),
    tops: Iterable[str] = (),
    quotations: bool = True,
    semantics: str = "grounded",
    suggest: bool = False,
) -> ReportText:
    """The report on a map, also written whole to `path` if one is given.

    The format (`md`, `html`, `txt` or `json`) is that of the path's ending, or Markdown. `only` names the
    chapters to show, `tops` the claims to take for the top claims; without `quotations` no quoted words are
    shown; `semantics` is that of the verdicts. With `suggest` evidence that the map may hold against rival answers is
    named beside what is rated.

    Raises:
        ValueError: for a format or ending, a chapter or a semantics that there is not.
        UnknownNameError: (a `KeyError`) for a claim that the map does not have.
        OSError: if the file cannot be written.
    """
    from argmap.reports.formats import render_report

    output_format = format or (Path(path).suffix[1:].lower() if path is not None else "md")
    made = report_data(amap, only=only, tops=tops, quotations=quotations, semantics=semantics, suggest=suggest)
    text = render_report(made, output_format, figures=figures_of(made) if output_format == "html" else None)
    if path is not None:
        write_whole(Path(path), text.encode())
    return ReportText(text, output_format)


def figures_of(made: "Report") -> "Figures":
    """The pictures of a report; without an engine its charts alone."""
    from argmap.diagrams.graphviz.engines import EngineError
    from argmap.reports.overview import overview_figures
    from argmap.reports.pages import Figures

    try:
        return Figures(overview=overview_figures(made.findings) if made.brief is not None else (), charts=True)
    except EngineError:
        return Figures(charts=True)


def report_data(
    amap: Map,
    *,
    only: Iterable[str] = (),
    tops: Iterable[str] = (),
    quotations: bool = True,
    semantics: str = "grounded",
    suggest: bool = False,
) -> "Report":
    """The report on a map as data: every finding with its members, reasons and repairs.

    Raises:
        ValueError: for a chapter or a semantics that there is not.
        UnknownNameError: (a `KeyError`) for a claim that the map does not have.
    """
    from argmap.findings.subject import Options
    from argmap.reports.report import report as make

    ready = compiled(amap)
    options = Options(only=tuple(only), tops=tuple(tops), quotations=quotations, semantics=semantics, suggest=suggest)
    return make(ready.map, ready.facts, ready.diagnostics, options=options, files=ready.sources)


def from_dict(data: Mapping[str, Any]) -> ArgumentMap:
    """Make a map of plain data; the inverse of `to_dict`.

    Texts are brought to the form in which the language holds them (no white space at their ends, line feeds as line
    ends), sections are numbered in their order.

    Raises:
        ValueError: with the place, where the data does not fit the schema, names what is not there, or says what
            no file could say.
    """
    from argmap.interchange.as_dict import from_dict as content

    return ArgumentMap.of(content(data))


def to_dict(amap: Map) -> dict[str, Any]:
    """A map as plain data (dictionaries, lists, strings, numbers) for `json.dumps`, by `argmap.schema()`."""
    from argmap.interchange.as_dict import to_dict as plain

    return plain(_map_of(amap))


def dumps(amap: Map) -> str:
    """A map as a text in the language, which reads back as the same map.

    A compilation of one file is laid out as `argmap fmt` does it, with its comments. Of several files one is made:
    the names of included ones stand behind their alias, and the comments before what they stood before. Claims
    without a name are numbered in the order of the text; one that the outline cannot place gets a name.

    Raises:
        ValueError: if the map cannot be said in a file, with the reason; a broken file of several, or details
            without a title.
    """
    if isinstance(amap, Compilation) and amap.documents:
        from argmap.interchange.as_file import as_file

        return as_file(amap.documents, amap.map, whole=amap.ok)
    from argmap.interchange.as_language import dumps as written

    return written(_map_of(amap))


def dump(amap: Map, path: str | os.PathLike[str]) -> None:
    """Write a map in the language to a file, whole or not at all; see `dumps`.

    Raises:
        ValueError: as `dumps`.
        OSError: if the file cannot be written.
    """
    write_whole(Path(path), dumps(amap).encode())


def _map_of(amap: Map) -> ArgumentMap:
    if isinstance(amap, ArgMap):
        return amap.build()
    return amap.map if isinstance(amap, Compilation) else amap


def diff(old: Map, new: Map) -> "MapDifference":
    """What changed between two versions of a map, and which single changes changed which verdicts."""
    from argmap.comparison.difference import difference

    before, after = compiled(old), compiled(new)
    return difference(before.map, before.facts, after.map, after.facts)


def compare(one: Map, other: Map) -> "MapComparison":
    """Two maps of the same texts compared by passage: what both read, and what each made of it."""
    from argmap.comparison.passages import compare_passages

    return compare_passages(compiled(one).facts, compiled(other).facts)


def refresh(amap: Map, source: str, path: str | os.PathLike[str]) -> "NewEdition":
    """A map held against a new edition of the text of a source: what stands, was moved or altered, or is gone.

    Raises:
        UnknownNameError: (a `KeyError`) if the map has no such source.
        ValueError: if the old text is not at hand, or the new one cannot be read.
    """
    from argmap.comparison.editions import refresh as renewed

    ready = compiled(amap)
    return renewed(ready.facts, known(source, ready.map.sources), _text_at(path))


def check_draft(path: str | os.PathLike[str], amap: Map) -> "DraftCheck":
    """Finished prose (Word, OpenDocument, HTML, Markdown, PDF, text) held against a map and its texts.

    Raises:
        ValueError: if the prose cannot be read.
    """
    from argmap.comparison.drafts import check_draft as checked

    return checked(_text_at(path), compiled(amap).facts)


def review(amap: Map, stamps: str = "") -> "Review":
    """What a second reader looks at, the hardest first; `stamps` is the text of the file with what was ticked."""
    from argmap.comparison.review import read_stamps
    from argmap.comparison.review import review as reviewed

    return reviewed(compiled(amap).facts, read_stamps(stamps))


def _text_at(path: str | os.PathLike[str]) -> QuotedText:
    place = Path(path)
    text = FileReader(texts=[place.parent]).read_text(place.name, None)
    if isinstance(text, NoText):
        raise ValueError(f"`{os.fspath(path)}`: {text.reason}")
    return text


def compiled(amap: Map, *, texts: Iterable[str | os.PathLike[str]] = ()) -> Compilation:
    """Any of the kinds of map as a compiled one."""
    if isinstance(amap, ArgMap):
        amap = amap.build()
    if isinstance(amap, ArgumentMap):
        return compile_map(amap, read_text=FileReader(texts=map(Path, texts)).read_text)
    return amap
