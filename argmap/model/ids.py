"""The ids of what an author gave no name."""

from collections.abc import Iterable


def step_id(kind: str, premises: Iterable[str], target: str) -> str:
    """The id of a step without a name: the step written out.

    `tickets + flat rebuts revenue`, `none undercuts (revenue rebuts close)`.
    """
    return f"{' + '.join(premises)} {kind} {f'({target})' if ' ' in target else target}"
