"""Running checks: one that breaks takes nothing else with it."""

from collections.abc import Callable, Iterable, Iterator

from argmap.analysis.facts import Facts
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.failure import Failure, described
from argmap.model.content import MapContent
from argmap.model.propositions import as_propositions

Check = Callable[[MapContent, Facts], Iterator[Diagnostic]]


class CancelledError(Exception):
    """Nobody wants the result any more."""


def never() -> bool:
    """Nobody cancels."""
    return False


def go_on(cancelled: Callable[[], bool]) -> None:
    """Go on, unless that is cancelled.

    Raises:
        CancelledError: if it is.
    """
    if cancelled():
        raise CancelledError


def run_checks(
    checks: Iterable[Check], amap: MapContent, facts: Facts, *, cancelled: Callable[[], bool] = never
) -> tuple[list[Diagnostic], list[Failure]]:
    """What the checks find, and those that broke. A claim in several wordings is checked as one.

    Raises:
        CancelledError: when `cancelled`, which is asked before each, says so.
    """
    amap = as_propositions(amap)
    found: list[Diagnostic] = []
    failures: list[Failure] = []
    for check in checks:
        go_on(cancelled)
        try:
            found.extend(check(amap, facts))
        except Exception as error:  # our mistake in one check is not the loss of all the others
            name = getattr(check, "__name__", str(check)).replace("_", "-")
            failures.append(Failure(f"the check of `{name}`", described(error)))
    return found, failures
