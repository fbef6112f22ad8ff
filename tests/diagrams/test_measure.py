"""Breaking and shortening text: what is not shown is not measured, and each character is measured once."""

from itertools import pairwise

from argmap.diagrams.graphviz import measure
from argmap.diagrams.graphviz.markup import shortened
from argmap.diagrams.graphviz.measure import MOST_LINES, break_lines, fitting, text_width

LONG = 5_000_000


class Counted(dict):
    """Widths of characters that count how often one is asked for."""

    asked = 0

    def __getitem__(self, char):
        self.asked += 1
        return 500


def test_no_more_of_a_text_is_measured_than_can_be_shown(monkeypatch):
    widths = Counted()
    monkeypatch.setattr(measure, "_REGULAR_WIDTHS", widths)
    assert fitting("x" * LONG, 100, 10) == 20
    assert widths.asked <= 22


def test_a_long_word_is_shortened_to_the_longest_beginning_that_fits_with_an_ellipsis():
    for bold in (True, False):
        short = shortened("mill" * LONG, 100, 9, bold=bold)
        assert short.endswith("…")
        assert text_width(short, 9, bold=bold) <= 100 < text_width(("mill" * 99)[: len(short)] + "…", 9, bold=bold)


def test_a_text_that_fits_is_not_shortened():
    width = text_width("Mill Street", 9, bold=True)
    assert shortened("Mill Street", width, 9) == "Mill Street"
    assert shortened("Mill Street", width - 0.1, 9) == "Mill Str…", "an ellipsis is wider than `et`"
    assert shortened("Mill Street", 0.1, 9) == "…"
    assert shortened("", 0.1, 9) == ""


def test_a_word_is_broken_into_lines_that_fit_each_character_once():
    word = "abcdefghij" * 1000
    lines = break_lines(word, 200, 10)
    assert "".join(lines) == word
    for line, after in pairwise(lines):
        assert text_width(line, 10) <= 200 < text_width(line + after[0], 10)


def test_the_work_for_a_long_word_grows_with_its_length_only(monkeypatch):
    widths = Counted()
    monkeypatch.setattr(measure, "_REGULAR_WIDTHS", widths)
    break_lines("y" * 10_000, 200, 10)
    assert widths.asked <= 3 * 10_000


def test_a_text_of_millions_of_letters_is_broken_into_no_more_lines_than_anybody_reads():
    for text in ("x" * LONG, "x " * LONG, "x\n" * LONG):
        lines = break_lines(text, 200, 10)
        assert len(lines) == MOST_LINES
        assert lines[-1] == "…"
    assert break_lines("x\n" * (MOST_LINES - 1), 200, 10) == ["x"] * (MOST_LINES - 1) + [""]


def test_no_mark_is_cut_off_its_letter():
    lines = break_lines("e\u0301\u0301" * 200, 100, 10)
    assert all(line.startswith("e") and line.endswith("\u0301\u0301") for line in lines)
