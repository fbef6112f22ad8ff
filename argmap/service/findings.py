"""What is reported of compiled maps: what the settings keep, without what is too early to be said."""

from collections.abc import Callable, Iterable, Sequence

from argmap.checks import OPTIONAL_CHECKS
from argmap.checks.run import run_checks
from argmap.diagnostics.diagnostic import Diagnostic, in_order
from argmap.diagnostics.failure import Failure
from argmap.pipeline import Compilation

UNFINISHED = ("AM206", "AM207", "AM208", "AM209")
"""Rules that only say that a map is not finished yet."""


def findings(
    compilations: Iterable[Compilation], keeps: Callable[[Diagnostic], bool], select: Sequence[str] = ()
) -> tuple[list[Diagnostic], list[Failure]]:
    """The diagnostics of some maps that are kept, those of checks among them that only run where they are asked for.

    With them the checks that broke.
    """
    found: list[Diagnostic] = []
    broken: list[Failure] = []
    wanted = [check for rule, check in OPTIONAL_CHECKS if rule.code in select]
    for compilation in compilations:
        more, failures = run_checks(wanted, compilation.map, compilation.facts) if wanted else ([], [])
        found += [*compilation.diagnostics, *more]
        broken += [*compilation.failures, *failures]
    return [each for each in in_order(found) if keeps(each)], broken


def too_early(compilations: Iterable[Compilation], kept: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is not said yet of maps that are just being begun: lines cannot be read, or no claim bears on another."""
    begun: set[int] = set()
    for compilation in compilations:
        unread = any(each.rule.code < "AM2" for each in compilation.errors)
        if unread or not (compilation.map.inferences or compilation.map.contradictions):
            begun.update(id(source) for source in compilation.sources)
    return [each for each in kept if each.rule.code in UNFINISHED and id(each.span.source) in begun]
