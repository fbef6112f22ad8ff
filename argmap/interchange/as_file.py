"""A compiled map as one file, with the comments of the files that it comes from."""

from collections.abc import Mapping, Sequence

from argmap.formatter import format_document
from argmap.interchange.as_language import dumps
from argmap.model.content import MapContent
from argmap.syntax import nodes
from argmap.syntax.nodes import Document


def as_file(documents: Sequence[Document], amap: MapContent, *, whole: bool) -> str:
    """One file that says the same: a single one laid out anew, several made one.

    Raises:
        ValueError: if there are several and not all of them could be read (`whole` is false): what was left out
            would be lost.
    """
    if len(documents) == 1:
        return format_document(documents[0])
    if not whole:
        raise ValueError("the files have errors: what could not be read would be lost in one file")
    return dumps(amap, comments=_comments(documents, amap))


def _comments(documents: Sequence[Document], amap: MapContent) -> Mapping[str, Sequence[str]]:
    """The comments of the files, by the id of what stands next; those that nothing follows by the empty text."""
    ids = {}
    for things in (amap.sources, amap.speakers, amap.claims, amap.questions):
        for id_, thing in things.items():
            if thing.origin is not None:
                ids[id(thing.origin.source), thing.origin.start] = id_
    found: dict[str, list[str]] = {}
    for document in documents:
        waiting = list(document.comments)
        for block in document.blocks:
            place = _place(block.statement)
            owner = ids.get((id(document.source), place)) if place is not None else None
            if owner is None:
                continue
            while waiting and waiting[0].start < block.end:
                found.setdefault(owner, []).append(waiting.pop(0).text)
        found.setdefault("", []).extend(each.text for each in waiting)
    return found


def _place(statement: nodes.Statement | None) -> int | None:
    """Where the name of what a statement declares begins."""
    match statement:
        case nodes.SourceDecl() | nodes.SpeakerDecl() | nodes.QuestionDecl():
            return statement.name.start
        case nodes.ClaimDecl():
            return (statement.name or statement.text).start
        case _:
            return None
