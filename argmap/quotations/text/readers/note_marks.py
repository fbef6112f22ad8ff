"""Note marks in a page: raised, and a link, called a note, or in brackets."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

_LONGEST = 40
_LEVELS = 3
_IN_BRACKETS = re.compile(r"\[[^\[\]]{1,38}\]")
_ONE = r"(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶#]{1,3}|note \d+)"
_LIKE_A_NOTE = re.compile(rf"[\[(]?{_ONE}(?:\s*[,;–-]\s*{_ONE})*[\])]?", re.IGNORECASE)
_CALLED_A_NOTE = re.compile(
    r"(?:^|[\s_-])(?:[a-z]*ref(?:s|erences?)?|(?:foot|end)?notes?|noteref|fn|fnref|cite)(?:$|[\s_:-])"
)
_BACK = re.compile(r"(?:^|[\s_-])(?:footnote-back|footnote-backref|doc-backlink)(?:$|\s)")


def is_note_mark(raised: Any, before: str) -> bool:
    """Whether a raised element is a note mark; `before` is the sign that stands before it.

    What stands behind a digit is a power, unless it leads to a place in a page.
    """
    words = _words(raised)
    if _IN_BRACKETS.fullmatch(words):
        return True
    if not _LIKE_A_NOTE.fullmatch(words):
        return False
    around = list(_around(raised))
    links = [link for element in around for link in islice(element.iter("a"), _LEVELS) if link.get("href")]
    if before.isdigit():
        return any("#" in link.get("href") for link in links)
    return bool(links) or any(_is_called_a_note(element) for element in around)


def is_note_link(link: Any) -> bool:
    """Whether a link is a note mark, or leads back to one, though it is not raised by an element."""
    named = _names(link)
    if not named.strip():
        return False
    return bool(_BACK.search(named)) or (
        _is_called_a_note(link) and "#" in (link.get("href") or "") and bool(_LIKE_A_NOTE.fullmatch(_words(link)))
    )


def _words(element: Any) -> str:
    words = "".join(islice(element.itertext(), _LEVELS * 4))
    return words.strip() if len(words) <= _LONGEST else ""


def _around(raised: Any) -> Iterator[Any]:
    """The element, and those that hold nothing else."""
    yield raised
    for _ in range(_LEVELS):
        outer = raised.getparent()
        alone = raised.getprevious() is None and raised.getnext() is None
        if outer is None or not alone or (outer.text or "").strip() or (raised.tail or "").strip():
            return
        raised = outer
        yield raised


def _is_called_a_note(element: Any) -> bool:
    inner = next(iter(element), None)
    return any(_CALLED_A_NOTE.search(_names(each)) for each in (element, inner) if each is not None)


def _names(element: Any) -> str:
    named = (element.get(key) or "" for key in ("class", "role", "epub:type"))
    return " ".join(named).lower()
