"""Laying a file out in as few changes as it takes, so that carets and folds stay."""

import difflib
import re

from argmap.formatter import format_document
from argmap.service.repairs import with_line_ends_of
from argmap.service.shift import TextChange
from argmap.service.view import FileView
from argmap.syntax.parse import parse

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def layout(view: FileView) -> list[TextChange]:
    """The changes that lay a file out as `argmap format` does, by lines."""
    return changes_between(view.text, with_line_ends_of(view.text, format_document(parse(view.source))))


def changes_between(old: str, new: str) -> list[TextChange]:
    """The changes of whole lines that make one text of another."""
    before, after = _LINE.findall(old), _LINE.findall(new)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [
        TextChange(starts[low], starts[high], "".join(after[first:last]))
        for tag, low, high, first, last in matcher.get_opcodes()
        if tag != "equal"
    ]
