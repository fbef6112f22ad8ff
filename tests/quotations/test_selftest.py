"""The self-test on one's own quotations: what is altered, and what counts as caught."""

import pytest

import argmap
from argmap.quotations.check import all_checked
from argmap.quotations.languages.registry import language_of
from argmap.quotations.selftest import WAYS, SelfTest, alterations, selftest
from conftest import EXAMPLES

TEXT = "The mayor may not close Mill Street before 2030, said Ada Finch of Eastbrook. All shops would lose trade there."
MAP = "source s: S\n  text: s.txt\n  language: en\nclaim a: A.\n"


@pytest.fixture
def checked(tmp_path):
    (tmp_path / "s.txt").write_text(TEXT, encoding="utf-8")

    def of(*words):
        lines = "".join(f"  quote s: {each}\n" for each in words)
        return list(all_checked(argmap.loads(MAP + lines, folder=tmp_path).facts.quotations))

    return of


def test_each_way_alters_what_it_says(checked):
    (each,) = checked(TEXT.partition(". All")[0])
    found = dict(alterations(each, language_of("en")))
    assert found == {
        "a negation left out": "The mayor may  close Mill Street before 2030, said Ada Finch of Eastbrook",
        "a negation put in": "The mayor may not close Mill Street not before 2030, said Ada Finch of Eastbrook",
        "another number": "The mayor may not close Mill Street before 3030, said Ada Finch of Eastbrook",
        "another name": "The mayor may not close Mill Street before 2030, said Ada Finch of Mill",
        "a word of doubt left out": "The mayor  not close Mill Street before 2030, said Ada Finch of Eastbrook",
        "two words changed round": "The Eastbrook may not close Mill Street before 2030, said Ada Finch of mayor",
        "a gap over a negation": "The mayor may [...] close Mill Street before 2030, said Ada Finch of Eastbrook",
    }
    (each,) = checked("All shops would lose trade there")
    assert dict(alterations(each, language_of("en")))["another amount"] == "some shops would lose trade there"


def test_every_alteration_of_it_is_caught_and_none_counts_without_a_reason(checked):
    found = selftest(checked(TEXT.partition(". All")[0], "All shops would lose trade there"))
    assert found.quotations == 2
    assert {each.way for each in found.alterations} == {*WAYS}
    assert {each.outcome for each in found.alterations} == {"caught"}
    assert found.passed == ()


def test_a_word_cut_off_at_an_end_is_told_of(checked):
    found = selftest(checked("not close Mill Street"))
    assert {each.altered.strip(): each.outcome for each in found.alterations}["close Mill Street"] == "told"


def test_what_does_not_stand_in_its_text_is_not_altered(checked):
    found = selftest(checked("The mayor closes the street", "may [...] close Mill Street"))
    assert (found.quotations, found.left_out) == (0, 2)


def test_the_interval_is_that_of_wilson():
    """Newcombe 1998, table I: 15 of 148 has the interval to 0.1605, 0 of 20 that to 0.1611, 1 of 29 that to 0.1718."""

    class Counted(SelfTest):
        def __init__(self, passed, number):
            outcomes = ["passed"] * passed + ["caught"] * (number - passed)
            alterations = tuple(argmap_alteration(each) for each in outcomes)
            super().__init__(number, 0, alterations)

    def argmap_alteration(outcome):
        from argmap.quotations.selftest import Alteration

        return Alteration("a", "another number", "1", "2", "en", outcome)

    for passed, number, upper in ((15, 148, 0.1605), (0, 20, 0.1611), (1, 29, 0.1718)):
        assert Counted(passed, number).at_most == pytest.approx(upper, abs=5e-5)
    assert Counted(0, 0).at_most == 1
    assert Counted(0, 0).false_clean == 0


@pytest.mark.parametrize("name", ["mill-street", "charger"])
def test_the_examples_that_have_their_texts_let_nothing_pass(name):
    (path,) = [each for each in EXAMPLES if each.stem == name]
    found = selftest(argmap.quotes(argmap.load(path)))
    assert (len(found.alterations) > 30, found.passed) == (True, ())
