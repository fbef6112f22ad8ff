"""Running Graphviz: which program, with a time limit, and what to do where there is none."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import attrs

from argmap.diagrams.graphviz.process import run_program

TIME_LIMIT = 60.0
"""Seconds for one try."""
CHEAPER = ("-Gmclimit=0.3", "-Gnslimit=2", "-Gsplines=line")
"""Options of the second try, for maps on which the first takes too long."""
EMBEDDED_FORMATS = ("svg", "png")
INSTALL = (
    "install the engine that argmap brings along (`pip install graphviz-pure`), or Graphviz itself: "
    "`apt install graphviz`, `brew install graphviz` or `winget install graphviz`"
)


class EngineError(Exception):
    """No engine could draw a map; the message says why and what to do."""


Drawing = Callable[[str, str], bytes]
"""Draws DOT source in a format."""
_used: list["Engine"] = []
"""The engine that stands for all others, where no program can be run."""


def use(drawing: Drawing | None) -> None:
    """Let a function draw, in the place of every program, where none can be run: in a browser.

    It takes the DOT source of one graph and a format; what it raises is told as the failure of an engine. `None` brings
    the programs back.
    """
    _used[:] = [] if drawing is None else [Engine("the engine of the page", drawing=drawing)]


@attrs.frozen
class Engine:
    """A program that understands the options of `dot`."""

    path: str
    embedded: bool = False
    drawing: Drawing | None = attrs.field(default=None, repr=False)
    """What draws in the place of a program."""

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return "graphviz-pure" if self.embedded else f"`{self.path}`"


def engines(output_format: str, *, dot: str = "", plain_script: bool = True) -> tuple[Engine, ...]:
    """The engines to try for a format, in their order.

    A program named by `dot` or by the environment variable `ARGMAP_DOT` is the only one; else the
    embedded one comes first, so that a map looks the same on every machine, and then the system's
    `dot`. `plain_script` says whether a picture in pixels holds no letters beyond Latin, Greek and Cyrillic:
    the embedded engine has no others.
    """
    if _used:
        return tuple(_used)
    chosen = dot or os.environ.get("ARGMAP_DOT", "")
    if chosen:
        return (Engine(chosen),)
    found: list[Engine] = []
    embedded = _embedded()
    if embedded and output_format in EMBEDDED_FORMATS and (plain_script or output_format == "svg"):
        found.append(Engine(embedded, embedded=True))
    system = shutil.which("dot")
    if system:
        found.append(Engine(system))
    return tuple(found)


def _embedded() -> str:
    """The program of the package `graphviz-pure`, wherever its installer put it."""
    try:
        listed = metadata.files("graphviz-pure") or []
    except metadata.PackageNotFoundError:
        return ""
    for each in listed:
        if each.name in ("graphviz-pure", "graphviz-pure.exe"):
            path = Path(str(each.locate())).resolve()
            if path.is_file():
                return str(path)
    return shutil.which("graphviz-pure") or ""


def render(source: str, output_format: str, tried: tuple[Engine, ...], options: tuple[str, ...] = ()) -> bytes:
    """Draw DOT source as `svg`, `png` or `pdf`.

    Each engine gets a time limit, then a second, cheaper try.

    Raises:
        EngineError: if there is no engine, or none could draw it.
    """
    if not tried:
        raise EngineError(f"there is no engine that draws {output_format.upper()}: {INSTALL}")
    problems = []
    for engine in tried:
        for more in ((), CHEAPER):
            try:
                return _run(engine, source, output_format, (*options, *more))
            except TimeoutError:
                problems.append(f"{engine.name} took longer than {TIME_LIMIT:g} seconds")
            except OSError as error:
                problems.append(f"{engine.name} cannot be run: {error.strerror or error}")
                break
            except EngineError as error:
                problems.append(str(error))
                break
    raise EngineError("; ".join(dict.fromkeys(problems)))


def _run(engine: Engine, source: str, output_format: str, options: tuple[str, ...]) -> bytes:
    if engine.drawing is not None:
        try:
            return b"\n".join(engine.drawing(graph, output_format) for graph in graphs_in(source))
        except Exception as error:
            raise EngineError(f"{engine.path} failed: {error}") from error
    # Half a pair of surrogates has no form in UTF-8.
    data = source.encode(errors="replace")
    done = run_program([engine.path, f"-T{output_format}", *options], seconds=TIME_LIMIT, given=data)
    # Graphviz may end with 1 after a mere warning: a picture counts.
    if done.stdout and (done.code == 0 or _is_whole(done.stdout, output_format)):
        return done.stdout
    reason = done.stderr.decode(errors="replace").strip().splitlines()
    raise EngineError(f"{engine.name} failed: {reason[0] if reason else f'exit code {done.code}'}")


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[<>{}]|->', re.DOTALL)


def graphs_in(source: str) -> Iterator[str]:
    """The graphs of a DOT source, one after the other, as a program would draw them."""
    depth = markup = start = 0
    for match in _TOKEN.finditer(source):
        sign = match[0]
        if sign == "<":
            markup += 1
        elif sign == ">":
            markup -= 1
        elif sign == "{" and not markup:
            depth += 1
        elif sign == "}" and not markup:
            depth -= 1
            if depth == 0:
                yield source[start : match.end()]
                start = match.end()


def _is_whole(picture: bytes, output_format: str) -> bool:
    ends = {"svg": b"</svg>", "png": b"IEND\xaeB`\x82", "pdf": b"%%EOF"}
    return picture.rstrip().endswith(ends[output_format])
