"""Who declares which name, and what each file sees of it."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

import attrs

from argmap.catalogue.rules import DUPLICATE_NAME
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.resolve.includes import File
from argmap.source import Span
from argmap.syntax import nodes
from argmap.syntax.nodes import Word


class NameKind(StrEnum):
    """What a name can stand for."""

    SOURCE = "source"
    SPEAKER = "speaker"
    CLAIM = "claim"
    STEP = "step"
    CONTRADICTION = "contradiction"
    QUESTION = "question"


@attrs.frozen(eq=False, repr=False)
class Entity:
    """A declared name: what it stands for, its id in the map, and where it is declared."""

    kind: NameKind
    id: str
    span: Span


Scope = dict[str, Entity]


@attrs.frozen(eq=False, repr=False)
class Names:
    """The scope of each file, and the ids of what is declared where.

    `ids` maps the place of a declaration (file and offset) to an id; a second declaration of a name
    has none, unless it is a claim, which goes on without a name (those are in `unnamed`).
    """

    scopes: list[Scope]
    ids: Mapping[tuple[int, int], str]
    unnamed: frozenset[str]
    diagnostics: list[Diagnostic]


def declare(files: Sequence[File]) -> Names:
    """Collect every declaration of every file, and what each file sees through its includes."""
    diagnostics: list[Diagnostic] = []
    ids: dict[tuple[int, int], str] = {}
    taken: dict[str, Entity] = {}
    own: list[Scope] = []
    number = 0
    unnamed: set[str] = set()
    for at, file in enumerate(files):
        scope: Scope = {}
        own.append(scope)
        source = file.document.source
        for kind, word in _declarations(file.document):
            if kind is NameKind.CLAIM and word.type == "TEXT":
                number += 1
                ids[at, word.start] = f"{file.prefix}#{number}"
                continue
            text = word.text
            entity = Entity(kind, file.prefix + text, Span(source, word.start, word.end))
            first = scope.get(text) or taken.get(entity.id)
            if first is not None:
                diagnostics.append(_duplicate(entity, first, word.text))
                scope.setdefault(word.text, first)
                if kind is NameKind.CLAIM:
                    number += 1
                    ids[at, word.start] = f"{file.prefix}#{number}"
                    unnamed.add(ids[at, word.start])
                continue
            scope[word.text] = taken[entity.id] = entity
            ids[at, word.start] = entity.id
    return Names(_with_includes(files, own, diagnostics), ids, frozenset(unnamed), diagnostics)


def _with_includes(files: Sequence[File], own: Sequence[Scope], diagnostics: list[Diagnostic]) -> list[Scope]:
    """Add to each scope what the included files see; files stand before what they include."""
    scopes: list[Scope | None] = [None] * len(files)
    for at in _inner_first(files):
        scope = dict(own[at])
        for included, node in zip(files[at].includes, files[at].followed, strict=True):
            prefix = f"{included.alias}." if included.alias else ""
            for name, entity in (scopes[included.file] or {}).items():
                known = scope.setdefault(prefix + name, entity)
                if known is not entity and known.id != entity.id:
                    diagnostics.append(_clash(files[at].document.span(node.path), prefix + name, known, entity))
        scopes[at] = scope
    return [scope or {} for scope in scopes]


def _inner_first(files: Sequence[File]) -> Iterator[int]:
    """Each file after the files that it includes."""
    done: set[int] = set()
    stack = [(0, iter(files[0].includes))]
    while stack:
        at, includes = stack[-1]
        included = next((include for include in includes if include.file not in done), None)
        if included is not None:
            stack.append((included.file, iter(files[included.file].includes)))
            continue
        stack.pop()
        if at not in done:
            done.add(at)
            yield at


def _declarations(document: nodes.Document) -> Iterator[tuple[NameKind, Word]]:
    """Every name that a document declares, in the order of its text; claims without one by their text."""
    for statement in document.statements:
        if isinstance(statement, nodes.SourceDecl):
            yield NameKind.SOURCE, statement.name
        elif isinstance(statement, nodes.SpeakerDecl):
            yield NameKind.SPEAKER, statement.name
        elif isinstance(statement, nodes.QuestionDecl):
            yield NameKind.QUESTION, statement.name
        elif isinstance(statement, nodes.ClaimDecl):
            yield NameKind.CLAIM, statement.name or statement.text
            if statement.details:
                yield from _inner_declarations(statement.details)
        elif isinstance(statement, nodes.Relation):
            yield from _inner_declarations((statement,))


def _inner_declarations(details: Sequence[nodes.Detail]) -> Iterator[tuple[NameKind, Word]]:
    stack = [*reversed(details)]
    while stack:
        detail = stack.pop()
        if isinstance(detail, nodes.Relation):
            if detail.label is not None:
                contradicts = detail.verb.text == "contradicts"
                yield NameKind.CONTRADICTION if contradicts else NameKind.STEP, detail.label
        elif isinstance(detail, nodes.Step):
            if detail.text is not None:
                yield NameKind.CLAIM, detail.name or detail.text
            if detail.label is not None and detail.keyword.text != "and":
                yield NameKind.STEP, detail.label
            stack.extend(reversed(detail.conjuncts))
        else:
            continue
        stack.extend(reversed(detail.details))


def _duplicate(entity: Entity, first: Entity, name: str) -> Diagnostic:
    return Diagnostic.at(
        DUPLICATE_NAME,
        entity.span,
        f"`{name}` is declared twice",
        label="declared again here",
        others=[Label(first.span, f"first declared here, as a {first.kind}")],
        help="give one of the two another name; until then the name means the first",
    )


def _clash(span: Span, name: str, known: Entity, entity: Entity) -> Diagnostic:
    return Diagnostic.at(
        DUPLICATE_NAME,
        span,
        f"an included file brings a second `{name}`",
        others=[
            Label(known.span, f"first declared here, as a {known.kind}"),
            Label(entity.span, "declared again here"),
        ],
        help="include the file with an alias: `include: PATH as ID`",
    )
