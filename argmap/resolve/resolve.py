"""Resolving: documents become an argument map."""

from collections.abc import Sequence

import attrs

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.content import MapContent, with_rivals
from argmap.resolve.declarations import DocumentReader
from argmap.resolve.includes import File
from argmap.resolve.lookup import Lookup
from argmap.resolve.parts import Parts
from argmap.resolve.scopes import Entity, declare
from argmap.resolve.steps import Steps
from argmap.source import Span


@attrs.frozen(eq=False, repr=False)
class Occurrence:
    """A place where a name stands: what it stands for there, and whether it is declared there."""

    entity: Entity
    span: Span
    declares: bool = False


@attrs.frozen(eq=False, repr=False)
class Resolved:
    """A map, what was wrong, and the holes that this left.

    `holes` are the ids of claims, sources and speakers from which a relation or quotation was left
    out: no later pass may conclude from what they lack.
    """

    map: MapContent
    holes: frozenset[str]
    diagnostics: list[Diagnostic]
    names: tuple[Occurrence, ...]


def resolve(files: Sequence[File]) -> Resolved:
    """Make one map of the files, the top file first.

    What cannot be resolved is left out and reported once; the rest is kept.
    """
    names = declare(files)
    diagnostics = names.diagnostics
    steps = Steps(diagnostics)
    parts = Parts(steps)
    readers = [
        DocumentReader(
            file.document,
            at,
            ids=names.ids,
            lookup=Lookup(files, at, names.scopes[at]),
            parts=parts,
            diagnostics=diagnostics,
        )
        for at, file in enumerate(files)
    ]
    for reader in readers:
        reader.read()
    steps.settle(parts.claims)
    parts.holes |= steps.lost | names.unnamed
    for reader in readers:
        diagnostics += reader.lookup.diagnostics()
        parts.holes |= reader.lookup.meant
    top = readers[0]
    amap = MapContent(
        title=top.title,
        sources=parts.sources,
        speakers=parts.speakers,
        sections=parts.sections,
        claims=parts.claims,
        inferences=steps.inferences(),
        contradictions=with_rivals(steps.contradictions, parts.questions),
        restatements=steps.restatements,
        questions=parts.questions,
        expectations=tuple(parts.expectations),
        origin=top.origin or Span(top.source, 0, 0),
        **top.values.of("map", top.head),
    )
    occurring = [Occurrence(entity, span, declares=True) for entity, span in names.declared]
    for file, reader in zip(files, readers, strict=True):
        occurring += [Occurrence(entity, file.document.span(word)) for entity, word in reader.lookup.found]
    return Resolved(amap, frozenset(parts.holes), diagnostics, tuple(occurring))
