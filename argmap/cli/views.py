"""What the arguments say of a picture: the view, the theme and the size."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import attrs

from argmap.argument_map import ArgumentMap
from argmap.cli.inputs import ReadingArguments
from argmap.cli.naming import known
from argmap.cli.problem import Problem
from argmap.diagnostics.suggest import nearest
from argmap.diagrams.sizes import PAPERS, POSTERS, Size, read_length
from argmap.diagrams.themes.theme import THEMES, Theme
from argmap.diagrams.view import BY, FILTERS, View, near, values_of
from argmap.pipeline import Compilation

FIT = "fit"
"""The paper that is as large as the map."""


@attrs.frozen(kw_only=True)
class ViewArguments(ReadingArguments):
    """What a command that draws is given: which part of the map, and in which look."""

    focus: list[str]
    depth: int
    only: list[str]
    conflicts: bool
    section: list[str]
    position: int
    by: str
    clusters: bool | None
    split: bool
    all: bool
    chart: str
    theme: str
    paper: str
    poster: str
    graph: bool
    scale: float
    max_width: str


def add_view_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add = parser.add_argument
    add("--focus", action="append", default=[], metavar="CLAIM", help="draw what stands around this claim")
    add("--depth", type=int, default=1, metavar="N", help="with --focus: how many relations away (1)")
    help_ = f"draw only claims with this {', '.join(FILTERS)}, as in source=gazette (may be repeated)"
    add("--only", action="append", default=[], metavar="WHAT=VALUE", help=help_)
    add("--conflicts", action="store_true", help="draw only what takes part in a contradiction or deadlock")
    add("--section", action="append", default=[], metavar="TITLE", help="draw this section as one box; * for all")
    add("--position", type=int, default=0, metavar="N", help="show the verdicts of the N-th position")
    add("--by", choices=BY, default="section", help="what the colours tell apart")
    clusters = parser.add_mutually_exclusive_group()
    clusters.add_argument("--clusters", action="store_true", default=None, help="put what has one colour into a frame")
    clusters.add_argument("--no-clusters", dest="clusters", action="store_false", help="without frames")
    add("--split", action="store_true", help="draw a picture for each section, with its neighbours pale around it")
    add("--all", action="store_true", help="draw a large map whole")
    add(
        "--chart",
        choices=("matrix", "timeline", "weights"),
        default="",
        help="draw this chart in the place of the map (SVG)",
    )
    names = ", ".join(theme.name for theme in THEMES)
    add("--theme", default="forum", metavar="THEME", help=f"{names}, or the path of a theme file (TOML)")
    add(
        "--paper",
        choices=(*PAPERS, FIT),
        default="",
        help="draw pages of this size: a4, letter or slide; fit: one page cut to the map, for a document",
    )
    add("--poster", choices=POSTERS, default="", help="draw the whole map on one sheet of this size")
    add("--graph", action="store_true", help="draw the map as one graph, and not as trees")
    add("--scale", type=float, default=1.0, metavar="S", help="draw at S times the size")
    add("--max-width", default="", metavar="LENGTH", help="no wider than this, as in 170mm, 6in or 800px")


def view_of(arguments: ViewArguments, compilation: Compilation) -> View:
    """The view that the arguments ask for.

    Raises:
        Problem: for a claim, a filter or a value that there is not.
    """
    amap = compilation.map
    if arguments.depth < 0 or arguments.position < 0:
        raise Problem("--depth and --position take a whole number from 0")
    titles = values_of("section", amap)
    for title in arguments.section:
        if title != "*" and title not in titles:
            raise Problem(_unknown(title, "section", titles))
    return View(
        focus=tuple(known(each, amap, "claim") for each in arguments.focus),
        # No claim is further away than there are claims.
        depth=min(arguments.depth, len(amap.claims)),
        only=tuple(_filter(each, amap) for each in arguments.only),
        conflicts=arguments.conflicts,
        folded=tuple(arguments.section),
        by=arguments.by,
        clusters=arguments.clusters,
        position=arguments.position,
    )


def _filter(text: str, amap: ArgumentMap) -> tuple[str, str]:
    kind, sign, value = (part.strip() for part in text.partition("="))
    if not sign or kind not in FILTERS:
        near_ = nearest(kind, FILTERS)
        form = f"write one of {', '.join(FILTERS)}, `=` and a value"
        hint = f"did you mean `{near_}={value}`?" if near_ and sign else form
        raise Problem(f"--only `{text}`: {hint}")
    values = values_of(kind, amap)
    if value not in values:
        raise Problem(_unknown(value, kind, values))
    return kind, value


def _unknown(value: str, kind: str, values: Sequence[str]) -> str:
    near_ = nearest(value, values)
    hint = f"did you mean `{near_}`?" if near_ else f"there are {', '.join(values[:12])}" if values else "it has none"
    return f"the map has no {kind} `{value}`; {hint}"


def overview(compilation: Compilation, view: View, most: int) -> tuple[View, str]:
    """A view of a map that is too large for one picture, and what to say of it."""
    amap, facts = compilation.map, compilation.facts
    sections = {claim.section for claim in amap.claims.values() if claim.section}
    if 1 < len(sections) <= most:
        return attrs.evolve(view, folded=("*",)), "each section is drawn as one box"
    tops = facts.tops[: most // 5] or tuple(amap.claims)[:1]
    depth = 0
    while len(near(amap, facts, tops, depth + 1)) <= most and depth < most:
        depth += 1
    which = "the first top claims" if len(tops) < len(facts.tops) else "the top claims"
    return attrs.evolve(view, focus=tops, depth=depth), f"what stands around {which} is drawn"


def theme_of(arguments: ViewArguments, messages: list[str]) -> Theme:
    """The theme that the arguments name, or that stands in the file that they name.

    Raises:
        Problem: for a theme that there is not, and for a file with mistakes.
    """
    for theme in THEMES:
        if theme.name == arguments.theme:
            return theme
    path = Path(arguments.theme)
    if path.suffix != ".toml":
        names = tuple(theme.name for theme in THEMES)
        near_ = nearest(arguments.theme, names)
        hint = f"did you mean `{near_}`?" if near_ else f"there are {', '.join(names)}, or name a .toml file"
        raise Problem(f"there is no theme `{arguments.theme}`; {hint}")
    from argmap.cli.config import MOST_SETTINGS
    from argmap.diagrams.theme_file import ThemeError, read_theme
    from argmap.files.limits import read_file

    try:
        theme, weak = read_theme(read_file(path, MOST_SETTINGS).decode())
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"`{path}` cannot be read: {getattr(error, 'strerror', None) or error}") from error
    except RecursionError as error:
        raise Problem(f"`{path}` is nested too deeply to be a theme") from error
    except ThemeError as error:
        raise Problem(f"`{path}` is no theme that can be used:", *error.problems) from error
    messages += [f"{path}: {each}" for each in weak]
    return theme


def size_of_arguments(arguments: ViewArguments) -> Size | None:
    """The size that the arguments ask for; nothing where they do not.

    Raises:
        Problem: for a scale or length that makes no sense.
    """
    if not 0.05 <= arguments.scale <= 20:
        raise Problem("--scale takes a number from 0.05 to 20")
    width = read_length(arguments.max_width) if arguments.max_width else 0.0
    if width is None:
        raise Problem(f"--max-width `{arguments.max_width}`: a length is written 170mm, 17cm, 6in, 800px or 500pt")
    size = Size("" if arguments.paper == FIT else arguments.paper, arguments.scale, width)
    return None if size == Size() else size
