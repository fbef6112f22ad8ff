"""What is reported of compiled maps: what the settings keep, without what is too early to be said."""

from collections.abc import Callable, Collection, Iterable, Sequence

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


def is_kept(diagnostic: Diagnostic, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a diagnostic is reported, by beginnings of codes. Errors always are: no choice leaves them out."""
    code = diagnostic.rule.code
    if diagnostic.severity == "error":
        return True
    return (not select or code.startswith(tuple(select))) and not code.startswith(tuple(ignore) or ("-",))


def begun_files(compilation: Compilation) -> tuple[str, ...]:
    """The files of a map that is just being begun: lines cannot be read, or no claim bears on another."""
    unread = any(each.rule.code < "AM2" for each in compilation.errors)
    if unread or not (compilation.map.inferences or compilation.map.contradictions):
        return tuple(source.name for source in compilation.sources)
    return ()


def too_early(begun: Collection[str], kept: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is not said yet of maps that are just being begun, given their files."""
    return [each for each in kept if each.rule.code in UNFINISHED and each.span.source.name in begun]
