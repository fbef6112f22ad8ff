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
    RESTATEMENT = "restatement"
    QUESTION = "question"


@attrs.frozen(eq=False, repr=False)
class Entity:
    """A declared name: what it stands for, its id in the map, and where it is declared.

    `also` is what else it is declared as, by mistake: whoever means that is not told a second time. `shared` is what
    else it stands for: a source and a speaker may have one name, and are one voice.
    """

    kind: NameKind
    id: str
    span: Span
    also: set[NameKind] = attrs.Factory(set)
    shared: set[NameKind] = attrs.Factory(set)

    def stands_for(self, kind: NameKind) -> bool:
        """Whether it is of a kind."""
        return kind is self.kind or kind in self.shared


MOST_NAMES = 20_000
"""Names behind aliases that are gone through one by one; as many ways as lead to a file, so many names it has."""


@attrs.frozen(eq=False, repr=False)
class Scope:
    """What a file sees: its own names with those of includes without an alias, and scopes behind aliases.

    The names behind an alias are not copied: two aliases for a file that has two aliases for another, and so on,
    make more names than any memory holds. `behind` has them by the first part of the alias, with the whole of it;
    `dotted` are the names that have a dot without any alias.
    """

    names: dict[str, Entity] = attrs.Factory(dict)
    dotted: dict[str, Entity] = attrs.Factory(dict)
    behind: dict[str, list[tuple[str, "Scope"]]] = attrs.Factory(dict)

    def get(self, name: str) -> Entity | None:
        """What a name stands for, if anything."""
        return self.names.get(name) or self.get_behind(name)

    def get_behind(self, name: str) -> Entity | None:
        """What a name stands for that begins with an alias."""
        seen: set[tuple[int, str]] = set()
        stack = [(self, name)]
        while stack:
            scope, rest = stack.pop()
            if (id(scope), rest) in seen:
                continue
            seen.add((id(scope), rest))
            if scope is not self and rest in scope.names:
                return scope.names[rest]
            first, dot, _ = rest.partition(".")
            if dot:
                inner = scope.behind.get(first, ())
                stack += [(each, rest[len(alias) :]) for alias, each in reversed(inner) if rest.startswith(alias)]
        return None

    def items(self) -> Iterator[tuple[str, Entity]]:
        """The names, those behind fewer aliases first; not more than `MOST_NAMES` behind aliases."""
        yield from self.names.items()
        left = MOST_NAMES
        queue: list[tuple[str, Scope]] = [("", self)]
        for prefix, scope in queue:
            for inner in scope.behind.values():
                for alias, each in inner:
                    left -= 1 + len(each.names)
                    if left < 0:
                        return
                    queue.append((prefix + alias, each))
                    yield from ((prefix + alias + name, entity) for name, entity in each.names.items())


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
    declared: list[tuple[Entity, Span]]


def declare(files: Sequence[File]) -> Names:
    """Collect every declaration of every file, and what each file sees through its includes."""
    diagnostics: list[Diagnostic] = []
    ids: dict[tuple[int, int], str] = {}
    taken: dict[str, Entity] = {}
    own: list[dict[str, Entity]] = []
    number = 0
    unnamed: set[str] = set()
    declared: list[tuple[Entity, Span]] = []
    for at, file in enumerate(files):
        scope: dict[str, Entity] = {}
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
            if first is not None and {first.kind, kind} == {NameKind.SOURCE, NameKind.SPEAKER} and not first.shared:
                first.shared.add(kind)
                declared.append((first, entity.span))
                scope.setdefault(word.text, first)
                ids[at, word.start] = first.id
                continue
            if first is not None:
                diagnostics.append(_duplicate(entity, first, word.text))
                first.also.add(kind)
                scope.setdefault(word.text, first)
                if kind is NameKind.CLAIM:
                    number += 1
                    ids[at, word.start] = f"{file.prefix}#{number}"
                    unnamed.add(ids[at, word.start])
                continue
            scope[word.text] = taken[entity.id] = entity
            declared.append((entity, entity.span))
            ids[at, word.start] = entity.id
    return Names(
        scopes=_with_includes(files, own, diagnostics),
        ids=ids,
        unnamed=frozenset(unnamed),
        diagnostics=diagnostics,
        declared=declared,
    )


def _with_includes(
    files: Sequence[File], own: Sequence[dict[str, Entity]], diagnostics: list[Diagnostic]
) -> list[Scope]:
    """Add to each scope what the included files see; files stand before what they include."""
    scopes: list[Scope] = [Scope() for _ in files]
    for at in _inner_first(files):
        scope = scopes[at]
        scope.names.update(own[at])
        scope.dotted.update((name, entity) for name, entity in own[at].items() if "." in name)
        for included, node in zip(files[at].includes, files[at].followed, strict=True):
            inner = scopes[included.file]
            clashes = _put_behind(scope, f"{included.alias}.", inner) if included.alias else _merge(scope, inner)
            span = files[at].document.span(node.path)
            diagnostics.extend(_clash(span, *clash) for clash in clashes)
    return scopes


Clash = tuple[str, Entity, Entity]
"""A name, what it stands for, and what else it would stand for."""


def _merge(scope: Scope, inner: Scope) -> list[Clash]:
    """Add what a file sees that is included without an alias."""
    clashes: list[Clash] = []
    for name, entity in inner.names.items():
        known = scope.names.setdefault(name, entity)
        if known is entity and "." in name:
            scope.dotted[name] = entity
            known = scope.get_behind(name) or entity
        if known.id != entity.id:
            clashes.append((name, known, entity))
    for behind in inner.behind.values():
        for alias, each in behind:
            clashes += _put_behind(scope, alias, each)
    return clashes


def _put_behind(scope: Scope, alias: str, inner: Scope) -> list[Clash]:
    """Add what a file sees that is included with an alias."""
    first = alias.partition(".")[0]
    behind = scope.behind.setdefault(first, [])
    if any(known == alias and each is inner for known, each in behind):
        return []
    clashes: list[Clash] = []
    for name, known in scope.dotted.items():
        entity = inner.get(name[len(alias) :]) if name.startswith(alias) else None
        if entity is not None and entity.id != known.id:
            clashes.append((name, known, entity))
    for known_alias, _ in behind:
        if known_alias.startswith(alias) or alias.startswith(known_alias):
            pairs = ((alias + name, entity) for name, entity in inner.items())
            found = ((name, scope.get_behind(name), entity) for name, entity in pairs)
            clashes += [(name, one, other) for name, one, other in found if one is not None and one.id != other.id]
            break
    behind.append((alias, inner))
    return clashes


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
        yield from declared_by(statement)


def declared_by(statement: nodes.Statement) -> Iterator[tuple[NameKind, Word]]:
    """Every name that a statement declares, in the order of its text; claims without one by their text."""
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


_PAIRS = {"contradicts": NameKind.CONTRADICTION, "restates": NameKind.RESTATEMENT}
"""Relations that are no steps, by their verb."""


def _inner_declarations(details: Sequence[nodes.Detail]) -> Iterator[tuple[NameKind, Word]]:
    stack = [*reversed(details)]
    while stack:
        detail = stack.pop()
        if isinstance(detail, nodes.Relation):
            if detail.label is not None:
                yield _PAIRS.get(detail.verb.text, NameKind.STEP), detail.label
        elif isinstance(detail, nodes.Step):
            if detail.text is not None:
                yield NameKind.CLAIM, detail.name or detail.text
            if detail.label is not None and detail.keyword.text != "and":
                yield NameKind.STEP, detail.label
            stack.extend(reversed(detail.conjuncts))
        elif not isinstance(detail, nodes.QuotationLine):
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
