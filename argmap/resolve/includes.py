"""Following includes: which files make up a map, and by which names they see each other."""

import itertools
from collections.abc import Callable, Iterator
from heapq import heappop, heappush

import attrs

from argmap.catalogue.rule import Rule
from argmap.catalogue.rules import DUPLICATE_ALIAS, INCLUDE_CIRCLE, NOT_TEXT, REPEATED_INCLUDE
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.source import Source, Span
from argmap.syntax import nodes
from argmap.syntax.nodes import Document
from argmap.syntax.parse import parse


@attrs.frozen(eq=False, repr=False)
class Refusal:
    """Why a file was not read: the rule that it breaks, the headline, and the remedy."""

    rule: Rule
    message: str
    help: str = ""


Reader = Callable[[str, Source], tuple[Source | Refusal, tuple[Diagnostic, ...]]]
"""Reads the file that a path names beside a source, or says why not, with the diagnostics of the
reading. The same file must come back as the same source, however it was named."""


@attrs.frozen(eq=False, repr=False)
class Included:
    """An include that was followed: the alias (or nothing), and the index of the file."""

    alias: str
    file: int


@attrs.define(eq=False, repr=False)
class File:
    """A file of the map: its document, its includes, and what includes could not be followed."""

    document: Document
    includes: list[Included] = attrs.Factory(list)
    followed: list[nodes.Include] = attrs.Factory(list)
    lost_aliases: set[str] = attrs.Factory(set)
    prefix: str = ""
    place_of: dict[str | int | None, int] = attrs.Factory(dict)
    """For each alias, and for each file that is included without one, its place in `includes`."""


def gather(top: Source, read: Reader) -> tuple[list[File], list[Diagnostic]]:
    """Read a source and everything that it includes, each file once, the top file first."""
    diagnostics: list[Diagnostic] = []
    files: list[File] = []
    index: dict[int, int] = {}
    path: list[tuple[int, Iterator[nodes.Include]]] = []

    def enter(source: Source) -> int:
        document = parse(source)
        diagnostics.extend(document.diagnostics)
        index[id(source)] = len(files)
        files.append(File(document))
        found = (statement for statement in document.statements if isinstance(statement, nodes.Include))
        path.append((len(files) - 1, found))
        return len(files) - 1

    enter(top)
    while path:
        current, includes = path[-1]
        include = next(includes, None)
        if include is None:
            path.pop()
            continue
        file = files[current]
        alias = include.alias.text if include.alias else ""
        span = file.document.span(include.path)
        answer, problems = read(include.path.text, file.document.source)
        diagnostics += problems
        if any(problem.rule is NOT_TEXT for problem in problems):
            file.lost_aliases.add(alias)
        if isinstance(answer, Refusal):
            diagnostics.append(Diagnostic.at(answer.rule, span, answer.message, help=answer.help))
            file.lost_aliases.add(alias)
            continue
        known = index.get(id(answer))
        on_path = [at for at, _ in path]
        if known in on_path:
            chain = [files[at].document.source.name for at in on_path[on_path.index(known) :]]
            file.lost_aliases.add(alias)
            diagnostics.append(_circle(span, [*chain, answer.name]))
            continue
        if not _is_new(file, include, known, diagnostics):
            continue
        file.followed.append(include)
        entered = enter(answer) if known is None else known
        file.place_of[alias or entered] = len(file.includes)
        file.includes.append(Included(alias, entered))
    _set_prefixes(files)
    return files, diagnostics


def _circle(span: Span, chain: list[str]) -> Diagnostic:
    if len(chain) == 2:
        return Diagnostic.at(INCLUDE_CIRCLE, span, "a file includes itself", help="remove the include")
    return Diagnostic.at(
        INCLUDE_CIRCLE,
        span,
        "files include each other in a circle",
        notes=[" includes ".join(f"`{name}`" for name in chain)],
        help="move what they share into a file that both include",
    )


def _is_new(file: File, include: nodes.Include, known: int | None, diagnostics: list[Diagnostic]) -> bool:
    """Report an alias that another file has, or an include that is there already."""
    alias = include.alias.text if include.alias else ""
    at = file.place_of.get(alias or known)
    if at is None:
        return True
    node = file.followed[at]
    same = file.includes[at].file == known
    if not same:
        file.lost_aliases.add(alias)
    word = include.path if same else include.alias or include.path
    first = node.path if same else node.alias or node.path
    diagnostics.append(
        Diagnostic.at(
            REPEATED_INCLUDE if same else DUPLICATE_ALIAS,
            file.document.span(word),
            "a file is included twice in the same way" if same else f"`{alias}` is the alias of two files",
            label="again here",
            others=[Label(file.document.span(first), "first here")],
            help="remove one of the two" if same else "give each file an alias of its own",
        )
    )
    return False


def _set_prefixes(files: list[File]) -> None:
    """The prefix of a file's names in the map: the shortest chain of aliases that leads to it."""
    reached: set[int] = set()
    order = itertools.count(1)
    heap = [(0, 0, 0, "")]
    while heap:
        dots, _, at, prefix = heappop(heap)
        if at in reached:
            continue
        reached.add(at)
        files[at].prefix = prefix
        for included in files[at].includes:
            step = f"{included.alias}." if included.alias else ""
            heappush(heap, (dots + bool(step), next(order), included.file, prefix + step))
