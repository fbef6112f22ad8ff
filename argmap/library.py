"""What a program calls: load a map, check it, draw it, report on it."""

import os
from pathlib import Path

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.files import FileReader, write_whole
from argmap.model.argument_map import ArgumentMap
from argmap.model.builder import ArgMap
from argmap.pipeline import Compilation, compile_map, compile_source
from argmap.source import Source

Map = Compilation | ArgumentMap | ArgMap
"""What can be drawn and reported: a compiled file, a map, or a map that is being made."""


def load(path: str | os.PathLike[str], *, allow_outside: bool = False) -> Compilation:
    """Read and compile an argument file and all that it includes.

    Mistakes in the file are in the `diagnostics` of the result, they are not raised.
    `allow_outside` lets includes leave the folder of the file.

    Raises:
        OSError: if the file itself cannot be read.
    """
    reader = FileReader(allow_outside=allow_outside)
    source, problems = reader.open(Path(path), name=os.fspath(path))
    return compile_source(source, reader, problems=problems)


def loads(text: str, *, name: str = "<text>", folder: str | os.PathLike[str] | None = None) -> Compilation:
    """Compile a text in the language. Includes are looked for in `folder`; without one they are refused."""
    reader = FileReader()
    source = Source(name, text)
    if folder is not None:
        reader.adopt(source, Path(folder))
    return compile_source(source, reader)


def check(amap: Map) -> tuple[Diagnostic, ...]:
    """The diagnostics of a map, sorted; those of a map made in Python have no place in a file."""
    return _compiled(amap).diagnostics


def draw(amap: Map, path: str | os.PathLike[str] | None = None, *, format: str = "", dot: str = "") -> bytes:  # noqa: A002
    """Draw a map, and write it whole to `path` if one is given.

    The format (`svg`, `png`, `pdf` or `dot`) is that of the path's ending, or SVG. `dot` names a
    Graphviz program to use instead of the embedded one.

    Raises:
        ValueError: for a format or ending that is none of these.
        argmap.diagrams.engines.EngineError: if no engine could draw the map.
        OSError: if the file cannot be written.
    """
    from argmap.diagrams.drawing import draw as drawing
    from argmap.diagrams.picture import picture

    compiled = _compiled(amap)
    output_format = format or (Path(path).suffix[1:].lower() if path is not None else "svg")
    data = picture(drawing(compiled.map, compiled.facts), output_format, dot=dot)
    if path is not None:
        write_whole(Path(path), data)
    return data


def report(amap: Map, path: str | os.PathLike[str] | None = None, *, format: str = "") -> str:  # noqa: A002
    """The report on a map, also written whole to `path` if one is given.

    The format (`md`, `txt` or `json`) is that of the path's ending, or Markdown.

    Raises:
        ValueError: for a format or ending that is none of these.
        OSError: if the file cannot be written.
    """
    from argmap.reports.formats import render_report
    from argmap.reports.report import report as make

    compiled = _compiled(amap)
    output_format = format or (Path(path).suffix[1:].lower() if path is not None else "md")
    text = render_report(make(compiled.map, compiled.facts, compiled.diagnostics), output_format)
    if path is not None:
        write_whole(Path(path), text.encode())
    return text


def _compiled(amap: Map) -> Compilation:
    if isinstance(amap, ArgMap):
        amap = amap.build()
    return compile_map(amap) if isinstance(amap, ArgumentMap) else amap
