"""The ids of what an author gave no name."""

import re
from collections.abc import Iterable

_WORDS = re.compile(r"\S+ by \S+(?: \([1-9][0-9]*\))?")
_NUMBERED = re.compile(r"(?:.*\.)?#[1-9][0-9]*")


def step_id(kind: str, premises: Iterable[str], target: str) -> str:
    """The id of a step without a name: the step written out.

    `tickets + flat rebuts revenue`, `none undercuts (revenue rebuts close)`, `perjury undercuts seen by liar`.
    """
    of_a_step = " " in target and _WORDS.fullmatch(target) is None
    return f"{' + '.join(premises)} {kind} {f'({target})' if of_a_step else target}"


def is_numbered(claim: str) -> bool:
    """Whether a claim has no name: its id is `#` and a number, perhaps behind the names of included files."""
    return "#" in claim and _NUMBERED.fullmatch(claim) is not None
