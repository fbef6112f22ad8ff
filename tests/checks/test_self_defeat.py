"""A claim from which its own denial follows (AM405), by a rebuttal and by a contradiction."""

import sys

import pytest

import argmap


def found(text):
    """The claims that lead to their own denial, each with the way that is told."""
    diagnostics = [each for each in argmap.loads(text).diagnostics if each.rule.code == "AM405"]
    return [(each.message, *each.notes) for each in diagnostics]


def claims(names):
    return "".join(f"claim {each}: The {each}.\n  assumed\n" for each in names)


WAY = "`a` supports `b`, which supports `c`, which speaks against it"


@pytest.mark.parametrize("last", ["a contradicts c", "c contradicts a", "c rebuts a"])
def test_what_a_claim_leads_to_contradicts_or_rebuts_it(last):
    (only,) = found(claims("abc") + f"a supports b\nb supports c\n{last}\n")
    assert only == ("`a` leads to its own denial", WAY)


@pytest.mark.parametrize("last", ["a contradicts c", "c contradicts a", "c rebuts a"])
@pytest.mark.parametrize("broken", ["b supports d", "b rebuts c", "b undercuts c", "c supports b"])
def test_a_claim_that_does_not_lead_there_is_none(last, broken):
    assert found(claims("abcd") + f"a supports b\n{broken}\n{last}\n") == []


@pytest.mark.parametrize("last", ["a contradicts b", "b contradicts a"])
def test_a_step_to_what_the_claim_contradicts_is_told_by_another_rule(last):
    text = claims("ab") + f"a supports b\n{last}\n"
    assert found(text) == []
    assert "AM213" in [each.rule.code for each in argmap.loads(text).diagnostics]


def test_a_step_to_what_rebuts_the_claim_is_told_here():
    (only,) = found(claims("ab") + "a supports b\nb rebuts a\n")
    assert only[1] == "`a` supports `b`, which speaks against it"


def test_a_deduction_leads_as_a_reason_does():
    (only,) = found(claims("abc") + "a implies b\nb supports c\na contradicts c\n")
    assert only[1] == WAY


def test_all_premises_of_a_step_are_needed():
    linked = "a + d supports b\nb supports c\na contradicts c\n"
    assert found(claims("abcd") + linked) == []
    (only,) = found(claims("abcd") + linked + "a supports d\n")
    assert only[1] == "`a` supports `d`, which supports `b`, which supports `c`, which speaks against it"


def test_all_premises_of_a_rebuttal_are_needed():
    linked = "a supports b\nb + c rebuts a\n"
    assert found(claims("abc") + linked) == []
    (only,) = found(claims("abc") + linked + "b supports c\n")
    assert only[1] == "`a` supports `b`, which speaks against it"  # by the first of the premises


def test_a_claim_that_rebuts_itself_directly_is_told_by_another_rule():
    assert found(claims("ab") + "a supports b\na + b rebuts a\n") == []


def test_of_several_claims_against_one_any_that_follows_will_do():
    (only,) = found(claims("abcd") + "a supports b\nb supports c\na contradicts d\na contradicts c\n")
    assert only[1].startswith("`a` supports `b`")


def test_each_claim_is_told_once():
    text = claims("abc") + "a supports b\nb supports c\na contradicts c\nc rebuts a\n"
    assert len(found(text)) == 1


def test_a_search_that_is_too_large_ends_without_a_finding(monkeypatch):
    text = claims("abc") + "a supports b\nb supports c\na contradicts c\n"
    module = sys.modules["argmap.checks.self_defeat"]  # its function bears the same name
    monkeypatch.setattr(module, "MOST_CLAIMS", 3)
    assert len(found(text)) == 1
    monkeypatch.setattr(module, "MOST_CLAIMS", 2)
    assert found(text) == []
