"""Finding what a name means in a file, and saying so when it means nothing."""

from collections.abc import Sequence
from functools import cached_property

from argmap.catalogue.rules import UNKNOWN_NAME, WRONG_KIND
from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label
from argmap.diagnostics.suggest import nearest
from argmap.english import count
from argmap.resolve.includes import File
from argmap.resolve.scopes import Entity, NameKind, Scope
from argmap.source import Span
from argmap.syntax.nodes import Word

MOST_PLACES = 5
"""Further places of the same unknown name that its message shows."""
MOST_SUGGESTIONS = 200
"""Unknown names of a file that a similar one is looked for; each look-up reads all names."""


class Lookup:
    """Looks names up in the scope of one file. A name that is unknown is reported once."""

    def __init__(self, files: Sequence[File], at: int, scope: Scope) -> None:
        self.document = files[at].document
        self.scope = scope
        self.files, self.at = files, at
        self.unknown: dict[tuple[str, tuple[NameKind, ...]], list[Span]] = {}
        self.wrong: list[Diagnostic] = []
        self.meant: set[str] = set()
        self.found: list[tuple[Entity, Word]] = []

    def find(self, word: Word, *kinds: NameKind) -> str | None:
        """The id that a name stands for, if it is of one of these kinds."""
        entity = self.scope.get(word.text)
        if entity is None:
            if not self._is_lost(word.text):
                self.unknown.setdefault((word.text, kinds), []).append(self.document.span(word))
            return None
        if not any(entity.stands_for(kind) for kind in kinds):
            self.meant.add(entity.id)
            if entity.also.intersection(kinds):
                return None
            self.wrong.append(_wrong_kind(self.document.span(word), word.text, entity, kinds))
            return None
        self.found.append((entity, word))
        return entity.id

    def diagnostics(self) -> list[Diagnostic]:
        """What could not be found. Afterwards `meant` holds the ids of similar and misused names."""
        found = list(self.wrong)
        for (name, kinds), spans in self.unknown.items():
            known: dict[str, Entity] = {}
            if len(found) - len(self.wrong) < MOST_SUGGESTIONS:
                known = {each: entity for each, entity in self.scope.items() if entity.kind in kinds}
            near = nearest(name, known)
            if near:
                self.meant.add(known[near].id)
            found.append(self._unknown(name, kinds, spans, (near, known[near]) if near else None))
        return found

    @cached_property
    def _lost(self) -> tuple[frozenset[str], frozenset[str]]:
        return _lost(self.files, self.at)

    def _is_lost(self, name: str) -> bool:
        names, aliases = self._lost
        return name in names or "" in aliases or any(name.startswith(f"{alias}.") for alias in aliases)

    def _unknown(
        self, name: str, kinds: tuple[NameKind, ...], spans: list[Span], near: tuple[str, Entity] | None
    ) -> Diagnostic:
        others = [Label(span, "and here") for span in spans[1 : MOST_PLACES + 1]]
        more = len(spans) - 1 - len(others)
        notes = [f"and in {count(more, 'more place')}"] if more > 0 else []
        kind = " or ".join(kinds)
        help_ = (
            f"declare it with `{kinds[0]} {name}: …`" if kinds[0] is not NameKind.STEP else "name a relation with `as`"
        )
        if near:
            meant, entity = near
            declared = entity.span
            line, _ = declared.source.position(declared.start)
            where = f"line {line}" if declared.source is self.document.source else declared.place
            help_ = f"a similar {entity.kind} is `{meant}`, declared in {where}"
        return Diagnostic.at(
            UNKNOWN_NAME,
            spans[0],
            f"no {kind} is called `{name}`",
            label="used here",
            others=others,
            notes=notes,
            help=help_,
            edits=[Edit(span, near[0]) for span in spans] if near else [],
        )


def _lost(files: Sequence[File], at: int) -> tuple[frozenset[str], frozenset[str]]:
    """Names and aliases that may exist in lines and files that could not be read."""
    names: set[str] = set()
    aliases: set[str] = set()
    stack = [(at, "")]
    seen: set[tuple[int, str]] = set()
    while stack:
        current, prefix = stack.pop()
        if (current, prefix) in seen or len(seen) > len(files) * 4:
            continue
        seen.add((current, prefix))
        file = files[current]
        names.update(prefix + name for name in file.document.lost_names)
        aliases.update((prefix + alias).removesuffix(".") for alias in file.lost_aliases)
        stack += [(include.file, prefix + (f"{include.alias}." if include.alias else "")) for include in file.includes]
    return frozenset(names), frozenset(aliases)


def _wrong_kind(span: Span, name: str, entity: Entity, kinds: tuple[NameKind, ...]) -> Diagnostic:
    help_ = ""
    if entity.kind in (NameKind.STEP, NameKind.CONTRADICTION) and kinds == (NameKind.CLAIM,):
        help_ = "a step is no claim; to set it aside write `undercuts`"
    elif entity.kind is NameKind.CONTRADICTION:
        help_ = "a contradiction is no step from premises to a claim; undercut a reason instead"
    wanted = " or ".join(kinds)
    return Diagnostic.at(
        WRONG_KIND,
        span,
        f"`{name}` is a {entity.kind} and not a {wanted}",
        others=[Label(entity.span, "declared here")],
        help=help_ or f"name a {wanted}",
    )
