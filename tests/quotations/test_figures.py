"""Figures by their value, and whether one is another one, or that one rounded; worked out by hand."""

import pytest

from argmap.quotations.figures import figures


@pytest.mark.parametrize(
    "text, values",
    [
        ("12 per cent", [12]),
        ("1,250.5 people and 10.000 others", [1250.5, 10000]),
        ("2.5 million of 3.2bn", [2.5e6, 3.2e9]),
        ("seven thousand", [7000]),
        ("forty-five and five", [45, 5]),
        ("in 1990, at 12.5 %", [1990, 12.5]),
        ("B2B, A4 and nothing", []),
    ],
)
def test_the_values_of_figures(text, values):
    assert [each.value for each in figures(text)] == pytest.approx(values)


@pytest.mark.parametrize(
    "claim, quotation, same",
    [
        ("7,000", "7,312", True),
        ("7,000", "7,512", False),
        ("10,000", "14,000", False),
        ("12 per cent", "12.4 per cent", False),
        ("2.5 million", "2,480,000", True),
        ("2.5 million", "2,600,000", False),
        ("12.5", "12.49", True),
        ("1990", "1992", False),
        ("seven", "7", True),
        ("12", "21", False),
        ("7,312", "7,000", False),
    ],
)
def test_a_figure_says_another_one_by_value_or_rounded(claim, quotation, same):
    (ours,), (theirs,) = figures(claim), figures(quotation)
    assert ours.says(theirs) is same
