"""JSON whose objects know where they stand in their text."""

import json
from json import decoder, scanner
from typing import Any

from argmap.source import Source, Span


class PlacedDict(dict[str, Any]):
    """An object, and the offsets at which its text begins and ends."""

    start: int = 0
    end: int = 0


class BadJsonError(Exception):
    """A text is no JSON; `at` is the offset where that shows."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


class _Decoder(json.JSONDecoder):
    """A decoder in Python: the one in C does not tell where an object begins."""

    def __init__(self) -> None:
        super().__init__()
        self.parse_object = _placed
        self.scan_once = scanner.py_make_scanner(self)  # type: ignore[attr-defined]


def _placed(state: tuple[str, int], *rest: Any) -> tuple[PlacedDict, int]:
    value, end = decoder.JSONObject(state, *rest)  # type: ignore[attr-defined]
    made = PlacedDict(value)
    made.start, made.end = state[1] - 1, end
    return made, end


def load_placed(text: str) -> Any:
    """The value of a text.

    Raises:
        BadJsonError: if it is none.
    """
    try:
        return _Decoder().decode(text)
    except json.JSONDecodeError as error:
        raise BadJsonError(error.msg[:1].lower() + error.msg[1:], error.pos) from error
    except RecursionError as error:
        raise BadJsonError("its brackets nest too deep") from error
    except ValueError as error:
        raise BadJsonError("it holds a number that is too long") from error


def span_of(source: Source, value: object) -> Span:
    """Where an object stands: its first line that holds more than a brace."""
    text = source.text
    start = min(getattr(value, "start", 0), len(text))
    end = min(getattr(value, "end", 1), len(text))
    line_end = text.find("\n", start)
    if text[start : line_end + 1].strip() == "{" and line_end < end:
        start = line_end + 1 + len(text[line_end + 1 :]) - len(text[line_end + 1 :].lstrip())
        line_end = text.find("\n", start)
    stop = end if line_end < 0 else min(end, line_end)
    return Span(source, start, max(stop, min(start + 1, len(text))))


def dicts(value: object) -> list[PlacedDict]:
    """The objects of a list; whatever else stands there is none."""
    return [each for each in value if isinstance(each, PlacedDict)] if isinstance(value, list) else []


def text_of(value: object) -> str:
    """A text, or a number as one; nothing for what is neither."""
    if isinstance(value, bool) or value is None:
        return ""
    return value if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""
