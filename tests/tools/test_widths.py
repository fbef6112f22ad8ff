"""The table of character widths is the one that the font gives."""

import ast

import pytest

from argmap.diagrams.graphviz.widths import BOLD, REGULAR
from widths import FILE, VERSION, MissingError, find_fonts, module, version_of, widths


@pytest.fixture(scope="module")
def measured():
    """The widths of the installed font, regular and bold."""
    try:
        fonts = find_fonts()
        versions = {version_of(each) for each in fonts}
        if not all(VERSION in each for each in versions):
            pytest.skip(f"the table is made from version {VERSION} of the font; installed is {', '.join(versions)}")
        return [widths(each) for each in fonts]
    except MissingError as error:
        pytest.skip(str(error))


def test_the_table_holds_the_widths_of_the_font(measured):
    assert measured == [REGULAR, BOLD]


def test_the_module_is_the_one_that_is_made(measured):
    text = FILE.read_text(encoding="utf-8")
    # It was made from a list that named the sign × twice; made again, each character stands there once.
    assert module(*measured) == text.replace("−×", "−")


def test_a_module_is_a_table_by_width_that_reads_back():
    regular = {"a": 556, '"': 355, "'": 191, "\\": 278, "\xa0": 278, "\u2011": 333, "b": 556}
    text = module(regular, {'"': 474, "'": 474})
    tables = {
        each.targets[0].id: ast.literal_eval(each.value)
        for each in ast.parse(text).body
        if isinstance(each, ast.Assign)
    }
    assert tables == {
        "_REGULAR": {191: "'", 278: "\\\xa0", 333: "\u2011", 355: '"', 556: "ab"},
        "_BOLD": {474: "\"'"},
    }
    assert list(tables["_REGULAR"]) == sorted(tables["_REGULAR"])
    assert '    278: "\\\\\\xa0",\n    333: "\\u2011",\n    355: \'"\',\n' in text
