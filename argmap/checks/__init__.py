"""The checks of a map: one file each, and the list of them."""

from argmap.catalogue.rule import Rule
from argmap.catalogue.rules import HOLDING_HANDS, RABBIT_RULE, REBUTTAL_OF_EQUALS, UNASKED_CLASH
from argmap.checks.answers import assumed_answer, unasked_clash
from argmap.checks.chronology import forecast_overtaken, older_attack
from argmap.checks.circular_reporting import circular_reporting
from argmap.checks.claim_exceeds_quotation import claim_exceeds_quotation
from argmap.checks.content_words import holding_hands, rabbit_rule
from argmap.checks.context_turned import context_turned
from argmap.checks.contradictory_assumptions import contradictory_assumptions
from argmap.checks.credence_and_verdict import improbable_and_accepted
from argmap.checks.cut_word import cut_word
from argmap.checks.failed_expectation import failed_expectation
from argmap.checks.figure_not_quoted import figure_not_quoted
from argmap.checks.for_and_against import for_and_against
from argmap.checks.gap_leaves_out import bracket_replaces, gap_leaves_out
from argmap.checks.idle_contradiction import idle_contradiction
from argmap.checks.isolated_claim import isolated_claim
from argmap.checks.likelihood_words import credence_disagrees, likelihood_with_confidence, mixed_likelihood_words
from argmap.checks.lone_answer import lone_answer
from argmap.checks.lost_on_a_step import lost_on_a_step
from argmap.checks.namesakes import common_root, namesakes
from argmap.checks.no_grade import no_grade
from argmap.checks.no_text import no_text
from argmap.checks.not_at_origin import not_at_origin
from argmap.checks.other_place import other_place, other_speaker
from argmap.checks.premise_denies_conclusion import premise_denies_conclusion
from argmap.checks.quotation_altered import quotation_altered
from argmap.checks.quotation_ambiguous import quotation_ambiguous
from argmap.checks.quotation_not_found import quotation_not_found
from argmap.checks.quotation_unchecked import quotation_unchecked
from argmap.checks.rebuttal_of_equals import rebuttal_of_equals
from argmap.checks.repeated_relation import repeated_relation
from argmap.checks.repeated_text import repeated_text
from argmap.checks.repeats_circle import repeats_circle
from argmap.checks.restated import credences_of_wordings, other_figures, restated_and_attacked, restated_and_supported
from argmap.checks.run import Check
from argmap.checks.self_defeat import self_defeat
from argmap.checks.self_relation import self_relation
from argmap.checks.short_quotation import short_quotation
from argmap.checks.source_contradicts_itself import source_contradicts_itself
from argmap.checks.stale_review import stale_review
from argmap.checks.stance import stance
from argmap.checks.support_circle import support_circle
from argmap.checks.text_changed import text_changed
from argmap.checks.text_missing import text_missing
from argmap.checks.twins import twins
from argmap.checks.unbacked_leaf import unbacked_leaf
from argmap.checks.uncorroborated import uncorroborated
from argmap.checks.undercut_of_claim import undercut_of_claim
from argmap.checks.undercut_of_strict import undercut_of_strict
from argmap.checks.unmeetable_expectation import unmeetable_expectation
from argmap.checks.unnamed_speaker import unnamed_speaker
from argmap.checks.unused_source import unused_source
from argmap.checks.unused_speaker import unused_speaker
from argmap.checks.wide_gap import wide_gap
from argmap.checks.word_of_the_denier import word_of_the_denier
from argmap.checks.words_at_origin import words_at_origin

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
    lone_answer,
    restated_and_attacked,
    restated_and_supported,
    lost_on_a_step,
    quotation_not_found,
    quotation_altered,
    quotation_ambiguous,
    text_missing,
    text_changed,
    no_text,
    quotation_unchecked,
    short_quotation,
    cut_word,
    context_turned,
    wide_gap,
    gap_leaves_out,
    bracket_replaces,
    other_place,
    other_speaker,
    stance,
    claim_exceeds_quotation,
    figure_not_quoted,
    not_at_origin,
    namesakes,
    common_root,
    unnamed_speaker,
    circular_reporting,
    source_contradicts_itself,
    words_at_origin,
    repeats_circle,
    uncorroborated,
    failed_expectation,
    undercut_of_strict,
    contradictory_assumptions,
    idle_contradiction,
    self_defeat,
    word_of_the_denier,
    improbable_and_accepted,
    no_grade,
    older_attack,
    forecast_overtaken,
    stale_review,
    twins,
    assumed_answer,
    credence_disagrees,
    likelihood_with_confidence,
    mixed_likelihood_words,
    credences_of_wordings,
    other_figures,
)
"""What every file is checked for."""

OPTIONAL_CHECKS: tuple[tuple[Rule, Check], ...] = (
    (RABBIT_RULE, rabbit_rule),
    (HOLDING_HANDS, holding_hands),
    (REBUTTAL_OF_EQUALS, rebuttal_of_equals),
    (UNASKED_CLASH, unasked_clash),
)
"""What a file is checked for when the rule is selected by its code or name."""
