"""A text with marked passages, as OVA keeps it: HTML in which each passage is a `span` with an id."""

from collections.abc import Mapping
from html.parser import HTMLParser

import attrs

from argmap.brief_repr import brief_repr

_BREAKS = frozenset(("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"))


@attrs.frozen
class MarkedText:
    """The plain text, and where each marked passage begins and ends in it."""

    text: str
    spans: Mapping[str, tuple[int, int]] = attrs.field(factory=dict)

    __repr__ = brief_repr


class _SpanReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.length = 0
        self.open: list[tuple[str, int]] = []
        self.spans: dict[str, tuple[int, int]] = {}

    def add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.add("\n")
        if tag == "span":
            self.open.append((dict(attrs).get("id") or "", self.length))

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self.open:
            name, start = self.open.pop()
            if name:
                self.spans[name] = (start, self.length)
        elif tag in ("p", "div"):
            self.add("\n")

    def handle_data(self, data: str) -> None:
        self.add(data)


def marked_text(text: str) -> MarkedText:
    """The plain text of marked HTML; a text without marks stays as it is."""
    if "<" not in text or ">" not in text:
        return MarkedText(text)
    reader = _SpanReader()
    reader.feed(text)
    reader.close()
    return MarkedText("".join(reader.parts), reader.spans)
