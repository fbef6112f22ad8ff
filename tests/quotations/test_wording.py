"""What the words around a passage, and those of a claim, do with a quotation."""

import pytest

from argmap.quotations.context import turned_round
from argmap.quotations.exceeds import excess
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
    ],
)
def test_words_before_a_passage_can_turn_it_round(before, quote, how):
    text = QuotedText.of(f"{before}{quote} soon.")
    turned = turned_round(text, len(before), len(before) + len(quote))
    assert (turned.how if turned else None) == how


@pytest.mark.parametrize(
    "claim, quote, kind",
    [
        ("Footfall rose by 21 per cent.", "footfall rose by 12 per cent", "number"),
        ("The street will be closed.", "the street may be closed", "modality"),
        ("All shops lose deliveries.", "some shops lose deliveries", "quantifier"),
        ("The shops lose their deliveries.", "the shops do not lose their deliveries", "negation"),
        ("The street may be closed.", "the street may be closed", None),
        ("Traders are split.", "some would rather have the cars, some would not", None),
        ("Deliveries are safe.", "not one shop will lose a delivery", None),
    ],
)
def test_a_claim_that_says_more_than_its_quotation_is_noticed(claim, quote, kind):
    found = excess(claim, quote)
    assert (found.kind.value if found else None) == kind
