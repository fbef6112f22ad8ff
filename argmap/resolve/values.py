"""Details and their values, read by the table of fields."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from argmap.catalogue.rules import BAD_VALUE
from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.diagnostics.suggest import nearest
from argmap.english import listed
from argmap.fields import BY_THING, Field, Form, details_of
from argmap.model.credence import BANDS
from argmap.model.elements import Verdict
from argmap.model.kinds import KINDS
from argmap.model.verdict_kinds import EXPECTABLE, VerdictWord
from argmap.names import normal
from argmap.source import Source, Span
from argmap.syntax import nodes
from argmap.syntax.nodes import Word

Settings = Mapping[str, Word]
_REFERENCES = (Form.SOURCES, Form.VOICE, Form.CLAIMS)
"""Forms whose values are names: those are looked up."""
_ROWS: Mapping[str, Mapping[str, Field]] = MappingProxyType(
    {
        thing: MappingProxyType({row.keyword: row for row in details_of(thing) if row.form not in _REFERENCES})
        for thing in BY_THING
    }
)
_CALLED = {Form.CREDENCE: "credence", Form.STRENGTH: "strength"}
"""Forms whose wrong values are quoted in the message."""


class Values:
    """Reads the values of the details of one file, and reports those of the wrong form."""

    def __init__(self, source: Source, diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.diagnostics = diagnostics

    def settings(self, details: Sequence[nodes.Detail]) -> Settings:
        """The `key: value` details; of a key that is given twice the first."""
        found: dict[str, Word] = {}
        for detail in details:
            if isinstance(detail, nodes.Setting):
                found.setdefault(detail.key.text, detail.value)
        return found

    def of(self, thing: str, settings: Settings) -> dict[str, Any]:
        """What details say of a kind of thing, by the names of its fields; names of other things are left out."""
        rows = _ROWS[thing]
        found: dict[str, Any] = {}
        for key, word in settings.items():
            row = rows.get(key)
            if row is None:
                continue
            value = KINDS[row.form].read(word.text)
            if value is None:
                self._bad(word, row)
            else:
                found[row.name] = value
        return found

    def listed(self, word: Word) -> list[Word]:
        """The entries of a list of names, each with its place where the list stands on one line."""
        found = []
        at = word.start
        for entry in word.text.split(","):
            name = entry.strip()
            start = self.source.text.find(name, at, word.end)
            if name and start >= 0:
                at = start + len(name)
                found.append(Word("NAME", normal(name), start, at))
            elif name:
                found.append(Word("NAME", normal(name), word.start, word.end))
        return found

    def verdict(self, word: Word) -> str | None:
        """A verdict, by its label, its word or its kind."""
        found: str | None = KINDS[Form.VERDICT].read(word.text)
        if found is None:
            labels, words = (listed([f"`{each}`" for each in kind]) for kind in (Verdict, VerdictWord))
            near = nearest(word.text, EXPECTABLE)
            help_ = f"it is a label ({labels}), a word ({words}), or a kind such as `impugned`"
            self._report(word, f"`{word.text}` is no verdict", near, help_)
        return found

    def _bad(self, word: Word, row: Field) -> None:
        help_ = KINDS[row.form].advice(word.text)
        if row.form in _CALLED:
            near = nearest(word.text, BANDS) if row.form is Form.CREDENCE else None
            self._report(word, f"`{word.text}` is no {_CALLED[row.form]}", near, help_)
        else:
            self._report(word, f"`{row.keyword}` has a value of the wrong form", None, help_)

    def _report(self, word: Word, message: str, near: str | None, help_: str) -> None:
        span = Span(self.source, word.start, word.end)
        self.diagnostics.append(
            Diagnostic.at(
                BAD_VALUE,
                span,
                message,
                notes=[help_] if near else [],
                help=f"a similar value is `{near}`" if near else help_,
                edits=[Edit(span, near)] if near else [],
            )
        )
