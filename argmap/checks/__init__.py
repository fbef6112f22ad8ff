"""The checks of a map: one file each, and the list of them."""

from collections.abc import Callable, Iterator

from argmap.analysis.facts import Facts
from argmap.checks.for_and_against import for_and_against
from argmap.checks.isolated_claim import isolated_claim
from argmap.checks.premise_denies_conclusion import premise_denies_conclusion
from argmap.checks.repeated_relation import repeated_relation
from argmap.checks.repeated_text import repeated_text
from argmap.checks.self_relation import self_relation
from argmap.checks.support_circle import support_circle
from argmap.checks.unbacked_leaf import unbacked_leaf
from argmap.checks.undercut_of_claim import undercut_of_claim
from argmap.checks.unmeetable_expectation import unmeetable_expectation
from argmap.checks.unused_source import unused_source
from argmap.checks.unused_speaker import unused_speaker
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.argument_map import ArgumentMap

Check = Callable[[ArgumentMap, Facts], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    self_relation,
    support_circle,
    repeated_relation,
    for_and_against,
    isolated_claim,
    unbacked_leaf,
    unused_source,
    unused_speaker,
    repeated_text,
    unmeetable_expectation,
    undercut_of_claim,
    premise_denies_conclusion,
)
