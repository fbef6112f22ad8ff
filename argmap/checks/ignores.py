"""`# argmap: ignore[AM207] reason`: findings that the author has seen and accepts.

The comment stands on a line of its own and holds for the next line and what is indented below it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from argmap.catalogue.pages import find_rule
from argmap.catalogue.rules import BAD_IGNORE, NO_TEXT, RULES, TEXT_MISSING
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.suggest import nearest
from argmap.source import LINE_END, Source, Span
from argmap.syntax.nodes import Comment, Document

_WITHOUT_TEXT = (TEXT_MISSING, NO_TEXT)
_OF_QUOTATIONS = "AM3"
_IGNORE = re.compile(r"#\s*argmap\s*:\s*ignore\b\s*(?:\[([^\]]*)\])?")


@attrs.define(eq=False, repr=False)
class _Ignore:
    codes: tuple[str, ...]
    span: Span
    start: int
    end: int
    used: bool = False


class Ignores:
    """The ignore comments of some documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._of: dict[int, list[_Ignore]] = {}
        for document in documents:
            found = [
                ignore for comment in document.comments if (ignore := self._read(document.source, comment)) is not None
            ]
            if found:
                self._of[id(document.source)] = found

    def filter(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The diagnostics that no comment hides, and those of the comments themselves.

        Where a text is missing, whether a comment would hide something about its quotations is not known.
        """
        blind = False
        for diagnostic in diagnostics:
            blind = blind or diagnostic.rule in _WITHOUT_TEXT
            if not self._hides(diagnostic):
                yield diagnostic
        yield from self.diagnostics
        for ignores in self._of.values():
            for ignore in ignores:
                if not ignore.used and not (blind and any(code.startswith(_OF_QUOTATIONS) for code in ignore.codes)):
                    listed = ", ".join(ignore.codes)
                    yield Diagnostic.at(
                        BAD_IGNORE, ignore.span, f"nothing below is ignored by {listed}", help="take the comment out"
                    )

    def _hides(self, diagnostic: Diagnostic) -> bool:
        hidden = False
        for ignore in self._of.get(id(diagnostic.span.source), ()):
            if diagnostic.rule.code in ignore.codes and ignore.start <= diagnostic.span.start < ignore.end:
                ignore.used = hidden = True
        return hidden

    def _read(self, source: Source, comment: Comment) -> _Ignore | None:
        match = _IGNORE.match(comment.text)
        if match is None:
            return None
        span = Span(source, comment.start, comment.start + match.end())
        words = [word.strip() for word in (match[1] or "").split(",") if word.strip()]
        rules = [find_rule(word) for word in words]
        for word, rule in zip(words, rules, strict=True):
            if rule is None:
                near = nearest(word, [each.code for each in RULES] + [each.name for each in RULES])
                help_ = f"a similar one is `{near}`" if near else "`argmap explain` lists the rules"
                self.diagnostics.append(Diagnostic.at(BAD_IGNORE, span, f"no rule is called `{word}`", help=help_))
        if not words:
            help_ = "name the rule: `# argmap: ignore[AM207] the reason`"
            self.diagnostics.append(Diagnostic.at(BAD_IGNORE, span, "an ignore comment names no rule", help=help_))
        codes = tuple(rule.code for rule in rules if rule is not None)
        return _Ignore(codes, span, *_scope(source, comment)) if codes else None


def _scope(source: Source, comment: Comment) -> tuple[int, int]:
    """From the end of the comment to the end of the next line and of what is deeper than it."""
    text = source.text
    starts = source.line_starts
    number, _ = source.position(comment.start)
    indent: int | None = None
    end = len(text)
    for start in starts[number:]:
        match = LINE_END.search(text, start)
        line = text[start : match.start() if match else len(text)]
        content = line.lstrip(" \t")
        if not content or content[0] == "#":
            continue
        depth = len(line) - len(content)
        if indent is None:
            indent = depth
        elif depth <= indent and content[0] != "|":
            end = start
            break
    return comment.start + len(comment.text), end
