"""The way of a map, every pass in its order."""

from collections.abc import Iterable

import attrs

from argmap.analysis.facts import Facts, analyse
from argmap.checks import CHECKS
from argmap.checks.ignores import Ignores
from argmap.diagnostics.diagnostic import Diagnostic, in_order
from argmap.model.argument_map import ArgumentMap
from argmap.resolve.includes import Reader, gather
from argmap.resolve.resolve import resolve
from argmap.source import Source
from argmap.syntax.nodes import Document


@attrs.frozen
class Compilation:
    """A compiled map: what was read, what it says, what follows, and what is wrong with it.

    `diagnostics` stand in the order of the files and their texts, each once.
    """

    documents: tuple[Document, ...] = attrs.field(repr=False)
    map: ArgumentMap
    facts: Facts = attrs.field(repr=False)
    diagnostics: tuple[Diagnostic, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts that were read, the top file first."""
        return tuple(document.source for document in self.documents)

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings and hints do not count."""
        return all(each.severity != "error" for each in self.diagnostics)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Show the map in a notebook: the diagram as SVG, and plain text."""
        return self.map._repr_mimebundle_(include, exclude)


def compile_source(source: Source, read: Reader, *, problems: Iterable[Diagnostic] = ()) -> Compilation:
    """Compile a source and what it includes. Never raises: every mistake is a diagnostic.

    `read` reads included files; `problems` are diagnostics of the reading of the source itself.
    """
    files, diagnostics = gather(source, read)
    resolved = resolve(files)
    facts = analyse(resolved.map, holes=resolved.holes)
    found = [*problems, *diagnostics, *resolved.diagnostics]
    for check in CHECKS:
        found.extend(check(resolved.map, facts))
    documents = tuple(file.document for file in files)
    return Compilation(documents, resolved.map, facts, in_order(Ignores(documents).filter(found)))


def compile_map(amap: ArgumentMap) -> Compilation:
    """Check a map that was made in Python."""
    facts = analyse(amap)
    return Compilation((), amap, facts, in_order(each for check in CHECKS for each in check(amap, facts)))
