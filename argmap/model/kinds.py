"""What each form of a value means: how it is read, written, checked and described."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import attrs

from argmap.fields import Form
from argmap.model.credence import BANDS, Credence, Level, read_credence, read_strength
from argmap.model.dates import DATE_HELP, date_help, period
from argmap.model.elements import InferenceKind, QuotationKind, Verdict
from argmap.model.text import clean_text
from argmap.model.verdict_kinds import EXPECTABLE
from argmap.names import PLACE, normal, show

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_PLACE = re.compile(PLACE)
MOST_SHORT = 60
"""Characters of a short form."""
_GRADE = re.compile(r"[A-Fa-f][1-6]?")


@attrs.frozen(kw_only=True)
class ValueKind:
    """A form of values.

    Attributes:
        read: the value that a written text stands for; `None` where it is none of this form.
        write: the value as the language writes it; empty where there is nothing to write.
        empty: the value that says nothing.
        help: what to write.
        help_on: what to write for a text that is none, where that depends on it.
        schema: the JSON Schema of the value as plain data.
    """

    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    empty: Any = ""
    help: str = ""
    help_on: Callable[[str], str] | None = None
    schema: Mapping[str, Any] = MappingProxyType({"type": "string"})

    def advice(self, text: str) -> str:
        """What to write for a text that is no value of the form."""
        return self.help if self.help_on is None else self.help_on(text)


def read_date(text: str) -> str | None:
    """A date in the form in which it was written."""
    return text if period(text) is not None else None


def _read_tags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (each.strip() for each in text.split(",")))))


def _one_of(kind: type[StrEnum]) -> Callable[[str], StrEnum | None]:
    return lambda text: kind(text) if text in list(kind) else None


def _expected(text: str) -> str | None:
    return Verdict(text) if text in list(Verdict) else text if text in EXPECTABLE else None


def _choice(kind: type[StrEnum]) -> Mapping[str, Any]:
    return MappingProxyType({"enum": [str(each) for each in kind]})


def _write_strength(value: float | Level | None) -> str:
    if value is None or isinstance(value, Level):
        return value or ""
    return repr(value)


def _write_credence(value: Credence | None) -> str:
    return "" if value is None else value.written


_LEVELS = f"a level: {', '.join(each.value for each in Level)}"
_LIST = MappingProxyType({"type": "array", "items": {"type": "string"}})
_FULL = MappingProxyType({"type": "string", "minLength": 1})

KINDS: Mapping[Form, ValueKind] = MappingProxyType(
    {
        Form.TITLE: ValueKind(read=lambda text: text or None, schema=_FULL, help="a text that is not empty"),
        Form.TEXT: ValueKind(read=str),
        Form.PLACE: ValueKind(
            read=lambda text: text if _PLACE.fullmatch(text) else None,
            help="a place in a source is one line; no space follows on a colon in it",
        ),
        Form.DATE: ValueKind(read=read_date, help=DATE_HELP, help_on=date_help),
        Form.SHA256: ValueKind(
            read=lambda text: text.lower() if _SHA256.fullmatch(text) else None,
            help="a SHA-256 digest has 64 hexadecimal digits",
            schema=MappingProxyType({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
        ),
        Form.GRADE: ValueKind(
            read=lambda text: text.upper() if _GRADE.fullmatch(text) else None,
            help="a grade of the Admiralty scale is a letter from A to F, with a digit from 1 to 6 for the information",
            schema=MappingProxyType({"type": "string", "pattern": "^[A-F][1-6]?$"}),
        ),
        Form.WEIGHING: ValueKind(
            read=lambda text: text if text == "strength" else None,
            help="`weighing` can only be `strength`: strengths and credences then count as preferences",
            schema=MappingProxyType({"const": "strength"}),
        ),
        Form.TAGS: ValueKind(read=_read_tags, write=", ".join, empty=(), schema=_LIST),
        Form.FLAG: ValueKind(read=bool, write=str, empty=False, schema=MappingProxyType({"type": "boolean"})),
        Form.CREDENCE: ValueKind(
            read=read_credence,
            write=_write_credence,
            empty=None,
            help=f"a number from 0 to 1, a percentage, a word: {', '.join(BANDS)}, or {_LEVELS}",
        ),
        Form.STRENGTH: ValueKind(
            read=read_strength,
            write=_write_strength,
            empty=None,
            help=f"a number from 0 to 1, a percentage, or {_LEVELS}",
            schema=MappingProxyType(
                {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"enum": [each.value for each in Level]}]}
            ),
        ),
        Form.STEP_KIND: ValueKind(read=_one_of(InferenceKind), schema=_choice(InferenceKind)),
        Form.QUOTATION_KIND: ValueKind(read=_one_of(QuotationKind), schema=_choice(QuotationKind)),
        Form.VERDICT: ValueKind(
            read=_expected,
            schema=MappingProxyType({"enum": [*EXPECTABLE]}),
        ),
        Form.NAME: ValueKind(read=str, schema=_FULL),
        Form.SECTION: ValueKind(read=str),
        Form.SOURCE: ValueKind(read=str, schema=_FULL),
        Form.VOICE: ValueKind(read=str),
        Form.VOICES: ValueKind(read=_read_tags, write=", ".join, empty=(), schema=_LIST),
        Form.SHORT: ValueKind(
            read=lambda text: text if len(text) <= MOST_SHORT and "\n" not in text else None,
            help=f"a short form is one line of at most {MOST_SHORT} characters",
            schema=MappingProxyType({"type": "string", "maxLength": MOST_SHORT}),
        ),
        Form.CLAIM: ValueKind(read=str, schema=_FULL),
        Form.TARGET: ValueKind(read=str, schema=_FULL),
        Form.SOURCES: ValueKind(read=_read_tags, write=", ".join, empty=(), schema=_LIST),
        Form.CLAIMS: ValueKind(read=_read_tags, write=", ".join, empty=(), schema=_LIST),
    }
)
"""Every form but that of quotations, which are things of their own."""


_NAMES = (Form.NAME, Form.SECTION, Form.SOURCE, Form.VOICE, Form.CLAIM, Form.TARGET)
"""Forms whose values are ids, compared as they are after NFC."""


def as_value(form: Form, value: object, what: str) -> Any:
    """A value from outside, brought to the form in which the language holds it.

    Texts are freed of white space at their ends and empty paragraphs; a value that is `None` or empty is the
    form's empty value.

    Raises:
        ValueError: for a value that no file could say; the message begins with `what`.
    """
    kind = KINDS[form]
    if form is Form.FLAG:
        if not isinstance(value, bool):
            raise ValueError(f"{what} is neither true nor false")
        return value
    if form in (Form.TAGS, Form.SOURCES, Form.VOICES, Form.CLAIMS):
        return _words(value, what, commas=form is not Form.TAGS)
    if value is None and kind.empty is None:
        return None
    if form in (Form.STRENGTH, Form.CREDENCE) and isinstance(value, int | float) and not isinstance(value, bool):
        value = repr(float(value))
    elif isinstance(value, Credence):
        value = value.written
    if not isinstance(value, str):
        raise ValueError(
            f"{what} is not a text" if form is not Form.STRENGTH else f"{what} is not a number from 0 to 1, or a level"
        )
    text = normal(value) if form in _NAMES else clean_text(value)
    if not text and kind.empty == "" and form is not Form.TITLE:
        return ""
    unsayable(text, what)
    found = kind.read(text)
    if found is None:
        if form is Form.TITLE:
            raise ValueError(f"{what} is empty")
        raise ValueError(f"{what}: `{text}` does not fit" + (f"; {advice}" if (advice := kind.advice(text)) else ""))
    return found


def _words(value: object, what: str, *, commas: bool) -> tuple[str, ...]:
    """A list of single words or names, each once."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ValueError(f"{what} is not a list")
    found: dict[str, None] = {}
    for each in value:
        if not isinstance(each, str):
            raise ValueError(f"{what} holds what is not a text")
        word = normal(each) if commas else clean_text(each).strip()
        unsayable(word, what)
        if not commas and ("," in word or "\n" in word):
            raise ValueError(f"{what}: `{word}` does not fit; a tag is one line without a comma")
        if word:
            found[word] = None
    return tuple(found)


def unsayable(text: str, what: str) -> None:
    """Refuse a text with a sign that no file can hold.

    Raises:
        ValueError: for a null character, and for half of a pair that stands for one character (a surrogate).
    """
    if text.isascii() and "\0" not in text:
        return
    for char in text:
        if char == "\0" or unicodedata.category(char) == "Cs":
            raise ValueError(
                f"{what} cannot hold {show(char) if char == chr(0) else f'the surrogate U+{ord(char):04X}'}"
            )
