"""Names: where they are declared, where they stand, and giving one another."""

from pathlib import Path

import attrs

from argmap.names import NAME_RE, bad_character, normal
from argmap.resolve.scopes import Entity
from argmap.service.shift import TextChange
from argmap.service.view import FilePlace, FileView
from argmap.syntax.keywords import DETAILS, STATEMENTS


class RefusedError(Exception):
    """Something that cannot be done to a file; the message says why."""


@attrs.frozen
class Occurring:
    """A place of a name, and whether it is declared there."""

    place: FilePlace
    declares: bool


def definition(view: FileView, offset: int) -> FilePlace | None:
    """Where what stands at an offset comes from: of a name its declaration, of quoted words the passage in the text."""
    named = view.name_at(offset)
    if named is not None:
        return _current(view, view.path_of(named.entity.span.source), named.entity.span.start, named.entity.span.end)
    quoted = view.quotation_at(offset)
    if quoted is None or quoted.checked.text is None:
        return None
    found = quoted.checked.in_source
    if found.start is None or found.end is None:
        return None
    return FilePlace(Path(quoted.checked.text.source.name), found.start, found.end)


def occurrences(view: FileView, offset: int) -> list[Occurring]:
    """Every place of the name at an offset, in all files of all maps that are open, the declarations among them."""
    named = view.name_at(offset)
    return _of(view, named.entity) if named is not None else []


def _of(view: FileView, entity: Entity) -> list[Occurring]:
    """A thing is the same in several maps where it is declared in the same place."""
    declared = view.path_of(entity.span.source), entity.span.start
    found: dict[FilePlace, Occurring] = {}
    for compiled in view.workspace.compilations.values():
        for each in compiled.names:
            at = each.entity.span
            if (view.path_of(at.source), at.start) == declared:
                place = _current(view, view.path_of(each.span.source), each.span.start, each.span.end)
                if place is not None:
                    found[place] = Occurring(place, each.declares)
    return sorted(found.values(), key=lambda each: (each.place.path != view.path, each.place.path, each.place.start))


def _current(view: FileView, path: Path, start: int, end: int) -> FilePlace | None:
    """A place as it was checked, where it is now."""
    file = view.workspace.get(path)
    if file is None:
        return FilePlace(path, start, end)
    now = file.shift.span(start, end)
    return FilePlace(path, *now) if now is not None else None


def renamed(view: FileView, offset: int, new: str) -> dict[Path, list[TextChange]]:
    """The changes that give the name at an offset another one, in all files; aliases before it stay.

    Raises:
        RefusedError: if there is no name, the new one is none, or something else has it.
    """
    named = view.name_at(offset)
    if named is None:
        raise RefusedError("there is no name here")
    new = normal(new.strip())
    if "." in new or NAME_RE.fullmatch(new) is None or bad_character(new) is not None:
        raise RefusedError(f"`{new}` is no name: it begins with a letter; letters, digits, `_` and `-` follow")
    if new in (*STATEMENTS, *DETAILS, "as", "by", "citing", "at"):
        raise RefusedError(f"`{new}` is a word of the language")
    entity = named.entity
    old = entity.id.rpartition(".")[2]
    if new == old:
        return {}
    _refuse_taken(view, entity, new)
    changes: dict[Path, list[TextChange]] = {}
    for occurring in _of(view, entity):
        place = occurring.place
        changes.setdefault(place.path, []).append(
            TextChange(place.end - len(_written(view, place, old)), place.end, new)
        )
    return changes


def _refuse_taken(view: FileView, entity: Entity, new: str) -> None:
    """Refuse a name that something else has, in any map in which the thing stands; each calls it by its own id."""
    declared = view.path_of(entity.span.source), entity.span.start
    for compiled in view.workspace.compilations.values():
        known = {each.entity.id: each.entity for each in compiled.names if each.declares}
        for id_, other in known.items():
            if (view.path_of(other.span.source), other.span.start) != declared:
                continue
            last = id_.rpartition(".")[2]
            taken = known.get(id_[: len(id_) - len(last)] + new)
            if taken is not None and taken is not other:
                line, _ = taken.span.source.position(taken.span.start)
                where = view.path_of(taken.span.source).name
                raise RefusedError(f"`{new}` is the name of a {taken.kind} in line {line} of {where}")


def _written(view: FileView, place: FilePlace, old: str) -> str:
    """The last part of a name as a file writes it, which may have its signs composed in another way."""
    file = view.workspace.get(place.path)
    text = file.text[place.start : place.end] if file else ""
    if not file:
        for compiled in view.workspace.compilations.values():
            for source in compiled.sources:
                if view.path_of(source) == place.path:
                    text = source.text[place.start : place.end]
    return text.rpartition(".")[2] if text else old
