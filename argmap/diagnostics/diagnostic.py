"""A diagnostic is data: a rule, a headline, places, advice and edits."""

from collections.abc import Iterable

import attrs

from argmap.brief_repr import brief_repr
from argmap.catalogue.rule import Rule, Severity
from argmap.shown import TableOf
from argmap.source import Span

_OF_STRUCTURE = "AM2"
"""Rules from this code on are about what the map has, but for the `unless` that has nothing to set aside."""
_WITHOUT_A_PLACE = "AM205"


@attrs.frozen
class Label:
    """A place and a few words on the part that it plays."""

    span: Span
    text: str = ""

    __repr__ = brief_repr


@attrs.frozen
class Edit:
    """A repair: these new words instead of what the span covers."""

    span: Span
    new: str

    __repr__ = brief_repr


@attrs.frozen
class Diagnostic:
    """One mistake or finding.

    The headline makes sense alone; `label` is the smallest place that is to blame, `others` the
    places where the rest of the problem stands, `help` says what to do.
    """

    rule: Rule
    message: str
    label: Label
    others: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: str = ""
    edits: tuple[Edit, ...] = ()

    __repr__ = brief_repr

    @classmethod
    def at(
        cls,
        rule: Rule,
        span: Span,
        message: str,
        *,
        label: str = "",
        others: Iterable[Label] = (),
        notes: Iterable[str] = (),
        help: str = "",  # noqa: A002 - the field's name in every renderer
        edits: Iterable[Edit] = (),
    ) -> "Diagnostic":
        """Make a diagnostic whose primary place is `span`."""
        return cls(rule, message, Label(span, label), tuple(others), tuple(notes), help, tuple(edits))

    @property
    def leaves_out(self) -> bool:
        """Whether what it is about is left out of the map: an error in a line or a name, or an `unless` of nothing."""
        code = self.rule.code
        return self.severity == "error" and (code < _OF_STRUCTURE or code == _WITHOUT_A_PLACE)

    @property
    def severity(self) -> Severity:
        """The severity of the rule."""
        return self.rule.severity

    @property
    def span(self) -> Span:
        """The primary place."""
        return self.label.span


class Diagnostics(TableOf[Diagnostic]):
    """Diagnostics in their order; a notebook shows them as a table."""

    __slots__ = ()
    columns = ("", "place", "message", "help")
    nothing = "nothing to report"

    @staticmethod
    def row(each: Diagnostic) -> tuple[str, ...]:
        """The cells of one."""
        return f"{each.severity}[{each.rule.code}]", each.span.place, each.message, each.help


def in_order(diagnostics: Iterable[Diagnostic]) -> Diagnostics:
    """Sort by file (in order of first mention), place and code, and drop what is said twice."""
    files: dict[int, int] = {}
    unique: dict[tuple[int, int, str, int, str], Diagnostic] = {}
    for diagnostic in diagnostics:
        span = diagnostic.span
        file = files.setdefault(id(span.source), len(files))
        unique.setdefault((file, span.start, diagnostic.rule.code, span.end, diagnostic.message), diagnostic)
    return Diagnostics(unique[key] for key in sorted(unique))
