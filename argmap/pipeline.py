"""The way of a map, every pass in its order."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.facts import Facts, analyse
from argmap.argument_map import ArgumentMap
from argmap.checks import CHECKS
from argmap.checks.ignores import Ignores
from argmap.checks.run import go_on, never, run_checks
from argmap.diagnostics.diagnostic import Diagnostic, in_order
from argmap.diagnostics.failure import Failure
from argmap.english import count
from argmap.model.content import MapContent
from argmap.model.elements import Claim, Verdict
from argmap.quotations.check import Texts
from argmap.quotations.text.quoted_text import NoText, QuotedText
from argmap.resolve.includes import Reader, gather
from argmap.resolve.resolve import Occurrence, resolve
from argmap.source import Source
from argmap.syntax.nodes import Document

if TYPE_CHECKING:  # loaded when a question is asked
    from argmap.reasoning.kinds import Standing
    from argmap.reasoning.reasoner import Reasoner
    from argmap.reasoning.voices import IndependentVoices
    from argmap.reasoning.why import Why

TextReader = Callable[[str, Source | None], QuotedText | NoText]
"""Reads the text of a source, given its path and the file that names it."""


@attrs.frozen
class Compilation:
    """A compiled map: what was read, what it says, what follows, and what is wrong with it.

    `diagnostics` stand in the order of the files and their texts, each once.
    """

    documents: tuple[Document, ...] = attrs.field(repr=False)
    map: ArgumentMap
    facts: Facts = attrs.field(repr=False)
    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...] = ()
    """Checks that broke by a mistake of ours: what they look for is not known."""
    names: tuple[Occurrence, ...] = attrs.field(default=(), repr=False, eq=False)
    """Every place in its files where a name stands, with what it stands for."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts that were read, the top file first."""
        return tuple(document.source for document in self.documents)

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings and hints do not count."""
        return all(diagnostic.severity != "error" for diagnostic in self.diagnostics)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are errors."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.severity == "error")

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are warnings."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.severity == "warning")

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims of the map."""
        return self.map.claims

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """The grounded verdict on each claim."""
        return self.facts.verdicts.claims

    def reasoner(self, *, weighing: bool | None = None, seconds: float | None = None) -> "Reasoner":
        """What answers questions about the map as it was checked: words that are not in their text carry nothing."""
        return self.facts.verdicts.asking(weighing=weighing, seconds=seconds)

    def why(self, claim: str) -> "Why":
        """Why a claim has its verdict; see `argmap.Reasoner.why`.

        Raises:
            UnknownNameError: (a `KeyError`) if the map has no such claim.
        """
        return self.facts.verdicts.reasoner.why(claim)

    def standing(self, claim: str) -> "Standing":
        """The kind of the verdict on a claim, and what stands behind it; see `argmap.Reasoner.standing`."""
        return self.facts.verdicts.reasoner.standing(claim)

    def voices(self, claim: str) -> "IndependentVoices":
        """The independent voices behind a claim; see `argmap.Reasoner.voices`."""
        return self.facts.verdicts.reasoner.voices(claim)

    def __str__(self) -> str:
        return f"{self.map}; {count(len(self.errors), 'error')}, {count(len(self.warnings), 'warning')}"

    def __repr__(self) -> str:
        return f"<Compilation {str(self)[:180]}>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """Show the map in a notebook as it was checked: the diagram as SVG, and plain text."""
        from argmap.diagrams.picture import mimebundle

        return mimebundle(self.map, self.facts)


def compile_source(
    source: Source,
    read: Reader,
    *,
    read_text: TextReader | None = None,
    problems: Iterable[Diagnostic] = (),
    cancelled: Callable[[], bool] = never,
) -> Compilation:
    """Compile a source and what it includes. Every mistake is a diagnostic.

    `read` reads included files, `read_text` the texts of sources (without it no quotation is
    checked); `problems` are diagnostics of the reading of the source itself. `cancelled` is asked between the passes.

    Raises:
        CancelledError: when `cancelled` says so.
    """
    files, diagnostics = gather(source, read)
    go_on(cancelled)
    resolved = resolve(files)
    go_on(cancelled)
    facts = analyse(resolved.map, _texts(resolved.map, read_text), holes=resolved.holes)
    go_on(cancelled)
    checked, failures = run_checks(CHECKS, resolved.map, facts, cancelled=cancelled)
    documents = tuple(file.document for file in files)
    found = Ignores(documents).filter([*problems, *diagnostics, *resolved.diagnostics, *checked])
    return Compilation(
        documents=documents,
        map=ArgumentMap.of(resolved.map),
        facts=facts,
        diagnostics=in_order(found),
        failures=tuple(failures),
        names=resolved.names,
    )


def compile_map(amap: ArgumentMap, *, read_text: TextReader | None = None) -> Compilation:
    """Check a map that was made in Python."""
    facts = analyse(amap, _texts(amap, read_text))
    found, failures = run_checks(CHECKS, amap, facts)
    return Compilation(documents=(), map=amap, facts=facts, diagnostics=in_order(found), failures=tuple(failures))


def _texts(amap: MapContent, read_text: TextReader | None) -> Texts:
    """The texts of the sources, if anything is quoted: words that are not in one may stand in another."""
    if not any(True for _ in amap.all_quotations()):
        return {}
    texts: dict[str, QuotedText | NoText] = {}
    for source in amap.sources.values():
        if source.text:
            beside = source.origin.source if source.origin else None
            unread = NoText("no folder was given to look for it in")
            texts[source.id] = read_text(source.text, beside) if read_text else unread
    return texts
