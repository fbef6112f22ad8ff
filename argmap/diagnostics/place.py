"""A place for a finding about something that was not read from a file."""

from argmap.source import Source, Span

NOWHERE = Span(Source("<map>", ""), 0, 0)


def place_of(origin: Span | None) -> Span:
    """Where a thing stands; for a map made in Python, a place that says so."""
    return origin or NOWHERE
