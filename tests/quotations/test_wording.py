"""What the words around a passage, and those of a claim, do with a quotation."""

from importlib import import_module

import pytest

import argmap
from argmap.checks.claim_exceeds_quotation import claim_exceeds_quotation
from argmap.quotations import exceeds
from argmap.quotations.ends import ends_of
from argmap.quotations.exceeds import excess
from argmap.quotations.finding import Critical
from argmap.quotations.languages.registry import language_of
from argmap.quotations.text.quoted_text import QuotedText


@pytest.mark.parametrize(
    "before, quote, how",
    [
        ("The clerk denied that ", "the road will close", "denied"),
        ("It is not true that ", "the road will close", "denied"),
        ("There is no evidence that ", "the road will close", "denied"),
        ("If ", "the road closes, shops suffer", "condition"),
        ("The council does not ", "close the road", "not"),
        ("Der Rat bestreitet, dass ", "die Straße gesperrt wird", "denied"),
        ("Если ", "дорогу закроют", "condition"),
        ("There is no doubt that ", "the road will close", None),
        ("The clerk knew that ", "the road will close", None),
        ("He denied it. ", "The road will close", None),
        ("The clerk said in May that ", "the road will close", None),
        ("The clerk said he may say that ", "the road will close", "governed"),
        ("Since May, in the north, ", "the road was closed", None),
    ],
)
def test_words_before_a_passage_can_turn_it_round(before, quote, how):
    text = QuotedText.of(f"{before}{quote} soon.")
    ends = ends_of(text, len(before), len(before) + len(quote), language_of(text.language))
    assert [end.how.value for end in ends] == ([how] if how else [])


@pytest.mark.parametrize(
    "claim, quote, kind",
    [
        ("Footfall rose by 21 per cent.", "footfall rose by 12 per cent", "number"),
        ("The street will be closed.", "the street may be closed", "modality"),
        ("All shops lose deliveries.", "some shops lose deliveries", "quantifier"),
        ("The shops lose their deliveries.", "the shops do not lose their deliveries", "negation"),
        ("The street may be closed.", "the street may be closed", None),
        ("The street closed in 2020.", "the street closed in May 2020", None),
        ("The street closed in 2020.", "May 2020 the street closed", None),
        ("The street has closed.", "the street that Mrs May knew has closed", None),
        ("Smith has closed the street.", "Will Smith closed the street", None),
        ("Smith has closed the street.", "Smith said that Will closed the street", None),
        ("The street will be closed.", "The Street May Be Closed", "modality"),
        ("The street will be closed.", "the street MAY be closed", "modality"),
        ("Traders are split.", "some would rather have the cars, some would not", None),
        ("Deliveries are safe.", "not one shop will lose a delivery", None),
    ],
)
def test_a_claim_that_says_more_than_its_quotation_is_noticed(claim, quote, kind):
    found = excess(claim, quote)
    assert (found.kind.value if found else None) == kind


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "ar", "zh"])
def test_a_word_is_critical_that_is_of_any_kind(language):
    spoken = language_of(language)
    lists = ("number", "negation", "modality", "quantifier", "condition", "hedges", "function")
    words = {word for each in lists for word in spoken.word_list(each).words} | {"street", "couldn't", "n'est", "وليس"}
    kinds = [kind for kind in Critical if kind is not Critical.UNIT]
    for word in (*sorted(words), *sorted(words)):
        assert spoken.is_critical(word) is any(spoken.is_kind(word, kind) for kind in kinds)


@pytest.mark.parametrize("text", ["It's NOT 1,250.5 shops-and-cars", "It\u2019s Straße İ and CAFÉ", "l'Été, 3.5 %"])
def test_words_are_cut_and_then_written_small(text):
    assert exceeds._words(text, language_of("en")) == [
        word.lower().replace("\u2019", "'") for word in exceeds._WORD.findall(text)
    ]


def test_a_claim_is_compared_with_each_quotation_once(monkeypatch):
    made = []

    def counted(claim, quote, *, language=""):
        made.append((claim, quote))
        return exceeds.compared(claim, quote, language=language)

    lines = ["source s: S", "claim a: The street will be closed."]
    lines += [f"  quote s: the street may be closed {word}" for word in ("today", "soon", "now")]
    compilation = argmap.loads("\n".join(lines) + "\n")
    monkeypatch.setattr(import_module("argmap.checks.claim_exceeds_quotation"), "compared", counted)
    found = list(claim_exceeds_quotation(compilation.map, compilation.facts))
    assert len(found) == len(made) == 3
