"""What a diagnostic proposes where a known word is like the one that stands there."""

from typing import TypedDict

from argmap.diagnostics.diagnostic import Edit
from argmap.source import Span


class Proposal(TypedDict):
    """The help and the edit of a diagnostic."""

    help: str
    edits: list[Edit]


def similar(span: Span, near: str, what: str) -> Proposal:
    """Propose a similar word of some kind for what stands at a place."""
    return {"help": f"a similar {what} is `{near}`", "edits": [Edit(span, near)]}
