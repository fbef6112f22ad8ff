"""The ids of what an author gave no name."""

import re
from collections.abc import Iterable

_NUMBERED = re.compile(r"(?:.*\.)?#[1-9][0-9]*")


def step_id(kind: str, premises: Iterable[str], target: str) -> str:
    """The id of a step without a name: the step written out.

    `tickets + flat rebuts revenue`, `none undercuts (revenue rebuts close)`.
    """
    return f"{' + '.join(premises)} {kind} {f'({target})' if ' ' in target else target}"


def is_numbered(claim: str) -> bool:
    """Whether a claim has no name: its id is `#` and a number, perhaps behind the names of included files."""
    return "#" in claim and _NUMBERED.fullmatch(claim) is not None
